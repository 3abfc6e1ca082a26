"""Headings, captions and the year context of every block of a document.

Lines outside tables are gathered into groups (what a reader sees as one heading or one paragraph); a group is a
heading, a caption or running text. `Outline.place(i)` answers for block i which headings stand above it, which caption
and which introducing sentence belong to it, and which fiscal year they give to the values in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from extractors.line_groups import CAPTION, NOTE, NUMBERED, OPENS_HEADING, LineGroup, gather
from extractors.place import Group, Place
from extractors.printed import PrintedDocument
from extractors.surroundings import Surroundings
from normalizers.thai import unwrap_thai

if TYPE_CHECKING:
    from normalizers.load_reference import Reference

__all__ = ["Group", "Outline", "Place", "kind_of_section", "outline"]

T = TypeVar("T")
# The word that comes first in a heading says what the section is about.
_KINDS = (
    ("results", re.compile(r"ผลการดำเนิน(?:งาน|การ)|ผลการกำกับ|ผลการปฏิบัติตามมาตรการ|ผลการขับเคลื่อน|ผลลัพธ์")),
    ("budget", re.compile(r"งบประมาณที่ใช้|การใช้จ่ายเงิน|ปัญหา|อุปสรรค|ข้อเสนอแนะ")),
    ("follow_up", re.compile(r"การกำกับ|การติดตาม|แนวทางกำกับ|แนวทางติดตาม|วิธีกำกับ|วิธีติดตาม|กำกับติดตาม")),
    ("analysis", re.compile(r"วิเคราะห์|จุดอ่อน|จุดแข็ง|จุดที่(?:ต้อง|ควร)|ข้อบกพร่อง")),
    ("measures", re.compile(r"มาตรการ|แนวทาง")),
    ("scores", re.compile(r"ผลการประเมิน|ผลคะแนน|คะแนน|รายตัวชี้วัด|ผล\s*ITA|ผลการจัดอันดับ|พัฒนาการ")),
    ("signature", re.compile(r"ลงชื่อ|ผู้รายงาน")),
)
_ANY_KIND = re.compile("|".join(pattern.pattern for _, pattern in _KINDS))
_SENTENCE = re.compile(
    r"พบว่า|ได้คะแนน|มีคะแนน|คะแนนเท่ากับ|จึง|ซึ่ง|ได้แก่|ดังนี้|ดังต่อไปนี้|เนื่องจาก|อยู่ในระดับ|ได้รับ|ตามตาราง|ดังตาราง|ปรากฏ|ได้กำหนด|ได้ดำเนินการ|นั้น\s"
)
_SCORE = re.compile(r"(?<![\d๐-๙.,])[\d๐-๙]{2,3}\.[\d๐-๙]{2}(?![\d๐-๙])")
_LABEL = re.compile(r"\s*(?:เรื่อง|ประเด็น|ตัวชี้วัด)")
_HEADING_CHARS = 260
_BOLD_HEADING_CHARS = 160
_PLAIN_HEADING_CHARS = 160


class Outline:
    """The groups of a document and, on request, the place of each block.

    Attributes:
        groups: In the order in which they were gathered.
        page_count: Pages of the document.
    """

    def __init__(self, groups: tuple[Group, ...], printed: PrintedDocument, reference: Reference) -> None:
        self.groups = groups
        self.page_count = len(printed.pages)
        self._headings = tuple(group for group in groups if group.role == "heading")
        self._surroundings = Surroundings(groups, printed.blocks, self.page_count, reference)
        self._places: dict[int, Place] = {}
        self._kept: dict[str, Any] = {}

    def headings(self) -> tuple[Group, ...]:
        """All headings of the document in print order."""
        return self._headings

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` gives, made once a document and kept under a name for the other readers."""
        if name not in self._kept:
            self._kept[name] = make()
        kept: T = self._kept[name]
        return kept

    def place(self, index: int) -> Place:
        """Return the place of block `index` of `PrintedDocument.blocks`."""
        if index not in self._places:
            self._places[index] = self._surroundings.place(index)
        return self._places[index]


def outline(printed: PrintedDocument, reference: Reference) -> Outline:
    """Find headings, captions and paragraphs of a document.

    Args:
        printed: Lines and tables in reading order.
        reference: For the names of the indicators.

    Returns:
        An outline that answers `place(i)` for each index into `printed.blocks`.
    """
    return Outline(tuple([_classify(group) for group in gather(printed)]), printed, reference)


def kind_of_section(text: str) -> str:
    """What a heading is about: the subject whose word stands first in it.

    >>> kind_of_section("มาตรการส่งเสริมคุณธรรมที่เป็นจุดอ่อน")
    'measures'
    >>> kind_of_section("ผลการประเมิน ITA รายตัวชี้วัด")
    'scores'
    """
    first = _ANY_KIND.search(text)
    return next(kind for kind, pattern in _KINDS if pattern.match(text, first.start())) if first else "other"


def _classify(group: LineGroup) -> Group:
    text = unwrap_thai("\n".join([line.text for line in group.lines]))
    last = group.first + len(group.lines) - 1
    role, kind, level = "text", "other", 1
    if group.furniture:
        role = "furniture"
    elif CAPTION.match(text) and len(text) < _HEADING_CHARS:
        role, kind = "caption", kind_of_section(text)
    elif NOTE.match(text) and not group.centred:
        role = "note"
    elif _is_heading(group, text):
        role, kind, level = "heading", kind_of_section(text), _level(text)
    return Group(group.first, last, group.lines, text, role, kind, level)


def _is_heading(group: LineGroup, text: str) -> bool:
    if len(text) > _HEADING_CHARS:
        return False
    if all(line.bold for line in group.lines):
        return len(text) <= _BOLD_HEADING_CHARS or not _SENTENCE.search(text)
    if group.centred:
        return True
    if len(group.lines) > 2 or len(text) > _PLAIN_HEADING_CHARS or not OPENS_HEADING.match(text):
        return False
    return not _SENTENCE.search(text) and not _SCORE.search(text)  # 'ตัวชี้วัดที่ 1 … ร้อยละ 76.52' is an item of a list


def _level(text: str) -> int:
    numbered = NUMBERED.match(text)
    if numbered and numbered[1]:
        return 0
    if numbered:
        return 2 + (numbered[2] or numbered[3]).count(".")
    if _LABEL.match(text):
        return 4
    return 1
