"""Lines outside tables gathered into what a reader sees as one heading or one paragraph.

Font sizes and weights are often not known, so the shape of the page decides: a centred line is a heading, an indented
or distant one begins a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.paragraphs import furniture_lines
from extractors.printed import Line, PrintedDocument, Table

CAPTION = re.compile(r"^\s*(?:ตาราง|แผนภูมิ|แผนภาพ)(?:ที่|\s*[\d๐-๙])|^\s*ภาพที่")
NOTE = re.compile(r"^\s*(?:หมายเหตุ|\*|เกณฑ์)")
NUMBERED = re.compile(
    r"^\s*(?:(บทที่|ส่วนที่|ตอนที่|ภาคผนวก)\s*[\d๐-๙ก-ฮ]*"
    r"|([\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*)[.)]\s*(?=[^\d\s๐-๙.])|([\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})+)\s+(?=[ก-๙]))"
)
OPENS_HEADING = re.compile(
    r"^\s*(?:(?:บทที่|ส่วนที่|ตอนที่)\s*[\d๐-๙]+\s*|[\d๐-๙]+(?:\.[\d๐-๙]+)*[.)]?\s*)?"
    r"(?:สรุป|บทสรุป|รายงาน|ผลการ|ผลคะแนน|คะแนน|ผล\s*ITA|การวิเคราะห์|วิเคราะห์|มาตรการ|แนวทาง|งบประมาณ|ปัญหา|อุปสรรค"
    r"|ข้อเสนอแนะ|เรื่อง|ประเด็น|ตัวชี้วัด|เกณฑ์|ระดับ|คำนำ|สารบัญ|ภาคผนวก|ค่าเป้าหมาย|เป้าหมาย|พัฒนาการ|เปรียบเทียบ"
    r"|การเปรียบเทียบ|แบบวัด|แบบตรวจ|ด้าน|ตาราง)"
)
_OPENS_GROUP = re.compile(f"{CAPTION.pattern}|{NOTE.pattern}|{NUMBERED.pattern}")
_CONTINUES = re.compile(r"^\s*(?:ไปสู่|ของ|เพื่อ|ประจำ|และ|ที่|ใน|ปีงบประมาณ|พ\.ศ|25\d\d|[\d๐-๙]{4}\s*$)")
_CENTRE_TOLERANCE = 8.0


@dataclass(frozen=True, slots=True)
class Shape:
    """The usual measures of a document's text, in points, and its lines that stand in the middle of the page."""

    pitch: float
    left: float
    right: float
    middles: dict[int, float]
    centred: frozenset[int] = frozenset()
    openers: frozenset[int] = frozenset()

    def is_centred(self, line: Line) -> bool:
        """Whether a line stands in the middle of the page without filling it."""
        return id(line) in self.centred

    def is_aligned(self, line: Line) -> bool:
        """Whether its middle is the page's or the text's, also where it fills the width."""
        text = (self.left + self.right) / 2
        return min(abs(_middle(line) - text), abs(_middle(line) - self.middles.get(line.page, text))) < _CENTRE_TOLERANCE


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Consecutive lines; `centred` when they stand in the middle of the page."""

    first: int
    lines: tuple[Line, ...]
    centred: bool
    furniture: bool = False


def gather(printed: PrintedDocument) -> list[LineGroup]:
    """Return the groups of a document in reading order; tables end a group, page numbers do not.

    Args:
        printed: Lines and tables in reading order.
    """
    furniture = furniture_lines(printed)
    shape = _with_centred(printed, furniture, _shape(printed, furniture))
    groups: list[LineGroup] = []
    running: list[Line] = []
    aside: list[LineGroup] = []
    first = 0

    def close() -> None:
        if running:
            centred = id(running[0]) in shape.centred
            if not centred and any(id(line) in shape.centred for line in running):
                centred = all(shape.is_aligned(line) for line in running)
            groups.append(LineGroup(first, tuple(running), centred))
            running.clear()
        groups.extend(aside)
        aside.clear()

    for index, block in enumerate(printed.blocks):
        if isinstance(block, Table):
            close()
        elif index in furniture:
            aside.append(LineGroup(index, (block,), False, furniture=True))
        else:
            if running and _begins(running, block, shape):
                close()
            if not running:
                first = index
            running.append(block)
    close()
    return groups


def _with_centred(printed: PrintedDocument, furniture: frozenset[int], shape: Shape) -> Shape:
    """Find the centred lines; an indented line whose successor starts at the margin only opens a paragraph."""
    centred: set[int] = set()
    openers: set[int] = set()
    left, blocks = shape.left, printed.blocks
    for index, line in enumerate(blocks):
        if not isinstance(line, Line) or line.box.x0 <= left + 8 or index in furniture:
            continue  # what begins at the margin is neither
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if (
            left + 12 < line.box.x0 < left + 60
            and isinstance(after, Line)
            and index + 1 not in furniture
            and after.box.x0 < left + 4
            and not _CONTINUES.match(after.text)
        ):
            openers.add(id(line))
        elif _in_the_middle(line, shape):
            centred.add(id(line))
    return Shape(shape.pitch, left, shape.right, shape.middles, frozenset(centred), frozenset(openers))


def _in_the_middle(line: Line, shape: Shape) -> bool:
    if line.box.x0 <= shape.left + 8:
        return False
    middle = _middle(line)
    text = (shape.left + shape.right) / 2
    page = shape.middles.get(line.page, text)
    return abs(middle - page) < _CENTRE_TOLERANCE or (line.box.x1 < shape.right - 8 and abs(middle - text) < _CENTRE_TOLERANCE)


def _shape(printed: PrintedDocument, furniture: frozenset[int]) -> Shape:
    lines = [b for i, b in enumerate(printed.blocks) if isinstance(b, Line) and i not in furniture]
    steps: dict[int, int] = {}
    bottom, page = 0.0, None
    for line in lines:
        if line.page == page and 6 < line.box.bottom - bottom < 60:
            step = round(line.box.bottom - bottom)
            steps[step] = steps.get(step, 0) + 1
        bottom, page = line.box.bottom, line.page
    pitch = float(min(steps, key=lambda step: (-steps[step], step))) if steps else 20.0
    long = [line for line in lines if len(line.text) > 30] or lines
    lefts: dict[int, int] = {}
    for line in long:
        edge = round(line.box.x0 / 3) * 3
        lefts[edge] = lefts.get(edge, 0) + 1
    left = float(min(lefts, key=lambda x: (-lefts[x], x))) if lefts else 72.0
    rights = sorted([line.box.x1 for line in long])
    middles = {record.page: record.width / 2 for record in printed.pages}
    return Shape(pitch, left, rights[len(rights) * 9 // 10] if rights else 523.0, middles)


def _begins(group: list[Line], line: Line, shape: Shape) -> bool:
    previous, text = group[-1], line.text
    if id(line) in shape.openers or _OPENS_GROUP.match(text):
        return True
    if previous.bold != line.bold and len(previous.text) > 8 and len(text) > 8:
        return True
    if previous.size and line.size and abs(previous.size - line.size) > 0.2 * min(previous.size, line.size):
        return True
    first_centred, centred = shape.is_centred(group[0]), shape.is_centred(line)
    step = line.box.bottom - previous.box.bottom if line.page == previous.page else 0.0
    far = step > 1.6 * max(shape.pitch, 8.0) or step < -shape.pitch
    if first_centred or centred:
        if far and step > 2.2 * shape.pitch:
            return True
        if first_centred and not centred:
            return not (_CONTINUES.match(line.text) and abs(_middle(line) - _middle(previous)) < _CENTRE_TOLERANCE)
        if first_centred != centred:
            heads = OPENS_HEADING.match(group[0].text) and _CONTINUES.match(line.text)
            if heads and all(shape.is_aligned(x) for x in (*group, line)):
                return False  # the first line of the heading fills the page
            return not _is_tail(previous, line, shape)
        return bool(OPENS_HEADING.match(line.text)) and not _CONTINUES.match(line.text)
    if far:
        return True
    if line.box.x0 > shape.left + 12 and previous.box.x0 < line.box.x0 - 12:
        return True  # indented: the first line of a paragraph
    short = previous.box.x1 < shape.right - 0.25 * (shape.right - shape.left)
    return short and (bool(OPENS_HEADING.match(line.text)) or line.page != previous.page)


def _is_tail(previous: Line, line: Line, shape: Shape) -> bool:
    """The last line of a paragraph can stand in the middle by chance: it begins at the margin of the others."""
    return abs(line.box.x0 - previous.box.x0) < 4 or line.box.x0 < shape.left + 4


def _middle(line: Line) -> float:
    return (line.box.x0 + line.box.x1) / 2
