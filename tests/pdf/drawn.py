"""Small PDFs drawn for one test each, with a font that every reader has."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from extractors.pdf import read_printed
from extractors.printed import Line, PrintedDocument, Table

SIZE = (400.0, 300.0)


def pdf(path: Path, *pages: Callable[[Canvas], None], size: tuple[float, float] = SIZE) -> Path:
    """Write one page for each function."""
    canvas = Canvas(str(path), pagesize=size)
    for page in pages:
        canvas.setFont("Helvetica", 12)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return path


def body(*pages: Callable[[Canvas], None]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=SIZE)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def grid(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    """Draw every rule of a table; y from the page's foot."""
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)


def texts(document: PrintedDocument) -> list[str]:
    """Return the text of every line, inside and outside tables."""
    out = []
    for block in document.blocks:
        out += [line.text for cell in block.cells for line in cell.lines] if isinstance(block, Table) else [block.text]
    return out


def tables(document: PrintedDocument) -> list[Table]:
    return [b for b in document.blocks if isinstance(b, Table)]


def lines(document: PrintedDocument) -> list[Line]:
    return [b for b in document.blocks if isinstance(b, Line)]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def read(path: Path, engine: str = "fast") -> PrintedDocument:
    return read_printed(path, engine=engine, ocr=False)
