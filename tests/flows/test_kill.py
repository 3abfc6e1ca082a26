"""kill -9 at any moment, run again: the warehouse is the one of an undisturbed run."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import time
from pathlib import Path

import pytest
from conftest import Command
from small_pdf import SCORES, report

from warehouse.same import dump_views

KILLS = 10


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports of two offices and two years, one pair in conflict, and one file that is none."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for number, (office, year) in enumerate([("สพป.มุกดาหาร", 2565), ("สพป.มุกดาหาร", 2566), ("สพป.สุโขทัย เขต 1", 2566)]):
        (reports / f"{number}.pdf").write_bytes(report(office, year))
    (reports / "other.pdf").write_bytes(report("สพป.มุกดาหาร", 2566, ("80.00", *SCORES[1:])))
    (reports / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    return reports


def test_killed_at_ten_moments_and_run_again_the_warehouse_is_the_same(ita: Command, folder: Path, tmp_path: Path) -> None:
    assert ita("ingest", folder).code == 3
    start = time.monotonic()  # of a warm run
    Command(tmp_path, tmp_path / "warm")("ingest", folder)
    whole = time.monotonic() - start
    expected = dump_views(ita.data_dir)
    assert len(expected["scores"]) == 40
    assert expected["findings"]
    moments = random.Random(7)
    killed = 0
    for number in range(KILLS):
        again = Command(tmp_path, tmp_path / f"data{number}")
        running = again.start("ingest", folder)
        time.sleep(whole * (number + moments.random()) / KILLS)
        killed += running.poll() is None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
        assert again("ingest", folder).code in (0, 3)
        assert dump_views(again.data_dir) == expected
    assert killed >= KILLS // 3


@pytest.mark.slow
def test_killed_again_and_again_in_one_data_folder_the_warehouse_is_the_same(ita: Command, folder: Path, tmp_path: Path) -> None:
    ita("ingest", folder)
    expected = dump_views(ita.data_dir)
    again = Command(tmp_path, tmp_path / "again")
    for pause in (0.3, 0.6, 0.8, 1.0):
        running = again.start("ingest", folder, "--jobs", 1)
        time.sleep(pause)
        running.kill()
        running.communicate()
    assert again("ingest", folder).code in (0, 3)
    assert dump_views(again.data_dir) == expected


@pytest.mark.slow
def test_a_rebuild_that_is_killed_is_completed_by_the_next_run_of_any_kind(ita: Command, folder: Path) -> None:
    ita("ingest", folder)
    expected = dump_views(ita.data_dir)
    for pause in (0.4, 0.7):
        running = ita.start("rebuild")
        time.sleep(pause)
        running.kill()
        running.communicate()
        ita("ingest", folder / "0.pdf")
        assert dump_views(ita.data_dir) == expected


@pytest.mark.parametrize("pause", [0.35, 0.5, 0.8, 1.1])
def test_ctrl_c_ends_with_130_and_leaves_no_process(ita: Command, folder: Path, pause: float) -> None:
    running = ita.start("ingest", folder, "--jobs", 2)
    time.sleep(pause)
    if running.poll() is not None:
        pytest.skip(f"the machine read everything within {pause} s")
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=30)
    if running.returncode == 3 and "Interrupted" not in said:
        pytest.skip(f"the machine had read everything after {pause} s, and was only ending")
    assert running.returncode == 130
    assert "Run the same command again" in said
    assert "Traceback" not in said
    for _ in range(50):  # Python's own helper process needs a moment to see that its parent is gone
        if not _group_exists(running.pid):
            return
        time.sleep(0.1)
    pytest.fail("a process of the run is still there")


def _group_exists(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
