"""Three years of monthly harvests of 245 simulated office sites, with faults, in simulated time.

python -m benchmarks.soak [OFFICES] [SEED]

Fetching, store, ledger and memory of addresses are the real ones; reading and loading are measured elsewhere.
Ends with 1 when a document is missing, unchanged documents cost 5 % of a full fetch or more, or memory grows.
"""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.soak_sites import BEGIN, MONTHS, offices, serve
from flows.fetch import Fetched, Fetcher, FetchLimits
from flows.gather import gather
from flows.ledger import Ledger
from flows.memory import Memory
from flows.one_source import Gatherer
from flows.sources import Source
from flows.store import Store

MOST_BYTES_SHARE = 0.05
MOST_GROWTH_MB = 30.0


@dataclass
class Soak:
    """What was measured."""

    outcomes: Counter[str] = field(default_factory=Counter)
    again_bytes: int = 0
    full_bytes: int = 0
    requests: int = 0
    memory_mb: list[float] = field(default_factory=list)


def resident_mb() -> float:
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def one_month(month: int, count: int, seed: int, port: int, store: Store, soak: Soak) -> None:
    urllib.request.urlopen(f"http://127.0.0.1:{port}/_month/{month}", timeout=30).read()
    now = datetime.fromtimestamp(BEGIN, UTC) + timedelta(days=30 * month)
    hosts = offices(seed, count)
    sources = [Source(n, None, None, f"http://{o.host}:{port}/list", "page", "") for n, o in enumerate(hosts, 2)]

    def noted(_: str, __: Fetched, ___: float) -> None:
        soak.requests += 1

    limits = FetchLimits(deadline_seconds=30, silence_seconds=20, seconds_between=0.0, tries=3, longest_wait_seconds=1)
    fetcher = Fetcher("soak", store.data_dir / "cache" / "fetching", {o.host for o in hosts}, {}, limits, note=noted)
    memory, ledger = Memory(store), Ledger(store.data_dir, clock=lambda: now)
    gatherer = Gatherer(store, fetcher, memory, ledger, everything=month == MONTHS, clock=lambda: now)
    for item in gather(sources, gatherer):
        soak.outcomes[item.outcome] += 1
        if item.outcome == "unchanged" and month < MONTHS:  # the last look asks for everything
            soak.again_bytes += item.bytes or 0
    fetcher.close()
    if month < MONTHS:
        soak.full_bytes += sum(len(d.body(o.host)) for o in hosts for d in o.shown(month) if d.first < month)
    soak.memory_mb.append(resident_mb())


def soak_sites(count: int, seed: int) -> bool:
    """Run it, print the figures and say whether they hold."""
    ours, theirs = multiprocessing.Pipe()
    world = multiprocessing.get_context("spawn").Process(target=serve, args=(seed, count, theirs), daemon=True)
    world.start()
    begun, soak = time.perf_counter(), Soak()
    try:
        port = ours.recv()
        with tempfile.TemporaryDirectory() as name:
            store = Store(Path(name))
            for month in range(MONTHS + 1):
                one_month(month, count, seed, port, store, soak)
            held = set(store.digests())
    finally:
        world.kill()
    expected = {hashlib.sha256(d.body(o.host)).hexdigest() for o in offices(seed, count) for d in o.documents}
    share = soak.again_bytes / soak.full_bytes
    early, late = sum(soak.memory_mb[6:12]) / 6, sum(soak.memory_mb[-6:]) / 6
    print(f"offices: {count}, harvests: {MONTHS + 1}, requests: {soak.requests:,}, {time.perf_counter() - begun:.0f} s")
    print("outcomes: " + ", ".join(f"{n:,} {name}" for name, n in soak.outcomes.most_common()))
    print(f"documents expected: {len(expected):,}, held: {len(held):,}, missing: {len(expected - held)}, foreign: {len(held - expected)}")
    print(f"bytes asked for unchanged documents: {share:.2%} of a full fetch (below {MOST_BYTES_SHARE:.0%})")
    print(f"memory: {early:.0f} MB in months 7-12, {late:.0f} MB in the last six")
    return expected == held and share < MOST_BYTES_SHARE and late - early < MOST_GROWTH_MB


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    if not soak_sites(*(numbers + [245, 8][len(numbers) :])):
        sys.exit(1)
