"""The nursery: workers are its forks, it ends with the main process however that ends, and without it workers start anyway."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])


FORKS = """
import sys
sys.path.insert(0, sys.argv[1])
from extractors.sandbox import Workers
from extractors.sandbox_nursery import current, nursery
from tests.flows.test_nursery import parent_of
with nursery():
    opened = current()
    with Workers(2) as workers:
        pids = {o.value for o in workers.map("sandbox_faults.pid_slowly", range(4))}
        assert {parent_of(pid) for pid in pids} == {opened.pid}
assert current() is None
print(opened.pid, *pids)
"""
KILLED = """
import os, sys
sys.path.insert(0, sys.argv[1])
from extractors.sandbox import Workers
from extractors.sandbox_nursery import current, nursery
with nursery():
    with Workers(1) as workers:
        first = workers.run("sandbox_faults.pid", 0).value
        os.kill(current().pid, 9)
        assert workers.run("sandbox_faults.abort", 0).died
        second = workers.run("sandbox_faults.pid", 0).value
print(first, second)
"""


def pids_of(code: str) -> list[int]:
    """Run code in a process of its own, which no other test has given a thread, and return the numbers that it prints."""
    words = [sys.executable, "-c", code, str(Path(__file__).parent)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return [int(word) for word in done.stdout.split()]


def test_workers_are_forks_of_the_nursery_and_nothing_is_left_of_it() -> None:
    pids = pids_of(FORKS)
    assert len(pids) == 3
    assert [pid for pid in pids if Path(f"/proc/{pid}").exists()] == []


def test_without_a_nursery_that_was_killed_workers_start_by_themselves() -> None:
    first, second = pids_of(KILLED)
    assert first != second


def test_a_killed_main_process_leaves_no_nursery_and_no_worker(tmp_path: Path) -> None:
    code = """
import os, sys
sys.path.insert(0, sys.argv[1])
from extractors.sandbox import Workers
from extractors.sandbox_nursery import current, nursery
with nursery(), Workers(1) as workers, open(sys.argv[2], "w") as lock:
    print(current().pid, workers.run("sandbox_faults.pid", 0).value, flush=True)
    os.kill(os.getpid(), 9)
"""
    words = [sys.executable, "-c", code, str(Path(__file__).parent), str(tmp_path / "lock")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    pids = [int(word) for word in done.stdout.split()]
    assert len(pids) == 2
    end = time.monotonic() + 10
    while any(alive(pid) for pid in pids) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(alive(pid) for pid in pids)


def test_a_busy_worker_ends_with_the_nursery_or_the_main_process(tmp_path: Path) -> None:
    """While it works it asks no pipe whether anybody is left."""
    code = """
import os, sys, threading
sys.path.insert(0, sys.argv[1])
from extractors.sandbox import Workers
from extractors.sandbox_nursery import current, nursery
with nursery(), Workers(1) as workers:
    print(current().pid, workers.run("sandbox_faults.pid", 0).value, flush=True)
    threading.Timer(0.5, os.kill, (current().pid if sys.argv[2] == "nursery" else os.getpid(), 9)).start()
    print(workers.run("sandbox_faults.spin", 0).died)
"""
    for killed in ("nursery", "main"):
        out = tmp_path / killed
        with out.open("w") as file:
            words = [sys.executable, "-c", code, str(Path(__file__).parent), killed]
            subprocess.run(words, stdout=file, timeout=60, check=False)
        pids = [int(word) for word in out.read_text().splitlines()[0].split()]
        assert len(pids) == 2
        assert ("True" in out.read_text()) == (killed == "nursery")
        end = time.monotonic() + 10
        while any(alive(pid) for pid in pids) and time.monotonic() < end:
            time.sleep(0.05)
        left = [pid for pid in pids if alive(pid)]
        for pid in left:
            os.kill(pid, signal.SIGKILL)
        assert not left, killed


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
