"""Paths to rules: lines, thin rectangles and the edges of boxes."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.glyphs import Rule
from normalizers.errors import UnreadablePdfError

THIN = 3.0  # points: a rectangle this thin is a drawn line
STRAIGHT = 0.8  # points a line may lean
SHORTEST = 3.0
MOST_RULES = 40_000


class StrokeCollector:
    """Collects the rules of one page; what lies outside the page is not printed."""

    def __init__(self, width: float, height: float) -> None:
        self.rules: list[Rule] = []
        self._width, self._height = width, height

    def add(self, points: Sequence[tuple[float, float]], filled: bool) -> None:
        """Add one sub-path in upright points."""
        if len(points) < 2:
            return
        if len(points) == 2:
            self._line(points[0], points[1])
            return
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
        if x1 - x0 <= THIN or bottom - top <= THIN:
            self._thin(x0, top, x1, bottom)
        elif (len(points) <= 6 and self._right_angled(points)) or not filled:
            for a, b in zip(points, points[1:], strict=False):
                self._line(a, b)

    @staticmethod
    def _right_angled(points: Sequence[tuple[float, float]]) -> bool:
        return all(abs(a[0] - b[0]) < STRAIGHT or abs(a[1] - b[1]) < STRAIGHT for a, b in zip(points, points[1:], strict=False))

    def _line(self, a: tuple[float, float], b: tuple[float, float]) -> None:
        if abs(a[0] - b[0]) < STRAIGHT or abs(a[1] - b[1]) < STRAIGHT:
            self._thin(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))

    def _thin(self, x0: float, top: float, x1: float, bottom: float) -> None:
        if x1 < -1 or bottom < -1 or x0 > self._width + 1 or top > self._height + 1:
            return
        if len(self.rules) > MOST_RULES:
            raise UnreadablePdfError(f"page_too_complex: more than {MOST_RULES:,} rules")
        if x1 - x0 >= bottom - top:
            if x1 - x0 >= SHORTEST:
                y = (top + bottom) / 2
                self.rules.append(Rule(x0, y, x1, y))
        elif bottom - top >= SHORTEST:
            x = (x0 + x1) / 2
            self.rules.append(Rule(x, top, x, bottom))
