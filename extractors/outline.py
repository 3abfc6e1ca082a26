"""Headings, captions and the year context of every block of a document.

Lines outside tables are gathered into groups (what a reader sees as one heading or one paragraph); a group is a
heading, a caption or running text. `Outline.place(i)` answers for block i which headings stand above it, which caption
and which introducing sentence belong to it, and which fiscal year they give to the values in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from extractors.line_groups import CAPTION, NOTE, NUMBERED, OPENS_HEADING, LineGroup, gather
from extractors.printed import Line, PrintedDocument
from extractors.year_of_text import YearFound, speaks_of_results, year_of_text, years_of_text
from normalizers.indicators import find_indicator
from normalizers.thai import unwrap_thai

if TYPE_CHECKING:
    from normalizers.load_reference import Reference

T = TypeVar("T")
_FIRST = attrgetter("first")
# The word that comes first in a heading says what the section is about.
_KINDS = (
    ("results", re.compile(r"ผลการดำเนิน(?:งาน|การ)|ผลการกำกับ|ผลการปฏิบัติตามมาตรการ|ผลการขับเคลื่อน|ผลลัพธ์")),
    ("budget", re.compile(r"งบประมาณที่ใช้|การใช้จ่ายเงิน|ปัญหา|อุปสรรค|ข้อเสนอแนะ")),
    ("follow_up", re.compile(r"(?:การ|แนวทาง|วิธี)(?:กำกับ|ติดตาม)|กำกับติดตาม")),
    ("analysis", re.compile(r"วิเคราะห์|จุดอ่อน|จุดแข็ง|จุดที่(?:ต้อง|ควร)|ข้อบกพร่อง")),
    ("measures", re.compile(r"มาตรการ|แนวทาง")),
    ("scores", re.compile(r"ผลการประเมิน|ผลคะแนน|คะแนน|รายตัวชี้วัด|ผล\s*ITA|ผลการจัดอันดับ|พัฒนาการ")),
    ("signature", re.compile(r"ลงชื่อ|ผู้รายงาน")),
)
_SENTENCE = re.compile(
    r"พบว่า|ได้คะแนน|มีคะแนน|คะแนนเท่ากับ|จึง|ซึ่ง|ได้แก่|ดังนี้|ดังต่อไปนี้|เนื่องจาก|อยู่ในระดับ|ได้รับ|ตามตาราง|ดังตาราง|ปรากฏ|ได้กำหนด|ได้ดำเนินการ|นั้น\s"
)
# A foreword that says which report this is tells no more than its title.
_NAMES_A_REPORT = re.compile(r"จัดทำ|รายงานผล|รายงานการ|เอกสาร|เล่มนี้|ฉบับนี้")
_OPENS_LIST = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|คือ|:)\s*(?:$|[-–•]|\(?[\d๐-๙]{1,2}[.)])")
_LIST_ITEM = re.compile(r"\s*(?:[-–•]|\(?[\d๐-๙]{1,2}[.)]|ตัวชี้วัดที่)")
_SCORE = re.compile(r"(?<![\d๐-๙.,])[\d๐-๙]{2,3}\.[\d๐-๙]{2}(?![\d๐-๙])")
_HEADING_CHARS = 260
_BOLD_HEADING_CHARS = 160
_PLAIN_HEADING_CHARS = 160


@dataclass(frozen=True, slots=True)
class Group:
    """Consecutive lines that a reader sees as one heading or one paragraph.

    Attributes:
        first: Index of its first line in `PrintedDocument.blocks`.
        last: Index of its last line.
        lines: The printed lines.
        text: Their repaired text as running text.
        role: 'heading', 'caption', 'note', 'text' or 'furniture' (running headers, page numbers, tables of contents).
        kind: What a heading is about: 'analysis', 'scores', 'measures', 'results', 'budget', 'follow_up', 'signature',
            'other'.
        level: Depth of a heading, 0 the outermost.
    """

    first: int
    last: int
    lines: tuple[Line, ...]
    text: str
    role: str
    kind: str = "other"
    level: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in the document.

    Attributes:
        headings: The chain of headings above the block, outermost first.
        kind: Kind of section, from the innermost heading that has one; 'other' when none has.
        fiscal_year_be: Year that the surroundings give to a value here, None when nothing says.
        year_basis: 'caption', 'heading' or 'sentence'; '' without a year.
        year_lines: The lines that say so.
        indicator_no: Indicator that the headings speak of, None when they name none or several.
        caption: Caption, else the nearest heading, as running text.
        caption_lines: Its lines.
        intro: The running text between the nearest heading and the block (at most the last two paragraphs).
        intro_lines: Its lines.
        notes: Notes directly below a table.
    """

    headings: tuple[Group, ...]
    kind: str
    fiscal_year_be: int | None
    year_basis: str
    year_lines: tuple[Line, ...]
    indicator_no: int | None
    caption: str
    caption_lines: tuple[Line, ...]
    intro: str
    intro_lines: tuple[Line, ...]
    notes: str


