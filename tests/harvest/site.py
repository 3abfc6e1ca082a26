"""A real web site on loopback whose every page misbehaves as it is told, and which remembers what it was asked."""

from __future__ import annotations

import contextlib
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit


@dataclass
class Asked:
    path: str
    headers: dict[str, str]
    at: float


class Request(BaseHTTPRequestHandler):
    """One request, with the ways in which a site may answer it."""

    protocol_version = "HTTP/1.1"
    server: Site

    def do_POST(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.server.asked.append(Asked(path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic()))
        answer = self.server.pages.get(self.path) or self.server.pages.get(path)
        with contextlib.suppress(ConnectionError):
            if answer is None:
                self.give(b"<h1>no</h1>", status=404)
            elif callable(answer):
                answer(self)
            else:
                self.give(answer)

    def give(self, body: bytes | str, status: int = 200, length: bool = True, **headers: str) -> None:
        """Answer; header names are written with _ for -."""
        whole = body.encode() if isinstance(body, str) else body
        self.head(status, **({"Content_Length": str(len(whole))} if length else {}), **headers)
        self.wfile.write(whole)
        self.server.sent += len(whole)

    def head(self, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers and status != 304:
            self.close_connection = True
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class names it so
        """Say nothing."""


Answer = Callable[[Request], None] | bytes | str


@dataclass(eq=False)
class Site(ThreadingHTTPServer):
    """What is served, and what was asked for."""

    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    sent: int = 0
    scheme: str = "http"

    def __post_init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.daemon_threads = True

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.server_address[1]}{path}"

    def count(self, path: str) -> int:
        return sum(a.path == path for a in self.asked)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is nothing new."""


@contextlib.contextmanager
def running(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    site = Site()
    if context is not None:
        site.socket = context.wrap_socket(site.socket, server_side=True)
        site.scheme = "https"
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()
