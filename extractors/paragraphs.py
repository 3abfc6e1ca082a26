"""Running text out of printed lines, with the way back from each character to the line it was printed on.

Names, numbers and numbered items wrap inside cells and over page breaks, so that everything that reads sentences reads
`Running` text; `cite` turns a stretch of it into citations again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extractors.printed import Box, Cell, Line, PrintedDocument, Table
from extractors.records import Citation

# a year that a heading broke off before is no page number
_PAGE_NUMBER = re.compile(
    r"^[\s\-–—|/]*(?!25[4-9]\d\s*$|๒๕[๔-๙][๐-๙]\s*$)(?:หน้า(?:ที่)?\s*)?[\d๐-๙]{1,4}(?:\s*(?:/|จาก)\s*[\d๐-๙]{1,4})?[\s\-–—|/]*$"
)
_DOT_LEADER = re.compile(r"\.{5,}|…{2,}|_{4,}")
_DIGITS = re.compile(r"[\d๐-๙\s\-–|/.]+")
_THAI = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e]")
_OPENS = re.compile(
    r"^\s*(?:(?:บทที่|ส่วนที่|ตอนที่|ภาคผนวก|ตาราง(?:ที่)?|แผนภูมิ|ภาพที่|หมายเหตุ)\s*[\d๐-๙:ก-ฮ]?|เรื่อง\s|•|[-–]\s"
    r"|\(?[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*[.)]\s*(?![\d๐-๙]))"
)
_NAMES_INDICATOR = re.compile(r"\s*(?:ประเด็น)?ตัวชี้วัด(?:ที่)?\s*[\d๐-๙]")
_HEADING_WORD = re.compile(r"^\s*(?:มาตรการและแนวทาง|งบประมาณที่ใช้|อุปสรรค|ปัญหา|ข้อเสนอแนะ|บทสรุป|คำนำ|ลงชื่อ)")


@dataclass(frozen=True, slots=True)
class Running:
    """Repaired, unwrapped text of consecutive lines.

    Attributes:
        text: Running text; lines that break inside Thai text are joined without a space.
        lines: The printed lines, in reading order.
        starts: Offset in `text` at which each line begins; as many as lines.
    """

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]

    def touched(self, start: int, end: int) -> tuple[Line, ...]:
        """Return the lines on which the characters from `start` to before `end` are printed."""
        if not self.lines or end <= start:
            return ()
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, end - 1) - 1, first)
        return self.lines[first : last + 1]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Consecutive lines outside tables that a reader sees as one paragraph, over page breaks too.

    Attributes:
        first: Index of its first line in `PrintedDocument.blocks`.
        last: Index of its last line.
        running: Its text and lines.
    """

    first: int
    last: int
    running: Running

    @property
    def text(self) -> str:
        """The running text."""
        return self.running.text


def running_text(lines: Iterable[Line]) -> Running:
    """Join lines to running text.

    >>> one, two = (Line(1, Box(0, 0, 1, 1), t, t) for t in ("ประถมศึกษา", "มุกดาหาร เขต 1"))
    >>> running_text([one, two]).text
    'ประถมศึกษามุกดาหาร เขต 1'
    """
    parts: list[str] = []
    kept: list[Line] = []
    starts: list[int] = []
    length = 0
    last = ""
    for line in lines:
        text = " ".join(line.text.split())
        if not text:
            continue
        gap = _gap(last, text)
        starts.append(length + len(gap))
        kept.append(line)
        parts.append(gap + text)
        length += len(gap) + len(text)
        last = text
    return Running("".join(parts), tuple(kept), tuple(starts))


def cell_text(cell: Cell) -> Running:
    """Running text of a cell, over the page breaks that cut it."""
    return running_text(cell.lines)


def cite(place: Paragraph | Running, start: int, end: int, sha256: str) -> tuple[Citation, ...]:
    """Cite the lines on which a stretch of running text is printed.

    Args:
        place: Where the stretch is.
        start: Offset of its first character.
        end: Offset behind its last character.
        sha256: Digest of the document.

    Returns:
        One citation for each line touched, in print order; the quote is the line's raw text.
    """
    running = place.running if isinstance(place, Paragraph) else place
    return cite_lines(running.touched(start, end), sha256)


def cite_lines(lines: Sequence[Line], sha256: str) -> tuple[Citation, ...]:
    """One citation for each line."""
    return tuple(Citation(sha256, line.page, Box(*(round(v, 1) for v in line.box)), line.raw) for line in lines)


@lru_cache(maxsize=1)
def paragraphs(printed: PrintedDocument) -> tuple[Paragraph, ...]:
    """Group the lines outside tables into paragraphs.

    Page numbers, running headers and lines of a table of contents are left out and do not end a paragraph.

    Args:
        printed: The document as printed.

    Returns:
        Paragraphs in reading order; a table always ends one.
    """
    furniture = furniture_lines(printed)
    layout = _layout(printed, furniture)
    found: list[list[tuple[int, Line]]] = []
    open_ = False
    for index, block in enumerate(printed.blocks):
        if isinstance(block, Table):
            open_ = False
            continue
        if index in furniture:
            continue
        if open_ and not _begins(found[-1], block, layout):
            found[-1].append((index, block))
        else:
            found.append([(index, block)])
        open_ = True
    return tuple(Paragraph(g[0][0], g[-1][0], running_text(line for _, line in g)) for g in found)


