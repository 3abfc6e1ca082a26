"""fetch → extract → load → audit for a batch: plain functions, no Prefect."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.records import Extraction, Sighting
from extractors.sandbox import Limits, Outcome, Workers
from extractors.sandbox_tasks import ExtractTask
from extractors.version import extractor_version
from flows.store import Ledger, Store, digest_of, now_utc
from normalizers.errors import InputError

if TYPE_CHECKING:
    from normalizers.load_reference import Reference
    from warehouse.open import Warehouse

BATCH = 25


@dataclass(frozen=True, slots=True)
class Options:
    """How a run reads and loads.

    Attributes:
        jobs: Worker processes.
        engine: 'fast' or 'reference'.
        reference_dir / checks_dir: The user's own tables and checks.
        verify: Read score cells a second time from the picture.
    """

    jobs: int = 2
    engine: str = "fast"
    reference_dir: Path | None = None
    checks_dir: Path | None = None
    verify: bool = False

    def extractor(self) -> str:
        text = f"engine={self.engine} verify={self.verify}"
        if self.reference_dir is not None:
            for path in sorted(self.reference_dir.glob("*.csv")):
                text += f" {path.name}={digest_of(path)}"
        return extractor_version(text)


@dataclass(frozen=True, slots=True)
class Item:
    """One document on its way: where it was seen, its digest, and what the source says of it."""

    url: str
    sha256: str | None
    office_id: str | None = None
    fiscal_year_be: int | None = None
    outcome: str = "stored"
    reason: str = ""
    bytes: int | None = None
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Result:
    """What became of one document; the line that `--format jsonl` prints."""

    path: str
    sha256: str | None
    status: str
    doc_type: str | None = None
    office_id: str | None = None
    fiscal_year_be: int | None = None
    pages: int = 0
    scores: int = 0
    measures: int = 0
    findings: int = 0
    reason: str = ""
    place: str = field(default="path", repr=False)

    def as_json(self) -> str:
        plain = {
            self.place: self.path.removeprefix("file:"), "sha256": self.sha256, "status": self.status, "doc_type": self.doc_type,
            "office_id": self.office_id, "fiscal_year_be": self.fiscal_year_be, "pages": self.pages, "scores": self.scores,
            "measures": self.measures, "findings": self.findings, "reason": self.reason,
        }  # fmt: skip
        return json.dumps(plain, ensure_ascii=False)


Progress = Callable[[Result], None]


def find_pdfs(paths: Sequence[Path]) -> list[Path]:
    """Return the files to ingest: named files as they are, folders searched for *.pdf.

    Raises:
        InputError: A path does not exist, or a folder holds no PDF.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise InputError(f"{path}: no such file or folder.")
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() == ".pdf" and p.is_file())
            if not inside:
                raise InputError(f"{path}: no PDF in this folder (searched for *.pdf, folders inside included).")
            found += inside
        else:
            found.append(path)
    return list(dict.fromkeys(p.resolve() for p in found))


class KnownFiles:
    """Digests of files by path, size and modification time: known files cost a look, not a read. Safe to delete."""

    def __init__(self, store: Store) -> None:
        self._path = store.data_dir / "cache" / "known_files.json"
        try:
            self._known: dict[str, list[object]] = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self._known = {}
        self._changed = False

    def digest(self, path: Path) -> str:
        status = path.stat()
        key, mark = str(path), [status.st_size, status.st_mtime_ns]
        known = self._known.get(key)
        if known and known[:2] == mark:
            return str(known[2])
        sha256 = digest_of(path)
        self._known[key] = [*mark, sha256]
        self._changed = True
        return sha256

    def save(self) -> None:
        if not self._changed:
            return
        part = self._path.with_suffix(".part")
        part.write_text(json.dumps(self._known), encoding="utf-8")
        part.rename(self._path)


def ingest_files(
    paths: Sequence[Path], store: Store, office_id: str | None, fiscal_year_be: int | None, options: Options, progress: Progress
) -> list[Result]:
    """Ingest local files: everything new is kept, read, loaded and audited."""
    known = KnownFiles(store)

    def items() -> Iterator[Item]:
        for path in find_pdfs(paths):
            sha256 = known.digest(path)
            if not store.pdf_path(sha256).exists():
                store.add_pdf(path, sha256)
            yield Item(f"file:{path}", sha256, office_id, fiscal_year_be, bytes=path.stat().st_size)

    results = run(items(), store, options, progress)
    known.save()
    return results


