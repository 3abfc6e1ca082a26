"""Findings as they stood before a rebuild, so that their states go on instead of beginning anew."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from normalizers.errors import InputError
from warehouse.snapshots import newest

if TYPE_CHECKING:
    import pyarrow as pa

    from warehouse.open import Warehouse


def present_findings(data_dir: Path) -> pa.Table | None:
    """Return the stored findings of the newest snapshot, None where there is none that can be read."""
    import duckdb

    try:
        path = newest(data_dir)
    except InputError:
        return None
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(path, Path(folder) / "before.duckdb"))
        try:
            with duckdb.connect(str(copy), read_only=True) as connection:
                return connection.execute("SELECT * FROM findings_base").to_arrow_table()
        except duckdb.Error:
            return None


def restore_findings(warehouse: Warehouse, before: pa.Table | None) -> None:
    """Put the old findings into a new warehouse; the next audit compares with them."""
    if before is None:
        return
    import duckdb

    warehouse.connection.register("before", before)
    try:
        warehouse.connection.execute("INSERT INTO findings_base BY NAME SELECT * FROM before")
    except duckdb.Error:
        # other columns than today's: the states begin anew
        return
    finally:
        warehouse.connection.unregister("before")
