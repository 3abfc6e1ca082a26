"""Tables without vertical rules: columns told by the gaps that all their rows leave free.

Only a line that reads as the header of a known kind of table starts one, so that prose never becomes a table. Columns are
the strips between headers that stay free of letters row after row; the table ends at the first line that crosses one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.pdf.assemble import PageTable
from extractors.pdf.glyphs import MARKS, Glyph, Rule
from extractors.pdf.lines import baselines, em, make_line, raw_text
from extractors.pdf.number_tables import NumberTable, find_number_table
from extractors.printed import Box, Cell
from normalizers.thai import fold_thai

HEADER_GAP = 0.9  # of the em: between two header cells
FREE_STRIP = 2.0  # points that must stay free between two columns
FIRST_ROWS = 5  # rows that decide where the columns are
LEADING = 3.2  # of the em: a line further down begins something else
HEADER_WORD = re.compile(
    r"คะแนน|ร้อยละ|ระดับ|ตัวชี้วัด|ลำดับ|ประเด็น|หมายเหตุ|มาตรการ|ระยะเวลา|ผู้รับผิดชอบ|ผลการ|ผลลัพธ์|รายการ|แบบวัด|ปี25|ปีงบ|สำนักงาน|น้ำหนัก|^ที่$|^ข้อ$|ผลต่าง|เกณฑ์|อันดับ|หน่วยงาน"
)
ROW_NAME = re.compile(r"(?:ประเด็น)?ตัวชี้วัดที่[0-9๐-๙]|ตัวชี้วัด[0-9๐-๙]")
FIRST_ITEM = re.compile(r"[1๑][.)](?![0-9๐-๙])")
SCORE_WORD = re.compile(r"คะแนน|ร้อยละ")
ATOM = re.compile(r"[0-9๐-๙]{1,3}(?:[.,][0-9๐-๙]{1,2})?%?|AA|[A-F]|ผ่าน|ไม่ผ่าน|[-–]")

Row = list[Glyph]


@dataclass(frozen=True, slots=True)
class GapColumns:
    """Column edges of a table without rules, so that the next page can go on with them."""

    edges: tuple[float, ...]
    strips: tuple[tuple[float, float], ...]


def find_gap_tables(
    page: int, glyphs: Sequence[Glyph], split_sara_am: bool | None, going_on: GapColumns | None = None, rules: Sequence[Rule] = ()
) -> tuple[list[PageTable], list[Glyph], GapColumns | None]:
    """Find the tables without rules on one page.

    Args:
        page: Number from 1.
        glyphs: What stands outside ruled tables.
        split_sara_am: As for lines.
        rules: Strokes of the page: flat ones between lines tell rows apart.
        going_on: Columns of a table that reached the foot of the page before.

    Returns:
        The tables, the glyphs that belong to none, and the columns of a table that reaches the foot of this page.
    """
    rows = [r for r in baselines(glyphs) if any(g.text.strip() and g.text[0] not in MARKS for g in r)]
    tables: list[PageTable] = []
    taken: set[int] = set()
    open_columns: GapColumns | None = None
    start = 0
    if going_on is not None:
        end = _extend(rows, 0, going_on.strips)[0]
        if end and (end < len(rows) or _fills(rows, going_on)):
            tables.append(_table(page, rows[:end], going_on, split_sara_am, rules, continued=True))
            taken |= set(range(end))
            start = end
            open_columns = going_on if end == len(rows) else None
    while start < len(rows):
        found = _starts_here(rows, start)
        if found is None:
            numbers = find_number_table(rows, start, max(taken, default=-1) + 1)
            if numbers is None:
                start += 1
                continue
            tables.append(_number_table(page, rows, numbers, split_sara_am))
            taken |= set(range(numbers.header, numbers.end))
            open_columns, start = None, numbers.end
            continue
        columns, end = found
        tables.append(_table(page, rows[start:end], columns, split_sara_am, rules, continued=False))
        taken |= set(range(start, end))
        open_columns = columns if _at_foot(rows, end) else None
        start = end
    rest = [g for i, row in enumerate(rows) if i not in taken for g in row]
    return tables, rest, open_columns


def _number_table(page: int, rows: Sequence[Row], found: NumberTable, split_sara_am: bool | None) -> PageTable:
    """Return a table of numbers with its header lines as rows above them."""
    body = rows[found.start : found.end]
    printed = [g for row in rows[found.header : found.end] for g in row if g.text != " "]
    edges = (min(g.x0 for g in printed) - 1, *((a + b) / 2 for a, b in found.strips), max(g.x1 for g in printed) + 1)
    columns = GapColumns(edges, found.strips)
    below = _table(page, body, columns, split_sara_am, (), continued=True)
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


def _fills(rows: Sequence[Row], columns: GapColumns) -> bool:
    return len({_column(g, columns) for row in rows for g in row if g.text != " "}) > 1


def _at_foot(rows: Sequence[Row], end: int) -> bool:
    """Whether nothing but a page number stands behind row `end`."""
    behind = [raw_text(r) for r in rows[end:]]
    return all(re.fullmatch(r"[\s\-–0-9๐-๙/หน้า]*", t) for t in behind)


def _header_pieces(row: Row) -> list[tuple[float, float, str]]:
    """Cut a row at gaps as wide as between header cells: (x0, x1, folded text)."""
    size = max(em(g) for g in row)
    out: list[list[Glyph]] = []
    edge = 0.0
    for glyph in row:
        if glyph.text == " ":
            continue
        if not out or glyph.x0 - edge > HEADER_GAP * size:
            out.append([])
        out[-1].append(glyph)
        edge = glyph.x1
    return [(p[0].x0, p[-1].x1, fold_thai(raw_text(p))) for p in out]


def _starts_here(rows: Sequence[Row], start: int) -> tuple[GapColumns, int] | None:
    pieces = _header_pieces(rows[start])
    words = sum(bool(HEADER_WORD.search(t)) for _, _, t in pieces)
    if len(pieces) < 2 or words < 2 or (len(pieces) == 2 and not _name_and_score(rows, start, pieces)):
        return None
    if any(re.fullmatch(r"[0-9.]+", t) and not re.fullmatch(r"25\d\d", t) for _, _, t in pieces):
        return None
    following = rows[start : start + FIRST_ROWS + 1]
    while len(following) >= 3:
        strips = _strips(following, pieces)
        if strips is not None:
            break
        following = following[:-1]
    else:
        return None
    end, strips = _extend(rows, start, strips)
    if end - start < 3:
        return None
    strips = tuple(sorted({*strips, *_close_strips(rows[start:end], strips)}))
    edges = [min(g.x0 for r in rows[start:end] for g in r) - 1]
    edges += [(a + b) / 2 for a, b in strips]
    edges.append(max(g.x1 for r in rows[start:end] for g in r) + 1)
    columns = GapColumns(tuple(edges), tuple(strips))
    filled = [len({_column(g, columns) for g in r if g.text != " "}) for r in rows[start + 1 : end]]
    return (columns, end) if sum(n >= 2 for n in filled) >= 2 else None


def _close_strips(rows: Sequence[Row], known: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Find columns whose headers stand close together: a blank in the header that stays free in every row below."""
    found = []
    header = [g for g in rows[0] if g.text != " "]
    size = max(em(g) for g in header)
    for left, right in zip(header, header[1:], strict=False):
        if not 0.15 * size < right.x0 - left.x1 <= HEADER_GAP * size or any(a < right.x0 and b > left.x1 for a, b in known):
            continue
        low, high = max([b for _, b in known if b <= left.x1], default=0.0), min([a for a, _ in known if a >= right.x0], default=1e9)
        strip = _free(rows, (left.x0 + left.x1) / 2, (right.x0 + right.x1) / 2)
        if strip is None:
            continue
        middle = (strip[0] + strip[1]) / 2
        sides = [(any(low <= a < middle for a, _ in _words(r)), any(middle <= a < high for a, _ in _words(r))) for r in rows[1:]]
        if sum(s[0] for s in sides) >= 2 and sum(s[1] for s in sides) >= 2:
            found.append(strip)
    return found


