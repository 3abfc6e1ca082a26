"""Cells of pictured tables that a stamp, a pen or a lost rule spoilt: doubted, because an empty cell would hide them."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.doubt import DECIMAL, DOUBT, LEVEL, RANK, is_doubtful
from extractors.printed import Box, Cell, Line, Table
from normalizers.numbers import arabic_digits

_BOTH = re.compile(r"\d{1,3}\.\d{1,2} ?\((?:AA|[A-F])\)")
_WORD = re.compile("[ก-ฮ].?[ก-ฮะ-ฺ]|^[0-9๐-๙]+$|[IEO]IT")
_SIGNED = re.compile(r"[+-]?\d{1,3}\.\d{1,2}")
_LEVELS_BELOW = re.compile(r"^\s*(?:ผล)?(?:การ)?ระดับ\s*(?:ผลการประเมิน)?\s*$")
_REMARK = re.compile("ผ่าน|[ก-ฮ].*[ก-ฮ].*[ก-ฮ]")  # 'AA' is often taken for two Thai letters


def holes_filled(table: Table) -> Table:
    """Put a doubtful cell wherever a pictured table has none: its rules were not found, and what it holds is not known."""
    grid = table.grid()
    columns: dict[int, list[Box]] = {}
    for cell in table.cells:
        if cell.col_span == 1 and cell.boxes:
            columns.setdefault(cell.col, []).append(cell.boxes[0][1])
    holes = []
    for row, places in enumerate(grid):
        beside = [c for c in places if c is not None and c.row_span == 1 and len(c.boxes) == 1]
        for col, place in enumerate(places):
            if place is None and beside and col in columns:
                page, near = beside[0].boxes[0]
                box = Box(columns[col][0].x0, near.top, columns[col][0].x1, near.bottom)
                holes.append(Cell(row, col, 1, 1, ((page, box),), (Line(page, box, DOUBT, DOUBT),)))
    if not holes:
        return table
    return replace(table, cells=tuple(sorted((*table.cells, *holes), key=lambda c: (c.row, c.col))))


def spoilt_cells(table: Table) -> Table:
    """Doubt what is none in a column of levels, scores or ranks: a stamp or a pen spoilt it, and an empty cell would hide that."""
    columns: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.lines and cell.col_span == 1:
            columns.setdefault(cell.col, []).append(cell)
    spoilt = set()
    first_data = min((c.row for c in table.cells if DECIMAL.match(arabic_digits(c.text)) or is_doubtful(c)), default=table.n_rows)
    for column in columns.values():
        for pattern, word in ((LEVEL, _REMARK), (_SIGNED, _WORD), (RANK, _WORD), (_BOTH, _WORD)):
            plain = [c for c in column if pattern.fullmatch(arabic_digits(c.text.strip()))]
            headed = pattern is LEVEL and any(_LEVELS_BELOW.search(c.text) for c in column if c.row < first_data)
            if len(plain) >= 3 or headed:
                first = min((first_data, *(c.row for c in plain)))
                spoilt |= {(c.row, c.col) for c in column if c.row >= first and c not in plain and not word.search(c.text)}
    cells = [
        replace(c, lines=(replace(c.lines[0], text=DOUBT),))
        if (c.row, c.col) in spoilt and not is_doubtful(c) and c.text.strip(" -–—.")
        else c
        for c in table.cells
    ]
    return replace(table, cells=tuple(cells)) if spoilt else table
