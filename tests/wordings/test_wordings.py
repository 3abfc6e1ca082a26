"""Reports in the wordings of many offices: no number is wrong, nearly all are read. `python -m benchmarks.wordings` runs more."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from normalizers.load_reference import load_reference
from tests.wordings.judging import judge
from tests.wordings.report import make

HOW_MANY = 40
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Counter[str], list[str]]:
    folder: Path = tmp_path_factory.mktemp("wordings")
    if shutil.which("chromium") is None:
        pytest.skip("chromium is not installed")
    # a process of its own: other suites keep a browser open in this one
    subprocess.run([sys.executable, "-m", "tests.wordings.page", str(folder), str(HOW_MANY)], cwd=ROOT, check=True, timeout=200)
    reference, total, told = load_reference(), Counter[str](), []
    for seed in range(HOW_MANY):
        report = make(seed)
        count, notes = judge(folder / f"{seed}.pdf", report, reference)
        total.update(count)
        told += [f"{seed} {report.shapes}: {note}" for note in notes]
    return total, told


def test_no_number_is_wrong(judged: tuple[Counter[str], list[str]]) -> None:
    count, notes = judged
    assert count["of"] >= 400
    assert count["wrong"] == count["totals_wrong"] == 0, notes


def test_nearly_every_score_and_total_is_read(judged: tuple[Counter[str], list[str]]) -> None:
    count, notes = judged
    assert count["right"] >= 0.94 * count["of"], notes
    assert count["totals"] >= 0.97 * count["totals_of"], notes


def test_nearly_every_measure_and_budget_is_read(judged: tuple[Counter[str], list[str]]) -> None:
    count, notes = judged
    assert count["measures"] >= 0.93 * count["measures_of"], notes
    assert count["budgets"] >= 0.95 * count["budgets_of"], notes
