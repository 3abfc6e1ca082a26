"""Where a flow's tasks run, by configuration: in this process, on a Dask cluster or on Ray.

The engines are optional: `ITA_RUNNER` names one, `ITA_RUNNER_ADDRESS` its scheduler (none: a cluster on this machine).
"""

from __future__ import annotations

import os
from typing import Any

from normalizers.errors import UsageError

RUNNERS = ("local", "dask", "ray")


def task_runner() -> Any:
    """Return the Prefect task runner that the environment names.

    Raises:
        UsageError: No such runner, or its packages are not installed.
    """
    name, address = os.environ.get("ITA_RUNNER", "local"), os.environ.get("ITA_RUNNER_ADDRESS")
    if name not in RUNNERS:
        raise UsageError(f"ITA_RUNNER={name} is none of {', '.join(RUNNERS)}.")
    try:
        return {"local": _local, "dask": _dask, "ray": _ray}[name](address)
    except ImportError as error:
        extra = "scale" if name == "dask" else name
        raise UsageError(f"ITA_RUNNER={name} needs packages that are not installed ({error}). Install the extra '{extra}'.") from error


def _local(_: str | None) -> Any:
    from prefect.task_runners import ThreadPoolTaskRunner

    return ThreadPoolTaskRunner(max_workers=1)  # one batch at a time: it has worker processes of its own


def _dask(address: str | None) -> Any:
    # A PDF is read in processes of ours that can be killed: Dask's worker must be allowed to have children.
    os.environ.setdefault("DASK_DISTRIBUTED__WORKER__DAEMON", "False")
    from prefect_dask.task_runners import DaskTaskRunner

    return DaskTaskRunner(address=address) if address else DaskTaskRunner(cluster_kwargs={"n_workers": 2, "threads_per_worker": 1})


def _ray(address: str | None) -> Any:
    from prefect_ray.task_runners import RayTaskRunner

    return RayTaskRunner(address=address) if address else RayTaskRunner(init_kwargs={"num_cpus": 2, "include_dashboard": False})
