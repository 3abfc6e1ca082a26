"""A number in a picture, read several independent ways and accepted only where the readings agree.

A wrong digit that looks plausible is worse than none: one reading of a score was wrong in 2 of 44 cells and looked valid.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from extractors.pdf.ocr_engine import LINE, SINGLE, WORD, read_short
from normalizers.numbers import arabic_digits

DIGITS = "0123456789."
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙."
LETTERS = "ABCDEF"
SHORT_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What several readings of one cell came to.

    Attributes:
        text: The accepted text, '' when the readings differ.
        candidates: Every valid reading, the most frequent first.
    """

    text: str
    candidates: tuple[str, ...]


LETTER_HEIGHT = 44  # pixels: digits this high are read best
MARGIN = 22


def ink_of(cell: Any, height: float = LETTER_HEIGHT) -> Any:
    """Cut a cell to its ink, enlarge that to a common height, and put paper around it."""
    import cv2
    import numpy as np

    soft = cv2.medianBlur(cell, 3)
    level, _ = cv2.threshold(soft, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    count, _, boxes, _ = cv2.connectedComponentsWithStats((soft < level).astype(np.uint8))
    tallest = max((b[3] for b in boxes[1:count]), default=0)
    # specks are no letters, but a point is: it stands low and near a letter
    kept = [b for b in boxes[1:count] if b[3] >= 0.5 * tallest or (b[2] >= 0.08 * tallest and b[3] >= 0.08 * tallest)]
    if not kept:
        return cell
    x0, y0 = min(b[0] for b in kept), min(b[1] for b in kept)
    x1, y1 = max(b[0] + b[2] for b in kept), max(b[1] + b[3] for b in kept)
    part = cell[max(0, y0 - 2) : y1 + 2, max(0, x0 - 2) : x1 + 2]
    scale = height / max(tallest, 1)
    larger = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    paper = int(np.percentile(cell, 85))
    return cv2.copyMakeBorder(larger, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=paper)


def _plain(cell: Any) -> Any:
    return ink_of(cell)


def _black_white(cell: Any) -> Any:
    import cv2

    return cv2.threshold(cv2.GaussianBlur(ink_of(cell, 40), (3, 3), 0), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]


def _smooth(cell: Any) -> Any:
    import cv2

    return cv2.GaussianBlur(ink_of(cell, 52), (5, 5), 0)


def _even_light(cell: Any) -> Any:
    import cv2

    larger = ink_of(cell, 36)
    return cv2.adaptiveThreshold(cv2.GaussianBlur(larger, (3, 3), 0), 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, 41, 14)


def _bold(cell: Any) -> Any:
    import cv2
    import numpy as np

    return cv2.erode(ink_of(cell, 48), np.ones((3, 3), np.uint8))


Way = tuple[Callable[[Any], Any], str, int]
FIRST_WAYS: tuple[Way, ...] = ((_plain, "eng", LINE), (_black_white, "eng", WORD), (_smooth, "tha+eng", LINE))
MORE_WAYS: tuple[Way, ...] = ((_even_light, "eng", LINE), (_bold, "eng", WORD))


def read_number(cell: Any, dpi: int, thai_digits: bool) -> Reading:
    """Read a number: all of three readings, or four of five, must be the same."""
    letters = THAI_DIGITS if thai_digits else DIGITS
    return _vote(cell, dpi, letters, thai_digits, lambda t: t.strip(".") if SHORT_NUMBER.fullmatch(arabic_digits(t.strip("."))) else "")


PROSE_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,4}(?:\.\d{1,2})?")


def read_prose_number(word: Any, dpi: int, thai_digits: bool) -> Reading:
    """Read a number of running text in the same way: years, amounts with commas, scores."""
    letters = (THAI_DIGITS if thai_digits else DIGITS) + ","
    return _vote(word, dpi, letters, thai_digits, lambda t: t if PROSE_NUMBER.fullmatch(arabic_digits(t)) else "")


def read_level(cell: Any, dpi: int) -> Reading:
    """Read a level letter in the same way."""
    return _vote(cell, dpi, LETTERS, False, lambda t: t if re.fullmatch("AA|[A-F]", t) else "")


def _vote(cell: Any, dpi: int, letters: str, thai: bool, valid: Callable[[str], str]) -> Reading:
    ink = ink_of(cell)
    # one letter alone is read as such: as a line it is often taken for a speck
    alone = ink.shape[1] - 2 * MARGIN < 0.95 * (ink.shape[0] - 2 * MARGIN)
    readings = [_one(cell, dpi, letters, thai, _alone(way) if alone else way, valid) for way in FIRST_WAYS]
    if readings[0] and len(set(readings)) == 1:
        return Reading(readings[0], (readings[0],))
    readings += [_one(cell, dpi, letters, thai, _alone(way) if alone else way, valid) for way in MORE_WAYS]
    counts = Counter(r for r in readings if r).most_common()
    candidates = tuple(text for text, _ in counts)
    # four of five, or three with the others unreadable: a valid dissent weighs more than silence
    if counts and (counts[0][1] >= 4 or (counts[0][1] == 3 and len(counts) == 1)):
        return Reading(counts[0][0], candidates)
    return Reading("", candidates)


def _alone(way: Way) -> Way:
    return way[0], way[1], SINGLE if way[2] == LINE else way[2]


def _one(cell: Any, dpi: int, letters: str, thai: bool, way: Way, valid: Callable[[str], str]) -> str:
    prepare, languages, mode = way
    return valid(read_short(prepare(cell), dpi, letters, "tha" if thai else languages, mode).replace(" ", ""))
