"""Read-only SQL over the newest snapshot, with the present verdicts laid over the findings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normalizers.errors import InputError, UsageError
from warehouse.disposable import run_disposable
from warehouse.snapshots import newest
from warehouse.tables import render
from warehouse.verdict_overlay import overlay_verdicts

if TYPE_CHECKING:
    import duckdb

MOST_ROWS = 1_000_000
SECONDS = 120
MEMORY_BYTES = 4 << 30


@dataclass(frozen=True, slots=True)
class Result:
    """Names of the columns and the rows of one query."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@contextmanager
def connect(data_dir: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the newest snapshot read-only, shut off from files and network; for our own queries.

    Raises:
        InputError: There is no warehouse yet, or its snapshot is damaged.
    """
    import duckdb

    connection = _open_newest(data_dir)
    try:
        overlay_verdicts(connection, data_dir)
        # Connections of one process on one snapshot share their settings.
        if connection.execute("SELECT current_setting('lock_configuration')").fetchone() != (True,):
            connection.execute("SET lock_configuration = true")
        yield connection
    except (duckdb.IOException, duckdb.SerializationException) as error:
        raise _damaged(data_dir, error) from error
    finally:
        connection.close()


def _open_newest(data_dir: Path) -> duckdb.DuckDBPyConnection:
    import duckdb

    config: dict[str, Any] = {
        "enable_external_access": "false", "memory_limit": "2GB", "threads": "2", "autoinstall_known_extensions": "false",
    }  # fmt: skip
    for attempt in range(3):
        path = newest(data_dir)
        try:
            return duckdb.connect(str(path), read_only=True, config=config)
        except duckdb.Error as error:
            # Between our look and our opening, the loader may have published twice and dropped this one.
            if path.exists() or attempt == 2:
                raise _damaged(data_dir, error) from error
    raise AssertionError("unreachable")


def _damaged(data_dir: Path, error: Exception) -> InputError:
    return InputError(
        f"The warehouse in {data_dir} cannot be read ({str(error).splitlines()[0]}). "
        "`ita rebuild` makes it anew from the stored extractions."
    )


def print_sql(
    data_dir: Path, query: str, output: str = "table", most_rows: int = MOST_ROWS, seconds: int = SECONDS, memory_bytes: int = MEMORY_BYTES
) -> str:
    """Run one query from outside in a process of its own and return its answer as text.

    Args:
        data_dir: The data folder.
        query: One read-only statement.
        output: One of `tables.FORMATS`.
        most_rows: A longer answer is an error, never a silent cut.
        seconds: The process is killed after this long.
        memory_bytes: Address space of the process.

    Raises:
        UsageError: The query is wrong, writes, takes too long or answers too much.
        InputError: There is no warehouse yet.
    """
    newest(data_dir)  # the plain mistake first, before anything costs time

    def answer() -> str:
        result = run_sql(data_dir, query, most_rows)
        return render(result.columns, result.rows, output)

    return run_disposable(answer, seconds, memory_bytes)


def run_sql(data_dir: Path, query: str, most_rows: int = MOST_ROWS) -> Result:
    """Run one read-only query in this process: for queries that we wrote, and inside `print_sql`'s process.

    Raises:
        UsageError: The query is wrong, writes, or returns more than `most_rows` rows.
        InputError: There is no warehouse yet.
    """
    import duckdb

    try:
        statements = duckdb.extract_statements(query)
    except duckdb.Error as error:
        raise UsageError(_plain(error)) from error
    if len(statements) != 1:
        raise UsageError(f"One query is needed, these are {len(statements)}.")
    reading = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.RELATION, duckdb.StatementType.MULTI)
    if statements[0].type not in reading:
        raise UsageError(f"`ita sql` only reads, and this is {statements[0].type.name}. Data comes in through `ita ingest`.")
    with connect(data_dir) as connection:
        try:
            answer = connection.execute(query)
            columns = tuple(d[0] for d in answer.description or [])
            rows = answer.fetchmany(most_rows + 1)
        except (duckdb.IOException, duckdb.SerializationException):
            raise
        except duckdb.Error as error:
            raise UsageError(_plain(error)) from error
    if len(rows) > most_rows:
        raise UsageError(f"The query returns more than {most_rows:,} rows. Add LIMIT, or use `ita export parquet`.")
    return Result(columns, rows)


def _plain(error: Exception) -> str:
    text = str(error).strip()
    if "read-only" in text or "disabled by configuration" in text:
        return f"{text}\n`ita sql` only reads the warehouse: no files, no network, no changes."
    return f"{text}\nThe views: SHOW TABLES; the columns of one: DESCRIBE scores"
