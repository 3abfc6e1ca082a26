"""Characters of a pdfium text page to glyphs in stream order.

pdfium gives one character a call. The calls run in one sweep over the page into two long buffers, so that no Python statement
is spent on a character; what is asked of the places is then asked of whole columns.
"""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium_c

from extractors.pdf import pdfium_calls as call
from extractors.pdf.bind_marks import GlyphBinder
from extractors.pdf.character_codes import is_any
from extractors.pdf.cid_fonts import replaced_character
from extractors.pdf.drawn_characters import DrawnCharacters, bind
from extractors.pdf.glyphs import Glyph, PageContent
from extractors.pdf.pictures import COVERING
from extractors.pdf.replacements import given_again
from extractors.pdf.turned_runs import TurnedRuns
from extractors.pdf.upright import Matrix, length

SMALLEST_PRINT = 0.002  # of the page height: smaller letters are left over, nobody sees them
LINE_ENDS = (0, 2, 10, 13, 0xFFFE)
HYPHENS = (2, 0xFFFE)
NAME_BYTES = 128  # of a font's name

Column = Any  # numpy array with one value for each character


class CharacterReader:
    """Reads the characters of one page.

    Args:
        text: Address of pdfium's text page.
        codes: UTF-16 code of each character.
        matrix: From the PDF's coordinates to upright points.
        content: The page: its size, pictures and rules.
        hidden: Addresses of text objects that cannot be seen.
    """

    def __init__(self, text: int, codes: Column, matrix: Matrix, content: PageContent, hidden: set[int]) -> None:
        self._text, self._codes, self._content, self._matrix = text, codes, content, matrix
        # over a picture of the whole page the hidden text is judged, and refused, as a whole
        full_page = content.image_share > COVERING and content.hidden_share > 0.5
        self._hidden: set[int] = set() if full_page else hidden

    def read(self) -> list[Glyph]:
        """Return the glyphs in stream order; what cannot be seen is left out and counted."""
        binder = GlyphBinder(self._content.width, self._content.height)
        turned = TurnedRuns(self._content)
        if len(self._codes):
            bind(binder, self._drawn(turned))
        self._content.say_what_is_hidden()
        return [*binder.finish(), *turned.finish()]

    def _drawn(self, turned: TurnedRuns) -> DrawnCharacters:
        """Return what is drawn upright and can be seen; turned characters go into `turned`."""
        codes, blank, resets, printed = self._kinds()
        left, top, right, bottom, start, baseline, placed = self._places()
        printed &= placed
        printed[sorted(given_again(self._text, self._codes.astype("<u4").tobytes()))] = False
        printed_at = np.flatnonzero(printed)
        points = self._points(bottom - top, printed_at)
        fonts = self._fonts(codes, resets, printed_at)
        self._replace_by_font(codes, printed_at)
        seen = printed & ~self._unseen(codes, start, baseline, points, printed_at)
        turns = self._turns(np.flatnonzero(seen & (np.abs(start - left) > 0.3 + 0.02 * np.round(bottom - top, 2))))
        for k, turn in turns.items():
            place = [float(column[k]) for column in (left, top, right, bottom, start, baseline)]
            turned.add(turn, chr(codes[k]), (place[0], place[1], place[2], place[3]), (place[4], place[5]), float(points[k]))
            seen[k] = False
        kept = np.flatnonzero(seen)
        return DrawnCharacters(
            codes[kept], left[kept], right[kept], top[kept], bottom[kept], baseline[kept], start[kept], points[kept],
            [fonts[k] for k in kept.tolist()] if len(set(fonts)) > 1 else fonts[: len(kept)], np.cumsum(blank)[kept],
        )  # fmt: skip

    def _kinds(self) -> tuple[Column, Column, Column, Column]:
        """Return codes, where the source sees a blank, where a word ends, and what is printed."""
        codes = self._codes.copy()
        low = (codes <= 32) | (codes == 0xFFFE)
        ends, hyphens = low.copy(), low.copy()
        ends[low], hyphens[low] = is_any(codes[low], LINE_ENDS), is_any(codes[low], HYPHENS)
        for k in np.flatnonzero(hyphens).tolist():
            if call.is_hyphen(self._text, k) == 1:
                codes[k], ends[k] = 0x2D, False
        asked = np.flatnonzero(low & ~ends & (codes != 0x2D))
        generated = list(map(call.is_generated, repeat(self._text), asked.tolist()))
        ends[asked] = np.array(generated, dtype=np.int64) != 0
        return codes, ends, low, ~ends

    def _places(self) -> tuple[Column, ...]:
        """Return left, top, right, bottom, pen position and baseline in upright points, and which characters have a place."""
        text, count = self._text, len(self._codes)
        rects, pens = np.zeros((count, 4), dtype=np.float32), np.zeros((count, 2), dtype=np.float64)
        rect, pen = rects.ctypes.data, pens.ctypes.data
        boxed = list(map(call.char_box, repeat(text), range(count), range(rect, rect + 16 * count, 16)))
        drawn = list(
            map(call.char_origin, repeat(text), range(count), range(pen, pen + 16 * count, 16), range(pen + 8, pen + 16 * count, 16))
        )
        placed = (np.array(boxed) != 0) & (np.array(drawn) != 0)
        a, b, c, d, e, f = self._matrix
        left, top, right, bottom = rects.astype(np.float64).T  # of FS_RECTF
        x, y = pens.T
        left, right = a * left + c * top + e, a * right + c * bottom + e
        top, bottom = b * rects[:, 0].astype(np.float64) + d * top + f, b * rects[:, 2].astype(np.float64) + d * bottom + f
        return (
            np.minimum(left, right), np.minimum(top, bottom), np.maximum(left, right), np.maximum(top, bottom),
            a * x + c * y + e, b * x + d * y + f, placed,
        )  # fmt: skip

    def _points(self, heights: Column, printed_at: Column) -> Column:
        """Return the font sizes as they show; characters of one height are of one size."""
        points = np.zeros(len(heights))
        values, first, group = np.unique(heights[printed_at], return_index=True, return_inverse=True)
        known: dict[float, float] = {}
        sizes = np.zeros(len(values))
        for n in np.argsort(first).tolist():
            height = round(float(values[n]), 2)
            if height not in known:
                known[height] = self._points_of(int(printed_at[first[n]]))
            sizes[n] = known[height]
        points[printed_at] = sizes[group]
        for k in printed_at[np.isnan(heights[printed_at])].tolist():  # of no height: none is like another
            points[k] = self._points_of(k)
        return points

    def _points_of(self, k: int) -> float:
        matrix = pdfium_c.FS_MATRIX()
        scale = 1.0
        if call.char_matrix(self._text, k, ctypes.addressof(matrix)):
            scale = length(matrix.c, matrix.d) or 1.0
        return float(call.font_size(self._text, k)) * scale

    def _fonts(self, codes: Column, resets: Column, printed_at: Column) -> list[str]:
        """Return the font of each character; a word is of one font, asked for at its first letter only."""
        words = np.cumsum(resets)
        letters = printed_at[codes[printed_at] > 32]
        _, first = np.unique(words[letters], return_index=True)
        starts = letters[first].tolist()
        names = self._names(starts)
        fonts: list[str] = [""] * (starts[0] if starts else len(codes))
        for name, start, end in zip(names, starts, [*starts[1:], len(codes)], strict=False):
            fonts += [name] * (end - start)
        return fonts

    def _names(self, places: list[int]) -> list[str]:
        n = len(places)
        buffer, flags = ctypes.create_string_buffer(NAME_BYTES * (n + 1)), ctypes.c_int()
        at = ctypes.addressof(buffer)
        slots = range(at, at + NAME_BYTES * n, NAME_BYTES)
        sizes = map(call.font_info, repeat(self._text), places, slots, repeat(NAME_BYTES), repeat(ctypes.addressof(flags)))
        raw = list(sizes) and buffer.raw
        known: dict[bytes, str] = {}
        names = []
        for k in range(0, NAME_BYTES * n, NAME_BYTES):
            printed = raw[k : k + NAME_BYTES] if raw else b""
            if printed not in known:
                known[printed] = printed.split(b"\0", 1)[0].decode("latin-1")
            names.append(known[printed])
        return names

    def _replace_by_font(self, codes: Column, printed_at: Column) -> None:
        """Put the characters that a font paints where it gives the codes of others."""
        near = codes[printed_at]
        for k in printed_at[(near >= 0xC0) & (near <= 0xFF)].tolist():
            char = replaced_character(self._names([k])[0], int(codes[k]))
            if char:
                codes[k] = ord(char)

    def _unseen(self, codes: Column, start: Column, baseline: Column, points: Column, printed_at: Column) -> Column:
        """Return which characters nobody can see, and note them for the other engine."""
        unseen = points < SMALLEST_PRINT * self._content.height
        if self._hidden:
            objects = list(map(call.char_object, repeat(self._text), printed_at.tolist()))
            unseen[printed_at] |= np.array([o in self._hidden for o in objects], dtype=bool)
        for k in printed_at[unseen[printed_at]].tolist():
            self._content.hidden.append((chr(codes[k]), float(start[k]), float(baseline[k])))
        return unseen

    def _turns(self, doubtful: Column) -> dict[int, int]:
        """Return the clockwise turns that make characters upright, beside the page's own, where there is one."""
        angles = np.fromiter(map(call.char_angle, repeat(self._text), doubtful.tolist()), dtype=np.float64, count=len(doubtful))
        turns = (360 - np.rint(np.degrees(angles) / 90).astype(np.int64) * 90 - self._content.rotation) % 360
        turned = np.flatnonzero(turns)
        return dict(zip(doubtful[turned].tolist(), turns[turned].tolist(), strict=True))
