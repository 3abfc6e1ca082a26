"""All groups of a document, ready to say where a block stands and which year and indicator hold there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from extractors.line_groups import NUMBERED
from extractors.place import Group, Headings, Place
from extractors.printed import Line, Table
from extractors.year_of_text import YearFound, speaks_of_results, year_of_text, years_of_text
from normalizers.indicators import find_indicator

if TYPE_CHECKING:
    from normalizers.load_reference import Reference

# A foreword that says which report this is tells no more than its title.
_NAMES_A_REPORT = re.compile(r"จัดทำ|รายงานผล|รายงานการ|เอกสาร|เล่มนี้|ฉบับนี้")
_OTHER_SUBJECTS = frozenset(("measures", "results", "budget", "follow_up"))
_OF_SCORES = frozenset(("scores", "analysis"))
_FAR = 3  # blocks between two groups that do not stand together


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
        self._above = [Headings()]  # above each group of the body, and behind the last one
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

    def year(self, index: int, captions: list[Group], above: Headings, sentences: list[Group]) -> tuple[int | None, str]:
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
