"""Ruled tables of one page: from rules and glyphs to cells with their true spans.

Cell finding is pdfplumber's, step by step (`ruled_cells.py`), on edges of our own: rules, and an edge that closes a table where a page
break cut it without drawing one. docs/adr/0004 says why text alignment is only used where there are no rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from extractors.printed import Box
from extractors.ruled_cells import Crossings, Edge, cell_groups, merged_edges

SNAP = 3.0  # points within which two rules are one
PHANTOM = 5.5  # points: a column or row this narrow is the gap of a double rule
MOST_PAIRS = 300_000  # horizontal times vertical edges: a drawing, no table
MOST_CROSSINGS = 12_000


class GridCell(NamedTuple):
    """A cell of a page's table before its text: place, spans and box."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box


class Grid(NamedTuple):
    """One ruled table on one page.

    Attributes:
        box: Around all cells.
        xs / ys: Column and row edges in points, one more than columns and rows.
        cells: Sorted by (row, col).
        closed_above / closed_below: True where that border was not drawn but added by us (the table was cut there).
    """

    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    closed_above: bool = False
    closed_below: bool = False


def horizontal(x0: float, x1: float, y: float) -> Edge:
    return Edge(True, y, x0, x1)


def vertical(x: float, top: float, bottom: float) -> Edge:
    return Edge(False, x, top, bottom)


def closing_edges(edges: Sequence[Edge]) -> list[Edge]:
    """Return the horizontal edges that a page break left undrawn: where verticals of a table end together."""
    pieces: list[list[float]] = []
    for edge in sorted((e for e in edges if not e.flat), key=lambda e: (round(e.at), e.start)):
        if pieces and abs(pieces[-1][0] - edge.at) < 2 and edge.start - pieces[-1][2] <= SNAP:
            pieces[-1][2] = max(pieces[-1][2], edge.end)
        else:
            pieces.append([edge.at, edge.start, edge.end])
    flat = [e for e in edges if e.flat]
    found: list[Edge] = []
    for end in (1, 2):
        groups: list[list[list[float]]] = []
        for piece in sorted(pieces, key=lambda p: p[end]):
            if piece[2] - piece[1] < 5:
                continue
            if groups and piece[end] - groups[-1][0][end] <= SNAP:
                groups[-1].append(piece)
            else:
                groups.append([piece])
        for group in groups:
            xs = sorted({round(p[0], 1) for p in group})
            if len(xs) < 2:
                continue
            y = sum(p[end] for p in group) / len(group)
            drawn = [e for e in flat if abs(e.at - y) <= SNAP and e.start < xs[-1] + 2 and e.end > xs[0] - 2]
            if len(xs) < 3 and not drawn:
                continue
            # a merged cell may be cut where its neighbours end: each strip between two verticals is closed by itself
            for left, right in zip(xs, xs[1:], strict=False):
                covered = sum(max(0.0, min(e.end, right) - max(e.start, left)) for e in drawn)
                if covered <= 0.5 * (right - left):
                    found.append(horizontal(left, right, y))
    return found


def find_grids(edges: Sequence[Edge], holds_text: Callable[[Box], bool]) -> list[Grid]:
    """Find the ruled tables of a page in reading order.

    Args:
        edges: Horizontal and vertical edges in points from the displayed page's top-left.
        holds_text: Whether any glyph stands in a box.

    Returns:
        Tables of at least two cells; merged cells appear once with their span.
    """
    if all(e.flat for e in edges) or not any(e.flat for e in edges):
        return []
    closing = closing_edges(edges)
    flat, upright = merged_edges([*edges, *closing], SNAP)
    if len(flat) * len(upright) > MOST_PAIRS:
        return []
    crossings = Crossings(flat, upright, SNAP)
    if len(crossings) > MOST_CROSSINGS:
        return []
    closed = [e.at for e in closing]
    grids = [grid for boxes in cell_groups(crossings.cells()) if (grid := _grid(boxes, holds_text, closed)) is not None]
    return sorted(_outermost(grids), key=lambda g: (g.box.top, g.box.x0))


def _cluster(values: Sequence[float]) -> list[float]:
    out: list[list[float]] = []
    for value in sorted(values):
        if out and value - out[-1][-1] <= SNAP:
            out[-1].append(value)
        else:
            out.append([value])
    return [sum(group) / len(group) for group in out]


def _without_phantoms(edges: list[float], holds_text: Callable[[float, float], bool]) -> list[float]:
    """Drop the second edge of a double rule: a strip too narrow for text that holds none."""
    kept = [edges[0]]
    for edge in edges[1:]:
        if edge - kept[-1] < PHANTOM and not holds_text(kept[-1], edge):
            if edge == edges[-1] and len(kept) > 1:
                kept[-1] = edge
            continue
        kept.append(edge)
    return kept


def _grid(boxes: Sequence[tuple[float, float, float, float]], holds_text: Callable[[Box], bool], closed: list[float]) -> Grid | None:
    x0, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    x1, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    xs = _without_phantoms(_cluster([x for b in boxes for x in (b[0], b[2])]), lambda a, b: holds_text(Box(a, top, b, bottom)))
    ys = _without_phantoms(_cluster([y for b in boxes for y in (b[1], b[3])]), lambda a, b: holds_text(Box(x0, a, x1, b)))
    if len(xs) < 2 or len(ys) < 2:
        return None

    columns, rows = _nearest({x for b in boxes for x in (b[0], b[2])}, xs), _nearest({y for b in boxes for y in (b[1], b[3])}, ys)

    taken: set[tuple[int, int]] = set()
    cells: list[GridCell] = []
    for b in sorted(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1])):
        c0, c1, r0, r1 = columns[b[0]], columns[b[2]], rows[b[1]], rows[b[3]]
        places = {(r, c) for r in range(r0, r1) for c in range(c0, c1)}
        if not places or places & taken:
            continue
        taken |= places
        cells.append(GridCell(r0, c0, r1 - r0, c1 - c0, Box(round(b[0], 1), round(b[1], 1), round(b[2], 1), round(b[3], 1))))
    if len(cells) < 2 or len(xs) < 3:
        return None
    cells.sort(key=lambda c: (c.row, c.col))
    return Grid(
        Box(round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)), tuple(xs), tuple(ys), tuple(cells),
        any(abs(y - top) <= SNAP for y in closed), any(abs(y - bottom) <= SNAP for y in closed),
    )  # fmt: skip


def _nearest(values: Iterable[float], edges: Sequence[float]) -> dict[float, int]:
    return {value: min(range(len(edges)), key=lambda i: abs(edges[i] - value)) for value in values}


def _outermost(grids: list[Grid]) -> list[Grid]:
    """Drop a table that lies inside a single cell of another (a box drawn in a cell): its text is that cell's."""
    return [
        g
        for g in grids
        if not any(
            other is not g
            and any(
                c.box.x0 - 1 <= g.box.x0 and c.box.top - 1 <= g.box.top and c.box.x1 + 1 >= g.box.x1 and c.box.bottom + 1 >= g.box.bottom
                for c in other.cells
            )
            and len(other.cells) >= len(g.cells)
            for other in grids
        )
    ]
