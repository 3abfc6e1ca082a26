"""Glyphs to printed lines: same baseline, left to right, blanks where a gap shows one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from extractors.pdf.compiled import compiled
from extractors.pdf.glyphs import MARKS, Glyph
from extractors.printed import Box, Line
from normalizers.thai import repair_thai

SAME_LINE = 0.3  # of the font size: how far baselines of one line may differ
# of the em: a gap this wide is a blank. Measured on real reports: the blank of a Thai font is 0.16 to 0.25 em wide, the gaps
# between letters of justified text stay under 0.13 em
BLANK_GAP = 0.145
MARK_GAP = 0.19  # behind a mark whose own width is not certain, where the source sees no blank
NUMBER_GAP = 0.22  # between digits
SHUT = 0.08  # digits this near are one number, whatever blank the stream has between them
SLICED_GAP = 0.3  # behind one drawn glyph of a letter and its marks, where the source sees a blank too
UNSURE_GAP = 0.75  # behind a glyph whose end is not certain
COLUMN_GAP = 1.6  # of the em: a gap this wide separates columns
AFTER = frozenset("าำะ")
_DOWN, _ACROSS, _SIDES = attrgetter("baseline", "x0"), attrgetter("x0", "x1"), attrgetter("x0", "top", "x1", "bottom")
_NUMBER = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙.,")


def _least_gap(last: Glyph, glyph: Glyph) -> float:
    """Return how wide the gap between two glyphs must be to be a blank, in em."""
    if last.sliced:
        return SLICED_GAP if glyph.after_blank and last.text[-1] in MARKS else UNSURE_GAP
    if _within_number(last, glyph):
        return NUMBER_GAP
    if last.text[-1] in MARKS and not glyph.after_blank and "\u0e01" <= glyph.text[0] <= "\u0e4e":
        return MARK_GAP
    return BLANK_GAP


def _within_number(last: Glyph, glyph: Glyph) -> bool:
    return last.text[-1] in _NUMBER and glyph.text[0] in _NUMBER


def em(glyph: Glyph) -> float:
    """Return the font size in points; without it from the box, which is about 1.35 em high."""
    return glyph.points or max(glyph.size * 0.72, 4.0)


@compiled
def widest_em(row: Sequence[Glyph]) -> float:
    """Return the largest font size of a row in points."""
    points = [g.points for g in row]
    return max(map(em, row)) if 0.0 in points else max(points)


@compiled
def baselines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Group glyphs by baseline, top to bottom; each group from left to right."""
    rows: list[list[Glyph]] = []
    row: list[Glyph] = []
    first = 0.0
    for glyph in sorted(glyphs, key=_DOWN):
        below = glyph.baseline - first
        if row and (below == 0.0 or below <= SAME_LINE * min(em(glyph), em(row[-1]))):
            row.append(glyph)
        else:
            row, first = [glyph], glyph.baseline
            rows.append(row)
    for row in rows:
        row.sort(key=_ACROSS)
    return rows


def pieces(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """Cut a row of glyphs where a gap is as wide as between columns."""
    out: list[list[Glyph]] = []
    edge = 0.0
    size = em(max(row, key=lambda g: g.size))
    for glyph in row:
        if glyph.text == " ":
            if out:
                out[-1].append(glyph)
            continue
        if not out or glyph.x0 - edge > COLUMN_GAP * size:
            while out and out[-1] and out[-1][-1].text == " ":
                out[-1].pop()
            out.append([])
        out[-1].append(glyph)
        edge = max(edge, glyph.x1) if out[-1][:-1] else glyph.x1
    return [piece for piece in out if any(g.text != " " for g in piece)]


@compiled
def parts_of(row: Sequence[Glyph], gap: float, last: int) -> list[list[Glyph]]:
    """Cut a row, blanks left out, where a glyph stands more than `gap` em behind the end of the `last` glyphs (one or two)."""
    least = gap * widest_em(row)
    parts: list[list[Glyph]] = []
    for glyph in row:
        if glyph.text == " ":
            continue
        if not parts or glyph.x0 - max(g.x1 for g in parts[-1][-last:]) > least:
            parts.append([])
        parts[-1].append(glyph)
    return parts


@compiled
def raw_text(row: Sequence[Glyph]) -> str:
    """Join glyphs from left to right, with a blank where the stream or a gap has one."""
    out: list[str] = []
    last: Glyph | None = None
    blank = False
    size = widest_em(row)
    for glyph in row:
        text = glyph.text
        if text == " ":
            blank = True
            continue
        if last is not None:
            gap = (glyph.x0 - last.x1) / size
            # BLANK_GAP is the least of all that `_least_gap` knows
            if blank or gap > BLANK_GAP:
                seen = blank and not (gap < SHUT and _within_number(last, glyph))
                if seen or (gap > _least_gap(last, glyph) and text[0] not in AFTER):
                    out.append(" ")
        out.append(text)
        last, blank = glyph, False
    return "".join(out).strip()


def box_of(row: Sequence[Glyph]) -> Box:
    solid = [g for g in row if g.text != " "] or row
    x0, top, x1, bottom = zip(*map(_SIDES, solid), strict=True)
    return Box(round(min(x0), 1), round(min(top), 1), round(max(x1), 1), round(max(bottom), 1))


def make_line(page: int, row: Sequence[Glyph], split_sara_am: bool | None) -> Line:
    """Make a line of glyphs; `split_sara_am` is None for text that OCR read."""
    raw, box, size, bold = line_parts(row)
    return Line(page, Box(*box), raw, _repaired(raw, split_sara_am), size, bold)


@compiled
def line_parts(row: Sequence[Glyph]) -> tuple[str, tuple[float, float, float, float], float, bool]:
    """Return the text of a row, the box around it, its largest font size in points, and whether most of it is bold."""
    return raw_text(row), box_of(row), round(widest_em(row), 1), _is_bold([g.font for g in row])


def _is_bold(fonts: Sequence[str]) -> bool:
    bold = [font for font in set(fonts) if "bold" in font.lower()]
    return bool(bold) and sum(map(fonts.count, bold)) * 2 > len(fonts)


def _repaired(raw: str, split_sara_am: bool | None) -> str:
    if split_sara_am is None:
        return repair_thai(_INNER_BLANK.sub("", raw), "ocr")
    return repair_thai(raw, split_sara_am=split_sara_am)


# tesseract puts blanks between any two Thai letters
_INNER_BLANK = re.compile("(?<=[ก-ฮะ-ฺเ-๎]) (?=[ก-ฮะ-ฺเ-๎])")


@compiled
def printed_rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the rows of glyphs that hold something to read: marks alone have lost their letter."""
    return [row for row in baselines(glyphs) if any(g.text.strip() and g.text[0] not in MARKS for g in row)]


def lines_of(page: int, rows: Iterable[Sequence[Glyph]], split_sara_am: bool | None) -> list[Line]:
    """Return the lines of rows that stand outside tables, column gaps kept as one line with blanks."""
    return [make_line(page, row, split_sara_am) for row in rows]


@compiled
def stream_text(glyphs: Sequence[Glyph]) -> str:
    """Return the texts of glyphs in the order of the stream."""
    return "".join([g.text for g in glyphs])
