"""An empty warehouse with our reference tables, kept in the user's cache.

Its nine hundred comments would take a quarter of a second of every new data folder. Its name has a hash of what it was made of and one
of its own bytes, so that neither another version's tables nor a damaged file are taken. Where the cache cannot be written every warehouse is made anew. Safe to delete.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

KEPT = 4  # of as many versions of the program


def folder() -> Path | None:
    """Return where it is kept: `ita-reports` in XDG_CACHE_HOME, else in ~/.cache; None for a user without a home."""
    for cache in (os.environ.get("XDG_CACHE_HOME", ""), os.path.expanduser("~/.cache")):  # noqa: PTH111  no home is no error
        if Path(cache).is_absolute():  # any other would lie in whatever folder the program was started in
            return Path(cache) / "ita-reports"
    return None


def key_of(made_of: str) -> str:
    """Name an empty warehouse by what it is made of, the DuckDB included."""
    import duckdb

    return hashlib.sha256(f"{duckdb.__version__}\0{made_of}".encode()).hexdigest()[:16]


def kept(key: str) -> bytes | None:
    """Return the empty warehouse of this key, None where there is none that is whole."""
    where, found = folder(), []
    with suppress(OSError):  # a folder that this user may not look into
        found = list(where.glob(f"empty-{key}-*.duckdb")) if where else []
    for path in found:
        with suppress(OSError):
            body = path.read_bytes()
            if path.name == _name(key, body):
                return body
    return None


def keep(key: str, body: bytes) -> None:
    """Keep an empty warehouse for the next time; failing to costs only time."""
    where = folder()
    if where is None:
        return
    target = where / _name(key, body)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    with suppress(OSError):
        where.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(body)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)  # half of it, on a full disk
        newest_first = sorted(where.glob("empty-*.duckdb"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in newest_first[KEPT:]:
            old.unlink(missing_ok=True)


def _name(key: str, body: bytes) -> str:
    return f"empty-{key}-{hashlib.sha256(body).hexdigest()[:16]}.duckdb"
