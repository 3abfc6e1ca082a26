"""What a harvest did, request by request: kept for ever beside the sightings, and what a killed harvest goes on from."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flows.fetched import Fetched
from flows.writing import writing

FOLDER = Path("ledger", "harvests")
RESUMED_WITHIN = timedelta(hours=24)
WRONG_CLOCK = timedelta(hours=1)


@dataclass(slots=True)
class Journal:
    """The record of one harvest. Safe to share between threads.

    Attributes:
        data_dir: The data folder.
        run_id: Names the harvest, in the ledger too.
        clock: Where the time comes from.
    """

    data_dir: Path
    run_id: str
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def path(self) -> Path:
        return self.data_dir / FOLDER / f"{self.run_id}.jsonl"

    def begin(self, sources: int, continues: list[str]) -> None:
        self._write({"what": "begin", "process": os.getpid(), "sources": sources, "continues": continues}, sync=True)

    def note(self, url: str, answer: Fetched, seconds: float) -> None:
        """Record one request: robots.txt, pages and every try included."""
        self._write(
            {
                "what": "request", "url": url, "outcome": answer.outcome, "reason": answer.reason, "bytes": answer.bytes,
                "seconds": round(seconds, 3), "sha256": answer.sha256, "headers": dict(answer.headers),
            }
        )  # fmt: skip

    def end(self, outcome: str, counts: Mapping[str, int]) -> None:
        """Close the record: this harvest will not be gone on with."""
        self._write({"what": "end", "outcome": outcome, "counts": dict(counts)}, sync=True)

    def _write(self, line: Mapping[str, Any], sync: bool = False) -> None:
        text = json.dumps({"time": self.clock().isoformat(timespec="seconds"), **line}, ensure_ascii=False) + "\n"
        with self._lock, writing(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(text)
                if sync:
                    file.flush()
                    os.fsync(file.fileno())


def journals(data_dir: Path) -> list[Path]:
    """Return the records of all harvests, oldest first."""
    return sorted((data_dir / FOLDER).glob("*.jsonl"))


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """Read a record; a line cut off by a kill is left out."""
    with path.open(encoding="utf-8", errors="replace") as file:
        for text in file:
            try:
                yield json.loads(text)
            except ValueError:
                continue


def interrupted(data_dir: Path, now: datetime) -> list[str]:
    """Return the harvests that were killed and are young enough to go on with, newest first: what they stored is not asked for again."""
    found: list[str] = []
    for path in reversed(journals(data_dir)):
        first, last = _ends(path)
        age = now - datetime.fromisoformat(first["time"]) if first else None
        if last.get("what") == "end" or age is None or not -WRONG_CLOCK <= age <= RESUMED_WITHIN:
            break
        found.append(path.stem)
    return found


def _ends(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    lines = list(lines_of(path))
    return (lines[0], lines[-1]) if lines else ({}, {})
