"""Replacement texts (ActualText) that pdfium gives more than once.

A producer draws the letter and the marks of one cluster as several glyphs and says once what they read. pdfium gives that
text at the first glyph, and again at a later one when glyphs of another cluster stand between them.
"""

from __future__ import annotations

import re

from extractors.pdf import pdfium_calls as call

# A Thai letter with marks or sara am that comes back within the next few characters.
REACH = 15  # characters: blanks and line ends that pdfium puts between pieces count too
# It begins with a plain class, which `re` skips to quickly, and takes one letter only, so that clusters may overlap.
_AGAIN = re.compile(r"([ก-ฮ])(?=([\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]{1,3}).{0,14}?\1\2)", re.DOTALL)


def given_again(text: int, page: str) -> set[int]:
    """Return the indices of characters that repeat the replacement text of one and the same marked content.

    Args:
        text: Address of pdfium's text page.
        page: Its characters.
    """
    again: set[int] = set()
    for found in _AGAIN.finditer(page):
        first, cluster = found.start(), found[1] + found[2]
        if first in again:
            continue
        marked = _marked_content(text, first)
        at = page.find(cluster, first + len(cluster), first + 2 * len(cluster) + REACH)
        while marked and at >= 0:
            if _marked_content(text, at) == marked and call.char_object(text, at) != call.char_object(text, first):
                again.update(range(at, at + len(cluster)))
            at = page.find(cluster, at + len(cluster), first + 3 * len(cluster) + 2 * REACH)
    return again


def _marked_content(text: int, k: int) -> int:
    """Address of the innermost marked content of a character's text object, 0 for none."""
    item = call.char_object(text, k)
    count = call.count_marks(item) if item else 0
    return call.get_mark(item, count - 1) or 0 if count > 0 else 0
