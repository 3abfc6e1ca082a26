"""Turns a drawn report into the scan or photograph of its pages."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Picture = Any  # uint8 array of h x w pixels
Rng = np.random.Generator


@dataclass(frozen=True)
class Scan:
    """How pages became pictures.

    Attributes:
        dpi: Of the scanner.
        spoil: What happened to the paper or the picture.
        quality: Of the JPEG; 0 keeps every pixel.
        turned: Degrees clockwise by which the page lay in the scanner.
    """

    dpi: int = 200
    spoil: tuple[Callable[[Picture, int, Rng], Picture], ...] = ()
    quality: int = 85
    turned: int = 0


def scan(drawn: Path, target: Path, how: Scan, seed: int) -> None:
    """Write the pages of a PDF as pictures in a new PDF without text."""
    rng = np.random.default_rng(seed)
    document, canvas = pypdfium2.PdfDocument(str(drawn)), Canvas(str(target), invariant=1)
    for page in document:
        picture = page.render(scale=how.dpi / 72, grayscale=True).to_numpy()
        picture = np.ascontiguousarray(picture[:, :, 0] if picture.ndim == 3 else picture)
        for spoil in how.spoil:
            picture = spoil(picture, how.dpi, rng)
        picture = np.rot90(picture, -how.turned // 90)
        height, width = picture.shape
        size = width * 72 / how.dpi, height * 72 / how.dpi
        canvas.setPageSize(size)
        image = Image.fromarray(np.ascontiguousarray(picture))
        if how.quality:
            body = io.BytesIO()
            image.save(body, "JPEG", quality=how.quality)
            image = Image.open(body)
        canvas.drawImage(ImageReader(image), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    document.close()


def _clip(picture: Any) -> Picture:
    return np.clip(picture, 0, 255).astype(np.uint8)


def skewed(degrees: float) -> Callable[[Picture, int, Rng], Picture]:
    def spoil(picture: Picture, dpi: int, rng: Rng) -> Picture:
        height, width = picture.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
        return cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)

    return spoil


def grain(picture: Picture, dpi: int, rng: Rng) -> Picture:
    """Grey paper, the noise of the sensor, and dust."""
    noisy = picture * 0.92 + rng.normal(0, 9, picture.shape)
    for x, y in zip(rng.integers(0, picture.shape[1], 60), rng.integers(0, picture.shape[0], 60), strict=True):
        cv2.circle(noisy, (int(x), int(y)), int(rng.integers(1, 3)), 60, -1)
    return _clip(noisy)


def blurred(picture: Picture, dpi: int, rng: Rng) -> Picture:
    return cv2.GaussianBlur(picture, (0, 0), dpi / 200 * 0.9)


def faint(picture: Picture, dpi: int, rng: Rng) -> Picture:
    """Little toner: grey letters with holes."""
    holes = cv2.GaussianBlur(rng.normal(0, 1, picture.shape).astype(np.float32), (0, 0), 1.2)
    return _clip(255 - (255 - picture.astype(np.float32)) * np.clip(0.5 + 0.9 * holes, 0.25, 0.6))


def bilevel(picture: Picture, dpi: int, rng: Rng) -> Picture:
    return np.where(picture < 165, 0, 255).astype(np.uint8)


def stamped(picture: Picture, dpi: int, rng: Rng) -> Picture:
    """A round stamp somewhere over the middle of the page, as pale as red or blue ink is in grey."""
    layer = np.zeros_like(picture)
    height, width = picture.shape
    middle = int(width * rng.uniform(0.45, 0.85)), int(height * rng.uniform(0.18, 0.4))
    for radius in (0.55, 0.48, 0.3):
        cv2.circle(layer, middle, int(radius * dpi), 255, max(2, dpi // 70))
    cv2.putText(layer, "OFFICE", (middle[0] - int(0.35 * dpi), middle[1]), cv2.FONT_HERSHEY_SIMPLEX, dpi / 180, 255, max(2, dpi // 90))
    return _clip(picture.astype(np.float32) * np.where(layer > 0, 0.55, 1.0))


def marked_by_hand(picture: Picture, dpi: int, rng: Rng) -> Picture:
    """A pen's tick and circle in the table, black."""
    marked = picture.copy()
    height, width = picture.shape
    x, y = int(width * rng.uniform(0.6, 0.9)), int(height * rng.uniform(0.18, 0.4))
    cv2.ellipse(marked, (x, y), (int(0.35 * dpi), int(0.12 * dpi)), 8, 10, 350, 40, max(2, dpi // 80))
    points = np.array([(x, y + dpi // 3), (x + dpi // 10, y + dpi // 2), (x + dpi // 3, y + dpi // 8)], np.int32)
    cv2.polylines(marked, [points], False, 30, max(2, dpi // 70))
    return marked


def bled_through(picture: Picture, dpi: int, rng: Rng) -> Picture:
    """The other side of the sheet shows, mirrored and pale."""
    other = cv2.GaussianBlur(np.roll(picture[:, ::-1], dpi // 9, 0), (0, 0), 1.5)
    return _clip(picture - (255 - other.astype(np.float32)) * 0.22)


def photographed(picture: Picture, dpi: int, rng: Rng) -> Picture:
    """A phone above the sheet: a trapezium on a table, uneven light, a little blur."""
    _height, width = picture.shape
    pad = dpi // 3
    big = cv2.copyMakeBorder(picture, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=110)
    high, wide = big.shape
    corners = np.array([(pad, pad), (wide - pad, pad), (wide - pad, high - pad), (pad, high - pad)], np.float32)
    moved = corners + rng.uniform(-0.022, 0.022, (4, 2)).astype(np.float32) * width
    seen = cv2.warpPerspective(big, cv2.getPerspectiveTransform(corners, moved), (wide, high), flags=cv2.INTER_CUBIC, borderValue=110)
    across, down = np.meshgrid(np.linspace(0, 1, wide), np.linspace(0, 1, high))
    light = 0.95 - 0.35 * (across * rng.uniform(0.3, 1) + down * rng.uniform(0, 0.7)) / 1.7
    return _clip(cv2.GaussianBlur(seen, (0, 0), 0.7) * light + rng.normal(0, 3, seen.shape))


SCANS: dict[str, Scan] = {
    "clean": Scan(),
    "dpi150": Scan(150),
    "dpi300": Scan(300),
    "bilevel": Scan(200, (bilevel,), 0),
    "jpeg": Scan(200, (), 30),
    "skew": Scan(200, (skewed(1.6), grain)),
    "skew_back": Scan(200, (skewed(-2.9),)),
    "grain": Scan(200, (blurred, grain)),
    "faint": Scan(200, (faint,)),
    "stamp": Scan(200, (stamped,)),
    "hand": Scan(200, (marked_by_hand,)),
    "bleed": Scan(200, (bled_through,)),
    "turned": Scan(200, turned=90),
    "upside_down": Scan(200, turned=180),
    "turned_back": Scan(200, (grain,), turned=270),
    "phone": Scan(220, (photographed,), 70),
}
