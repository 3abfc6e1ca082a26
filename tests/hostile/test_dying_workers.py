"""A worker that dies costs one document: it is read once more, alone, with the other engine, then quarantined with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.sandbox import Limits, Workers
from flows.pipeline import Options, ingest_files
from flows.store import Store
from tests.flows.small_pdf import report


def ingest(folder: Path) -> list[tuple[str, str, int]]:
    results = ingest_files([folder], Store(folder / "data"), None, None, Options(1), lambda _: None)
    return [(r.status, r.reason, r.scores) for r in results]


def test_what_kills_the_fast_engine_is_read_with_the_reference_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.reading.TASK", "tests.hostile.dying.dies_with_the_fast_engine")
    (tmp_path / "a.pdf").write_bytes(report())
    assert ingest(tmp_path) == [("loaded", "", 10)]


def test_what_kills_both_is_tried_twice_and_quarantined_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.reading.TASK", "tests.hostile.dying.always_dies")
    monkeypatch.setenv("ITA_TEST_TRIES", str(tmp_path / "tries.txt"))
    (tmp_path / "a.pdf").write_bytes(report())
    ((status, reason, _),) = ingest(tmp_path)
    assert status == "quarantined"
    assert reason.startswith("worker_died: the reading process aborted inside the PDF engine")
    assert (tmp_path / "tries.txt").read_text(encoding="utf-8").split() == ["fast", "reference"]
    (note,) = (tmp_path / "data" / "quarantine").glob("*.txt")
    assert note.read_text(encoding="utf-8").strip() == reason


def test_a_page_that_never_comes_back_is_named_when_its_process_is_ended() -> None:
    with Workers(1, Limits(cpu_seconds=600)) as workers:
        outcome = workers.run("tests.hostile.dying.sticks_on_a_page", 7)
    assert (outcome.died, outcome.page) == (True, 7)
    assert "CPU time" in outcome.error
