"""Tables without rules whose header is not one line: told by lines of numbers that stand under each other.

Three lines or more with three numbers or more in the same columns are a table, whatever stands above them. The lines above are
its header as long as their pieces stand over its columns; a piece over several columns must show which ones, or there is no table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.pdf.gap_columns import ROW_LEADING
from extractors.pdf.glyphs import Glyph
from extractors.pdf.lines import box_of, em, parts_of, raw_text
from extractors.printed import Box
from normalizers.thai import fold_thai

NUMBER = re.compile(r"[0-9๐-๙]{1,3}(?:[.,][0-9๐-๙]{1,2})?%?|[-–]")
DECIMAL = re.compile(r"[0-9๐-๙]{1,3}\.[0-9๐-๙]{1,2}")
_DIGITS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙-–")
PIECE_GAP = 0.6  # of the em
LEADING = 3.2  # of the em
LEAST = 3  # rows, and numbers in a row
FEWEST_NAMED = 4  # rows of a name and a single number
MOST_HEADER_LINES = 4

Row = list[Glyph]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line that a wide gap sets apart."""

    x0: float
    x1: float
    text: str
    glyphs: tuple[Glyph, ...]

    @property
    def box(self) -> Box:
        return box_of(self.glyphs)


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A header piece with the columns it stands over."""

    line: int
    first: int
    last: int
    piece: Piece


@dataclass(frozen=True, slots=True)
class NumberTable:
    """Where a table of numbers stands among the rows of a page.

    Attributes:
        header: Index of its first header line.
        start / end: First row of numbers and the row behind the last.
        strips: Free strips between the columns.
        cells: The header.
    """

    header: int
    start: int
    end: int
    strips: tuple[tuple[float, float], ...]
    cells: tuple[HeaderCell, ...]


def pieces_of(row: Row, gap: float = PIECE_GAP) -> list[Piece]:
    """Cut a line where a gap is wide."""
    parts = parts_of(row, gap, 2)
    return [Piece(p[0].x0, max(g.x1 for g in p), fold_thai(raw_text(p)), tuple(p)) for p in parts]


def find_number_table(rows: Sequence[Row], start: int, floor: int) -> tuple[NumberTable | None, int]:
    """Find the table of numbers whose first row of numbers is `start`, and the row behind the numbers.

    Args:
        rows: Lines of a page, top to bottom.
        start: Index of the row.
        floor: Rows before this one belong to something else.
    """
    if sum(g.text in _DIGITS for g in rows[start]) < LEAST:
        return None, start + 1
    first = pieces_of(rows[start])
    numbers = [p for p in first if NUMBER.fullmatch(p.text)]
    least, fewest = LEAST, LEAST
    if len(numbers) < LEAST and len(first) >= 2 and not NUMBER.fullmatch(first[-2].text if len(first) == 2 else ""):
        numbers = [p for p in numbers if DECIMAL.fullmatch(p.text)]
        least, fewest = 1, FEWEST_NAMED
    if len(numbers) < least:
        return None, start + 1
    end, lines = start + 1, [first]
    while end < len(rows) and _near(rows[end - 1], rows[end], least):
        below = pieces_of(rows[end])
        shared = sum(any(a.x0 < b.x1 and b.x0 < a.x1 for a in numbers) for b in below if NUMBER.fullmatch(b.text))
        if shared < least or (least == 1 and len(below) != len(first)):
            break
        lines.append(below)
        end += 1
    if len(lines) < fewest or sum(any(DECIMAL.fullmatch(p.text) for p in line) for line in lines) < 2:
        return None, max(start + 1, end - 1)
    strips = _strips(max(lines, key=len), lines)
    if strips is None:
        return None, end
    return _with_header(rows, start, end, floor, strips, lines), end


def _near(above: Row, below: Row, least: int = LEAST) -> bool:
    leading = LEADING if least == LEAST else ROW_LEADING
    return below[0].baseline - above[0].baseline <= leading * max(em(g) for g in below)


def _strips(densest: list[Piece], lines: list[list[Piece]]) -> tuple[tuple[float, float], ...] | None:
    """Return the strip that every line leaves free between each two columns of the densest line."""
    strips = []
    for left, right in zip(densest, densest[1:], strict=False):
        low, high = (left.x0 + left.x1) / 2, (right.x0 + right.x1) / 2
        edge, best = low, (0.0, 0.0)
        for x0, x1 in [*sorted((p.x0, p.x1) for line in lines for p in line if p.x1 > low and p.x0 < high), (high, high)]:
            if x0 - edge > best[1] - best[0]:
                best = (edge, x0)
            edge = max(edge, x1)
        if best[1] - best[0] < 2.0:
            return None
        strips.append(best)
    return tuple(strips)


def _with_header(
    rows: Sequence[Row], start: int, end: int, floor: int, strips: tuple[tuple[float, float], ...], lines: list[list[Piece]]
) -> NumberTable | None:
    n_cols = len(strips) + 1
    left_edge = min(line[0].x0 for line in lines)
    below = {c for p in lines[0] for c in _covered(p, strips)} if _numbers_columns(lines[0]) else set()
    cells: list[HeaderCell] = []
    line = start
    while line > floor and start - line < MOST_HEADER_LINES and _near(rows[line - 1], rows[line]):
        pieces = pieces_of(rows[line - 1], 0.9)
        if len(strips) >= len(pieces) >= 2 and not below:
            pieces = _cut_at(pieces, strips)
        if not _is_header(pieces, strips, left_edge, rows[line - 1]):
            break
        placed = _placed(pieces, strips, below, n_cols)
        if placed is None:
            return None
        line -= 1
        cells += [HeaderCell(line, a, b, piece) for a, b, piece in placed]
        below = {c for a, b, _ in placed for c in range(a, b + 1)}
    if line == start:
        return None
    return NumberTable(line, start, end, strips, tuple(cells))


def _cut_at(pieces: list[Piece], strips: Sequence[tuple[float, float]]) -> list[Piece]:
    """Cut header pieces whose words stand over two columns with no more than a blank between them."""
    out: list[Piece] = []
    for piece in pieces:
        parts: list[list[Glyph]] = [[]]
        for glyph in piece.glyphs:
            before = parts[-1][-1] if parts[-1] else None
            if before is not None and glyph.x0 - before.x1 > 0.15 * em(glyph) and any(before.x1 <= b and glyph.x0 >= a for a, b in strips):
                parts.append([])
            parts[-1].append(glyph)
        out += [Piece(p[0].x0, max(g.x1 for g in p), fold_thai(raw_text(p)), tuple(p)) for p in parts]
    return out


def _numbers_columns(line: list[Piece]) -> bool:
    """Whether a line of numbers counts columns (1, 2, 3 …) and so belongs to the header."""
    counted = [p.text for p in line if NUMBER.fullmatch(p.text)]
    return len(counted) == len(line) and not any(DECIMAL.fullmatch(t) for t in counted)


def _is_header(pieces: list[Piece], strips: Sequence[tuple[float, float]], left_edge: float, row: Row) -> bool:
    """A caption or a line of prose runs as one piece from the left edge; a header stands over columns."""
    if any(DECIMAL.fullmatch(p.text) for p in pieces):
        return False
    if len(pieces) >= 2:
        return True
    return pieces[0].x0 > left_edge + 2 * em(row[0]) and bool(strips) and pieces[0].x0 > strips[0][0]


def _reaches_into(piece: Piece, column: int, strips: Sequence[tuple[float, float]]) -> bool:
    """Whether a header wider than its column's numbers reaches into the strips beside it, and not across them."""
    left = strips[column - 1][0] if column else float("-inf")
    right = strips[column][1] if column < len(strips) else float("inf")
    return left <= piece.x0 and piece.x1 <= right


