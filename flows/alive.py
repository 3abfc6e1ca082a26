"""Which runs of this data folder are alive: each holds a file lock that ends with its process, however that ends."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.writing import writing
from normalizers.errors import BusyError


def lock_path(data_dir: Path, name: str) -> Path:
    return data_dir / "locks" / f"{name}.lock"


@contextmanager
def holding(data_dir: Path, name: str) -> Iterator[None]:
    """Be alive under a name.

    Raises:
        BusyError: Another process is.
        InputError: The data folder cannot be written.
    """
    path = lock_path(data_dir, name)
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a")
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(f"Another process holds {path}. One at a time; try again when it has ended.") from None
        yield
        path.unlink(missing_ok=True)


def is_alive(data_dir: Path, name: str) -> bool:
    """Return whether a process holds this name; of one that was killed, the file is removed."""
    path = lock_path(data_dir, name)
    if not path.exists():
        return False
    try:
        with holding(data_dir, name):
            return False
    except BusyError:
        return True
