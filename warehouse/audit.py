"""Run the checks over the warehouse and turn their rows into findings with evidence.

A new report re-audits itself and what refers to it, not everything: the checks read views of the same names that show only
the documents in scope (those that changed, and all documents of the same offices).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from normalizers.errors import UsageError
from warehouse.audit_needs import able_to_fire, present_inputs
from warehouse.audit_scope import close_scope, note_changed, open_scope
from warehouse.audit_settings import AuditSettings, read_settings
from warehouse.audit_state import write_findings
from warehouse.carry_over import keep_carried_states
from warehouse.check_files import CHECKS_DIR, Check, CheckError, read_checks
from warehouse.copied_text import refresh_alike
from warehouse.open import transaction
from warehouse.room import with_room

if TYPE_CHECKING:
    import duckdb

    from warehouse.load import Warehouse

INPUTS = Path(__file__).parent / "audit_inputs.sql"
OPTIONAL = ("severity", "other_sha256", "office_id", "fiscal_year_be", "indicator_no", "expected", "found")
NEEDED = ("sha256", "subject", "judged", "message", "message_en", "fact_ids")


@dataclass(frozen=True, slots=True)
class AuditSummary:
    """What an audit did.

    Attributes:
        rules: Names of the rules that ran.
        documents: How many documents were in scope.
        findings: Present findings in the whole warehouse by (rule, severity).
    """

    rules: tuple[str, ...]
    documents: int
    findings: dict[tuple[str, str], int]

    def at_or_above(self, severity: str) -> int:
        """Count the present findings of the rules that ran that are as severe as `severity` or more."""
        order = ("info", "warning", "error")
        return sum(n for (rule, s), n in self.findings.items() if rule in self.rules and order.index(s) >= order.index(severity))


def audit(
    warehouse: Warehouse,
    rules: Collection[str] | None = None,
    changed: Iterable[str] | None = None,
    checks_dir: Path | None = None,
) -> AuditSummary:
    """Run the checks and replace the findings of the documents in scope.

    Args:
        warehouse: Open for writing.
        rules: Names of the rules to run; None runs all.
        changed: Digests of the documents that are new or changed; None audits every document.
        checks_dir: A folder of the user's own checks, run beside ours.

    Raises:
        CheckError: A check file cannot be used; names file and line.
        UsageError: A rule that does not exist.
    """
    checks = choose(read_checks(CHECKS_DIR, *([checks_dir] if checks_dir else [])), rules)
    settings = read_settings(checks_dir)
    connection = warehouse.connection
    note_changed(connection, changed or ())
    work = partial(_replace_findings, connection, checks, settings, whole=changed is None, complete=rules is None)
    documents = with_room(connection, work)
    counts = connection.execute(
        "SELECT rule, severity, count(*) FROM findings_base WHERE state <> 'absent' GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return AuditSummary(tuple(c.name for c in checks), documents, {(r, s): n for r, s, n in counts})


def _replace_findings(
    connection: duckdb.DuckDBPyConnection, checks: Sequence[Check], settings: AuditSettings, *, whole: bool, complete: bool
) -> int:
    """Run the checks in one transaction and return how many documents were in scope."""
    try:
        with transaction(connection):
            compared = any("passage_pairs" in check.sql for check in checks)
            alike = refresh_alike(connection, settings.values, whole=whole) if compared else set()
            documents = open_scope(connection, alike, whole=whole)
            settings.hand_over(connection)
            connection.execute(INPUTS.read_text(encoding="utf-8"))
            for check in able_to_fire(checks, present_inputs(connection)):
                run_check(connection, check, settings)
            write_findings(connection, [check.name for check in checks])
            if complete:
                keep_carried_states(connection)
                connection.execute("DELETE FROM main.settings WHERE key = 'to_audit' AND value IN (SELECT sha256 FROM scope.in_scope)")
            connection.execute("SET search_path = 'main'")
    finally:
        close_scope(connection)
    return documents


def choose(checks: list[Check], rules: Collection[str] | None) -> list[Check]:
    if rules is None:
        return checks
    known = {check.name for check in checks}
    for rule in rules:
        if rule not in known:
            from rapidfuzz import process

            near = ", ".join(name for name, _, _ in process.extract(rule, sorted(known), limit=3))
            raise UsageError(f"No rule is named '{rule}'. Nearest: {near}. `ita audit --list` shows all.")
    return [check for check in checks if check.name in set(rules)]


def run_check(connection: duckdb.DuckDBPyConnection, check: Check, settings: AuditSettings) -> None:
    """Run one check and put its rows into the table `found`."""
    import duckdb

    severity = settings.severities.get(check.name, check.severity)

    body = check.sql.rstrip().rstrip(";")
    try:
        if check.path.parent != CHECKS_DIR:  # ours are held to it by test, and planning every check twice takes its time
            _look_at_columns(connection, check, body)
        connection.execute(
            f"INSERT INTO found BY NAME SELECT '{check.name}' AS rule, '{severity}' AS default_severity, * FROM (\n{body}\n)"
        )
    except duckdb.OutOfMemoryException:
        raise  # no fault of the check: it runs again with more room
    except duckdb.Error as error:
        line = re.search(r"LINE (\d+):", str(error))
        # the statement puts one line before the file's first
        number = max(int(line.group(1)) - 1, 1) if line else 1
        raise CheckError(f"{check.path}:{number}: {str(error).splitlines()[0]}") from error


def _look_at_columns(connection: duckdb.DuckDBPyConnection, check: Check, body: str) -> None:
    columns = {row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM (\n{body}\n)").fetchall()}
    lacking = [name for name in NEEDED if name not in columns]
    if lacking:
        raise CheckError(f"{check.path}:1: the SELECT lacks the columns {', '.join(lacking)}.")
    more = sorted(columns - {*NEEDED, *OPTIONAL})
    if more:
        raise CheckError(f"{check.path}:1: a finding has no columns {', '.join(more)}; see warehouse/check_files.py.")
