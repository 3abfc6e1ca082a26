"""One harvest: sources to fetched documents to the warehouse, in plain functions."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from flows.discover import DRIVE_HOSTS
from flows.fetch import Fetcher, FetchLimits
from flows.gather import gather
from flows.journal import Journal, interrupted
from flows.ledger import Ledger
from flows.memory import Memory
from flows.one_source import Gatherer
from flows.pipeline import Item, Options, Progress, Result, run
from flows.results import Results
from flows.sources import Source, tls_modes
from flows.store import Store
from normalizers.errors import BusyError

USER_AGENT = "ita-reports/0.1 (+research on public integrity reports; contact: {contact})"


@dataclass(frozen=True, slots=True)
class HarvestOptions:
    """How a harvest behaves.

    Attributes:
        allowed_hosts: Hosts with private addresses that the operator allows.
        seconds_between: Pause between two requests to one host.
        contact: Address that the user agent names.
        proxy: Address of a proxy, None for none.
        limits: Other limits of a fetch.
        reading: How documents are read and loaded.
        share_hosts: Hosts that answer as the share service does.
        everything: Ask also for documents that are not yet due.
        wait_seconds: How long to wait for another process that holds the warehouse.
        clock: Where the time comes from.
    """

    allowed_hosts: Collection[str] = ()
    seconds_between: float = 2.0
    contact: str = "operator"
    proxy: str | None = None
    limits: FetchLimits = field(default_factory=FetchLimits)
    reading: Options = field(default_factory=Options)
    share_hosts: tuple[str, ...] = DRIVE_HOSTS
    everything: bool = False
    wait_seconds: float = 0.0
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


def harvest(
    sources: Sequence[Source], store: Store, options: HarvestOptions, progress: Progress, journal: Journal | None = None
) -> Results:
    """Fetch the sources and take what is new through the pipeline.

    Args:
        sources: What to fetch.
        store: The data folder.
        options: How.
        progress: Told of each document.
        journal: Of a harvest in several batches, begun and ended by the caller; a harvest of its own by default.

    Raises:
        BusyError: Another process holds the warehouse; nothing was fetched.
        InputError: The data folder cannot be written.
    """
    own = journal or new_journal(store, options)
    results = _patiently(lambda: _harvest(sources, store, options, progress, own), options.wait_seconds)
    if journal is None:
        end(own, results)
    return results


def new_journal(store: Store, options: HarvestOptions) -> Journal:
    """Make the record of a new harvest; it begins when the warehouse is ours."""
    return Journal(store.data_dir, Ledger(store.data_dir, clock=options.clock).run_id, options.clock)


def end(journal: Journal, results: Sequence[Result]) -> None:
    """Close the record of a harvest."""
    journal.end("done", Counter(r.outcome or r.status for r in results))


def _harvest(sources: Sequence[Source], store: Store, options: HarvestOptions, progress: Progress, journal: Journal) -> Results:
    parts = store.data_dir / "cache" / "fetching"
    agent, limits = USER_AGENT.format(contact=options.contact), replace(options.limits, seconds_between=options.seconds_between)
    fetcher = Fetcher(agent, parts, options.allowed_hosts, tls_modes(sources), limits, options.proxy, journal.note)
    try:
        return run(_items(sources, store, options, fetcher, journal), store, options.reading, progress)
    finally:
        fetcher.close()


def _items(sources: Sequence[Source], store: Store, options: HarvestOptions, fetcher: Fetcher, journal: Journal) -> Iterator[Item]:
    """Yield the documents of the sources; begins when the first is asked for, which is when the warehouse is ours."""
    for stray in fetcher.folder.glob("*.part"):
        stray.unlink(missing_ok=True)
    continued = interrupted(store.data_dir, options.clock())
    if journal.run_id not in continued:
        journal.begin(len(sources), continued)
    memory, ledger = Memory(store, continued), Ledger(store.data_dir, journal.run_id, options.clock)
    yield from gather(sources, Gatherer(store, fetcher, memory, ledger, options.share_hosts, options.everything, options.clock))


def _patiently(act: Callable[[], Results], seconds: float) -> Results:
    """Try again while another process holds the warehouse, for a limited time."""
    last = time.monotonic() + seconds
    while True:
        try:
            return act()
        except BusyError:
            if time.monotonic() >= last:
                raise
        time.sleep(min(1.0, max(0.05, last - time.monotonic())))


def choose_sources(sources: Sequence[Source], year: int | None, limit: int | None, only: Collection[str] | None = None) -> list[Source]:
    """Keep the sources of a year, the first `limit`, or those whose address is in `only`."""
    chosen = [s for s in sources if (year is None or s.fiscal_year_be in (None, year)) and (only is None or s.url in only)]
    return chosen[:limit] if limit is not None else chosen


def default_sources(data_dir: Path) -> Path:
    return data_dir / "sources.csv"
