"""A change of the reader has exactly those documents read again that it can touch."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractors import version
from extractors.pdf.ocr_engine import available
from flows.pipeline import Options, ingest_files, rebuild
from flows.store import Store
from tests.flows.small_pdf import report
from tests.hostile.files import picture_page
from tests.labelled.layouts import by_number
from tests.parts.documents import marks_without_value
from tests.scans.make import make_one
from warehouse.same import differing_views, dump_views

pytestmark = pytest.mark.skipif(not available(), reason="tesseract with Thai data is not installed")
ALL = {"text", "marks", "scan", "unread"}
Change = Callable[[str], None]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One document for each way of reading: by pdfium, by pdfminer, from the picture, and not at all."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "text.pdf").write_bytes(report())
    (folder / "marks.pdf").write_bytes(marks_without_value())
    (folder / "unread.pdf").write_bytes(picture_page(100, 100))
    make_one(by_number, "clean", 1, folder / "scan.pdf")
    return folder


@pytest.fixture
def change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Change]:
    """Change a file of the reader, or add it: in a copy, whose versions count from then on."""
    root = tmp_path / "project"
    for package in ("extractors", "normalizers"):
        shutil.copytree(version.ROOT / package, root / package)
    monkeypatch.setattr(version, "ROOT", root)

    def changed(file: str) -> None:
        path = root / file
        path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n")
        version._digests.cache_clear()

    yield changed
    monkeypatch.undo()
    version._digests.cache_clear()


def stored(data_dir: Path) -> set[Path]:
    return set((data_dir / "extractions").rglob("*.z"))


def ingest(reports: Path, data_dir: Path, options: Options | None = None) -> tuple[set[str], set[str]]:
    """Return which documents were read, by name, and which were loaded."""
    before = stored(data_dir)
    results = ingest_files([reports], Store(data_dir, ""), None, None, options or Options(1), lambda _: None)
    names = {r.sha256: Path(r.path).stem for r in results}
    loaded = {Path(r.path).stem for r in results if r.status != "unchanged"}
    return {names[path.name.split(".")[0]] for path in stored(data_dir) - before}, loaded


@pytest.fixture(scope="module")
def read_once(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("once") / "data"
    assert ingest(reports, folder) == (ALL, ALL)
    return folder


@pytest.mark.parametrize(
    ("file", "again"),
    [
        ("extractors/pdf/pdfminer_source.py", {"marks", "unread"}),
        ("extractors/pdf/ocr_words.py", {"scan", "unread"}),
        ("extractors/pdf/second_look.py", {"unread"}),
        ("extractors/pdf/a_new_file.c", ALL),
        ("extractors/serialize.py", set()),
    ],
)
def test_a_change_has_read_again_what_it_can_touch(
    file: str, again: set[str], reports: Path, read_once: Path, change: Change, tmp_path: Path
) -> None:
    data_dir = shutil.copytree(read_once, tmp_path / "data")
    change(file)
    assert ingest(reports, data_dir) == (again, again)
    assert ingest(reports, data_dir) == (set(), set())


def test_what_was_read_in_part_again_is_the_warehouse_of_one_reading(
    reports: Path, read_once: Path, change: Change, tmp_path: Path
) -> None:
    data_dir = shutil.copytree(read_once, tmp_path / "data")
    change("extractors/pdf/ocr_words.py")
    ingest(reports, data_dir)
    ingest(reports, tmp_path / "new")
    ours = ("documents", "pages", "scores", "totals", "measures", "office_mentions", "indicator_scores")
    for name in ours:
        assert dump_views(data_dir)[name] == dump_views(tmp_path / "new")[name]
    before = dump_views(data_dir)
    rebuild(Store(data_dir, ""), Options(1), lambda _: None)
    assert differing_views(dump_views(data_dir), before) == []


def test_a_change_that_is_taken_back_reads_nothing_and_loads_what_was_stored(
    reports: Path, read_once: Path, change: Change, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data_dir = shutil.copytree(read_once, tmp_path / "data")
    change("extractors/pdf/ocr_words.py")
    ingest(reports, data_dir)
    monkeypatch.setattr(version, "ROOT", Path(version.__file__).parents[1])
    version._digests.cache_clear()
    assert ingest(reports, data_dir) == (set(), {"scan", "unread"})


def test_what_ocr_was_asked_for_is_read_again_when_it_is_installed_or_taken_away(
    reports: Path, read_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data_dir, installed = shutil.copytree(read_once, tmp_path / "data"), version._installed
    monkeypatch.setattr(version, "_installed", lambda package: "none" if package == "tesserocr" else installed(package))
    version._digests.cache_clear()
    try:
        assert ingest(reports, data_dir) == ({"scan", "unread"}, {"scan", "unread"})
    finally:
        monkeypatch.undo()
        version._digests.cache_clear()


def test_a_report_that_was_looked_at_twice_depends_on_what_looked(reports: Path, change: Change, tmp_path: Path) -> None:
    (tmp_path / "only").mkdir()
    shutil.copy(reports / "text.pdf", tmp_path / "only")
    twice = Options(1, verify=1.0)
    assert ingest(tmp_path / "only", tmp_path / "data", twice)[0] == {"text"}
    change("extractors/pdf/second_look.py")
    assert ingest(tmp_path / "only", tmp_path / "data", twice)[0] == {"text"}
    change("extractors/pdf/ocr_numbers.py")
    assert ingest(tmp_path / "only", tmp_path / "data", twice)[0] == {"text"}
    change("extractors/pdf/pdfminer_source.py")
    assert ingest(tmp_path / "only", tmp_path / "data", twice)[0] == set()


def test_the_store_of_an_earlier_program_is_taken_over_and_read_again(reports: Path, read_once: Path, tmp_path: Path) -> None:
    data_dir = shutil.copytree(read_once, tmp_path / "data")
    for path in stored(data_dir):
        old = data_dir / "extractions" / "0123456789ab" / path.parent.name / f"{path.name.split('.')[0]}.json.z"
        old.parent.mkdir(parents=True, exist_ok=True)
        path.rename(old)
    (data_dir / "warehouse.duckdb").unlink()
    assert ingest(reports, data_dir) == (ALL, ALL)
    assert differing_views(dump_views(data_dir), dump_views(read_once)) == []
