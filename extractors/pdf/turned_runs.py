"""Text that runs up or down on an upright page, as in the turned headers of a wide table.

Each printed line of it becomes one glyph with its true box, so that it falls into its cell like any other.
"""

from __future__ import annotations

from extractors.pdf.bind_marks import GlyphBinder
from extractors.pdf.glyphs import Glyph, PageContent
from extractors.pdf.lines import baselines, em, raw_text

ONE_BLOCK = 1.9  # of the em: lines this near belong to one turned text
STEP = 0.5  # of the em: how far apart the lines of a turned text are put, so that they stay lines

Area = tuple[float, float, float, float]


class TurnedRuns:
    """Collects turned characters, each direction on a page of its own turned upright.

    Args:
        content: The page, with its size and rules.
    """

    def __init__(self, content: PageContent) -> None:
        self._content = content
        self._binders: dict[int, GlyphBinder] = {}

    def add(self, turn: int, char: str, area: Area, pen: tuple[float, float], points: float) -> None:
        """Add a character that a clockwise turn by `turn` makes upright."""
        if turn not in self._binders:
            width, height = self._content.width, self._content.height
            self._binders[turn] = GlyphBinder(height, width) if turn in (90, 270) else GlyphBinder(width, height)
        left, top, right, bottom = area
        (xa, ya), (xb, yb) = self._forth(turn, left, top), self._forth(turn, right, bottom)
        start, baseline = self._forth(turn, *pen)
        self._binders[turn].add(char, min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb), baseline, start, "", points)

    def finish(self) -> list[Glyph]:
        """Return one glyph for each turned line."""
        out: list[Glyph] = []
        for turn, binder in self._binders.items():
            block: list[list[Glyph]] = []
            for row in self._rows(binder.finish()):
                if block and self._parted(turn, block[-1], row):
                    out += self._placed(turn, block)
                    block = []
                block.append(row)
            out += self._placed(turn, block)
        return out

    @staticmethod
    def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
        """Lines of turned text; two texts of one height that stand apart are two lines."""
        rows: list[list[Glyph]] = []
        for row in baselines(g for g in glyphs):
            parts: list[list[Glyph]] = []
            for glyph in row:
                if not parts or glyph.x0 - parts[-1][-1].x1 > 1.2 * em(glyph):
                    parts.append([])
                parts[-1].append(glyph)
            rows += [part for part in parts if any(g.text.strip() for g in part)]
        return rows

    def _parted(self, turn: int, above: list[Glyph], below: list[Glyph]) -> bool:
        size = em(below[0])
        if below[0].baseline - above[0].baseline > ONE_BLOCK * size:
            return True
        if min(above[-1].x1, below[-1].x1) < max(above[0].x0, below[0].x0):
            return True
        (x0, y0), (x1, y1) = self._back(turn, above[0].x0, above[0].baseline), self._back(turn, below[-1].x1, below[0].baseline)
        for rule in self._content.rules:
            if rule.horizontal:
                between = min(y0, y1) < rule.top < max(y0, y1) and turn == 180
                if between and rule.x0 <= min(x0, x1) and rule.x1 >= max(x0, x1):
                    return True
            elif turn != 180 and min(x0, x1) < rule.x0 < max(x0, x1) and rule.top <= max(y0, y1) and rule.bottom >= min(y0, y1):
                return True
        return False

    def _placed(self, turn: int, block: list[list[Glyph]]) -> list[Glyph]:
        out = []
        for number, row in enumerate(block):
            (xa, ya), (xb, yb) = (
                self._back(turn, row[0].x0, min(g.top for g in row)), self._back(turn, row[-1].x1, max(g.bottom for g in row))
            )  # fmt: skip
            x0, x1, top, bottom = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
            size = em(row[0])
            middle = (top + bottom) / 2 + (number - (len(block) - 1) / 2) * STEP * size
            out.append(Glyph(raw_text(row), x0, x1, top, bottom, middle + 0.18 * size, size, row[0].font, x0, False, size))
        return out

    def _forth(self, turn: int, x: float, y: float) -> tuple[float, float]:
        width, height = self._content.width, self._content.height
        return {90: (height - y, x), 180: (width - x, height - y), 270: (y, width - x)}[turn]

    def _back(self, turn: int, x: float, y: float) -> tuple[float, float]:
        width, height = self._content.width, self._content.height
        return {90: (y, height - x), 180: (width - x, height - y), 270: (width - y, x)}[turn]
