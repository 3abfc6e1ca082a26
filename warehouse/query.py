"""Read-only SQL over the newest snapshot, with the present verdicts laid over the findings."""

from __future__ import annotations

import re
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normalizers.errors import UsageError
from warehouse.snapshots import newest
from warehouse.verdict_overlay import overlay_verdicts

if TYPE_CHECKING:
    import duckdb

MOST_ROWS = 1_000_000
SECONDS = 120
ADDRESS_SPACE = 4 << 30


@dataclass(frozen=True, slots=True)
class Result:
    """Names of the columns and the rows of one query."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@contextmanager
def connect(data_dir: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the newest snapshot read-only, shut off from files and network.

    Raises:
        InputError: There is no warehouse yet.
    """
    import duckdb

    path = newest(data_dir)
    config = {"enable_external_access": "false", "memory_limit": "2GB", "threads": "2", "autoinstall_known_extensions": "false"}
    connection = duckdb.connect(str(path), read_only=True, config=config)
    try:
        overlay_verdicts(connection, data_dir)
        connection.execute("SET lock_configuration = true")
        yield connection
    finally:
        connection.close()


def limit_this_process(seconds: int = SECONDS) -> None:
    """Bound what a query from outside may cost; for a process that answers one query and ends.

    Read-only mode and a locked configuration do not stop `repeat('x', 1e9)`.
    """
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))

    def too_long(*_: object) -> None:
        raise UsageError(f"The query took longer than {seconds} s and was ended. Narrow it with WHERE or LIMIT.")

    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(seconds)


def run_sql(data_dir: Path, query: str, most_rows: int = MOST_ROWS) -> Result:
    """Run one read-only query.

    Raises:
        UsageError: The query is wrong, writes, or returns more than `most_rows` rows.
        InputError: There is no warehouse yet.
    """
    import duckdb

    with connect(data_dir) as connection:
        try:
            statements = duckdb.extract_statements(query)
        except duckdb.Error as error:
            raise UsageError(_plain(error)) from error
        if len(statements) != 1:
            raise UsageError(f"One query is needed, these are {len(statements)}.")
        allowed = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.RELATION)
        if statements[0].type not in allowed and not re.match(r"\s*(?:DESCRIBE|SHOW|SUMMARIZE|FROM|PIVOT)", query, re.I):
            raise UsageError(f"`ita sql` reads only; {statements[0].type.name} would write. The base data changes through `ita ingest`.")
        try:
            answer = connection.execute(statements[0])
            columns = tuple(d[0] for d in answer.description or [])
            rows = answer.fetchmany(most_rows + 1)
        except duckdb.Error as error:
            raise UsageError(_plain(error)) from error
        if len(rows) > most_rows:
            raise UsageError(f"The query returns more than {most_rows:,} rows. Add LIMIT, or use ita export parquet.")
    return Result(columns, rows)


def _plain(error: Exception) -> str:
    text = str(error)
    text = text.split("\n\nLINE")[0] if text.count("\n") > 8 else text
    return f"{text}\nThe views: SHOW TABLES; the columns of one: DESCRIBE scores"
