"""Polite, safe HTTP: one URL in, one outcome out, and the bytes in a file when there are any.

Nothing here raises for what a site does: every misbehaviour is an outcome with a reason, for the ledger.
"""

from __future__ import annotations

import hashlib
import ssl
import tempfile
import threading
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from flows.addresses import CheckedBackend, PrivateAddressError
from flows.body import TAIL_BYTES, BodyError, decoded, ends_like_pdf, is_pdf, page_kind
from flows.discover import decode_page
from flows.manners import LONGEST_WAIT_SECONDS, HostManners, read_robots, retry_after_seconds

KEPT_HEADERS = ("etag", "last-modified", "content-type", "content-length", "content-disposition", "retry-after", "server")
REDIRECTS = (301, 302, 303, 307, 308)
TRY_AGAIN = (429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one fetch may cost.

    Attributes:
        max_bytes: Largest accepted body after decompression.
        deadline_seconds: Wall clock for one request, body included (a slow drip never trips a read time-out).
        tries: Attempts for faults that may pass (network errors, 429, 5xx).
        seconds_between: Pause between two requests to one host.
        max_redirects: Redirects followed, each checked anew.
    """

    max_bytes: int = 50_000_000
    deadline_seconds: float = 120.0
    tries: int = 3
    seconds_between: float = 2.0
    max_redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one URL.

    Attributes:
        outcome: 'pdf', 'page', 'not_modified', or why there is nothing ('http_404', 'login_page', 'cut_off', ...).
        reason: In words; '' when all is well.
        url: The address that answered, after redirects.
        path: Temporary file with the body ('pdf' and 'page'); the caller moves or deletes it.
        sha256: Digest of the body.
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


@dataclass(slots=True)
class Fetcher:
    """Fetches for one run. Safe to share between threads; one host is asked by one thread at a time.

    Attributes:
        user_agent: Names the project and a contact address.
        allowed_hosts: Hosts with private addresses that the operator allows.
        tls_exceptions: Hosts whose certificate problems the sources file accepts.
        folder: Where bodies are streamed to; on the store's file system, so that they can be renamed into it.
    """

    user_agent: str
    folder: Path
    allowed_hosts: Collection[str] = ()
    tls_exceptions: Collection[str] = ()
    limits: FetchLimits = field(default_factory=FetchLimits)
    proxy: str | None = None
    _manners: dict[str, HostManners] = field(default_factory=dict)
    _robots: dict[str, object] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _clients: dict[bool, httpx.Client] = field(default_factory=dict)

    def fetch(self, url: str, conditions: Mapping[str, str] | None = None, want: str = "pdf") -> Fetched:
        """Fetch one URL.

        Args:
            url: http or https address.
            conditions: Headers of the last time ('etag', 'last-modified') for a conditional request.
            want: 'pdf', 'page', or 'any' of the two.
        """
        last = Fetched("network_error", "nothing was tried", url)
        for attempt in range(self.limits.tries):
            last = self._follow(url, conditions or {}, want)
            if last.outcome not in ("network_error", "cut_off", "deadline", "retry_later"):
                return last
            pause = retry_after_seconds(last.header("retry-after"))
            if pause is not None and pause > LONGEST_WAIT_SECONDS:
                return last
            if attempt + 1 < self.limits.tries:
                time.sleep(min(LONGEST_WAIT_SECONDS, pause if pause is not None else self.limits.seconds_between * 2**attempt))
        return last

    def _follow(self, url: str, conditions: Mapping[str, str], want: str) -> Fetched:
        seen: list[str] = []
        while True:
            if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
                return Fetched("address_refused", f"{url!r} is no http or https address", url)
            if url in seen or len(seen) > self.limits.max_redirects:
                return Fetched("redirect_loop", f"{len(seen)} redirects, the last to {url}", url)
            seen.append(url)
            try:
                if not self._robots_allow(url):
                    return Fetched("robots_forbid", "robots.txt asks not to fetch this address", url)
                answer = self._request(url, conditions, want)
            except PrivateAddressError as error:
                return Fetched("private_address", str(error), url)
            except BodyError as error:
                return Fetched(error.outcome, error.reason, url)
            except (httpx.HTTPError, httpcore.ConnectError, OSError, ssl.SSLError) as error:
                return self._network_fault(url, error)
            if answer.outcome != "redirect":
                return answer
            url = urljoin(url, answer.reason)

    @staticmethod
    def _network_fault(url: str, error: Exception) -> Fetched:
        text = str(error) or type(error).__name__
        if "CERTIFICATE_VERIFY_FAILED" in text:
            return Fetched("certificate_refused", f"{text}. If the site is known, set note tls=legacy in the sources file", url)
        if isinstance(error, httpx.RemoteProtocolError) and "peer closed" in text:
            return Fetched("cut_off", "the connection closed before the body's end", url)
        return Fetched("network_error", text, url)

    def _request(self, url: str, conditions: Mapping[str, str], want: str) -> Fetched:
        headers = {"Accept-Encoding": "identity"}
        if conditions.get("etag"):
            headers["If-None-Match"] = conditions["etag"]
        if conditions.get("last-modified"):
            headers["If-Modified-Since"] = conditions["last-modified"]
        self._host(url).wait()
        end = time.monotonic() + self.limits.deadline_seconds
        with self._client(url).stream("GET", url, headers=headers) as response:
            kept = tuple((name, response.headers[name]) for name in KEPT_HEADERS if name in response.headers)
            status = response.status_code
            if status in REDIRECTS and "location" in response.headers:
                return Fetched("redirect", response.headers["location"], url, headers=kept)
            if status == 304:
                return Fetched("not_modified", "", url, headers=kept)
            if status in TRY_AGAIN:
                return Fetched("retry_later", f"status {status}", url, headers=kept)
            if status != 200:
                return Fetched(f"http_{status}", f"status {status}", url, headers=kept)
            if int(response.headers.get("content-length", "0") or 0) > self.limits.max_bytes:
                raise BodyError("too_large", f"{response.headers['content-length']} bytes are announced")
            return self._store_body(url, response, kept, want, end)

    def _store_body(self, url: str, response: httpx.Response, kept: tuple[tuple[str, str], ...], want: str, end: float) -> Fetched:
        digest, size, head, tail = hashlib.sha256(), 0, b"", b""
        with self._temporary() as (file, path):
            encoding = response.headers.get("content-encoding", "")
            for chunk in decoded(self._in_time(response, end), encoding, self.limits.max_bytes):
                file.write(chunk)
                digest.update(chunk)
                size += len(chunk)
                if len(head) < TAIL_BYTES:
                    head += chunk[:TAIL_BYTES]
                tail = (tail + chunk)[-TAIL_BYTES:]
            file.flush()
            if is_pdf(head):
                if not ends_like_pdf(tail):
                    raise BodyError("cut_off", "the PDF has no end mark: the connection was probably cut")
                return Fetched("pdf", "", url, Path(path), digest.hexdigest(), size, kept)
            if size == 0:
                raise BodyError("empty_body", "the answer has no content")
            body = Path(path).read_bytes()[:2_000_000]
            text = decode_page(body, response.headers.get("content-type", ""))
            if "<" in text[:2000] and ("html" in text[:5000].lower() or "<a " in text.lower()):
                if want == "pdf":
                    outcome, reason = page_kind(body, text)
                    # kept for the caller: a share service's confirmation page is read for its link
                    return Fetched(outcome, reason, url, Path(path), digest.hexdigest(), size, kept)
                return Fetched("page", "", url, Path(path), digest.hexdigest(), size, kept)
            raise BodyError("not_a_pdf", f"neither a PDF nor a page: starts with {head[:16]!r}")

    @contextmanager
    def _temporary(self) -> Iterator[tuple[IO[bytes], str]]:
        self.folder.mkdir(parents=True, exist_ok=True)
        file = tempfile.NamedTemporaryFile(dir=self.folder, prefix="fetch-", suffix=".part", delete=False)  # noqa: SIM115  the caller moves it
        try:
            yield file, file.name
        except BaseException:
            file.close()
            Path(file.name).unlink(missing_ok=True)
            raise
        file.close()

    @staticmethod
    def _in_time(response: httpx.Response, end: float) -> Iterator[bytes]:
        for chunk in response.iter_raw():
            if time.monotonic() > end:
                raise BodyError("deadline", "the body came too slowly")
            yield chunk

    def _robots_allow(self, url: str) -> bool:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            known = origin in self._robots
        if not known:
            self._host(url).wait()
            answer = self._client(url).get(f"{origin}/robots.txt", follow_redirects=False)
            rules = read_robots(answer.status_code, answer.text[:500_000])
            delay = rules.crawl_delay(self.user_agent) if rules else None
            if delay:
                self._host(url).slow_down(float(delay))
            with self._lock:
                self._robots[origin] = rules
        found = self._robots[origin]
        return found is None or bool(found.can_fetch(url, self.user_agent))  # type: ignore[attr-defined]

    def _host(self, url: str) -> HostManners:
        with self._lock:
            return self._manners.setdefault(urlsplit(url).netloc, HostManners(self.limits.seconds_between))

    def _client(self, url: str) -> httpx.Client:
        legacy = urlsplit(url).hostname in self.tls_exceptions
        with self._lock:
            if legacy not in self._clients:
                self._clients[legacy] = self._new_client(legacy)
            return self._clients[legacy]

    def _new_client(self, legacy: bool) -> httpx.Client:
        context = ssl.create_default_context()
        if legacy:
            # Only for hosts that the sources file names: the certificate problem is recorded there by a person.
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        transport = httpx.HTTPTransport(verify=context, proxy=self.proxy, retries=0)
        if self.proxy is None:
            pool = httpcore.ConnectionPool(ssl_context=context, network_backend=CheckedBackend(self.allowed_hosts), max_connections=20)
            transport._pool = pool  # httpx has no public way to give a network backend
        timeout = httpx.Timeout(30.0, read=min(30.0, self.limits.deadline_seconds))
        return httpx.Client(transport=transport, timeout=timeout, headers={"User-Agent": self.user_agent}, trust_env=False)

    def close(self) -> None:
        for client in self._clients.values():
            client.close()
