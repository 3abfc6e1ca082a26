"""Polite, safe HTTP: one URL in, one outcome out, and the bytes in a file when there are any.

Nothing here raises for what a site does: every misbehaviour is an outcome with a reason, for the ledger.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from flows.addresses import PrivateAddressError, is_public
from flows.asking import REDIRECTS, Asking, header_text, location
from flows.body import BodyError
from flows.clients import Clients
from flows.fetched import Fetched, FetchLimits, Noted, unnoted
from flows.manners import retry_after_seconds
from flows.receive import receive
from flows.robots import Robots

__all__ = ["FetchLimits", "Fetched", "Fetcher"]

KEPT_HEADERS = (
    "etag", "last-modified", "date", "content-type", "content-length", "content-encoding", "content-disposition", "retry-after", "server",
)  # fmt: skip
TRY_AGAIN = (429, 500, 502, 503, 504)
MAY_PASS = ("network_error", "cut_off", "retry_later")
FAULTS = (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.TimeoutException, OSError, ValueError)


@dataclass(slots=True)
class Fetcher:
    """Fetches for one run. Safe to share between threads; one host is asked by one thread at a time.

    Attributes:
        user_agent: Names the project and a contact address.
        folder: Where bodies are streamed to; on the store's file system, so that they can be renamed into it.
        allowed_hosts: Hosts with private addresses that the operator allows.
        tls_modes: How certificates are treated, by host (see `clients`).
        limits: What one fetch may cost.
        proxy: Address of a proxy, None for none.
        note: Told of every request: address, what came of it, seconds.
    """

    user_agent: str
    folder: Path
    allowed_hosts: Collection[str] = ()
    tls_modes: Mapping[str, str] = field(default_factory=dict)
    limits: FetchLimits = field(default_factory=FetchLimits)
    proxy: str | None = None
    note: Noted = unnoted
    _clients: Clients = field(init=False)
    _asking: Asking = field(init=False)
    _robots: Robots = field(init=False)

    def __post_init__(self) -> None:
        self._clients = Clients(self.user_agent, self.allowed_hosts, self.tls_modes, self.proxy, self.limits.silence_seconds)
        self._asking = Asking(self._clients, self.limits.seconds_between, self.limits.deadline_seconds)
        self._robots = Robots(self._asking, self.user_agent, self.note)

    def fetch(self, url: str, conditions: Mapping[str, str] | None = None, want: str = "pdf") -> Fetched:
        """Fetch one URL.

        Args:
            url: http or https address.
            conditions: Headers of the last time ('etag', 'last-modified') for a conditional request.
            want: 'pdf' or 'any' (a page is as good).

        Raises:
            InputError: The data folder cannot be written.
        """
        host = self._asking.host(url)
        last = Fetched("network_error", "nothing was tried", url)
        for attempt in range(max(1, self.limits.tries)):
            if closed := host.closed_seconds():
                reason = f"the host asked to be left alone for {closed:.0f} s more"
                return last if attempt else Fetched("retry_later", f"not asked: {reason}", url)
            if host.failures >= self.limits.given_up_after:
                return last if attempt else Fetched("host_silent", "not asked: the host did not answer for other addresses", url)
            last = self._follow(url, conditions or {}, want)
            if last.outcome not in MAY_PASS:
                break
            pause = retry_after_seconds(last.header("retry-after"), last.header("date") or None)
            if pause is not None and pause > self.limits.longest_wait_seconds:
                self._asking.host(last.url).close_for(pause)
                break
            if attempt + 1 < self.limits.tries:
                backoff = self.limits.seconds_between * 2**attempt
                time.sleep(min(self.limits.longest_wait_seconds, max(pause or 0.0, backoff)))
        host.failures = host.failures + 1 if last.outcome == "network_error" else 0
        return last

    def _follow(self, url: str, conditions: Mapping[str, str], want: str) -> Fetched:
        seen: list[str] = []
        while True:
            if problem := self._unusable(url):
                return Fetched("address_refused", problem, url)
            if url in seen or len(seen) > self.limits.max_redirects:
                return Fetched("redirect_loop", f"{len(seen)} redirects, the last to {url}", url)
            seen.append(url)
            start = time.monotonic()
            try:
                if refusal := self._robots.refusal(url):
                    return Fetched(*refusal, url)
                start = time.monotonic()
                answer = self._request(url, conditions, want)
            except PrivateAddressError as error:
                answer = Fetched("private_address", str(error), url)
            except BodyError as error:
                answer = Fetched(error.outcome, error.reason, url)
            except FAULTS as error:
                answer = self._fault(url, error, time.monotonic() - start)
            self.note(url, answer, time.monotonic() - start)
            if answer.outcome != "redirect":
                return answer
            url = answer.reason

    def _unusable(self, url: str) -> str:
        try:
            parts = urlsplit(url)
            host, _ = parts.hostname or "", parts.port
        except ValueError as error:
            return f"{url!r} is no address: {error}"
        if parts.scheme not in ("http", "https") or not host:
            return f"{url!r} is no http or https address"
        if self.proxy is not None and host not in self.allowed_hosts:  # the proxy resolves names, but what is plain is refused here
            try:
                return "" if is_public(host) else f"{host} is no public address. If it is yours, pass --allow-host {host}"
            except ValueError:
                return f"{host} is this machine" if host == "localhost" or host.endswith(".localhost") else ""
        return ""

    def _fault(self, url: str, error: Exception, seconds: float) -> Fetched:
        text = str(error) or type(error).__name__
        if "CERTIFICATE_VERIFY_FAILED" in text or "certificate" in text.lower():
            advice = "If a person has looked at it, write tls=unverified into the note of the sources file"
            return Fetched("certificate_refused", f"{text}. {advice}", url)
        if isinstance(error, httpx.InvalidURL) or (isinstance(error, ValueError) and not isinstance(error, OSError)):
            return Fetched("address_refused", f"{url!r} is no address: {text}", url)
        if isinstance(error, httpx.RemoteProtocolError) and "peer closed" in text:
            return Fetched("cut_off", "the connection closed before the body's end", url)
        if isinstance(error, (httpx.TimeoutException, httpcore.TimeoutException)) and seconds >= self.limits.deadline_seconds:
            return Fetched("deadline", f"not complete within {self.limits.deadline_seconds:.0f} s", url)
        old = (
            " An old server? Write tls=legacy into the note of the sources file" if isinstance(error, ssl.SSLError) or "SSL" in text else ""
        )
        return Fetched("network_error", f"{type(error).__name__}: {text}{old}", url)

    def _request(self, url: str, conditions: Mapping[str, str], want: str) -> Fetched:
        headers = {"Accept-Encoding": "identity"}
        if conditions.get("etag"):
            headers["If-None-Match"] = conditions["etag"]
        if conditions.get("last-modified"):
            headers["If-Modified-Since"] = conditions["last-modified"]
        with self._asking.ask(url, headers) as response:
            kept = tuple((name, header_text(response.headers, name)) for name in KEPT_HEADERS if name in response.headers)
            status = response.status_code
            if status in REDIRECTS and "location" in response.headers:
                return Fetched("redirect", urljoin(url, location(response.headers)), url, headers=kept)
            if status == 304:
                return Fetched("not_modified", "", url, headers=kept)
            if status in TRY_AGAIN:
                return Fetched("retry_later", f"status {status}", url, headers=kept)
            if status != 200:
                return Fetched(f"http_{status}", f"status {status}", url, headers=kept)
            announced = response.headers.get("content-length", "")
            if announced.isdecimal() and int(announced) > self.limits.max_bytes:
                return Fetched("too_large", f"{int(announced):,} bytes are announced", url, headers=kept)
            encoding, content_type = response.headers.get("content-encoding", ""), response.headers.get("content-type", "")
            body = receive(
                self._asking.chunks(response), encoding, content_type, self.folder, self.limits.max_bytes, self.limits.max_page_bytes, want
            )
            return Fetched(body.outcome, body.reason, url, body.path, body.sha256, body.bytes, kept)

    def close(self) -> None:
        self._clients.close()
