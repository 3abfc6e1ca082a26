"""However many documents a run has, few of its results, notes and names are in memory; the answers are the same."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Command
from small_pdf import report

from flows import listing
from flows.documents import Result
from flows.known_files import AT_ONCE, KnownFiles
from flows.listing import find_pdfs
from flows.results import BLOCK, Results
from flows.store import Store


def result(number: int) -> Result:
    name = "รายงาน\udcff\n" if number == 1 else f"{number}.pdf"  # a name of bytes that are no text
    return Result(
        f"file:/a/{name}", None if number % 7 == 0 else f"{number:064x}", "loaded", fiscal_year_be=2566, scores=number, outcome="stored"
    )


@pytest.mark.parametrize("count", [0, 1, BLOCK, BLOCK + 1, 3 * BLOCK + 17])
def test_results_beyond_those_in_memory_come_back_the_same_in_order_and_again(tmp_path: Path, count: int) -> None:
    results, expected = Results(tmp_path), [result(n) for n in range(count)]
    results.extend(expected)
    assert len(results) == count
    assert list(results) == list(results) == expected
    assert [one for block in results.blocks() for one in block] == expected
    assert list(zip(results, results, strict=True)) == list(zip(expected, expected, strict=True))
    for part in (slice(500), slice(BLOCK - 2, BLOCK + 2), slice(-3, None), slice(None, None, -BLOCK)):
        assert results[part] == expected[part]
    for place in (0, 1, BLOCK - 1, BLOCK, count - 1, -count):
        if -count <= place < count:
            assert results[place] == expected[place]
    with pytest.raises(IndexError):
        results[count]


def test_the_file_of_results_has_no_name_that_a_killed_run_could_leave(tmp_path: Path) -> None:
    results = Results(tmp_path)
    results.extend(map(result, range(2 * BLOCK + 1)))
    assert list(tmp_path.iterdir()) == []


def test_a_run_of_more_documents_than_fit_into_memory_answers_as_a_run_that_holds_all(ita: Command, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for year in range(2562, 2567):
        (folder / f"{year}.pdf").write_bytes(report(year=year))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    of_two = "import flows.results; flows.results.BLOCK = 2; from flows.cli import main; main()"
    expected = ita("ingest", folder, "--format", "jsonl")
    words = [sys.executable, "-c", of_two, "--data", str(tmp_path / "other"), "ingest", str(folder), "--format", "jsonl"]
    again = subprocess.run(words, cwd=tmp_path, env=ita.environment(), capture_output=True, text=True, check=False)
    assert (again.stdout, again.returncode) == (expected.out, expected.code)
    assert again.stdout.count("\n") == 6
    assert "6 documents: 5 loaded, 1 quarantined" in again.stderr
    assert list((tmp_path / "other" / "cache").glob("tmp*")) == []


def test_paths_that_overlap_give_each_file_once_and_in_order(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.PDF", "note.txt", "x/y/1.pdf", "x/0.pdf", "x.pdf/2.pdf", "z/3.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"%PDF")
    (tmp_path / "w").symlink_to(tmp_path / "z")

    def found(*names: str) -> list[str]:
        files = find_pdfs([tmp_path / name for name in names], tmp_path / "pdfs").files
        assert len(files) == len(list(files))
        return [str(path.relative_to(tmp_path)) for path in files]

    whole = ["a.PDF", "b.pdf", "x/0.pdf", "x/y/1.pdf", "x.pdf/2.pdf", "z/3.pdf"]
    assert found(".") == found(".", ".", "x", "b.pdf", "x/y/1.pdf") == whole
    assert found("x/y", ".", "x") == ["x/y/1.pdf", "a.PDF", "b.pdf", "x/0.pdf", "x.pdf/2.pdf", "z/3.pdf"]
    assert found("z/3.pdf", "note.txt", "z", "z/3.pdf", "w") == ["z/3.pdf", "note.txt", "w/3.pdf"]
    assert find_pdfs([tmp_path / "x", tmp_path / "x/y"], tmp_path / "pdfs").problems == []


def test_a_folder_of_more_files_than_are_sorted_at_a_time_is_listed_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "NAMES", 4)
    names = [f"{number * 7 % 23:02d}.pdf" for number in range(23)]
    for name in names:
        (tmp_path / name).write_bytes(b"")
        (tmp_path / f"in-{name}").mkdir()
        (tmp_path / f"in-{name}" / name).write_bytes(b"")
    files = find_pdfs([tmp_path], tmp_path / "pdfs").files
    assert list(files) == [*(tmp_path / n for n in sorted(names)), *(tmp_path / f"in-{n}" / n for n in sorted(names))]


def test_known_files_outlive_the_run_and_a_changed_file_is_noticed(tmp_path: Path) -> None:
    store, paths = Store(tmp_path / "data", ""), [tmp_path / f"{number}.pdf" for number in range(AT_ONCE + 2)]
    known = KnownFiles(store)
    for path in (*paths, odd := tmp_path / os.fsdecode(b"\xff.pdf")):
        path.write_bytes(b"one")
        known.note(path, path.stat(), path.name.encode("utf-8", "replace").hex())
    known.close()
    again = KnownFiles(store)
    assert [again.digest(p, p.stat()) for p in paths] == [p.name.encode().hex() for p in paths]
    assert again.digest(odd, odd.stat()) is not None
    os.utime(paths[0], ns=(1, 1))
    paths[1].write_bytes(b"another")
    assert [again.digest(p, p.stat()) for p in paths[:3]] == [None, None, paths[2].name.encode().hex()]
    again.note(paths[1], paths[1].stat(), "new")
    again.close()
    assert KnownFiles(store).digest(paths[1], paths[1].stat()) == "new"


NOTE = """
import os, sys
from pathlib import Path
from flows.known_files import KnownFiles
from flows.store import Store
known = KnownFiles(Store(Path(sys.argv[1]), ""))
for path in sorted(Path(sys.argv[2]).iterdir()):
    known.note(path, path.stat(), "digest")
