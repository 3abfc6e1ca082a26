"""Numbers in running text of a picture: read again before they count."""

from __future__ import annotations

import re
from typing import Any

from extractors.doubt import DOUBT
from extractors.pdf.ocr_engine import Word
from extractors.pdf.ocr_image import DPI, INK, padded
from extractors.pdf.ocr_numbers import Reading, read_level, read_prose_number
from extractors.pdf.ocr_shapes import shapes_of
from normalizers.numbers import arabic_digits

_PROSE_NUMBER = re.compile(r"([(\[]?)([0-9๐-๙]{1,4}(?:,[0-9๐-๙]{3})*(?:\.[0-9๐-๙]{1,2})?)([)\].,%]?)")
_DRESSED = re.compile(r"[(\[]?[0-9๐-๙.,]+[)\].,%]?")
_DIGITS_ONLY, _STARTED = re.compile("[0-9๐-๙.,]+"), re.compile("[0-9๐-๙][0-9๐-๙.,]*")

_IN_BRACKETS = re.compile(r"[(\[{].{1,2}[)\]}]")
_DECIMAL = re.compile(r"[0-9๐-๙]\.[0-9๐-๙]")
NEAR = 0.35  # of the height: digits of one number stand closer than words


def checked_words(words: list[Word], image: Any) -> list[Word]:
    """Read the numbers among words again: text is read once, and a number is not taken on one reading."""
    out: list[Word] = []
    for word in whole_numbers(words):
        before = "".join(w[0] for w in out[-3:])  # Thai words come in pieces
        if _IN_BRACKETS.fullmatch(word[0]) and _DECIMAL.search(before):
            out.append(_level_in_brackets(word, image))
        else:
            out.append(_checked(word, image))
    return out


def _level_in_brackets(word: Word, image: Any) -> Word:
    """Read the letter between brackets behind a score: as a word, '(B)' is often taken for '(8)'."""
    part = _whole_letters(image, word[1:5], grow=False)
    inner = shapes_of(part)[1:-1]
    if not inner:
        return word
    x0, x1 = inner[0].box[0], inner[-1].box[0] + inner[-1].box[2]
    found = read_level(padded(part[:, max(0, x0 - 1) : x1 + 1]), DPI)
    return (f"({found.text or DOUBT})", *word[1:])


def whole_numbers(words: list[Word]) -> list[Word]:
    """Join digits that were read as words of their own, as tesseract does with Thai ones."""
    out: list[Word] = []
    for word in words:
        before = out[-1] if out else None
        if before and _DIGITS_ONLY.fullmatch(word[0]) and _STARTED.fullmatch(before[0]) and _touch(before, word):
            box = min(before[1], word[1]), min(before[2], word[2]), max(before[3], word[3]), max(before[4], word[4])
            out[-1] = (before[0] + word[0], *box, min(before[5], word[5]))
        else:
            out.append(word)
    return out


def _touch(a: Word, b: Word) -> bool:
    """Whether two words stand on one line with no room for a blank between them."""
    height = max(a[4] - a[2], b[4] - b[2])
    # Thai digits come one by one, with boxes that stop short of their tails
    room = 0.6 if min(len(a[0]), len(b[0])) == 1 and re.search("[๐-๙]", a[0] + b[0]) else 0.32
    # the box of the first Thai digit may be that of the whole number
    least = a[1] - a[3] if re.search("[๐-๙]", a[0]) and re.search("[๐-๙]", b[0]) else -0.3 * height
    return least < b[1] - a[3] < room * height and min(a[4], b[4]) - max(a[2], b[2]) > 0


def _checked(word: Word, image: Any) -> Word:
    match = _PROSE_NUMBER.fullmatch(word[0])
    thai = bool(re.search("[๐-๙]", word[0]))
    if not thai and (match is None or len(match[2]) < 2):
        return word
    if thai and not _DRESSED.fullmatch(word[0]):
        return word
    x0, top, x1, bottom = word[1:5]
    found = read_prose_number(padded(_whole_letters(image, (x0, top, x1, bottom), grow=thai)), DPI, thai)
    if thai:  # tesseract's own reading of Thai digits counts for nothing
        return (found.text, *word[1:]) if found.text else _doubted(word, "", found)
    assert match is not None
    first = arabic_digits(match[2])
    if arabic_digits(found.text) == first or first in [arabic_digits(c) for c in found.candidates[:1]]:
        return word
    # the dressed word may be what was read again
    if match[1] or match[3]:
        return word if any(first in arabic_digits(c) for c in found.candidates[:1]) else _doubted(word, first, found)
    return _doubted(word, first, found)


def _whole_letters(image: Any, box: tuple[int, int, int, int], *, grow: bool) -> Any:
    """Cut out a word with all of its letters and nothing of its neighbours: tesseract's boxes cut into letters.

    With `grow`, letters that stand as near as those of one word belong to it too: of Thai digits tesseract leaves some out.
    """
    import cv2
    import numpy as np

    x0, top, x1, bottom = box
    room = (2 if grow else 1) * (bottom - top) // 2 + 2
    left, upper = max(0, x0 - room), max(0, top - room)
    part = image[upper : bottom + room, left : x1 + room].copy()
    _, names, boxes, centres = cv2.connectedComponentsWithStats((part < INK).astype(np.uint8))
    across, down = centres[:, 0] + left, centres[:, 1] + upper
    mine = (across > x0 - 2) & (across < x1 + 2) & (down > top - 3) & (down < bottom + 3)
    mine[0] = False
    if grow and mine.any():
        _take_near(mine, boxes)
    if not mine.any():
        return image[max(0, top - 3) : bottom + 3, max(0, x0 - 3) : x1 + 3]
    # the soft edge of a letter belongs to it
    others = cv2.dilate((~mine[names] & (names > 0)).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    part[others & ~mine[names]] = 255
    kept = boxes[mine]
    low, high = kept[:, :2].min(0), (kept[:, :2] + kept[:, 2:4]).max(0)
    return part[max(0, low[1] - 3) : high[1] + 3, max(0, low[0] - 3) : high[0] + 3]


def _take_near(mine: Any, boxes: Any) -> None:
    """Add the letters of the same height that stand within NEAR of it, one after the other."""
    tallest = int(boxes[mine][:, 3].max())
    while True:
        kept = boxes[mine]
        left, right = int(kept[:, 0].min()), int((kept[:, 0] + kept[:, 2]).max())
        top, bottom = int(kept[:, 1].min()), int((kept[:, 1] + kept[:, 3]).max())
        gap_left, gap_right = left - (boxes[:, 0] + boxes[:, 2]), boxes[:, 0] - right
        near = ((gap_left >= -2) & (gap_left <= NEAR * tallest)) | ((gap_right >= -2) & (gap_right <= NEAR * tallest))
        high = (boxes[:, 3] >= 0.7 * tallest) & (boxes[:, 1] < bottom) & (boxes[:, 1] + boxes[:, 3] > top) & (boxes[:, 3] <= 1.6 * tallest)
        new = near & high & ~mine
        new[0] = False
        if not new.any():
            return
        mine |= new


def _doubted(word: Word, first: str, found: Reading) -> Word:
    said = DOUBT.join(dict.fromkeys(c for c in (first, *(arabic_digits(c) for c in found.candidates)) if c)) + DOUBT
    return (said, *word[1:])
