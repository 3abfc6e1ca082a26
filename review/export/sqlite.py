"""SQLite with a trigram index over everything that is written in words: Thai has no blanks to split at."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from normalizers.errors import InputError
from review.export.cells import plain_cell
from review.export.dictionary import HEADINGS, dictionary_rows
from review.export.target import new_file
from warehouse.export_tables import Table, Takeout

TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
INDEXED = ("sha256", "office_id", "finding_id", "fact_id")
OLDEST = (3, 34)
# What is searched: kind, the table, its id, and its words.
SEARCHED = (
    ("measure", "measures", "fact_id", "text"), ("result", "measure_results", "fact_id", "measure_text"),
    ("result", "measure_results", "fact_id", "result_text"), ("claim", "claims", "fact_id", "text"),
    ("name", "office_mentions", "fact_id", "printed"), ("finding", "findings", "finding_id", "message"),
    ("finding", "findings", "finding_id", "message_en"), ("note", "verdicts", "finding_id", "note"),
)  # fmt: skip


def write_sqlite(takeout: Takeout, names: Sequence[str], target: Path) -> None:
    """Write one SQLite file with a table each, `dictionary`, and `search` (FTS5, trigrams; three letters or more).

    `SELECT * FROM search WHERE search MATCH '"จัดซื้อ"'` finds words inside words.

    Args:
        takeout: Open warehouse.
        names: Tables.
        target: The file.

    Raises:
        InputError: This Python's SQLite is too old for trigrams, or the file cannot be written.
    """
    if sqlite3.sqlite_version_info < OLDEST:
        raise InputError(f"SQLite {sqlite3.sqlite_version} has no trigram index; 3.34 or later is needed. Use another Python.")
    with new_file(target) as part:
        part.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(part, isolation_level=None)) as database:
                database.execute("PRAGMA journal_mode = OFF")
                database.execute("PRAGMA synchronous = OFF")
                database.execute("BEGIN")
                tables = [takeout.table(name) for name in names]
                for table in tables:
                    _fill(database, takeout, table)
                _insert(database, "dictionary", HEADINGS, list(dictionary_rows(tables)), ["TEXT"] * len(HEADINGS))
                _index(database, {table.name: [column.name for column in table.columns] for table in tables})
                database.execute("COMMIT")
        except sqlite3.Error as error:
            raise InputError(f"{target} cannot be written ({error}). Name another place with -o.") from error


def _fill(database: sqlite3.Connection, takeout: Takeout, table: Table) -> None:
    names = [column.name for column in table.columns]
    types = [TYPES.get(column.kind, "TEXT") for column in table.columns]
    _insert(database, table.name, names, [], types)
    marks = ", ".join("?" * len(names))
    for batch in takeout.batches(table.name):
        database.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', ([_value(value) for value in row] for row in batch))
    for name in INDEXED:
        if name in names:
            database.execute(f'CREATE INDEX "{table.name}_by_{name}" ON "{table.name}" ("{name}")')


def _insert(database: sqlite3.Connection, name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], types: Sequence[str]) -> None:
    described = ", ".join(f'"{column}" {kind}' for column, kind in zip(columns, types, strict=True))
    database.execute(f'CREATE TABLE "{name}" ({described})')
    database.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(columns))})', rows)


def _value(value: Any) -> Any:
    value = plain_cell(value)
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def _index(database: sqlite3.Connection, columns: dict[str, list[str]]) -> None:
    database.execute(
        "CREATE VIRTUAL TABLE search USING fts5 (kind UNINDEXED, id UNINDEXED, office_id UNINDEXED, fiscal_year_be UNINDEXED, "
        "sha256 UNINDEXED, page UNINDEXED, text, source_url UNINDEXED, retrieved_at UNINDEXED, tokenize = 'trigram')"
    )
    for kind, table, identity, words in SEARCHED:
        there = columns.get(table)
        if there is None:
            continue
        kept = [name if name in there else "NULL" for name in ("office_id", "fiscal_year_be", "sha256", "page")]
        database.execute(
            f"INSERT INTO search SELECT ?, {identity}, {', '.join(kept)}, {words}, source_url, retrieved_at FROM {table} WHERE {words} <> ''",
            [kind],
        )