os.kill(os.getpid(), 9)
"""


def test_a_run_killed_while_it_noted_files_keeps_what_was_written_before(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    paths = [folder / f"{number:06d}.pdf" for number in range(AT_ONCE + 1)]
    for path in paths:
        path.write_bytes(b"one")
    assert subprocess.run([sys.executable, "-c", NOTE, tmp_path / "data", folder], check=False).returncode == -9
    known = KnownFiles(Store(tmp_path / "data", ""))
    assert known.digest(paths[0], paths[0].stat()) == "digest"
    assert known.digest(paths[-1], paths[-1].stat()) is None


@pytest.mark.parametrize("body", [b"no database", b"SQLite format 3\0" + b"\xff" * 5000, b""])
def test_damaged_notes_cost_only_time_and_are_made_anew(ita: Command, good: Path, body: bytes) -> None:
    ita("ingest", good)
    notes = ita.data_dir / "cache" / "known_files.sqlite"
    notes.write_bytes(body)
    old = notes.with_suffix(".json")
    old.write_text(json.dumps({"earlier": "version"}))
    for _ in range(2):
        assert [line["status"] for line in ita("ingest", good, "--format", "jsonl").lines()] == ["unchanged"]
    assert sqlite3.connect(notes).execute("SELECT count(*) FROM known").fetchall() == [(1,)]
    assert not old.exists()


def test_notes_that_another_process_holds_stop_no_run(tmp_path: Path) -> None:
    store = Store(tmp_path / "data", "")
    holder = sqlite3.connect(store.data_dir / "cache" / "known_files.sqlite", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    known = KnownFiles(store)
    known.note(tmp_path, tmp_path.stat(), "digest")
    assert known.digest(tmp_path, tmp_path.stat()) is None
    known.close()


def test_a_data_folder_inside_the_folder_of_reports_is_not_read_as_reports(ita: Command, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for year in (2565, 2566):
        (reports / f"{year}.pdf").write_bytes(report(year=year))
    inside = reports / "data"
    for status in ("loaded", "unchanged"):
        ran = ita("--data", inside, "ingest", reports, "--format", "jsonl")
        assert [(Path(str(r["path"])).name, r["status"]) for r in ran.lines()] == [("2565.pdf", status), ("2566.pdf", status)]
    named = ita("--data", inside, "ingest", inside / "pdfs", "--format", "jsonl")
    assert len(named.lines()) == 2
