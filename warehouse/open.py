"""Open the warehouse for writing: one process at a time, under a file lock."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from normalizers.errors import BusyError, InputError
from warehouse.empty import keep, kept, key_of
from warehouse.room import MEMORY_LIMIT

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent
DISK_FAULT = re.compile(r"could not write|no space|too large|i/o error|read-only file", re.IGNORECASE)


@dataclass(slots=True)
class Warehouse:
    """The warehouse, open for writing.

    Attributes:
        data_dir: The data folder.
        connection: DuckDB connection on warehouse.duckdb.
        changed: Whether anything was written since the last publication.
    """

    data_dir: Path
    connection: duckdb.DuckDBPyConnection
    changed: bool = False


def schema_version() -> str:
    """Return a short hash of the base tables: other tables mean `ita rebuild`, another comment does not."""
    import hashlib

    text = (HERE / "schema.sql").read_text(encoding="utf-8")
    tables = re.sub(r"^(?:--|COMMENT ON).*\n", "", text, flags=re.MULTILINE)
    return hashlib.sha256(tables.encode()).hexdigest()[:12]


@contextmanager
def writer_lock(data_dir: Path) -> Iterator[None]:
    """Hold the one writer's place.

    Raises:
        BusyError: Another process holds it.
        InputError: The data folder cannot be written.
    """
    path = data_dir / "locks" / "warehouse.lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+")
    except OSError as error:
        raise InputError(f"The data folder {data_dir} cannot be written: {error.strerror}. Name another with --data DIR.") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "another process"
            raise BusyError(f"{data_dir}/warehouse.duckdb is being written by process {holder}. Try again when it has ended.") from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


@contextmanager
def open_warehouse(data_dir: Path) -> Iterator[Warehouse]:
    """Open the warehouse for writing; a missing one is created.

    Raises:
        BusyError: Another process holds it.
        InputError: It cannot be written, is damaged, or has another version's tables.
    """
    with writer_lock(data_dir):
        path = data_dir / "warehouse.duckdb"
        if not path.exists():
            _create(path)
        with _disk_faults_explained(path), closing(_connect(path)) as connection:
            _prepare(connection, path)
            yield Warehouse(data_dir, connection)


def _create(path: Path) -> None:
    """Make an empty warehouse under another name first: a kill or a full disk never leaves half a file in its place."""
    new = path.with_name("warehouse.new.duckdb")
    for stray in (new, Path(f"{new}.wal"), Path(f"{path}.wal")):
        stray.unlink(missing_ok=True)
    from warehouse.reference_tables import digest_of_files

    statements = [file.read_text(encoding="utf-8") for file in (HERE / "schema.sql", *_view_files())]
    key = key_of("\0".join((*statements, digest_of_files())))
    with _disk_faults_explained(path):
        if body := kept(key):
            _write_synced(new, body)
        else:
            _make(new, statements)
            keep(key, new.read_bytes())
        new.rename(path)


def _make(path: Path, statements: Sequence[str]) -> None:
    from warehouse.reference_tables import refresh_reference_tables

    with closing(_connect(path)) as connection:
        connection.execute("BEGIN")
        for text in statements:
            connection.execute(text)
        connection.execute("INSERT INTO settings VALUES ('schema_version', ?), ('views', ?)", [schema_version(), _views_version()])
        connection.execute("COMMIT")
        refresh_reference_tables(Warehouse(path.parent, connection), None)  # of a user's own tables the first load takes care
        connection.execute("CHECKPOINT")


def _write_synced(path: Path, body: bytes) -> None:
    try:
        with path.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}. Free space or mend the folder's rights and run again.") from error


@contextmanager
def _disk_faults_explained(path: Path) -> Iterator[None]:
    """Turn what DuckDB says of a full or lost disk, in several classes of error, into one that says what to do."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        if not isinstance(error, duckdb.IOException) and not DISK_FAULT.search(str(error)):
            raise
        why = str(error).splitlines()[0]
        what_next = "Free space or mend the folder's rights and run again; nothing is lost."
        raise InputError(f"{path} cannot be written ({why}). {what_next}") from error


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    import duckdb

    try:
        connection = duckdb.connect(str(path), config={"memory_limit": MEMORY_LIMIT})
        connection.execute("SET preserve_insertion_order = false; SET enable_progress_bar = false")
    except duckdb.Error as error:
        text = str(error).splitlines()[0]
        if "lock" in text.lower():
            raise BusyError(f"{path} is held by another process ({text}).") from error
        raise InputError(f"{path} cannot be opened ({text}). `ita rebuild` makes it anew from the stored extractions.") from error
    return connection


def _prepare(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    import duckdb

    try:
        stored = dict(connection.execute("SELECT key, value FROM settings WHERE key IN ('schema_version', 'views', 'revision')").fetchall())
    except duckdb.CatalogException:
        stored = {}
    if stored.get("schema_version") != schema_version():
        raise InputError(f"{path} was made by another version of this program. Type: ita rebuild")
    if "revision" not in stored:
        # Snapshots are numbered by revision: a warehouse made anew goes on counting where the old one was.
        first = max((int(p.stem) for p in (path.parent / "snapshots").glob("*.duckdb") if p.stem.isdigit()), default=0) + 1
        connection.execute("INSERT INTO settings VALUES ('revision', ?)", [str(first)])
    if stored.get("views") != _views_version():
        with transaction(connection):
            _create_views(connection)


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Write all that happens inside, with a new revision, or nothing of it."""
    connection.execute("BEGIN")
    try:
        yield
        bump_revision(connection)
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: duckdb.DuckDBPyConnection) -> None:
    import duckdb

    with suppress(duckdb.Error):  # after a failed COMMIT there is no transaction left
        connection.execute("ROLLBACK")


def bump_revision(connection: duckdb.DuckDBPyConnection) -> None:
    """Note, inside a transaction that writes, that readers need a new snapshot: a kill before publication loses nothing."""
    connection.execute("UPDATE settings SET value = (value::BIGINT + 1)::VARCHAR WHERE key = 'revision'")


def revision(connection: duckdb.DuckDBPyConnection) -> int:
    """Return how many transactions wrote since the warehouse was made, counted on from older snapshots."""
    row = connection.execute("SELECT value FROM settings WHERE key = 'revision'").fetchone()
    return int(row[0]) if row else 0


def _view_files() -> list[Path]:
    return [*sorted((HERE / "views").glob("*.sql")), HERE / "macros.sql"]


def _views_version() -> str:
    import hashlib

    return hashlib.sha256(b"\0".join(path.read_bytes() for path in _view_files())).hexdigest()[:12]


def _create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every view of views/*.sql and the macros of macros.sql in place of older ones."""
    old = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main'").fetchall()
    for (name,) in old:
        connection.execute(f'DROP VIEW IF EXISTS main."{name}"')
    for path in _view_files():
        connection.execute(path.read_text(encoding="utf-8"))
    connection.execute("DELETE FROM settings WHERE key = 'views'")
    connection.execute("INSERT INTO settings VALUES ('views', ?)", [_views_version()])
