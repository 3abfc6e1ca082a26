"""Printed documents out of plain rows of strings, so that a layout can be written down as it looks.

In a row, '<' continues the cell on the left and '^' the cell above; '' is an empty cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.printed import Box, Cell, Line, PageRecord, PrintedDocument, Table

SHA = "ab" * 32
_ROW_HEIGHT, _COL_WIDTH = 20.0, 60.0


def line(text: str, page: int = 1, top: float = 50.0, x0: float = 72.0, *, bold: bool = False, size: float = 16.0) -> Line:
    """One printed line."""
    return Line(page, Box(x0, top, x0 + min(6.0 * len(text), 450.0), top + 14.0), text, text, size, bold)


def grid(rows: Sequence[Sequence[str]], number: int = 1, page: int = 1, top: float = 300.0, *, ruled: bool = True) -> Table:
    """A table from rows of strings with '<' and '^' for merged cells."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            owner[r, c] = owner[r, c - 1] if text == "<" else owner[r - 1, c] if text == "^" else (r, c)
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if owner[r, c] != (r, c):
                continue
            places = [place for place, first in owner.items() if first == (r, c)]
            last_row, last_col = max(p[0] for p in places), max(p[1] for p in places)
            box = Box(
                72 + c * _COL_WIDTH,
                top + r * _ROW_HEIGHT,
                72 + (last_col + 1) * _COL_WIDTH,
                top + (last_row + 1) * _ROW_HEIGHT,
            )
            lines = tuple(
                Line(page, Box(box.x0 + 2, box.top + 2 + 10 * n, box.x1 - 2, box.top + 12 + 10 * n), part, part, 14.0)
                for n, part in enumerate(text.split("\n"))
                if part
            )
            cells.append(Cell(r, c, last_row - r + 1, last_col - c + 1, ((page, box),), lines))
    n_rows, n_cols = len(rows), len(rows[0])
    outer = Box(72, top, 72 + n_cols * _COL_WIDTH, top + n_rows * _ROW_HEIGHT)
    return Table(number, n_rows, n_cols, tuple(cells), ((page, outer),), ruled)


def document(*blocks: str | Line | Table | Sequence[Sequence[str]], pages: int = 1) -> PrintedDocument:
    """A document from lines (strings starting with '#' are bold headings) and tables."""
    made: list[Line | Table] = []
    top, number = 50.0, 0
    for block in blocks:
        if isinstance(block, Line | Table):
            made.append(block)
            number += isinstance(block, Table)
        elif isinstance(block, str):
            made.append(line(block.lstrip("# "), top=top, bold=block.startswith("#")))
            top += 30
        else:
            number += 1
            made.append(grid(block, number, top=top))
            top += _ROW_HEIGHT * len(block) + 20
    records = tuple(PageRecord(n + 1, 595.0, 842.0, 0, "pdfium", 1.0) for n in range(pages))
    return PrintedDocument(SHA, 1000, "", "", "text", records, tuple(made))
