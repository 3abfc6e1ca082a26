"""fetch → extract → load → audit for a batch: plain functions, no Prefect.

Killed at any moment and run again, the warehouse is the same as after an undisturbed run: bytes and readings are named
by content, a sighting is in the ledger before it is in the warehouse, and what is still to be audited is noted before
it is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path

from extractors.sandbox import Workers
from extractors.sandbox_nursery import current
from flows.documents import Item, Options, Progress, Result
from flows.files import file_items
from flows.listing import PdfFiles, find_pdfs
from flows.one_run import Run
from flows.reading import PRELOAD, extract_missing
from flows.results import Results
from flows.store import Store

__all__ = ["Item", "Options", "Progress", "Result", "extract_digests", "find_pdfs", "ingest_files", "keep_files", "rebuild", "run"]


def ingest_files(
    paths: Sequence[Path] | PdfFiles, store: Store, office_id: str | None, fiscal_year_be: int | None, options: Options, progress: Progress
) -> Results:
    """Ingest local files: everything new is kept, read, loaded and audited."""
    items = file_items(paths, store, office_id, fiscal_year_be)
    first = list(islice(items, 1))
    if (workers := current()) and any(i.sha256 and not store.extraction_size(i.sha256, options.extractor()) for i in first):
        workers.warm(PRELOAD)  # beside our own imports
    return run(chain(first, items), store, options, progress)


def keep_files(paths: Sequence[Path] | PdfFiles, store: Store) -> list[str]:
    """Keep the bytes of local files, in the shared store too where there is one, and return their digests."""
    digests = list(dict.fromkeys(i.sha256 for i in file_items(paths, store, None, None) if i.sha256))
    store.share_pdfs(digests)
    return digests


def extract_digests(digests: Sequence[str], store: Store, options: Options) -> int:
    """Read what has no extraction yet, without the ledger and the warehouse: any machine can, and twice is harmless.

    Returns:
        The number of documents that now have one.
    """
    extractor = options.extractor()
    with Workers(options.jobs, options.limits, PRELOAD) as workers:
        extract_missing(digests, store, workers, extractor, options)
    return sum(store.has_extraction(d, extractor) for d in digests)


def run(items: Iterable[Item], store: Store, options: Options, progress: Progress) -> Results:
    """Take documents through extraction, load and audit in batches, and publish a snapshot at the end.

    Args:
        items: Documents in the order they are seen; taken as they are needed.
        store: The data folder.
        options: How to read.
        progress: Told of each document as it is loaded; its counts are complete only in the returned results.

    Returns:
        One result per item, in order.
    """
    from warehouse.open import open_warehouse
    from warehouse.snapshots import publish

    with open_warehouse(store.data_dir) as warehouse:
        store.share_ledger()
        one_run = Run(store, options, warehouse, progress)
        one_run.load_batches(items)
        store.share_ledger()
        one_run.audit()
        one_run.describe()
        publish(warehouse)
    return one_run.results


def rebuild(store: Store, options: Options, progress: Progress) -> int:
    """Make the warehouse anew from PDFs, ledger and extractions; the states of findings are carried over.

    Killed in the middle, the next run of any kind loads the rest.

    Returns:
        The number of documents in the new warehouse.
    """
    from flows.official import imported
    from warehouse.carry_over import present_findings, restore_findings
    from warehouse.official import load_official
    from warehouse.open import open_warehouse, writer_lock

    with writer_lock(store.data_dir):
        before = present_findings(store.data_dir)
        for name in ("warehouse.duckdb", "warehouse.duckdb.wal"):
            (store.data_dir / name).unlink(missing_ok=True)
    with open_warehouse(store.data_dir) as warehouse:
        restore_findings(warehouse, before)
        load_official(warehouse, imported(store.data_dir))
    run((), store, options, progress)
    with open_warehouse(store.data_dir) as warehouse:
        row = warehouse.connection.execute("SELECT count(*) FROM documents_base").fetchone()
    return int(row[0]) if row else 0