def _name_and_score(rows: Sequence[Row], start: int, pieces: Sequence[tuple[float, float, str]]) -> bool:
    """Two columns are a table only when each of the next lines ends with a number under a header of scores."""
    if not SCORE_WORD.search(pieces[1][2]):
        return False
    below = [_header_pieces(row) for row in rows[start + 1 : start + 4]]
    return len(below) == 3 and all(len(p) == 2 and ATOM.fullmatch(p[1][2]) for p in below)


def _words(row: Row) -> list[tuple[float, float]]:
    return [(g.x0, max(g.x1, g.x0 + 0.5)) for g in row if g.text != " "]


def _free(rows: Sequence[Row], low: float, high: float) -> tuple[float, float] | None:
    """Return the widest strip between two heights of x that no glyph of the rows touches."""
    covered = sorted((a, b) for r in rows for a, b in _words(r) if b > low and a < high)
    best: tuple[float, float] | None = None
    edge = low
    for a, b in [*covered, (high, high)]:
        if a - edge >= FREE_STRIP and (best is None or a - edge > best[1] - best[0]):
            best = (edge, min(a, high))
        edge = max(edge, b)
    return best


def _strips(rows: Sequence[Row], pieces: Sequence[tuple[float, float, str]]) -> tuple[tuple[float, float], ...] | None:
    strips = []
    for left, right in zip(pieces, pieces[1:], strict=False):
        strip = _free(rows, (left[0] + left[1]) / 2, (right[0] + right[1]) / 2)
        if strip is None:
            return None
        strips.append(strip)
    return tuple(strips)


