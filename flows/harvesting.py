"""One harvest: sources to fetched documents to the warehouse, in plain functions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from flows.fetch import Fetcher, FetchLimits
from flows.gather import Memory, gather
from flows.pipeline import Options, Progress, Result, run
from flows.sources import Source
from flows.store import Store

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
    """

    allowed_hosts: Collection[str] = ()
    seconds_between: float = 2.0
    contact: str = "operator"
    proxy: str | None = None
    limits: FetchLimits = field(default_factory=FetchLimits)
    reading: Options = field(default_factory=Options)


def harvest(sources: Sequence[Source], store: Store, options: HarvestOptions, progress: Progress) -> list[Result]:
    """Fetch the sources and take what is new through the pipeline."""
    memory = Memory(store)
    parts = store.data_dir / "cache" / "fetching"
    for stray in parts.glob("*.part"):
        stray.unlink(missing_ok=True)
    fetcher = Fetcher(
        USER_AGENT.format(contact=options.contact), parts, options.allowed_hosts, [h for s in sources if s.tls_legacy and (h := _host(s))],
        replace(options.limits, seconds_between=options.seconds_between), options.proxy,
    )  # fmt: skip
    try:
        return run(gather(sources, store, fetcher, memory), store, options.reading, progress)
    finally:
        fetcher.close()


def _host(source: Source) -> str | None:
    from urllib.parse import urlsplit

    return urlsplit(source.url).hostname


def choose_sources(sources: Sequence[Source], year: int | None, limit: int | None, only: Collection[str] | None = None) -> list[Source]:
    """Keep the sources of a year, the first `limit`, or those whose address is in `only`."""
    chosen = [s for s in sources if (year is None or s.fiscal_year_be in (None, year)) and (only is None or s.url in only)]
    return chosen[:limit] if limit is not None else chosen


def default_sources(data_dir: Path) -> Path:
    return data_dir / "sources.csv"
