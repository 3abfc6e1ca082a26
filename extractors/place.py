"""Where a block stands: the headings, caption and introducing sentence above it, and the year and indicator they give.

Most blocks are asked for one or two of these only, so that each is worked out when it is asked for; what depends on the
headings alone is told once for all blocks below the same heading.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from extractors.line_groups import NUMBERED
from extractors.printed import Line, Table
from extractors.year_of_text import YearFound, speaks_of_results, year_of_text, years_of_text
from normalizers.indicators import find_indicator

if TYPE_CHECKING:
    from normalizers.load_reference import Reference

# A foreword that says which report this is tells no more than its title.
_NAMES_A_REPORT = re.compile(r"จัดทำ|รายงานผล|รายงานการ|เอกสาร|เล่มนี้|ฉบับนี้")
_OPENS_LIST = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|คือ|:)\s*(?:$|[-–•]|\(?[\d๐-๙]{1,2}[.)])")
_LIST_ITEM = re.compile(r"\s*(?:[-–•]|\(?[\d๐-๙]{1,2}[.)]|ตัวชี้วัดที่)")
_OTHER_SUBJECTS = frozenset(("measures", "results", "budget", "follow_up"))
_OF_SCORES = frozenset(("scores", "analysis"))
_FAR = 3  # blocks between two groups that do not stand together


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
class _Headings:
    """What the headings above a place say.

    Attributes:
        chain: Those that still hold, outermost first.
        kind: Of the innermost that has one.
        nearest: The last one printed, whether or not it holds.
        dated: The last one that names a year or several, and what it names.
        since: Kinds of the headings behind that one.
    """

    chain: tuple[Group, ...] = ()
    kind: str = "other"
    nearest: Group | None = None
    dated: tuple[Group, YearFound] | None = None
    since: frozenset[str] = frozenset()

    def under(self, group: Group) -> _Headings:
        """The same with one heading more."""
        kept = len(self.chain)
        while kept and self.chain[kept - 1].level >= group.level:
            kept -= 1
        chain = (*self.chain[:kept], group)
        kind = next((g.kind for g in reversed(chain) if g.kind != "other"), "other")
        year = year_of_text(group.text)
        if year.year is not None or year.ambiguous:
            return _Headings(chain, kind, group, (group, year))
        return _Headings(chain, kind, group, self.dated, self.since | {group.kind})


@dataclass(slots=True, eq=False)
class Place:
    """Where a block stands in the document.

    Attributes:
        headings: The chain of headings above the block, outermost first.
        kind: Kind of section, from the caption or the innermost heading that has one; 'other' when none has.
        caption: Caption, else the nearest heading, as running text.
    """

    headings: tuple[Group, ...]
    kind: str
    caption: str
    _index: int
    _surroundings: Surroundings
    _above: _Headings
    _captions: list[Group]
    _near: Sequence[Group]
    _own: list[Group]
    _year: tuple[int | None, str] | None = None

    @property
    def fiscal_year_be(self) -> int | None:
        """Year that the surroundings give to a value here, None when nothing says."""
        return self._told()[0]

    @property
    def year_basis(self) -> str:
        """'caption', 'heading' or 'sentence'; '' without a year."""
        return self._told()[1]

    @property
    def indicator_no(self) -> int | None:
        """Indicator that the caption or the headings speak of, None when they name none or several."""
        return self._surroundings.indicator([*self._captions, *reversed(self.headings)])

    @property
    def intro(self) -> str:
        """The running text between the nearest heading and the block (at most the last two paragraphs)."""
        return " ".join(g.text for g in self._introducing())

    @property
    def notes(self) -> str:
        """Notes directly below a table."""
        return self._surroundings.notes(self._index)

    def _introducing(self) -> list[Group]:
        return [g for g in self._near if g.role != "caption"][-2:]

    def _told(self) -> tuple[int | None, str]:
        if self._year is None:
            sentences = [*_led_in_by(self._near), *self._introducing(), *self._own]
            self._year = self._surroundings.year(self._index, self._captions, self._above, sentences)
        return self._year


class Surroundings:
    """The groups of a document, ready to be asked for the place of a block.

    Args:
        groups: All groups in the order in which they were gathered.
        blocks: The blocks of the document.
        page_count: Its pages.
        reference: For the names of the indicators.
    """

    def __init__(self, groups: tuple[Group, ...], blocks: tuple[Line | Table, ...], page_count: int, reference: Reference) -> None:
        self._groups, self._blocks, self._page_count, self._reference = groups, blocks, page_count, reference
        self._reach = list(accumulate((g.first for g in groups), max))
        self._body = [g for g in groups if g.role != "furniture"]
        self._firsts = [g.first for g in self._body]
        self._above = [_Headings()]  # above each group of the body, and behind the last one
        self._begun: list[int] = []  # where the run of paragraphs begins that a group of the body ends
        before: Group | None = None
        for n, group in enumerate(self._body):
            heading = group.role == "heading"
            self._above.append(self._above[-1].under(group) if heading else self._above[-1])
            together = before is not None and before.role != "heading" and group.first - before.last <= _FAR
            self._begun.append(n + 1 if heading else self._begun[-1] if together else n)
            before = group
        self._title: str | None = None
        self._results: frozenset[tuple[int, bool]] | None = None
        self._named: dict[int, tuple[int | None, bool]] = {}

    def place(self, index: int) -> Place:
        """Return the place of a block."""
        end = bisect_left(self._firsts, index)
        above = self._above[end]
        own: list[Group] = []
        if end and self._body[end - 1].last >= index and self._body[end - 1].role != "heading":
            end -= 1
            own = [self._body[end]]  # the block is a line of this very paragraph
        near: list[Group] = []
        if end and index - self._body[end - 1].last <= _FAR:
            near = self._body[self._begun[end - 1] : end]
        caption = next((g for g in reversed(near) if g.role == "caption"), None)
        kind = caption.kind if caption and caption.kind != "other" else above.kind
        title = caption.text if caption else above.chain[-1].text if above.chain else ""
        return Place(above.chain, kind, title, index, self, above, [caption] if caption else [], near, own)

    def notes(self, index: int) -> str:
        """Return the note that stands directly below a table."""
        behind = bisect_right(self._reach, index)
        group = self._groups[behind] if behind < len(self._groups) else None
        return group.text if group and group.role == "note" and group.first <= index + 2 else ""

    def indicator(self, groups: list[Group]) -> int | None:
        """Return the one indicator that the first group names which names any."""
        for group in groups:
            if group.first not in self._named:
                named = find_indicator(group.text, self._reference.indicators)
                numbers = {m.indicator_no for m in named if m.indicator_no is not None}
                self._named[group.first] = (numbers.pop() if len(numbers) == 1 else None, bool(numbers))
            number, several = self._named[group.first]
            if number is not None or several:
                return number
        return None

    def year(self, index: int, captions: list[Group], above: _Headings, sentences: list[Group]) -> tuple[int | None, str]:
        """Caption, else nearest heading about results, else the introducing sentence, else results of measures."""
        for group in captions:
            found = year_of_text(group.text)
            if found.year is not None or found.ambiguous:
                return found.year, "caption" if found.year else ""
        nearest = above.dated if above.dated and self._usable(above.dated[0], index) else None
        of_results = nearest is not None and speaks_of_results(nearest[0].text)
        if of_results and above.since & _OTHER_SUBJECTS:
            nearest, of_results = None, False  # that heading was of an earlier section
        told = next((f.year for g in reversed(sentences) if (f := year_of_text(g.text, prefer_results=True)).year), None)
        if nearest and of_results:
            titled = self._is_title(nearest[0])
            if told and nearest[1].year == told + 1 and titled:
                return told, "sentence"  # the report of year N introduces the results of year N-1
            if told and told != nearest[1].year and (titled or nearest[0] is not above.nearest):
                return None, ""  # a sentence contradicts a heading that is not the nearest: nothing is certain
            if titled and self._is_contradicted(nearest):
                return None, ""
            return nearest[1].year, "heading" if nearest[1].year else ""
        if told:
            return told, "sentence"
        if nearest and nearest[0].kind == "results" and not self._is_title(nearest[0]) and not above.since & _OF_SCORES:
            return nearest[1].year, "heading" if nearest[1].year else ""
        return None, ""

    def _usable(self, dated: Group, index: int) -> bool:
        """A title page gives the document's year; only one that names assessment results gives the year of a value."""
        if self._page_count <= 1 or dated.lines[0].page != 1:
            return True
        block = self._blocks[index]
        page = block.page if isinstance(block, Line) else block.boxes[0][0]
        return page <= 1 or speaks_of_results(dated.text)

    def _is_title(self, group: Group) -> bool:
        """Whether it is the document's title: the first heading with a year, or one that repeats it word for word."""
        if self._title is None:
            self._title = next((a.dated[0].text for a in self._above if a.dated), "")
        return group.text == self._title and not NUMBERED.match(group.text)

    def _is_contradicted(self, title: tuple[Group, YearFound]) -> bool:
        """Whether the text speaks of results of other years only: the report of year N often prints those of year N-1."""
        group, found = title
        if self._results is None:
            self._results = self._told_results(group.text)
        return any(year != found.year for year, _ in self._results) and (found.year, False) not in self._results

    def _told_results(self, title: str) -> frozenset[tuple[int, bool]]:
        """Years whose results anything but the title page speaks of, and whether it names the report rather than results."""
        told: set[tuple[int, bool]] = set()
        for group in self._body:
            on_title_page = self._page_count > 1 and group.lines[0].page == 1
            if group.role == "heading" and (on_title_page or group.text == title):
                continue
            if speaks_of_results(group.text):
                years = years_of_text(group.text, prefer_results=group.role == "text")
                told |= {(year, bool(_NAMES_A_REPORT.search(group.text))) for year in years}
        return frozenset(told)


def _led_in_by(near: Sequence[Group]) -> list[Group]:
    """The sentence above the list in which a block stands: nothing but other items may stand between."""
    for group in reversed(near):
        if _OPENS_LIST.search(group.text) or not _LIST_ITEM.match(group.text):
            return [group] if group.role in ("text", "note") else []
    return []
