"""Two warehouses: the sample reports through the whole pipeline, and a small one with what the samples lack."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "warehouse"))  # builders

from builders import MUKDAHAN, document, score, sighting, ten_scores, total

from normalizers.load_reference import load_reference
from warehouse.load import load, load_reference_tables, open_warehouse, publish_snapshot

ITA = Path(sys.executable).with_name("ita")
OTHER = "sesao-nan"


@pytest.fixture(scope="session")
def samples(tmp_path_factory) -> Path:
    """The sample reports harvested, read, loaded and audited; two findings decided."""
    folder = tmp_path_factory.mktemp("samples")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ITA_")} | {"ITA_ACTOR": "สมศรี"}

    def ita(*words: str) -> str:
        return subprocess.run([ITA, *words], cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout

    ita("demo", "-q")
    query = "SELECT min(finding_id) AS f FROM findings WHERE rule IN ('{}')"
    for rule, word in (("level_disagrees_with_score", "confirmed"), ("foreign_office_named", "false_positive")):
        finding = ita("--data", "demo-data", "sql", query.format(rule), "--format", "csv").split()[-1]
        ita("--data", "demo-data", "verdict", "set", finding, word)
    return folder / "demo-data"


@pytest.fixture(scope="session")
def small(tmp_path_factory) -> Path:
    """Weak scores, a quarantined document, an address without bytes, and two harvests between which things changed."""
    folder = tmp_path_factory.mktemp("small")
    mixed = [*["90.00"] * 5, "84.00", "84.00", "84.00", "70.00", "90.00"]
    readings = [
        document("before", scores=ten_scores(*mixed, year=2566), totals=[total("84.20", year=2566)]),
        document("after", scores=[score(9, "72.50", 2566)]), document("broken", status="quarantined", reason="encrypted", office=None),
        document("nan", scores=ten_scores(*["95.00"] * 5, *["84.00"] * 3, *["95.00"] * 2, year=2566), totals=[total("91.70", year=2566)], office=OTHER),
    ]  # fmt: skip
    first, second = {"run_id": "20260101T000000"}, {"run_id": "20260201T000000", "seen_at": "2026-02-01T00:00:00Z"}
    seen = [
        sighting("before", MUKDAHAN, 2566, url="https://example.org/o43.pdf", **first),
        sighting("nan", OTHER, 2566, url="https://example.org/same.pdf", **first),
        sighting("broken", url="https://example.org/old.pdf", **first),
        sighting("after", MUKDAHAN, 2566, url="https://example.org/o43.pdf", **second),
        sighting("nan", OTHER, 2566, url="https://example.org/same.pdf", **second),
        sighting(None, MUKDAHAN, 2567, url="https://example.org/gone.pdf", **second),
    ]
    with open_warehouse(folder) as warehouse:
        load_reference_tables(warehouse, load_reference())
        load(warehouse, readings, seen)
        publish_snapshot(warehouse)
    return folder
