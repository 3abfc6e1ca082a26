"""Every file of the reader is of one part or of the core, and a document that meets a part names it in its version."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from extractors.extract import extract
from extractors.language_data import data_folder, language_data
from extractors.parts import ALL, PARTS, part_of, parts_met
from extractors.pdf.ocr_engine import _data_folder, available
from extractors.printed import PageRecord
from extractors.version import ROOT, extractor_version, good_versions, parts_in, reading_files, version_with
from normalizers.load_reference import Reference, load_reference
from tests.flows.small_pdf import report
from tests.hostile.files import picture_page
from tests.labelled.layouts import by_number
from tests.parts.documents import marks_without_value
from tests.scans.make import make_one

WHOLE = "c0.pdfminer-a1.ocr-b2.look-d3"
IMPORTED_AS = {"pdfplumber": "pdfplumber", "pdfminer.six": "pdfminer", "tesserocr": "tesserocr", "opencv-python-headless": "cv2"}


def python_files() -> list[str]:
    return [name for name, _ in reading_files() if name.endswith(".py")]


def imports_of(name: str) -> Iterator[tuple[str, bool]]:
    """Yield every module that a file imports, also by its name as a text, and whether it does so when it is imported itself."""
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    outside = {id(node) for top in tree.body if not isinstance(top, (ast.FunctionDef, ast.ClassDef)) for node in ast.walk(top)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in outside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, id(node) in outside
            yield from ((f"{node.module}.{alias.name}", id(node) in outside) for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and fnmatch(node.value, "extractors.*"):
            yield node.value, id(node) in outside


def module_part(module: str) -> str | None:
    path = module.replace(".", "/") + ".py"
    part = part_of(path) if (ROOT / path).exists() else None
    return part.name if part else None


def test_every_pattern_names_a_file_and_no_file_is_of_two_parts() -> None:
    names = [name for name, _ in reading_files()]
    for part in PARTS:
        for pattern in part.files:
            assert any(fnmatch(name, pattern) for name in names), pattern
    for name in names:
        assert sum(any(fnmatch(name, pattern) for pattern in part.files) for part in PARTS) <= 1, name


def test_a_file_that_nobody_thought_of_is_of_the_core() -> None:
    assert part_of("extractors/pdf/a_new_file.c") is None
    assert part_of("extractors/prose.py") is None
    assert part_of("normalizers/reference/offices.csv") is None


def test_a_part_is_imported_by_itself_by_what_needs_it_and_through_its_gates() -> None:
    gates = {(file, module) for part in PARTS for file, module in part.gates}
    for name in python_files():
        if name == "extractors/parts.py":  # it names the gates
            continue
        own = part_of(name)
        inside = {own.name, *own.needs} if own else set()
        for module, at_import in imports_of(name):
            part = module_part(module)
            if part is not None and part not in inside:
                assert (name, module) in gates, f"{name} imports {module} of the part {part}"
                assert not at_import, f"{name} imports {module} before a document needs it"


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_library_of_a_part_is_imported_by_nothing_else(part: Any) -> None:
    libraries = {IMPORTED_AS[package] for package in part.packages}
    for name in python_files():
        if libraries & {module.split(".")[0] for module, _ in imports_of(name)}:
            assert part_of(name) is part, name


def test_every_gate_is_there() -> None:
    for part in PARTS:
        for file, module in part.gates:
            assert module in {imported for imported, _ in imports_of(file)}, (file, module)
            assert module_part(module) == part.name


def test_good_versions_are_those_of_every_set_of_parts_that_can_be_met() -> None:
    assert good_versions(WHOLE) == (
        "c0", "c0.ocr-b2", "c0.pdfminer-a1", "c0.ocr-b2.look-d3", "c0.pdfminer-a1.ocr-b2", WHOLE,
    )  # fmt: skip
    assert good_versions("v1") == ("v1",)
    assert all(version_with(WHOLE, parts_in(own)) == own for own in good_versions(WHOLE))
    assert parts_in(extractor_version()) == ALL


def page(source: str, reason: str = "") -> PageRecord:
    return PageRecord(1, 595.0, 842.0, 0, source, 0.5, reason)


@pytest.mark.parametrize(
    ("pages", "met"),
    [
        ([page("pdfium"), page("pdfium", "damaged: 2.0% odd characters, 0.0% without a certain value")], set()),
        ([page("pdfium"), page("pdfminer", "pdfium: map_errors: 60% ...")], {"pdfminer"}),
        ([page("ocr", "no_text: the page is a picture")], {"ocr"}),
        ([page("ocr", "garbage: 40% ...")], {"ocr", "pdfminer"}),
        ([page("ocr", "a reason that is new")], {"ocr", "pdfminer"}),
        ([page("pdfium"), page("none", "slow_page: ...")], ALL),
        ([page("a source that is new")], ALL),
        ([], set()),
    ],
)
def test_what_a_page_met_is_told_from_its_record_and_in_doubt_it_met_all(pages: list[PageRecord], met: set[str]) -> None:
    assert parts_met(pages) == met


def test_another_engine_met_all_and_a_second_look_met_ocr_too() -> None:
    assert parts_met([page("pdfium")], engine="reference") == ALL
    assert parts_met([page("pdfium")], looked_again=True) == {"look", "ocr"}


def test_the_data_that_counts_is_that_of_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    (tmp_path / "tha.traineddata").write_bytes(b"1234")
    assert language_data() == "tha=4 eng=0"
    assert str(data_folder()) == _data_folder.__wrapped__()
    monkeypatch.delenv("TESSDATA_PREFIX")
    if data_folder():
        assert str(data_folder()) == _data_folder.__wrapped__()


class Entered:
    """Notes the parts whose functions are called, whatever calls them."""

    def __init__(self) -> None:
        self.parts: set[str] = set()
        self._known: dict[str, str | None] = {}

    def __call__(self, frame: FrameType, event: str, _: Any) -> None:
        file = frame.f_code.co_filename
        if event == "call" and file not in self._known:
            path = Path(file)
            part = part_of(path.relative_to(ROOT).as_posix()) if path.is_relative_to(ROOT) else None
            self._known[file] = part.name if part else None
            if part:
                self.parts.add(part.name)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def entered_and_named(path: Path, reference: Reference, **options: Any) -> tuple[set[str], frozenset[str]]:
    entered = Entered()
    sys.setprofile(entered)
    try:
        made = extract(path, reference, **options)
    finally:
        sys.setprofile(None)
    return entered.parts, parts_in(made.extractor)


LABELLED = sorted((ROOT / "tests" / "labelled" / "pdfs").glob("*.pdf"))[::7]
SITE = sorted((ROOT / "flows" / "sample" / "site").rglob("*.pdf"))[::4]


@pytest.mark.parametrize("path", [*LABELLED, *SITE], ids=lambda path: path.stem)
def test_a_page_that_pdfium_reads_well_meets_no_part(path: Path, reference: Reference) -> None:
    assert entered_and_named(path, reference) == (set(), frozenset())


def test_what_pdfium_cannot_read_meets_pdfminer(reference: Reference, tmp_path: Path) -> None:
    (tmp_path / "marks.pdf").write_bytes(marks_without_value())
    assert entered_and_named(tmp_path / "marks.pdf", reference) == ({"pdfminer"}, {"pdfminer"})


def test_a_page_that_nothing_reads_names_all(reference: Reference, tmp_path: Path) -> None:
    (tmp_path / "picture.pdf").write_bytes(picture_page(100, 100))
    entered, named = entered_and_named(tmp_path / "picture.pdf", reference)
    assert entered <= named == ALL


@pytest.mark.system
@pytest.mark.skipif(not available(), reason="tesseract with Thai data is not installed")
def test_a_scan_meets_ocr_and_a_second_look_meets_both(reference: Reference, tmp_path: Path) -> None:
    make_one(by_number, "clean", 1, tmp_path / "scan.pdf")
    assert entered_and_named(tmp_path / "scan.pdf", reference) == ({"ocr"}, {"ocr"})
    (tmp_path / "text.pdf").write_bytes(report())
    assert entered_and_named(tmp_path / "text.pdf", reference, verify=1.0) == ({"ocr", "look"}, {"ocr", "look"})
