"""`ita harvest` and `ita runs` as an operator uses them, against a real site on loopback."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import ITA, Command, Ran

import flows
from flows.journal import interrupted, journals
from flows.ledger import Ledger
from flows.store import digest_of
from tests.flows.small_pdf import SCORES, report
from tests.harvest.site import Request, Site, running
from warehouse.same import differing_views, dump_views

OFFICES = ("pesao-mukdahan", "pesao-sukhothai-1", "pesao-lampang-1")


def pdf(number: int, year: int = 2566) -> bytes:
    return report(year=year, scores=(f"8{number}.01", *SCORES[1:]))


def tagged(body: bytes):
    tag = f'"{hash(body)}"'

    def answer(request: Request) -> None:
        request.head(304) if request.headers.get("If-None-Match") == tag else request.give(body, ETag=tag)

    return answer


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as served:
        yield served


def sources(ita: Command, *lines: str) -> None:
    (ita.folder / "sources.csv").write_text("office_id,fiscal_year_be,url,kind,note\n" + "".join(f"{line}\n" for line in lines))


WORDS = ("harvest", "--sources", "sources.csv", "--rate", 0, "--allow-host", "127.0.0.1", "--jobs", 1)


def harvest(ita: Command, *more: object) -> Ran:
    return ita(*WORDS, *more)


def test_an_operator_sees_what_is_new_unchanged_failed_and_quarantined_and_what_became_of_it_later(ita: Command, site: Site) -> None:
    site.pages |= {"/1.pdf": tagged(pdf(1)), "/2.pdf": tagged(pdf(2)), "/bad.pdf": b"%PDF-1.7\nnothing in it\n%%EOF"}
    sources(
        ita, f"pesao-mukdahan,2566,{site.url('/1.pdf')},pdf,", f"pesao-sukhothai-1,2566,{site.url('/2.pdf')},pdf,",
        f"pesao-lampang-1,2566,{site.url('/gone.pdf')},pdf,", f"pesao-lampang-1,2565,{site.url('/bad.pdf')},pdf,",
    )  # fmt: skip
    planned = harvest(ita, "--dry-run")
    assert (planned.code, len(planned.out.splitlines()), site.asked) == (0, 4, [])
    assert "fetch this PDF" in planned.out

    first = harvest(ita)
    assert first.code == 3
    for said in ("new", "quarantined (kept, cannot be read)", "failed: http_404"):
        assert said in first.out
    site.pages |= {"/2.pdf": tagged(pdf(3)), "/gone.pdf": tagged(pdf(1))}
    failed_only = harvest(ita, "--retry-failed", "--format", "jsonl")
    assert [(r["url"], r["outcome"]) for r in failed_only.lines()] == [(site.url("/gone.pdf"), "known_elsewhere")]

    second = harvest(ita, "--format", "jsonl")
    assert [r["outcome"] for r in second.lines()][:2] == ["not_modified", "new_version"]
    assert [r["status"] for r in second.lines()] == ["unchanged", "loaded", "unchanged", "unchanged"]
    versions = ita.one(f"SELECT DISTINCT sha256 FROM sightings WHERE url = '{site.url('/2.pdf')}'")
    assert len(versions) == 2
    duplicated = ita.one("SELECT count(*) AS n FROM findings WHERE rule = 'document_duplicated' AND state <> 'absent'")
    assert duplicated[0]["n"] >= 1  # one PDF at two offices

    runs = json.loads(ita("runs", "list", "--format", "json").out)
    assert [(r["state"], r["sources"]) for r in runs] == [("done", 4), ("done", 1), ("done", 4)]
    shown = json.loads(ita("runs", "show", runs[-1]["run_id"], "--format", "json").out)
    assert (shown[0]["outcome"], len(shown)) == ("http_404", 4)
    assert ita("runs", "show", "never").code == 2

    covered = {r["office_id"]: r for r in json.loads(ita("runs", "coverage", "--format", "json").out)}
    assert len(covered) >= 245
    assert covered["pesao-sukhothai-1"]["years"] == "2566"
    assert covered["pesao-udon-thani-1"] | {"years": "", "documents": 0} == covered["pesao-udon-thani-1"]
    lacking = json.loads(ita("runs", "coverage", "--year", 2566, "--format", "json").out)
    assert "pesao-sukhothai-1" not in {r["office_id"] for r in lacking}

    later = harvest(ita, "--since", "2000-01-01", "--format", "jsonl")
    assert later.lines() == []  # everybody gave something since then
    assert harvest(ita, "--since", "soon").code == 4


def test_silent_sources_are_named_with_how_long_and_why(ita: Command, site: Site) -> None:
    site.pages |= {"/1.pdf": pdf(1), "/list": "<html><a href='2.pdf'>ITA 2566</a></html>", "/2.pdf": pdf(2)}
    sources(
        ita, f"pesao-mukdahan,2566,{site.url('/1.pdf')},pdf,", f"pesao-lampang-1,,{site.url('/list')},page,",
        f"pesao-lampang-1,2566,{site.url('/gone.pdf')},pdf,",
    )  # fmt: skip
    harvest(ita)
    rows = json.loads(ita("runs", "silent", "--sources", "sources.csv", "--format", "json").out)
    assert [(r["days"], r["outcome"]) for r in rows] == [(None, "http_404"), (0, "stored"), (0, "stored")]
    only = json.loads(ita("runs", "silent", "--sources", "sources.csv", "--days", 30, "--format", "json").out)
    assert [r["url"] for r in only] == [site.url("/gone.pdf")]


def test_of_two_harvests_at_once_the_second_is_busy_and_fetches_nothing(ita: Command, site: Site) -> None:
    def slow(request: Request) -> None:
        time.sleep(4)
        request.give(pdf(1))

    site.pages |= {"/1.pdf": slow, "/2.pdf": pdf(2)}
    sources(ita, f"pesao-mukdahan,2566,{site.url('/1.pdf')},pdf,")
    running_one = ita.start(*WORDS)
    while not site.count("/1.pdf"):
        time.sleep(0.05)
    sources(ita, f"pesao-mukdahan,2566,{site.url('/2.pdf')},pdf,")
    second = harvest(ita)
    assert second.code == 75
    assert str(running_one.pid) in second.err
    assert site.count("/2.pdf") == 0
    running_one.communicate(timeout=60)
    assert running_one.returncode == 0
    assert harvest(ita).code == 0


def test_a_full_disk_is_said_and_leaves_nothing_half_written(ita: Command, site: Site) -> None:
    limit = 1_500  # bytes, less than the PDF
    site.pages["/1.pdf"] = pdf(1)
    sources(ita, f"pesao-mukdahan,2566,{site.url('/1.pdf')},pdf,")
    ran = subprocess.run(
        [str(ITA), *map(str, WORDS)], cwd=ita.folder, env=ita.environment(), capture_output=True, text=True, timeout=120, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert ran.returncode == 4, ran.stderr
    assert "Traceback" not in ran.stderr
    assert all(digest_of(path) == path.stem for path in (ita.data_dir / "pdfs").rglob("*.pdf"))
    assert harvest(ita).code == 0
    assert ita.one("SELECT count(*) AS n FROM scores") == [{"n": 10}]


def test_a_clock_that_was_set_back_is_told_and_the_order_of_runs_is_kept(ita: Command, site: Site) -> None:
    site.pages["/1.pdf"] = tagged(pdf(1))
    sources(ita, f"pesao-mukdahan,2566,{site.url('/1.pdf')},pdf,")
    assert "clock" not in harvest(ita).err
    for folder in (ita.data_dir / "ledger", ita.data_dir / "ledger" / "harvests"):
        for path in folder.glob("*.jsonl"):  # as if that run had been written tomorrow, by a clock that was ahead
            path.rename(path.with_name(f"29991231T000000-{path.name[16:]}"))
    again = harvest(ita, "--format", "jsonl")
    assert "clock is" in again.err
    assert [r["outcome"] for r in again.lines()] == ["not_modified"]
    newest = max(path.stem for path in (ita.data_dir / "ledger").glob("*.jsonl"))
    assert newest.startswith("29991231T000001")


SAMPLES = Path(flows.__file__).parent / "sample" / "site"


def slowly(body: bytes):
    """Answer in pieces, so that a kill meets documents on their way."""

    def answer(request: Request) -> None:
        request.head(Content_Length=str(len(body)))
        for at in range(0, len(body), 8000):
            request.wfile.write(body[at : at + 8000])
            request.wfile.flush()
            time.sleep(0.005)

    return answer


def many(site: Site) -> tuple[list[str], int]:
    """Serve sample reports, some by themselves and some in a list; return the lines of the sources file and their number."""
    folders = [SAMPLES / name for name in ("pesao-lampang-1", "pesao-trang-2", "pesao-chaiyaphum-3")]
    lines, listed = [], []
    for folder in folders:
        for path in sorted(folder.glob("*.pdf")):
            address = f"/{folder.name}-{path.name}"
            site.pages[address] = slowly(path.read_bytes())
            if folder is folders[-1]:
                listed.append(f"<p><a href='{address}'>O43 ปี {path.stem[-4:]}</a></p>")
            else:
                lines.append(f"{folder.name},{path.stem[-4:]},{site.url(address)},pdf,")
    site.pages["/list"] = f"<html>{''.join(listed)}</html>"
    return [*lines, f"{folders[-1].name},,{site.url('/list')},page,"], len(lines) + len(listed)


@pytest.mark.parametrize("kills", [3, pytest.param(30, marks=[pytest.mark.slow, pytest.mark.timeout(1200)])])
def test_killed_at_random_moments_the_end_is_the_same_and_no_stored_document_is_fetched_again(
    ita: Command, site: Site, tmp_path: Path, kills: int
) -> None:
    lines, count = many(site)
    sources(ita, *lines)
    start = time.monotonic()
    assert harvest(ita).code == 0
    whole = time.monotonic() - start
    expected = dump_views(ita.data_dir)
    assert len(expected["documents"]) == count
    assert len(expected["scores"]) > 50
    moments, killed, kept, number = random.Random(30), 0, 0, 0
    while killed < kills and number < 3 * kills:
        number += 1
        again = Command(tmp_path, tmp_path / f"data{number}")
        process = again.start(*WORDS)
        time.sleep(whole * moments.random())
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        if again.data_dir.exists() and journals(again.data_dir) and not interrupted(again.data_dir, datetime.now(UTC)):
            continue  # the machine was quick: it had ended before
        killed += 1
        before = {s.url for s in Ledger(again.data_dir).read() if s.sha256}
        held = list((again.data_dir / "pdfs").rglob("*.pdf"))
        kept += len(held)
        site.asked.clear()
        assert harvest(again).code == 0
        asked = Counter(site.url(a.path) for a in site.asked if a.path.endswith(".pdf"))
        assert not before & asked.keys()
        assert sum(asked.values()) == count - len(held)  # kept bytes are not asked for again, with a line in the ledger or without
        assert differing_views(expected, dump_views(again.data_dir)) == []
        assert list((again.data_dir / "cache" / "fetching").glob("*")) == []
    assert killed == kills
    assert kept > 0
