"""What is painted on a page besides characters: rules, pictures, and which text objects nobody can see."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium_c

from extractors.pdf.glyphs import PageContent
from extractors.pdf.hidden_text import Painting
from extractors.pdf.strokes import StrokeCollector
from extractors.pdf.upright import Matrix, multiply
from normalizers.errors import UnreadablePdfError

MOST_OBJECTS = 200_000
DEEPEST_FORM = 6
MARKED_SAMPLE = 60  # text objects asked for a replacement text
COVERING = 0.8  # of the page: a picture this large can hide the text under it


class PageTooComplexError(UnreadablePdfError):
    """A page with more objects than any printed page has: a drawing or an attack."""


@dataclass(slots=True)
class PageObjects:
    """What the characters of a page must be read with.

    Attributes:
        hidden: Addresses of text objects that are drawn but cannot be seen.
        replaced: Whether some text objects carry a replacement text (ActualText), which pdfium can give twice.
    """

    hidden: set[int] = field(default_factory=set)
    replaced: bool = False


def read_objects(document: Any, page: Any, matrix: Matrix, content: PageContent) -> PageObjects:
    """Collect the rules and pictures of a page into `content`, and say which text is not to be read."""
    walk = _Walk(document, page, content)
    walk.through(page.raw, pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject, matrix, 0)
    content.rules = walk.strokes.rules
    return PageObjects(walk.painting.hidden(), walk.replaced)


class _Walk:
    def __init__(self, document: Any, page: Any, content: PageContent) -> None:
        self.strokes = StrokeCollector(content.width, content.height)
        self.painting = Painting()
        self.replaced = False
        self._document, self._page, self._content = document, page, content
        self._total = self._asked = 0
        self._transform = pdfium_c.FS_MATRIX()
        self._mode, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._px, self._py = ctypes.c_float(), ctypes.c_float()

    def through(self, holder: Any, count: Any, get: Any, outer: Matrix, depth: int) -> None:
        n = count(holder)
        self._total += n
        if self._total > MOST_OBJECTS:
            raise PageTooComplexError(f"page_too_complex: more than {MOST_OBJECTS:,} objects")
        kind_of = pdfium_c.FPDFPageObj_GetType
        for i in range(n):
            item = get(holder, i)
            kind = kind_of(item)
            if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
                self._text(item, outer)
            elif kind == pdfium_c.FPDF_PAGEOBJ_PATH:
                self._path(item, outer)
            elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
                inner = self._own_matrix(item, outer)
                self.through(item, pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject, inner, depth + 1)
            elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                self._image(item, outer)
            elif kind == pdfium_c.FPDF_PAGEOBJ_SHADING:
                self.painting.backdrop((0.0, 0.0, self._content.width, self._content.height))

    def _own_matrix(self, item: Any, outer: Matrix) -> Matrix:
        t = self._transform
        pdfium_c.FPDFPageObj_GetMatrix(item, ctypes.byref(t))
        return multiply((t.a, t.b, t.c, t.d, t.e, t.f), outer)

    def _text(self, item: Any, outer: Matrix) -> None:
        self.painting.text(item, outer)
        if self._asked < MARKED_SAMPLE and not self.replaced:
            self._asked += 1
            for number in range(pdfium_c.FPDFPageObj_CountMarks(item)):
                mark, length = pdfium_c.FPDFPageObj_GetMark(item, number), ctypes.c_ulong()
                if pdfium_c.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, ctypes.byref(length)):
                    self.replaced = True

    def _image(self, item: Any, outer: Matrix) -> None:
        a, b, c, d, e, f = self._own_matrix(item, outer)
        page_area = self._content.width * self._content.height or 1
        share = min(1.0, math.hypot(a, b) * math.hypot(c, d) / page_area)
        self._content.image_share = max(self._content.image_share, share)
        xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
        box = (min(xs), min(ys), max(xs), max(ys))
        covers = share > COVERING and self.painting.has_text and self._is_opaque(item)
        self.painting.picture(box, opaque=covers)

    def _is_opaque(self, item: Any) -> bool:
        if pdfium_c.FPDFPageObj_HasTransparency(item):
            return False
        bitmap = pdfium_c.FPDFImageObj_GetRenderedBitmap(self._document.raw, self._page.raw, item)
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

    def _path(self, item: Any, outer: Matrix) -> None:
        pdfium_c.FPDFPath_GetDrawMode(item, ctypes.byref(self._mode), ctypes.byref(self._stroke))
        filled = bool(self._mode.value)
        if not filled and not self._stroke.value:
            return
        a, b, c, d, e, f = self._own_matrix(item, outer)
        px, py = self._px, self._py
        points: list[tuple[float, float]] = []
        for s in range(pdfium_c.FPDFPath_CountSegments(item)):
            segment = pdfium_c.FPDFPath_GetPathSegment(item, s)
            pdfium_c.FPDFPathSegment_GetPoint(segment, ctypes.byref(px), ctypes.byref(py))
            point = (a * px.value + c * py.value + e, b * px.value + d * py.value + f)
            if pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
                self._outline(item, points, filled=filled)
                points = [point]
            else:
                points.append(point)
            if pdfium_c.FPDFPathSegment_GetClose(segment):
                self._outline(item, [*points, points[0]], filled=filled)
                points = [points[0]]
        self._outline(item, points, filled=filled)

    def _outline(self, item: Any, points: list[tuple[float, float]], *, filled: bool) -> None:
        self.strokes.add(points, filled=filled)
        if filled and 4 <= len(points) <= 6:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            self.painting.fill(item, (min(xs), min(ys), max(xs), max(ys)))
