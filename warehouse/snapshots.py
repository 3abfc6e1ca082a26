"""Published copies of the warehouse: readers open the newest, so that a load never blocks them."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from normalizers.errors import InputError
from warehouse.open import Warehouse

KEPT = 2


def snapshots(data_dir: Path) -> list[Path]:
    """Return the published snapshots, oldest first."""
    found = [p for p in (data_dir / "snapshots").glob("*.duckdb") if re.fullmatch(r"\d{8}", p.stem)]
    return sorted(found)


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
    """Copy the warehouse into the next snapshot and drop old ones; nothing happens when nothing changed."""
    folder = warehouse.data_dir / "snapshots"
    folder.mkdir(exist_ok=True)
    found = snapshots(warehouse.data_dir)
    if found and not warehouse.changed:
        return found[-1]
    number = int(found[-1].stem) + 1 if found else 1
    target = folder / f"{number:08d}.duckdb"
    warehouse.connection.execute("CHECKPOINT")
    part = target.with_suffix(".part")
    shutil.copyfile(warehouse.data_dir / "warehouse.duckdb", part)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.rename(target)
    warehouse.changed = False
    for old in found[: max(0, len(found) + 1 - KEPT)]:
        old.unlink(missing_ok=True)
    for stray in folder.glob("*.part"):
        stray.unlink(missing_ok=True)
    return target
