"""From a PDF's own coordinates to points from the top-left of the page as displayed and upright."""

from __future__ import annotations

import math

Matrix = tuple[float, float, float, float, float, float]
PdfBox = tuple[float, float, float, float]


def displayed_box(media: PdfBox, crop: PdfBox) -> PdfBox:
    """Return the part of the page that a viewer shows: the crop box inside the media box."""
    x0, y0 = max(min(media[0], media[2]), min(crop[0], crop[2])), max(min(media[1], media[3]), min(crop[1], crop[3]))
    x1, y1 = min(max(media[0], media[2]), max(crop[0], crop[2])), min(max(media[1], media[3]), max(crop[1], crop[3]))
    if x1 - x0 < 1 or y1 - y0 < 1:
        return media
    return (x0, y0, x1, y1)


def to_upright(box: PdfBox, rotation: int) -> Matrix:
    """Return the matrix that maps PDF user space to the displayed page turned clockwise by `rotation`."""
    x0, y0, x1, y1 = box
    if rotation == 90:
        return (0, 1, 1, 0, -y0, -x0)
    if rotation == 180:
        return (-1, 0, 0, 1, x1, -y0)
    if rotation == 270:
        return (0, -1, -1, 0, y1, x1)
    return (1, 0, 0, -1, -x0, y1)


def multiply(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def size_upright(box: PdfBox, rotation: int) -> tuple[float, float]:
    width, height = box[2] - box[0], box[3] - box[1]
    return (height, width) if rotation in (90, 270) else (width, height)


def length(x: float, y: float) -> float:
    """Return the length of a vector; not `math.hypot`, whose last bit other libraries and versions round in another way."""
    return math.sqrt(x * x + y * y)
