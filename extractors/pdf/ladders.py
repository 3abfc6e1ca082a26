"""Tables ruled by flat strokes only: the columns, which nothing draws, are put where the rows leave a common strip free."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from extractors.pdf.gap_columns import HEADER_GAP
from extractors.pdf.glyphs import Glyph, Rule
from extractors.pdf.lines import em

FEWEST_BANDS = 4  # with the header
SAME_END = 4.0  # points that the ends of the strokes of one table may differ
BAND = (8.0, 320.0)  # points between two strokes
MOST_ACROSS = 0.2  # of the bands may hold a label that runs across a strip

BETWEEN = 1.7  # times the usual band

_HEIGHT = attrgetter("baseline")

Band = tuple[float, float]
Pieces = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class LadderColumns:
    """Ends of the flat strokes of a table and where its columns part, in points: the next page may go on with them."""

    left: float
    right: float
    parts: tuple[float, ...]


def ladder_rules(
    rules: Sequence[Rule], glyphs: Sequence[Glyph], going_on: LadderColumns | None = None
) -> tuple[list[Rule], LadderColumns | None]:
    """Return the upright strokes that tables of flat strokes lack.

    Args:
        rules: Strokes drawn on the page.
        glyphs: Glyphs of the page.
        going_on: Columns of the last such table of the page before; few rows that go on with it need no columns of their own.

    Returns:
        A stroke in each strip between two columns, left out where a cell runs across it, none where upright ones are drawn;
        and the columns of the last table.
    """
    flat = [r for r in rules if r[1] == r[3]]  # as `horizontal` says, without a call a rule
    if len(flat) < 2:
        return [], None
    upright = [r for r in rules if r[1] != r[3]]
    found: list[Rule] = []
    last: LadderColumns | None = None
    letters: list[Glyph] = []
    for left, right, heights in _ladders(_joined(flat)):
        inside = [r for r in upright if left - SAME_END <= r.x0 <= right + SAME_END]
        bands = list(pairwise(heights))
        ruled = [any(r.top < band[1] - 1 and r.bottom > band[0] + 1 for r in inside) for band in bands]
        if not letters and not all(ruled):
            letters = sorted((g for g in glyphs if g.text != " "), key=_HEIGHT)
        rows = [[] if drawn else _pieces(letters, left, right, band) for band, drawn in zip(bands, ruled, strict=True)]
        for part in _parts(bands, rows, ruled):
            known = going_on if going_on and abs(going_on.left - left) <= SAME_END and abs(going_on.right - right) <= SAME_END else None
            columns = _columns(left, right, part, known)
            if columns is not None:
                found += _strokes(columns, part)
                last, going_on = columns, None
    return found, last


def _parts(bands: Sequence[Band], pieces: Sequence[Pieces], ruled: Sequence[bool]) -> list[list[tuple[Band, Pieces]]]:
    """Cut a ladder where upright strokes are drawn, and at a high band without columns: text between two tables of one width."""
    usual = median(b - a for a, b in bands)
    parts: list[list[tuple[Band, Pieces]]] = [[]]
    beside = False  # a ruled table: a band of words next to it is its caption, no row
    for band, row, drawn in zip(bands, pieces, ruled, strict=True):
        while drawn and parts[-1] and len(parts[-1][-1][1]) < 2:
            parts[-1].pop()
        words = len(row) < 2 and (beside or band[1] - band[0] > BETWEEN * usual)
        beside = drawn or (beside and words)
        if drawn or words:
            parts.append([])
        else:
            parts[-1].append((band, row))
    return [part for part in parts if part]


def _joined(flat: Sequence[Rule]) -> list[tuple[float, float, float]]:
    """Strokes as (height, left, right); the pieces that a stroke is drawn in, one a cell, are put together."""
    rows: list[tuple[float, float, float]] = []
    height, left, right = -1e9, 0.0, 0.0
    for _, x0, _, top, x1 in sorted([(round(top), x0, n, top, x1) for n, (x0, top, x1, _) in enumerate(flat)]):
        if abs(height - top) < 1.5 and x0 <= right + SAME_END:
            right = max(right, x1)
            rows[-1] = (height, left, right)
        else:
            height, left, right = top, x0, x1
            rows.append((height, left, right))
    return sorted(rows)


def _ladders(strokes: Sequence[tuple[float, float, float]]) -> list[tuple[float, float, list[float]]]:
    found: list[tuple[float, float, list[float]]] = []
    for at, left, right in strokes:
        for ladder in found:
            if abs(ladder[0] - left) <= SAME_END and abs(ladder[1] - right) <= SAME_END and at - ladder[2][-1] <= BAND[1]:
                if at - ladder[2][-1] >= BAND[0]:
                    ladder[2].append(at)
                break
        else:
            found.append((left, right, [at]))
    return [ladder for ladder in found if len(ladder[2]) > 1 and ladder[1] - ladder[0] > 150]


def _pieces(letters: Sequence[Glyph], left: float, right: float, band: Band) -> Pieces:
    """Stretches of a band that hold letters (given from top to bottom), from left to right, parted by gaps as wide as between two columns."""
    first, end = bisect_right(letters, band[0], key=_HEIGHT), bisect_left(letters, band[1], key=_HEIGHT)
    inside = sorted((g.x0, g.x1, em(g)) for g in letters[first:end] if left <= (g.x0 + g.x1) / 2 <= right)
    out: Pieces = []
    for x0, x1, size in inside:
        if out and x0 - out[-1][1] <= HEADER_GAP * size:
            out[-1] = (out[-1][0], max(out[-1][1], x1))
        else:
            out.append((x0, x1))
    return out


def _columns(left: float, right: float, part: Sequence[tuple[Band, Pieces]], known: LadderColumns | None) -> LadderColumns | None:
    pieces = [row for _, row in part]
    parted = [row for row in pieces if len(row) > 1]
    if len(parted) >= FEWEST_BANDS and len(parted) >= 0.6 * len(part):
        strips = _free_strips(parted, int(MOST_ACROSS * len(parted)))
        return LadderColumns(left, right, tuple(_least_crossed(strip, pieces) for strip in strips)) if strips else None
    if known is None or not parted:
        return None
    crossed = sum(_crosses(row, x) for row in parted for x in known.parts)
    return known if crossed <= MOST_ACROSS * len(parted) * len(known.parts) else None


def _strokes(columns: LadderColumns, part: Sequence[tuple[Band, Pieces]]) -> list[Rule]:
    top, bottom = part[0][0][0], part[-1][0][1]
    ends = [Rule(x, top, x, bottom) for x in (columns.left, columns.right)]
    return [*ends, *(Rule(x, a, x, b) for x in columns.parts for (a, b), row in part if not _crosses(row, x))]


def _crosses(row: Pieces, x: float) -> bool:
    return any(a < x < b for a, b in row)


def _least_crossed(strip: tuple[float, float], pieces: Sequence[Pieces]) -> float:
    """The middle of the widest part of a strip that the fewest bands run across: headers may stand over its edges."""
    marks = sorted({*strip, *(x for row in pieces for piece in row for x in piece if strip[0] < x < strip[1])})
    parts = [(sum(_crosses(row, (x + y) / 2) for row in pieces), x - y, (x + y) / 2) for x, y in pairwise(marks)]
    return min(parts)[2]


def _free_strips(rows: Sequence[Pieces], allowed: int) -> list[tuple[float, float]]:
    """Strips that at most `allowed` rows cover and that have letters of some row on both sides."""
    events = sorted([(a, 1) for row in rows for a, _ in row] + [(b, -1) for row in rows for _, b in row])
    strips: list[tuple[float, float]] = []
    covered, start = 0, None
    for x, step in events:
        covered += step
        if covered > allowed and start is not None:
            if x - start > 2.0:
                strips.append((start, x))
            start = None
        elif covered <= allowed and start is None and step < 0:
            start = x
    return strips
