"""Past harvests, read from their records: when, how they ended, what they asked for and met with."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.journal import journals, lines_of
from flows.ledger import Ledger
from normalizers.errors import UsageError


@dataclass(slots=True)
class PastRun:
    """One harvest.

    Attributes:
        run_id: Names it, in the ledger too.
        began / ended: ISO 8601; `ended` is '' for one that was killed or still goes on.
        state: 'done', 'running', or 'killed' (also by an error of ours: the next run goes on from it).
        sources: Lines of the sources file that it was to do.
        requests / bytes: Asked, and bodies that came.
        outcomes: Requests by what came of them.
        documents: Documents by what became of them.
    """

    run_id: str
    began: str = ""
    ended: str = ""
    state: str = "killed"
    sources: int = 0
    requests: int = 0
    bytes: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    documents: dict[str, int] = field(default_factory=dict)
    process: int = 0


def past_runs(data_dir: Path, most: int) -> list[PastRun]:
    """Return the newest harvests, the newest first."""
    return [_read(path) for path in reversed(journals(data_dir)[-most:])]


def _read(path: Path) -> PastRun:
    run = PastRun(path.stem)
    for line in lines_of(path):
        match line.get("what"):
            case "begin":
                run.began, run.sources, run.process = run.began or line["time"], run.sources + line["sources"], line["process"]
            case "request":
                run.requests += 1
                run.bytes += line["bytes"]
                run.outcomes[line["outcome"]] += 1
            case "end":
                run.ended, run.state, run.documents = line["time"], line["outcome"], line["counts"]
    if run.state == "killed" and _exists(run.process):
        run.state = "running"
    return run


def _exists(process: int) -> bool:
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return process > 0


def addresses_of(data_dir: Path, run_id: str) -> list[dict[str, Any]]:
    """Return every address that a run wrote into the ledger, what brought nothing first.

    Raises:
        UsageError: There is no such run.
    """
    found = list(Ledger(data_dir).of_run(run_id))
    if not found and run_id not in {p.stem for p in journals(data_dir)}:
        raise UsageError(f"No run is named '{run_id}'; `ita runs list` lists them.")
    columns = ("outcome", "url", "office_id", "fiscal_year_be", "sha256", "reason")
    return [{name: getattr(s, name) for name in columns} for s in sorted(found, key=lambda s: s.sha256 is not None)]
