"""The main job on sample offices' web pages, served over real HTTP on loopback."""

from __future__ import annotations

import csv
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from flows.configuration import verify_share
from flows.harvesting import HarvestOptions, harvest
from flows.pipeline import Options, Progress
from flows.results import Results
from flows.sources import read_sources
from flows.store import Store
from normalizers.errors import InputError

SITE = Path(__file__).parent / "sample" / "site"
SOURCES = Path(__file__).parent / "sample" / "sources.csv"
MARK = "made-by-ita-demo.txt"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class names it so
        """Say nothing: the harvest itself reports."""


@contextmanager
def sample_site() -> Iterator[str]:
    """Serve the sample offices' pages on loopback; gives the site's address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(SITE)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def fresh_folder(folder: Path) -> Path:
    """Empty the demo's own folder; a folder that the demo did not make is left alone.

    Raises:
        InputError: The folder holds something else.
    """
    if folder.exists():
        if not (folder / MARK).exists() and any(folder.iterdir()):
            raise InputError(f"{folder} exists and was not made by the demo. Move it away, or run the demo in another folder.")
        shutil.rmtree(folder)
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise InputError(f"{folder} cannot be made: {error.strerror}. Run the demo in a folder that you may write to.") from error
    (folder / MARK).write_text("The demo empties this folder each time it runs.\n", encoding="utf-8")
    return folder


def run_demo(folder: Path, jobs: int, progress: Progress) -> Results:
    """Serve, harvest, read, load and audit the sample reports."""
    store = Store(fresh_folder(folder), shared="")
    with sample_site() as address:
        sources = folder / "sources.csv"
        sources.write_text(SOURCES.read_text(encoding="utf-8").replace("{base}", address), encoding="utf-8")
        listed, _ = read_sources(sources)
        # The politeness rate is raised for our own site only.
        reading = Options(jobs, verify=verify_share())  # as every other command reads, so that `ita rebuild` finds the readings
        options = HarvestOptions(allowed_hosts=("127.0.0.1",), seconds_between=0.0, contact="demo", reading=reading)
        return harvest(listed, store, options, progress)


def count_documents() -> int:
    return sum(1 for _ in SITE.rglob("*.pdf"))


def planted_faults() -> list[dict[str, str]]:
    """Return the documented faults of the sample reports."""
    path = SOURCES.parent / "faults.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
