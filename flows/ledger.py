"""The ledger: every sighting of a document, in lines that are only ever added."""

from __future__ import annotations

import json
import os
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from extractors.records import Sighting
from flows.writing import writing


class Ledger:
    """The append-only record of sightings: one file per run, one line per sighting. Safe to share between threads.

    Args:
        data_dir: The data folder.
        run_id: Of a run that other processes of the same run write to; a new one by default.
        clock: Where the time comes from.
    """

    def __init__(self, data_dir: Path, run_id: str | None = None, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._folder = data_dir / "ledger"
        self._clock = clock
        self.run_id = run_id or f"{self._in_order(clock()):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        self._mark = "" if run_id is None else f"{secrets.token_hex(2)}-"
        self._count = 0
        self._lock = threading.Lock()

    def _in_order(self, now: datetime) -> datetime:
        """Runs are read in the order of their names: a clock that was set back must not put a new run before an older one."""
        newest = max((path.stem[:15] for path in self._folder.glob("*.jsonl")), default="")
        try:
            last = datetime.strptime(newest, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            return now
        return now if now.replace(microsecond=0) > last else last + timedelta(seconds=1)

    def append(self, sightings: Sequence[Sighting]) -> None:
        """Write lines and sync them once."""
        if not sightings:
            return
        path = self._folder / f"{self.run_id}.jsonl"
        lines = "".join(json.dumps(asdict(s), ensure_ascii=False) + "\n" for s in sightings)
        with self._lock, writing(path), path.open("ab") as file:
            if file.tell() and _last_byte(path) != b"\n":  # a line of this run was cut off by a kill
                file.write(b"\n")
            file.write(lines.encode())
            file.flush()
            os.fsync(file.fileno())

    def next_id(self) -> str:
        with self._lock:
            self._count += 1
            return f"{self.run_id}-{self._mark}{self._count:06d}"

    def now(self) -> str:
        """Return the time as a line of the ledger has it."""
        return self._clock().strftime("%Y-%m-%dT%H:%M:%SZ")

    def read(self) -> Iterator[Sighting]:
        """Read every sighting, oldest first; a line cut off by a kill is left out."""
        for path in self._segments():
            yield from _lines(path)

    def of_run(self, run_id: str) -> Iterator[Sighting]:
        """Read the sightings of one run."""
        for path in self._segments():
            if path.stem == run_id:
                yield from _lines(path)

    def behind(self) -> timedelta:
        """Return by how much the clock is behind the newest run: more than nothing means that it was set back."""
        now = self._clock()
        return max(timedelta(0), self._in_order(now) - now - timedelta(seconds=1))

    def unloaded(self, loaded: Mapping[str, int]) -> Iterator[Sighting]:
        """Read the sightings of runs of which not all lines are loaded.

        Args:
            loaded: Lines in the warehouse by run.
        """
        for path in self._segments():
            if _count_lines(path) != loaded.get(path.stem, 0):
                yield from _lines(path)

    def _segments(self) -> list[Path]:
        return sorted(self._folder.glob("*.jsonl"))


def _last_byte(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1)


def _count_lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))


def _lines(path: Path) -> Iterator[Sighting]:
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            try:
                plain = json.loads(line)
            except ValueError:
                continue  # cut off by a kill: its run had not yet acted on it
            if line.endswith("\n"):
                plain["headers"] = tuple((str(name), str(value)) for name, value in plain.get("headers", ()))
                yield Sighting(**plain)
