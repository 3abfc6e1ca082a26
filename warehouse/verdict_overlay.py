"""Lay auditors' present verdicts over the findings of a snapshot, without a new audit.

The decisions live in verdicts.sqlite of the data folder, in the append-only table
`events (seq, fingerprint, verdict, ...)`: the newest event of a finding counts, and one without a verdict withdraws it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from normalizers.errors import InputError

if TYPE_CHECKING:
    import duckdb


def present_verdicts(data_dir: Path) -> list[tuple[str, str]]:
    """Return (finding id, verdict) of the newest decision on each finding; a withdrawn one is left out.

    Raises:
        InputError: The file is there and cannot be read: findings without their verdicts would mislead.
    """
    path = data_dir / "verdicts.sqlite"
    if not path.exists():
        return []
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            rows = database.execute(
                "SELECT fingerprint, verdict FROM events WHERE seq IN (SELECT max(seq) FROM events GROUP BY fingerprint) "
                "ORDER BY fingerprint"
            ).fetchall()
    except sqlite3.Error as error:
        raise InputError(
            f"The decisions in {path} cannot be read ({error}). Restore the file, or move it away to go on without."
        ) from error
    return [(fingerprint, verdict) for fingerprint, verdict in rows if verdict]


def overlay_verdicts(connection: duckdb.DuckDBPyConnection, data_dir: Path) -> None:
    """Put a temporary view `findings` before the stored one; its `verdict` column is what auditors say now."""
    verdicts = present_verdicts(data_dir)
    if not verdicts:
        return
    connection.execute("CREATE TEMP TABLE present_verdicts (finding_id VARCHAR, verdict VARCHAR)")
    connection.execute(
        "INSERT INTO present_verdicts SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[])",
        [[finding_id for finding_id, _ in verdicts], [verdict for _, verdict in verdicts]],
    )
    row = connection.execute("SELECT current_database()").fetchone()
    stored = f'"{row[0]}".main.findings' if row else "findings"  # plain main.findings would mean the temporary one itself
    connection.execute(
        "CREATE TEMP VIEW findings AS SELECT f.* REPLACE (v.verdict AS verdict) "
        f"FROM {stored} AS f LEFT JOIN present_verdicts AS v ON f.finding_id = v.finding_id"
    )
