"""A folder or object store that several machines share: the permanent part of the data folder, under the same names.

PDFs and extractions are named by content and never change, so that it does not matter who writes them, or how often. A
ledger segment belongs to one run of one machine and only grows: the longer copy is the newer one.
"""

from __future__ import annotations

import math
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.writing import write_whole
from normalizers.errors import InputError, UsageError

VARIABLE = "ITA_STORE"
LISTS_HOLD = 60.0  # seconds for which a folder's list says what is not there


def shared_from_environment() -> str:
    """Return the address of the shared store, '' where there is none."""
    return os.environ.get(VARIABLE, "")


class SharedStore:
    """A place named by an fsspec address: a mounted folder, `s3://bucket/folder` and the like.

    Keys and endpoints come from where the store's own library looks for them, never from the address.

    Args:
        url: The address.

    Raises:
        UsageError: No library for such an address is installed, or the address makes no sense.
    """

    def __init__(self, url: str) -> None:
        import fsspec

        self.url = url
        try:
            self._files, self._root = fsspec.core.url_to_fs(url, skip_instance_cache=True)
        except (ImportError, ValueError) as error:
            raise UsageError(f"{VARIABLE}={url} cannot be used: {error}. For s3:// install the extra 'scale'.") from error
        # put_file of an object store shows the object when it is whole; a folder shows a file that grows
        self._is_folder = "file" in ([self._files.protocol] if isinstance(self._files.protocol, str) else self._files.protocol)
        self._listed: dict[str, tuple[float, frozenset[str]]] = {}

    def holds(self, name: str) -> bool:
        """Whether there is such an object; what other machines brought within the last minute may not be known.

        Its folder is listed once instead of asking for every object. What is there stays there, so that a list grows old only in
        what it lacks.
        """
        folder, _, file = name.rpartition("/")
        at, files = self._listed.get(folder, (-math.inf, frozenset[str]()))
        if file not in files and time.monotonic() - at >= LISTS_HOLD:
            files = self._list(folder)
            self._listed[folder] = time.monotonic(), files
        return file in files

    def _list(self, folder: str) -> frozenset[str]:
        with self._reached():
            self._files.invalidate_cache(self._at(folder))
            try:
                return frozenset(place.rpartition("/")[2] for place in self._files.ls(self._at(folder), detail=False))
            except FileNotFoundError:
                return frozenset()

    def send(self, path: Path, name: str) -> None:
        """Put a file there under a name, unless it is there."""
        if not self.holds(name):
            with self._reached():
                self._put(path, name)

    def fetch(self, name: str, path: Path, check: Callable[[bytes], bool] = bool) -> bool:
        """Bring a file here; False when it is not there, or is not what its name says: then the next one sent replaces it."""
        with self._reached():
            try:
                body = self._files.cat_file(self._at(name))
            except FileNotFoundError:
                return False
        if not check(body):
            folder, _, file = name.rpartition("/")
            self._listed[folder] = time.monotonic(), self._list(folder) - {file}
            return False
        write_whole(path, body)
        return True

    def merge_ledger(self, folder: Path) -> None:
        """Bring segments of other machines here and send ours; of two copies of one segment the longer one stays."""
        self._listed.clear()
        with self._reached():
            self._files.invalidate_cache()
            there = self._files.find(self._at("ledger"), detail=True)
        sizes = {place.removeprefix(self._at("ledger") + "/"): int(about["size"]) for place, about in there.items()}
        for name, size in sizes.items():
            path = folder / name
            if not name.endswith(".part") and (not path.exists() or path.stat().st_size < size):
                self.fetch(f"ledger/{name}", path)
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.endswith(".part")):
            name = path.relative_to(folder).as_posix()
            if path.stat().st_size > sizes.get(name, -1):
                with self._reached():
                    self._put(path, f"ledger/{name}")

    def _at(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"

    def _put(self, path: Path, name: str) -> None:
        target = self._at(name)
        if not self._is_folder:
            self._files.put_file(str(path), target)
            return
        part = f"{target}.{os.getpid()}.{secrets.token_hex(4)}.part"
        self._files.makedirs(target.rpartition("/")[0], exist_ok=True)
        self._files.put_file(str(path), part)
        Path(part).replace(target)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise InputError(f"The shared store {self.url} cannot be used: {error}. Mend it and run again; nothing is lost.") from error
        except Exception as error:
            if type(error).__module__.split(".")[0] not in _LIBRARIES:
                raise
            raise InputError(f"The shared store {self.url} cannot be used: {error}. Mend it and run again; nothing is lost.") from error


_LIBRARIES = ("botocore", "aiobotocore", "s3fs", "aiohttp", "gcsfs", "adlfs")  # their faults are the store's, not ours


def open_shared(url: str | None) -> SharedStore | None:
    """Open the store that an address names; that of the environment where none is given, none for ''."""
    address = shared_from_environment() if url is None else url
    return SharedStore(address) if address else None
