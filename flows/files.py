"""Local files and folders as documents on their way."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from flows.documents import Item
from flows.store import Store, digest_of
from normalizers.errors import InputError


class Found(NamedTuple):
    """The files that paths stand for, and what is wrong with the other paths, in words."""

    files: list[Path]
    problems: list[str]


def find_pdfs(paths: Sequence[Path]) -> Found:
    """Return the files to ingest: named files as they are, folders searched for *.pdf, each file once.

    Raises:
        InputError: None of the paths leads to a file.
    """
    files: list[Path] = []
    problems: list[str] = []
    for path in paths:
        if path.is_dir():
            inside = _inside(path)
            files += inside
            if not inside:
                problems.append(f"{path}: no PDF in this folder (searched for *.pdf, folders inside included).")
        elif path.exists():
            files.append(path.absolute())
        else:
            problems.append(f"{path}: no such file or folder.")
    if problems and not files:
        raise InputError("\n".join(problems))
    return Found(list(dict.fromkeys(files)), problems)


def _inside(folder: Path) -> list[Path]:
    found = []
    for parent, folders, names in os.walk(folder.absolute(), followlinks=False):
        folders.sort()
        found += [Path(parent, name) for name in sorted(names) if name.lower().endswith(".pdf")]
    return found


class KnownFiles:
    """Digests of files by path, size and modification time: a known file costs a look, not a read. Safe to delete."""

    def __init__(self, store: Store) -> None:
        self._path = store.data_dir / "cache" / "known_files.json"
        try:
            self._known: dict[str, list[object]] = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self._known = {}
        self._changed = False

    def digest(self, path: Path, status: os.stat_result) -> str | None:
        """Return the digest noted for this path, None when the file is new or changed."""
        known = self._known.get(str(path))
        return str(known[2]) if known and known[:2] == [status.st_size, status.st_mtime_ns] else None

    def note(self, path: Path, status: os.stat_result, sha256: str) -> None:
        self._known[str(path)] = [status.st_size, status.st_mtime_ns, sha256]
        self._changed = True

    def save(self) -> None:
        """Write what was noted; a failure costs only time at the next run."""
        if not self._changed:
            return
        part = self._path.with_suffix(f".{os.getpid()}.part")
        try:
            part.write_text(json.dumps(self._known), encoding="utf-8")
            part.rename(self._path)
        except OSError:
            part.unlink(missing_ok=True)


def file_items(paths: Sequence[Path], store: Store, office_id: str | None, fiscal_year_be: int | None) -> Iterator[Item]:
    """Keep the bytes of every file that the paths lead to and yield it as an item; a file that cannot be read is one too."""
    known = KnownFiles(store)
    try:
        for path in find_pdfs(paths).files:
            try:
                sha256, size = _keep(path, store, known)
            except OSError as error:
                reason = f"{path} cannot be read: {error.strerror or error}"
                yield Item(f"file:{path}", None, office_id, fiscal_year_be, "unreadable", reason)
            else:
                yield Item(f"file:{path}", sha256, office_id, fiscal_year_be, bytes=size)
    finally:
        known.save()


def _keep(path: Path, store: Store, known: KnownFiles) -> tuple[str, int]:
    status = path.stat()
    if not path.is_file():
        raise OSError(0, "it is no regular file")  # a pipe or device would block for ever
    sha256 = known.digest(path, status)
    if sha256 is None or not store.pdf_path(sha256).exists():
        sha256 = digest_of(path)
        if not store.pdf_path(sha256).exists():
            sha256 = store.add_pdf(path)
        known.note(path, status, sha256)
    return sha256, status.st_size
