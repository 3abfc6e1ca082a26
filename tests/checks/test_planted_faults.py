"""Every rule finds its planted faults, with evidence, and stays silent at the near-misses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from planted import CASES, Case

from warehouse.audit import audit
from warehouse.check_files import CHECKS_DIR, read_checks

RULES = [check.name for check in read_checks(CHECKS_DIR)]
NO_BOX = {"document_duplicated"}  # about the file, not about a place in it


def test_the_clean_reports_have_no_finding(copied):
    with copied() as warehouse:
        found = warehouse.connection.execute("SELECT rule, subject, message_en FROM findings_base").fetchall()
    assert found == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_planted_fault_and_a_near_miss(rule: str) -> None:
    kinds = {case.kind for case in CASES if case.rule == rule}
    assert kinds == {"fault", "near_miss"}


def test_no_case_is_left_over_from_a_rule_that_is_gone() -> None:
    assert {case.rule for case in CASES} == set(RULES)


@pytest.mark.parametrize("case", [c for c in CASES if c.kind == "fault"], ids=lambda c: c.name)
def test_a_planted_fault_is_found_with_its_evidence(copied, case: Case) -> None:
    with copied() as warehouse:
        connection = warehouse.connection
        connection.execute(case.sql)
        audit(warehouse, rules=[case.rule])
        found = connection.execute(
            f"SELECT finding_id, len(evidence), message, message_en FROM findings_base WHERE rule = ? AND {case.expect}", [case.rule]
        ).fetchall()
        said = connection.execute("SELECT * EXCLUDE (evidence) FROM findings_base WHERE rule = ?", [case.rule]).fetchall()
    assert found, f"nothing was found that is {case.expect}: {said}"
    for finding_id, boxes, message, message_en in found:
        assert len(finding_id) == 20
        assert boxes or case.rule in NO_BOX
        assert re.search("[ก-๙]", message)
        assert message_en


@pytest.mark.parametrize("case", [c for c in CASES if c.kind == "near_miss"], ids=lambda c: c.name)
def test_a_near_miss_stays_silent(copied, case: Case) -> None:
    with copied() as warehouse:
        warehouse.connection.execute(case.sql)
        audit(warehouse, rules=[case.rule])
        said = warehouse.connection.execute("SELECT subject, message_en FROM findings_base WHERE rule = ?", [case.rule]).fetchall()
    assert said == []


def test_every_file_of_cases_lies_beside_this_test() -> None:
    assert {path.stem for path in Path(__file__).parent.glob("*.sql")} == set(RULES)
