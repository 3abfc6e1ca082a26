"""Which files paths stand for: listed anew each time they are asked for, so that their number takes no memory."""

from __future__ import annotations

import heapq
import os
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from normalizers.errors import InputError

NAMES = 20_000  # of one folder that are sorted at a time; a folder of more is listed again for the next ones


class PdfFiles:
    """The files that paths lead to: named files as they are, folders searched for *.pdf, each file once.

    Args:
        paths: Files and folders that are there, absolute.
        leave_out: A folder that is not searched unless it is one of `paths`: where the run itself puts PDFs.
    """

    def __init__(self, paths: Sequence[Path], leave_out: Path) -> None:
        self._paths, self._leave_out = tuple(paths), str(leave_out.absolute())

    def __iter__(self) -> Iterator[Path]:
        return map(Path, self._names())

    def _names(self) -> Iterator[str]:
        given, done = frozenset(map(str, self._paths)), {self._leave_out}
        done -= given
        for path in map(str, self._paths):
            if path in done:
                continue
            if Path(path).is_dir():
                yield from _inside(path, given, done)
            else:
                done.add(path)
                yield path

    @cached_property
    def _count(self) -> int:
        return sum(1 for _ in self._names())

    def __len__(self) -> int:
        return self._count


class Found(NamedTuple):
    """The files that paths stand for, and what is wrong with the other paths, in words."""

    files: PdfFiles
    problems: list[str]


def find_pdfs(paths: Sequence[Path], leave_out: Path) -> Found:
    """Return the files to ingest: named files as they are, folders searched for *.pdf, each file once.

    Args:
        paths: Files and folders.
        leave_out: Where the run keeps PDFs itself: not searched, unless it is named.

    Raises:
        InputError: None of the paths leads to a file.
    """
    leading: list[Path] = []
    problems: list[str] = []
    for path in paths:
        if path.is_dir() and next(iter(PdfFiles([path.absolute()], leave_out)), None) is None:
            problems.append(f"{path}: no PDF in this folder (searched for *.pdf, folders inside included).")
        elif path.exists():
            leading.append(path.absolute())
        else:
            problems.append(f"{path}: no such file or folder.")
    if problems and not leading:
        raise InputError("\n".join(problems))
    return Found(PdfFiles(leading, leave_out), problems)


def _inside(folder: str, given: frozenset[str], done: set[str]) -> Iterator[str]:
    """Yield the PDFs of a folder and of those inside, links to folders left out; what cannot be listed is passed over.

    Args:
        folder: Absolute.
        given: Paths that are looked at by themselves too, before or after this one: only they can come twice.
        done: Those of `given` that were yielded, or whose files were, and what is left out; passed over here, and added to.
    """
    for name in _in_order(folder, _is_pdf):
        path = os.path.join(folder, name)  # noqa: PTH118  a Path takes ten times as long
        if path not in done:
            if path in given:
                done.add(path)
            yield path
    for name in _in_order(folder, _is_folder):
        path = os.path.join(folder, name)  # noqa: PTH118
        if path not in done:
            yield from _inside(path, given, done)
    if folder in given:
        done.add(folder)


def _is_pdf(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.name.lower().endswith(".pdf") and not entry.is_dir()
    except OSError:  # a link to what may not be looked at; the run says so
        return True


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _in_order(folder: str, wanted: Callable[[os.DirEntry[str]], bool]) -> Iterator[str]:
    """Yield the names of a folder's entries in order; of so many, few at a time."""
    last = ""
    while True:
        try:
            with os.scandir(folder) as entries:
                found = (e.name for e in entries if e.name > last and wanted(e))
                names = list(islice(found, NAMES))
                names = sorted(names + heapq.nsmallest(NAMES, found))[:NAMES]  # of the usual folder nothing is left for the slower half
        except OSError:
            return
        yield from names
        if len(names) < NAMES:
            return
        last = names[-1]
