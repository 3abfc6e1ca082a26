"""The Prefect flow around the plain functions; take the decorators away and it still runs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_table_artifact

from flows.harvesting import HarvestOptions, harvest
from flows.pipeline import Options, Progress, Result, extract_files, find_pdfs, ingest_files
from flows.sources import Source
from flows.store import Store

BATCH = 50


def _silent(_: Result) -> None:
    """Progress is the flow's own log."""


@task(name="harvest batch", retries=2, retry_delay_seconds=60, persist_result=False)
def harvest_batch(sources: Sequence[Source], data_dir: Path, options: HarvestOptions) -> list[Result]:
    """Fetch, read, load and audit one batch of sources; running it again changes nothing."""
    return harvest(sources, Store(data_dir), options, _silent)


@task(name="extract batch", persist_result=False)
def extract_batch(paths: Sequence[Path], data_dir: Path, options: Options) -> int:
    """Keep and read one batch of files; any machine that shares the store can do it, and doing it twice is harmless."""
    return extract_files(paths, Store(data_dir), options)


@task(name="load", persist_result=False)
def load_files(paths: Sequence[Path], data_dir: Path, office: str | None, year: int | None, options: Options) -> list[Result]:
    """Load and audit what was read: one process at a time; running it again changes nothing."""
    return ingest_files(paths, Store(data_dir), office, year, options, _silent)


@flow(name="harvest ITA reports", validate_parameters=False, persist_result=False)
def harvest_flow(sources: Sequence[Source], data_dir: Path, options: HarvestOptions) -> list[Result]:
    """Harvest in batches, one after the other: the loader is one."""
    results: list[Result] = []
    for start in range(0, len(sources), BATCH):
        results += harvest_batch(sources[start : start + BATCH], data_dir, options)
    _tell(results)
    return results


@flow(name="ingest ITA reports", validate_parameters=False, persist_result=False)
def ingest_flow(paths: Sequence[Path], data_dir: Path, office: str | None, year: int | None, options: Options) -> list[Result]:
    """Read local files in batches, then load them: whatever read them, the loader is one and audits once."""
    files = find_pdfs(paths).files
    for start in range(0, len(files), BATCH):
        extract_batch(files[start : start + BATCH], data_dir, options)
    results = load_files(files, data_dir, office, year, options)
    _tell(results)
    return results


def _tell(results: Sequence[Result]) -> None:
    rows = [{"document": r.path, "status": r.status, "office": r.office_id, "scores": r.scores, "reason": r.reason} for r in results[:500]]
    create_table_artifact(rows or [{"document": "none", "status": "-"}], key="documents", description="What became of each document")
    get_run_logger().info("%d documents", len(results))


def harvest_as_flow(sources: Sequence[Source], store: Store, options: HarvestOptions, progress: Progress) -> list[Result]:
    """Run a harvest under Prefect and report as the plain one does."""
    return _reported(harvest_flow(sources, store.data_dir, options), progress)


def ingest_as_flow(
    paths: Sequence[Path], store: Store, office: str | None, year: int | None, options: Options, progress: Progress
) -> list[Result]:
    """Run an ingest under Prefect and report as the plain one does."""
    return _reported(ingest_flow([p.absolute() for p in paths], store.data_dir, office, year, options), progress)


def _reported(results: list[Result], progress: Progress) -> list[Result]:
    for result in results:
        progress(result)
    return results
