"""The same flow on other engines, by configuration: the same warehouse, whatever dies on the way."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from flows.documents import Options
from flows.store import Store
from normalizers.errors import UsageError
from tests.flows.small_pdf import SCORES, report
from warehouse.same import differing_views, dump_views

DOCUMENTS = 24


def test_a_runner_that_does_not_exist_is_a_fault_of_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.runners import task_runner

    monkeypatch.setenv("ITA_RUNNER", "abacus")
    with pytest.raises(UsageError, match="local, dask, ray"):
        task_runner()


@pytest.fixture(scope="module")
def prefect_server() -> Iterator[None]:
    from prefect.testing.utilities import prefect_test_harness

    import flows.harvest  # noqa: F401  sets how Prefect is to behave before its server starts

    with prefect_test_harness(server_startup_timeout=180):
        yield


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    for n in range(DOCUMENTS):
        (folder / f"{n:02d}.pdf").write_bytes(
            report("สพป.มุกดาหาร" if n % 2 else "สพป.ตรัง เขต 2", 2560 + n % 10, (f"{60 + n}.00", *SCORES[1:]))
        )
    return folder


@pytest.fixture(scope="module")
def undisturbed(many: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    from flows.pipeline import ingest_files

    folder = tmp_path_factory.mktemp("undisturbed")
    ingest_files([many], Store(folder, ""), None, None, Options(1), lambda _: None)
    return dump_views(folder)


def run_flow(folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the ingest as a flow in which this process only loads: what it had to read itself would be quarantined."""
    import flows.harvest as harvest

    monkeypatch.setattr(harvest, "BATCH", 3)
    monkeypatch.setattr("flows.reading.TASK", "nothing.is.read.here")
    harvest.ingest_as_flow([folder], store, None, None, Options(1), lambda _: None)


class Cluster:
    """A Dask scheduler and two workers, each a process of its own on loopback."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "scheduler.json"
        self._processes = [self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
        for _ in range(600):
            if self._file.exists() and self._file.stat().st_size:
                break
            time.sleep(0.1)
        options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder))
        self._processes += [self._start("worker", *options, "--name", name) for name in ("first", "second")]
        from distributed import Client

        self.client = Client(scheduler_file=str(self._file))
        self.client.wait_for_workers(2, timeout=60)
        self.address = self.client.scheduler.address

    def _start(self, what: str, *options: str) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "dask", what, "--scheduler-file", str(self._file), *options]
        return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def kill_one_at_work(self, until: float = 120.0) -> str:
        """Kill the first worker as soon as it has something to do and something is done; return what was taken from it."""
        end = time.monotonic() + until
        while time.monotonic() < end:
            held = {self._name(address): tasks for address, tasks in self.client.processing().items() if tasks}
            if "first" in held and "second" in held:
                time.sleep(0.5)  # in the middle of it
                os.kill(self._processes[1].pid, signal.SIGKILL)
                return str(held["first"])
            time.sleep(0.05)
        return ""

    def _name(self, address: str) -> str:
        return str(self.client.scheduler_info(n_workers=-1)["workers"][address]["name"])

    def stop(self) -> None:
        self.client.close()
        for process in reversed(self._processes):
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            process.wait()


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_dask_worker_killed_in_the_middle_changes_nothing(
    prefect_server: None, many: Path, undisturbed: dict[str, list[str]], s3: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("prefect_dask", reason="the extra 'scale' is not installed")
    cluster = Cluster(tmp_path)
    taken: list[str] = []
    killer = Thread(target=lambda: taken.append(cluster.kill_one_at_work()))
    try:
        monkeypatch.setenv("ITA_RUNNER", "dask")
        monkeypatch.setenv("ITA_RUNNER_ADDRESS", cluster.address)
        killer.start()
        run_flow(many, Store(tmp_path / "data", s3), monkeypatch)
        killer.join()
        assert len(cluster.client.scheduler_info(n_workers=-1)["workers"]) == 1
    finally:
        cluster.stop()
    assert taken[0]
    assert differing_views(dump_views(tmp_path / "data"), undisturbed) == []


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_flow_runs_on_ray(
    prefect_server: None, many: Path, undisturbed: dict[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("prefect_ray", reason="the extra 'ray' is not installed")
    monkeypatch.setenv("ITA_RUNNER", "ray")
    run_flow(many, Store(tmp_path / "data", str(tmp_path / "shared")), monkeypatch)
    assert differing_views(dump_views(tmp_path / "data"), undisturbed) == []
