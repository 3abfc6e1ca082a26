"""Writing into the data folder: a fault of the disk becomes an error that says what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from normalizers.errors import InputError


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Turn a full disk or a lost right into an error that says what to do.

    Raises:
        InputError: Something inside could not be written.
    """
    try:
        yield
    except OSError as error:
        full = " The disk is full: free space and run again, nothing is lost." if error.errno in (errno.ENOSPC, errno.EDQUOT) else ""
        raise InputError(f"{target} cannot be written: {error.strerror}.{full}") from error
