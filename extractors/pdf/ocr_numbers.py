"""A number in a picture, read several independent ways and accepted only where the readings agree.

A wrong digit that looks plausible is worse than none: one reading of a score was wrong in 2 of 44 cells and looked valid, and
readings of one engine err together: a stamp's line made 68.90 to 68.50 in three of three. So two readers of shapes, which know no
neighbours, have to agree with tesseract; where they say nothing, six readings have to be the same. Of Thai digits tesseract reads
about one in three wrong: there the shapes decide, in two looks by both readers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from extractors.pdf.ocr_engine import LINE, SINGLE, WORD, read_short
from extractors.pdf.ocr_shapes import Look, ink_share, look_at
from normalizers.numbers import arabic_digits

DIGITS = "0123456789."
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙."
LETTERS = "ABCDEF"
SIGNS = "+-"
SHORT_NUMBER = re.compile(r"[+-]?\d{1,3}(?:\.\d{1,2})?")


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


def _dark(cell: Any) -> Any:
    """Only the darkest ink: pale stamps, shadows and the other side of the sheet are left out."""
    import numpy as np

    part = ink_of(cell, 44)
    share = ink_share(part)
    return np.where(share > DARK, 0, 255).astype(np.uint8)


Way = tuple[Callable[[Any], Any], str, int]
FIRST_WAY: Way = (_plain, "eng", LINE)
MORE_WAYS: tuple[Way, ...] = (
    (_black_white, "eng", WORD), (_smooth, "tha+eng", LINE), (_even_light, "eng", LINE), (_bold, "eng", WORD), (_dark, "eng", LINE),
)  # fmt: skip
DARK = 0.72


def read_number(cell: Any, dpi: int, thai_digits: bool) -> Reading:
    """Read a number of a table cell."""
    letters = (THAI_DIGITS if thai_digits else DIGITS) + SIGNS
    return _vote(cell, dpi, letters, thai_digits, lambda t: t.strip(".") if SHORT_NUMBER.fullmatch(arabic_digits(t.strip("."))) else "")


PROSE_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,4}(?:\.\d{1,2})?")


def read_prose_number(word: Any, dpi: int, thai_digits: bool) -> Reading:
    """Read a number of running text in the same way: years, amounts with commas, scores."""
    letters = (THAI_DIGITS if thai_digits else DIGITS) + ","
    return _vote(word, dpi, letters, thai_digits, lambda t: t if PROSE_NUMBER.fullmatch(arabic_digits(t)) else "")


def read_level(cell: Any, dpi: int) -> Reading:
    """Read a level letter in the same way."""
    return _vote(cell, dpi, LETTERS, False, lambda t: t if re.fullmatch("AA|[A-F]", t) else "")


def kind_of(cell: Any) -> str:
    """Return what the shapes of a cell are: 'number', 'thai', 'level', or '' where they do not say."""
    kinds = {"number": DIGITS + SIGNS, "thai": THAI_DIGITS + SIGNS, "level": LETTERS}
    looks = _looks(cell)
    said = [kind for kind, letters in kinds.items() if any(ink and ink == strokes for ink, strokes in _read(looks, letters))]
    return said[0] if len(said) == 1 else ""


def _vote(cell: Any, dpi: int, letters: str, thai: bool, valid: Callable[[str], str]) -> Reading:
    ink = ink_of(cell)
    # one letter alone is read as such: as a line it is often taken for a speck
    alone = ink.shape[1] - 2 * MARGIN < 0.95 * (ink.shape[0] - 2 * MARGIN)
    looks = [(valid(ink), valid(strokes)) for ink, strokes in _read(_looks(cell), letters)]
    agreed = Counter(ink for ink, strokes in looks if ink and ink == strokes)
    if agreed.total() < (2 if thai else 1) and len(agreed) < 2:
        looks += [(valid(ink), valid(strokes)) for ink, strokes in _read(_more_looks(cell), letters)]
        agreed = Counter(ink for ink, strokes in looks if ink and ink == strokes)
    seen = {text for look in looks for text in look if text}
    text = next(iter(agreed), "")
    readings = [_one(cell, dpi, letters, thai, _alone(FIRST_WAY) if alone else FIRST_WAY, valid)]
    if text and len(seen) == 1 and (readings[0] == text or (thai and agreed[text] >= 2)):
        return Reading(text, (text,))
    ways = MORE_WAYS if _has_dark_ink(cell) else MORE_WAYS[:-1]
    readings += [_one(cell, dpi, letters, thai, _alone(way) if alone else way, valid) for way in ways]
    lines = Counter(r for r in readings if r)
    candidates = tuple(t for t, _ in (lines + Counter(t for look in looks for t in look if t)).most_common())
    if text and len(seen) == 1:
        others = lines.total() - lines[text]
        # four looks at the shapes and a line, or two looks and most of the lines
        if agreed[text] >= 2 and (lines[text] >= 1 or others == 0):
            return Reading(text, candidates)
        if lines[text] >= 3 and others <= 1:
            return Reading(text, candidates)
    elif not seen and not thai and len(lines) == 1 and lines.total() >= len(readings) - (letters == LETTERS):
        return Reading(candidates[0], candidates)
    return Reading("", candidates)


def _looks(cell: Any) -> tuple[Look, ...]:
    """Look at the shapes as they are, without pale ink, and with small holes closed."""
    import cv2

    return look_at(cell), look_at(cell, DARK), look_at(cv2.GaussianBlur(cell, (0, 0), 1.2), 0.4)


def _more_looks(cell: Any) -> tuple[Look, ...]:
    """Look at more and at less of the ink: thin strokes break where they are pale, and letters touch with their pale edges."""
    return tuple(look_at(cell, dark) for dark in (0.24, 0.3, 0.36, 0.62, 0.68, 0.78, 0.84))


def _read(looks: tuple[Look, ...], letters: str) -> list[tuple[str, str]]:
    """Read every look by both sets of weights."""
    return [(look.read(letters, "ink"), look.read(letters, "strokes")) for look in looks]


def _has_dark_ink(cell: Any) -> bool:
    """Whether the print is dark: of faint print, the darkest ink is only its better half."""
    share = ink_share(cell)
    return bool((share > DARK).sum() > 0.5 * (share > 0.5).sum())


def _alone(way: Way) -> Way:
    return way[0], way[1], SINGLE if way[2] == LINE else way[2]


def _one(cell: Any, dpi: int, letters: str, thai: bool, way: Way, valid: Callable[[str], str]) -> str:
    prepare, languages, mode = way
    return valid(read_short(prepare(cell), dpi, letters, "tha" if thai else languages, mode).replace(" ", ""))
