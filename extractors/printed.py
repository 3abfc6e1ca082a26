"""What is printed: pages, lines, tables and cells, before anything is given a meaning.

`extractors.pdf` fills these types from a PDF; layouts, prose and measures read them.
Coordinates are PDF points from the top-left of the page as displayed and upright, rounded to 0.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in points from the displayed page's top-left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or the part of it that stands in one cell.

    Attributes:
        page: Page number as a reader counts, from 1.
        box: Around the characters of the line.
        raw: The characters as the text source gives them, in reading order; never repaired.
        text: `raw` after `normalizers.thai.repair_thai`.
        size: Font size in points (0 where the source does not say).
        bold: Whether most characters are in a bold font.
    """

    page: int
    box: Box
    raw: str
    text: str
    size: float = 0.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a logical table; a cell cut by a page break keeps a box for each page.

    Attributes:
        row: First row of the cell in the logical table, from 0.
        col: First column of the cell, from 0.
        row_span: Rows covered (a merged cell covers more than one).
        col_span: Columns covered.
        boxes: (page, box) of each part, in reading order; at least one.
        lines: The printed lines inside, in reading order; empty for an empty cell.
    """

    row: int
    col: int
    row_span: int
    col_span: int
    boxes: tuple[tuple[int, Box], ...]
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Repaired text with one newline between printed lines."""
        lines = self.lines
        return lines[0].text if len(lines) == 1 else "\n".join([line.text for line in lines])

    @property
    def raw(self) -> str:
        """Verbatim characters with one newline between printed lines."""
        lines = self.lines
        return lines[0].raw if len(lines) == 1 else "\n".join([line.raw for line in lines])


@dataclass(frozen=True, slots=True)
class Table:
    """One logical table, joined over pages.

    Attributes:
        number: Running number in the document, from 1.
        n_rows: Rows after joining; a header repeated on a later page is dropped.
        n_cols: Columns after phantom columns of double rules were dropped.
        cells: Every cell once, with its span; sorted by (row, col).
        boxes: (page, box) of the table on each page it touches.
        ruled: False for a table found by aligned gaps only.
    """

    number: int
    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]
    boxes: tuple[tuple[int, Box], ...]
    ruled: bool = True

    def grid(self) -> list[list[Cell | None]]:
        """Return n_rows x n_cols cells, a merged cell repeated in every place it covers."""
        rows: list[list[Cell | None]] = [[None] * self.n_cols for _ in range(self.n_rows)]
        for cell in self.cells:
            if cell.row_span == cell.col_span == 1:
                rows[cell.row][cell.col] = cell
                continue
            for r in range(cell.row, cell.row + cell.row_span):
                for c in range(cell.col, cell.col + cell.col_span):
                    rows[r][c] = cell
        return rows


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What became of one page: where its text came from and whether it can be trusted.

    Attributes:
        page: Page number from 1.
        width: Points, as displayed and upright.
        height: Points, as displayed and upright.
        rotation: Degrees clockwise that were needed to show the text upright, /Rotate included.
        text_source: 'pdfium', 'pdfminer', 'ocr' or 'none'.
        health: 0 (unusable) to 1 (clean).
        reason: Named cause when the health is below 1 or the source is not the first choice, else ''.
    """

    page: int
    width: float
    height: float
    rotation: int
    text_source: str
    health: float
    reason: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class PrintedDocument:
    """A document as printed; one is equal to itself only, so that what is told of it can be kept beside it.

    Attributes:
        sha256: Digest of the bytes.
        size_bytes: Number of bytes.
        producer: From the PDF's metadata, '' when absent.
        title: From the PDF's metadata, '' when absent.
        text_layer: 'text', 'scanned', 'mixed' or 'broken'.
        pages: One record per page, also of pages that could not be read.
        blocks: Lines outside tables and tables, in reading order over the whole document.
            A table stands where it begins.
    """

    sha256: str
    size_bytes: int
    producer: str
    title: str
    text_layer: str
    pages: tuple[PageRecord, ...]
    blocks: tuple[Line | Table, ...]
