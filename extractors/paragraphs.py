"""Running text out of printed lines, with the way back from each character to the line it was printed on.

Names, numbers and numbered items wrap inside cells and over page breaks, so that everything that reads sentences reads
`Running` text; `cite` turns a stretch of it into citations again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.printed import Box, Cell, Line, PrintedDocument, Table
from extractors.records import Citation

# a year that a heading broke off before is no page number
_PAGE_NUMBER = re.compile(
    r"^[\s\-–—|/]*(?!25[4-9]\d\s*$|๒๕[๔-๙][๐-๙]\s*$)(?:หน้า(?:ที่)?\s*)?[\d๐-๙]{1,4}(?:\s*(?:/|จาก)\s*[\d๐-๙]{1,4})?[\s\-–—|/]*$"
)
_DIGITS = re.compile(r"[\d๐-๙\s\-–|/.]+")
_THAI = frozenset(map(chr, (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F))))
_OPENS = re.compile(
    r"^\s*(?:(?:บทที่|ส่วนที่|ตอนที่|ภาคผนวก|ตาราง(?:ที่)?|แผนภูมิ|ภาพที่|หมายเหตุ)\s*[\d๐-๙:ก-ฮ]?|เรื่อง\s|•|[-–]\s"
    r"|\(?[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*[.)]\s*(?![\d๐-๙])"
    r"|มาตรการและแนวทาง|งบประมาณที่ใช้|อุปสรรค|ปัญหา|ข้อเสนอแนะ|บทสรุป|คำนำ|ลงชื่อ)"
)
_NAMES_INDICATOR = re.compile(r"\s*(?:ประเด็น)?ตัวชี้วัด(?:ที่)?\s*[\d๐-๙]")


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
        text = line.text
        if "  " in text or not text.isprintable() or text[:1] == " " or text[-1:] == " ":
            text = " ".join(text.split())  # most lines need not be taken apart
        if not text:
            continue
        if last and not _runs_on(last, text):
            parts.append(" ")
            length += 1
        starts.append(length)
        kept.append(line)
        parts.append(text)
        length += len(text)
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
    found = []
    for line in lines:
        x0, top, x1, bottom = line.box
        found.append(Citation(sha256, line.page, Box(round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)), line.raw))
    return tuple(found)


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
    found: list[Paragraph] = []
    lines: list[Line] = []
    first = last = 0
    for index, block in enumerate(printed.blocks):
        if index in furniture:
            continue
        if lines and (isinstance(block, Table) or _begins(lines, block, layout)):
            found.append(Paragraph(first, last, running_text(lines)))
            lines = []
        if isinstance(block, Line):
            first = index if not lines else first
            last = index
            lines.append(block)
    if lines:
        found.append(Paragraph(first, last, running_text(lines)))
    return tuple(found)


@lru_cache(maxsize=1)
def furniture_lines(printed: PrintedDocument) -> frozenset[int]:
    """Indices of page numbers, running headers and footers, and lines of a table of contents."""
    found: set[int] = set()
    heights = {record.page: record.height or 842.0 for record in printed.pages}
    inside = {page: (0.13 * height, 0.87 * height) for page, height in heights.items()}
    inner: list[tuple[Line, int]] = []
    edge: dict[int, list[tuple[int, Line]]] = {}
    for index, line in enumerate(printed.blocks):
        if not isinstance(line, Line):
            continue
        text, (_, top, _, bottom) = line.text, line.box
        upper, lower = inside.get(line.page, (0.13 * 842.0, 0.87 * 842.0))
        if "....." in text or "……" in text or "____" in text:
            found.add(index)
        elif bottom < upper or top > lower:
            if _PAGE_NUMBER.match(text):
                found.add(index)
            else:
                edge.setdefault(round(top / 6), []).append((index, line))
        else:
            inner.append((line, round(top / 6)))
    if len({line.page for lines in edge.values() for _, line in lines}) < 2:
        return frozenset(found)
    # what stands at the same height inside a page too is no running head
    among_text = {(_DIGITS.sub("", line.text), height) for line, height in inner if height in edge}
    for height, lines in edge.items():
        seen: dict[str, list[tuple[int, Line]]] = {}
        for index, line in lines:
            seen.setdefault(_DIGITS.sub("", line.text), []).append((index, line))
        for words, alike in seen.items():
            pages = len({line.page for _, line in alike})
            both = pages == len(heights) == 2 and all(_at_the_rim(line, heights) for _, line in alike)
            if (both or pages >= 3) and (words, height) not in among_text:
                found.update(index for index, _ in alike)
    return frozenset(found)


def _at_the_rim(line: Line, heights: dict[int, float]) -> bool:
    """Whether a line stands where only running heads and feet do: of two pages alone a repeated line says little."""
    height = heights.get(line.page, 842.0)
    return line.box.bottom < 0.06 * height or line.box.top > 0.94 * height


def _runs_on(before: str, after: str) -> bool:
    """Whether no blank stands between the end of a line and the next line."""
    end, start = before[-1], after[0]
    if start in _THAI:
        return end in _THAI and end != "ฯ"
    return start in ".,)" and end.isdigit()  # '2' at the end of a line and '. ' at the start of the next are one number


@dataclass(frozen=True, slots=True)
class _Layout:
    """Distance between the tops of two lines of one paragraph, usual and outermost edges of the text, all in points."""

    pitch: float
    left: float
    leftmost: float
    right: float


def _layout(printed: PrintedDocument, furniture: frozenset[int]) -> _Layout:
    steps: dict[int, int] = {}
    lefts: dict[int, int] = {}
    leftmost = rightmost = before = None
    page = 0
    for index, line in enumerate(printed.blocks):
        if not isinstance(line, Line) or index in furniture:
            continue
        x0, top, x1, _ = line.box
        if before is None or leftmost is None or rightmost is None:
            leftmost, rightmost = x0, x1
        else:
            leftmost, rightmost = min(leftmost, x0), max(rightmost, x1)
            if line.page == page and 4 < top - before < 60:
                step = round((top - before) / 2) * 2
                steps[step] = steps.get(step, 0) + 1
        before, page = top, line.page
        if len(line.text) > 20:
            left = round(x0 / 4) * 4
            lefts[left] = lefts.get(left, 0) + 1
    # blanks between paragraphs may be commoner than line ends inside them: the smallest distance that comes back counts
    total = sum(steps.values())
    often = [step for step, count in steps.items() if count >= max(2, 0.08 * total)]
    pitch = float(min(often, default=0)) if total >= 4 else 0.0
    usual = float(min(lefts, key=lambda x: (-lefts[x], x))) if lefts else 0.0
    return _Layout(pitch, usual, leftmost or 0.0, rightmost or 0.0)


def _begins(group: list[Line], line: Line, layout: _Layout) -> bool:
    previous, text = group[-1], line.text
    if _OPENS.match(text):
        return not previous.text.rstrip().endswith(("ตัวชี้วัดที่", "พ.ศ.", "(", "และ"))
    if previous.bold != line.bold and len(previous.text) > 8 and len(text) > 8:
        return True
    if previous.size and line.size and not 0.8 < previous.size / line.size < 1.25:
        return True
    x0, top, x1, _ = line.box
    before_x0, before_top, before_x1, before_bottom = previous.box
    if "ตัวชี้วัด" in text and _NAMES_INDICATOR.match(text):
        had_room = before_x1 < layout.right - 0.2 * (layout.right - layout.left)
        both_indented = abs(x0 - before_x0) < 5 and x0 > layout.leftmost + 18
        if had_room or both_indented:
            return True
    if line.page != previous.page:
        return False
    height = max(before_bottom - before_top, 8.0)
    step = top - before_top
    if step > max(1.4 * layout.pitch, 1.95 * height) or step < -height:
        return True
    if x0 <= before_x0 + 18:
        return False
    if 18 <= x0 - layout.left < 75 and x1 > 0.7 * layout.right:
        return True  # the first line of a paragraph is indented, the lines before were not
    if len(group) == 1:
        return False
    right = max([item.box.x1 for item in group])
    return before_x1 < right - 0.15 * (right - min([item.box.x0 for item in group]))
