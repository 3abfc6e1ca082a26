"""The Prefect flows around the plain functions; take the decorators away and they still run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from flows.harvesting import HarvestOptions, end, harvest, new_journal
from flows.journal import Journal
from flows.listing import PdfFiles
from flows.pipeline import Options, Progress, Result, extract_digests, find_pdfs, ingest_files, keep_files
from flows.sources import Source
from flows.store import Store, pdf_folder
from normalizers.errors import SourceRefusedError

BATCH = 50
RETRIES = 2
RETRY_SECONDS = 60.0
# Our own network may be the reason; a site that answers with nonsense does not change its mind in a minute.
MAY_PASS = frozenset(("network_error", "retry_later", "host_silent", "deadline"))


class UnreachableError(SourceRefusedError):
    """Nothing of a batch could be reached; `results` says what was tried."""

    def __init__(self, results: Sequence[Result]) -> None:
        super().__init__(f"None of {len(results)} addresses could be reached: {results[0].reason or results[0].outcome}")
        self.results = results


def _is_of_the_network(_: object, __: object, state: object) -> bool:
    """Only what the network did is tried again: a full disk or a fault of ours is the same a minute later."""
    error = state.result(raise_on_failure=False, _sync=True)  # type: ignore[attr-defined]  # also where a loop runs
    return isinstance(error, UnreachableError)


def none_reached(results: Sequence[Result]) -> bool:
    """Whether nothing at all answered, and our own network may be the reason."""
    return bool(results) and all(r.sha256 is None and r.outcome in MAY_PASS for r in results)


def _silent(_: Result) -> None:
    """Progress is the flow's own log."""


@task(
    name="harvest batch", retries=RETRIES, retry_delay_seconds=RETRY_SECONDS, retry_condition_fn=_is_of_the_network,
    cache_policy=NO_CACHE, persist_result=False,
)  # fmt: skip
def harvest_batch(sources: Sequence[Source], data_dir: Path, options: HarvestOptions, journal: Journal) -> Sequence[Result]:
    """Fetch, read, load and audit one batch of sources; running it again changes nothing.

    Raises:
        UnreachableError: Nothing of it could be reached.
    """
    results = harvest(sources, Store(data_dir), options, _silent, journal)
    if none_reached(results):
        raise UnreachableError(results)
    return results


@task(name="extract batch", retries=2, persist_result=False)
def extract_batch(digests: Sequence[str], data_dir: Path, shared: str, options: Options) -> int:
    """Read one batch of kept documents, on any machine: from the shared store, where there is one, into the same."""
    if not shared:
        return extract_digests(digests, Store(data_dir, shared), options)
    with TemporaryDirectory(prefix="ita-worker-") as scratch:
        return extract_digests(digests, Store(Path(scratch), shared), options)


@task(name="load", persist_result=False)
def load_files(
    paths: Sequence[Path] | PdfFiles, data_dir: Path, office: str | None, year: int | None, options: Options
) -> Sequence[Result]:
    """Load and audit what was read: one process at a time; running it again changes nothing."""
    return ingest_files(paths, Store(data_dir), office, year, options, _silent)


def harvest_in_batches(sources: Sequence[Source], data_dir: Path, options: HarvestOptions) -> list[Result]:
    """Harvest inside a flow, one batch after the other: the loader is one, and so is the record in the ledger."""
    results: list[Result] = []
    journal = new_journal(Store(data_dir), options)
    for start in range(0, len(sources), BATCH):
        state = harvest_batch(sources[start : start + BATCH], data_dir, options, journal, return_state=True)
        came = state.result(raise_on_failure=False)
        if isinstance(came, UnreachableError):
            results += came.results
        else:
            results += state.result()
    end(journal, results)
    return results


@flow(name="harvest ITA reports", validate_parameters=False, persist_result=False)
def harvest_flow(sources: Sequence[Source], data_dir: Path, options: HarvestOptions) -> list[Result]:
    """Harvest in batches."""
    results = harvest_in_batches(sources, data_dir, options)
    tell(results)
    return results


@flow(name="ingest ITA reports", validate_parameters=False, persist_result=False)
def ingest_flow(paths: Sequence[Path], data_dir: Path, office: str | None, year: int | None, options: Options) -> Sequence[Result]:
    """Read local files in batches, wherever the task runner runs them, then load them here: the loader is one and audits once.

    A batch that was lost with its machine costs time only: the loader reads what has no extraction yet.
    """
    files = find_pdfs(paths, pdf_folder(data_dir)).files
    store = Store(data_dir)
    digests = keep_files(files, store)
    shared = store.shared.url if store.shared else ""
    batches = [digests[start : start + BATCH] for start in range(0, len(digests), BATCH)]
    futures = [extract_batch.submit(batch, data_dir.absolute(), shared, options) for batch in batches]
    for batch, future in zip(batches, futures, strict=True):
        future.wait()
        if not future.state.is_completed():
            get_run_logger().warning("%d documents were not read there and are read here: %s", len(batch), future.state.message)
    results = load_files(files, data_dir, office, year, options)
    tell(results)
    return results


def tell(results: Sequence[Result]) -> None:
    """Keep beside the run what became of each document."""
    rows = [{"document": r.path, "status": r.status, "office": r.office_id, "scores": r.scores, "reason": r.reason} for r in results[:500]]
    create_table_artifact(rows or [{"document": "none", "status": "-"}], key="documents", description="What became of each document")
    get_run_logger().info("%d documents", len(results))


def harvest_as_flow(sources: Sequence[Source], store: Store, options: HarvestOptions, progress: Progress) -> Sequence[Result]:
    """Run a harvest under Prefect and report as the plain one does."""
    return _reported(harvest_flow(sources, store.data_dir, options), progress)


def ingest_as_flow(
    paths: Sequence[Path], store: Store, office: str | None, year: int | None, options: Options, progress: Progress
) -> Sequence[Result]:
    """Run an ingest under Prefect and report as the plain one does."""
    from flows.runners import task_runner

    on_it = ingest_flow.with_options(task_runner=task_runner())
    return _reported(on_it([p.absolute() for p in paths], store.data_dir, office, year, options), progress)


def _reported(results: Sequence[Result], progress: Progress) -> Sequence[Result]:
    for result in results:
        progress(result)
    return results
