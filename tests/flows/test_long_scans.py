"""A long scan that is killed goes on from the pages done, within the memory of a worker."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from pathlib import Path

import pytest
from conftest import Command

from extractors.pdf.ocr_engine import available

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # this suite's folder is no package
from tests.labelled.layouts import by_number, measures_apart, prose_list, sorted_with_ranks  # noqa: E402
from tests.scans.make import make_one  # noqa: E402

pytestmark = pytest.mark.skipif(not available(), reason="tesseract with Thai data is not installed")


def long_scan(pages: int, folder: Path) -> Path:
    """One PDF of that many scanned pages of four layouts in turn."""
    import pypdfium2

    whole = pypdfium2.PdfDocument.new()
    for number, layout in enumerate((by_number, measures_apart, sorted_with_ranks, prose_list)):
        make_one(layout, "clean", number, folder / f"{number}.pdf")
    parts = [pypdfium2.PdfDocument(folder / f"{number}.pdf") for number in range(4)]
    for page in range(pages):
        whole.import_pages(parts[page % 4], [0])
    reports = folder / "reports"
    reports.mkdir()
    whole.save(str(reports / "long.pdf"))
    return reports


def kept_pages(data_dir: Path) -> dict[str, int]:
    """Pages read so far, with the time at which each was written."""
    return {path.name: path.stat().st_mtime_ns for path in data_dir.glob("cache/*/ocr/*/*/[0-9]*.json")}


def kill_after(pages: int, ita: Command, reports: Path) -> dict[str, int]:
    running = ita.start("ingest", reports, "--jobs", "1")
    for _ in range(6000):
        if len(kept_pages(ita.data_dir)) >= pages or running.poll() is not None:
            break
        time.sleep(0.05)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    return kept_pages(ita.data_dir)


def go_on(ita: Command, reports: Path, done: dict[str, int]) -> None:
    """Run again; while it runs, no page that was done is written anew."""
    running = ita.start("ingest", reports, "--jobs", "1")
    while running.poll() is None:
        now = kept_pages(ita.data_dir)
        assert {name: now.get(name, at) for name, at in done.items()} == done
        time.sleep(0.1)
    _, said = running.communicate()
    assert running.returncode == 0, said
    assert kept_pages(ita.data_dir) == {}, "pages of a document that is read are not kept"


@pytest.mark.parametrize("pages", [5, pytest.param(100, marks=pytest.mark.slow)])
def test_a_killed_scan_goes_on_from_the_pages_done(pages: int, ita: Command, tmp_path: Path) -> None:
    reports = long_scan(pages, tmp_path)
    done = kill_after(pages // 2, ita, reports)
    assert pages // 2 <= len(done) < pages
    go_on(ita, reports, done)
    (row,) = ita.one("select count(*) as n, count(*) filter (text_source = 'ocr') as ocr from pages")
    assert (row["n"], row["ocr"]) == (pages, pages)
