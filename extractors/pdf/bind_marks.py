"""Bind Thai marks to the letter they stand on, and drop what is painted twice.

A text layer stores a mark as a character of its own, often with no width and a position beside its letter. Sorting
characters by position tears the marks off; the order of the stream mostly keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractors.pdf.glyphs import MARKS, Glyph

_BARE = frozenset("ะาำเแโใไๆฯ")  # letters that carry no mark


class GlyphBinder:
    """Takes characters in stream order and gives glyphs.

    Args:
        width / height: Of the displayed page; what lies outside is not printed and not read.

    Attributes:
        dropped: Pen position and baseline of the letter left out last.
    """

    def __init__(self, width: float, height: float) -> None:
        self.glyphs: list[Glyph] = []
        self.width, self.height = width, height
        self._last: Glyph | None = None
        self._stray: list[tuple[str, float, float, float]] = []
        self.dropped: tuple[float, float] | None = None
        self._blank = False

    def blank(self) -> None:
        """Say that the source takes the gap before the next character for a blank."""
        self._blank = True

    def take_blank(self) -> bool:
        """Return whether a blank was said and not yet given to a glyph, and forget it."""
        blank, self._blank = self._blank, False
        return blank

    @property
    def waits_for_a_letter(self) -> bool:
        """Whether a mark came before its letter."""
        return bool(self._stray)

    def extend(self, glyphs: Iterable[Glyph]) -> None:
        """Take glyphs that no rule of this class applies to."""
        self.glyphs.extend(glyphs)
        self._last = self.glyphs[-1]

    def add(
        self,
        char: str,
        x0: float,
        x1: float,
        top: float,
        bottom: float,
        baseline: float,
        start: float,
        font: str = "",
        points: float = 0.0,
    ) -> None:
        """Add one character with its box, baseline and pen position (all in upright points)."""
        middle = (x0 + x1) / 2
        if not (-1 <= middle <= self.width + 1 and -1 <= baseline <= self.height + 1):
            return
        size = max(bottom - top, 1.0)
        if char in MARKS:
            self._add_mark(char, start, (x0, x1), baseline, size)
            return
        glyph = Glyph(char, x0, x1, top, bottom, baseline, size, font, start, False, points)
        if _off_its_line(glyph):
            self.dropped = (start, baseline)
            return
        if self._painted_before(glyph):
            return
        last = self._last
        if last is not None and abs(start - last.start) < 0.05 and abs(last.baseline - baseline) < 0.5 and char != " ":
            # one drawn glyph that stands for several characters: each got a slice of its box
            last.text += char
            last.x1, last.sliced = max(last.x1, x1), True
            return
        self._take_strays(glyph)
        glyph.after_blank, self._blank = self._blank, False
        self.glyphs.append(glyph)
        self._last = glyph

    def _add_mark(self, char: str, start: float, extent: tuple[float, float], baseline: float, size: float) -> None:
        last, middle = self._last, (extent[0] + extent[1]) / 2
        if self.dropped is not None and abs(start - self.dropped[0]) < 0.05 and abs(baseline - self.dropped[1]) < 0.5:
            return
        if last is not None and len(self.glyphs) > 1 and _overtaken(self.glyphs[-2], last, start, middle, baseline):
            before = self.glyphs[-2]
            if char not in before.text:
                before.text += char
            return
        if last is not None and _follows(last, start, baseline, max(size, last.size)):
            if not last.text.endswith(char):
                last.text += char
            if abs(start - last.start) < 0.05:
                last.x1, last.sliced = max(last.x1, extent[1]), True
            return
        level = 0.5 * size
        near = [
            g
            for g in self.glyphs[-80:]
            if abs(g.baseline - baseline) <= level and g.text[0] not in MARKS and _stands_on(g, start, middle, baseline, size)
        ]
        if near:
            best = min(near, key=lambda g: (g.text[0] in _BARE, max(g.x0 - middle, middle - g.x1, 0.0), abs(start - g.x1)))
            if char not in best.text:
                best.text += char
            return
        # its letter may come later in the stream
        self._stray.append((char, start, middle, baseline))

    def _take_strays(self, glyph: Glyph) -> None:
        if not self._stray or glyph.text == " ":
            return
        kept = []
        for char, start, middle, baseline in self._stray:
            if _stands_on(glyph, start, middle, baseline, glyph.size):
                glyph.text += char
            else:
                kept.append((char, start, middle, baseline))
        self._stray = kept

    def finish(self) -> list[Glyph]:
        """Return the glyphs; marks that found no letter stand for themselves, so that nothing is lost."""
        for char, _start, middle, baseline in self._stray:
            self.glyphs.append(Glyph(char, middle, middle, baseline - 10, baseline + 2, baseline, 12.0))
        self._stray = []
        return self.glyphs

    def _painted_before(self, glyph: Glyph) -> bool:
        """A shadow or fake bold paints the same character again in nearly the same place; ActualText may do so too."""
        if glyph.text == " ":
            return False
        width = max(glyph.x1 - glyph.x0, 0.1)
        return any(
            other.text[0] == glyph.text
            and abs(other.baseline - glyph.baseline) < 1.0
            and min(other.x1, glyph.x1) - max(other.x0, glyph.x0) > 0.7 * width
            for other in self.glyphs[-6:]
        )


def _off_its_line(glyph: Glyph) -> bool:
    """A Thai letter whose box lies wholly above or below its baseline is not painted there.

    A replacement text (ActualText) over a letter and its mark is given once for each of the two drawn glyphs; the second
    time the box is the mark's.
    """
    if not "\u0e01" <= glyph.text[0] <= "\u0e46":
        return False
    return glyph.bottom < glyph.baseline - 0.8 * glyph.size or glyph.top > glyph.baseline - 0.1


def _follows(glyph: Glyph, start: float, baseline: float, size: float) -> bool:
    """Whether a mark drawn from `start` continues this glyph, as it does in nearly every stream."""
    if glyph.text == " " or abs(glyph.baseline - baseline) > 0.5 * size:
        return False
    return glyph.start - 0.1 * size <= start <= glyph.x1 + 0.15 * size


def _overtaken(before: Glyph, last: Glyph, start: float, middle: float, baseline: float) -> bool:
    """Whether a source that sorts by position has put a mark behind the letter that follows its own.

    Its pen stands where its letter ends and the next one begins; its picture lies to the left of that.
    """
    if before.text == " " or before.text[0] in MARKS or abs(before.baseline - baseline) > 0.5:
        return False
    reach = (0.8 if last.text[0] in _BARE else 0.5) * (last.x1 - last.x0)
    nearer = middle < last.x0 - 0.01 * last.size and start - last.x0 < reach
    return nearer and -0.05 * last.size <= start - before.x1 <= 0.15 * last.size and middle >= before.x0 - 0.05 * last.size


def _stands_on(glyph: Glyph, start: float, middle: float, baseline: float, size: float) -> bool:
    if abs(glyph.baseline - baseline) > 0.5 * size or glyph.text == " ":
        return False
    # zero-width marks start where the letter ends; placed marks lie over it
    return abs(start - glyph.x1) <= 0.1 * size or glyph.x0 - 0.05 * size <= middle <= glyph.x1 + 0.1 * size