@dataclass(slots=True)
class Outline:
    """The groups of a document and, on request, the place of each block."""

    groups: tuple[Group, ...]
    page_count: int
    page_of: tuple[int, ...]
    _reference: Reference
    _places: dict[int, Place] = field(default_factory=dict)
    _body: list[Group] = field(default_factory=list)
    _years: dict[int, YearFound] = field(default_factory=dict)
    _title: str | None = None
    _told: frozenset[tuple[int, bool]] | None = None
    _kept: dict[str, Any] = field(default_factory=dict)

    def headings(self) -> tuple[Group, ...]:
        """All headings of the document in print order."""
        return tuple(group for group in self.groups if group.role == "heading")

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` gives, made once a document and kept under a name for the other readers."""
        if name not in self._kept:
            self._kept[name] = make()
        kept: T = self._kept[name]
        return kept

    def place(self, index: int) -> Place:
        """Return the place of block `index` of `PrintedDocument.blocks`."""
        if index not in self._places:
            self._places[index] = self._find_place(index)
        return self._places[index]

    def _find_place(self, index: int) -> Place:
        if not self._body:
            self._body = [g for g in self.groups if g.role != "furniture"]
        above = self._body[: bisect_left(self._body, index, key=_FIRST)]
        own = []
        if above and above[-1].last >= index and above[-1].role != "heading":
            own = [above.pop()]  # the block is a line of this very paragraph
        chain = _chain(above)
        near = _near(above, index)
        captions = [g for g in near if g.role == "caption"][-1:]
        intro = [g for g in near if g.role in ("text", "note")][-2:]
        titles = captions or chain[-1:]
        found, basis, group = self._year(captions, above, [*_led_in_by(near), *intro, *own], self.page_of[index])
        kind = next((g.kind for g in [*reversed([*chain, *captions])] if g.kind != "other"), "other")
        return Place(
            headings=tuple(chain), kind=kind, fiscal_year_be=found, year_basis=basis,
            year_lines=group.lines if group else (), indicator_no=self._indicator([*captions, *reversed(chain)]),
            caption=" ".join(g.text for g in titles), caption_lines=tuple(line for g in titles for line in g.lines),
            intro=" ".join(g.text for g in intro), intro_lines=tuple(line for g in intro for line in g.lines),
            notes=_notes(self.groups, index),
        )  # fmt: skip

    def _year(self, captions: list[Group], above: list[Group], intro: list[Group], page: int) -> tuple[int | None, str, Group | None]:
        """Caption, else nearest heading about results, else the introducing sentence, else results of measures."""
        for group in reversed(captions):
            found = year_of_text(group.text)
            if found.year is not None or found.ambiguous:
                return found.year, "caption" if found.year else "", group
        headings = [g for g in reversed(above) if g.role == "heading"]
        dated = next(((g, f) for g in headings if (f := self._year_in(g)).year is not None or f.ambiguous), None)
        nearest = self._usable(dated, page) if dated else None
        if nearest and speaks_of_results(nearest[0].text) and _section_changed(headings, nearest[0]):
            nearest = None  # that heading was of an earlier section
        sentences = [(g, f) for g in reversed(intro) if (f := year_of_text(g.text, prefer_results=True)).year]
        if nearest and speaks_of_results(nearest[0].text):
            told = sentences[0][1].year if sentences else None
            titled = self._is_title(nearest[0])
            if told and nearest[1].year == told + 1 and titled:
                return told, "sentence", sentences[0][0]  # the report of year N introduces the results of year N-1
            if told and told != nearest[1].year and (titled or nearest[0] is not headings[0]):
                return None, "", None  # a sentence contradicts a heading that is not the nearest: nothing is certain
            if titled and self._is_contradicted(nearest):
                return None, "", None
            return nearest[1].year, "heading" if nearest[1].year else "", nearest[0]
        if sentences:
            return sentences[0][1].year, "sentence", sentences[0][0]
        between = {g.kind for g in headings[: headings.index(nearest[0])]} if nearest else set()
        if nearest and nearest[0].kind == "results" and not self._is_title(nearest[0]) and not between & {"scores", "analysis"}:
            return nearest[1].year, "heading" if nearest[1].year else "", nearest[0]
        return None, "", None

    def _year_in(self, heading: Group) -> YearFound:
        if heading.first not in self._years:
            self._years[heading.first] = year_of_text(heading.text)
        return self._years[heading.first]

    def _usable(self, dated: tuple[Group, YearFound], page: int) -> tuple[Group, YearFound] | None:
        """A title page gives the document's year; only one that names assessment results gives the year of a value."""
        group, _found = dated
        on_title_page = self.page_count > 1 and group.lines[0].page == 1 and page > 1
        if on_title_page and not speaks_of_results(group.text):
            return None
        return dated

    def _is_title(self, group: Group) -> bool:
        """Whether it is the document's title: the first heading with a year, or one that repeats it word for word."""
        if self._title is None:
            self._title = next((g.text for g in self.headings() if self._year_in(g) != YearFound(None)), "")
        return group.text == self._title and not NUMBERED.match(group.text)

    def _is_contradicted(self, title: tuple[Group, YearFound]) -> bool:
        """Whether the text speaks of results of other years only: the report of year N often prints those of year N-1."""
        group, found = title
        if self._told is None:
            self._told = self._told_results(group.text)
        return any(year != found.year for year, _ in self._told) and (found.year, False) not in self._told

    def _told_results(self, title: str) -> frozenset[tuple[int, bool]]:
        """Years whose results anything but the title page speaks of, and whether it names the report rather than results."""
        told: set[tuple[int, bool]] = set()
        for group in self.groups:
            on_title_page = self.page_count > 1 and group.lines[0].page == 1
            if group.role == "furniture" or (group.role == "heading" and (on_title_page or group.text == title)):
                continue
            if speaks_of_results(group.text):
                years = years_of_text(group.text, prefer_results=group.role == "text")
                told |= {(year, bool(_NAMES_A_REPORT.search(group.text))) for year in years}
        return frozenset(told)

    def _indicator(self, groups: list[Group]) -> int | None:
        for group in groups:
            named = find_indicator(group.text, self._reference.indicators)
            numbers = {m.indicator_no for m in named if m.indicator_no is not None}
            if len(numbers) == 1:
                return numbers.pop()
            if numbers:
                return None
        return None


def outline(printed: PrintedDocument, reference: Reference) -> Outline:
    """Find headings, captions and paragraphs of a document.

    Args:
        printed: Lines and tables in reading order.
        reference: For the names of the indicators.

    Returns:
        An outline that answers `place(i)` for each index into `printed.blocks`.
    """
    groups = [_classify(group) for group in gather(printed)]
    pages = tuple(b.page if isinstance(b, Line) else b.boxes[0][0] for b in printed.blocks)
    return Outline(tuple(groups), len(printed.pages), pages, reference)


def kind_of_section(text: str) -> str:
    """What a heading is about: the subject whose word stands first in it.

    >>> kind_of_section("มาตรการส่งเสริมคุณธรรมที่เป็นจุดอ่อน")
    'measures'
    >>> kind_of_section("ผลการประเมิน ITA รายตัวชี้วัด")
    'scores'
    """
    hits = [(m.start(), n, kind) for n, (kind, pattern) in enumerate(_KINDS) if (m := pattern.search(text))]
    return min(hits)[2] if hits else "other"


def _classify(group: LineGroup) -> Group:
    text = unwrap_thai("\n".join(line.text for line in group.lines))
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
    sentence = bool(_SENTENCE.search(text))
    if all(line.bold for line in group.lines):
        return len(text) <= (_BOLD_HEADING_CHARS if sentence else _HEADING_CHARS)
    if group.centred:
        return len(text) <= _HEADING_CHARS
    if sentence or len(group.lines) > 2 or len(text) > _PLAIN_HEADING_CHARS or _SCORE.search(text):
        return False  # 'ตัวชี้วัดที่ 1 … ร้อยละ 76.52' is an item of a list
    return bool(OPENS_HEADING.match(text))


def _level(text: str) -> int:
    numbered = NUMBERED.match(text)
    if numbered and numbered[1]:
        return 0
    if numbered:
        return 2 + (numbered[2] or numbered[3]).count(".")
    if re.match(r"\s*(?:เรื่อง|ประเด็น|ตัวชี้วัด)", text):
        return 4
    return 1


def _section_changed(headings: list[Group], dated: Group) -> bool:
    """Whether a heading of another subject stands between the dated heading and the block (nearest heading first)."""
    between = headings[: headings.index(dated)]
    return any(group.kind in ("measures", "results", "budget", "follow_up") for group in between)


def _chain(above: list[Group]) -> list[Group]:
    chain: list[Group] = []
    for group in above:
        if group.role != "heading":
            continue
        while chain and chain[-1].level >= group.level:
            chain.pop()
        chain.append(group)
    return chain


def _near(above: list[Group], index: int) -> list[Group]:
    """Groups between the block and the nearest heading or table above it, in print order."""
    near: list[Group] = []
    following = index
    for group in reversed(above):
        if group.last + 1 != following and not near and following - group.last > 3:
            break
        if group.role == "heading":
            break
        if near and following - group.last > 3:
            break
        near.append(group)
        following = group.first
    return near[::-1]


def _led_in_by(near: list[Group]) -> list[Group]:
    """The sentence above the list in which a block stands: nothing but other items may stand between."""
    for group in reversed(near):
        if _OPENS_LIST.search(group.text) or not _LIST_ITEM.match(group.text):
            return [group] if group.role in ("text", "note") else []
    return []


def _notes(groups: tuple[Group, ...], index: int) -> str:
    for group in groups:
        if group.first > index:
            return group.text if group.role == "note" and group.first <= index + 2 else ""
    return ""
