"""Whatever a file holds, the run goes on: each has an outcome, a reason in words, and a line for every page."""

from __future__ import annotations

import subprocess
import sys
import zlib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractors.sandbox import Limits
from flows.pipeline import Options, Result, ingest_files
from flows.store import Store
from tests.flows.small_pdf import report
from tests.hostile.files import FILES, document, many_words, plain, stream
from tests.hostile.mutate import STREAM, mutated

TIGHT = Limits(cpu_seconds=60, wall_seconds=120.0, page_seconds=4.0, picture_seconds=10.0, document_seconds=30.0)
NO_PICTURES = replace(TIGHT, picture_seconds=0.0)
SITE = Path(__file__).parents[2] / "flows" / "sample" / "site"
PAGES = "SELECT sha256, page, text_source, reason FROM pages ORDER BY sha256, page"


def ingest(folder: Path, data_dir: Path, limits: Limits = TIGHT, jobs: int = 2) -> dict[str, Result]:
    results = ingest_files([folder], Store(data_dir), None, None, Options(jobs, limits=limits), lambda _: None)
    return {Path(r.path.removeprefix("file:")).stem: r for r in results}


def rows(data_dir: Path, query: str) -> list[tuple[Any, ...]]:
    from warehouse.open import open_warehouse

    with open_warehouse(data_dir) as warehouse:
        return warehouse.connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Result], Path]:
    """Every hostile file in one folder, read in one run, with a good report between them."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, hostile in FILES.items():
        (folder / f"{name}.pdf").write_bytes(hostile.make())
    (folder / "good.pdf").write_bytes(report())
    return ingest(folder, folder / "data"), folder / "data"


def test_the_good_report_among_them_is_read_in_full(met: tuple[dict[str, Result], Path]) -> None:
    results, _ = met
    assert (results["good"].status, results["good"].scores) == ("loaded", 10)
    assert len(results) == len(FILES) + 1


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_has_an_outcome_and_a_reason(met: tuple[dict[str, Result], Path], name: str) -> None:
    result, wanted = met[0][name], FILES[name]
    assert result.status == wanted.status
    assert result.reason.startswith(wanted.reason)
    assert bool(result.reason) == (result.status == "quarantined")
    ledger = [(p, source, why) for sha256, p, source, why in rows(met[1], PAGES) if sha256 == result.sha256]
    assert [p for p, _, _ in ledger] == list(range(1, result.pages + 1))
    assert all(why for _, source, why in ledger if source == "none")
    if wanted.pages is not None:
        assert [why.split(":")[0] for _, _, why in ledger] == list(wanted.pages)


@pytest.mark.parametrize("name", ["form_in_itself", "forms_that_double", "flate_bomb"])
def test_a_page_that_kills_its_process_is_one_line_and_its_neighbours_are_read(met: tuple[dict[str, Result], Path], name: str) -> None:
    sha256 = met[0][name].sha256
    ledger = [row[2:] for row in rows(met[1], PAGES) if row[0] == sha256]
    assert [source for source, _ in ledger] == ["pdfium", "none", "pdfium"]
    assert ledger[1][1].startswith(("worker_died", "out_of_memory", "slow_page"))
    found = rows(met[1], f"SELECT subject FROM findings WHERE rule = 'page_not_readable' AND sha256 = '{sha256}'")
    assert found == [("page:2",)]


def test_an_attached_report_is_not_printed_and_not_loaded(met: tuple[dict[str, Result], Path]) -> None:
    assert met[0]["embedded_files"].scores == 0


def test_a_page_that_takes_too_long_is_one_line_and_its_neighbours_are_read(tmp_path: Path) -> None:
    (tmp_path / "slow.pdf").write_bytes(many_words(20_000))
    result = ingest(tmp_path, tmp_path / "data", Limits(page_seconds=0.05), jobs=1)["slow"]
    assert (result.status, result.pages) == ("loaded", 3)
    ledger = [row[2:] for row in rows(tmp_path / "data", PAGES)]
    assert ledger == [("pdfium", ""), ("none", "slow_page: the page needs more than 0.05 s of CPU time"), ("pdfium", "")]


def test_a_document_that_takes_too_long_keeps_the_pages_read_so_far_and_names_the_others(tmp_path: Path) -> None:
    (tmp_path / "long.pdf").write_bytes(document([plain(f"Page {n}") for n in range(2000)]))
    result = ingest(tmp_path, tmp_path / "data", Limits(document_seconds=0.3), jobs=1)["long"]
    assert (result.status, result.pages) == ("loaded", 2000)
    reasons = [row[3].split(":")[0] for row in rows(tmp_path / "data", PAGES)]
    assert reasons[0] == ""
    assert reasons[-1] == "time_over"


def test_more_deadly_pages_than_an_accident_brings_quarantine_the_document_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.reading.MOST_LOST_PAGES", 1)
    deadly = FILES["form_in_itself"].make()
    many = document(
        [stream(b"/X0 Do")] * 12,
        resources="/XObject << /X0 3 0 R >>",
        more=[deadly[deadly.index(b"3 0 obj") + 8 : deadly.index(b"endobj", 300)]],
    )
    (tmp_path / "deadly.pdf").write_bytes(many)
    result = ingest(tmp_path, tmp_path / "data", TIGHT, jobs=1)["deadly"]
    assert result.status == "quarantined"
    assert result.reason.startswith("worker_died: ")


def test_half_a_character_is_read_as_an_unknown_one(tmp_path: Path) -> None:
    """A damaged table of characters gives half a surrogate pair, which no file and no database can hold."""
    body = report()
    for found in reversed(list(STREAM.finditer(body))):
        said = zlib.decompress(found.group(1))
        if b"beginbfchar" in said:
            body = body[: found.start(1)] + zlib.compress(said.replace(b"<0e23>", b"<d835>")) + b"\n" + body[found.end(1) :]
    (tmp_path / "half.pdf").write_bytes(body)
    result = ingest(tmp_path, tmp_path / "data", NO_PICTURES, jobs=1)["half"]
    assert (result.status, result.pages) == ("loaded", 1)
    assert "\ufffd" in rows(tmp_path / "data", "SELECT text FROM pages_base")[0][0]


def test_the_main_process_never_opens_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(report())
    words = ["--data", str(tmp_path / "data"), "-q", "ingest", str(tmp_path / "a.pdf")]
    code = (
        "import sys\nfrom flows.cli import _run\n"
        f"assert _run({words!r}, False) == 0\n"
        "print([m for m in ('pypdfium2', 'pdfminer', 'pdfplumber', 'cv2', 'tesserocr') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def check_mutated(tmp_path: Path, count: int, seed: int, limits: Limits = NO_PICTURES) -> dict[str, Result]:
    folder = tmp_path / f"mutated-{seed}"
    folder.mkdir()
    good = [report(), report("สพป.สุโขทัย เขต 1", 2565), *(p.read_bytes() for p in sorted(SITE.rglob("*.pdf"))[:2])]
    for name, body in mutated(good, count, seed):
        (folder / name).write_bytes(body)
    results = ingest(folder, tmp_path / f"data-{seed}", limits)
    assert len(results) == count
    assert {r.status for r in results.values()} <= {"loaded", "quarantined", "unchanged"}  # two copies may be damaged alike
    assert all(r.reason for r in results.values() if r.status == "quarantined")
    known = {r.sha256: r.pages for r in results.values() if r.status == "loaded"}
    pages = rows(tmp_path / f"data-{seed}", PAGES)
    assert len(pages) == sum(known.values())
    assert all(why for _, _, source, why in pages if source == "none")
    return results


def test_damaged_copies_all_have_an_outcome(tmp_path: Path) -> None:
    statuses = [r.status for r in check_mutated(tmp_path, 24, 9).values()]
    assert statuses.count("loaded") > 5
    assert statuses.count("quarantined") > 1


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_two_thousand_damaged_copies_all_have_an_outcome(tmp_path: Path) -> None:
    results = [*check_mutated(tmp_path, 1900, 2566).values(), *check_mutated(tmp_path, 100, 2567, TIGHT).values()]
    reasons = Counter(r.reason.split(":")[0] or r.status for r in results)
    print(f"\n{len(results)} damaged copies: {dict(reasons.most_common())}")
