"""What leaves the warehouse: every view of the contract, each row with its source, digest and time, verdicts overlaid."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse.query import connect
from warehouse.snapshots import newest
from warehouse.verdict_overlay import present_verdicts, put_verdicts

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

BATCH = 10_000
FACTS = ("scores", "agency_scores", "totals", "differences", "measures", "measure_results", "budgets", "office_mentions", "claims")  # fmt: skip
ADDED = {
    "office": "Abbreviated Thai name of office_id",
    "source_url": "Where the PDF was seen last",
    "retrieved_at": "When it was seen last, ISO 8601 UTC",
    "verdict_reason": "Of a false positive: extraction, rule or office",
    "verdict_note": "The auditor's note",
    "verdict_actor": "Who decided",
    "verdict_at_utc": "When it was decided, ISO 8601 UTC",
    "verdict_disputed": "Auditors' newest words on it differ",
    "sha256": "SHA-256 of the PDF's bytes; names the file in the store",
    "score_id": "Id of one reading of the value; the table scores has all of them",
}
_SOURCES = """
CREATE OR REPLACE TEMP TABLE export_sources AS
SELECT sha256, arg_max(url, sighting_id) AS url, max(seen_at) AS seen_at FROM sightings WHERE sha256 IS NOT NULL GROUP BY sha256
"""
_OF_A_DOCUMENT = """
SELECT v.*, {office}s.url AS source_url, s.seen_at AS retrieved_at
FROM {view} AS v {join} LEFT JOIN export_sources AS s ON v.sha256 = s.sha256 ORDER BY {order}
"""
_OWN = {
    "findings": """
        SELECT f.*, o.abbr_th AS office, v.reason AS verdict_reason, v.note AS verdict_note, v.actor AS verdict_actor,
            v.at_utc AS verdict_at_utc, v.disputed AS verdict_disputed, s.url AS source_url, s.seen_at AS retrieved_at
        FROM findings AS f
        LEFT JOIN present_verdicts AS v ON f.finding_id = v.finding_id
        LEFT JOIN offices AS o ON f.office_id = o.office_id
        LEFT JOIN export_sources AS s ON f.sha256 = s.sha256
        ORDER BY CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, f.rule, f.finding_id""",
    "indicator_scores": """
        SELECT v.*, o.abbr_th AS office, r.score_id, r.sha256, s.url AS source_url, s.seen_at AS retrieved_at
        FROM indicator_scores AS v
        LEFT JOIN (
            SELECT office_id, fiscal_year_be, indicator_no, min(score_id) AS score_id, arg_min(sha256, score_id) AS sha256
            FROM scores GROUP BY office_id, fiscal_year_be, indicator_no
        ) AS r ON v.office_id = r.office_id AND v.fiscal_year_be = r.fiscal_year_be AND v.indicator_no = r.indicator_no
        LEFT JOIN offices AS o ON v.office_id = o.office_id
        LEFT JOIN export_sources AS s ON r.sha256 = s.sha256
        ORDER BY v.office_id, v.fiscal_year_be, v.indicator_no""",
    "documents": """
        SELECT v.* EXCLUDE (url), o.abbr_th AS office, coalesce(s.url, v.url) AS source_url,
            coalesce(s.seen_at, (SELECT max(t.seen_at) FROM sightings AS t WHERE t.url = v.url)) AS retrieved_at
        FROM documents AS v
        LEFT JOIN offices AS o ON v.office_id = o.office_id
        LEFT JOIN export_sources AS s ON v.sha256 = s.sha256 ORDER BY v.sha256, v.url""",
    "agencies": """
        SELECT v.*, r.sha256, s.url AS source_url, s.seen_at AS retrieved_at
        FROM agencies AS v LEFT JOIN (SELECT agency_id, min(sha256) AS sha256 FROM agencies_base GROUP BY agency_id) AS r
            ON v.agency_id = r.agency_id
        LEFT JOIN export_sources AS s ON r.sha256 = s.sha256 ORDER BY v.agency_id""",
    "sightings": "SELECT * FROM sightings ORDER BY sighting_id",
    "verdicts": """
        SELECT v.finding_id, v.verdict, v.reason, v.note, v.actor, v.at_utc, v.disputed, v.rule, v.subject, v.sha256,
            s.url AS source_url, s.seen_at AS retrieved_at
        FROM present_verdicts AS v LEFT JOIN export_sources AS s ON v.sha256 = s.sha256 ORDER BY v.finding_id""",
}  # fmt: skip
_REFERENCE = {
    "offices": "office_id", "indicators": "indicator_no", "rating_scales": "scale, valid_from_be, lower DESC",
    "oit_items": "fiscal_year_be_from, agency_type, item", "official_scores": "office_id, fiscal_year_be",
}  # fmt: skip
_VERDICT_COMMENTS = {
    "finding_id": "The finding decided on; it may be gone from findings (an orphan)", "verdict": "confirmed, false_positive, accepted, needs_info",
    "reason": ADDED["verdict_reason"], "note": ADDED["verdict_note"], "actor": ADDED["verdict_actor"], "at_utc": ADDED["verdict_at_utc"],
    "disputed": ADDED["verdict_disputed"], "rule": "Name of the check", "subject": "What the finding is about",
    "sha256": "SHA-256 of the PDF's bytes; names the file in the store",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column that leaves the warehouse.

    Attributes:
        name: As in SQL.
        type: As DuckDB calls it.
        comment: What it holds, in English.
    """

    name: str
    type: str
    comment: str

    @property
    def kind(self) -> str:
        """One of text, list (of texts), json, integer, number, boolean, date."""
        if self.type == "VARCHAR[]":
            return "list"
        if self.type.endswith("[]") or self.type.startswith("STRUCT"):
            return "json"
        if self.type.startswith(("DECIMAL", "DOUBLE", "FLOAT")):
            return "number"
        if self.type.endswith("INT") or self.type == "INTEGER":
            return "integer"
        return {"BOOLEAN": "boolean", "DATE": "date"}.get(self.type, "text")


