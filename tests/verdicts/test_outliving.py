"""Decisions outlive what is disposable: the warehouse, the snapshots, the readings. As typed, on a sample report."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ITA = Path(sys.executable).with_name("ita")
SAMPLE = Path(__file__).parents[2] / "flows" / "sample" / "site" / "pesao-lampang-1" / "o43-2565.pdf"
DECIDED = "SELECT finding_id, verdict, severity FROM findings WHERE rule = 'level_disagrees_with_score' AND state <> 'absent'"


@pytest.fixture
def ita(tmp_path):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ITA_")} | {"ITA_ACTOR": "สมศรี"}

    def run(*words: object) -> str:
        done = subprocess.run([ITA, "--data", tmp_path, *words], capture_output=True, text=True, env=environment, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_a_verdict_stays_through_a_rebuild_and_a_reading_by_another_engine(ita, tmp_path):
    ita("ingest", SAMPLE, "--office", "pesao-lampang-1", "--year", "2565", "-q", "--jobs", "1")
    (before,) = json.loads(ita("sql", DECIDED, "--format", "json"))
    ita("verdict", "set", before["finding_id"], "confirmed", "-m", "ตรวจแล้ว")
    decided = {**before, "verdict": "confirmed"}
    (tmp_path / "warehouse.duckdb").unlink()
    shutil.rmtree(tmp_path / "snapshots")
    ita("rebuild", "-q", "--jobs", "1")
    assert json.loads(ita("sql", DECIDED, "--format", "json")) == [decided]
    shutil.rmtree(tmp_path / "extractions")
    ita("rebuild", "-q", "--jobs", "1", "--engine", "reference")
    engines = ita("sql", "SELECT DISTINCT extractor FROM documents", "--format", "csv").split()[1:]
    assert len(engines) == 1
    assert json.loads(ita("sql", DECIDED, "--format", "json")) == [decided]
    assert json.loads(ita("verdict", "orphans", "--format", "json")) == []
    assert ita("verdict", "check").startswith("whole: 1 events")
