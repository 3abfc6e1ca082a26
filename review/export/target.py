"""Where an export goes: written beside its place and moved there when it is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from normalizers.errors import InputError, UsageError

MARK = ".ita-export"  # in a folder that an export made, and that the next one may replace


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """Yield a path to write to; it becomes `target` when everything went well, else it is gone.

    Raises:
        InputError: It cannot be written.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.is_dir():
            raise InputError(f"{target} is a folder. Name a file with -o.")
        target.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Yield a folder to write to; it becomes `target`, in the place of an earlier export.

    Raises:
        UsageError: There is something else at `target`.
        InputError: It cannot be written.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    if target.exists() and not (target / MARK).exists() and not (target.is_dir() and not any(target.iterdir())):
        raise UsageError(f"{target} is there already and no export made it. Name another folder with -o.")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        yield part
        (part / MARK).write_text("Made by `ita export`; the next export into this folder replaces it.\n", encoding="utf-8")
        if target.exists():
            shutil.rmtree(target)
        part.rename(target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _unwritable(target: Path, error: OSError) -> InputError:
    return InputError(f"{target} cannot be written: {error.strerror or error}. Name another place with -o.")
