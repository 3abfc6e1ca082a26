"""What the pages read: the newest snapshot, followed without a restart, with the present verdicts.

One connection under a lock: a query takes milliseconds, and what all pages need of a snapshot is made once in memory.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse.query import connect
from warehouse.snapshots import newest
from warehouse.verdict_overlay import newest_decision, present_verdicts, put_verdicts

if TYPE_CHECKING:
    import duckdb

FOLDER = Path(__file__).parent / "web"
Row = dict[str, Any]


class Desk:
    """The newest snapshot of a data folder, open for the pages; use as a context manager.

    Args:
        data_dir: The data folder.

    Raises:
        InputError: There is no warehouse yet, or it cannot be read.
    """

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self._lock = threading.Lock()
        self._open = ExitStack()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._snapshot: Path | None = None
        self._decisions: object = None

    def __enter__(self) -> Desk:
        with self._lock:
            self._follow()
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._open.close()
            self._connection = None

    def rows(self, name: str, values: Mapping[str, Any] | None = None) -> list[Row]:
        """Run one of the queries in warehouse/web and return its rows by column name.

        Args:
            name: The file's stem.
            values: One for every `$name` of the query.

        Raises:
            InputError: The warehouse or the decisions cannot be read.
        """
        columns, rows = self.columns_and_rows(name, values)
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def columns_and_rows(self, name: str, values: Mapping[str, Any] | None = None) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Run one of the queries and return its columns and rows."""
        with self._lock:
            answer = self._follow().execute(_text(name), dict(values or {}))
            return tuple(column[0] for column in answer.description or ()), answer.fetchall()

    def one(self, name: str, values: Mapping[str, Any] | None = None) -> Row | None:
        """Return the first row of a query, None where it has none."""
        return next(iter(self.rows(name, values)), None)

    @property
    def snapshot(self) -> str:
        """Name of the snapshot that is read now."""
        return self._snapshot.stem if self._snapshot else ""

    def _follow(self) -> duckdb.DuckDBPyConnection:
        """Open a newer snapshot, or take in newer decisions, where there are any."""
        found = newest(self.data_dir)
        if found != self._snapshot or self._connection is None:
            opened = ExitStack()
            connection = opened.enter_context(connect(self.data_dir))
            try:
                _run_all(connection, "prepare")
            except BaseException:
                opened.close()
                raise
            self._open.close()
            self._open, self._connection, self._snapshot, self._decisions = opened, connection, found, None
        state = newest_decision(self.data_dir)
        if state != self._decisions:
            put_verdicts(self._connection, present_verdicts(self.data_dir))
            _run_all(self._connection, "matches")
            self._decisions = state
        return self._connection


@cache
def _text(name: str) -> str:
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def _run_all(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    connection.execute(_text(name))
