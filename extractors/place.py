"""Where a block stands: the headings, caption and introducing sentence above it, and the year and indicator they give.

Most blocks are asked for one or two of these only, so that each is worked out when it is asked for; what depends on the
headings alone is told once for all blocks below the same heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.printed import Line
from extractors.year_of_text import YearFound, year_of_text

if TYPE_CHECKING:
    from extractors.surroundings import Surroundings

_OPENS_LIST = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|คือ|:)\s*(?:$|[-–•]|\(?[\d๐-๙]{1,2}[.)])")
_LIST_ITEM = re.compile(r"\s*(?:[-–•]|\(?[\d๐-๙]{1,2}[.)]|ตัวชี้วัดที่)")


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
class Headings:
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

    def under(self, group: Group) -> Headings:
        """The same with one heading more."""
        kept = len(self.chain)
        while kept and self.chain[kept - 1].level >= group.level:
            kept -= 1
        chain = (*self.chain[:kept], group)
        kind = next((g.kind for g in reversed(chain) if g.kind != "other"), "other")
        year = year_of_text(group.text)
        if year.year is not None or year.ambiguous:
            return Headings(chain, kind, group, (group, year))
        return Headings(chain, kind, group, self.dated, self.since | {group.kind})


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
    _above: Headings
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


def _led_in_by(near: Sequence[Group]) -> list[Group]:
    """The sentence above the list in which a block stands: nothing but other items may stand between."""
    for group in reversed(near):
        if _OPENS_LIST.search(group.text) or not _LIST_ITEM.match(group.text):
            return [group] if group.role in ("text", "note") else []
    return []
