"""One request at a time to a host, at its pace and within its time; headers read as they were written."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import quote, urlsplit

import httpx

from flows.clients import Clients
from flows.manners import HostManners

REDIRECTS = (301, 302, 303, 307, 308)


class Asking:
    """Who asks: clients, the pace of every host, and the time one request may take. Safe to share between threads."""

    def __init__(self, clients: Clients, seconds_between: float, deadline_seconds: float) -> None:
        self._clients, self._seconds_between, self._deadline_seconds = clients, seconds_between, deadline_seconds
        self._hosts: dict[str, HostManners] = {}
        self._lock = threading.Lock()

    def host(self, url: str) -> HostManners:
        """Return the manners of an address's host."""
        try:
            name = urlsplit(url).netloc.lower()
        except ValueError:
            name = url
        with self._lock:
            return self._hosts.setdefault(name, HostManners(self._seconds_between))

    @contextmanager
    def ask(self, url: str, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
        """Send one request in its host's turn; its body is read inside, within the same time."""
        with self.host(url).turn():
            self._clients.deadline.end = time.monotonic() + self._deadline_seconds
            with self._clients.of(urlsplit(url).hostname or "").stream("GET", url, headers=dict(headers)) as response:
                yield response

    def chunks(self, response: httpx.Response) -> Iterator[bytes]:
        """Yield the body as it comes over the line.

        Raises:
            httpcore.ReadTimeout: The request's time is over.
        """
        for chunk in response.iter_raw():
            self._clients.deadline.left(None)
            yield chunk


def header_text(headers: httpx.Headers, name: str) -> str:
    """Return a header as a person wrote it: UTF-8, else the old Thai code page, whatever else stands in the answer."""
    raw = _raw(headers, name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp874", errors="replace")


def location(headers: httpx.Headers) -> str:
    """Return the address of a redirect with its own bytes: a Thai name in the old code page is not turned into another name."""
    return "".join(chr(b) if 0x20 < b < 0x7F else quote(bytes([b])) for b in _raw(headers, "location").strip())


def _raw(headers: httpx.Headers, name: str) -> bytes:
    return next(value for key, value in headers.raw if key.lower() == name.encode())
