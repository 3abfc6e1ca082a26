"""`ita serve` in parts: a Prefect server, what a killed server left behind, and a runner that keeps the schedule."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.alive import is_alive
from flows.notify import notify
from flows.plan import Plan
from flows.writing import writing
from normalizers.errors import SourceRefusedError, UsageError

STARTUP_SECONDS = 180
OPEN_STATES = ("RUNNING", "PENDING", "CANCELLING")


@contextmanager
def server(data_dir: Path, port: int, host: str = "127.0.0.1") -> Iterator[str]:
    """Give the address of a Prefect server's API: PREFECT_API_URL's, one that already answers on this port, or a new one.

    A new one keeps its tables in the data folder and ends with us.

    Raises:
        SourceRefusedError: It does not start.
    """
    named = os.environ.get("PREFECT_API_URL")
    address = named or f"http://127.0.0.1:{port}/api"
    if named or _answers(address):
        os.environ["PREFECT_API_URL"] = address
        yield address
        return
    home = data_dir.absolute() / "prefect"
    with writing(home):
        home.mkdir(parents=True, exist_ok=True)
        log = (home / "server.log").open("ab")
    os.environ.setdefault("PREFECT_HOME", str(home))
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    words = [sys.executable, "-m", "prefect", "server", "start", "--host", host, "--port", str(port)]
    # A group of its own: Ctrl-C reaches us first, and we end the server after the runner.
    running = subprocess.Popen(
        words, stdout=log, stderr=log, start_new_session=True, env=os.environ | {"PREFECT_UI_API_URL": address, "PREFECT_API_URL": address}
    )
    (home / "server.pid").write_text(str(running.pid))
    try:
        _wait(running, address, home / "server.log")
        os.environ["PREFECT_API_URL"] = address
        threading.Thread(target=_watch, args=(running,), daemon=True).start()
        yield address
    finally:
        running.terminate()
        try:
            running.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
        (home / "server.pid").unlink(missing_ok=True)
        log.close()


def _answers(address: str) -> bool:
    import httpx

    try:
        return httpx.get(f"{address}/health", timeout=5, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


def _wait(running: subprocess.Popen[bytes], address: str, log: Path) -> None:
    until = time.monotonic() + STARTUP_SECONDS
    while not _answers(address):
        if running.poll() is not None or time.monotonic() > until:
            raise SourceRefusedError(f"The Prefect server at {address} did not start; {log} says why. Another --port may be free.")
        time.sleep(0.5)


def _watch(running: subprocess.Popen[bytes]) -> None:
    """End ourselves when the server ends: what started us (systemd, a container) starts both again."""
    running.wait()
    os.kill(os.getpid(), signal.SIGTERM)


def keep_schedule(plan: Plan, name: str, cron: str, timezone: str, run_now: bool) -> None:
    """Make the deployment with its schedule and start its runs until the process is told to end.

    Raises:
        UsageError: The cron line or the time zone is none.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.deployments.runner import RunnerDeployment
    from prefect.flows import serve
    from prefect.schedules import Cron
    from prefect.types.entrypoint import EntrypointType

    from flows.scheduled import scheduled_harvest

    check_schedule(cron, timezone)
    deployment = RunnerDeployment.from_flow(
        scheduled_harvest,
        name,
        schedule=Cron(cron, timezone=timezone),
        paused=False,
        parameters=plan.as_parameters(),
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        entrypoint_type=EntrypointType.MODULE_PATH,
        enforce_parameter_schema=False,
        description="Harvest of ITA reports. One run at a time; a run that is due while another goes on is cancelled.",
    )
    with get_client(sync_client=True) as client:
        close_stale_runs(client, plan.folder, name)
        drop_missed_runs(client, name)
    if run_now:
        threading.Thread(target=_run_now, args=(name,), daemon=True).start()
    serve(deployment, limit=1, print_starting_message=False, pause_on_shutdown=False)


def check_schedule(cron: str, timezone: str) -> None:
    """Refuse what is no schedule before anything is started.

    Raises:
        UsageError: The cron line or the time zone is none.
    """
    from prefect.client.schemas.schedules import CronSchedule

    try:
        CronSchedule(cron=cron, timezone=timezone)
    except ValueError as error:
        raise UsageError(f"--cron {cron!r} in --timezone {timezone!r} is no schedule: five fields, such as '0 2 * * 1'.") from error


def _run_now(name: str) -> None:
    from prefect.deployments import run_deployment

    from flows.scheduled import FLOW

    for _ in range(30):
        time.sleep(2)
        try:
            run_deployment(f"{FLOW}/{name}", timeout=0)
        except Exception:  # noqa: BLE001, S112  the runner registers the deployment a moment later
            continue
        return


def close_stale_runs(client: Any, data_dir: Path, name: str) -> list[str]:
    """Close runs of a killed process as crashed, and tell the operator; what they stored is not fetched again.

    Returns:
        Names of the runs that were closed.
    """
    from prefect.states import Crashed

    closed = []
    for run in _runs(client, name, OPEN_STATES):
        if not is_alive(data_dir, f"flow-{run.id}"):
            client.set_flow_run_state(
                run.id, Crashed(message="Its process was killed; the next run goes on from what it stored."), force=True
            )
            closed.append(run.name)
    if closed:
        notify("ITA harvest was killed", f"Closed at start: {', '.join(closed)}. The next run goes on from what they stored.")
    return closed


def drop_missed_runs(client: Any, name: str) -> list[str]:
    """Cancel what fell due while nobody was there, but for the newest: one harvest makes up for all.

    Returns:
        Names of the runs that were cancelled.
    """
    from prefect.states import Cancelled

    due = [run for run in _runs(client, name, ("SCHEDULED",)) if run.expected_start_time <= datetime.now(UTC)]
    missed = sorted(due, key=lambda run: run.expected_start_time)[:-1]
    for run in missed:
        client.set_flow_run_state(run.id, Cancelled(message="It fell due while nobody was there; a later one makes up for it."), force=True)
    return [run.name for run in missed]


def _runs(client: Any, name: str, states: Sequence[str]) -> list[Any]:
    from prefect.client.schemas import filters

    from flows.scheduled import FLOW

    wanted = filters.FlowRunFilter(state=filters.FlowRunFilterState(type=filters.FlowRunFilterStateType(any_=list(states))))  # type: ignore[arg-type]
    of_ours = filters.DeploymentFilter(name=filters.DeploymentFilterName(any_=[name]))
    of_flow = filters.FlowFilter(name=filters.FlowFilterName(any_=[FLOW]))
    return list(client.read_flow_runs(flow_filter=of_flow, flow_run_filter=wanted, deployment_filter=of_ours))
