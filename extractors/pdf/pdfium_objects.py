"""What is painted on a page besides characters: rules, pictures, and which text objects nobody can see."""

from __future__ import annotations

import ctypes
import math
from collections import deque
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium_c

from extractors.pdf import pdfium_calls as call
from extractors.pdf.glyphs import PageContent
from extractors.pdf.hidden_text import Painting, verdicts
from extractors.pdf.strokes import StrokeCollector
from extractors.pdf.upright import Matrix, multiply
from normalizers.errors import UnreadablePdfError

MOST_OBJECTS = 200_000
DEEPEST_FORM = 6
COVERING = 0.8  # of the page: a picture this large can hide the text under it


class PageTooComplexError(UnreadablePdfError):
    """A page with more objects than any printed page has: a drawing or an attack."""


def read_objects(document: Any, page: Any, matrix: Matrix, content: PageContent) -> set[int]:
    """Collect the rules and pictures of a page into `content`; return the addresses of text objects nobody can see."""
    walk = _Walk(document, page, content)
    walk.through(call.address(page.raw), call.count_objects, call.get_object, matrix, 0)
    content.rules = walk.strokes.rules
    return walk.painting.hidden()


def _matrices(items: Sequence[int]) -> list[Matrix]:
    """Return the objects' own matrices."""
    n = len(items)
    numbers = (ctypes.c_float * (6 * n + 1))()
    at, step = ctypes.addressof(numbers), 6 * ctypes.sizeof(ctypes.c_float)
    deque(map(call.object_matrix, items, range(at, at + n * step, step)), 0)
    return list(zip(*[iter(numbers[: 6 * n])] * 6, strict=True))


class _Walk:
    def __init__(self, document: Any, page: Any, content: PageContent) -> None:
        self.strokes = StrokeCollector(content.width, content.height)
        self.painting = Painting()
        self._document, self._page, self._content = document, page, content
        self._total = 0
        self._mode = (ctypes.c_int * 2)()

    def through(self, holder: int, count: Any, get: Any, outer: Matrix, depth: int) -> None:
        n = count(holder)
        self._total += n
        if self._total > MOST_OBJECTS:
            raise PageTooComplexError(f"page_too_complex: more than {MOST_OBJECTS:,} objects")
        items = list(map(get, repeat(holder), range(n)))
        kinds = list(map(call.object_type, items))
        painted = verdicts([item for item, kind in zip(items, kinds, strict=True) if kind == pdfium_c.FPDF_PAGEOBJ_TEXT])
        others = [i for i, kind in enumerate(kinds) if kind != pdfium_c.FPDF_PAGEOBJ_TEXT]
        start = texts = 0
        for at, matrix in zip([*others, n], [*_matrices([items[i] for i in others]), outer], strict=True):
            if at > start:
                self.painting.texts(items[start:at], painted[texts : texts + at - start], outer)
                texts += at - start
            start = at + 1
            if at < n:
                self._add(items[at], kinds[at], multiply(matrix, outer), depth)

    def _add(self, item: int, kind: int, inner: Matrix, depth: int) -> None:
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            self._path(item, inner)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            self.through(item, call.form_count_objects, call.form_get_object, inner, depth + 1)
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            self._image(item, inner)
        elif kind == pdfium_c.FPDF_PAGEOBJ_SHADING:
            self.painting.backdrop((0.0, 0.0, self._content.width, self._content.height))

    def _image(self, item: int, inner: Matrix) -> None:
        a, b, c, d, e, f = inner
        page_area = self._content.width * self._content.height or 1
        share = min(1.0, math.hypot(a, b) * math.hypot(c, d) / page_area)
        self._content.image_share = max(self._content.image_share, share)
        xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
        box = (min(xs), min(ys), max(xs), max(ys))
        covers = share > COVERING and self.painting.has_text and self._is_opaque(item)
        self.painting.picture(box, opaque=covers)

    def _is_opaque(self, item: int) -> bool:
        if call.has_transparency(item):
            return False
        picture = ctypes.cast(item, pdfium_c.FPDF_PAGEOBJECT)
        bitmap = pdfium_c.FPDFImageObj_GetRenderedBitmap(self._document.raw, self._page.raw, picture)
        if not bitmap:
            return False
        try:
            if pdfium_c.FPDFBitmap_GetFormat(bitmap) != pdfium_c.FPDFBitmap_BGRA:
                return True
            height, stride = pdfium_c.FPDFBitmap_GetHeight(bitmap), pdfium_c.FPDFBitmap_GetStride(bitmap)
            pixels = (ctypes.c_ubyte * (height * stride)).from_address(
                ctypes.cast(pdfium_c.FPDFBitmap_GetBuffer(bitmap), ctypes.c_void_p).value or 0
            )
            alpha = bytes(pixels)[3 :: 4 * 97]
            return sum(a < 250 for a in alpha) * 20 <= len(alpha)
        finally:
            pdfium_c.FPDFBitmap_Destroy(bitmap)

    def _path(self, item: int, inner: Matrix) -> None:
        mode_at = ctypes.addressof(self._mode)
        call.draw_mode(item, mode_at, mode_at + ctypes.sizeof(ctypes.c_int))
        fill, stroke = self._mode
        if not fill and not stroke:
            return
        filled = bool(fill)
        a, b, c, d, e, f = inner
        n = call.count_segments(item)
        segments = list(map(call.get_segment, repeat(item), range(n)))
        places = (ctypes.c_float * (2 * n + 1))()
        at = ctypes.addressof(places)
        deque(map(call.segment_point, segments, range(at, at + 8 * n, 8), range(at + 4, at + 4 + 8 * n, 8)), 0)
        points: list[tuple[float, float]] = []
        corners = zip(places[: 2 * n : 2], places[1 : 2 * n : 2], strict=True)
        for (x, y), kind, closes in zip(corners, map(call.segment_type, segments), map(call.segment_closes, segments), strict=True):
            point = (a * x + c * y + e, b * x + d * y + f)
            if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
                self._outline(item, points, filled=filled)
                points = [point]
            else:
                points.append(point)
            if closes:
                self._outline(item, [*points, points[0]], filled=filled)
                points = [points[0]]
        self._outline(item, points, filled=filled)

    def _outline(self, item: int, points: list[tuple[float, float]], *, filled: bool) -> None:
        self.strokes.add(points, filled=filled)
        if filled and 4 <= len(points) <= 6:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            self.painting.fill(item, (min(xs), min(ys), max(xs), max(ys)))
