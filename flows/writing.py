"""Writing into the data folder: a fault of the disk becomes an error that says what to do."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from normalizers.errors import InputError


def write_whole(target: Path, body: bytes) -> None:
    """Write a file under another name, sync it and rename it: a kill leaves the old state or the new one.

    Raises:
        InputError: It could not be written.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.{secrets.token_hex(4)}.part")
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            part.rename(target)
        except OSError:
            part.unlink(missing_ok=True)
            raise


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
