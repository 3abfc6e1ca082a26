"""Glyphs and rules of a page from pdfium, through its C functions: the fast source."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from typing import Any

import pypdfium2.raw as pdfium_c

from extractors.pdf.bind_marks import GlyphBinder
from extractors.pdf.glyphs import PageContent, Rule
from extractors.pdf.strokes import StrokeCollector
from extractors.pdf.upright import displayed_box, multiply, size_upright, to_upright
from normalizers.errors import UnreadablePdfError

MOST_CHARACTERS = 200_000
MOST_OBJECTS = 200_000
SAMPLE = 240


class PageTooComplexError(UnreadablePdfError):
    """A page with more objects than any printed page has: a drawing or an attack."""


def read_page(document: Any, index: int) -> PageContent:
    """Read one page.

    Args:
        document: pypdfium2.PdfDocument.
        index: Page index from 0.

    Raises:
        PageTooComplexError: More characters or paths than a page of text can have.
    """
    page = document[index]
    try:
        box = displayed_box(page.get_mediabox(), page.get_cropbox())
        text = pdfium_c.FPDFText_LoadPage(page.raw)
        try:
            count = pdfium_c.FPDFText_CountChars(text)
            if count > MOST_CHARACTERS:
                raise PageTooComplexError(f"page_too_complex: {count:,} characters")
            rotation = _upright_rotation(text, count, page.get_rotation())
            width, height = size_upright(box, rotation)
            content = PageContent(index + 1, round(width, 1), round(height, 1), rotation)
            matrix = to_upright(box, rotation)
            _read_characters(text, count, matrix, content)
            content.map_errors, content.hidden_share = _doubts(text, count)
        finally:
            pdfium_c.FPDFText_ClosePage(text)
        _read_paths(page.raw, matrix, content)
        return content
    finally:
        page.close()


def _upright_rotation(text: Any, count: int, rotation: int) -> int:
    """Return the clockwise turn that makes most of the text run from left to right."""
    x, y = ctypes.c_double(), ctypes.c_double()
    runs: Counter[int] = Counter()
    last: tuple[float, float] | None = None
    step = max(1, count // 4000)
    for k in range(0, count, step):
        if pdfium_c.FPDFText_GetUnicode(text, k) <= 32:
            last = None
            continue
        pdfium_c.FPDFText_GetCharOrigin(text, k, x, y)
        here = (x.value, y.value)
        if last is not None:
            dx, dy = here[0] - last[0], here[1] - last[1]
            if 0.5 < abs(dx) + abs(dy) < 40 * step:
                if abs(dx) > 4 * abs(dy):
                    runs[0 if dx > 0 else 180] += 1
                elif abs(dy) > 4 * abs(dx):
                    runs[90 if dy > 0 else 270] += 1
        last = here
        if sum(runs.values()) >= 400:
            break
    if sum(runs.values()) < 8:
        return rotation
    return runs.most_common(1)[0][0]


def _read_characters(text: Any, count: int, matrix: tuple[float, ...], content: PageContent) -> None:
    a, b, c, d, e, f = matrix
    rect, x, y = pdfium_c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    loose, unicode_of, origin = pdfium_c.FPDFText_GetLooseCharBox, pdfium_c.FPDFText_GetUnicode, pdfium_c.FPDFText_GetCharOrigin
    generated, size_of = pdfium_c.FPDFText_IsGenerated, pdfium_c.FPDFText_GetFontSize
    scale = _text_scale(text, count)
    rect_ref, x_ref, y_ref = ctypes.byref(rect), ctypes.byref(x), ctypes.byref(y)
    binder = GlyphBinder(content.width, content.height)
    high = 0
    for k in range(count):
        code = unicode_of(text, k)
        if code <= 32 or code == 0xFFFE:
            if code in (0, 2, 10, 13, 0xFFFE) or generated(text, k):
                binder.pause()
                continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high:
            code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00), 0
        if not loose(text, k, rect_ref) or not origin(text, k, x_ref, y_ref):
            continue
        left, right = a * rect.left + c * rect.top + e, a * rect.right + c * rect.bottom + e
        top, bottom = b * rect.left + d * rect.top + f, b * rect.right + d * rect.bottom + f
        if left > right:
            left, right = right, left
        if top > bottom:
            top, bottom = bottom, top
        baseline = b * x.value + d * y.value + f
        start = a * x.value + c * y.value + e
        points = size_of(text, k) * (scale or _scale_at(text, k))
        binder.add(chr(code), left, right, top, bottom, baseline, start, "", points)
    content.glyphs = binder.finish()


def _scale_at(text: Any, k: int) -> float:
    """Return how much the text matrix enlarges the font size at one character."""
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFText_GetMatrix(text, k, ctypes.byref(matrix)):
        return 1.0
    return math.hypot(matrix.c, matrix.d) or 1.0


def _text_scale(text: Any, count: int) -> float:
    """Return the enlargement that all of a page's text shares, 0 when it differs."""
    found = {round(_scale_at(text, k), 3) for k in range(0, count, max(1, count // 24)) if pdfium_c.FPDFText_GetUnicode(text, k) > 32}
    return found.pop() if len(found) == 1 else 0.0


def _doubts(text: Any, count: int) -> tuple[float, float]:
    """Return the shares of sampled characters without a certain Unicode value, and drawn invisibly."""
    if count == 0:
        return 0.0, 0.0
    errors = hidden = seen = 0
    for k in range(0, count, max(1, count // SAMPLE)):
        if pdfium_c.FPDFText_GetUnicode(text, k) <= 32:
            continue
        seen += 1
        errors += pdfium_c.FPDFText_HasUnicodeMapError(text, k) == 1
        holder = pdfium_c.FPDFText_GetTextObject(text, k)
        hidden += bool(holder) and pdfium_c.FPDFTextObj_GetTextRenderMode(holder) in (
            pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE,
            pdfium_c.FPDF_TEXTRENDERMODE_CLIP,
        )
    return (errors / seen, hidden / seen) if seen else (0.0, 0.0)


def _read_paths(page: Any, matrix: tuple[float, ...], content: PageContent) -> None:
    strokes = StrokeCollector(content.width, content.height)
    total = 0
    transform, mode, stroke = pdfium_c.FS_MATRIX(), ctypes.c_int(), ctypes.c_int()
    px, py = ctypes.c_float(), ctypes.c_float()
    px_ref, py_ref, transform_ref = ctypes.byref(px), ctypes.byref(py), ctypes.byref(transform)

    def own_matrix(item: Any, outer: tuple[float, ...]) -> tuple[float, ...]:
        pdfium_c.FPDFPageObj_GetMatrix(item, transform_ref)
        own = (transform.a, transform.b, transform.c, transform.d, transform.e, transform.f)
        return multiply(own, outer)  # type: ignore[arg-type]

    def path(item: Any, outer: tuple[float, ...]) -> None:
        pdfium_c.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroke))
        if not mode.value and not stroke.value:
            return
        a, b, c, d, e, f = own_matrix(item, outer)
        points: list[tuple[float, float]] = []
        for s in range(pdfium_c.FPDFPath_CountSegments(item)):
            segment = pdfium_c.FPDFPath_GetPathSegment(item, s)
            pdfium_c.FPDFPathSegment_GetPoint(segment, px_ref, py_ref)
            point = (a * px.value + c * py.value + e, b * px.value + d * py.value + f)
            if pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
                strokes.add(points, filled=bool(mode.value))
                points = [point]
            else:
                points.append(point)
            if pdfium_c.FPDFPathSegment_GetClose(segment):
                strokes.add([*points, points[0]], filled=bool(mode.value))
                points = [points[0]]
        strokes.add(points, filled=bool(mode.value))

    def walk(holder: Any, count: Any, get: Any, outer: tuple[float, ...], depth: int) -> None:
        nonlocal total
        n = count(holder)
        total += n
        if total > MOST_OBJECTS:
            raise PageTooComplexError(f"page_too_complex: more than {MOST_OBJECTS:,} objects")
        for i in range(n):
            item = get(holder, i)
            kind = pdfium_c.FPDFPageObj_GetType(item)
            if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
                path(item, outer)
            elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < 6:
                walk(item, pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject, own_matrix(item, outer), depth + 1)
            elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                a, b, c, d, _, _ = own_matrix(item, outer)
                area = math.hypot(a, b) * math.hypot(c, d)
                content.image_share = max(content.image_share, min(1.0, area / (content.width * content.height or 1)))

    walk(page, pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject, matrix, 0)
    content.rules = strokes.rules


__all__ = ["PageTooComplexError", "Rule", "read_page"]
