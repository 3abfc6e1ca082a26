"""How much memory DuckDB may take for writing: little, so that it does not grow with the documents, and more where that is not enough."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import duckdb

MEMORY_LIMIT = "512MB"  # beyond it DuckDB puts what it can beside the warehouse, on disk
MORE_MEMORY = "4GB"
T = TypeVar("T")


def with_room(connection: duckdb.DuckDBPyConnection, work: Callable[[], T]) -> T:
    """Do a piece of work that leaves nothing behind when it fails, once more with more memory where the usual is too little."""
    import duckdb

    try:
        return work()
    except duckdb.OutOfMemoryException:
        connection.execute(f"SET memory_limit = '{MORE_MEMORY}'")
        try:
            return work()
        finally:
            connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
