"""Lay auditors' present verdicts over the findings of a snapshot, without a new audit."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def present_verdicts(data_dir: Path) -> list[tuple[str, str]]:
    """Return (finding id, verdict) of the newest decision on each finding; a withdrawn one is left out."""
    path = data_dir / "verdicts.sqlite"
    if not path.exists():
        return []
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT fingerprint, verdict FROM events WHERE seq IN (SELECT max(seq) FROM events GROUP BY fingerprint) ORDER BY fingerprint"
        ).fetchall()
    return [(fingerprint, verdict) for fingerprint, verdict in rows if verdict]


def overlay_verdicts(connection: duckdb.DuckDBPyConnection, data_dir: Path) -> None:
    """Put a temporary view `findings` before the stored one; its `verdict` column is what auditors say now."""
    verdicts = present_verdicts(data_dir)
    if not verdicts:
        return
    connection.execute("CREATE TEMP TABLE present_verdicts (finding_id VARCHAR, verdict VARCHAR)")
    connection.execute(
        "INSERT INTO present_verdicts SELECT unnest($1), unnest($2)", [[f for f, _ in verdicts], [v for _, v in verdicts]]
    )
    connection.execute(
        "CREATE TEMP VIEW findings AS SELECT f.* EXCLUDE (verdict), v.verdict FROM main.findings AS f LEFT JOIN present_verdicts AS v USING (finding_id)"
    )
