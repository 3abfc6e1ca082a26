"""Text that is drawn but cannot be seen: invisible, transparent, white on white, or painted over.

Such text is not printed. A number under a white patch with the corrected number on top is the case that matters.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Sequence
from itertools import repeat

import numpy as np
import pypdfium2.raw as pdfium_c

from extractors.pdf import pdfium_calls as call
from extractors.pdf.character_codes import is_any
from extractors.pdf.upright import Matrix

WHITE = 250  # of 255, all three colours
SMALLEST_COVER = 4.0  # points: thinner fills are rules
MOST_COVERS = 3_000
EDGE = 0.6  # points that painted-over text may look out
BAND = 20.0  # points
FAR = 1e5  # points: no page is this high

Area = tuple[float, float, float, float]


PLAIN, UNPAINTED, CLEAR, WHITE_LETTERS = range(4)  # of a text object: how its letters are painted
_UNPAINTED = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
_FILLED = (pdfium_c.FPDF_TEXTRENDERMODE_FILL, pdfium_c.FPDF_TEXTRENDERMODE_FILL_CLIP)


def verdicts(items: Sequence[int]) -> list[int]:
    """Say of text objects how their letters are painted, in a few calls for all of them."""
    n = len(items)
    if not n:
        return []
    colours = np.zeros((n, 4), dtype=np.uintc)
    at, step = colours.ctypes.data, colours.strides[0]
    slots = (range(at + k * step // 4, at + k * step // 4 + n * step, step) for k in range(4))
    known = np.fromiter(map(call.fill_colour, items, *slots), dtype=bool, count=n)
    modes = np.fromiter(map(call.render_mode, items), dtype=np.intc, count=n)
    coloured = is_any(modes, _FILLED) & known
    white = np.where(coloured & (colours[:, :3].min(axis=1) >= WHITE), WHITE_LETTERS, PLAIN)
    clear = np.where(coloured & (colours[:, 3] == 0), CLEAR, white)
    said: list[int] = np.where(is_any(modes, _UNPAINTED), UNPAINTED, clear).tolist()
    return said


class Painting:
    """Takes the objects of a page in the order in which they are painted."""

    def __init__(self) -> None:
        self._texts: list[tuple[int, Matrix, int]] = []
        self._whites: list[tuple[int, Matrix, int]] = []
        self._covers: list[tuple[Area, int]] = []
        self._backdrops: list[tuple[Area, int]] = []
        self._hidden: set[int] = set()
        self._order = 0
        self._rgba = (ctypes.c_uint * 4)()
        self._at = [ctypes.addressof(self._rgba) + n * ctypes.sizeof(ctypes.c_uint) for n in range(4)]

    @property
    def has_text(self) -> bool:
        return bool(self._texts)

    def texts(self, items: Sequence[int], verdicts: Sequence[int], outer: Matrix) -> None:
        """Add text objects that are painted one after the other, with what `verdicts` says of each."""
        orders = range(self._order + 1, self._order + 1 + len(items))
        self._order += len(items)
        painted = list(zip(items, repeat(outer), orders, strict=False))
        if any(verdicts):
            self._hidden.update(item for item, verdict in zip(items, verdicts, strict=True) if verdict in (UNPAINTED, CLEAR))
            self._whites += [text for text, verdict in zip(painted, verdicts, strict=True) if verdict == WHITE_LETTERS]
            painted = [text for text, verdict in zip(painted, verdicts, strict=True) if verdict != UNPAINTED]
        self._texts += painted

    def fill(self, item: int, area: Area) -> None:
        """Add a filled rectangle."""
        if area[2] - area[0] < SMALLEST_COVER or area[3] - area[1] < SMALLEST_COVER:
            return
        self._order += 1
        colour = self._colour(item)
        if colour is None or min(colour[:3]) < WHITE:
            self._backdrops.append((area, self._order))
        if colour is not None and colour[3] == 255 and self._texts and len(self._covers) < MOST_COVERS:
            if not call.has_transparency(item):
                self._covers.append((area, self._order))

    def picture(self, area: Area, *, opaque: bool) -> None:
        """Add a picture; `opaque` when it hides what is under it."""
        self._order += 1
        self._backdrops.append((area, self._order))
        if opaque:
            self._covers.append((area, self._order))

    def backdrop(self, area: Area) -> None:
        """Add something on which white letters can be read."""
        self._order += 1
        self._backdrops.append((area, self._order))

    def hidden(self) -> set[int]:
        """Return the addresses of the text objects that cannot be seen."""
        for (item, _, order), area in zip(self._whites, _areas(self._whites), strict=True):
            x, y = (area[0] + area[2]) / 2, (area[1] + area[3]) / 2
            if not any(o < order and a[0] <= x <= a[2] and a[1] <= y <= a[3] for a, o in self._backdrops):
                self._hidden.add(item)
        if self._covers and self._texts:
            self._add_painted_over()
        return self._hidden

    def _add_painted_over(self) -> None:
        last = self._covers[-1][1]
        by_band: dict[int, list[tuple[Area, int]]] = {}
        for cover in self._covers:
            for band in range(_band(cover[0][1]), _band(cover[0][3]) + 1):
                by_band.setdefault(band, []).append(cover)
        below = [text for text in self._texts if text[2] <= last]  # in the order of painting
        for (item, _, order), (x0, top, x1, bottom) in zip(below, _areas(below), strict=True):
            for (a, b, c, d), painted in by_band.get(_band((top + bottom) / 2), ()):
                if painted > order and a <= x0 + EDGE and b <= top + EDGE and c >= x1 - EDGE and d >= bottom - EDGE:
                    self._hidden.add(item)
                    break

    def _colour(self, item: int) -> tuple[int, int, int, int] | None:
        if not call.fill_colour(item, *self._at):
            return None
        red, green, blue, alpha = self._rgba
        return red, green, blue, alpha


def _band(y: float) -> int:
    """Return the strip of the page that a height lies in; what lies far outside, or nowhere, has the first or the last."""
    return int(max(-FAR, min(FAR, y)) // BAND)


def _areas(texts: Sequence[tuple[int, Matrix, int]]) -> list[Area]:
    """Return the boxes of text objects in upright points."""
    if not texts:
        return []
    boxes = np.zeros((len(texts), 4), dtype=np.float32)
    at, end, step = boxes.ctypes.data, boxes.ctypes.data + boxes.nbytes, boxes.strides[0]
    slots = (range(at + k * step // 4, end + k * step // 4, step) for k in range(4))
    deque(map(call.object_bounds, [item for item, _, _ in texts], *slots), 0)
    left, low, right, high = boxes.astype(np.float64).T
    a, b, c, d, e, f = np.array([outer for _, outer, _ in texts], dtype=np.float64).T
    xs = np.array((a * left + c * low + e, a * left + c * high + e, a * right + c * low + e, a * right + c * high + e))
    ys = np.array((b * left + d * low + f, b * left + d * high + f, b * right + d * low + f, b * right + d * high + f))
    return list(zip(*(column.tolist() for column in (xs.min(0), ys.min(0), xs.max(0), ys.max(0))), strict=True))
