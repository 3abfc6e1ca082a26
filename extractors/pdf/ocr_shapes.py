"""A second, independent reader of short print: separate letters by their shape.

Tesseract reads a line by what usually follows what, and its readings err together. This reader knows no neighbours: it cuts a
cell into separate shapes and names each, or says nothing. Shapes that touch, are crossed by a stamp or were never learned have no
name; they are not cut apart either, because ๗ without its tail is a ๓. It knows Arabic and Thai digits, points, commas and the level
letters; the weights are made by `tools/train_shapes.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ARABIC, THAI, LEVELS = "0123456789", "๐๑๒๓๔๕๖๗๘๙", "ABCDEF"
CLASSES = ARABIC + THAI + LEVELS + "?"  # the last is anything else
WIDE, HIGH = 18, 24  # pixels of a shape as it is looked at
TALL = 0.55  # of the tallest shape: less is a point, a comma or dirt
CLEAR = 0.12  # of the tallest shape: what is farther from the line is dust
SURE = 0.93
LEAST_HEIGHT, MOST_SHAPES = 8, 9  # pixels; a longer text is no number
WAYS, PARTS, SIDE = 8, 6, 30  # directions of edges, parts a side, pixels a side
_WEIGHTS = Path(__file__).with_name("shapes.npz")


@dataclass(frozen=True, slots=True)
class Shape:
    """One separate piece of ink: its box in pixels (x, y, w, h) and its picture, ink 1, paper 0."""

    box: tuple[int, int, int, int]
    look: Any


def ink_share(cell: Any) -> Any:
    """Return each pixel's share of ink, 0 to 1; Otsu's grey parts ink from paper."""
    import cv2
    import numpy as np

    level, _ = cv2.threshold(cell, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    inked, blank = cell[cell <= level], cell[cell > level]
    if not inked.size or not blank.size:
        return np.zeros(cell.shape, np.float32)
    black, white = float(np.percentile(inked, 20)), float(np.median(blank))
    return np.clip((white - cell.astype(np.float32)) / max(white - black, 1.0), 0, 1)


def shapes_of(cell: Any, dark: float = 0.5) -> list[Shape]:
    """Cut a cell into separate shapes, left to right.

    Args:
        cell: uint8 array of h x w pixels, 0 black.
        dark: Share of ink from which a pixel belongs to a shape; more leaves pale stamps and shadows out.
    """
    import cv2
    import numpy as np

    share = ink_share(cell)
    count, names, boxes, _ = cv2.connectedComponentsWithStats((share > dark).astype(np.uint8), connectivity=8)
    tallest = max((int(b[3]) for b in boxes[1:count]), default=0)
    parts = [(tuple(map(int, b[:4])), n) for n, b in enumerate(boxes[1:count], 1) if b[4] >= max(3, 0.004 * tallest * tallest)]
    groups: list[list[Any]] = []
    for box, name in sorted(_on_the_line(parts, tallest)):
        if groups and _same(groups[-1][0], box, tallest):
            groups[-1] = [_union(groups[-1][0], box), [*groups[-1][1], name]]
        else:
            groups.append([box, [name]])
    return [
        Shape(box, np.where(np.isin(names, numbers), share, 0)[box[1] : box[1] + box[3], box[0] : box[0] + box[2]])
        for box, numbers in groups
    ]


def _on_the_line(parts: list[tuple[tuple[int, ...], int]], tallest: int) -> list[tuple[tuple[int, ...], int]]:
    """Leave out dust above and below: no part of a number stands clear of the line of its letters."""
    tall = [box for box, _ in parts if box[3] >= TALL * tallest]
    top, foot = min((b[1] for b in tall), default=0), max((b[1] + b[3] for b in tall), default=0)
    room = CLEAR * tallest
    return [(box, name) for box, name in parts if box[1] + box[3] > top - room and box[1] < foot + room]


def _same(a: tuple[int, ...], b: tuple[int, ...], tallest: int) -> bool:
    """Pieces over one another are one broken shape."""
    across = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    return across > 0.5 * min(a[2], b[2]) and max(a[3], b[3]) > 0.3 * tallest


def _union(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, int, int, int]:
    x, y = min(a[0], b[0]), min(a[1], b[1])
    return x, y, max(a[0] + a[2], b[0] + b[2]) - x, max(a[1] + a[3], b[1] + b[3]) - y


def features(shape: Shape) -> Any:
    """Return what the first weights look at: the shape fitted into WIDE x HIGH pixels, and how broad it is for its height."""
    import numpy as np

    return np.concatenate([_fitted(shape, WIDE, HIGH).ravel(), _breadth(shape)])


def strokes(shape: Shape) -> Any:
    """Return what the second weights look at: which way edges run in each part of the shape, not where the ink is."""
    import cv2
    import numpy as np

    look = cv2.GaussianBlur(_fitted(shape, SIDE, SIDE), (3, 3), 0)
    across, down = cv2.Sobel(look, cv2.CV_32F, 1, 0), cv2.Sobel(look, cv2.CV_32F, 0, 1)
    steep, angle = cv2.cartToPolar(across, down)
    way = (angle * (WAYS / (2 * np.pi))).astype(np.int32) % WAYS
    maps = np.where(way[None] == np.arange(WAYS, dtype=np.int32)[:, None, None], steep[None], 0)
    parts = maps.reshape(WAYS, PARTS, SIDE // PARTS, PARTS, SIDE // PARTS).sum((2, 4)).ravel()
    return np.concatenate([np.sqrt(parts / max(float(parts.sum()), 1e-6)).astype(np.float32), _breadth(shape)])


def _breadth(shape: Shape) -> Any:
    import numpy as np

    height, width = shape.look.shape
    return np.array([min(width / height, 3.0), 1.0], np.float32)


def _fitted(shape: Shape, wide: int, high: int) -> Any:
    """Scale a shape to the middle of `wide` x `high` pixels, its breadth for its height kept."""
    import cv2
    import numpy as np

    height, width = shape.look.shape
    scale = min((wide - 2) / width, (high - 2) / height)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = cv2.resize(shape.look.astype(np.float32), size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    look = np.zeros((high, wide), np.float32)
    y, x = (high - size[1]) // 2, (wide - size[0]) // 2
    look[y : y + size[1], x : x + size[0]] = small
    return look


@cache
def _weights() -> dict[str, Any]:
    import numpy as np

    with np.load(_WEIGHTS) as file:
        return {name: file[name].astype(np.float32) for name in file.files}


def chances(looks: Any, reader: str) -> Any:
    """Return for n x features the chance of each of CLASSES, n x 27, as 'ink' or 'strokes' see it."""
    import numpy as np

    w = _weights()
    hidden = np.maximum(looks @ w[f"{reader}_0"], 0)
    hidden = np.maximum(np.concatenate([hidden, np.ones((len(hidden), 1), np.float32)], 1) @ w[f"{reader}_1"], 0)
    out = np.concatenate([hidden, np.ones((len(hidden), 1), np.float32)], 1) @ w[f"{reader}_2"]
    grown = np.exp(out - out.max(1, keepdims=True))
    return grown / grown.sum(1, keepdims=True)


READERS = {"ink": features, "strokes": strokes}


@dataclass(frozen=True, slots=True)
class Look:
    """A cell cut into shapes, each weighed by every reader: read as often as there are alphabets.

    Attributes:
        shapes: Left to right.
        tallest: Height of the tallest, in pixels.
        weighed: By reader, the chances of those that are no points or commas; empty where nothing can be read.
        sign: '+' or '-' in front of them, which is none of `shapes`; '' without one.
    """

    shapes: list[Shape]
    tallest: int
    weighed: dict[str, Any]
    sign: str = ""

    def read(self, letters: str, reader: str) -> str:
        """Read it as `letters` (with '.' and ',' where they may stand); '' when any shape has no certain name."""
        if reader not in self.weighed or self.sign not in letters:
            return ""
        known = [c for c in letters if c in CLASSES]
        columns = [CLASSES.index(c) for c in known]
        names = []
        for whole in self.weighed[reader]:
            row = whole[columns]
            # what another script would be is told by the script of the cell; what is nothing known stays unread
            if row.max() < SURE * (row.sum() + whole[-1]) or whole[-1] > 1 - SURE or row.sum() < 0.5:
                return ""
            names.append(known[int(row.argmax())])
        return self._with_marks(names, letters)

    def _with_marks(self, names: list[str], letters: str) -> str:
        foot = max(s.box[1] + s.box[3] for s in self.shapes if _is_letter(s, self.tallest))
        text, rest = self.sign, iter(names)
        for shape in self.shapes:
            mark = next(rest) if _is_letter(shape, self.tallest) else _mark(shape, foot, self.tallest)
            if not mark or mark not in letters:
                return ""
            text += mark
        return text


def look_at(cell: Any, dark: float = 0.5) -> Look:
    """Cut a cell into shapes and weigh them.

    Args:
        cell: uint8 array of h x w pixels, 0 black.
        dark: As for `shapes_of`.
    """
    import numpy as np

    shapes = shapes_of(cell, dark)
    tallest = max((s.box[3] for s in shapes), default=0)
    if tallest < LEAST_HEIGHT or len(shapes) > MOST_SHAPES:
        return Look(shapes, tallest, {})
    sign = _sign_of(shapes, tallest)
    shapes = shapes[1:] if sign else shapes
    solid = [s for s in shapes if _is_letter(s, tallest)]
    return Look(shapes, tallest, {name: chances(np.stack([of(s) for s in solid]), name) for name, of in READERS.items()}, sign)


def _sign_of(shapes: list[Shape], tallest: int) -> str:
    """Name the first shape where it is a plus or a minus: in the middle of the line, a cross or a flat stroke."""
    if len(shapes) < 2:
        return ""
    _, y, w, h = shapes[0].box
    line = [s.box for s in shapes if s.box[3] >= 0.8 * tallest]
    top, foot = min(b[1] for b in line), max(b[1] + b[3] for b in line)
    if not 0.25 * (foot - top) < y + h / 2 - top < 0.8 * (foot - top):
        return ""
    if h <= 0.3 * tallest and w >= 1.3 * h:
        return "-"
    if not (0.35 * tallest <= h <= 0.85 * tallest and 0.7 < w / h < 1.4):
        return ""
    ink = shapes[0].look > 0.5
    third = max(1, h // 4), max(1, w // 4)
    corners = ink[: third[0], : third[1]], ink[: third[0], -third[1] :], ink[-third[0] :, : third[1]], ink[-third[0] :, -third[1] :]
    bars = ink.max(1).mean() > 0.85 and ink.max(0).mean() > 0.85
    return "+" if bars and all(c.mean() < 0.15 for c in corners) else ""


def _is_letter(shape: Shape, tallest: int) -> bool:
    return shape.box[3] >= TALL * tallest


def _mark(shape: Shape, foot: int, tallest: int) -> str:
    """Name a low shape: a point stands on the line, a comma hangs below it; '' is dirt or a broken letter."""
    _, y, w, h = shape.box
    if y < foot - 0.5 * tallest or w > 0.4 * tallest:
        return ""
    return "," if y + h > foot + 0.07 * tallest else "." if h <= 0.35 * tallest else ""
