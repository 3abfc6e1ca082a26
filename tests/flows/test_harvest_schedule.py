"""`ita serve` with a real Prefect server: the scheduled run starts by itself, and the server's own API shows it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Command

from tests.flows.small_pdf import report
from tests.harvest.site import Site, running

TWO_MINUTES = 120.0


def ask(api: str, path: str, **wanted: Any) -> Any:
    request = urllib.request.Request(f"{api}{path}", json.dumps(wanted).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def wait_for(condition: Any, seconds: float) -> Any:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if found := condition():
                return found
        except OSError:
            pass  # the server is still starting
        time.sleep(0.5)
    pytest.fail(f"not within {seconds} s")


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as served:
        served.pages["/a.pdf"] = report()
        yield served


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def start(ita: Command, site: Site, port: int, *more: object) -> subprocess.Popen[str]:
    (ita.folder / "sources.csv").write_text(f"office_id,fiscal_year_be,url,kind,note\npesao-mukdahan,2566,{site.url('/a.pdf')},pdf,\n")
    words = ("--timezone", "Asia/Bangkok", "--sources", "sources.csv", "--port", port, "--rate", 0)
    return ita.start("serve", *words, "--allow-host", "127.0.0.1", "--jobs", 1, "--desk", "http://127.0.0.1:8710", *more)


def end(serving: subprocess.Popen[str]) -> None:
    os.killpg(serving.pid, signal.SIGINT)
    try:
        serving.communicate(timeout=60)
    finally:
        serving.kill()


@pytest.fixture
def api(ita: Command, site: Site, port: int) -> Iterator[str]:
    """A running `ita serve`, every minute."""
    serving = start(ita, site, port, "--cron", "* * * * *")
    yield f"http://127.0.0.1:{port}/api"
    end(serving)


@pytest.mark.timeout(300)
def test_a_scheduled_run_starts_by_itself_within_two_minutes_and_its_tables_are_in_the_servers_api(
    ita: Command, api: str, site: Site
) -> None:
    deployment = wait_for(lambda: ask(api, "/deployments/filter"), 180)[0]
    ready = time.monotonic()
    (schedule,) = deployment["schedules"]
    assert (schedule["schedule"]["cron"], schedule["schedule"]["timezone"]) == ("* * * * *", "Asia/Bangkok")

    def completed() -> list[Any]:
        runs = ask(api, "/flow_runs/filter", sort="EXPECTED_START_TIME_ASC")
        assert not [r for r in runs if r["state_type"] in ("FAILED", "CRASHED")], runs
        return [r for r in runs if r["state_type"] == "COMPLETED"]

    run = wait_for(completed, TWO_MINUTES)[0]
    assert time.monotonic() - ready < TWO_MINUTES
    assert run["auto_scheduled"]
    artifacts = {a["key"]: a for a in ask(api, "/artifacts/filter", artifacts={"flow_run_id": {"any_": [run["id"]]}})}
    assert {"documents", "coverage", "new-findings", "harvest"} <= artifacts.keys()
    assert "pesao-mukdahan" in artifacts["coverage"]["data"]
    assert "http://127.0.0.1:8710" in artifacts["harvest"]["data"]
    assert site.count("/a.pdf") >= 1
    assert ita.one("SELECT count(*) AS n FROM scores") == [{"n": 10}]
    assert ita("serve", "--sources", "sources.csv").code == 75


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_killed_and_failed_runs_are_closed_and_told_of_and_a_schedule_outlives_a_restart(ita: Command, site: Site, port: int) -> None:
    held = threading.Event()
    site.pages["/a.pdf"] = lambda r: held.wait(200)
    api = f"http://127.0.0.1:{port}/api"
    serving = start(ita, site, port, "--now")
    wait_for(lambda: site.count("/a.pdf"), 200)
    (run,) = ask(api, "/flow_runs/filter", flow_runs={"state": {"type": {"any_": ["RUNNING"]}}})
    for child in children(serving.pid):
        if child != server_of(ita):
            os.kill(child, signal.SIGKILL)
    os.kill(serving.pid, signal.SIGKILL)
    serving.wait()
    assert ask(api, "/flow_runs/filter")[0]["state_type"] == "RUNNING"  # nobody else closes it
    held.set()
    site.pages["/a.pdf"] = report()
    again = start(ita, site, port, "--notify-command", f"tee -a {ita.folder / 'told'}", "--now")
    try:
        wait_for(lambda: [r for r in ask(api, "/flow_runs/filter") if r["state_type"] == "COMPLETED"], 120)
        states = {r["id"]: r["state_type"] for r in ask(api, "/flow_runs/filter")}
        assert states[run["id"]] == "CRASHED"
        assert run["name"] in (ita.folder / "told").read_text()

        (ita.folder / "sources.csv").unlink()
        (deployment,) = ask(api, "/deployments/filter")
        broken = ask(api, f"/deployments/{deployment['id']}/create_flow_run")
        wait_for(lambda: "sources.csv: no such file" in (ita.folder / "told").read_text(), 90)
        assert broken["name"] in (ita.folder / "told").read_text()
    finally:
        end(again)
    missed = [ask(api, f"/deployments/{deployment['id']}/create_flow_run")["id"] for _ in range(3)]  # nobody is there
    third = start(ita, site, port)
    try:
        wait_for(lambda: len([r for r in ask(api, "/flow_runs/filter") if r["state_type"] == "COMPLETED"]) == 2, 90)
        states = {r["id"]: r["state_type"] for r in ask(api, "/flow_runs/filter")}
        assert [states[m] for m in missed] == ["CANCELLED", "CANCELLED", "COMPLETED"]
        assert not ask(api, "/deployments/filter")[0]["paused"]
    finally:
        end(third)
        os.kill(server_of(ita), signal.SIGTERM)
    assert ita.one("SELECT count(*) AS n FROM scores") == [{"n": 10}]


def server_of(ita: Command) -> int:
    return int((ita.data_dir / "prefect" / "server.pid").read_text())


def children(pid: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[1]) == pid:
            found += [int(path.parent.name), *children(int(path.parent.name))]
    return found
