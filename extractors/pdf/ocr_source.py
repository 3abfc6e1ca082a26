"""Glyphs and rules of a page from its picture: the source for scans.

Reading a whole page at once loses its tables. So rules are found in the picture, pdfplumber's finder makes cells of them,
and each cell is read by itself; short numbers several ways.
"""

from __future__ import annotations

import math
import re
from typing import Any

from extractors.pdf.assemble import edges_of
from extractors.pdf.glyphs import Glyph, PageContent
from extractors.pdf.ocr_engine import BLOCK, LINE, SPARSE, read_words
from extractors.pdf.ocr_image import DPI, Picture, draw, prepare
from extractors.pdf.ocr_numbers import Reading, read_level, read_number, read_prose_number
from extractors.printed import Box
from extractors.reconcile import DOUBT
from extractors.tables import Grid, find_grids
from normalizers.numbers import arabic_digits

INK = 140  # grey below this is ink
NARROW = 95.0  # points: a cell this narrow may hold a number
MOST_CELLS = 600
SPECK = 6  # pixels: less ink is dirt
ONE_LINE, FEW_LINES = 2.7, 8.0  # heights of letters: a line with marks above and below is no taller; three lines


def read_page(document: Any, index: int, like: PageContent) -> PageContent:
    """Read one page from its picture.

    Args:
        document: pypdfium2.PdfDocument.
        index: Page index from 0.
        like: What pdfium said of the page: size and turn.
    """
    page = document[index]
    try:
        picture = prepare(draw(page, like.rotation))
    finally:
        page.close()
    content = PageContent(like.page, like.width, like.height, like.rotation, source="ocr", skew=picture.angle)
    content.rules = picture.rules
    grids = find_grids(edges_of(content), lambda box: _has_ink(picture, box))
    grids = [g for g in grids if sum(1 for _ in g.cells) <= MOST_CELLS]
    free = picture.even.copy()
    for grid in grids:
        for cell in grid.cells:
            content.glyphs += _read_cell(picture, cell.box)
        _blank(free, picture, grid)
    content.glyphs += _glyphs([_checked(word, free) for word in read_words(free, DPI, SPARSE)], picture.scale, 0, 0)
    content.glyphs.sort(key=lambda g: (round(g.baseline), g.x0))
    _same_size(content.glyphs)
    return content


_PROSE_NUMBER = re.compile(r"([(\[]?)([0-9๐-๙]{1,4}(?:,[0-9๐-๙]{3})*(?:\.[0-9๐-๙]{1,2})?)([)\].,%]?)")

Word = tuple[str, int, int, int, int, float]


def _checked(word: Word, image: Any) -> Word:
    """Read a number of two digits and more again: running text is read once, its numbers are not taken on one reading."""
    match = _PROSE_NUMBER.fullmatch(word[0])
    if match is None or len(match[2]) < 2:
        return word
    x0, top, x1, bottom = word[1:5]
    part = _padded(image[max(0, top - 3) : bottom + 3, max(0, x0 - 3) : x1 + 3])
    found = read_prose_number(part, DPI, bool(re.search("[๐-๙]", word[0])))
    first = arabic_digits(match[2])
    if arabic_digits(found.text) == first or first in [arabic_digits(c) for c in found.candidates[:1]]:
        return word
    # the dressed word may be what was read again
    if match[1] or match[3]:
        return word if any(first in arabic_digits(c) for c in found.candidates[:1]) else _doubted(word, first, found)
    return _doubted(word, first, found)


def _doubted(word: Word, first: str, found: Reading) -> Word:
    said = DOUBT.join(dict.fromkeys([first, *(arabic_digits(c) for c in found.candidates)])) + DOUBT
    return (said, *word[1:])


def _pixels(picture: Picture, box: Box, margin: float = 1.6) -> tuple[int, int, int, int]:
    s = picture.scale
    height, width = picture.grey.shape
    x0, top = max(0, int((box.x0 + margin) * s)), max(0, int((box.top + margin) * s))
    return x0, top, min(width, math.ceil((box.x1 - margin) * s)), min(height, math.ceil((box.bottom - margin) * s))


def _has_ink(picture: Picture, box: Box) -> bool:
    x0, top, x1, bottom = _pixels(picture, box, 1.0)
    part = picture.even[top:bottom, x0:x1]
    return bool(part.size) and int((part < INK).sum()) > 12


def _blank(image: Any, picture: Picture, grid: Grid) -> None:
    x0, top, x1, bottom = _pixels(picture, grid.box, -1.0)
    image[top:bottom, x0:x1] = 255


def _padded(image: Any, pad: int = 14) -> Any:
    import cv2
    import numpy as np

    paper = int(np.percentile(image, 90)) if image.size else 255
    return cv2.copyMakeBorder(image, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=paper)