def run(items: Iterable[Item], store: Store, options: Options, progress: Progress) -> list[Result]:
    """Take documents through extraction, load and audit in batches, and publish a snapshot at the end."""
    from normalizers.load_reference import load_reference
    from warehouse.open import open_warehouse
    from warehouse.snapshots import publish

    extractor = options.extractor()
    ledger = Ledger(store.data_dir)
    results: list[Result] = []
    with open_warehouse(store.data_dir) as warehouse:
        past = _Past(store, warehouse)
        reference: Reference | None = None
        changed: list[str] = []
        with Workers(options.jobs, Limits(), preload=("extractors.extract", "extractors.pdf.read_printed")) as workers:
            for batch in _batches(items, past, extractor, results, progress):
                if reference is None:
                    from warehouse.load import load_reference_tables

                    reference = load_reference(options.reference_dir)
                    load_reference_tables(warehouse, reference)
                changed += _run_batch(batch, store, ledger, warehouse, workers, extractor, options, past)
                results += _report(batch, warehouse, progress)
        changed += past.unaudited(warehouse)
        if changed:
            _audit(warehouse, sorted(set(changed)), options)
            _fill_in(results, warehouse)
        publish(warehouse)
    return results


class _Past:
    """What the ledger and the warehouse know already."""

    def __init__(self, store: Store, warehouse: Warehouse) -> None:
        self.seen: set[tuple[str | None, str, str | None, int | None]] = set()
        self.sightings: list[Sighting] = list(Ledger(store.data_dir).read())
        for sighting in self.sightings:
            self.seen.add((sighting.sha256, sighting.url, sighting.office_id, sighting.fiscal_year_be))
        connection = warehouse.connection
        self.loaded: dict[str, str] = dict(
            connection.execute("SELECT sha256, extractor FROM documents_base WHERE sha256 IS NOT NULL").fetchall()
        )
        known = {r[0] for r in connection.execute("SELECT sighting_id FROM sightings_base").fetchall()}
        # written to the ledger by a run that was killed before it loaded them
        self.behind = [s for s in self.sightings if s.sighting_id not in known]

    def is_known(self, item: Item, extractor: str) -> bool:
        key = (item.sha256, item.url, item.office_id, item.fiscal_year_be)
        return key in self.seen and item.sha256 is not None and self.loaded.get(item.sha256) == extractor

    @staticmethod
    def unaudited(warehouse: Warehouse) -> list[str]:
        """Documents that were loaded by a run that was killed before its audit."""
        rows = warehouse.connection.execute("SELECT value FROM settings WHERE key = 'to_audit'").fetchall()
        return [r[0] for r in rows]


def _batches(
    items: Iterable[Item], past: _Past, extractor: str, results: list[Result], progress: Progress
) -> Iterator[list[Item]]:
    batch: list[Item] = []
    for item in items:
        if past.is_known(item, extractor):
            result = Result(item.url, item.sha256, "unchanged", office_id=item.office_id, fiscal_year_be=item.fiscal_year_be)
            results.append(result)
            progress(result)
            continue
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch or past.behind:
        yield batch


def _run_batch(
    batch: Sequence[Item], store: Store, ledger: Ledger, warehouse: Warehouse, workers: Workers, extractor: str, options: Options, past: _Past
) -> list[str]:
    from warehouse.load import load

    sightings = past.behind
    past.behind = []
    for item in batch:
        sighting = Sighting(
            ledger.next_id(), ledger.run_id, item.sha256, item.url, item.office_id, item.fiscal_year_be, now_utc(), item.outcome,
            item.reason, item.bytes, item.headers,
        )  # fmt: skip
        if (item.sha256, item.url, item.office_id, item.fiscal_year_be) not in past.seen or item.sha256 is None:
            ledger.append(sighting)
            sightings = [*sightings, sighting]
    digests = list(dict.fromkeys(s.sha256 for s in (*sightings, *batch) if s.sha256))
    extract_missing(digests, store, workers, extractor, options)
    fresh = [d for d in digests if past.loaded.get(d) != extractor and store.has_extraction(d, extractor)]
    loaded = load(warehouse, (store.extraction(d, extractor) for d in fresh), sightings)
    warehouse.connection.execute("INSERT INTO settings SELECT 'to_audit', unnest(?)", [list(loaded.documents)])
    past.loaded |= dict.fromkeys(fresh, extractor)
    return list(loaded.documents)


