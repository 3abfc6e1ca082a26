"""Published copies of the warehouse: readers open the newest, so that a load never blocks them."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from normalizers.errors import InputError
from warehouse.open import Warehouse, revision

KEPT = 2


def snapshots(data_dir: Path) -> list[Path]:
    """Return the published snapshots, oldest first."""
    found = [p for p in (data_dir / "snapshots").glob("*.duckdb") if re.fullmatch(r"\d{8,}", p.stem)]
    return sorted(found, key=lambda p: int(p.stem))


def newest(data_dir: Path) -> Path:
    """Return the newest snapshot.

    Raises:
        InputError: There is none yet.
    """
    found = snapshots(data_dir)
    if not found:
        raise InputError(f"There is no warehouse in {data_dir} yet. Type: ita ingest PATH, or ita demo")
    return found[-1]


def publish(warehouse: Warehouse) -> Path:
    """Copy the warehouse into the snapshot of its revision and drop old ones; a published revision costs a look.

    Whoever reads an old snapshot keeps its open file; whoever comes later finds the new one.

    Raises:
        InputError: The snapshot cannot be written.
    """
    folder = warehouse.data_dir / "snapshots"
    target = folder / f"{revision(warehouse.connection):08d}.duckdb"
    if target.exists():
        return target
    part = target.with_name(target.name + ".tmp")
    try:
        folder.mkdir(exist_ok=True)
        for stray in folder.glob("*.tmp"):
            stray.unlink(missing_ok=True)
        warehouse.connection.execute("CHECKPOINT")
        shutil.copyfile(warehouse.data_dir / "warehouse.duckdb", part)
        _sync(part)
        part.rename(target)
        _sync(folder)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputError(f"{target} cannot be written: {error.strerror}. What was loaded is kept; run again.") from error
    warehouse.changed = False
    for old in snapshots(warehouse.data_dir)[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
