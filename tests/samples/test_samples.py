"""The sample reports that ship with the project: what is printed in them is what is read."""

from __future__ import annotations

import csv
import json
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import extract
from extractors.records import Extraction
from flows.pipeline import Options, ingest_files
from flows.sources import read_sources
from flows.store import Store
from normalizers.load_reference import load_reference
from tools.make_samples.content import INSTRUMENTS, MARK, REPORTS, Report, total_of
from tools.make_samples.pages import write_pages
from tools.make_samples.truth import truth
from warehouse.query import connect

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "flows" / "sample"
PDFS = sorted((SAMPLE / "site").glob("*/*.pdf"))
TRUTH: dict[str, dict[str, Any]] = json.loads((ROOT / "tools" / "make_samples" / "truth.json").read_text(encoding="utf-8"))

FOUND = (
    "SELECT DISTINCT d.office_id, d.fiscal_year_be, f.rule FROM findings f LEFT JOIN documents d USING (sha256) WHERE f.severity <> 'info' "
    "AND f.state <> 'absent'"
)


def key_of(pdf: Path) -> str:
    return f"{pdf.parent.name}-{pdf.name}"


@cache
def read(pdf: Path) -> Extraction:
    return extract(pdf, load_reference())


every_report = pytest.mark.parametrize("pdf", PDFS, ids=key_of)


def test_there_are_six_offices_of_two_years_and_three_producers() -> None:
    assert len(PDFS) == 12
    assert sorted(TRUTH) == sorted(map(key_of, PDFS))
    assert Counter(r.producer for r in REPORTS) == {"libreoffice": 4, "chromium": 4, "typst": 4}
    assert sum(not r.faults for r in REPORTS) >= 4
    assert {r.layout for r in REPORTS} == {"ranked", "numbered", "instruments", "two_years", "score_with_level"}


def test_the_stored_truth_pages_and_fault_lists_are_those_that_the_text_gives(tmp_path: Path) -> None:
    assert {f"{r.office.office_id}-{r.name}": truth(r) for r in REPORTS} == TRUTH
    write_pages(tmp_path)
    written = [p.relative_to(tmp_path) for p in tmp_path.rglob("*") if p.is_file()]
    assert len(written) == 10
    assert [p for p in written if (tmp_path / p).read_bytes() != (SAMPLE / p).read_bytes()] == []


@pytest.mark.parametrize("report", REPORTS, ids=lambda r: f"{r.office.office_id}-{r.year}")
def test_a_total_is_the_weighted_sum_unless_a_fault_says_otherwise(report: Report) -> None:
    mean = {name: sum((report.scores[i] for i in numbers), Decimal(0)) / len(numbers) for name, numbers in INSTRUMENTS.items()}
    weighted = mean["IIT"] * Decimal("0.3") + mean["EIT"] * Decimal("0.3") + mean["OIT"] * Decimal("0.4")
    assert abs(weighted - total_of(report.scores)) <= Decimal("0.005")
    stated = Decimal(str(TRUTH[f"{report.office.office_id}-{report.name}"]["totals"][0]["score"]))
    assert (abs(stated - weighted) > Decimal("0.015")) == report.has("total_disagrees_with_indicators")


@every_report
def test_a_report_is_small_and_marked_as_made_up_on_every_page(pdf: Path) -> None:
    import pypdfium2

    assert pdf.stat().st_size <= 150_000
    with pypdfium2.PdfDocument(pdf) as document:
        assert 4 <= len(document) <= 7
        english = MARK.split("·")[1].strip()
        for page in document:
            text = page.get_textpage().get_text_bounded()
            assert "".join(english.split()) in "".join(text.split())


@every_report
def test_every_score_is_read_and_none_is_added(pdf: Path) -> None:
    wanted = {
        (s["fiscal_year_be"], s["indicator_no"], Decimal(str(s["score"])).quantize(Decimal("0.01"))): s
        for s in TRUTH[key_of(pdf)]["scores"]
    }
    found = {(s.fiscal_year_be, s.indicator_no, s.score.quantize(Decimal("0.01"))): s for s in read(pdf).scores if s.place == "table"}
    assert found.keys() == wanted.keys()
    for key, score in wanted.items():
        assert found[key].level_printed == score.get("level"), key
        assert found[key].rank_printed == score.get("rank"), key


@every_report
def test_the_total_and_the_instruments_are_read_with_their_year(pdf: Path) -> None:
    known = TRUTH[key_of(pdf)]
    wanted = {("total", t["fiscal_year_be"], t["score"]) for t in known["totals"]}
    wanted |= {(t["scope"], t["fiscal_year_be"], t["score"]) for t in known["instruments"]}
    assert {(t.scope, t.fiscal_year_be, float(t.score)) for t in read(pdf).totals if t.score is not None} == wanted


@every_report
def test_measures_are_read_with_indicator_period_and_units(pdf: Path) -> None:
    found: dict[tuple[Any, ...], int] = Counter(
        (m.indicator_no, str(m.period_start), str(m.period_end), frozenset(m.responsible)) for m in read(pdf).measures
    )
    wanted = {
        (m["indicator_no"], m["period_start"], m["period_end"], frozenset(m["responsible"])): m["items"]
        for m in TRUTH[key_of(pdf)]["measures"]
    }
    assert found == wanted


@every_report
def test_budgets_are_read_in_baht(pdf: Path) -> None:
    wanted = {(b["indicator_no"], b["amount_baht"]) for b in TRUTH[key_of(pdf)]["budgets"]}
    assert {(b.indicator_no, b.amount_baht) for b in read(pdf).budgets} == wanted


def test_the_audit_finds_each_planted_fault_and_nothing_else(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    for folder in sorted({p.parent for p in PDFS}):
        results = ingest_files(sorted(folder.glob("*.pdf")), store, folder.name, None, Options(jobs=1), lambda *_: None)
        assert {r.status for r in results} == {"loaded"}
    with connect(tmp_path / "data") as db:
        rows = db.execute(FOUND).fetchall()
    planted = {(r.office.office_id, r.year, f.rule) for r in REPORTS for f in r.faults}
    assert set(rows) == planted


def test_every_listed_source_and_every_report_link_leads_to_a_file(tmp_path: Path) -> None:
    listed = tmp_path / "sources.csv"
    listed.write_text((SAMPLE / "sources.csv").read_text(encoding="utf-8").replace("{base}", "http://127.0.0.1:1"), encoding="utf-8")
    sources, problems = read_sources(listed)
    assert not problems
    assert {s.kind for s in sources} == {"page", "pdf"}
    assert {s.office_id for s in sources} == {p.parent.name for p in PDFS}
    for source in sources:
        assert (SAMPLE / "site" / source.url.removeprefix("http://127.0.0.1:1/")).is_file()
    with (SAMPLE / "faults.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert (SAMPLE / "site" / row["file"]).is_file()