def _covered(piece: Piece, strips: Sequence[tuple[float, float]]) -> list[int]:
    first = sum(piece.x0 >= (a + b) / 2 for a, b in strips)
    last = sum(piece.x1 > (a + b) / 2 for a, b in strips)
    return list(range(first, max(first, last) + 1))


def _placed(
    pieces: list[Piece], strips: Sequence[tuple[float, float]], below: set[int], n_cols: int
) -> list[tuple[int, int, Piece]] | None:
    """Give each header piece its columns; None where that is not certain."""
    own = [(_covered(p, strips)[0], _covered(p, strips)[-1], p) for p in pieces]
    if len(pieces) == n_cols:
        own = [(n, n, p) if _reaches_into(p, n, strips) else (a, b, p) for n, (a, b, p) in enumerate(own)]
    if any(a[1] >= b[0] for a, b in zip(own, own[1:], strict=False)):
        return None
    if not below:
        return own if all(a == b for a, b, _ in own) else None
    taken = {c for a, b, _ in own for c in range(a, b + 1)}
    groups = [any(c in below for c in range(a, b + 1)) for a, b, _ in own]
    out = [[a, b] for a, b, _ in own]
    for column in sorted(below - taken):
        if column >= n_cols:
            return None
        left = max((i for i, (_, b, _) in enumerate(own) if b < column and groups[i]), default=None)
        right = min((i for i, (a, _, _) in enumerate(own) if a > column and groups[i]), default=None)
        if left is None and right is None:
            return None
        if left is not None and right is not None and not _flush_left(own, strips):
            return None
        chosen = left if left is not None else right
        assert chosen is not None
        out[chosen] = [min(out[chosen][0], column), max(out[chosen][1], column)]
    wide = {b - a for (a, b), grouped in zip(out, groups, strict=True) if grouped}
    if below - taken and len(wide) > 1:
        return None  # groups of one header line are of one size, else it is not certain where they end
    return [(a, b, piece) for (a, b), (_, _, piece) in zip(out, own, strict=True)]


def _flush_left(own: list[tuple[int, int, Piece]], strips: Sequence[tuple[float, float]]) -> bool:
    """Whether every piece over several columns begins where its first column begins."""
    return all(first == 0 or piece.x0 - strips[first - 1][1] <= 0.5 * em(piece.glyphs[0]) for first, _, piece in own)
