"""Telling somebody that a harvest failed; who is alive; what is tried again."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from flows.alive import holding, is_alive, lock_path
from flows.notify import notify
from normalizers.errors import BusyError
from tests.harvest.site import Request, running


def test_a_command_gets_the_words_and_the_subject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    monkeypatch.setenv("ITA_NOTIFY_COMMAND", f"sh -c {shlex.quote(f'cat > {told}; echo $ITA_SUBJECT >> {told}')}")
    assert notify("harvest failed", "ไม่มีสำนักงานใดตอบ") == []
    assert told.read_text().splitlines() == ["harvest failed", "", "ไม่มีสำนักงานใดตอบ", "harvest failed"]


def test_a_web_hook_gets_json(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[object] = []

    with running() as site:

        def take(request: Request) -> None:
            got.append(json.loads(request.rfile.read(int(request.headers["Content-Length"]))))
            request.give(b"thanks")

        site.pages["/hook"] = take
        monkeypatch.setenv("ITA_NOTIFY_URL", site.url("/hook"))
        assert notify("harvest failed", "why") == []
    assert got == [{"subject": "harvest failed", "text": "why"}]


def test_a_message_that_cannot_be_delivered_is_said_and_does_not_raise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_NOTIFY_COMMAND", "no-such-program-anywhere")
    monkeypatch.setenv("ITA_NOTIFY_URL", "http://127.0.0.1:1/secret")
    problems = notify("a", "b")
    assert len(problems) == 2
    assert "secret" not in problems[1]


def test_a_run_is_alive_until_its_process_ends_however_it_ends(tmp_path: Path) -> None:
    code = f"""
import time, pathlib
from flows.alive import holding
with holding(pathlib.Path({str(tmp_path)!r}), "flow-1"):
    print("on", flush=True)
    time.sleep(60)
"""
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "on\n"
    assert is_alive(tmp_path, "flow-1")
    with pytest.raises(BusyError), holding(tmp_path, "flow-1"):
        pass
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert lock_path(tmp_path, "flow-1").exists()
    assert not is_alive(tmp_path, "flow-1")
    assert not lock_path(tmp_path, "flow-1").exists()


def test_only_what_the_network_did_is_tried_again() -> None:
    from prefect.states import Failed

    from flows.harvest import RETRIES, UnreachableError, harvest_batch
    from flows.pipeline import Result
    from normalizers.errors import InputError

    decide = harvest_batch.retry_condition_fn
    assert harvest_batch.retries == RETRIES
    assert decide is not None
    nothing = UnreachableError([Result("http://a.example/1.pdf", None, "failed", outcome="network_error")])
    assert decide(harvest_batch, None, Failed(data=nothing))
    assert not decide(harvest_batch, None, Failed(data=InputError("The disk is full")))


def test_the_entry_for_work_pools_is_the_scheduled_flow() -> None:
    import yaml
    from prefect.flows import load_flow_from_entrypoint

    from flows.plan import Plan
    from flows.scheduled import FLOW

    (deployment,) = yaml.safe_load((Path(__file__).parents[2] / "prefect.yaml").read_text())["deployments"]
    found = load_flow_from_entrypoint(deployment["entrypoint"])
    assert found.name == FLOW
    assert set(deployment["parameters"]) <= set(found.parameters.properties) == set(Plan("", "").as_parameters())
