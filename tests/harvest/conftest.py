"""One hostile site per test, and a fetcher with short limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from flows.fetch import Fetcher, FetchLimits
from tests.harvest.site import Site, running

SHORT = FetchLimits(deadline_seconds=1.0, silence_seconds=0.7, tries=2, seconds_between=0.0, longest_wait_seconds=3.0)


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as served:
        yield served


@pytest.fixture
def fetcher(tmp_path: Path) -> Iterator[Callable[..., Fetcher]]:
    """Make a fetcher that may visit 127.0.0.1."""
    made: list[Fetcher] = []

    def make(allowed: tuple[str, ...] = ("127.0.0.1",), modes: dict[str, str] | None = None, **limits: float) -> Fetcher:
        one = Fetcher("ita-reports/test (contact: someone)", tmp_path / "parts", allowed, modes or {}, replace(SHORT, **limits))
        made.append(one)
        return one

    yield make
    for one in made:
        one.close()
