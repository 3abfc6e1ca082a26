"""Characters of a page as columns, and the plain ones among them made glyphs in one go.

Nearly every character is plain: a letter further to the right than the one before, or a mark drawn behind its own letter.
`GlyphBinder` has the rules for all the others; stretches in which no rule of it can apply become glyphs without asking it.
What is plain is told from the characters beside it, so that the stretches are the same whatever stands elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np

from extractors.pdf.bind_marks import GlyphBinder
from extractors.pdf.glyphs import MARKS, Glyph

LOOK_BACK = 6  # glyphs in which a letter painted twice is looked for
SHORTEST_STRETCH = 12  # characters
_MARK_CODES = np.array(sorted(map(ord, MARKS)))

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


def bind(binder: GlyphBinder, drawn: DrawnCharacters) -> None:
    """Give the characters to the binder, plain stretches as ready glyphs: the glyphs are those of one by one."""
    _Stretches(binder, drawn).run()


class _Stretches:
    def __init__(self, binder: GlyphBinder, drawn: DrawnCharacters) -> None:
        middle = (drawn.x0 + drawn.x1) / 2
        inside = (-1 <= middle) & (middle <= binder.width + 1) & (-1 <= drawn.baseline) & (drawn.baseline <= binder.height + 1)
        if not inside.all():
            at = np.flatnonzero(inside)
            fonts = [drawn.fonts[k] for k in at.tolist()]
            drawn = DrawnCharacters(*(getattr(drawn, n)[at] for n in _COLUMNS), fonts, drawn.blanks[at])
        self._binder, self._drawn = binder, drawn
        self._size = np.maximum(drawn.bottom - drawn.top, 1.0)
        self._marks = np.isin(drawn.codes, _MARK_CODES)
        self._letters = np.flatnonzero(~self._marks)
        self._chars = list(map(chr, drawn.codes.tolist()))
        self._seen_blanks = 0

    def run(self) -> None:
        odd = self._odd()
        count, at, clean = len(odd), 0, 0
        odd_at = [*np.flatnonzero(odd).tolist(), count]
        following = 0
        rows = list(
            zip(*(getattr(self._drawn, n).tolist() for n in _COLUMNS), self._drawn.fonts, self._drawn.blanks.tolist(), strict=True)
        )
        marks, flagged = self._marks.tolist(), odd.tolist()
        while at < count:
            while odd_at[following] < at:
                following += 1
            if clean > LOOK_BACK and odd_at[following] - at >= SHORTEST_STRETCH and self._take(at, odd_at[following]):
                at = odd_at[following]
                continue
            before = len(self._binder.glyphs)
            self._one(at, rows[at])
            if marks[at]:
                clean = 0 if flagged[at] else clean
            else:
                clean = clean + 1 if len(self._binder.glyphs) > before else 0
            at += 1

    def _one(self, at: int, row: tuple[Any, ...]) -> None:
        code, x0, x1, top, bottom, baseline, start, points, font, blanks = row
        if blanks > self._seen_blanks:
            self._binder.blank()
            self._seen_blanks = blanks
        self._binder.add(self._chars[at], x0, x1, top, bottom, baseline, start, font, points)

    def _odd(self) -> Column:
        """Return which characters a rule of the binder may apply to, told from the characters before them."""
        d, letters = self._drawn, self._letters
        odd = np.zeros(len(d.codes), dtype=bool)
        odd[letters] = self._odd_letters()
        marks = np.flatnonzero(self._marks)
        if not len(marks):
            return odd
        place = np.searchsorted(letters, marks) - 1
        orphan = place < 1
        own = letters[np.maximum(place, 0)] if len(letters) else np.zeros(len(marks), dtype=np.int64)
        start, middle = d.start[marks], (d.x0[marks] + d.x1[marks]) / 2
        size = np.maximum(self._size[marks], self._size[own])
        follows = (
            (d.codes[own] != 32)
            & ~(np.abs(d.baseline[own] - d.baseline[marks]) > 0.5 * size)
            & (d.start[own] - 0.1 * size <= start)
            & (start <= d.x1[own] + 0.15 * size)
        )
        overtaken = middle < d.x0[own] - 0.01 * self._size[own]
        again = (d.codes[marks - 1] == d.codes[marks]) & (marks > 0)
        odd[marks] = orphan | ~follows | overtaken | again | (np.abs(start - d.start[own]) < 0.05)
        return odd

    def _odd_letters(self) -> Column:
        d, at = self._drawn, self._letters
        code, x0, x1, baseline, start, size = (c[at] for c in (d.codes, d.x0, d.x1, d.baseline, d.start, self._size))
        solid = code != 32
        thai = (code >= 0x0E01) & (code <= 0x0E46)
        odd = thai & ((d.bottom[at] < baseline - 0.8 * size) | (d.top[at] > baseline - 0.1))
        odd[1:] |= (np.abs(start[1:] - start[:-1]) < 0.05) & (np.abs(baseline[1:] - baseline[:-1]) < 0.5) & solid[1:]
        width = np.maximum(x1 - x0, 0.1)
        for back in range(1, LOOK_BACK + 1):
            same = np.flatnonzero((code[back:] == code[:-back]) & solid[back:])
            if len(same):
                now, then = same + back, same
                near = np.abs(baseline[then] - baseline[now]) < 1.0
                over = np.minimum(x1[then], x1[now]) - np.maximum(x0[then], x0[now]) > 0.7 * width[now]
                odd[now] |= near & over
        return odd

    def _take(self, first: int, end: int) -> bool:
        """Make a stretch of plain characters glyphs; False where something earlier may still reach into it."""
        binder, d = self._binder, self._drawn
        if binder.waits_for_a_letter or self._touches_dropped(first, end):
            return False
        low, high = np.searchsorted(self._letters, (first, end)).tolist()
        # marks at its beginning belong to a glyph that is there already
        if low == high or int(self._letters[low]) != first:
            return False
        at = self._letters[low:high]
        blanks = d.blanks[at]
        after = np.diff(blanks, prepend=self._seen_blanks) > 0
        after[0] |= binder.take_blank()
        self._seen_blanks = int(blanks[-1])
        places = at.tolist()
        text = "".join(self._chars[first:end])
        ends = [*places[1:], end]
        texts = [text[a - first : b - first] for a, b in zip(places, ends, strict=True)]
        fonts = d.fonts[first:end] if len(places) == end - first else [d.fonts[k] for k in places]
        columns = (c[at].tolist() for c in (d.x0, d.x1, d.top, d.bottom, d.baseline, self._size))
        binder.extend(map(Glyph, texts, *columns, fonts, d.start[at].tolist(), repeat(False), d.points[at].tolist(), after.tolist()))
        return True

    def _touches_dropped(self, first: int, end: int) -> bool:
        dropped = self._binder.dropped
        if dropped is None:
            return False
        d = self._drawn
        near = (np.abs(d.start[first:end] - dropped[0]) < 0.05) & (np.abs(d.baseline[first:end] - dropped[1]) < 0.5)
        return bool((near & self._marks[first:end]).any())


_COLUMNS = ("codes", "x0", "x1", "top", "bottom", "baseline", "start", "points")
