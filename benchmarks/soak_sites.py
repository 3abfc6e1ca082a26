"""245 made-up office sites over three years: what each publishes in which month, how it answers, and what goes wrong.

Everything follows from the seed, so that the process that serves and the one that harvests know the same world.
"""

from __future__ import annotations

import hashlib
import random
import time
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MONTHS = 36
VERSION_MONTHS = 8  # no version is shown for less: longer than the longest pause between two looks at one address
FAULT_SHARE = 0.05
FAULTS = ("503", "cut", "login", "soft_404", "slow_down", "reset")
MONTH_SECONDS = 30 * 86_400
BEGIN = 1_700_000_000


@dataclass(frozen=True)
class Document:
    """One version of a document: where it stands, and from which month until before which."""

    path: str
    year: int
    version: int
    first: int
    last: int
    size: int

    def body(self, host: str) -> bytes:
        head = f"%PDF-1.7\n% {host} {self.path} {self.version}\n".encode()
        return head + random.Random(f"{host}{self.path}{self.version}").randbytes(self.size) + b"\n%%EOF\n"


@dataclass(frozen=True)
class Office:
    """One site with its habits."""

    host: str
    encoding: str
    validators: str  # 'tag', 'date' or 'none'
    paged: bool
    down: range
    documents: tuple[Document, ...] = field(default=())

    def shown(self, month: int) -> list[Document]:
        return [d for d in self.documents if d.first <= month < d.last]


@lru_cache(maxsize=4)
def offices(seed: int, count: int) -> tuple[Office, ...]:
    """Return the sites: each adds a report a year; some replace it, move it or take it away later, some are down for months."""
    made = []
    for number in range(count):
        dice = random.Random(f"{seed}-{number}")
        documents: list[Document] = []
        for year in range(3):
            begin = year * 12 + dice.randrange(0, 4)
            size = dice.randrange(20_000, 60_000)
            habit = dice.choice(("keeps", "keeps", "keeps", "replaces", "moves", "takes away"))
            name, until = f"/files/ita-{2565 + year}.pdf", MONTHS + 1
            change = begin + VERSION_MONTHS + dice.randrange(0, 6)
            if habit == "keeps" or change >= MONTHS - 1:
                documents.append(Document(name, 2565 + year, 0, begin, until, size))
                continue
            documents.append(Document(name, 2565 + year, 0, begin, change, size))
            if habit == "replaces":
                documents.append(Document(name, 2565 + year, 1, change, until, size + 500))
            elif habit == "moves":
                documents.append(Document(f"/archive/{2565 + year}/ita.pdf", 2565 + year, 2, change, until, size))
        start = dice.randrange(0, MONTHS)
        down = range(start, start + dice.choice((0, 0, 0, 1, 2, 3)))
        validators = dice.choices(("tag", "date", "none"), (50, 40, 10))[0]
        host = f"127.1.{number // 200}.{number % 200 + 1}"
        made.append(Office(host, dice.choice(("utf-8", "cp874")), validators, dice.random() < 0.2, down, tuple(documents)))
    return tuple(made)


class Handler(BaseHTTPRequestHandler):
    """Answers for every site, by the address that was dialled."""

    protocol_version = "HTTP/1.1"
    timeout = 20
    server: World

    def do_GET(self) -> None:
        host = (self.headers.get("Host") or "").partition(":")[0]
        if self.path.startswith("/_month/"):
            self.server.month = int(self.path.rpartition("/")[2])
            self._give(b"ok")
            return
        office = self.server.by_host[host]
        month = self.server.month
        if month in office.down:
            self._give(b"", 503)
        elif self.path == "/robots.txt":
            self._give(b"User-agent: *\nDisallow: /private/\n")
        elif month < MONTHS and self._fault(office, month):
            return
        elif self.path.startswith("/list"):
            self._give(self._list(office, month), kind=f"text/html; charset={'tis-620' if office.encoding == 'cp874' else 'utf-8'}")
        else:
            self._document(office, month)

    def _fault(self, office: Office, month: int) -> bool:
        with self.server.lock:
            key = (office.host, self.path, month)
            self.server.tries[key] = attempt = self.server.tries.get(key, 0) + 1
        dice = random.Random(f"{key}{attempt}")
        if dice.random() >= FAULT_SHARE:
            return False
        fault = dice.choice(FAULTS)
        if fault == "503":
            self._give(b"", 503)
        elif fault == "slow_down":
            self._give(b"", 429, Retry_After="0")
        elif fault == "login":
            self._give(b"<html><form><input type='password'></form></html>")
        elif fault == "soft_404":
            self._give("<html><title>404 ไม่พบหน้า</title></html>".encode())
        else:
            self.send_response(200)
            if fault == "reset":
                self.send_header("Content-Length", "50000")
            self.end_headers()
            self.wfile.write(b"%PDF-1.7\n" + bytes(4000))
            self.close_connection = True
        return True

    def _list(self, office: Office, month: int) -> bytes:
        shown = office.shown(month)
        if office.paged and len(shown) > 1:
            shown, more = (shown[:1], "<a href='/list2'>ถัดไป</a>") if self.path == "/list" else (shown[1:], "")
        else:
            more = ""
        links = "".join(f"<p><a href='{d.path}'>O42 รายงานผลการดำเนินการ ITA ปี {d.year}</a></p>" for d in shown)
        return f"<html><body>{links}{more}<p>ยินดีต้อนรับ</p></body></html>".encode(office.encoding)

    def _document(self, office: Office, month: int) -> None:
        found = next((d for d in office.shown(month) if d.path == self.path), None)
        if found is None:
            self._give(b"<h1>404</h1>", 404)
            return
        body = found.body(office.host)
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        date = formatdate(BEGIN + found.first * MONTH_SECONDS, usegmt=True)
        same = (office.validators == "tag" and self.headers.get("If-None-Match") == tag) or (
            office.validators == "date" and self.headers.get("If-Modified-Since") == date
        )
        more = {"tag": {"ETag": tag}, "date": {"Last_Modified": date}, "none": {}}[office.validators]
        self._give(b"" if same else body, 304 if same else 200, kind="application/pdf", **more)

    def _give(self, body: bytes, status: int = 200, kind: str = "text/html", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class names it so
        """Say nothing."""


class World(ThreadingHTTPServer):
    """All sites on one port of every loopback address."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, seed: int, count: int) -> None:
        import threading

        super().__init__(("0.0.0.0", 0), Handler)
        self.by_host = {o.host: o for o in offices(seed, count)}
        self.month, self.lock = 0, threading.Lock()
        self.tries: dict[tuple[str, str, int], int] = {}

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is nothing new."""


def serve(seed: int, count: int, told: Any) -> None:
    """Serve until killed; the port goes through the pipe."""
    world = World(seed, count)
    told.send(world.server_address[1])
    started = time.monotonic()
    while time.monotonic() - started < 7200:  # an orphan ends by itself
        world.handle_request()