@lru_cache(maxsize=1)
def furniture_lines(printed: PrintedDocument) -> frozenset[int]:
    """Indices of page numbers, running headers and footers, and lines of a table of contents."""
    found: set[int] = set()
    seen: dict[tuple[str, int], list[int]] = {}
    heights = {record.page: record.height or 842.0 for record in printed.pages}
    edge: dict[int, bool] = {}
    for index, line in enumerate(printed.blocks):
        if not isinstance(line, Line):
            continue
        height = heights.get(line.page, 842.0)
        edge[index] = line.box.bottom < 0.13 * height or line.box.top > 0.87 * height
        if _DOT_LEADER.search(line.text) or (_PAGE_NUMBER.match(line.text) and edge[index]):
            found.add(index)
            continue
        seen.setdefault((_DIGITS.sub("", line.text), round(line.box.top / 6)), []).append(index)
    for indices in seen.values():
        pages = Counter(line.page for i in indices if isinstance(line := printed.blocks[i], Line))
        both = len(pages) == len(heights) == 2 and all(_at_the_rim(printed.blocks[i], heights) for i in indices)
        if both or (len(pages) >= 3 and all(edge[i] for i in indices)):
            found.update(indices)
    return frozenset(found)


def _at_the_rim(line: Line | Table, heights: dict[int, float]) -> bool:
    """Whether a line stands where only running heads and feet do: of two pages alone a repeated line says little."""
    if not isinstance(line, Line):
        return False
    height = heights.get(line.page, 842.0)
    return line.box.bottom < 0.06 * height or line.box.top > 0.94 * height


def _gap(before: str, after: str) -> str:
    if not before:
        return ""
    if _THAI.match(before[-1]) and _THAI.match(after[0]) and not before.endswith("ฯ"):
        return ""
    if after[0] in ".,)" and before[-1].isdigit():
        return ""  # '2' at the end of a line and '. ' at the start of the next are one number
    return " "


@dataclass(frozen=True, slots=True)
class _Layout:
    """Distance between the tops of two lines of one paragraph, usual and outermost edges of the text, all in points."""

    pitch: float
    left: float
    leftmost: float
    right: float


def _layout(printed: PrintedDocument, furniture: frozenset[int]) -> _Layout:
    lines = [b for i, b in enumerate(printed.blocks) if isinstance(b, Line) and i not in furniture]
    steps = Counter(
        round((after.box.top - before.box.top) / 2) * 2
        for before, after in pairwise(lines)
        if before.page == after.page and 4 < after.box.top - before.box.top < 60
    )
    # blanks between paragraphs may be commoner than line ends inside them: the smallest distance that comes back counts
    often = [step for step, count in steps.items() if count >= max(2, 0.08 * sum(steps.values()))]
    pitch = float(min(often, default=0)) if sum(steps.values()) >= 4 else 0.0
    lefts = Counter(round(line.box.x0 / 4) * 4 for line in lines if len(line.text) > 20)
    left = float(min(lefts, key=lambda x: (-lefts[x], x))) if lefts else 0.0
    return _Layout(pitch, left, min((line.box.x0 for line in lines), default=0.0), max((line.box.x1 for line in lines), default=0.0))


def _begins(group: list[tuple[int, Line]], line: Line, layout: _Layout) -> bool:
    previous = group[-1][1]
    if _OPENS.match(line.text) or _HEADING_WORD.match(line.text):
        return not previous.text.rstrip().endswith(("ตัวชี้วัดที่", "พ.ศ.", "(", "และ"))
    if previous.bold != line.bold and len(previous.text) > 8 and len(line.text) > 8:
        return True
    if previous.size and line.size and not 0.8 < previous.size / line.size < 1.25:
        return True
    if _NAMES_INDICATOR.match(line.text):
        had_room = previous.box.x1 < layout.right - 0.2 * (layout.right - layout.left)
        both_indented = abs(line.box.x0 - previous.box.x0) < 5 and line.box.x0 > layout.leftmost + 18
        if had_room or both_indented:
            return True
    if line.page != previous.page:
        return False
    height = max(previous.box.bottom - previous.box.top, 8.0)
    step = line.box.top - previous.box.top
    if step > max(1.4 * layout.pitch, 1.95 * height) or step < -height:
        return True
    if 18 <= line.box.x0 - layout.left < 75 and line.box.x0 > previous.box.x0 + 18 and line.box.x1 > 0.7 * layout.right:
        return True  # the first line of a paragraph is indented, the lines before were not
    width = max(item.box.x1 for _, item in group) - min(item.box.x0 for _, item in group)
    indented = line.box.x0 > previous.box.x0 + 18 and len(group) > 1
    return indented and previous.box.x1 < max(item.box.x1 for _, item in group) - 0.15 * width
