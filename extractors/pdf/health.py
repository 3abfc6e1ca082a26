"""Whether a page's text can be trusted, with the cause where it can not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from extractors.pdf.compiled import compiled
from extractors.pdf.glyphs import Glyph, PageContent

THAI = re.compile("[\u0e01-\u0e5b\uf700-\uf71a]")
LETTERS = re.compile(r"[^\W\d_]")
ODD = re.compile(
    "[^\u0e01-\u0e5b\uf700-\uf71a\u0020-\u007e\u00a0-\u00bf\u2010-\u2026\u2018-\u201f\u2022\u25a0-\u27bf\uf0a0-\uf0ff×÷ฯ°²³½¼¾→\u2190-\u21ff\u2200-\u22ff\uf020-\uf0ff]"
)
FULL_PAGE = 0.8


def _kind(char: str) -> int:
    return sum(bit for bit, pattern in ((1, LETTERS), (2, THAI), (4, ODD)) if pattern.match(char))


@compiled
def count_kinds(glyphs: Sequence[Glyph], kind_of: Callable[[str], int]) -> tuple[int, int, int, int]:
    """Count the characters that are no blanks, and those of each of three kinds (bits 1, 2 and 4 of what `kind_of` says)."""
    seen = Counter(char for g in glyphs if g.text != " " for char in g.text)
    kinds = [(kind_of(char), number) for char, number in seen.items()]
    return (
        seen.total(), sum(n for kind, n in kinds if kind & 1), sum(n for kind, n in kinds if kind & 2), sum(n for kind, n in kinds if kind & 4)
    )  # fmt: skip


def page_health(content: PageContent) -> tuple[float, str]:
    """Return (health 0-1, named cause); 0 means the text must not be used."""
    count, letters, thai, odd_ones = count_kinds(content.glyphs, _kind)
    if not count:
        return (0.0, "no_text: the page is a picture") if content.image_share > 0.3 else (1.0, "blank_page")
    letters = letters or 1
    if content.image_share > FULL_PAGE:
        if thai / letters < 0.2 and letters > 20:
            return 0.0, "wrong_language: a text layer in another language lies over a picture of the page"
        if content.hidden_share > 0.5:
            return 0.0, "hidden_layer: somebody's OCR lies invisibly over a picture of the page"
        if count < 40:
            return 0.0, "no_text: the page is a picture"
    odd = odd_ones / count
    if content.map_errors > 0.2:
        return 0.0, f"map_errors: {content.map_errors:.0%} of the characters have no certain value"
    if odd > 0.15:
        return 0.0, f"garbage: {odd:.0%} of the characters are of no Thai text"
    health = 1.0 - min(0.9, odd * 3 + content.map_errors * 2)
    if health > 0.97:
        return round(health, 2), content.reason
    return round(health, 2), f"damaged: {odd:.1%} odd characters, {content.map_errors:.1%} without a certain value"
