"""A small audited warehouse whose report can be read again with other values."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "warehouse"))  # builders

from builders import MUKDAHAN, document, score, sighting

from normalizers.load_reference import load_reference
from review.verdicts import Decision, VerdictLog
from warehouse.audit import audit
from warehouse.load import load, load_reference_tables, open_warehouse, publish_snapshot
from warehouse.query import connect
from warehouse.web_reader import Desk


class Office:
    """One data folder and what an auditor does with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.log = VerdictLog(folder)

    def read_report(self, *scores: tuple[int, str, str], name: str = "a") -> None:
        """Load and audit a report with these (indicator, score, level) of 2566."""
        with open_warehouse(self.folder) as warehouse:
            load_reference_tables(warehouse, load_reference())
            printed = [score(number, value, 2566, level_printed=level) for number, value, level in scores]
            load(warehouse, [document(name, scores=printed)], [sighting(name, MUKDAHAN, 2566)])
            audit(warehouse, rules=["level_disagrees_with_score"])
            publish_snapshot(warehouse)

    def findings(self) -> list[dict]:
        with connect(self.folder) as connection:
            answer = connection.execute("SELECT * FROM findings WHERE state <> 'absent' ORDER BY subject, sha256")
            return [dict(zip([d[0] for d in answer.description], row, strict=True)) for row in answer.fetchall()]

    def decide(self, verdict: str | None, actor: str = "สมศรี", number: int = 0, note: str = "") -> str:
        finding = self.findings()[number]
        self.log.record(finding, Decision(verdict, note=note), actor)
        return finding["finding_id"]

    def queue(self) -> list[tuple]:
        with Desk(self.folder) as desk:
            return desk._follow().execute("SELECT status, verdict, finding_id FROM queue ORDER BY place").fetchall()

    def orphans(self) -> list[dict]:
        with Desk(self.folder) as desk:
            return desk.rows("orphans")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path / "one")
    made.read_report((1, "95.67", "A"), (2, "96.04", "A"))
    return made


@pytest.fixture
def other_office(tmp_path: Path) -> Office:
    made = Office(tmp_path / "two")
    made.read_report((1, "95.67", "A"), (2, "96.04", "A"))
    return made
