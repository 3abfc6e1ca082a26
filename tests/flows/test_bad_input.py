"""Bad input: each a clear message and its exit code, nothing half done, and the rest goes on."""

from __future__ import annotations

import io
import os
import resource
import subprocess
import time
from pathlib import Path

import pytest
from conftest import ITA, Command
from small_pdf import report

from flows.store import digest_of
from warehouse.open import writer_lock


def test_a_missing_path_is_exit_4(ita: Command) -> None:
    ran = ita("ingest", "nowhere.pdf")
    assert ran.code == 4
    assert "nowhere.pdf: no such file or folder" in ran.err
    assert not ita.data_dir.exists()


def test_a_missing_path_beside_a_good_one_does_not_stop_it(ita: Command, good: Path) -> None:
    ran = ita("ingest", "nowhere.pdf", good, "--format", "jsonl")
    assert ran.code == 4
    assert "nowhere.pdf" in ran.err
    assert [r["status"] for r in ran.lines()] == ["loaded"]
    assert ita.one("SELECT count(*) AS n FROM scores") == [{"n": 10}]


def test_a_folder_without_pdfs_is_exit_4(ita: Command, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "note.txt").write_text("hello")
    ran = ita("ingest", "letters")
    assert ran.code == 4
    assert "no PDF in this folder" in ran.err


def encrypted() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    body = io.BytesIO()
    canvas = Canvas(body, encrypt=StandardEncryption("secret", strength=128))
    canvas.drawString(80, 700, "closed")
    canvas.save()
    return body.getvalue()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b"<html><body>404</body></html>", "PDF"),
        (report()[:1500], ""),
        (encrypted(), "password"),
    ],
    ids=["zero bytes", "HTML named .pdf", "cut off", "password"],
)
def test_bytes_that_cannot_be_read_are_quarantined_with_the_reason_and_the_rest_goes_on(
    ita: Command, good: Path, tmp_path: Path, body: bytes, words: str
) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(body)
    ran = ita("ingest", bad, good, "--format", "jsonl")
    assert ran.code == 3
    statuses = {Path(str(r["path"])).name: r["status"] for r in ran.lines()}
    assert statuses == {"bad.pdf": "quarantined", "good.pdf": "loaded"}
    row = ran.lines()[0]
    assert words.lower() in str(row["reason"]).lower()
    assert ita.one("SELECT status, reason FROM documents ORDER BY bytes LIMIT 1")[0] == {"status": "quarantined", "reason": row["reason"]}
    note = ita.data_dir / "quarantine" / f"{row['sha256']}.txt"
    assert note.read_text(encoding="utf-8").strip() == row["reason"]
    assert (ita.data_dir / "pdfs" / str(row["sha256"])[:2] / f"{row['sha256']}.pdf").read_bytes() == body


def test_a_second_run_says_that_what_could_not_be_read_still_cannot_be(ita: Command, good: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    assert ita("ingest", good, "empty.pdf").code == 3
    again = ita("ingest", good, "empty.pdf")
    assert again.code == 0
    assert "2 unchanged" in again.err
    assert "1 of the unchanged cannot be read, as before: ita sql --saved documents_to_look_at" in again.err
    assert "zero_bytes" in ita("sql", "--saved", "documents_to_look_at").out


def test_what_is_no_regular_file_fails_without_waiting_and_the_rest_goes_on(ita: Command, good: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    start = time.monotonic()
    ran = ita("ingest", tmp_path, "--format", "jsonl")
    assert time.monotonic() - start < 60
    assert ran.code == 3
    by_name = {Path(str(r["path"])).name: r for r in ran.lines()}
    assert by_name["good.pdf"]["status"] == "loaded"
    assert by_name["pipe.pdf"]["status"] == "failed"
    assert "no regular file" in str(by_name["pipe.pdf"]["reason"])
    assert ita.one("SELECT count(*) AS n FROM documents WHERE status = 'failed'") == [{"n": 1}]


def test_a_data_folder_that_cannot_be_written_is_exit_4(ita: Command, good: Path, tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("a file, not a folder")
    ran = ita("--data", tmp_path / "occupied" / "data", "ingest", good)
    assert ran.code == 4
    assert "cannot be written" in ran.err
    assert "--data" in ran.err


def test_a_warehouse_held_by_another_process_is_exit_75(ita: Command, good: Path) -> None:
    ita("ingest", good)
    with writer_lock(ita.data_dir):
        ran = ita("ingest", good)
        assert ran.code == 75
        assert str(os.getpid()) in ran.err
        assert ita("sql", "SELECT 1").code == 0  # readers do not wait for a writer
    assert ita("ingest", good).code == 0


def test_an_unknown_office_is_exit_2_with_the_nearest_ids(ita: Command, good: Path) -> None:
    ran = ita("ingest", good, "--office", "pesao-mukdaharn")
    assert ran.code == 2
    assert "pesao-mukdahan" in ran.err
    assert not ita.data_dir.exists()


def test_a_year_of_the_common_era_is_exit_2_with_the_year_meant(ita: Command, good: Path) -> None:
    ran = ita("ingest", good, "--year", 2023)
    assert ran.code == 2
    assert "2566" in ran.err


@pytest.mark.parametrize(
    "query",
    [
        "DROP VIEW scores",
        "INSERT INTO scores SELECT * FROM scores",
        "COPY (SELECT 1) TO 'out.csv'",
        "ATTACH 'other.duckdb'",
        "SET threads = 1",
    ],
)
def test_sql_that_writes_is_exit_2_and_changes_nothing(ita: Command, good: Path, tmp_path: Path, query: str) -> None:
    ita("ingest", good)
    ran = ita("sql", query)
    assert ran.code == 2
    assert not (tmp_path / "out.csv").exists()
    assert not (tmp_path / "other.duckdb").exists()
    assert ita.one("SELECT count(*) AS n FROM scores") == [{"n": 10}]


def test_sql_without_a_warehouse_is_exit_4_and_says_what_to_type(ita: Command) -> None:
    ran = ita("sql", "SELECT 1")
    assert ran.code == 4
    assert "ita ingest" in ran.err
    assert not ita.data_dir.exists()


@pytest.mark.parametrize("limit", [2_000, 40_000, 1_200_000], ids=["for the PDF", "for a new warehouse", "for the load"])
def test_a_full_disk_leaves_nothing_half_written_and_a_second_run_completes_it(ita: Command, good: Path, limit: int) -> None:
    ran = subprocess.run(
        [str(ITA), "ingest", str(good)], cwd=ita.folder, env=ita.environment(), capture_output=True, text=True, timeout=120, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert ran.returncode == 4
    assert "Traceback" not in ran.stderr
    assert all(digest_of(path) == path.stem for path in (ita.data_dir / "pdfs").rglob("*.pdf"))
    assert list((ita.data_dir / "extractions").rglob(".*")) == []
    assert ita("ingest", good).code == 0
    assert ita.one("SELECT count(*) AS n FROM scores") == [{"n": 10}]
