"""Characters of a pdfium text page to glyphs: runs of Thai letters at once, everything else one by one.

One call for each character is what reading with pdfium costs. Most characters of a report stand in runs of Thai letters whose
order in the stream is their order on the line: of those only the ends and the middle are asked for. Digits, signs and
everything else are always read one by one.
"""

from __future__ import annotations

import ctypes
import math
import re
from bisect import bisect_left
from typing import Any

import pypdfium2.raw as pdfium_c

from extractors.pdf.bind_marks import GlyphBinder, LostMarkError
from extractors.pdf.cid_fonts import replaced_character
from extractors.pdf.glyphs import MARKS, Glyph, PageContent
from extractors.pdf.pdfium_objects import COVERING, PageObjects
from extractors.pdf.turned_runs import TurnedRuns
from extractors.pdf.upright import Matrix

_BASE = "ก-ฮะาำเ-ๆฯ"
_MARK = "".join(sorted(MARKS))
# a run of Thai letters with their marks, without the last letter
_RUN = re.compile(f"[{_BASE}][{_BASE}{_MARK}]{{3,}}(?=[{_BASE}])")
_DOUBLED = re.compile(r"(.{1,5})\1")
_PAINTED_TWICE = re.compile(r"(?:(.)\1){2}")
SMALLEST_PRINT = 0.002  # of the page height: smaller letters are left over, nobody sees them
LEAST_ADVANCE, MOST_ADVANCE = 0.22, 1.0  # of the em: width of a letter in a run that is what it seems


