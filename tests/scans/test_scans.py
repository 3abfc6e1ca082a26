"""Scans of every kind: what is read is right, and what cannot be read is said. `python -m benchmarks.scans` runs the whole set."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.pdf.ocr_engine import available
from normalizers.load_reference import Reference, load_reference
from tests.labelled.layouts import by_number, prose_list, score_and_level, thai_digits, two_years
from tests.labelled.run import judge
from tests.scans.make import make_one

pytestmark = pytest.mark.skipif(not available(), reason="tesseract with Thai data is not installed")
# layout, scan, least number of its ten scores that have to be accepted
CASES = [
    (by_number, "clean", 10), (by_number, "bilevel", 9), (by_number, "phone", 8), (by_number, "turned", 9),
    (by_number, "upside_down", 9), (by_number, "stamp", 2), (thai_digits, "bleed", 8), (prose_list, "grain", 8),
    (by_number, "faint", 6), (two_years, "skew", 16), (thai_digits, "skew_back", 7), (score_and_level, "hand", 6),
]  # fmt: skip


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


@pytest.mark.parametrize(("layout", "how", "least"), CASES, ids=lambda v: getattr(v, "__name__", str(v)))
def test_no_number_of_a_scan_is_wrong(layout: object, how: str, least: int, reference: Reference, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    truth = make_one(layout, how, 7, path)
    count, notes = judge(path, truth, reference)
    assert count["wrong"] == 0 and count["totals_wrong"] == 0, notes
    assert count["right"] >= least, notes
