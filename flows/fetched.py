"""What one fetch may cost, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one fetch may cost.

    Attributes:
        max_bytes: Largest accepted PDF after decompression.
        max_page_bytes: Largest accepted page.
        deadline_seconds: Wall clock for one request, from connecting to the body's last byte.
        silence_seconds: Longest silence of a connection.
        tries: Attempts for faults that may pass (network errors, 429, 5xx).
        seconds_between: Pause between two requests to one host.
        longest_wait_seconds: A Retry-After beyond this is not waited for: the host is left alone for this run.
        max_redirects: Redirects followed, each checked anew.
        given_up_after: Addresses in a row without any connection, after which a host is not asked again in this run.
    """

    max_bytes: int = 50_000_000
    max_page_bytes: int = 10_000_000
    deadline_seconds: float = 120.0
    silence_seconds: float = 30.0
    tries: int = 3
    seconds_between: float = 2.0
    longest_wait_seconds: float = 120.0
    max_redirects: int = 5
    given_up_after: int = 4


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one URL.

    Attributes:
        outcome: 'pdf', 'page', 'not_modified', or why there is nothing ('http_404', 'login_page', 'cut_off', ...).
        reason: In words; '' when all is well.
        url: The address that answered, after redirects.
        path: Temporary file with the body ('pdf' and pages); the caller moves or deletes it.
        sha256: Digest of the body.
        bytes: Its size after decompression.
        headers: The response headers that matter.
    """

    outcome: str
    reason: str = ""
    url: str = ""
    path: Path | None = None
    sha256: str | None = None
    bytes: int = 0
    headers: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str:
        return dict(self.headers).get(name, "")


Noted = Callable[[str, Fetched, float], None]


def unnoted(_: str, __: Fetched, ___: float) -> None:
    """Nobody keeps a record."""
