"""Where the dots of the indicator chart stand: numbers only, the template draws them as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LEFT, RIGHT, ROW, HEAD = 232.0, 700.0, 26.0, 30.0
LOWEST_AXIS = 50.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One score: where, which year, and what to say of it."""

    x: float
    y: float
    year: int
    shade: int
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Ten rows of dots on one axis.

    Attributes:
        height: Of the whole, in SVG units; the width is 720.
        ticks: (x, label) of the axis.
        rows: (y, label, dots) of each indicator.
    """

    height: float
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[tuple[float, str, tuple[Dot, ...]], ...]


def score_chart(by_indicator: Mapping[int, Mapping[str, Any]], years: Sequence[int]) -> Chart | None:
    """Return the chart of an office, None where there are no scores."""
    values = [float(row["score"]) for entry in by_indicator.values() for row in entry["years"].values() if row["score"] is not None]
    if not values:
        return None
    low = min(LOWEST_AXIS, min(values) // 10 * 10)

    def x(value: float) -> float:
        return round(LEFT + (value - low) / (100 - low) * (RIGHT - LEFT), 1)

    newest = years[-3:]
    rows = []
    for place, (number, entry) in enumerate(sorted(by_indicator.items())):
        y = HEAD + ROW * place + ROW / 2
        dots = tuple(
            Dot(x(float(row["score"])), y, year, len(newest) - 1 - newest.index(year), f"{year}: {row['score']:.2f}")
            for year, row in sorted(entry["years"].items())
            if row["score"] is not None and year in newest
        )
        rows.append((y, f"{number}. {entry['name'] or ''}", dots))
    step = 10 if low >= LOWEST_AXIS else 25
    ticks = tuple((x(value), str(value)) for value in range(int(low), 101, step))
    return Chart(HEAD + ROW * len(rows) + 8, ticks, tuple(rows))
