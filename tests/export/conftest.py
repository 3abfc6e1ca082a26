"""An audited warehouse that holds everything an export can go wrong with, and a way to write any export of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "warehouse"))  # builders

from builders import MUKDAHAN, budget, claim, document, measure, mention, result, score, sighting, total
from made_exports import ADDRESS, FORMULAS, MARKUP, THAI, ita_export

from normalizers.load_reference import load_reference
from review.verdicts import Decision, VerdictLog
from warehouse.audit import audit
from warehouse.export_tables import open_takeout
from warehouse.load import load, load_reference_tables, open_warehouse, publish_snapshot
from warehouse.query import run_sql


@pytest.fixture(scope="session")
def folder(tmp_path_factory) -> Path:
    """A report whose texts are formulas and markup, one finding decided, one decision on a finding that is gone."""
    data = tmp_path_factory.mktemp("export") / "data"
    data.mkdir()
    measures = [measure(text, seq=seq, responsible=(text, "กลุ่มอำนวยการ")) for seq, text in enumerate((THAI, MARKUP, *FORMULAS), 1)]
    reading = document(
        scores=[score(1, "95.67", 2566, level_printed="A"), score(2, "94.40", 2566, level_printed="A"), score(9, "100.00", 2566)],
        totals=[total("93.17", year=2566)], measures=measures, results=[result(FORMULAS[0], "ก" * 40_000)], title=FORMULAS[0],
        budgets=[budget("10000.50", obstacle=FORMULAS[1])], claims=[claim("weakest", 9, FORMULAS[3])],
        mentions=[mention(FORMULAS[2], status="unknown"), mention("สพป.มุกดาหาร", MUKDAHAN)],
    )  # fmt: skip
    with open_warehouse(data) as warehouse:
        load_reference_tables(warehouse, load_reference())
        load(warehouse, [reading], [sighting("a", MUKDAHAN, 2566, url=ADDRESS), sighting(None, MUKDAHAN, 2566, url="=1+1")])
        audit(warehouse)
        publish_snapshot(warehouse)
    asked = run_sql(data, "SELECT * FROM findings ORDER BY rule, finding_id")
    found = [dict(zip(asked.columns, row, strict=True)) for row in asked.rows]
    log = VerdictLog(data)
    level = next(row for row in found if row["rule"] == "level_disagrees_with_score")
    log.record(level, Decision("false_positive", "rule", FORMULAS[0]), "สมศรี")
    log.record(next(row for row in found if row is not level), Decision("confirmed", "", MARKUP), "สมชาย")
    log.record(level | {"finding_id": "f" * 20, "subject": "gone"}, Decision("accepted"), "สมศรี")
    return data


@pytest.fixture
def takeout(folder):
    with open_takeout(folder) as opened:
        yield opened


@pytest.fixture(scope="session")
def _made() -> dict:
    return {}


@pytest.fixture
def export(folder, tmp_path_factory, _made):
    """Run `ita export` once for the same words, and return what it wrote, or what it said of a mistake."""

    def run(*words, code: int = 0):
        if words not in _made:
            suffix = {"xlsx": ".xlsx", "sqlite": ".sqlite", "sarif": ".sarif"}.get(words[0], "")
            target = tmp_path_factory.mktemp("made") / f"out{suffix}"
            _made[words] = (target, *ita_export(folder, target, *words))
        target, status, said = _made[words]
        assert status == code, said
        return target if code == 0 else said

    return run
