"""Replacement texts (ActualText) that pdfium gives more than once.

A producer draws the letter and the marks of one cluster as several glyphs and says once what they read. pdfium gives that
text at the first glyph, and again at a later one when glyphs of another cluster stand between them.
"""

from __future__ import annotations

import ctypes
import re

from extractors.pdf import pdfium_calls as call
from extractors.pdf.compiled import compiled

_ACTUAL_TEXT = ctypes.create_string_buffer(b"ActualText")
# A Thai letter with marks or sara am that comes back within the next few characters.
REACH = 15  # characters: blanks and line ends that pdfium puts between pieces count too
# It begins with a plain class, which `re` skips to quickly, and takes one letter only, so that clusters may overlap.
_AGAIN = re.compile(r"([ก-ฮ])(?=([\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]{1,3}).{0,14}?\1\2)", re.DOTALL)


@compiled
def clusters_again(codes: bytes) -> list[tuple[int, int]]:
    """Return place and length of each Thai letter with marks that comes back within the next few characters.

    Args:
        codes: Codes of a page's characters, four bytes each.
    """
    return [(found.start(), 1 + len(found[2])) for found in _AGAIN.finditer(codes.decode("utf-32-le", "surrogatepass"))]


def given_again(text: int, codes: bytes) -> set[int]:
    """Return the indices of characters that repeat the replacement text of one and the same marked content.

    Args:
        text: Address of pdfium's text page.
        codes: Codes of its characters, four bytes each.
    """
    again: set[int] = set()
    for first, length in clusters_again(codes):
        if first in again:
            continue
        marked = _marked_content(text, first)
        cluster, end = codes[4 * first : 4 * (first + length)], first + 2 * length + REACH
        at = _find(codes, cluster, first + length, end)
        while marked and at >= 0:
            if _marked_content(text, at) == marked and call.char_object(text, at) != call.char_object(text, first):
                again.update(range(at, at + length))
            at = _find(codes, cluster, at + length, first + 3 * length + 2 * REACH)
    return again


def _find(codes: bytes, wanted: bytes, first: int, end: int) -> int:
    """Return where a cluster stands between two characters, -1 for nowhere."""
    at = codes.find(wanted, 4 * first, 4 * end)
    while at >= 0 and at % 4:  # a match that begins within a character
        at = codes.find(wanted, at + 1, 4 * end)
    return at // 4


def _marked_content(text: int, k: int) -> int:
    """Address of the innermost marked content with a replacement text that a character's text object lies in, 0 for none.

    Tagged files mark whole paragraphs too; what stands twice in one of those is printed twice.
    """
    item = call.char_object(text, k)
    for n in range(call.count_marks(item) - 1 if item else -1, -1, -1):
        mark: int = call.get_mark(item, n)
        if mark and call.mark_value_type(mark, ctypes.addressof(_ACTUAL_TEXT)):
            return mark
    return 0