def _extend(rows: Sequence[Row], start: int, strips: Sequence[tuple[float, float]]) -> tuple[int, tuple[tuple[float, float], ...]]:
    """Go down while every strip stays free; return where the table ends and the strips as they are then."""
    now = list(strips)
    end = start
    for index in range(start, len(rows)):
        if index > start and rows[index][0].baseline - rows[index - 1][0].baseline > LEADING * max(em(g) for g in rows[index]):
            break
        narrowed = []
        for low, high in now:
            strip = _free([rows[index]], low, high)
            if strip is None:
                return end, tuple(now)
            narrowed.append(strip)
        # a line that fills the first column only, far into the others' width, is prose of its own
        now = narrowed
        end = index + 1
    return end, tuple(now)


def _column(glyph: Glyph, columns: GapColumns) -> int:
    middle = (glyph.x0 + glyph.x1) / 2
    return max(0, min(len(columns.edges) - 2, sum(middle >= e for e in columns.edges[1:-1])))


def _table(
    page: int, rows: Sequence[Row], columns: GapColumns, split_sara_am: bool | None, rules: Sequence[Rule], *, continued: bool
) -> PageTable:
    n_cols = len(columns.edges) - 1
    lines = [[[g for g in row if _column(g, columns) == c] for c in range(n_cols)] for row in rows]
    texts = [[fold_thai(raw_text(cell)) if any(g.text != " " for g in cell) else "" for cell in line] for line in lines]
    heights = [min(g.baseline - 0.35 * em(g) for g in row) for row in rows]
    dividers = [r.top for r in rules if r.horizontal and r.x1 - r.x0 > 0.5 * (columns.edges[-1] - columns.edges[0])]
    starts = _row_starts(texts, heights, dividers, continued)
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


def _row_starts(texts: Sequence[Sequence[str]], heights: Sequence[float], dividers: Sequence[float], continued: bool) -> list[int]:
    """Say at which lines a new row begins.

    Drawn rules decide where there are some. Else, where columns hold numbers, each line with a number is a row: lines
    without one are the wrapped rest of the row above, or belong to the nearest number where numbers stand in the middle of
    their row. Elsewhere a row begins where its first cell begins.
    """
    ruled = _by_rules(heights, dividers)
    if ruled is not None:
        return ruled
    body = texts if continued else texts[1:]
    keys = []
    for c in range(len(texts[0])):
        filled = [line[c] for line in body if line[c]]
        if len(filled) >= 2 and sum(bool(ATOM.fullmatch(t)) for t in filled) >= 0.6 * len(filled):
            keys.append(c)
    if not keys:
        return _by_distance(heights) or _by_words(texts, continued)
    anchors = [i for i in range(0 if continued else 1, len(texts)) if any(texts[i][c] for c in keys)]
    names = [c for c in range(len(texts[0])) if c not in keys]
    if not any(not any(texts[i][c] for c in names) for i in anchors):
        return list(dict.fromkeys([0, *anchors]))
    starts = [0]
    first = 0 if continued else 1
    for before, anchor in zip([None, *anchors], anchors, strict=False):
        low = first if before is None else before + 1
        start = anchor
        while start > low and (before is None or heights[anchor] - heights[start - 1] < heights[start - 1] - heights[before]):
            start -= 1
        starts.append(start)
    return list(dict.fromkeys(starts))


def _by_distance(heights: Sequence[float]) -> list[int] | None:
    """Rows set apart by more than the pitch of their lines; None where the distances do not fall into two kinds."""
    steps = [b - a for a, b in zip(heights, heights[1:], strict=False)]
    if len(steps) < 3:
        return None
    pitch = min(steps)
    wide = [i for i, step in enumerate(steps, 1) if step > 1.12 * pitch and step > pitch + 1.5]
    even = sum(step <= 1.05 * pitch for step in steps)
    return [0, *wide] if wide and even and even + len(wide) == len(steps) else None


def _by_words(texts: Sequence[Sequence[str]], continued: bool) -> list[int]:
    """Rows that begin where the first cell begins, or where it names a row."""
    starts = [0]
    for i in range(1, len(texts)):
        begun = continued or len(starts) > 1
        named = ROW_NAME.match(texts[i][0]) or (texts[i][0] and FIRST_ITEM.match(texts[i][0]))
        first = not begun and any(FIRST_ITEM.match(t) for t in texts[i])
        if (texts[i][0] and not texts[i - 1][0]) or named or first:
            starts.append(i)
    return starts


def _by_rules(heights: Sequence[float], dividers: Sequence[float]) -> list[int] | None:
    """Rows between drawn rules; None where fewer than three rules lie between the lines."""
    starts = [0]
    for i in range(1, len(heights)):
        if any(heights[i - 1] < y < heights[i] for y in dividers):
            starts.append(i)
    return starts if len(starts) >= 4 else None
