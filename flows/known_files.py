"""Digests of files by path, size and modification time: a known file costs a look, not a read."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from flows.store import Store

AT_ONCE = 2000  # notes that are written in one transaction
TABLE = "CREATE TABLE IF NOT EXISTS known (path BLOB PRIMARY KEY, size INTEGER, mtime_ns INTEGER, sha256 TEXT) WITHOUT ROWID"
LOOK = "SELECT sha256 FROM known WHERE path = ? AND size = ? AND mtime_ns = ?"


class KnownFiles:
    """The notes on known files, in the data folder's cache. Safe to delete: whatever goes wrong with them costs only time."""

    def __init__(self, store: Store) -> None:
        cache = store.data_dir / "cache"
        with suppress(OSError):
            (cache / "known_files.json").unlink(missing_ok=True)  # earlier versions' notes
        self._path = cache / "known_files.sqlite"
        self._noted: list[tuple[bytes, int, int, str]] = []
        self._connection: sqlite3.Connection | None = None
        try:
            self._connection = sqlite3.connect(self._path, isolation_level=None)
            self._connection.execute(TABLE)
        except sqlite3.DatabaseError as error:
            self._do_without(error)

    def digest(self, path: Path, status: os.stat_result) -> str | None:
        """Return the digest noted for this path, None when the file is new or changed."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute(LOOK, (os.fsencode(path), status.st_size, status.st_mtime_ns)).fetchone()
        except sqlite3.DatabaseError as error:
            self._do_without(error)
            return None
        return str(row[0]) if row else None

    def note(self, path: Path, status: os.stat_result, sha256: str) -> None:
        self._noted.append((os.fsencode(path), status.st_size, status.st_mtime_ns, sha256))
        if len(self._noted) == AT_ONCE:
            self._write()

    def _write(self) -> None:
        noted, self._noted = self._noted, []
        if self._connection is None or not noted:
            return
        try:
            with self._connection:
                self._connection.execute("BEGIN")
                self._connection.executemany("INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?)", noted)
        except sqlite3.DatabaseError as error:
            self._do_without(error)

    def close(self) -> None:
        """Write what was noted since the last time."""
        self._write()
        if self._connection is not None:
            self._connection.close()

    def _do_without(self, error: sqlite3.DatabaseError) -> None:
        """Leave the notes alone for the rest of the run where there is no room or another process holds them; remove damaged ones."""
        self._connection = None
        if not isinstance(error, sqlite3.OperationalError):
            self._path.unlink(missing_ok=True)
