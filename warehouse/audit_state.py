"""The state of a finding from one audit to the next: new, unchanged, changed, absent or reopened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

# A finding between two documents stands there once for each of them, under one id and in one state.
STATES = """
CREATE OR REPLACE TEMP TABLE finding_states AS
WITH before AS (SELECT finding_id, bool_and(state = 'absent') AS was_absent FROM findings_before GROUP BY finding_id),

-- the same rule, document and subject, but other values were judged
moved AS (
    SELECT DISTINCT f.finding_id FROM folded AS f
    SEMI JOIN (SELECT * FROM findings_before WHERE state <> 'absent') AS b ON f.rule = b.rule AND f.sha256 = b.sha256 AND f.subject = b.subject
),

present AS (SELECT DISTINCT finding_id FROM folded)

SELECT
    p.finding_id,
    CASE
        WHEN b.was_absent THEN 'reopened'
        WHEN b.finding_id IS NOT NULL THEN 'unchanged'
        WHEN moved.finding_id IS NOT NULL THEN 'changed'
        ELSE 'new'
    END AS state
FROM present AS p
LEFT JOIN before AS b ON p.finding_id = b.finding_id
LEFT JOIN moved ON p.finding_id = moved.finding_id
UNION ALL
SELECT before.finding_id, 'absent' FROM before ANTI JOIN present ON before.finding_id = present.finding_id
"""


def write_findings(connection: duckdb.DuckDBPyConnection, rules: Sequence[str]) -> None:
    """Fold the rows of `found` into one finding per rule, document(s) and subject, with all its boxes and its state."""
    of_scope = "rule IN (SELECT unnest(?)) AND sha256 IN (SELECT sha256 FROM scope.in_scope)"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE findings_before AS SELECT finding_id, rule, sha256, subject, state FROM main.findings_base WHERE {of_scope}",
        [rules],
    )
    connection.execute("CREATE OR REPLACE TEMP TABLE folded AS SELECT * FROM folded_found")
    connection.execute(STATES)
    absent = "(SELECT finding_id FROM finding_states WHERE state = 'absent')"
    connection.execute(f"DELETE FROM main.findings_base WHERE {of_scope} AND finding_id NOT IN {absent}", [rules])
    connection.execute(f"UPDATE main.findings_base SET state = 'absent' WHERE finding_id IN {absent}")
    connection.execute(
        "INSERT INTO main.findings_base BY NAME SELECT folded.*, s.state FROM folded INNER JOIN finding_states AS s USING (finding_id)"
    )
