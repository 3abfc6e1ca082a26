"""Findings as they stood before a rebuild, so that their states go on instead of beginning anew."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from normalizers.errors import InputError
from warehouse.snapshots import newest

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from warehouse.open import Warehouse


def present_findings(data_dir: Path) -> pa.Table | None:
    """Return the stored findings of the newest snapshot, None where there is none that can be read."""
    import duckdb

    try:
        path = newest(data_dir)
    except InputError:
        return None
    # A copy: this process may hold another connection on the same path with other settings.
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(path, Path(folder) / "before.duckdb"))
        try:
            with duckdb.connect(str(copy), read_only=True) as connection:
                stored: pa.Table = connection.sql("SELECT * FROM findings_base").to_arrow_table()
                return stored
        except duckdb.Error:
            return None


def restore_findings(warehouse: Warehouse, before: pa.Table | None) -> None:
    """Put the old findings into a new warehouse; the next audit compares with them and gives them their old states."""
    if before is None:
        return
    import duckdb

    connection = warehouse.connection
    connection.register("before", before)
    try:
        connection.execute("BEGIN")
        connection.execute("INSERT INTO findings_base BY NAME SELECT * FROM before")
        connection.execute("INSERT INTO carried_states SELECT finding_id, state FROM before")
        connection.execute("COMMIT")
    except duckdb.Error:
        connection.execute("ROLLBACK")  # other columns than today's: the states begin anew
    finally:
        connection.unregister("before")


def keep_carried_states(connection: duckdb.DuckDBPyConnection) -> None:
    """Give findings that a rebuild found again the states they had before it; what was new stays new."""
    connection.execute(
        """
        UPDATE main.findings_base AS f SET state = c.state FROM main.carried_states AS c
        WHERE f.finding_id = c.finding_id AND f.state = 'unchanged'
        """
    )
    connection.execute("DELETE FROM main.carried_states")
