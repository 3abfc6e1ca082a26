"""Reading of what has no extraction yet: in limited processes, with a second try, and a reason for what cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.records import Extraction
from extractors.sandbox import Outcome, Workers
from extractors.sandbox_tasks import ExtractTask
from flows.documents import Options
from flows.store import Store
from normalizers.errors import InputError

PRELOAD = ("extractors.extract", "extractors.pdf.read_printed", "extractors.serialize", "normalizers.load_reference")
TASK = "extractors.sandbox_tasks.extract_task"


def extract_missing(digests: Sequence[str], store: Store, workers: Workers, extractor: str, options: Options) -> None:
    """Read what has no extraction yet.

    What kills its worker or breaks the reader is tried once more, alone and with the other engine, then quarantined.
    Bytes that are not in the store are left out.
    """
    missing = [d for d in digests if not store.has_extraction(d, extractor) and store.pdf_path(d).exists()]
    reference_dir = str(options.reference_dir) if options.reference_dir else None

    def task(sha256: str, engine: str = options.engine) -> ExtractTask:
        return ExtractTask(str(store.pdf_path(sha256)), extractor, engine, reference_dir, verify=options.verify)

    lost: list[Outcome] = []
    for outcome in workers.map(TASK, missing, task):
        if outcome.value is None:
            lost.append(outcome)
        else:
            _keep(outcome, store, extractor)
    for outcome in lost:
        (again,) = workers.map(TASK, [outcome.item], lambda sha256: task(sha256, "reference"))
        if again.value is not None:
            _keep(again, store, extractor)
        else:
            _give_up(outcome, store, extractor)


def _keep(outcome: Outcome, store: Store, extractor: str) -> None:
    body, quarantine_reason = outcome.value
    if quarantine_reason:
        store.note_quarantine(outcome.item, quarantine_reason)
    store.add_extraction_bytes(outcome.item, extractor, body)


def _give_up(outcome: Outcome, store: Store, extractor: str) -> None:
    size = store.pdf_path(outcome.item).stat().st_size
    store.note_quarantine(outcome.item, outcome.error)
    unread = Extraction(outcome.item, extractor, "quarantined", outcome.error, size, text_layer="broken")
    store.add_extraction(unread)


def stored_extractions(digests: Sequence[str], store: Store, workers: Workers, extractor: str, options: Options) -> list[Extraction]:
    """Return the readings of documents; one whose stored object is damaged is read anew."""
    found = []
    for digest in digests:
        if not store.has_extraction(digest, extractor):
            continue
        try:
            found.append(store.extraction(digest, extractor))
        except InputError:
            store.extraction_path(digest, extractor).unlink(missing_ok=True)
            extract_missing([digest], store, workers, extractor, options)
            found.append(store.extraction(digest, extractor))
    return found