def extract_missing(digests: Sequence[str], store: Store, workers: Workers, extractor: str, options: Options) -> None:
    """Read what has no extraction yet; what kills its worker is tried once alone with the other engine, then quarantined."""
    missing = [d for d in digests if not store.has_extraction(d, extractor)]
    reference_dir = str(options.reference_dir) if options.reference_dir else None

    def task(sha256: str, engine: str = options.engine) -> ExtractTask:
        return ExtractTask(str(store.pdf_path(sha256)), extractor, engine, reference_dir)

    lost: list[Outcome] = []
    for outcome in workers.map("extractors.sandbox_tasks.extract_task", missing, task):
        if outcome.value is None:
            lost.append(outcome)
        else:
            _keep(outcome.item, outcome.value, store, extractor)
    for outcome in lost:
        again = next(workers.map("extractors.sandbox_tasks.extract_task", [outcome.item], lambda d: task(d, "reference")))
        if again.value is not None:
            _keep(again.item, again.value, store, extractor)
            continue
        size = store.pdf_path(outcome.item).stat().st_size
        broken = Extraction(
            sha256=outcome.item, extractor=extractor, status="quarantined", reason=outcome.error, size_bytes=size, text_layer="broken"
        )
        store.add_extraction(broken)
        store.note_quarantine(outcome.item, outcome.error)


def _keep(sha256: str, body: bytes, store: Store, extractor: str) -> None:
    store.add_extraction_bytes(sha256, extractor, body)
    extraction = store.extraction(sha256, extractor)
    if extraction.status == "quarantined":
        store.note_quarantine(sha256, extraction.reason)


def _audit(warehouse: Warehouse, changed: Sequence[str], options: Options) -> None:
    from warehouse.audit import audit

    audit(warehouse, changed=changed, checks_dir=options.checks_dir)
    warehouse.connection.execute("DELETE FROM settings WHERE key = 'to_audit'")
    warehouse.changed = True


def _report(batch: Sequence[Item], warehouse: Warehouse, progress: Progress) -> list[Result]:
    rows = {
        r[0]: r
        for r in warehouse.connection.execute(
            """SELECT d.sha256, d.status, d.doc_type, d.office_id, d.fiscal_year_be, d.pages, d.reason,
                      (SELECT count(*) FROM scores_base AS s WHERE s.sha256 = d.sha256),
                      (SELECT count(*) FROM measures_base AS m WHERE m.sha256 = d.sha256)
               FROM documents_base AS d WHERE d.sha256 IN (SELECT unnest(?))""",
            [[i.sha256 for i in batch if i.sha256]],
        ).fetchall()
    }
    results = []
    for item in batch:
        place = "path" if item.url.startswith("file:") else "url"
        row = rows.get(item.sha256)
        if row is None:
            result = Result(item.url, item.sha256, "failed", None, item.office_id, item.fiscal_year_be, reason=item.reason or item.outcome, place=place)
        else:
            result = Result(item.url, row[0], row[1], row[2], row[3], row[4], row[5], row[7], row[8], 0, row[6] or "", place)
        results.append(result)
        progress(result)
    return results


def _fill_in(results: Sequence[Result], warehouse: Warehouse) -> None:
    counts = dict(
        warehouse.connection.execute("SELECT sha256, count(*) FROM findings_base WHERE state <> 'absent' GROUP BY ALL").fetchall()
    )
    for result in results:
        result.findings = counts.get(result.sha256, 0)


def rebuild(store: Store, options: Options, progress: Progress) -> int:
    """Make the warehouse anew from PDFs, ledger and extractions; the states of findings are carried over."""
    from warehouse.carry_over import present_findings, restore_findings
    from warehouse.open import open_warehouse, writer_lock

    with writer_lock(store.data_dir):
        before = present_findings(store.data_dir)
        for name in ("warehouse.duckdb", "warehouse.duckdb.wal"):
            (store.data_dir / name).unlink(missing_ok=True)
    with open_warehouse(store.data_dir) as warehouse:
        restore_findings(warehouse, before)
    known = [s for s in Ledger(store.data_dir).read() if s.sha256 and store.pdf_path(s.sha256).exists()]
    items = list(
        {(s.sha256, s.url, s.office_id, s.fiscal_year_be): Item(s.url, s.sha256, s.office_id, s.fiscal_year_be, bytes=s.bytes) for s in known}.values()
    )
    return len(run(items, store, options, progress))


__all__ = ["Item", "Options", "Result", "extract_missing", "find_pdfs", "ingest_files", "rebuild", "run"]
