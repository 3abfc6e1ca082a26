"""Lines and columns of a table without rules to its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.pdf.assemble import PageTable
from extractors.pdf.gap_columns import GapColumns, Row, column_of
from extractors.pdf.gap_rows import row_starts
from extractors.pdf.glyphs import Rule
from extractors.pdf.lines import em, make_line, raw_text
from extractors.pdf.number_tables import NumberTable
from extractors.printed import Box, Cell
from normalizers.thai import fold_thai


def place_rows(
    page: int, rows: Sequence[Row], columns: GapColumns, split_sara_am: bool | None, rules: Sequence[Rule], *, continued: bool
) -> PageTable:
    n_cols = len(columns.edges) - 1
    lines = [[[g for g in row if column_of(g, columns) == c] for c in range(n_cols)] for row in rows]
    texts = [[fold_thai(raw_text(cell)) if any(g.text != " " for g in cell) else "" for cell in line] for line in lines]
    heights = [min(g.baseline - 0.35 * em(g) for g in row) for row in rows]
    dividers = [r.top for r in rules if r.horizontal and r.x1 - r.x0 > 0.5 * (columns.edges[-1] - columns.edges[0])]
    starts = row_starts(texts, heights, dividers, continued)
    cells: list[Cell] = []
    tops = [min(g.top for g in row) for row in rows]
    bottoms = [max(g.bottom for g in row) for row in rows]
    for number, first in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else len(rows)
        top, bottom = tops[first], max(bottoms[first:last])
        for c in range(n_cols):
            printed = tuple(
                make_line(page, lines[i][c], split_sara_am) for i in range(first, last) if any(g.text.strip() for g in lines[i][c])
            )
            box = Box(round(columns.edges[c], 1), round(top, 1), round(columns.edges[c + 1], 1), round(bottom, 1))
            cells.append(Cell(number, c, 1, 1, ((page, box),), printed))
    box = Box(round(columns.edges[0], 1), round(tops[0], 1), round(columns.edges[-1], 1), round(max(bottoms), 1))
    xs = tuple(round(e, 1) for e in columns.edges)
    return PageTable(page, box, xs, len(starts), n_cols, tuple(cells), False, False, ruled=False)


def place_numbers(page: int, rows: Sequence[Row], found: NumberTable, split_sara_am: bool | None) -> PageTable:
    """Return a table of numbers with its header lines as rows above them."""
    body = rows[found.start : found.end]
    printed = [g for row in rows[found.header : found.end] for g in row if g.text != " "]
    edges = (min(g.x0 for g in printed) - 1, *((a + b) / 2 for a, b in found.strips), max(g.x1 for g in printed) + 1)
    columns = GapColumns(edges, found.strips)
    below = place_rows(page, body, columns, split_sara_am, (), continued=True)
    lines = found.start - found.header
    cells = [replace(cell, row=cell.row + lines) for cell in below.cells]
    taken: set[tuple[int, int]] = set()
    for head in found.cells:
        row = head.line - found.header
        taken |= {(row, c) for c in range(head.first, head.last + 1)}
        line = make_line(page, head.piece.glyphs, split_sara_am)
        box = Box(round(edges[head.first], 1), line.box.top, round(edges[head.last + 1], 1), line.box.bottom)
        cells.append(Cell(row, head.first, 1, head.last - head.first + 1, ((page, box),), (line,)))
    for row in range(lines):
        top, bottom = (round(f(getattr(g, side) for g in rows[found.header + row]), 1) for f, side in ((min, "top"), (max, "bottom")))
        cells += [
            Cell(row, c, 1, 1, ((page, Box(round(edges[c], 1), top, round(edges[c + 1], 1), bottom)),), ())
            for c in range(len(edges) - 1)
            if (row, c) not in taken
        ]
    top = round(min(g.top for g in printed), 1)
    box = Box(below.box.x0, top, below.box.x1, below.box.bottom)
    cells.sort(key=lambda c: (c.row, c.col))
    return PageTable(page, box, below.xs, below.n_rows + lines, below.n_cols, tuple(cells), False, False, ruled=False)
