"""The parts of a printed table: title rows, header rows, data rows; and its split into side-by-side blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.layouts.words import MOST_TEXTS, squeeze
from extractors.printed import Cell, Table

_DECIMAL = re.compile(
    r"^[^\d]{0,8}\d{1,3}[.,]\d{1,3}(?:[%)*/(]|คะแนน|ร้อยละ|ระดับ|aa|[a-f](?![a-z])|(?:ไม่)?ผ่าน(?:ดี(?:เยี่ยม)?)?|ต้องปรับปรุง(?:โดยด่วน)?)*$"
)
_LEVEL = re.compile(r"^(?:ระดับ)?\(?(?:aa|a|b|c|d|e|f)\)?$|^(?:ไม่)?ผ่าน(?:ดี(?:เยี่ยม)?)?(?:เกณฑ์)?$|^ต้องปรับปรุง|^(?:สูงมาก|สูง|ปานกลาง|ต่ำ|ต่ำมาก)$")
_DOUBTED = re.compile(r"(?=.*\d)(?!25[4-9]\d(?!\d))[\d.]*\?[\d.?]*")  # a figure of a picture whose readings differ; no year
_NUMBERING = re.compile(r"^\(?\d{1,2}\)?$")


_WHOLE_HEADER = re.compile(r"(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?(?:25)?[5-7]\d|คะแนน|ระดับ|หมายเหตุ|\(.*\)")
_FIGURE = re.compile(r"\d{1,3}\.\d{2}")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table cut into its parts.

    Attributes:
        table: The printed table.
        cells: n_rows x n_cols, merged cells repeated; None where the table has no cell.
        keys: The squeezed text of each place (blank-free, lower case, Arabic digits).
        titles: Cells of title rows above the header (merged over all columns).
        header: Row numbers of the header, none for a table without one.
        data: Row numbers below it.
        cols: Column numbers of this block (a two-block table is read as two grids).
    """

    table: Table
    cells: list[list[Cell | None]]
    keys: list[list[str]]
    titles: tuple[Cell, ...]
    header: tuple[int, ...]
    data: tuple[int, ...]
    cols: tuple[int, ...]

    def row_cells(self, row: int) -> list[Cell]:
        """The distinct cells of one row inside this block, from left to right."""
        seen: list[Cell] = []
        for col in self.cols:
            cell = self.cells[row][col]
            if cell is not None and (not seen or cell is not seen[-1]):
                seen.append(cell)
        return seen

    def header_cells(self, col: int) -> list[Cell]:
        """The distinct header cells above a column, from the top."""
        seen: list[Cell] = []
        for row in self.header:
            cell = self.cells[row][col]
            if cell is not None and cell.lines and cell not in seen:
                seen.append(cell)
        return seen


def cut(table: Table) -> Grid:
    """Find the title rows, the header rows and the data rows of a table."""
    cells, keys = _spread(table)
    first = 0
    titles: list[Cell] = []
    while first < table.n_rows - 1 and (title := _title(cells[first], table.n_cols)) is not None:
        titles.append(title)
        first += 1
    end = _header_end(cells, keys, first, table.n_rows)
    return Grid(
        table, cells, keys, tuple(titles), tuple(range(first, end)), tuple(range(end, table.n_rows)),
        tuple(range(table.n_cols)),
    )  # fmt: skip


def _spread(table: Table) -> tuple[list[list[Cell | None]], list[list[str]]]:
    """`Table.grid` and the squeezed text of each place."""
    cells: list[list[Cell | None]] = [[None] * table.n_cols for _ in range(table.n_rows)]
    keys = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        key = squeeze(cell.text) if cell.lines else ""
        if cell.row_span == cell.col_span == 1:
            cells[cell.row][cell.col] = cell
            keys[cell.row][cell.col] = key
            continue
        for row in range(cell.row, cell.row + cell.row_span):
            for col in range(cell.col, cell.col + cell.col_span):
                cells[row][col] = cell
                keys[row][col] = key
    return cells, keys


@lru_cache(maxsize=MOST_TEXTS)
def looks_like_value(key: str) -> bool:
    """Whether a squeezed cell text is a score (read with doubt or not), a level or a remark, and so no header.

    >>> looks_like_value("94.40"), looks_like_value("ผ่าน"), looks_like_value("คะแนน")
    (True, True, False)
    """
    return bool(_DECIMAL.match(key) or _LEVEL.match(key) or _DOUBTED.fullmatch(key))


def _title(row: list[Cell | None], n_cols: int) -> Cell | None:
    only: Cell | None = None
    for cell in row:
        if cell is not None and cell is not only and cell.lines:
            if only is not None:
                return None
            only = cell
    if only is None or n_cols < 2:
        return None
    key = squeeze(only.text)
    return only if (only.col_span >= n_cols or len(key) > 25) and not _FIGURE.search(key) else None


def _header_end(cells: list[list[Cell | None]], keys: list[list[str]], first: int, n_rows: int) -> int:
    """Return the row behind the header: merged header cells say how deep it is."""
    if first >= n_rows or _is_data(cells[first], keys[first], first):
        return first
    end = first + 1
    while end < n_rows - 1:
        above, row = cells[end - 1], cells[end]
        spanned = any(c is not None and c.row < end < c.row + c.row_span and c.row >= first for c in row)
        split = any(
            a is not None and a.col_span > 1 and a.lines and b is not a and b is not None and b.col_span < a.col_span
            for a, b in zip(above, row, strict=True)
        )
        if not (spanned or split or _fills_gaps(keys[end]) or _is_numbering(keys[end])):
            own = len({id(cell) for cell in row}) == len(row)
            if not (own and end + 1 < n_rows and _is_words_over_values(keys[end], keys[end + 1])):
                break
        if _is_data(row, keys[end], end):
            break
        end += 1
    return end


def _is_data(row: list[Cell | None], keys: list[str], number: int) -> bool:
    own = [k for cell, k in zip(row, keys, strict=True) if cell is not None and cell.row == number]
    for key in own:
        if looks_like_value(key):
            return True
    whole = [key for key in own if 2 <= len(key) <= 3 and key.isdecimal()]
    return any(10 < int(key) <= 100 for key in whole) and not all(55 <= int(key) <= 79 for key in whole)


def _fills_gaps(row: list[str]) -> bool:
    """A borderless second header row: it stands only where the first row needs refining (years under a wide header)."""
    if not row or row[0] != "":
        return False
    filled = [key for key in row if key]
    return bool(filled) and all(_WHOLE_HEADER.fullmatch(key) for key in filled)


def _is_words_over_values(row: list[str], below: list[str]) -> bool:
    """A row of words in every column above a row of values in nearly every column: names under their numbers."""
    if len(row) <= 2 or not all(row) or any(looks_like_value(key) or key.isdecimal() for key in row[1:]):
        return False
    if row[0].isdecimal() and "?" in row:  # a numbered row of a picture with a value that could not be read
        return False
    values = sum(looks_like_value(key) or key.isdecimal() for key in below)
    return values >= 0.6 * (len(row) - 1)


def _is_numbering(keys: list[str]) -> bool:
    """A row of column numbers '(1) (2) (3)'."""
    return (
        len(keys) > 2 and all(_NUMBERING.match(key) for key in keys) and [int(k.strip("()")) for k in keys] == list(range(1, len(keys) + 1))
    )
