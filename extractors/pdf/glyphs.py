"""Glyph clusters and rules of one page, in points from the top-left of the page as displayed and upright.

Every source (pdfium, pdfminer, OCR) fills these; what comes after does not know which it was.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from extractors.pdf.compiled import native

# Thai marks that stand above or below a base, private-use glyphs of the same included.
MARKS = frozenset(map(chr, [0xE31, *range(0xE34, 0xE3B), *range(0xE47, 0xE4F), *range(0xF701, 0xF70F), *range(0xF710, 0xF71B)]))


@dataclass(slots=True)
class Glyph:
    """A base character with the marks bound to it.

    Attributes:
        text: Characters in the order of the source.
        x0 / x1: Horizontal extent of the base.
        top / bottom: Vertical extent of the line at this glyph.
        baseline: Vertical position of the baseline.
        size: Font size in points.
        font: Name of the font; '' when unknown.
        start: Pen position at which the base was drawn.
        points: Font size as set in the PDF; 0 when the source does not say.
        after_blank: The source takes the gap before it for a blank.
        sliced: Several characters share one drawn glyph: where it ends is not certain.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    font: str = ""
    start: float = 0.0
    sliced: bool = False
    points: float = 0.0
    after_blank: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Return the fields by name."""
        return asdict(self)


if not TYPE_CHECKING and native:
    Glyph = native.Glyph  # the same fields, in an eighth of the time


class Rule(NamedTuple):
    """A straight horizontal or vertical stroke (x0 == x1 or top == bottom)."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        return self.top == self.bottom


@dataclass(slots=True)
class PageContent:
    """What a source found on one page.

    Attributes:
        page: Number from 1.
        width / height: Points, upright.
        rotation: Degrees clockwise that were needed, /Rotate included.
        glyphs: In stream order.
        rules: Table rules and other strokes.
        image_share: Share of the page that the largest image covers, 0-1.
        hidden_share: Share of characters drawn invisibly, 0-1.
        map_errors: Share of characters without a certain Unicode value, 0-1.
        source: 'pdfium', 'pdfminer' or 'ocr'.
        reason: A named cause where something was left out.
        hidden: (character, pen position, baseline) of what is drawn and cannot be seen.
        skew: Degrees by which a picture was straightened; boxes are turned back by it at the end.
    """

    page: int
    width: float
    height: float
    rotation: int = 0
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    image_share: float = 0.0
    hidden_share: float = 0.0
    map_errors: float = 0.0
    source: str = "pdfium"
    reason: str = ""
    skew: float = 0.0
    hidden: list[tuple[str, float, float]] = field(default_factory=list)

    def say_what_is_hidden(self) -> None:
        """Give as reason that something was left out because nobody can see it."""
        if self.hidden:
            self.reason = f"hidden_text: {len(self.hidden)} characters cannot be seen on the page and were not read"
