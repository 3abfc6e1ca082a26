"""Characters of a pdfium text page to glyphs in stream order."""

from __future__ import annotations

import ctypes
import math

import pypdfium2.raw as pdfium_c

from extractors.pdf import pdfium_calls as call
from extractors.pdf.bind_marks import GlyphBinder
from extractors.pdf.cid_fonts import replaced_character
from extractors.pdf.glyphs import Glyph, PageContent
from extractors.pdf.pdfium_objects import COVERING
from extractors.pdf.replacements import given_again
from extractors.pdf.turned_runs import TurnedRuns
from extractors.pdf.upright import Matrix

SMALLEST_PRINT = 0.002  # of the page height: smaller letters are left over, nobody sees them
LINE_ENDS = frozenset((0, 2, 10, 13, 0xFFFE))


class CharacterReader:
    """Reads the characters of one page.

    Args:
        text: Address of pdfium's text page.
        codes: UTF-16 code of each character.
        matrix: From the PDF's coordinates to upright points.
        content: The page: its size, pictures and rules.
        hidden: Addresses of text objects that cannot be seen.
    """

    def __init__(self, text: int, codes: list[int], matrix: Matrix, content: PageContent, hidden: set[int]) -> None:
        self._text, self._codes, self._content, self._matrix = text, codes, content, matrix
        self._points: dict[float, float] = {}
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        # over a picture of the whole page the hidden text is judged, and refused, as a whole
        full_page = content.image_share > COVERING and content.hidden_share > 0.5
        self._hidden: set[int] = set() if full_page else hidden

    def read(self) -> list[Glyph]:
        """Return the glyphs in stream order; what cannot be seen is left out and counted."""
        binder = GlyphBinder(self._content.width, self._content.height)
        turned = TurnedRuns(self._content)
        self._read_into(binder, turned)
        if self._content.hidden:
            self._content.reason = f"hidden_text: {len(self._content.hidden)} characters cannot be seen on the page and were not read"
        return [*binder.finish(), *turned.finish()]

    def _read_into(self, binder: GlyphBinder, turned: TurnedRuns) -> None:
        a, b, c, d, e, f = self._matrix
        rect, pen = (ctypes.c_float * 4)(), (ctypes.c_double * 2)()
        rect_at, x_at = ctypes.addressof(rect), ctypes.addressof(pen)
        y_at = x_at + ctypes.sizeof(ctypes.c_double)
        text, hidden, smallest = self._text, self._hidden, SMALLEST_PRINT * self._content.height
        char_box, char_origin, known_points, unseen = call.char_box, call.char_origin, self._points, self._content.hidden
        again = given_again(text, self._codes)
        high, font, new_word = 0, "", True  # a word is of one font: asked for at its first letter only
        for k, code in enumerate(self._codes):
            if code <= 32 or code == 0xFFFE:
                if code in (2, 0xFFFE) and call.is_hyphen(text, k) == 1:
                    code = 0x2D
                elif code in LINE_ENDS or call.is_generated(text, k):
                    binder.blank()
                    new_word = True
                    continue
                new_word = True
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if again and k in again:
                continue
            if high:
                code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00), 0
            if not char_box(text, k, rect_at) or not char_origin(text, k, x_at, y_at):
                continue
            left, top, right, bottom = rect  # of FS_RECTF
            x, y = pen
            left, right, top, bottom = (
                a * left + c * top + e,
                a * right + c * bottom + e,
                b * left + d * top + f,
                b * right + d * bottom + f,
            )
            if left > right:
                left, right = right, left
            if top > bottom:
                top, bottom = bottom, top
            start, baseline = a * x + c * y + e, b * x + d * y + f
            height = round(bottom - top, 2)
            points = known_points.get(height) or self._points_of(k, height)
            char = chr(code)
            if new_word and code > 32:
                font, new_word = self._font(k), False
            if points < smallest or (hidden and call.char_object(text, k) in hidden):
                unseen.append((char, start, baseline))
                continue
            if 0xC0 <= code <= 0xFF:
                char = replaced_character(self._font(k), code) or char
            if abs(start - left) > 0.3 + 0.02 * height:
                turn = self._turn(k)
                if turn:
                    turned.add(turn, char, (left, top, right, bottom), (start, baseline), points)
                    continue
            binder.add(char, left, right, top, bottom, baseline, start, font, points)

    def _points_of(self, k: int, height: float) -> float:
        """Return the font size as it shows; characters of one height are of one size."""
        matrix = pdfium_c.FS_MATRIX()
        scale = 1.0
        if call.char_matrix(self._text, k, ctypes.addressof(matrix)):
            scale = math.hypot(matrix.c, matrix.d) or 1.0
        points = float(call.font_size(self._text, k)) * scale
        self._points[height] = points
        return points

    def _turn(self, k: int) -> int:
        """Return the clockwise turn that would make this character upright, beside the page's own."""
        angle = round(math.degrees(call.char_angle(self._text, k)) / 90) * 90
        return (360 - angle - self._content.rotation) % 360

    def _font(self, k: int) -> str:
        call.font_info(self._text, k, ctypes.addressof(self._name), ctypes.sizeof(self._name), ctypes.addressof(self._flags))
        return self._name.value.decode("latin-1")
