"""How we behave at a host: robots.txt, one request at a time, a pause between two, and Retry-After honoured."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from protego import Protego

LONGEST_WAIT_SECONDS = 120.0


class HostManners:
    """The pace of one host. Threads that fetch from it wait for each other."""

    def __init__(self, seconds_between: float) -> None:
        self._seconds = seconds_between
        self._lock = threading.Lock()
        self._next = 0.0

    def wait(self) -> None:
        """Return when the host may be asked again."""
        with self._lock:
            pause = self._next - time.monotonic()
            if pause > 0:
                time.sleep(pause)
            self._next = time.monotonic() + self._seconds

    def slow_down(self, seconds_between: float) -> None:
        """Keep at least this pause, as the host's robots.txt asks (Crawl-delay)."""
        self._seconds = max(self._seconds, min(seconds_between, LONGEST_WAIT_SECONDS))


def retry_after_seconds(value: str | None, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> float | None:
    """Read a Retry-After header: seconds or a date; None when absent or unreadable, never negative."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value.strip())
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - now()).total_seconds())


def read_robots(status: int, text: str) -> Protego | None:
    """Return the rules of a robots.txt; None allows everything (no file), an unreachable server forbids (RFC 9309)."""
    from protego import Protego

    if 200 <= status < 300:
        return Protego.parse(text)
    if status >= 500 or status == 429:
        return Protego.parse("User-agent: *\nDisallow: /")
    return None
