"""How we behave at a host: robots.txt, one request at a time, a pause between two, and Retry-After honoured."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from protego import Protego

LONGEST_DELAY_SECONDS = 120.0


class HostManners:
    """The pace of one host. Threads that fetch from it wait for each other: one request at a time.

    Attributes:
        failures: Addresses in a row that no connection answered for.
    """

    def __init__(self, seconds_between: float) -> None:
        self._seconds = seconds_between
        self._lock = threading.Lock()
        self._next = 0.0
        self._closed_until = 0.0
        self.failures = 0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the host for one request, which begins when the pause since the last one is over."""
        with self._lock:
            pause = self._next - time.monotonic()
            if pause > 0:
                time.sleep(pause)
            self._next = time.monotonic() + self._seconds
            yield

    def slow_down(self, seconds_between: float) -> None:
        """Keep at least this pause, as the host's robots.txt asks (Crawl-delay)."""
        self._seconds = max(self._seconds, min(seconds_between, LONGEST_DELAY_SECONDS))

    def close_for(self, seconds: float) -> None:
        """Ask nothing of the host for this long."""
        self._closed_until = max(self._closed_until, time.monotonic() + seconds)

    def closed_seconds(self) -> float:
        """Return for how much longer the host asked to be left alone."""
        return max(0.0, self._closed_until - time.monotonic())


def retry_after_seconds(
    value: str | None, date: str | None = None, now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> float | None:
    """Read a Retry-After header: seconds or a date; None when absent or unreadable, never negative.

    Args:
        value: The header.
        date: The answer's own Date header: the wait is counted on the host's clock, ours may be wrong.
        now: Our clock, for an answer without a date.

    >>> retry_after_seconds("Wed, 01 Jan 2025 00:01:00 GMT", "Wed, 01 Jan 2025 00:00:00 GMT")
    60.0
    """
    if not value:
        return None
    if value.strip().isdecimal():
        return float(value.strip())
    when, there = _time(value), _time(date)
    return max(0.0, (when - (there or now())).total_seconds()) if when else None


def _time(value: str | None) -> datetime | None:
    try:
        when = parsedate_to_datetime(value or "")
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def read_robots(status: int, text: str) -> Protego | None:
    """Return the rules of a robots.txt; None allows everything (no file), an unreachable server forbids (RFC 9309)."""
    from protego import Protego

    if 200 <= status < 300:
        return Protego.parse(text)
    if status >= 500 or status == 429:
        return Protego.parse("User-agent: *\nDisallow: /")
    return None
