"""What is painted on a page besides characters: rules, pictures, and which text objects nobody can see."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from extractors.pdf import pdfium_calls as call
from extractors.pdf.glyphs import PageContent
from extractors.pdf.hidden_text import Painting, verdicts
from extractors.pdf.page_errors import PageTooComplexError
from extractors.pdf.pictures import COVERING, is_opaque
from extractors.pdf.strokes import StrokeCollector
from extractors.pdf.upright import Matrix, length, multiply

MOST_OBJECTS = 200_000
DEEPEST_FORM = 6
PATHS_AT_ONCE = 500  # so that a drawing of millions of strokes is never held as a whole


def read_objects(document: Any, page: Any, matrix: Matrix, content: PageContent) -> set[int]:
    """Collect the rules and pictures of a page into `content`; return the addresses of text objects nobody can see."""
    walk = _Walk(document, page, content)
    walk.through(call.address(page.raw), call.count_objects, call.get_object, matrix, 0)
    content.rules = walk.strokes.rules
    return walk.painting.hidden()


class Path(NamedTuple):
    """A path object.

    Attributes:
        filled: Whether its inside is painted.
        segments: (x, y, kind, closes) of each point, in the path's own coordinates; none of a path that is not painted.
    """

    filled: bool
    segments: Sequence[tuple[float, float, int, int]]


def _paths(items: Sequence[int]) -> Iterator[Path]:
    """Yield what is painted of path objects, asked for in a few sweeps over many of them."""
    for start in range(0, len(items), PATHS_AT_ONCE):
        yield from _swept(items[start : start + PATHS_AT_ONCE])


def _swept(items: Sequence[int]) -> Iterator[Path]:
    modes = (ctypes.c_int * (2 * len(items) + 1))()
    at = ctypes.addressof(modes)
    deque(map(call.draw_mode, items, range(at, at + 8 * len(items), 8), range(at + 4, at + 4 + 8 * len(items), 8)), 0)
    fills, strokes = modes[: 2 * len(items) : 2], modes[1 : 2 * len(items) : 2]
    counts = [call.count_segments(item) if fill or stroke else 0 for item, fill, stroke in zip(items, fills, strokes, strict=True)]
    owners = chain.from_iterable(map(repeat, items, counts))
    segments = list(map(call.get_segment, owners, chain.from_iterable(map(range, counts))))
    n = len(segments)
    places = (ctypes.c_float * (2 * n + 1))()
    at = ctypes.addressof(places)
    deque(map(call.segment_point, segments, range(at, at + 8 * n, 8), range(at + 4, at + 4 + 8 * n, 8)), 0)
    kinds, closes = map(call.segment_type, segments), map(call.segment_closes, segments)
    points = list(zip(places[: 2 * n : 2], places[1 : 2 * n : 2], kinds, closes, strict=True))
    for fill, count, end in zip(fills, counts, accumulate(counts), strict=True):
        yield Path(bool(fill), points[end - count : end])


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

    def through(self, holder: int, count: Any, get: Any, outer: Matrix, depth: int) -> None:
        n = count(holder)
        self._total += n
        if self._total > MOST_OBJECTS:
            raise PageTooComplexError(f"page_too_complex: more than {MOST_OBJECTS:,} objects")
        items = list(map(get, repeat(holder), range(n)))
        kinds = list(map(call.object_type, items))
        painted = verdicts([item for item, kind in zip(items, kinds, strict=True) if kind == pdfium_c.FPDF_PAGEOBJ_TEXT])
        others = [i for i, kind in enumerate(kinds) if kind != pdfium_c.FPDF_PAGEOBJ_TEXT]
        paths = _paths([items[i] for i in others if kinds[i] == pdfium_c.FPDF_PAGEOBJ_PATH])
        start = texts = 0
        for at, matrix in zip([*others, n], [*_matrices([items[i] for i in others]), outer], strict=True):
            if at > start:
                self.painting.texts(items[start:at], painted[texts : texts + at - start], outer)
                texts += at - start
            start = at + 1
            if at == n:
                break
            if kinds[at] != pdfium_c.FPDF_PAGEOBJ_PATH:
                self._add(items[at], kinds[at], multiply(matrix, outer), depth)
            else:
                self._path(items[at], multiply(matrix, outer), next(paths))

    def _add(self, item: int, kind: int, inner: Matrix, depth: int) -> None:
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            self.through(item, call.form_count_objects, call.form_get_object, inner, depth + 1)
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            self._image(item, inner)
        elif kind == pdfium_c.FPDF_PAGEOBJ_SHADING:
            self.painting.backdrop((0.0, 0.0, self._content.width, self._content.height))

    def _image(self, item: int, inner: Matrix) -> None:
        a, b, c, d, e, f = inner
        page_area = self._content.width * self._content.height or 1
        share = min(1.0, length(a, b) * length(c, d) / page_area)
        self._content.image_share = max(self._content.image_share, share)
        xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
        box = (min(xs), min(ys), max(xs), max(ys))
        covers = share > COVERING and self.painting.has_text and is_opaque(self._document, self._page, item)
        self.painting.picture(box, opaque=covers)

    def _path(self, item: int, inner: Matrix, path: Path) -> None:
        points: list[tuple[float, float]] = []
        a, b, c, d, e, f = inner
        for x, y, kind, closes in path.segments:
            point = (a * x + c * y + e, b * x + d * y + f)
            if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
                self._outline(item, points, filled=path.filled)
                points = [point]
            else:
                points.append(point)
            if closes:
                self._outline(item, [*points, points[0]], filled=path.filled)
                points = [points[0]]
        self._outline(item, points, filled=path.filled)

    def _outline(self, item: int, points: list[tuple[float, float]], *, filled: bool) -> None:
        self.strokes.add(points, filled=filled)
        if filled and 4 <= len(points) <= 6:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            self.painting.fill(item, (min(xs), min(ys), max(xs), max(ys)))
