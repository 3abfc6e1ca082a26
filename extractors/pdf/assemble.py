"""Glyphs and rules of one page to its lines and tables: the same code for every source."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.pdf.compiled import compiled, native
from extractors.pdf.glyphs import Glyph, PageContent, Rule
from extractors.pdf.ladders import LadderColumns, ladder_rules
from extractors.pdf.lines import make_line, printed_rows
from extractors.printed import Box, Cell
from extractors.ruled_cells import Edge
from extractors.tables import Grid, GridCell, find_grids, horizontal, vertical

FARTHEST = 1e6  # points: no page is this large


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on one page, before it is joined with what continues it.

    Attributes:
        page: Number from 1.
        box: Around the table.
        xs: Column edges in points.
        n_rows / n_cols: Size.
        cells: With their lines.
        cut_above / cut_below: The table's border is not drawn there: a page break cut it.
        ruled: False for a table found by aligned gaps.
    """

    page: int
    box: Box
    xs: tuple[float, ...]
    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]
    cut_above: bool
    cut_below: bool
    ruled: bool = True


def edges_of(content: PageContent, rules: Sequence[Rule]) -> list[Edge]:
    edges = []
    for rule in rules:
        x0, x1 = max(rule.x0, 0.0), min(rule.x1, content.width)
        top, bottom = max(rule.top, 0.0), min(rule.bottom, content.height)
        edge = horizontal(x0, x1, top) if rule.horizontal else vertical(x0, top, bottom)
        # what lies nowhere, or at no end, cannot be sorted
        if abs(edge.at) <= FARTHEST and edge.start < edge.end <= FARTHEST:
            edges.append(edge)
    return edges


class _Heights:
    """Glyphs sorted by height when first asked, to tell quickly what stands in a box."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self._glyphs = glyphs

    @cached_property
    def _sorted(self) -> tuple[list[float], list[float]]:
        places = sorted([(y, (g.x0 + g.x1) / 2) for g in self._glyphs if g.text != " " and not math.isnan(y := _middle(g))])
        return [y for y, _ in places], [x for _, x in places]

    def holds(self, box: Box) -> bool:
        ys, xs = self._sorted
        return any(box.x0 <= x <= box.x1 for x in xs[bisect_left(ys, box.top) : bisect_left(ys, box.bottom)])


def _middle(glyph: Glyph) -> float:
    # a little above the baseline: boxes of different fonts differ, this point is inside every letter
    return glyph.baseline - 0.18 * glyph.size


def read_layout(
    content: PageContent, split_sara_am: bool | None, going_on: LadderColumns | None = None
) -> tuple[list[Glyph], list[PageTable], LadderColumns | None]:
    """Read the ruled tables of a page.

    Args:
        content: The page.
        split_sara_am: As for lines.
        going_on: Columns of the last table of the page before that is ruled by flat strokes only.

    Returns:
        The glyphs outside ruled tables and the tables, in reading order, and what the next page may go on with.
    """
    upright, columns = ladder_rules(content.rules, content.glyphs, going_on)
    grids = [g for g in _grids(content, [*content.rules, *upright]) if not _is_frame(g, content)]
    if not grids:
        return content.glyphs, [], columns
    *owned, outside = in_cells(content.glyphs, [cell.box for grid in grids for cell in grid.cells], reads_as_number)
    own = iter(owned)
    tables = []
    for grid in grids:
        cells = []
        for grid_cell in grid.cells:
            glyphs = next(own)
            lines = tuple(make_line(content.page, row, split_sara_am) for row in printed_rows(glyphs))
            cells.append(
                Cell(grid_cell.row, grid_cell.col, grid_cell.row_span, grid_cell.col_span, ((content.page, grid_cell.box),), lines)
            )
        tables.append(
            PageTable(
                content.page, grid.box, grid.xs, len(grid.ys) - 1, len(grid.xs) - 1, tuple(cells), grid.closed_above, grid.closed_below
            )
        )
    return outside, tables, columns


def _grids(content: PageContent, rules: list[Rule]) -> list[Grid]:
    if not rules or all(g.text == " " for g in content.glyphs):
        return []
    if native:
        found: list[Grid] = native.find_grids(rules, content.width, content.height, content.glyphs, Box, GridCell, Grid)
        return found
    return find_grids(edges_of(content, rules), _Heights(content.glyphs).holds)


def _is_frame(grid: Grid, content: PageContent) -> bool:
    """A border drawn around the page, or a box with a single cell of text, is no table."""
    if len(grid.cells) >= 4:
        return False
    area = (grid.box.x1 - grid.box.x0) * (grid.box.bottom - grid.box.top)
    return area > 0.7 * content.width * content.height


_NUMBER = re.compile(r"[0-9๐-๙]{1,3}\.[0-9๐-๙]{1,2}|25[0-9]{2}|[0-9๐-๙]{1,3}")


def reads_as_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


@compiled
def in_cells(glyphs: Sequence[Glyph], boxes: Sequence[Box], reads_as_number: Callable[[str], bool]) -> list[list[Glyph]]:
    """Return the glyphs of each cell, and last those outside all; of two cells that share an edge the first has what stands on it."""
    places = cell_places(boxes, glyphs)
    keep_numbers_whole(glyphs, places, reads_as_number)
    owned: list[list[Glyph]] = [[] for _ in range(len(boxes) + 1)]
    for glyph, place in zip(glyphs, places, strict=True):
        owned[place].append(glyph)
    return owned


def keep_numbers_whole(glyphs: Sequence[Glyph], places: list[int], reads_as_number: Callable[[str], bool]) -> None:
    """Put a number that is printed over a cell's border into the cell where it begins.

    Text wider than its cell runs over the border; a number cut there would look like two others. Where numbers of two
    cells touch each other, the digits together are no single number and stay where they stand.
    """
    end = 0
    for start in [i for i, glyph in enumerate(glyphs) if glyph.text[0] in _DIGITS]:
        if start < end:
            continue
        end = start + 1
        while end < len(glyphs) and glyphs[end].text[0] in _DIGITS and _runs_on(glyphs[end - 1], glyphs[end]):
            end += 1
        if len(set(places[start:end])) > 1 and reads_as_number("".join([g.text for g in glyphs[start:end]])):
            places[start:end] = [places[start]] * (end - start)


_DIGITS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙.")


def _runs_on(before: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph follows another in the stream without a gap, as inside a word."""
    return abs(before.baseline - glyph.baseline) < 0.5 and -0.1 * glyph.size < glyph.x0 - before.x1 < 0.06 * glyph.size


def cell_places(boxes: Sequence[Box], glyphs: Sequence[Glyph]) -> list[int]:
    """Return for each glyph the number of the first box that holds its middle, the number of boxes where none does."""
    import numpy as np

    ys = np.array([_middle(g) for g in glyphs])
    down = np.argsort(ys, kind="stable")
    xs, ys = np.array([(g.x0 + g.x1) / 2 for g in glyphs])[down], ys[down]
    sides = np.array(boxes)
    first = np.searchsorted(ys, sides[:, 1], "left").tolist()
    end = np.searchsorted(ys, sides[:, 3], "right").tolist()
    taken = np.full(len(xs), len(boxes))
    # the last cell first, so that of two cells that share an edge the first one keeps what stands on it
    for n in range(len(boxes) - 1, -1, -1):
        a, b = first[n], end[n]
        if a < b:
            band = xs[a:b]
            taken[a:b][(band >= sides[n, 0]) & (band <= sides[n, 2])] = n
    places = np.empty(len(xs), dtype=np.int64)
    places[down] = taken
    numbers: list[int] = places.tolist()
    return numbers
