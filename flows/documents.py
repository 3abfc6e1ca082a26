"""What goes through a run: options, documents on their way, and what became of each."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from extractors.records import Sighting
from extractors.sandbox import Limits
from extractors.version import extractor_version
from flows.store import digest_of


@dataclass(frozen=True, slots=True)
class Options:
    """How a run reads and loads.

    Attributes:
        jobs: Worker processes.
        engine: 'fast' or 'reference'.
        reference_dir / checks_dir: The user's own tables and checks.
        verify: Share of the score cells of text layers that are read a second time from the picture, 0 to 1.
        limits: What reading a document may cost.
    """

    jobs: int = 2
    engine: str = "fast"
    reference_dir: Path | None = None
    checks_dir: Path | None = None
    verify: float = 0.0
    limits: Limits = field(default_factory=Limits)

    def extractor(self) -> str:
        """Return the version of the reader in this run; each extraction is stored under that of the parts that it met."""
        text = f"engine={self.engine} verify={self.verify}"
        if self.reference_dir is not None:
            for path in sorted(self.reference_dir.glob("*.csv")):
                text += f" {path.name}={digest_of(path)}"
        return extractor_version(text)


@dataclass(frozen=True, slots=True)
class Item:
    """One document on its way: where it was seen, its digest, and what the source says of it.

    Attributes:
        sighting: Its line where the ledger already holds one.
        settled: Nothing new is said about it: an earlier run's line stands, or it was not yet due.
    """

    url: str
    sha256: str | None
    office_id: str | None = None
    fiscal_year_be: int | None = None
    outcome: str = "stored"
    reason: str = ""
    bytes: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    sighting: Sighting | None = None
    settled: bool = False

    @property
    def claim(self) -> Claim:
        return self.sha256, self.url, self.office_id, self.fiscal_year_be


Claim = tuple[str | None, str, str | None, int | None]


@dataclass(slots=True)
class Result:
    """What became of one document; the line that `--format jsonl` prints.

    Attributes:
        path: Where it was seen: address, or 'file:' and the path.
        status: 'loaded', 'unchanged', 'quarantined' or 'failed'.
        known_unreadable: Unchanged, and an earlier run has quarantined it.
        outcome: What the harvest met with: 'stored', 'new_version', 'not_modified', 'http_404', ...
        Others as in the view `documents`, with the numbers of facts and findings.
    """

    path: str
    sha256: str | None
    status: str
    doc_type: str | None = None
    office_id: str | None = None
    fiscal_year_be: int | None = None
    pages: int = 0
    scores: int = 0
    measures: int = 0
    findings: int = 0
    reason: str = ""
    outcome: str = ""
    known_unreadable: bool = False

    def as_json(self) -> str:
        """Return one line of JSON with the names of the contract."""
        place = "path" if self.path.startswith("file:") else "url"
        plain = {
            place: self.path.removeprefix("file:"), "sha256": self.sha256, "status": self.status, "doc_type": self.doc_type,
            "office_id": self.office_id, "fiscal_year_be": self.fiscal_year_be, "pages": self.pages, "scores": self.scores,
            "measures": self.measures, "findings": self.findings, "reason": self.reason
        }  # fmt: skip
        if place == "url":
            plain["outcome"] = self.outcome
        return json.dumps(plain, ensure_ascii=False)


Progress = Callable[[Result], None]