def _read_cell(picture: Picture, box: Box) -> list[Glyph]:
    x0, top, x1, bottom = _pixels(picture, box)
    part, even = picture.clean[top:bottom, x0:x1], picture.even[top:bottom, x0:x1]
    if even.size == 0 or int((even < INK).sum()) < 12:
        return []
    pad = 14
    words = read_words(_padded(even, pad), DPI, _mode_for(even))
    if box.x1 - box.x0 <= NARROW:
        short = _read_short(_padded(part, pad), "".join(w[0] for w in words), _ink_lines(part))
        if short is not None:
            return _whole(short, part, picture, x0, top)
    return _glyphs(words, picture.scale, x0 - pad, top - pad)


def _mode_for(part: Any) -> int:
    """Return how tesseract reads a cell with fewest errors.

    Read as a block, the marks above a first line are taken for a line of their own; read as sparse text, a long cell loses
    some marks inside it and a dash beside a word.
    """
    import cv2
    import numpy as np

    count, _, boxes, _ = cv2.connectedComponentsWithStats((part < INK).astype(np.uint8))
    letters = boxes[1:count][boxes[1:count, 4] >= SPECK]
    if not len(letters):
        return LINE
    heights = float((letters[:, 1] + letters[:, 3]).max() - letters[:, 1].min()) / float(np.percentile(letters[:, 3], 75))
    return LINE if heights < ONE_LINE else SPARSE if heights < FEW_LINES else BLOCK


def _ink_lines(part: Any) -> int:
    """Count the text lines of a cell: runs of rows with ink."""
    rows = (part < INK).sum(1) > 1
    return int((rows[1:] & ~rows[:-1]).sum() + (1 if rows.size and rows[0] else 0))


_NUMBERISH = re.compile(r"[0-9๐-๙.,:;|oOlISBZ'’\-–_ ]{1,9}")
_LETTERISH = re.compile(r"[A-Fa-f48&VR]{1,3}")


def _read_short(cell: Any, first: str, lines: int) -> str | None:
    """Read a cell that looks like a number or a level; None when it is text."""
    if lines > 2:
        return None
    if not first or _NUMBERISH.fullmatch(first) or (re.search(r"[0-9๐-๙]", first) and len(first) <= 7):
        thai = bool(re.search("[๐-๙]", first))
        found = read_number(cell, DPI, thai)
        if not found.candidates and not thai:
            found = read_number(cell, DPI, True)
        return _said(found) if found.candidates else (None if first else "")
    if _LETTERISH.fullmatch(first):
        return _said(read_level(cell, DPI)) or None
    return None


def _said(found: Reading) -> str:
    if found.text:
        return found.text
    return DOUBT.join(dict.fromkeys(arabic_digits(c) for c in found.candidates)) + (DOUBT if len(found.candidates) == 1 else "")


def _whole(text: str, part: Any, picture: Picture, x0: int, top: int) -> list[Glyph]:
    """One glyph for a whole short reading, where its ink is."""
    import numpy as np

    if not text:
        return []
    ys, xs = np.nonzero(part < INK)
    s = picture.scale
    left, right, upper, lower = (x0 + xs.min()) / s, (x0 + xs.max()) / s, (top + ys.min()) / s, (top + ys.max()) / s
    return [Glyph(text, left, right, upper, lower, lower, max(lower - upper, 6.0) * 1.4, "", left, False, max(lower - upper, 6.0) * 1.4)]


def _glyphs(words: list[tuple[str, int, int, int, int, float]], scale: float, dx: int, dy: int) -> list[Glyph]:
    """Words as glyphs in points, on one baseline per line of words."""
    found: list[Glyph] = []
    for text, x0, top, x1, bottom, _ in words:
        left, right, upper, lower = (x0 + dx) / scale, (x1 + dx) / scale, (top + dy) / scale, (bottom + dy) / scale
        height = max(lower - upper, 5.0)
        found.append(Glyph(text, left, right, upper, lower, lower, height, "", left, False, min(height * 0.85, 18.0)))
    _align(found)
    return found


def _same_size(glyphs: list[Glyph]) -> None:
    """Give all words the page's usual size: a word's height says more about its vowels than about its font."""
    sizes = sorted(g.points for g in glyphs)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for glyph in glyphs:
        glyph.points = usual


def _align(words: list[Glyph]) -> None:
    """Put words whose boxes overlap in height on one baseline: a word's box ends lower when it has a vowel below."""
    for word in words:
        word.baseline = word.bottom
    for before, word in zip(words, words[1:], strict=False):
        overlap = min(before.bottom, word.bottom) - max(before.top, word.top)
        if overlap > 0.5 * min(before.bottom - before.top, word.bottom - word.top) and word.x0 > before.x0:
            word.baseline = before.baseline
