"""What a run says while it goes and at its end: data on stdout, talk on stderr."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from types import TracebackType

from flows.pipeline import Result

SHOWN = 40


class Reporter:
    """Prints one line per document and a summary; a progress line on a terminal.

    Args:
        output: 'table' or 'jsonl'.
        quiet: Say nothing on stderr.
        count: Documents expected, 0 when not known.
    """

    def __init__(self, output: str, quiet: bool, count: int = 0) -> None:
        self._output, self._quiet, self._count = output, quiet, count
        self._done = 0
        self._terminal = sys.stderr.isatty() and not quiet
        self._start = time.monotonic()

    def __enter__(self) -> Reporter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._terminal:
            sys.stderr.write("\r\033[K")

    def progress(self, result: Result) -> None:
        self._done += 1
        if self._terminal:
            total = f"/{self._count}" if self._count else ""
            width = 24
            filled = min(width, width * self._done // self._count) if self._count else 0
            bar = f"[{'#' * filled}{' ' * (width - filled)}] " if self._count else ""
            sys.stderr.write(f"\r\033[K{bar}{self._done}{total} {result.path.rsplit('/', 1)[-1][:60]}")
            sys.stderr.flush()

    def finish(self, results: Sequence[Result]) -> int:
        """Print the results and return the exit code: 3 when a document failed or was quarantined."""
        if self._terminal:
            sys.stderr.write("\r\033[K")
        if self._output == "jsonl":
            for result in results:
                sys.stdout.write(result.as_json() + "\n")
        else:
            self._table(results)
        counts: Counter[str] = Counter()
        for result in results:
            counts[result.status] += 1
            counts["known"] += result.known_unreadable
        if not self._quiet:
            said = ", ".join(f"{counts[s]} {s}" for s in ("loaded", "unchanged", "quarantined", "failed") if counts[s])
            sys.stderr.write(f"{len(results)} documents: {said or 'none'} in {time.monotonic() - self._start:.1f} s\n")
            if counts["known"]:
                sys.stderr.write(f"{counts['known']} of the unchanged cannot be read, as before: ita sql --saved documents_to_look_at\n")
        return 3 if counts["quarantined"] or counts["failed"] else 0

    @staticmethod
    def _table(results: Sequence[Result]) -> None:
        from warehouse.tables import text_table

        shown = list(islice((r for r in results if r.status != "unchanged"), SHOWN))
        if shown:
            rows = [
                (
                    r.path.rsplit("/", 1)[-1],
                    r.status,
                    r.office_id or "-",
                    r.fiscal_year_be or "-",
                    r.pages,
                    r.scores,
                    r.measures,
                    r.findings,
                    r.reason,
                )
                for r in shown
            ]
            sys.stdout.write(
                text_table(("document", "status", "office", "year", "pages", "scores", "measures", "findings", "reason"), rows) + "\n"
            )
        unchanged = sum(r.status == "unchanged" for r in results)
        if unchanged:
            sys.stdout.write(f"unchanged: {unchanged}\n")


WORDS = {
    "stored": "new", "known_elsewhere": "known document at another address", "new_version": "new version of a known address", "not_listed": "no longer listed (kept)",
    "not_modified": "unchanged", "not_due": "unchanged (not asked, not yet due)",
}  # fmt: skip


def met_with(results: Sequence[Result]) -> str:
    """Return the end table of a harvest: what it met with and how often; failures by their reason."""
    from warehouse.tables import text_table

    counts: Counter[tuple[int, str]] = Counter()
    for result in results:
        if result.status == "quarantined":
            counts[1, "quarantined (kept, cannot be read)"] += 1
        elif result.sha256 is None:
            counts[2, f"failed: {result.outcome}"] += 1
        else:
            counts[0, WORDS.get(result.outcome, result.outcome)] += 1
    rows = [(what, n) for (_, what), n in sorted(counts.items())]
    return text_table(("harvest", "documents"), rows) + "\n" if rows else ""
