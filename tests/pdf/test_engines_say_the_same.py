"""Both engines say the same of every labelled layout and every report of the sample site, but for what a table explains.

A line of engine_differences.csv is one kind of thing in one document that only one engine reads, with how much of it and the cause;
docs/engines.md explains the causes. A difference without a line fails, and so does a line without a difference.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from benchmarks.engines import GLYPH, OWN, differences
from normalizers.load_reference import Reference, load_reference
from tests.labelled.draw import draw
from tests.labelled.layouts import LAYOUTS
from tests.labelled.make import DAMAGES

TABLE = Path(__file__).with_name("engine_differences.csv")
CAUSES = Path(__file__).parents[2] / "docs" / "engines.md"
PDFS = sorted((path, folder) for folder in OWN for path in folder.rglob("*.pdf"))


def named(path: Path, folder: Path) -> str:
    return path.relative_to(folder).with_suffix("").as_posix()


def explained() -> dict[tuple[str, str], tuple[int, int, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(r["document"], r["kind"]): (int(r["only_fast"]), int(r["only_reference"]), r["cause"]) for r in csv.DictReader(file)}


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


@pytest.mark.parametrize(("path", "folder"), PDFS, ids=[named(*each) for each in PDFS])
def test_what_the_engines_read_differently_is_in_the_table(path: Path, folder: Path, reference: Reference) -> None:
    differing = differences(path, folder, reference)
    found = {each.kind: (len(each.only_fast), len(each.only_reference)) for each in differing}
    wanted = {kind: counts[:2] for (document, kind), counts in explained().items() if document == named(path, folder)}
    assert found == wanted
    # the only cause so far: glyphs whose characters only a replacement text tells
    for page in (page for each in differing if each.kind == "page" for page in each.only_reference):
        assert GLYPH.search(page)


def test_every_line_of_the_table_is_of_a_document_and_has_a_cause_that_is_explained() -> None:
    causes = set(re.findall(r"^\| `(\w+)` \|", CAUSES.read_text(encoding="utf-8"), re.MULTILINE))
    assert {document for document, _ in explained()} <= {named(*each) for each in PDFS}
    assert {cause for _, _, cause in explained().values()} == causes


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda made: made.__name__)
def test_of_drawn_and_damaged_layouts_they_say_the_same(layout: object, reference: Reference, tmp_path: Path) -> None:
    for name, damage in DAMAGES.items():
        draw(layout().blocks, tmp_path / f"{name}.pdf", damage)  # type: ignore[operator]
        assert differences(tmp_path / f"{name}.pdf", tmp_path, reference) == [], name
