"""A check that is left out because its inputs are not there could not have said anything."""

from __future__ import annotations

import pytest
from planted import CASES, Case

from warehouse.audit import INPUTS, run_check
from warehouse.audit_needs import NEEDS, able_to_fire, present_inputs
from warehouse.audit_scope import close_scope, note_changed, open_scope
from warehouse.audit_settings import read_settings
from warehouse.check_files import CHECKS_DIR, read_checks
from warehouse.copied_text import refresh_alike

CHECKS = {check.name: check for check in read_checks(CHECKS_DIR)}
FAULTS = [case for case in CASES if case.kind == "fault" and case.rule in NEEDS]


def without(word: str) -> str:
    """Return the statement that takes away what a word of NEEDS stands for."""
    if word == "oit_reports":
        return "UPDATE scope.documents SET oit_item = NULL"
    table, _, rule = word.partition(".")
    owner = "" if table in ("official_scores", "alike_passages_base") else "scope."
    return f"DELETE FROM {owner}{table.replace('official_scores', 'official_scores_base')}" + (f" WHERE rule = '{rule}'" if rule else "")


def test_of_every_rule_that_needs_anything_it_is_written_down() -> None:
    assert set(CHECKS) - set(NEEDS) == {"document_duplicated"}
    assert set(NEEDS) <= set(CHECKS)


@pytest.mark.parametrize("case", FAULTS, ids=lambda c: c.name)
def test_a_check_runs_where_it_fires_and_is_silent_without_what_it_needs(copied, case: Case) -> None:
    check, settings = CHECKS[case.rule], read_settings()
    for missing in (None, *NEEDS[case.rule].split(", ")):
        with copied() as warehouse:
            connection = warehouse.connection
            connection.execute("BEGIN")
            connection.execute(case.sql)
            settings.hand_over(connection)
            refresh_alike(connection, settings.values, whole=True)
            note_changed(connection, [row[0] for row in connection.execute("SELECT sha256 FROM documents_base").fetchall() if row[0]])
            open_scope(connection, whole=False)
            for word in missing.split("|") if missing else ():
                connection.execute(without(word))
            connection.execute(INPUTS.read_text(encoding="utf-8"))
            assert able_to_fire([check], present_inputs(connection)) == ([] if missing else [check])
            run_check(connection, check, settings)
            found = connection.execute("SELECT count(*) FROM found").fetchone()
            assert found is not None
            assert (found[0] > 0) == (missing is None)
            connection.execute("ROLLBACK")
            close_scope(connection)
