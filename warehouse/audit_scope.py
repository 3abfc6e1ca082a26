"""Which documents an audit looks at: views of the usual names that show only those, put before the real ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

FEW = 500  # documents
# Views that checks read again and again. Any other view shows all documents; what a check says of those out of scope is dropped.
SCOPED = (
    "budgets", "claims", "differences", "documents", "measure_results", "measures", "office_mentions", "row_findings", "scores", "sections",
    "sightings", "tables", "totals", "year_mentions",
)  # fmt: skip


def open_scope(connection: duckdb.DuckDBPyConnection, changed: Iterable[str] | None, more: Collection[str] = ()) -> int:
    """Create views of the usual names that show only the documents in scope, and put them before the real ones.

    Args:
        connection: On the warehouse.
        changed: Digests of new or changed documents: they, and all documents that speak of the same offices; None for all.
        more: Digests of single documents to look at besides.

    Returns:
        How many documents are in scope.
    """
    connection.execute("CREATE SCHEMA IF NOT EXISTS scope")
    connection.execute("CREATE OR REPLACE TABLE scope.in_scope (sha256 VARCHAR)")
    if changed is None:
        connection.execute("INSERT INTO scope.in_scope SELECT DISTINCT sha256 FROM main.documents WHERE sha256 IS NOT NULL")
    else:
        _choose(connection, sorted(set(changed)), sorted(more))
    row = connection.execute("SELECT count(*) FROM scope.in_scope").fetchone()
    count = int(row[0]) if row else 0
    only = "" if changed is None else " SEMI JOIN scope.in_scope USING (sha256)"
    # of few documents the rows are copied: forty checks then read them without going through the whole warehouse
    kind = "TABLE" if changed is not None and count <= FEW else "VIEW"
    for view in SCOPED:
        connection.execute(f"CREATE OR REPLACE {kind} scope.{view} AS SELECT * FROM main.{view}{only}")
    connection.execute("SET search_path = 'scope,main'")
    return count


def close_scope(connection: duckdb.DuckDBPyConnection) -> None:
    """Take the scoped views away: they are not readers' business."""
    connection.execute("SET search_path = 'main'")
    connection.execute("DROP SCHEMA IF EXISTS scope CASCADE")


def _choose(connection: duckdb.DuckDBPyConnection, changed: list[str], more: list[str]) -> None:
    connection.execute("CREATE OR REPLACE TEMP TABLE wanted AS SELECT unnest(?::VARCHAR[]) AS sha256", [changed])
    connection.execute(
        """
        INSERT INTO scope.in_scope
        WITH offices AS (
            SELECT office_id FROM main.scores SEMI JOIN wanted USING (sha256)
            UNION SELECT office_id FROM main.totals SEMI JOIN wanted USING (sha256)
            UNION SELECT office_id FROM main.documents SEMI JOIN wanted USING (sha256)
        )
        SELECT sha256 FROM wanted
        UNION SELECT unnest(?::VARCHAR[])
        UNION SELECT sha256 FROM main.documents SEMI JOIN offices USING (office_id) WHERE sha256 IS NOT NULL
        UNION SELECT sha256 FROM main.scores SEMI JOIN offices USING (office_id)
        UNION SELECT sha256 FROM main.totals SEMI JOIN offices USING (office_id)
        """,
        [more],
    )
