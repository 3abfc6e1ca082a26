"""Which documents an audit looks at: views of the usual names that show only those, put before the real ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

FEW = 500  # documents
AT_ONCE = 10_000  # digests that are handed to DuckDB together
# Views that checks read again and again. Any other view shows all documents; what a check says of those out of scope is dropped.
SCOPED = (
    "budgets", "claims", "differences", "documents", "measure_results", "measures", "office_mentions", "row_findings", "scores", "sections",
    "sightings", "tables", "totals", "year_mentions",
)  # fmt: skip


def note_changed(connection: duckdb.DuckDBPyConnection, changed: Iterable[str]) -> None:
    """Put the digests of new or changed documents into the temporary table `changed_now`: a first run may have loaded a million."""
    connection.execute("CREATE OR REPLACE TEMP TABLE changed_now (sha256 VARCHAR)")
    rest = iter(changed)
    while some := list(islice(rest, AT_ONCE)):
        connection.execute("INSERT INTO changed_now SELECT unnest(?::VARCHAR[])", [some])


def open_scope(connection: duckdb.DuckDBPyConnection, more: Collection[str] = (), *, whole: bool) -> int:
    """Create views of the usual names that show only the documents in scope, and put them before the real ones.

    Args:
        connection: On the warehouse.
        more: Digests of single documents to look at besides.
        whole: All documents; else those in `changed_now`, and all that speak of the same offices.

    Returns:
        How many documents are in scope.
    """
    connection.execute("CREATE SCHEMA IF NOT EXISTS scope")
    connection.execute("CREATE OR REPLACE TABLE scope.in_scope (sha256 VARCHAR)")
    if whole:
        connection.execute("INSERT INTO scope.in_scope SELECT DISTINCT sha256 FROM main.documents WHERE sha256 IS NOT NULL")
    else:
        _choose(connection, sorted(more))
    row = connection.execute("SELECT count(*) FROM scope.in_scope").fetchone()
    count = int(row[0]) if row else 0
    only = "" if whole else " SEMI JOIN scope.in_scope USING (sha256)"
    # of few documents the rows are copied: forty checks then read them without going through the whole warehouse
    kind = "TABLE" if not whole and count <= FEW else "VIEW"
    for view in SCOPED:
        connection.execute(f"CREATE OR REPLACE {kind} scope.{view} AS SELECT * FROM main.{view}{only}")
    connection.execute("SET search_path = 'scope,main'")
    return count


def close_scope(connection: duckdb.DuckDBPyConnection) -> None:
    """Take the scoped views away: they are not readers' business."""
    connection.execute("SET search_path = 'main'")
    connection.execute("DROP SCHEMA IF EXISTS scope CASCADE")


def _choose(connection: duckdb.DuckDBPyConnection, more: list[str]) -> None:
    connection.execute(
        """
        INSERT INTO scope.in_scope
        WITH offices AS (
            SELECT office_id FROM main.scores SEMI JOIN changed_now USING (sha256)
            UNION SELECT office_id FROM main.totals SEMI JOIN changed_now USING (sha256)
            UNION SELECT office_id FROM main.documents SEMI JOIN changed_now USING (sha256)
        )
        SELECT sha256 FROM changed_now
        UNION SELECT unnest(?::VARCHAR[])
        UNION SELECT sha256 FROM main.documents SEMI JOIN offices USING (office_id) WHERE sha256 IS NOT NULL
        UNION SELECT sha256 FROM main.scores SEMI JOIN offices USING (office_id)
        UNION SELECT sha256 FROM main.totals SEMI JOIN offices USING (office_id)
        """,
        [more],
    )