@dataclass(frozen=True, slots=True)
class Table:
    """A table that leaves the warehouse: its columns, and what it holds in English."""

    name: str
    comment: str
    columns: tuple[Column, ...]


NAMES = (
    "findings", "verdicts", "indicator_scores", "scores", "totals", "differences", "measures", "measure_results", "budgets", "claims",
    "office_mentions", "agencies", "agency_scores", "documents", "sightings", "pages", "evidence", "official_scores", "offices",
    "indicators", "rating_scales", "oit_items",
)  # fmt: skip


class Takeout:
    """The newest snapshot, open to be carried off; made by `open_takeout`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, snapshot: str) -> None:
        self._connection = connection
        self.snapshot = snapshot

    def table(self, name: str) -> Table:
        """Return the columns of one of NAMES."""
        described = self._connection.execute(f"DESCRIBE {self._query(name)}").fetchall()
        comments = dict(self._connection.execute(
            "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ? AND database_name = current_database() AND comment IS NOT NULL",
            [name],
        ).fetchall())  # fmt: skip
        own = _VERDICT_COMMENTS if name == "verdicts" else {}
        columns = tuple(Column(row[0], row[1], own.get(row[0]) or comments.get(row[0]) or ADDED.get(row[0], "")) for row in described)
        found = self._connection.execute(
            "SELECT comment FROM duckdb_views() WHERE view_name = ? AND database_name = current_database()", [name]
        ).fetchall()
        return Table(name, found[0][0] if found else "Auditors' present decisions, those on findings that are gone included", columns)

    def batches(self, name: str) -> Iterator[list[tuple[Any, ...]]]:
        """Yield the rows of a table in lists of BATCH."""
        answer = self._connection.execute(self._query(name))
        while rows := answer.fetchmany(BATCH):
            yield rows

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table by column name."""
        columns = [column.name for column in self.table(name).columns]
        for batch in self.batches(name):
            for row in batch:
                yield dict(zip(columns, row, strict=True))

    def arrow(self, name: str) -> pa.RecordBatchReader:
        """Return the rows of a table as a stream of Arrow batches."""
        reader: pa.RecordBatchReader = self._connection.sql(self._query(name)).to_arrow_reader(100_000)
        return reader

    def _query(self, name: str) -> str:
        if name in _OWN:
            return _OWN[name]
        if name in _REFERENCE:
            return f"SELECT * FROM {name} ORDER BY {_REFERENCE[name]}"
        named = any(column[0] == "office_id" for column in self._connection.execute(f"DESCRIBE {name}").fetchall())
        order = (
            "v.sha256, v.page, v.top, v.x0, v.fact_id"
            if name in FACTS
            else "v.fact_id, v.seq"
            if name == "evidence"
            else "v.sha256, v.page"
        )
        office, join = ("o.abbr_th AS office, ", "LEFT JOIN offices AS o ON v.office_id = o.office_id") if named else ("", "")
        return _OF_A_DOCUMENT.format(view=name, office=office, join=join, order=order)


@contextmanager
def open_takeout(data_dir: Path) -> Iterator[Takeout]:
    """Open the newest snapshot with the present verdicts.

    Raises:
        InputError: There is no warehouse yet, or it or the decisions cannot be read.
    """
    with connect(data_dir) as connection:
        put_verdicts(connection, present_verdicts(data_dir))
        connection.execute(_SOURCES)
        yield Takeout(connection, newest(data_dir).stem)
