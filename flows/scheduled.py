"""The flow that a schedule starts: harvest, then say what is new, what is covered and where to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, runtime
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.alive import holding
from flows.coverage import findings_of, office_coverage
from flows.harvest import harvest_in_batches, none_reached, tell
from flows.notify import notify
from flows.pipeline import Result
from flows.plan import Plan
from flows.sources import read_sources
from normalizers.errors import SourceRefusedError

FLOW = "scheduled ITA harvest"


def _told(flow: object, flow_run: Any, state: Any) -> None:  # noqa: ARG001  Prefect names the three
    """Tell the operator that a scheduled run failed."""
    for problem in notify(f"ITA harvest {state.name}: {flow_run.name}", str(state.message or "")):
        print(problem)


@flow(name=FLOW, on_failure=[_told], on_crashed=[_told], persist_result=False, validate_parameters=False)
def scheduled_harvest(
    data_dir: str, sources: str, allow_hosts: Sequence[str] = (), seconds_between: float = 2.0, contact: str = "operator",
    jobs: int = 2, desk: str = "", wait_seconds: float = 600.0,
) -> dict[str, int]:  # fmt: skip
    """Harvest all sources of a file, as `flows.plan.Plan` says.

    Raises:
        SourceRefusedError: Nothing at all could be reached.
    """
    plan = Plan(data_dir, sources, tuple(allow_hosts), seconds_between, contact, jobs, desk, wait_seconds)
    with holding(plan.folder, f"flow-{runtime.flow_run.id}"):
        listed, complaints = read_sources(Path(sources))
        for complaint in complaints:
            get_run_logger().warning(complaint)
        results = harvest_in_batches(listed, plan.folder, plan.options())
    tell(results)
    _show(plan, results)
    if none_reached(results):
        raise SourceRefusedError(f"None of {len(results)} addresses could be reached. Is this machine's network up?")
    return dict(Counter(r.status for r in results))


def _show(plan: Plan, results: Sequence[Result]) -> None:
    """Leave tables beside the run: coverage, findings of what is new, and the way to the review desk."""
    new = sorted({r.sha256 for r in results if r.sha256 and r.status != "unchanged"})
    found = findings_of(plan.folder, new)
    if plan.desk:
        for finding in found:
            finding["look"] = f"{plan.desk.rstrip('/')}/findings/{finding['finding_id']}"
    create_table_artifact(found or [{"finding": "none"}], key="new-findings", description="What the checks ask about new documents")
    rows = office_coverage(plan.folder)
    create_table_artifact(rows or [{"office": "none"}], key="coverage", description="Which office has a report of which year")
    counts = Counter(r.outcome or r.status for r in results)
    lines = ["| outcome | documents |", "|---|---|", *(f"| {name} | {n} |" for name, n in sorted(counts.items()))]
    link = f"\n[To the review desk]({plan.desk})\n" if plan.desk else ""
    create_markdown_artifact("\n".join(lines) + "\n" + link, key="harvest", description="What the harvest met with")
