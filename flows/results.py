"""What became of each document of a run: few results in memory, those before them in a file, so that a million cost no more than thousands."""

from __future__ import annotations

import json
import tempfile
import weakref
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import islice
from pathlib import Path
from typing import IO, overload

from flows.documents import Result
from flows.writing import writing

BLOCK = 4096  # results that are held in memory, written and read together
FIELDS = tuple(field.name for field in fields(Result))


class Results(Sequence[Result]):
    """Results in the order in which they were added; what is read from the file is a copy.

    The file has no name: the system removes it with the last process that has it open, however that ends.

    Args:
        folder: Where the file is made when there are more than fit into memory.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._newest: list[Result] = []
        self._file: IO[bytes] | None = None
        self._starts = array("Q")  # of the blocks in the file

    def append(self, result: Result) -> None:
        """Add one at the end.

        Raises:
            InputError: The file cannot be written.
        """
        if len(self._newest) == BLOCK:
            self._put_away()
        self._newest.append(result)

    def extend(self, results: Iterable[Result]) -> None:
        for result in results:
            self.append(result)

    def _put_away(self) -> None:
        rows = [[getattr(result, name) for name in FIELDS] for result in self._newest]
        with writing(self._folder / "results"):
            if self._file is None:
                self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115  closed with this object
                weakref.finalize(self, self._file.close)
            self._starts.append(self._file.seek(0, 2))
            self._file.write(json.dumps(rows).encode() + b"\n")
            self._file.flush()
        self._newest = []

    def blocks(self) -> Iterator[list[Result]]:
        """Yield all results, some thousands at a time."""
        for number in range(len(self._starts)):
            yield self._block(number)
        if self._newest:
            yield self._newest

    def _block(self, number: int) -> list[Result]:
        if self._file is None or number == len(self._starts):
            return self._newest
        self._file.seek(self._starts[number])
        return [Result(*row) for row in json.loads(self._file.readline())]

    def __len__(self) -> int:
        return BLOCK * len(self._starts) + len(self._newest)

    def __iter__(self) -> Iterator[Result]:
        for block in self.blocks():
            yield from block

    @overload
    def __getitem__(self, index: int) -> Result: ...
    @overload
    def __getitem__(self, index: slice) -> list[Result]: ...
    def __getitem__(self, index: int | slice) -> Result | list[Result]:
        places = range(len(self))[index]
        if isinstance(places, int):
            return self._block(places // BLOCK)[places % BLOCK]
        if places.step > 0:  # each block is read once
            return list(islice(self, places.start, places.stop, places.step))
        return [self[place] for place in places]
