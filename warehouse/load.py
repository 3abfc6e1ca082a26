"""Load extractions and sightings: one batch, one transaction, idempotent by document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import TYPE_CHECKING

from extractors.records import Extraction, Sighting
from normalizers.errors import InputError
from warehouse.assign import assign_documents, assignments
from warehouse.collection import no_collection
from warehouse.column_types import Types, column_types
from warehouse.open import Warehouse, open_warehouse, transaction
from warehouse.reference_tables import load_reference_tables
from warehouse.room import with_room
from warehouse.rows import batch_of
from warehouse.snapshots import publish as publish_snapshot
from warehouse.write_rows import insert, insert_facts

if TYPE_CHECKING:
    import duckdb

__all__ = ["Loaded", "Warehouse", "load", "load_reference_tables", "open_warehouse", "publish_snapshot"]

DOCUMENT_TABLES = (
    "documents_base", "pages_base", "evidence_base", "tables_base", "scores_base", "agency_scores_base", "agencies_base",
    "totals_base", "differences_base", "measures_base", "measure_results_base", "budgets_base", "office_mentions_base",
    "claims_base", "year_mentions_base", "sections_base", "passages_base", "passage_bands_base",
    "row_findings_base",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a batch changed.

    Attributes:
        documents: Digests of documents that are new, read anew, or seen again.
        facts: Rows written.
        refused: Digests of documents whose reading the tables cannot hold: they are quarantined with the reason.
    """

    documents: tuple[str, ...]
    facts: int
    refused: tuple[str, ...] = ()


def load(warehouse: Warehouse, extractions: Iterable[Extraction], sightings: Iterable[Sighting]) -> Loaded:
    """Write a batch: every document in it replaces what was there, and offices and years are assigned from the ledger.

    Killed at any moment, nothing of the batch is there or all of it; loading it again changes nothing.

    Args:
        warehouse: Open for writing.
        extractions: Readings, at most one per document; the whole batch is held in memory.
        sightings: Lines of the ledger; known ones are replaced by themselves.

    Raises:
        InputError: The disk is full or the warehouse file cannot be written.
    """
    readings = list({e.sha256: e for e in extractions}.values())
    seen = list({s.sighting_id: s for s in sightings}.values())
    refused: list[str] = []
    with no_collection():
        try:
            facts = _in_one_transaction(warehouse, partial(_write, warehouse.connection, readings, seen))
        except _refusals():
            # One document of the batch does not fit the tables: the others must not suffer.
            facts = _in_one_transaction(warehouse, partial(_write, warehouse.connection, [], seen))
            for reading in readings:
                try:
                    facts += _in_one_transaction(warehouse, partial(_write, warehouse.connection, [reading], []))
                except _refusals() as error:
                    facts += _in_one_transaction(warehouse, partial(_write, warehouse.connection, [_quarantined(reading, error)], []))
                    refused.append(reading.sha256)
    return Loaded(_touched(readings, seen), facts, tuple(refused))


def _touched(readings: Sequence[Extraction], seen: Sequence[Sighting]) -> tuple[str, ...]:
    return tuple(sorted({e.sha256 for e in readings} | {s.sha256 for s in seen if s.sha256}))


def _refusals() -> tuple[type[Exception], ...]:
    import duckdb

    ours = (ValueError, TypeError, ArithmeticError, IndexError)
    return (*ours, duckdb.ConstraintException, duckdb.ConversionException, duckdb.InvalidInputException)


def _quarantined(reading: Extraction, error: Exception) -> Extraction:
    reason = f"What was read does not fit the warehouse's tables ({str(error).splitlines()[0]}). Please report this file."
    return Extraction(
        reading.sha256, reading.extractor, "quarantined", reason, reading.size_bytes, reading.producer, reading.title,
        reading.text_layer, pages=reading.pages, text=reading.text,
    )  # fmt: skip


def _in_one_transaction(warehouse: Warehouse, write: Callable[[], int]) -> int:
    import duckdb

    try:
        written = with_room(warehouse.connection, partial(_all_or_nothing, warehouse.connection, write))
    except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as error:
        raise InputError(
            f"{warehouse.data_dir}/warehouse.duckdb cannot be written ({str(error).splitlines()[0]}). "
            "Free space or mend the folder's rights and run again; nothing is lost."
        ) from error
    warehouse.changed = True
    return written


def _all_or_nothing(connection: duckdb.DuckDBPyConnection, write: Callable[[], int]) -> int:
    with transaction(connection):
        return write()


def _write(connection: duckdb.DuckDBPyConnection, readings: Sequence[Extraction], seen: Sequence[Sighting]) -> int:
    digests = [e.sha256 for e in readings]
    types = column_types()
    _add_sightings(connection, seen, types["sightings_base"])
    _forget(connection, digests)
    again = sorted({s.sha256 for s in seen if s.sha256} - set(digests))
    assign_documents(connection, again)
    if not readings:
        return 0
    batch = batch_of(readings, assignments(connection, readings), types)
    written = insert_facts(connection, batch.facts, batch.further, types)
    return written + sum(insert(connection, table, columns, types[table]) for table, columns in batch.others.items())


def _forget(connection: duckdb.DuckDBPyConnection, digests: Sequence[str]) -> None:
    """Delete what earlier readings of these documents left; new documents cost no scan of the fact tables."""
    query = "SELECT sha256 FROM documents_base WHERE sha256 IN (SELECT unnest(?::VARCHAR[]) AS given)"
    known = [row[0] for row in connection.execute(query, [list(digests)]).fetchall()]
    if known:
        for table in DOCUMENT_TABLES:
            connection.execute(f"DELETE FROM {table} WHERE sha256 IN (SELECT unnest(?::VARCHAR[]) AS given)", [known])


def _add_sightings(connection: duckdb.DuckDBPyConnection, sightings: Sequence[Sighting], types: Types) -> None:
    if not sightings:
        return
    ids = [s.sighting_id for s in sightings]
    connection.execute("DELETE FROM sightings_base WHERE sighting_id IN (SELECT unnest(?::VARCHAR[]) AS given)", [ids])
    columns = {f.name: [getattr(s, f.name) for s in sightings] for f in fields(Sighting)}
    columns["headers"] = [json.dumps(dict(s.headers), ensure_ascii=False, sort_keys=True) if s.headers else "{}" for s in sightings]
    insert(connection, "sightings_base", columns, types)
    # A source without bytes has a row too: nothing that was tried is lost. Bytes that came at last take its place.
    tried = sorted({s.url for s in sightings})
    connection.execute("DELETE FROM documents_base WHERE status = 'failed' AND url IN (SELECT unnest(?::VARCHAR[]) AS given)", [tried])
    without = sorted({s.url for s in sightings if s.sha256 is None})
    if without:
        _note_failed(connection, without)


def _note_failed(connection: duckdb.DuckDBPyConnection, urls: Sequence[str]) -> None:
    """Give each of these addresses that never brought bytes a row among the documents, as it was last tried."""
    connection.execute(
        """
        INSERT INTO documents_base BY NAME
        SELECT url, office_id, CASE WHEN office_id IS NULL THEN 'none' ELSE 'source' END AS office_basis, fiscal_year_be,
               'other' AS doc_type, 'failed' AS status, concat_ws(': ', outcome, nullif(reason, '')) AS reason
        FROM sightings_base
        WHERE url IN (SELECT unnest(?::VARCHAR[]) AS given)
        QUALIFY row_number() OVER (PARTITION BY url ORDER BY sighting_id DESC) = 1 AND count(sha256) OVER (PARTITION BY url) = 0
        """,
        [urls],
    )
