"""Which way up a scanned page is: sheets lie sideways and upside down in scanners."""

from __future__ import annotations

from typing import Any

from extractors.pdf.ocr_engine import SPARSE, Word, read_words
from extractors.pdf.ocr_image import DPI, INK, even_paper, turned

STRIP = 1.2  # inches of text are enough to tell
SURE, LETTERS = 72.0, 12
SIDEWAYS, REACH = 1.3, 15  # times fewer pieces; pixels of the small picture


def is_sideways(grey: Any) -> bool:
    """Whether lines of text run down the picture: letters joined to their neighbours below make fewer pieces than beside."""
    import cv2
    import numpy as np

    letters = _letters(grey)
    if letters is None:
        return False
    beside, below = (int(cv2.connectedComponents(cv2.dilate(letters, np.ones(shape, np.uint8)))[0]) for shape in ((1, REACH), (REACH, 1)))
    return below * SIDEWAYS < beside


def upright_turn(grey: Any, turns: tuple[int, int]) -> int:
    """Return which of two turns (degrees clockwise) makes the text of a picture stand upright; the first when nothing tells."""
    worth = {}
    for turn in turns:
        worth[turn] = worth_of(read_words(_strip(even_paper(turned(grey, turn))), DPI, SPARSE))
        if worth[turn] >= SURE:
            return turn
    return max(turns, key=lambda t: worth[t])


def _letters(grey: Any) -> Any:
    """Return a small picture of the pieces of ink that are letters; None when there are few."""
    import cv2
    import numpy as np

    scale = 1100 / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    black = cv2.adaptiveThreshold(small, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 18)
    _, names, boxes, _ = cv2.connectedComponentsWithStats(black)
    letter = (boxes[:, 2] < 60) & (boxes[:, 3] < 60) & (boxes[:, 4] >= 6)
    letter[0] = False
    return letter[names].astype(np.uint8) if letter.sum() >= LETTERS else None


def _strip(even: Any) -> Any:
    """Return the part of a page, as broad as the page, that holds most ink."""
    import numpy as np

    high = int(STRIP * DPI)
    if even.shape[0] <= high:
        return even
    ink = np.concatenate([[0], np.cumsum((even < INK).sum(1))])
    start = int(np.argmax(ink[high:] - ink[:-high]))
    return np.ascontiguousarray(even[start : start + high])


def worth_of(words: list[Word]) -> float:
    """Return how sure tesseract is of the letters of words, 0 to 100; few letters tell little."""
    told = [(len(w[0]), w[5]) for w in words if any(c.isalnum() for c in w[0])]
    letters = sum(n for n, _ in told)
    return sum(n * sure for n, sure in told) / letters * min(1.0, letters / LETTERS) if letters else 0.0
