"""Load extractions and sightings: one batch, one transaction, idempotent by document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from extractors.records import Extraction, Sighting
from warehouse.open import Warehouse, open_warehouse
from warehouse.rows import NAMED_OFFICE, Rows, arrow_table, rows_of

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from normalizers.load_reference import Reference

__all__ = ["Loaded", "Warehouse", "load", "load_reference_tables", "open_warehouse"]

DOCUMENT_TABLES = (
    "documents_base", "pages_base", "evidence_base", "tables_base", "scores_base", "agency_scores_base", "agencies_base",
    "totals_base", "differences_base", "measures_base", "measure_results_base", "budgets_base", "office_mentions_base",
    "claims_base", "year_mentions_base", "sections_base", "passages_base", "row_findings_base",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a batch changed.

    Attributes:
        documents: Digests of documents that are new, read anew, or assigned anew.
        facts: Rows written.
    """

    documents: tuple[str, ...]
    facts: int


def load(warehouse: Warehouse, extractions: Iterable[Extraction], sightings: Iterable[Sighting]) -> Loaded:
    """Write a batch: every document in it replaces what was there, and offices and years are assigned from the ledger.

    Killed at any moment, nothing of the batch is there or all of it; loading it again changes nothing.

    Args:
        warehouse: Open for writing.
        extractions: Readings, at most one per document.
        sightings: Lines of the ledger; known ones are ignored.
    """
    connection = warehouse.connection
    readings = list(extractions)
    seen = list(sightings)
    rows: Rows = {}
    for extraction in readings:
        for table, found in rows_of(extraction).items():
            rows.setdefault(table, []).extend(found)
    digests = sorted({e.sha256 for e in readings})
    touched = sorted({*digests, *(s.sha256 for s in seen if s.sha256)})
    connection.execute("BEGIN")
    try:
        if digests:
            for table in DOCUMENT_TABLES:
                connection.execute(f"DELETE FROM {table} WHERE sha256 IN (SELECT unnest(?))", [digests])
        for table, found in rows.items():
            insert(connection, table, found)
        _add_sightings(connection, seen)
        assign(connection, touched)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    warehouse.changed = warehouse.changed or bool(readings or seen)
    return Loaded(tuple(touched), sum(len(found) for found in rows.values()))


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Append rows through Arrow: hundreds of times faster than statements row by row."""
    if not rows:
        return
    batch = arrow_table(rows, column_types(connection, table))
    connection.register("batch", batch)
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM batch")
    connection.unregister("batch")


def column_types(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, pa.DataType]:
    described = connection.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? AND schema_name = 'main' ORDER BY column_index", [table]
    ).fetchall()
    return {name: _arrow_type(kind) for name, kind in described}


@cache
def _arrow_type(kind: str) -> pa.DataType:
    import re

    import pyarrow as pa

    if kind.endswith("[]"):
        return pa.list_(_arrow_type(kind[:-2]))
    if kind.startswith("DECIMAL"):
        precision, scale = map(int, re.findall(r"\d+", kind))
        return pa.decimal128(precision, scale)
    if kind.startswith("STRUCT"):
        fields = re.findall(r'"?(\w+)"? (VARCHAR|DOUBLE|INTEGER)', kind[7:-1])
        return pa.struct([(name, _arrow_type(inner)) for name, inner in fields])
    return {
        "VARCHAR": pa.string(), "INTEGER": pa.int32(), "BIGINT": pa.int64(), "DOUBLE": pa.float64(), "BOOLEAN": pa.bool_(), "DATE": pa.date32(),
    }[kind]  # fmt: skip


def _add_sightings(connection: duckdb.DuckDBPyConnection, sightings: Sequence[Sighting]) -> None:
    if not sightings:
        return
    ids = [s.sighting_id for s in sightings]
    connection.execute("DELETE FROM sightings_base WHERE sighting_id IN (SELECT unnest(?))", [ids])
    rows = [{n: getattr(s, n) for n in s.__slots__} | {"headers": json.dumps(dict(s.headers), ensure_ascii=False)} for s in sightings]
    insert(connection, "sightings_base", rows)
    # A source without bytes has a row too: nothing that was tried is lost.
    connection.execute(
        """
        DELETE FROM documents_base WHERE status = 'failed' AND url IN (SELECT url FROM sightings_base WHERE sighting_id IN (SELECT unnest($1)));
        """,
        [ids],
    )
    connection.execute(
        """
        INSERT INTO documents_base BY NAME
        SELECT url, office_id, CASE WHEN office_id IS NULL THEN 'none' ELSE 'source' END AS office_basis, fiscal_year_be,
               'other' AS doc_type, 'failed' AS status, outcome || ': ' || reason AS reason
        FROM sightings_base AS s
        WHERE sighting_id IN (SELECT unnest($1)) AND sha256 IS NULL
        AND NOT EXISTS (SELECT 1 FROM sightings_base AS o WHERE o.url = s.url AND o.sha256 IS NOT NULL)
        QUALIFY row_number() OVER (PARTITION BY url ORDER BY sighting_id DESC) = 1
        """,
        [ids],
    )


def assign(connection: duckdb.DuckDBPyConnection, digests: Sequence[str]) -> None:
    """Decide office and year of documents, and hand the office to the facts that name none themselves.

    What a source or operator says goes before what is printed; two offices for one PDF leave it open.
    """
    if not digests:
        return
    connection.execute(
        """
        UPDATE documents_base AS d SET
            office_id = CASE WHEN said.offices > 1 THEN NULL WHEN said.offices = 1 THEN said.office_id ELSE d.printed_office_id END,
            office_basis = CASE
                WHEN said.offices > 1 THEN 'conflicting' WHEN said.offices = 1 THEN 'source' ELSE coalesce(d.printed_basis, 'none')
            END,
            fiscal_year_be = CASE WHEN said.years = 1 THEN said.fiscal_year_be ELSE d.printed_fiscal_year_be END
        FROM (
            SELECT b.sha256, count(DISTINCT s.office_id) AS offices, min(s.office_id) AS office_id,
                   count(DISTINCT s.fiscal_year_be) AS years, min(s.fiscal_year_be) AS fiscal_year_be
            FROM documents_base AS b
            LEFT JOIN sightings_base AS s ON b.sha256 = s.sha256
            WHERE b.sha256 IN (SELECT unnest($1))
            GROUP BY b.sha256
        ) AS said
        WHERE d.sha256 = said.sha256
        """,
        [list(digests)],
    )
    for table in sorted(NAMED_OFFICE):
        extra = " AND t.agency_id IS NULL" if table == "totals_base" else ""
        connection.execute(
            f"""UPDATE {table} AS t SET office_id = coalesce(t.office_named, d.office_id)
                FROM documents_base AS d WHERE t.sha256 = d.sha256 AND t.sha256 IN (SELECT unnest($1)){extra}""",
            [list(digests)],
        )


def load_reference_tables(warehouse: Warehouse, reference: Reference) -> None:
    """Replace the reference tables; unchanged ones cost a comparison."""
    from hashlib import sha256

    connection = warehouse.connection
    rows = _reference_rows(reference)
    digest = sha256(json.dumps(rows, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()
    known = connection.execute("SELECT value FROM settings WHERE key = 'reference'").fetchone()
    if known and known[0] == digest:
        return
    connection.execute("BEGIN")
    for table, found in rows.items():
        connection.execute(f"DELETE FROM {table}")
        insert(connection, table, _typed(found, column_types(connection, table)))
    connection.execute("DELETE FROM settings WHERE key = 'reference'")
    connection.execute("INSERT INTO settings VALUES ('reference', ?)", [digest])
    connection.execute("COMMIT")
    warehouse.changed = True


def _reference_rows(reference: Reference) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {
        f"{name}_base": list(table)
        for name, table in reference.tables.items()
        if name in ("instruments", "rating_scales", "oit_items", "oit_item_counts")
    }
    variants = {i.indicator_no: list(i.variants) for i in reference.indicators}
    rows["indicators_base"] = [dict(r) | {"variants": variants[int(r["indicator_no"])]} for r in reference.tables["indicators"]]
    rows["offices_base"] = [
        {n: getattr(o, n) for n in o.__slots__} | {"provinces_th": ";".join(o.provinces), "successors": list(o.successors)}
        for o in reference.offices.all()
    ]
    return rows


def _typed(rows: Sequence[dict[str, Any]], types: dict[str, pa.DataType]) -> list[dict[str, Any]]:
    from decimal import Decimal

    import pyarrow as pa

    def one(value: Any, kind: pa.DataType) -> Any:
        if value in ("", None):
            return None
        if isinstance(value, str) and pa.types.is_decimal(kind):
            return Decimal(value)
        if isinstance(value, str) and pa.types.is_integer(kind):
            return int(value)
        return value

    return [{name: one(row.get(name), kind) for name, kind in types.items()} for row in rows]
