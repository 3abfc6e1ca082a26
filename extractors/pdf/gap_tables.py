"""Tables without vertical rules: columns told by the gaps that all their rows leave free.

Only a line that reads as the header of a known kind of table starts one, so that prose never becomes a table. Columns are
the strips between headers that stay free of letters row after row; the table ends at the first line that crosses one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.pdf.assemble import PageTable
from extractors.pdf.gap_cells import place_numbers, place_rows
from extractors.pdf.gap_columns import HEADER_GAP, GapColumns, Row, close_strips, column_of, extend, gap_count, strips_between
from extractors.pdf.gap_rows import ATOM, ROW_NAME
from extractors.pdf.glyphs import Glyph, Rule
from extractors.pdf.lines import parts_of, printed_rows, raw_text
from extractors.pdf.number_tables import find_number_table
from normalizers.thai import fold_thai

FIRST_ROWS = 5  # rows that decide where the columns are
HEADER_WORD = re.compile(
    r"คะแนน|ร้อยละ|ระดับ|ตัวชี้วัด|ลำดับ|ประเด็น|หมายเหตุ|มาตรการ|ระยะเวลา|ผู้รับผิดชอบ|ผลการ|ผลลัพธ์|รายการ|แบบวัด|ปี25|ปีงบ|สำนักงาน|น้ำหนัก|^ที่$|^ข้อ$|ผลต่าง|เกณฑ์|อันดับ|หน่วยงาน"
)
PAGE_NUMBER = re.compile(r"[\s\-–0-9๐-๙/หน้า]*")
SCORE_TOLD = re.compile(r"(?:ร้อยละ|คะแนน)[^0-9]{0,3}[0-9]{2}\.[0-9]{1,2}")  # a sentence, no header
SCORE_WORD = re.compile(r"คะแนน|ร้อยละ")


def find_gap_tables(
    page: int,
    glyphs: Sequence[Glyph],
    split_sara_am: bool | None,
    going_on: GapColumns | None = None,
    rules: Sequence[Rule] = (),
    next_page: Sequence[Glyph] = (),
) -> tuple[list[PageTable], list[Row], GapColumns | None]:
    """Find the tables without rules on one page.

    Args:
        page: Number from 1.
        glyphs: What stands outside ruled tables.
        split_sara_am: As for lines.
        rules: Strokes of the page: flat ones between lines tell rows apart.
        next_page: What stands outside ruled tables on the next page: a header at the foot is told by what follows there.
        going_on: Columns of a table that reached the foot of the page before.

    Returns:
        The tables, the rows that belong to none, and the columns of a table that reaches the foot of this page.
    """
    rows = printed_rows(glyphs)
    following: list[Row] | None = None
    tables: list[PageTable] = []
    taken: set[int] = set()
    open_columns: GapColumns | None = None
    start = 0
    if going_on is not None:
        first = _below_head(rows, going_on.strips)
        end = extend(rows, first, going_on.strips)[0]
        if end > first and (end < len(rows) or _fills(rows[first:], going_on)):
            tables.append(place_rows(page, rows[first:end], going_on, split_sara_am, rules, continued=True))
            taken |= set(range(first, end))
            start = end
            open_columns = going_on if _at_foot(rows, end) else None
    foot = _foot(rows)
    while start < len(rows):
        gaps = gap_count(rows[start])
        if gaps == 0:
            start += 1
            continue
        found = _starts_here(rows, start)
        if gaps == 1 and found is None and not _ends_in_number(rows[start]):
            start += 1
            continue
        if found is None and next_page and foot - start <= FIRST_ROWS and _may_be_header(rows[start]):
            following = printed_rows(next_page) if following is None else following
            found = _header_at_foot(rows[start:foot], following, start)
        if found is None:
            numbers, behind = find_number_table(rows, start, max(taken, default=-1) + 1)
            if numbers is None:
                start = behind
                continue
            tables.append(place_numbers(page, rows, numbers, split_sara_am))
            taken |= set(range(numbers.header, numbers.end))
            open_columns, start = None, numbers.end
            continue
        columns, end = found
        tables.append(place_rows(page, rows[start:end], columns, split_sara_am, rules, continued=False))
        taken |= set(range(start, end))
        open_columns = columns if _at_foot(rows, end) else None
        start = end
    rest = [row for i, row in enumerate(rows) if i not in taken]
    return tables, rest, open_columns


def _ends_in_number(row: Row) -> bool:
    return any(g.text[0] in "0123456789๐๑๒๓๔๕๖๗๘๙" for g in row[-2:])


def _may_be_header(row: Row) -> bool:
    pieces = _header_pieces(row)
    return len(pieces) >= 3 and sum(bool(HEADER_WORD.search(t)) for _, _, t in pieces) >= 2


def _below_head(rows: Sequence[Row], strips: Sequence[tuple[float, float]]) -> int:
    """Return the first row that can go on with a table: one or two lines of a running head may stand above it."""
    for first in range(min(3, len(rows))):
        if extend(rows, first, strips)[0] > first and not PAGE_NUMBER.fullmatch(raw_text(rows[first])):
            return first
    return 0


def _foot(rows: Sequence[Row]) -> int:
    """Return the index behind the last row that is no page number."""
    end = len(rows)
    while end and PAGE_NUMBER.fullmatch(raw_text(rows[end - 1])):
        end -= 1
    return end


def _header_at_foot(tail: Sequence[Row], following: Sequence[Row], start: int) -> tuple[GapColumns, int] | None:
    """Return the columns of a table whose header stands at the foot and whose rows stand on the next page."""
    for skipped in range(min(3, len(following))):
        found = _starts_here([*tail, *following[skipped : skipped + 2 * FIRST_ROWS]], 0)
        if found is not None and found[1] > len(tail) + 1:
            return found[0], start + len(tail)
    return None


def _fills(rows: Sequence[Row], columns: GapColumns) -> bool:
    return len({column_of(g, columns) for row in rows for g in row if g.text != " "}) > 1


def _at_foot(rows: Sequence[Row], end: int) -> bool:
    """Whether nothing but a page number stands behind row `end`."""
    return _foot(rows) <= end


def _header_parts(row: Row) -> list[list[Glyph]]:
    """Cut a row at gaps as wide as between header cells."""
    return parts_of(row, HEADER_GAP, 1)


def _header_pieces(row: Row) -> list[tuple[float, float, str]]:
    """Cut a row at gaps as wide as between header cells: (x0, x1, folded text)."""
    return [(p[0].x0, p[-1].x1, fold_thai(raw_text(p))) for p in _header_parts(row)]


def _starts_here(rows: Sequence[Row], start: int) -> tuple[GapColumns, int] | None:
    if len(_header_parts(rows[start])) < 2:
        return None
    pieces = _header_pieces(rows[start])
    words = sum(bool(HEADER_WORD.search(t)) for _, _, t in pieces)
    if len(pieces) < 2 or words < 2 or (len(pieces) == 2 and not _name_and_score(rows, start, pieces)):
        return None
    if any((re.fullmatch(r"[0-9.]+", t) and not re.fullmatch(r"25\d\d", t)) or SCORE_TOLD.search(t) for _, _, t in pieces):
        return None
    following = rows[start : start + FIRST_ROWS + 1]
    fewest = 2 if _names_over_numbers(pieces, rows[start + 1 : start + 2]) else 3
    while len(following) >= fewest:
        strips = strips_between(following, pieces)
        if strips is not None:
            break
        following = following[:-1]
    else:
        return None
    end, strips = extend(rows, start, strips)
    if end - start < fewest:
        return None
    strips = tuple(sorted({*strips, *close_strips(rows[start:end], strips)}))
    edges = [min(g.x0 for r in rows[start:end] for g in r) - 1]
    edges += [(a + b) / 2 for a, b in strips]
    edges.append(max(g.x1 for r in rows[start:end] for g in r) + 1)
    columns = GapColumns(tuple(edges), tuple(strips))
    filled = [len({column_of(g, columns) for g in r if g.text != " "}) for r in rows[start + 1 : end]]
    return (columns, end) if sum(n >= 2 for n in filled) >= fewest - 1 else None


def _names_over_numbers(pieces: Sequence[tuple[float, float, str]], below: Sequence[Row]) -> bool:
    """Whether one row of numbers stands under as many names of indicators: a table of two lines."""
    named = sum(bool(ROW_NAME.match(t)) for _, _, t in pieces)
    numbers = [t for row in below for _, _, t in _header_pieces(row)]
    return named >= FIRST_ROWS and len(numbers) >= named and all(ATOM.fullmatch(t) for t in numbers[-named:])


def _name_and_score(rows: Sequence[Row], start: int, pieces: Sequence[tuple[float, float, str]]) -> bool:
    """Two columns are a table only when each of the next lines ends with a number under a header of scores."""
    if not SCORE_WORD.search(pieces[1][2]):
        return False
    below = [_header_pieces(row) for row in rows[start + 1 : start + 4]]
    return len(below) == 3 and all(len(p) == 2 and ATOM.fullmatch(p[1][2]) for p in below)
