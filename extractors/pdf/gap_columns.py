"""Columns of a table without rules: strips that its lines leave free of letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.pdf.compiled import compiled
from extractors.pdf.glyphs import Glyph
from extractors.pdf.lines import em

HEADER_GAP = 0.9  # of the em: between two header cells
FREE_STRIP = 2.0  # points that must stay free between two columns
WORD_BLANK = 0.45  # of the em: the widest blank between two words of a line
WIDE_STRIP = 2.0  # of the em: what the rows above left free
ROW_LEADING = 6.5  # of the em: the farthest that two rows of padded cells stand apart
LEADING = 3.2  # of the em: a line further down begins something else

Row = list[Glyph]


@dataclass(frozen=True, slots=True)
class GapColumns:
    """Column edges of a table without rules, so that the next page can go on with them."""

    edges: tuple[float, ...]
    strips: tuple[tuple[float, float], ...]


def words_of(row: Row) -> list[tuple[float, float]]:
    return [(g.x0, max(g.x1, g.x0 + 0.5)) for g in row if g.text != " "]


def free_strip(rows: Sequence[Row], low: float, high: float) -> tuple[float, float] | None:
    """Return the widest strip between two heights of x that no glyph of the rows touches."""
    covered = sorted((a, b) for r in rows for a, b in words_of(r) if b > low and a < high)
    best: tuple[float, float] | None = None
    edge = low
    for a, b in [*covered, (high, high)]:
        if a - edge >= FREE_STRIP and (best is None or a - edge > best[1] - best[0]):
            best = (edge, min(a, high))
        edge = max(edge, b)
    return best


def strips_between(rows: Sequence[Row], pieces: Sequence[tuple[float, float, str]]) -> tuple[tuple[float, float], ...] | None:
    strips = []
    for left, right in zip(pieces, pieces[1:], strict=False):
        strip = free_strip(rows, (left[0] + left[1]) / 2, (right[0] + right[1]) / 2)
        if strip is None:
            return None
        strips.append(strip)
    return tuple(strips)


def extend(rows: Sequence[Row], start: int, strips: Sequence[tuple[float, float]]) -> tuple[int, tuple[tuple[float, float], ...]]:
    """Go down while every strip stays free; return where the table ends and the strips as they are then."""
    now = list(strips)
    end = start
    for index in range(start, len(rows)):
        size = max(em(g) for g in rows[index])
        step = rows[index][0].baseline - rows[index - 1][0].baseline if index > start else 0.0
        if step > LEADING * size and (step > ROW_LEADING * size or not _stands_in_columns(rows[index], now, size)):
            break
        narrowed = []
        for low, high in now:
            strip = free_strip([rows[index]], low, high)
            if strip is None or (index > start + 1 and _is_blank_of_prose(strip, high - low, em(rows[index][0]))):
                return end, tuple(now)
            narrowed.append(strip)
        # a line that fills the first column only, far into the others' width, is prose of its own
        now = narrowed
        end = index + 1
    return end, tuple(now)


def _stands_in_columns(row: Row, strips: Sequence[tuple[float, float]], size: float) -> bool:
    """Whether a row leaves a gap as wide as between two cells at a strip: rows of padded cells stand far apart."""
    words = words_of(row)
    for low, high in strips:
        left, right = max((b for _, b in words if b <= high), default=None), min((a for a, _ in words if a >= low), default=None)
        if left is not None and right is not None and right - left > HEADER_GAP * size:
            return True
    return False


def _is_blank_of_prose(strip: tuple[float, float], before: float, size: float) -> bool:
    """Whether a wide strip shrinks to the blank between two words: the line runs across the columns."""
    return before >= WIDE_STRIP * size and strip[1] - strip[0] <= WORD_BLANK * size


def close_strips(rows: Sequence[Row], known: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Find columns whose headers stand close together: a blank in the header that stays free in every row below."""
    found = []
    header = [g for g in rows[0] if g.text != " "]
    size = max(em(g) for g in header)
    for left, right in zip(header, header[1:], strict=False):
        if not 0.15 * size < right.x0 - left.x1 <= HEADER_GAP * size or any(a < right.x0 and b > left.x1 for a, b in known):
            continue
        low, high = max([b for _, b in known if b <= left.x1], default=0.0), min([a for a, _ in known if a >= right.x0], default=1e9)
        strip = free_strip(rows, (left.x0 + left.x1) / 2, (right.x0 + right.x1) / 2)
        if strip is None:
            continue
        middle = (strip[0] + strip[1]) / 2
        sides = [(any(low <= a < middle for a, _ in words_of(r)), any(middle <= a < high for a, _ in words_of(r))) for r in rows[1:]]
        if sum(s[0] for s in sides) >= 2 and sum(s[1] for s in sides) >= 2:
            found.append(strip)
    return found


def column_of(glyph: Glyph, columns: GapColumns) -> int:
    middle = (glyph.x0 + glyph.x1) / 2
    return max(0, min(len(columns.edges) - 2, sum(middle >= e for e in columns.edges[1:-1])))


@compiled
def gap_count(row: Row) -> int:
    """Count gaps that may part columns: a quick and generous first look at a line."""
    least = 0.4 * em(row[0])
    edge, count = row[0].x1, 0
    for glyph in row:
        if glyph.text != " ":
            count += glyph.x0 - edge > least
            edge = glyph.x1
    return count
