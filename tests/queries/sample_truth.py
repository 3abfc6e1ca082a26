"""What the sample reports print, as their makers wrote it down: expected answers come from here, not from the warehouse."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from normalizers.load_reference import load_reference

PRINTED: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "tools" / "make_samples" / "truth.json").read_text(encoding="utf-8")
)
OFFICES = {office.office_id: office for office in load_reference().offices.all()}
INSTRUMENTS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}


def year_of(name: str) -> int:
    """Return the report's year: its file is named NAME-o43-YEAR.pdf."""
    return int(name.removesuffix(".pdf").rpartition("-")[2])


def abbr(office_id: str) -> str:
    return OFFICES[office_id].abbr_th


def _values(kind: str, *key: str) -> dict[tuple, set[Decimal]]:
    found: dict[tuple, set[Decimal]] = {}
    for report in PRINTED.values():
        for row in report[kind]:
            found.setdefault((report["office_id"], *(row[name] for name in key)), set()).add(Decimal(f"{row['score']:.2f}"))
    return found


EVERY_SCORE = _values("scores", "fiscal_year_be", "indicator_no")
SCORES = {key: next(iter(values)) for key, values in EVERY_SCORE.items() if len(values) == 1}
TOTALS = {key: next(iter(values)) for key, values in _values("totals", "fiscal_year_be").items() if len(values) == 1}
UNITS = Counter(
    {
        unit: sum(m["items"] for report in PRINTED.values() for m in report["measures"] if unit in m["responsible"])
        for unit in {u for report in PRINTED.values() for m in report["measures"] for u in m["responsible"]}
    }
)


def measures_of(office_id: str, year: int, indicator_no: int) -> int:
    """Return how many measures for an indicator the office's report of a year holds."""
    return sum(
        m["items"] for name, report in PRINTED.items() if report["office_id"] == office_id and year_of(name) == year
        for m in report["measures"] if m["indicator_no"] == indicator_no
    )  # fmt: skip


def mean(values: list[Decimal]) -> float:
    return float(sum(values) / len(values))


def recomputed() -> dict[tuple[str, int], dict[str, float]]:
    """Return the instrument means and the weighted total of every office and year of which all ten are known."""
    found = {}
    for office, year in {key[:2] for key in SCORES}:
        ten = {i: SCORES[office, year, i] for i in range(1, 11) if (office, year, i) in SCORES}
        if len(ten) == 10:
            parts = {name: mean([ten[i] for i in numbers]) for name, numbers in INSTRUMENTS.items()}
            found[office, year] = parts | {"total": 0.3 * parts["IIT"] + 0.3 * parts["EIT"] + 0.4 * parts["OIT"]}
    return found
