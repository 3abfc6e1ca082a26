"""`ita ingest` from end to end: what is new is read, what is known costs a look, what sources say is applied at load."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from conftest import Command
from small_pdf import report

from extractors.serialize import from_bytes, to_bytes
from warehouse.same import dump_views

FIELDS = {"path", "sha256", "status", "doc_type", "office_id", "fiscal_year_be", "pages", "scores", "measures", "findings", "reason"}


def test_a_report_becomes_rows_with_the_box_of_every_score(ita: Command, good: Path) -> None:
    ran = ita("ingest", good, "--format", "jsonl")
    assert ran.code == 0
    (line,) = ran.lines()
    assert set(line) == FIELDS
    assert line["path"] == str(good)
    told = (line["status"], line["doc_type"], line["office_id"], line["pages"], line["scores"])
    assert told == ("loaded", "office", "pesao-mukdahan", 1, 10)
    rows = ita.one("SELECT indicator_no, score, quote, x0, top, x1, bottom FROM scores ORDER BY indicator_no")
    assert [float(str(r["score"])) for r in rows][:3] == [95.67, 88.12, 93.91]
    assert [r["quote"] for r in rows][:3] == ["95.67", "88.12", "93.91"]
    for row in rows:  # the column of scores stands between 400 and 500 points
        assert 399 <= float(str(row["x0"])) < float(str(row["x1"])) <= 501
    tops = [float(str(r["top"])) for r in rows]
    assert tops == sorted(tops)


def test_the_second_run_says_unchanged_and_writes_nothing(ita: Command, good: Path) -> None:
    ita("ingest", good)
    before = {p: p.stat().st_mtime_ns for p in ita.data_dir.rglob("*") if p.is_file() and p.parent.name != "locks"}
    start = time.monotonic()
    ran = ita("ingest", good, "--format", "jsonl")
    assert time.monotonic() - start < 10  # measured 0.8 s; loose, for busy machines
    (line,) = ran.lines()
    assert (ran.code, line["status"], line["scores"]) == (0, "unchanged", 10)
    assert before == {p: p.stat().st_mtime_ns for p in ita.data_dir.rglob("*") if p.is_file() and p.parent.name != "locks"}


def test_a_touched_or_renamed_file_is_known_by_its_bytes(ita: Command, good: Path, tmp_path: Path) -> None:
    ita("ingest", good)
    os.utime(good, (1, 1))
    assert ita("ingest", good, "--format", "jsonl").lines()[0]["status"] == "unchanged"
    shutil.copy(good, tmp_path / "copy.pdf")
    assert ita("ingest", "copy.pdf", "--format", "jsonl").lines()[0]["status"] == "unchanged"
    assert ita.one("SELECT count(*) AS n FROM documents") == [{"n": 1}]
    assert ita.one("SELECT count(*) AS n FROM sightings") == [{"n": 2}]


def test_a_changed_file_is_a_new_document(ita: Command, good: Path) -> None:
    ita("ingest", good)
    good.write_bytes(report(year=2565))
    assert ita("ingest", good, "--format", "jsonl").lines()[0]["status"] == "loaded"
    assert ita.one("SELECT count(*) AS n FROM documents") == [{"n": 2}]


def test_another_office_is_a_new_sighting_and_two_offices_leave_it_open(ita: Command, good: Path) -> None:
    ita("ingest", good, "--office", "pesao-mukdahan")
    assert ita.one("SELECT office_id, office_basis FROM documents") == [{"office_id": "pesao-mukdahan", "office_basis": "source"}]
    ran = ita("ingest", good, "--office", "pesao-phuket", "--format", "jsonl")
    assert ran.lines()[0]["status"] == "loaded"
    assert ita.one("SELECT office_id, office_basis FROM documents") == [{"office_id": None, "office_basis": "conflicting"}]
    assert ita.one("SELECT DISTINCT office_id FROM scores") == [{"office_id": None}]
    assert [r["n"] for r in ita.one("SELECT count(*) AS n FROM findings WHERE rule = 'document_duplicated' AND state <> 'absent'")] == [1]


def test_the_year_given_from_outside_never_becomes_the_year_of_a_value(ita: Command, good: Path) -> None:
    ita("ingest", good, "--year", 2567)
    assert ita.one("SELECT fiscal_year_be FROM documents") == [{"fiscal_year_be": 2567}]
    assert ita.one("SELECT DISTINCT fiscal_year_be FROM scores") == [{"fiscal_year_be": 2566}]


def test_one_process_or_two_give_the_same_warehouse(ita: Command, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for year in range(2563, 2568):
        (folder / f"{year}.PDF").write_bytes(report(year=year))
    two = Command(tmp_path, tmp_path / "two")
    assert ita("ingest", folder, "--jobs", 1).code == 0
    assert two("ingest", folder, "--jobs", 2).code == 0
    assert dump_views(ita.data_dir) == dump_views(two.data_dir)


def test_two_machines_write_the_same_bytes_of_an_extraction(ita: Command, good: Path, tmp_path: Path) -> None:
    other = Command(tmp_path, tmp_path / "elsewhere")
    ita("ingest", good, "--office", "pesao-phuket")
    shutil.copy(good, tmp_path / "copy.pdf")
    other("ingest", "copy.pdf")
    here = {p.relative_to(ita.data_dir): p.read_bytes() for p in (ita.data_dir / "extractions").rglob("*.z")}
    there = {p.relative_to(other.data_dir): p.read_bytes() for p in (other.data_dir / "extractions").rglob("*.z")}
    assert here == there
    assert len(here) == 1


def test_a_rebuild_gives_the_same_warehouse_also_from_nothing_but_pdfs_and_ledger(ita: Command, good: Path) -> None:
    ita("ingest", good, "--office", "pesao-phuket")
    expected = dump_views(ita.data_dir)
    assert ita("rebuild").code == 0
    assert dump_views(ita.data_dir) == expected
    for name in ("extractions", "snapshots", "cache"):
        shutil.rmtree(ita.data_dir / name)
    (ita.data_dir / "warehouse.duckdb").write_bytes(b"damaged")
    assert ita("ingest", good).code == 4
    ran = ita("rebuild")
    assert ran.code == 0, ran.err
    assert dump_views(ita.data_dir) == expected


def test_a_damaged_extraction_is_read_again(ita: Command, good: Path) -> None:
    ita("ingest", good)
    expected = dump_views(ita.data_dir)
    (stored,) = (ita.data_dir / "extractions").rglob("*.z")
    body = stored.read_bytes()
    stored.write_bytes(body[:100])
    assert ita("rebuild").code == 0
    assert stored.read_bytes() == body
    assert dump_views(ita.data_dir) == expected


def test_a_stored_reading_of_another_document_is_never_loaded_for_this_one(ita: Command, good: Path, tmp_path: Path) -> None:
    ita("ingest", good)
    expected = dump_views(ita.data_dir)
    (stored,) = (ita.data_dir / "extractions").rglob("*.z")
    body = stored.read_bytes()
    reading = from_bytes(body)
    stored.write_bytes(to_bytes(replace(reading, sha256="0" * 64)))
    assert ita("rebuild").code == 0
    assert stored.read_bytes() == body
    assert dump_views(ita.data_dir) == expected


def test_the_cache_is_safe_to_delete(ita: Command, good: Path) -> None:
    ita("ingest", good)
    shutil.rmtree(ita.data_dir / "cache")
    assert ita("ingest", good, "--format", "jsonl").lines()[0]["status"] == "unchanged"


READ = "import sys, pathlib; from extractors.pdf import read_printed; print(read_printed(pathlib.Path(sys.argv[1])).blocks)"
DRAW = "import sys, pathlib; from extractors.pdf import render_page; render_page(pathlib.Path(sys.argv[2]), 1); "


def test_a_picture_drawn_before_does_not_move_the_letters_of_the_next_document(tmp_path: Path) -> None:
    first, second = tmp_path / "2563.pdf", tmp_path / "2566.pdf"
    first.write_bytes(report(year=2563))
    second.write_bytes(report(year=2566))  # its font is named, not in the file: pdfium puts another one
    said = [
        subprocess.run([sys.executable, "-c", code, str(second), str(first)], capture_output=True, text=True, check=True).stdout
        for code in (READ, DRAW + READ)
    ]
    assert said[0] == said[1] != ""
