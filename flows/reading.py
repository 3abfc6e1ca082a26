"""Reading of what has no extraction yet: in limited processes, with a second try, and a reason for what cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from extractors.records import Extraction
from extractors.sandbox import Outcome, Workers
from extractors.sandbox_tasks import ExtractTask
from flows.documents import Options
from flows.store import Store
from normalizers.errors import InputError

PRELOAD = (
    "extractors.extract",
    "extractors.pdf.read_printed",
    "extractors.pdf.pdfium_source",
    "extractors.serialize",
    "normalizers.load_reference",
)
MOST_LOST_PAGES = 8  # more of them are no accident: the document is quarantined
TASK = "extractors.sandbox_tasks.extract_task"


def extract_missing(digests: Sequence[str], store: Store, workers: Workers, extractor: str, options: Options) -> None:
    """Read what has no extraction yet.

    What kills its worker is read once more, alone, without the page that did it; where no page is to blame, with the other
    engine. What cannot be read so is quarantined. Bytes that are not in the store are left out.
    """
    missing = [d for d in digests if not store.has_extraction(d, extractor) and store.has_pdf(d)]
    reference_dir = str(options.reference_dir) if options.reference_dir else None

    def task(sha256: str, engine: str = options.engine, lost: Mapping[int, str] = MappingProxyType({})) -> ExtractTask:
        path = str(store.pdf_path(sha256))
        return ExtractTask(
            path, extractor, engine, reference_dir, str(store.data_dir / "cache"), verify=options.verify, limits=workers.limits,
            lost=tuple(lost.items()),
        )  # fmt: skip

    failed: list[Outcome] = []
    for outcome in workers.map(TASK, missing, task):
        if outcome.value is None:
            failed.append(outcome)
        else:
            _keep(outcome, store, extractor)
    for outcome in failed:
        again = _try_again(outcome, workers, task)
        if again.value is not None:
            _keep(again, store, extractor)
        else:
            _give_up(again, store, extractor)


def _try_again(first: Outcome, workers: Workers, task: Callable[..., ExtractTask]) -> Outcome:
    """Read a document once more, alone: without the pages that killed its process, else with the other engine."""
    lost: dict[int, str] = {}
    outcome, with_reference = first, False
    while outcome.value is None:
        if outcome.page and outcome.page not in lost and len(lost) < MOST_LOST_PAGES:
            lost[outcome.page] = outcome.error
        elif not with_reference:
            with_reference = True
        else:
            return first
        engine = {"engine": "reference"} if with_reference else {}
        outcome = workers.run(TASK, task(first.item, lost=lost, **engine))
    return replace(outcome, item=first.item)


def _keep(outcome: Outcome, store: Store, extractor: str) -> None:
    body, quarantine_reason = outcome.value
    if quarantine_reason:
        store.note_quarantine(outcome.item, quarantine_reason)
    store.add_extraction_bytes(outcome.item, extractor, body)
    store.forget_pages(outcome.item, extractor)


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
