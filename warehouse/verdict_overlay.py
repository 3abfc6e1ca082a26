"""Lay auditors' present verdicts over the findings of a snapshot, without a new audit.

The decisions live in verdicts.sqlite of the data folder, in the append-only table `events` (review/verdicts.py): of a
finding the newest event counts, by its time and then its hash, so that a log imported from another auditor does not
override what was said later; one without a verdict withdraws it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from normalizers.errors import InputError

if TYPE_CHECKING:
    import duckdb

WAIT_SECONDS = 30.0
# Newest of each finding, and whether the newest words of its auditors differ.
_PRESENT = """
WITH said AS (
    SELECT e.*, row_number() OVER (PARTITION BY fingerprint ORDER BY at_utc DESC, hash DESC) AS age,
           row_number() OVER (PARTITION BY fingerprint, actor ORDER BY at_utc DESC, hash DESC) AS own_age
    FROM events AS e
    WHERE fingerprint <> ''
),
words AS (SELECT fingerprint, count(DISTINCT verdict) AS different FROM said WHERE own_age = 1 GROUP BY fingerprint)
SELECT fingerprint, verdict, reason, note, actor, at_utc, rule, sha256, subject, evidence, different > 1 AS disputed
FROM said JOIN words USING (fingerprint)
WHERE age = 1 AND verdict IS NOT NULL
ORDER BY fingerprint
"""


@dataclass(frozen=True, slots=True)
class PresentVerdict:
    """What is said of a finding now.

    Attributes:
        finding_id: The finding's fingerprint.
        verdict: confirmed, false_positive, accepted or needs_info.
        reason / note / actor / at_utc: Of the newest decision.
        rule / sha256 / subject: Of the finding, as it was then.
        evidence: JSON of what the auditor saw.
        disputed: Whether auditors' newest words on it differ (SQLite gives 0 or 1).
    """

    finding_id: str
    verdict: str
    reason: str
    note: str
    actor: str
    at_utc: str
    rule: str
    sha256: str
    subject: str
    evidence: str
    disputed: bool


def open_decisions(path: Path) -> sqlite3.Connection:
    """Open the log for reading only.

    Raises:
        sqlite3.Error: It cannot be opened.
    """
    address = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS)
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except sqlite3.OperationalError:
        connection.close()
        # A folder that cannot be written to, and nobody has the log open: there is no write-ahead log to share.
        if Path(f"{path}-wal").exists():
            raise
        connection = sqlite3.connect(f"{address}&immutable=1", uri=True)
    return connection


def present_verdicts(data_dir: Path) -> list[PresentVerdict]:
    """Return the newest decision on each finding; a withdrawn one is left out.

    Raises:
        InputError: The file is there and cannot be read: findings without their verdicts would mislead.
    """
    path = data_dir / "verdicts.sqlite"
    if not path.exists():
        return []
    try:
        with closing(open_decisions(path)) as database:
            rows = database.execute(_PRESENT).fetchall()
    except sqlite3.Error as error:
        raise InputError(
            f"The decisions in {path} cannot be read ({error}). Restore the file, or move it away to go on without."
        ) from error
    return [PresentVerdict(*row) for row in rows]


def newest_decision(data_dir: Path) -> tuple[int, int]:
    """Return what is another with every decision: the log's file and its last running number; (0, 0) where there is none.

    Raises:
        InputError: The file is there and cannot be read.
    """
    path = data_dir / "verdicts.sqlite"
    if not path.exists():
        return 0, 0
    try:
        with closing(open_decisions(path)) as database:
            return path.stat().st_ino, database.execute("SELECT coalesce(max(seq), 0) FROM events").fetchone()[0]
    except (sqlite3.Error, OSError) as error:
        raise InputError(
            f"The decisions in {path} cannot be read ({error}). Restore the file, or move it away to go on without."
        ) from error


def overlay_verdicts(connection: duckdb.DuckDBPyConnection, data_dir: Path) -> None:
    """Put a temporary view `findings` before the stored one; its `verdict` column is what auditors say now."""
    verdicts = present_verdicts(data_dir)
    if verdicts:
        put_verdicts(connection, verdicts)


def put_verdicts(connection: duckdb.DuckDBPyConnection, verdicts: list[PresentVerdict]) -> None:
    """Make the temporary table `present_verdicts` and lay it over `findings`; called again, it brings them up to date."""
    columns = tuple(PresentVerdict.__dataclass_fields__)
    types = ", ".join(f"{name} {'BOOLEAN' if name == 'disputed' else 'VARCHAR'}" for name in columns)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE present_verdicts ({types})")
    if verdicts:
        lists = [list(values) for values in zip(*map(astuple, verdicts), strict=True)]
        unnested = ", ".join(f"unnest(${n}::{'BOOLEAN' if name == 'disputed' else 'VARCHAR'}[])" for n, name in enumerate(columns, 1))
        connection.execute(f"INSERT INTO present_verdicts SELECT {unnested}", lists)
    row = connection.execute("SELECT current_database()").fetchone()
    stored = f'"{row[0]}".main.findings' if row else "findings"  # plain main.findings would mean the temporary one itself
    connection.execute(
        "CREATE OR REPLACE TEMP VIEW findings AS SELECT f.* REPLACE (v.verdict AS verdict) "
        f"FROM {stored} AS f LEFT JOIN present_verdicts AS v ON f.finding_id = v.finding_id"
    )
