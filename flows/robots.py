"""robots.txt of every host that is asked: read once per run, within limits."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import httpx

from flows.asking import REDIRECTS, Asking, location
from flows.body import BodyError, decoded
from flows.fetched import Fetched, Noted
from flows.manners import read_robots

if TYPE_CHECKING:
    from protego import Protego

MOST_REDIRECTS = 5
MOST_BYTES = 500_000


class Robots:
    """The rules of hosts, for one user agent."""

    def __init__(self, asking: Asking, user_agent: str, note: Noted) -> None:
        self._asking, self._user_agent, self._note = asking, user_agent, note
        self._rules: dict[str, Protego | None] = {}

    def refusal(self, url: str) -> tuple[str, str] | None:
        """Return outcome and reason where an address must not be fetched, None where it may.

        Raises:
            httpx.HTTPError, OSError, PrivateAddressError: The host cannot be asked.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            rules = self._read(f"{origin}/robots.txt")
            delay = rules.crawl_delay(self._user_agent) if rules else None
            if delay:
                self._asking.host(url).slow_down(float(delay))
            self._rules[origin] = rules
        found = self._rules[origin]
        if found is None or found.can_fetch(url, self._user_agent):
            return None
        return "robots_forbid", "robots.txt asks not to fetch this address, or the server has none to give (5xx)"

    def _read(self, url: str) -> Protego | None:
        for _ in range(MOST_REDIRECTS):
            start = time.monotonic()
            with self._asking.ask(url, {"Accept-Encoding": "identity"}) as response:
                status, text = response.status_code, ""
                if status in REDIRECTS and "location" in response.headers:
                    url = urljoin(url, location(response.headers))
                    continue
                if status == 200:
                    text = self._text(response)
            self._note(url, Fetched("robots", f"status {status}", url), time.monotonic() - start)
            return read_robots(status, text)
        return None

    def _text(self, response: httpx.Response) -> str:
        body = b""
        try:
            for chunk in decoded(self._asking.chunks(response), response.headers.get("content-encoding", ""), MOST_BYTES):
                body += chunk
        except BodyError:
            pass  # too long: what came is what counts
        return body.decode("utf-8", errors="replace")
