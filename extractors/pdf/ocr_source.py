"""Glyphs and rules of a page from its picture: the source for scans.

Reading a whole page at once loses its tables. So rules are found in the picture, pdfplumber's finder makes cells of them,
and each cell is read by itself; short numbers several ways.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from extractors.pdf.assemble import edges_of
from extractors.pdf.glyphs import Glyph, PageContent
from extractors.pdf.ocr_cells import read_cell
from extractors.pdf.ocr_engine import Word
from extractors.pdf.ocr_image import DPI, INK, PAD, Picture, draw, padded, prepare, turned
from extractors.pdf.ocr_text import read_text
from extractors.pdf.ocr_turn import SURE, is_sideways, upright_turn, worth_of
from extractors.pdf.ocr_words import checked_words
from extractors.printed import Box
from extractors.tables import Grid, find_grids

MOST_CELLS = 600


def read_page(document: Any, index: int, like: PageContent) -> PageContent:
    """Read one page from its picture.

    Args:
        document: pypdfium2.PdfDocument.
        index: Page index from 0.
        like: What pdfium said of the page: size and turn.
    """
    page = document[index]
    try:
        grey = draw(page, like.rotation)
    finally:
        page.close()
    turn = upright_turn(grey, (90, 270)) if is_sideways(grey) else 0
    read = _read_turned(grey, like, turn)
    if turn == 0 and worth_of(read.words) < SURE:
        turn = upright_turn(grey, (0, 180))
        read = _read_turned(grey, like, turn) if turn else read
    content = read.content
    for grid in read.grids:
        for cell in grid.cells:
            content.glyphs += _read_cell(read.picture, cell.box)
    content.glyphs += _glyphs(checked_words(read.words, read.free), read.picture.scale, 0, 0)
    content.glyphs.sort(key=lambda g: (round(g.baseline), g.x0))
    _same_size(content.glyphs)
    return content


@dataclass(frozen=True, slots=True)
class _Read:
    """A page before its cells are read: rules, tables, and the words outside of them."""

    content: PageContent
    picture: Picture
    grids: list[Grid]
    free: Any
    words: list[Word]


def _read_turned(grey: Any, like: PageContent, turn: int) -> _Read:
    picture = prepare(turned(grey, turn))
    width, height = (like.height, like.width) if turn % 180 else (like.width, like.height)
    content = PageContent(like.page, width, height, (like.rotation + turn) % 360, source="ocr", skew=picture.angle)
    content.rules = picture.rules
    grids = find_grids(edges_of(content, content.rules), lambda box: _has_ink(picture, box))
    grids = [g for g in grids if sum(1 for _ in g.cells) <= MOST_CELLS]
    free = picture.even.copy()
    for grid in grids:
        _blank(free, picture, grid)
    return _Read(content, picture, grids, free, read_text(free, DPI))


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


def _read_cell(picture: Picture, box: Box) -> list[Glyph]:
    x0, top, x1, bottom = _pixels(picture, box)
    part, even = picture.clean[top:bottom, x0:x1], picture.even[top:bottom, x0:x1]
    if even.size == 0 or int((even < INK).sum()) < 12:
        return []
    found = read_cell(part, even, picture.scale)
    if isinstance(found, str):
        return _whole(found, part, picture, x0, top)
    return _glyphs(checked_words(found, padded(even)), picture.scale, x0 - PAD, top - PAD)


def _whole(text: str, part: Any, picture: Picture, x0: int, top: int) -> list[Glyph]:
    """One glyph for a whole short reading, where its ink is."""
    import numpy as np

    if not text:
        return []
    ys, xs = np.nonzero(part < INK)
    s = picture.scale
    left, right, upper, lower = (x0 + xs.min()) / s, (x0 + xs.max()) / s, (top + ys.min()) / s, (top + ys.max()) / s
    return [Glyph(text, left, right, upper, lower, lower, max(lower - upper, 6.0) * 1.4, "", left, False, max(lower - upper, 6.0) * 1.4)]


def _glyphs(words: list[Word], scale: float, dx: int, dy: int) -> list[Glyph]:
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
