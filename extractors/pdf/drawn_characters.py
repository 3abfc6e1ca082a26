"""Characters of a page as columns, and the plain ones among them made glyphs in one go.

Nearly every character is plain: a letter further to the right than the one before, or a mark drawn behind its own letter.
`GlyphBinder` has the rules for all the others; stretches in which no rule of it can apply become glyphs without asking it.
What is plain is told from the characters beside it, so that the stretches are the same whatever stands elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

import numpy as np

from extractors.pdf.bind_marks import GlyphBinder
from extractors.pdf.character_codes import text_of
from extractors.pdf.glyphs import MARKS, Glyph

LOOK_BACK = 6  # glyphs in which a letter painted twice is looked for
SHORTEST_STRETCH = 8  # characters
_IS_MARK = np.array([chr(code) in MARKS for code in range(ord(max(MARKS)) + 2)])

Column = Any  # numpy array with one value for each character


@dataclass(frozen=True, slots=True)
class DrawnCharacters:
    """Characters in stream order, places in upright points.

    Attributes:
        codes: Unicode numbers.
        x0 / x1 / top / bottom: Boxes.
        baseline / start: Where the pen stood.
        points: Font sizes.
        fonts: Their names.
        blanks: How many gaps the source has taken for blanks up to here.
    """

    codes: Column
    x0: Column
    x1: Column
    top: Column
    bottom: Column
    baseline: Column
    start: Column
    points: Column
    fonts: list[str]
    blanks: Column

    def only(self, at: Column) -> DrawnCharacters:
        """Return the characters at some places."""
        fonts = [self.fonts[k] for k in at.tolist()]
        return DrawnCharacters(
            self.codes[at], self.x0[at], self.x1[at], self.top[at], self.bottom[at], self.baseline[at], self.start[at],
            self.points[at], fonts, self.blanks[at],
        )  # fmt: skip


def bind(binder: GlyphBinder, drawn: DrawnCharacters) -> None:
    """Give the characters to the binder, plain stretches as ready glyphs: the glyphs are those of one by one."""
    _Stretches(binder, drawn).run()


class _Stretches:
    def __init__(self, binder: GlyphBinder, drawn: DrawnCharacters) -> None:
        middle = (drawn.x0 + drawn.x1) / 2
        inside = (middle >= -1) & (middle <= binder.width + 1) & (drawn.baseline >= -1) & (drawn.baseline <= binder.height + 1)
        if not inside.all():
            drawn = drawn.only(np.flatnonzero(inside))
        self._binder, self._drawn = binder, drawn
        self._size = np.maximum(drawn.bottom - drawn.top, 1.0)
        self._marks = _IS_MARK[np.minimum(drawn.codes, len(_IS_MARK) - 1)]
        self._attached = self._attached_letters()
        self._letters = np.flatnonzero(~(self._marks | self._attached))
        self._seen_blanks = 0
        # ends of glyphs with what shares their slice: of all that may, and of what surely does
        self._widest, self._x1 = drawn.x1.copy(), drawn.x1.copy()
        self._sliced = np.zeros(len(drawn.codes), dtype=bool)

    def _attached_letters(self) -> Column:
        """Return which letters share one drawn glyph with the letter before them."""
        d = self._drawn
        attached = np.zeros(len(d.codes), dtype=bool)
        at = np.flatnonzero(~self._marks)
        same = np.abs(np.diff(d.start[at])) < 0.05
        same &= (np.abs(np.diff(d.baseline[at])) < 0.5) & (d.codes[at][1:] != 32) & (d.codes[at][:-1] != 32)
        same[1:] &= ~same[:-1]  # of a third one the binder decides
        attached[at[1:][same]] = True
        return attached

    def run(self) -> None:
        odd = self._odd()
        self._list_letters()
        d = self._drawn
        columns = (d.x0, d.x1, d.top, d.bottom, d.baseline, d.start, d.fonts, d.points)
        places: list[list[Any]] = [c if isinstance(c, list) else c.tolist() for c in columns]
        blanks, glyphs = d.blanks.tolist(), self._binder.glyphs
        members = (self._marks | self._attached).tolist()
        count, at, clean = len(odd), 0, 0
        odd_at = [*np.flatnonzero(odd).tolist(), count]
        following = 0
        while at < count:
            while odd_at[following] < at:
                following += 1
            if clean > LOOK_BACK and odd_at[following] - at >= SHORTEST_STRETCH and self._take(at, odd_at[following]):
                at = odd_at[following]
                continue
            if blanks[at] > self._seen_blanks:
                self._binder.blank()
                self._seen_blanks = blanks[at]
            before, end = len(glyphs), glyphs[-1].x1 if glyphs else 0.0
            x0, x1, top, bottom, baseline, start, font, points = (c[at] for c in places)
            self._binder.add(self._page[at], x0, x1, top, bottom, baseline, start, font, points)
            if members[at]:
                clean = clean if len(glyphs) == before and (not before or glyphs[-1].x1 == end) else 0
            else:
                clean = clean + 1 if len(glyphs) > before else 0
            at += 1

    def _list_letters(self) -> None:
        """Make what a glyph needs, for every letter: text with all that belongs to it, box, font and the blank before it."""
        d, at = self._drawn, self._letters
        self._page = text_of(d.codes)
        self._places = at.tolist()
        ends = [*self._places[1:], len(d.codes)][: len(self._places)]
        fonts = d.fonts if len(ends) == len(d.fonts) else [d.fonts[k] for k in self._places]
        blanks = d.blanks[at]
        self._blanks = blanks.tolist()
        self._glyphs = [
            [self._page[a:b] for a, b in zip(self._places, ends, strict=True)],
            *(c[at].tolist() for c in (d.x0, self._x1, d.top, d.bottom, d.baseline, self._size)),
            fonts,
            *(c[at].tolist() for c in (d.start, self._sliced, d.points)),
            (np.diff(blanks, prepend=0) > 0).tolist(),
        ]

    def _odd(self) -> Column:
        """Return which characters a rule of the binder may apply to, told from the characters before them."""
        d, letters = self._drawn, self._letters
        odd = np.zeros(len(d.codes), dtype=bool)
        members = np.flatnonzero(self._marks | self._attached)
        if len(members):
            place = np.searchsorted(letters, members) - 1
            own = letters[np.maximum(place, 0)] if len(letters) else members
            sliced = np.abs(d.start[members] - d.start[own]) < 0.05
            np.maximum.at(self._widest, own[sliced], d.x1[members[sliced]])
            strange = (place < 1) | self._odd_marks(members, own)
            attached = self._attached[members]
            if attached.any():
                strange[attached] = (place[attached] < 1) | self._odd_attached(members[attached], place[attached])
            # of what stands on one letter all is asked for, or nothing
            odd[own[strange]] = True
            strange |= odd[own]
            odd[own] = False
            odd[members] = strange
            sliced &= ~strange
            np.maximum.at(self._x1, own[sliced], d.x1[members[sliced]])
            self._sliced[own[sliced]] = True
        odd[letters] = self._odd_letters()
        return odd

    def _odd_marks(self, marks: Column, own: Column) -> Column:
        d = self._drawn
        start, middle = d.start[marks], (d.x0[marks] + d.x1[marks]) / 2
        size = np.maximum(self._size[marks], self._size[own])
        follows = (
            (d.codes[own] != 32)
            & ~(np.abs(d.baseline[own] - d.baseline[marks]) > 0.5 * size)
            & (d.start[own] - 0.1 * size <= start)
            & (start <= d.x1[own] + 0.15 * size)
        )
        overtaken = middle < d.x0[own] - 0.01 * self._size[own]
        return ~follows | overtaken | (d.codes[marks - 1] == d.codes[marks])

    def _odd_attached(self, attached: Column, place: Column) -> Column:
        d = self._drawn
        odd = self._off_their_line(attached) | (np.abs(d.start[attached] - d.start[self._letters[place]]) >= 0.05)
        for back in range(LOOK_BACK):
            odd |= self._painted_again(attached, self._letters[np.maximum(place - back, 0)])
        return odd

    def _odd_letters(self) -> Column:
        d, at = self._drawn, self._letters
        odd = self._off_their_line(at)
        code = d.codes[at]
        if len(at) > 1:
            near = (np.abs(np.diff(d.start[at])) < 0.05) & (np.abs(np.diff(d.baseline[at])) < 0.5)
            odd[1:] |= near & (code[1:] != 32)
        again = np.flatnonzero(self._may_be_again(at))
        for back in range(1, LOOK_BACK + 1):
            again = again[again >= back]
            odd[again] |= self._painted_again(at[again], at[again - back])
        return odd

    def _may_be_again(self, at: Column) -> Column:
        """Return which letters do not stand clear to the right of all the letters before them."""
        d = self._drawn
        ends, reach = self._widest[at], np.full(len(at), -np.inf)
        for back in range(1, LOOK_BACK + 1):
            np.maximum(reach[back:], ends[:-back], out=reach[back:])
        return reach - d.x0[at] > 0.7 * np.maximum(d.x1[at] - d.x0[at], 0.1)

    def _off_their_line(self, at: Column) -> Column:
        d = self._drawn
        code, baseline = d.codes[at], d.baseline[at]
        thai = (code >= 0x0E01) & (code <= 0x0E46)
        return thai & ((d.bottom[at] < baseline - 0.8 * self._size[at]) | (d.top[at] > baseline - 0.1))

    def _painted_again(self, now: Column, then: Column) -> Column:
        d = self._drawn
        near = (d.codes[now] == d.codes[then]) & (d.codes[now] != 32) & (np.abs(d.baseline[then] - d.baseline[now]) < 1.0)
        shared = np.minimum(self._widest[then], d.x1[now]) - np.maximum(d.x0[then], d.x0[now])
        return near & (shared > 0.7 * np.maximum(d.x1[now] - d.x0[now], 0.1))

    def _take(self, first: int, end: int) -> bool:
        """Make a stretch of plain characters glyphs; False where something earlier may still reach into it."""
        binder = self._binder
        if binder.waits_for_a_letter or self._touches_dropped(first, end):
            return False
        low, high = bisect_left(self._places, first), bisect_left(self._places, end)
        # marks at its beginning belong to a glyph that is there already
        if low == high or self._places[low] != first:
            return False
        binder.extend(map(Glyph, *(column[low:high] for column in self._glyphs)))
        last = binder.glyphs[-1]
        last.text = self._page[self._places[high - 1] : end]
        binder.glyphs[low - high].after_blank = binder.take_blank() or self._blanks[low] > self._seen_blanks
        self._seen_blanks = self._blanks[high - 1]
        return True

    def _touches_dropped(self, first: int, end: int) -> bool:
        dropped = self._binder.dropped
        if dropped is None:
            return False
        d = self._drawn
        near = (np.abs(d.start[first:end] - dropped[0]) < 0.05) & (np.abs(d.baseline[first:end] - dropped[1]) < 0.5)
        return bool((near & self._marks[first:end]).any())