class CharacterReader:
    """Reads the characters of one page.

    Args:
        text: pdfium's text page.
        codes: UTF-16 code of each character.
        matrix: From the PDF's coordinates to upright points.
        content: The page, with its rules.
        objects: Which text objects are hidden, and whether texts are replaced.
    """

    def __init__(self, text: Any, codes: list[int], matrix: Matrix, content: PageContent, objects: PageObjects) -> None:
        self._text, self._codes, self._content, self._objects = text, codes, content, objects
        self._matrix = matrix
        self._rect, self._x, self._y = pdfium_c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._refs = ctypes.byref(self._rect), ctypes.byref(self._x), ctypes.byref(self._y)
        self._points: dict[float, float] = {}
        self._uprights = sorted((r.x0, r.top, r.bottom) for r in content.rules if not r.horizontal)
        self._xs = [r[0] for r in self._uprights]
        full_page = content.image_share > COVERING and content.hidden_share > 0.5
        # over a picture of the whole page the hidden text is judged, and refused, as a whole
        self._hidden = set() if full_page else objects.hidden
        self._scale = self._common_scale()
        self._unseen = 0

    def read(self) -> list[Glyph]:
        """Return the glyphs in stream order; what cannot be seen is left out and counted."""
        try:
            glyphs = self._read_all(runs=not self._hidden)
        except LostMarkError:
            self._unseen = 0
            glyphs = self._read_all(runs=False)
        if self._unseen:
            self._content.reason = f"hidden_text: {self._unseen} characters cannot be seen on the page and were not read"
        return glyphs

    def _read_all(self, *, runs: bool) -> list[Glyph]:
        binder = GlyphBinder(self._content.width, self._content.height, strict=runs)
        turned = TurnedRuns(self._content)
        codes = self._codes
        ends = self._runs() if runs else {}
        k, high = 0, 0
        count = len(codes)
        generated = pdfium_c.FPDFText_IsGenerated
        while k < count:
            code = codes[k]
            end = ends.get(k)
            if end is not None and self._add_run(binder, k, end):
                k = end
                continue
            k += 1
            if code <= 32 or code == 0xFFFE:
                if code in (2, 0xFFFE) and pdfium_c.FPDFText_IsHyphen(self._text, k - 1) == 1:
                    code = 0x2D
                elif code in (0, 2, 10, 13, 0xFFFE) or generated(self._text, k - 1):
                    continue
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if high:
                code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00), 0
            self._add_one(binder, turned, k - 1, code)
        return [*binder.finish(), *turned.finish()]

    def _runs(self) -> dict[int, int]:
        # a surrogate is no Thai letter, so positions in the string are those of the characters
        text = "".join(map(chr, self._codes))
        doubled = _DOUBLED if self._objects.replaced else _PAINTED_TWICE
        return {m.start(): m.end() for m in _RUN.finditer(text) if not doubled.search(text, m.start(), m.end() + 4)}

    def _place(self, k: int) -> tuple[float, float, float, float, float, float] | None:
        """Return left, right, top, bottom, pen position and baseline of a character, upright."""
        if not pdfium_c.FPDFText_GetLooseCharBox(self._text, k, self._refs[0]):
            return None
        if not pdfium_c.FPDFText_GetCharOrigin(self._text, k, self._refs[1], self._refs[2]):
            return None
        a, b, c, d, e, f = self._matrix
        rect, x, y = self._rect, self._x.value, self._y.value
        left, right = a * rect.left + c * rect.top + e, a * rect.right + c * rect.bottom + e
        top, bottom = b * rect.left + d * rect.top + f, b * rect.right + d * rect.bottom + f
        if left > right:
            left, right = right, left
        if top > bottom:
            top, bottom = bottom, top
        return left, right, top, bottom, a * x + c * y + e, b * x + d * y + f

    def _add_one(self, binder: GlyphBinder, turned: TurnedRuns, k: int, code: int) -> None:
        place = self._place(k)
        if place is None:
            return
        if self._hidden:
            holder = pdfium_c.FPDFText_GetTextObject(self._text, k)
            if holder and ctypes.cast(holder, ctypes.c_void_p).value in self._hidden:
                self._unseen += code > 32
                return
        left, right, top, bottom, start, baseline = place
        points = self._points_of(k, bottom - top)
        if points < SMALLEST_PRINT * self._content.height:
            self._unseen += code > 32
            return
        char = chr(code)
        if 0xC0 <= code <= 0xFF:
            char = replaced_character(self._font(k), code) or char
        if abs(start - left) > 0.3 + 0.02 * (bottom - top):
            turn = self._turn(k)
            if turn:
                turned.add(turn, char, (left, right, top, bottom), (start, baseline), points)
                return
        binder.add(char, left, right, top, bottom, baseline, start, "", points)

    def _add_run(self, binder: GlyphBinder, k: int, end: int) -> bool:
        """Add the letters k..end as one glyph, where they are plainly what they seem."""
        first, last = self._place(k), self._place(end)
        if first is None or last is None:
            return False
        left, _, top, bottom, start, baseline = first
        height = bottom - top
        points = self._points_of(k, height)
        text = "".join(map(chr, self._codes[k:end]))
        letters = sum(char not in MARKS for char in text)
        width = last[4] - start
        if abs(start - left) > 0.3 or abs(last[5] - baseline) > 0.05 or abs(last[3] - last[2] - height) > 0.05:
            return False
        if not LEAST_ADVANCE * points <= width / letters <= MOST_ADVANCE * points or points < SMALLEST_PRINT * self._content.height:
            return False
        if not self._middle_fits(k, end, start, width, baseline):
            return False
        if left < -1 or last[4] > self._content.width + 1 or not 0 <= baseline <= self._content.height or self._crosses(left, last[4], baseline):
            return False
        binder.add_run(Glyph(text, left, last[4], top, bottom, baseline, max(height, 1.0), "", start, False, points))
        return True

    def _middle_fits(self, k: int, end: int, start: float, width: float, baseline: float) -> bool:
        middle = (k + end) // 2
        while middle > k and chr(self._codes[middle]) in MARKS:
            middle -= 1
        if middle <= k:
            return True
        place = self._place(middle)
        if place is None or abs(place[5] - baseline) > 0.05:
            return False
        return abs((place[4] - start) / width - (middle - k) / (end - k)) < 0.25

    def _crosses(self, x0: float, x1: float, baseline: float) -> bool:
        """Whether a vertical rule passes through: then the letters may stand in two cells."""
        i = bisect_left(self._xs, x0 + 0.5)
        while i < len(self._xs) and self._xs[i] < x1 - 0.5:
            if self._uprights[i][1] <= baseline <= self._uprights[i][2] + 3:
                return True
            i += 1
        return False

    def _points_of(self, k: int, height: float) -> float:
        key = round(height, 2)
        points = self._points.get(key)
        if points is None:
            points = pdfium_c.FPDFText_GetFontSize(self._text, k) * (self._scale or self._scale_at(k))
            self._points[key] = points
        return points

    def _turn(self, k: int) -> int:
        """Return the clockwise turn that would make this character upright, beside the page's own."""
        angle = round(math.degrees(pdfium_c.FPDFText_GetCharAngle(self._text, k)) / 90) * 90
        return (360 - angle - self._content.rotation) % 360

    def _font(self, k: int) -> str:
        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        pdfium_c.FPDFText_GetFontInfo(self._text, k, name, 128, ctypes.byref(flags))
        return name.value.decode("latin-1")

    def _scale_at(self, k: int) -> float:
        """Return how much the text matrix enlarges the font size at one character."""
        matrix = pdfium_c.FS_MATRIX()
        if not pdfium_c.FPDFText_GetMatrix(self._text, k, ctypes.byref(matrix)):
            return 1.0
        return math.hypot(matrix.c, matrix.d) or 1.0

    def _common_scale(self) -> float:
        """Return the enlargement that all of a page's text shares, 0 when it differs."""
        printed = [k for k, code in enumerate(self._codes) if code > 32]
        found = {round(self._scale_at(k), 3) for k in printed[:: max(1, len(printed) // 24)]}
        return found.pop() if len(found) == 1 else 0.0
