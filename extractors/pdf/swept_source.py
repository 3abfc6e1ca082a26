"""One page from pdfium in sweeps over its characters and objects: what runs where nothing was compiled."""

from __future__ import annotations

from collections import Counter, deque
from itertools import repeat
from typing import Any

import numpy as np

from extractors.pdf import pdfium_calls as call
from extractors.pdf.character_codes import is_any
from extractors.pdf.glyphs import PageContent
from extractors.pdf.pdfium_characters import CharacterReader
from extractors.pdf.pdfium_objects import read_objects
from extractors.pdf.upright import PdfBox, size_upright, to_upright

SAMPLE = 120
PAIRS = 80  # neighbours that tell which way the text runs


def read(document: Any, page: Any, index: int, box: PdfBox, text: int, count: int) -> PageContent:
    """Read one page.

    Args:
        document: pypdfium2.PdfDocument.
        page: pypdfium2.PdfPage.
        index: Page index from 0.
        box: What a viewer shows of it.
        text: Address of pdfium's text page.
        count: How many characters that has.
    """
    codes = character_codes(text, count)
    rotation = _upright_rotation(text, codes, page.get_rotation())
    width, height = size_upright(box, rotation)
    content = PageContent(index + 1, round(width, 1), round(height, 1), rotation)
    matrix = to_upright(box, rotation)
    hidden = read_objects(document, page, matrix, content)
    content.map_errors, content.hidden_share = _doubts(text, codes, hidden)
    content.glyphs = CharacterReader(text, codes, matrix, content, hidden).read()
    return content


def character_codes(text: int, count: int) -> Any:
    """Return the codes of the characters as an array; half a pair of UTF-16 is no character and becomes U+FFFD."""
    codes = _utf16_codes(text, count)
    codes[(codes >= 0xD800) & (codes < 0xE000)] = 0xFFFD
    return codes


def _utf16_codes(text: int, count: int) -> Any:
    """Return the UTF-16 codes of the characters as an array, at once where pdfium gives them one for one."""
    buffer = np.zeros(count + 2, dtype=np.uint16)
    if call.get_text(text, 0, count, buffer.ctypes.data) - 1 == count:
        codes = buffer[:count].astype(np.int64)
        # the bulk text says otherwise about hyphens at line ends
        for k in np.flatnonzero(is_any(codes, (2, 0xAD, 0xFFFE))).tolist():
            codes[k] = call.char_code(text, k)
        return codes
    return np.fromiter(map(call.char_code, repeat(text), range(count)), dtype=np.int64, count=count)


def _upright_rotation(text: int, codes: Any, rotation: int) -> int:
    """Return the clockwise turn that makes most of the text run from left to right."""
    neighbours = np.flatnonzero((codes[:-1] > 32) & (codes[1:] > 32))
    first = neighbours[:: max(1, len(neighbours) // PAIRS)]
    places = np.column_stack((first, first + 1)).ravel().tolist()
    pens = np.zeros((len(places), 2))
    at, end = pens.ctypes.data, pens.ctypes.data + pens.nbytes
    deque(map(call.char_origin, repeat(text), places, range(at, end, 16), range(at + 8, end, 16)), 0)
    runs: Counter[int] = Counter()
    for dx, dy in (pens[1::2] - pens[::2]).tolist():
        if not 0.5 < abs(dx) + abs(dy) < 40:
            continue
        if abs(dx) > 4 * abs(dy):
            runs[0 if dx > 0 else 180] += 1
        elif abs(dy) > 4 * abs(dx):
            runs[90 if dy > 0 else 270] += 1
    if sum(runs.values()) < 8:
        return rotation
    return runs.most_common(1)[0][0]


def _doubts(text: int, codes: Any, hidden: set[int]) -> tuple[float, float]:
    """Return the shares of sampled characters without a certain Unicode value, and drawn so that nobody sees them."""
    printed = np.flatnonzero(codes > 32).tolist()
    errors = unseen = 0
    sample = printed[:: max(1, len(printed) // SAMPLE)]
    for k in sample:
        errors += call.has_map_error(text, k) == 1
        unseen += bool(hidden) and call.char_object(text, k) in hidden
    return (errors / len(sample), unseen / len(sample)) if sample else (0.0, 0.0)
