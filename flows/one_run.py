"""One run: what is new is found, read, loaded and audited, batch by batch."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from extractors.records import Extraction, Sighting
from extractors.sandbox import Workers
from extractors.version import good_versions
from flows.documents import Claim, Item, Options, Progress, Result
from flows.reading import PRELOAD, extract_missing, stored_extractions
from flows.results import BLOCK, Results
from flows.store import Ledger, Store, now_utc

if TYPE_CHECKING:
    from warehouse.open import Warehouse

BATCH = 25  # documents that have to be read: the next ones are read while these are loaded
MOST_SIGHTINGS = 500  # of documents that are known, or whose readings are stored
MOST_BYTES = 1_000_000  # of stored readings, compressed: some 50 MB in memory
T = TypeVar("T")


class Batch(NamedTuple):
    """Sightings to load together, and the documents that may have to be read for them."""

    sightings: list[Sighting]
    digests: list[str]
    touched: set[str]  # documents of which something new is said: they are audited

    def joined(self, other: Batch) -> Batch:
        digests = [*self.digests, *sorted(set(other.digests) - set(self.digests))]
        return Batch([*self.sightings, *other.sightings], digests, self.touched | other.touched)


class Run:
    """One run's state: what it has seen, and the warehouse it loads into."""

    def __init__(self, store: Store, options: Options, warehouse: Warehouse, progress: Progress) -> None:
        self._store, self._options, self._warehouse, self._progress = store, options, warehouse, progress
        self._extractor = options.extractor()
        self._ledger = Ledger(store.data_dir)
        self._claims: set[Claim] = set()
        self.results = Results(store.data_dir / "cache")

    def load_batches(self, items: Iterable[Item]) -> None:
        """Read batches while those before them are loaded; another one waits, so that no reading process does."""
        with ExitStack() as stack:
            thread = stack.enter_context(ThreadPoolExecutor(1))
            workers = stack.enter_context(Workers(self._options.jobs, self._options.limits, PRELOAD))
            waiting: deque[tuple[Batch, Future[list[Extraction]]]] = deque()
            for batch in self._batches(items):
                waiting.append((batch, thread.submit(self._read, batch, workers)))
                ahead = 2 if self._is_to_be_read(batch) else 1  # stored readings come faster than they are loaded, and take memory
                while len(waiting) > ahead:
                    self._load(waiting[0][0], waiting.popleft()[1].result())
            while waiting:
                self._load(waiting[0][0], waiting.popleft()[1].result())

    def _is_to_be_read(self, batch: Batch) -> bool:
        return any(not self._store.extraction_size(digest, self._extractor) for digest in batch.digests)

    def _batches(self, items: Iterable[Item]) -> Iterator[Batch]:
        for number, batch in enumerate(chain(self._filled(self._behind()), self._filled(self._new(items)))):
            if number == 0:  # a run that loads nothing does not look at them
                from warehouse.reference_tables import refresh_reference_tables

                refresh_reference_tables(self._warehouse, self._options.reference_dir)
            yield batch

    def _filled(self, parts: Iterable[Batch]) -> Iterator[Batch]:
        """Join small batches: one transaction costs the same for one document as for hundreds."""
        most_unread = max(BATCH, 12 * self._options.jobs)
        batch, unread, size = Batch([], [], set()), 0, 0
        for part in parts:
            stored = [self._store.extraction_size(digest, self._extractor) for digest in part.digests]
            batch, unread, size = batch.joined(part), unread + stored.count(0), size + sum(stored)
            if len(batch.sightings) >= MOST_SIGHTINGS or unread >= most_unread or size >= MOST_BYTES:
                yield batch
                batch, unread, size = Batch([], [], set()), 0, 0
        if batch.sightings or batch.digests:
            yield batch

    def _behind(self) -> Iterator[Batch]:
        """What an earlier run wrote into the ledger and did not load; the whole ledger for an empty warehouse."""
        counts = dict(self._warehouse.connection.execute("SELECT run_id, count(*) FROM sightings_base GROUP BY run_id").fetchall())
        for group in _groups(self._ledger.unloaded(counts), BATCH):
            ids = [s.sighting_id for s in group]
            query = "SELECT sighting_id FROM sightings_base WHERE sighting_id IN (SELECT unnest(?::VARCHAR[]) AS given)"
            known = {r[0] for r in self._warehouse.connection.execute(query, [ids]).fetchall()}
            if fresh := [s for s in group if s.sighting_id not in known]:
                digests = {s.sha256 for s in fresh if s.sha256}
                yield Batch(fresh, self._stale(digests), digests)

    def _new(self, items: Iterable[Item]) -> Iterator[Batch]:
        for group in _groups(items, BATCH):
            stale = set(self._stale({i.sha256 for i in group if i.sha256}))
            seen = self._seen(group)
            new = [i for i in group if i.sighting is None and not i.settled and (i.sha256 is None or i.claim not in seen)]
            made = {id(i): self._sighting(i) for i in new}
            self._ledger.append(list(made.values()))
            sightings = [s for i in group if not i.settled and (s := i.sighting or made.get(id(i)))]
            told = {i.sha256 for i in group if i.sha256 and i.claim not in seen}
            offices = {(c[0], c[2], c[3]) for c in seen}
            for item in group:
                same = item.sha256 not in stale and (item.sha256, item.office_id, item.fiscal_year_be) in offices
                status = "failed" if item.sha256 is None else "unchanged" if same else "loaded"
                reason = "" if item.sha256 else item.reason or item.outcome
                result = Result(item.url, item.sha256, status, reason=reason, outcome=item.outcome)
                self.results.append(result)
                self._progress(result)
            yield Batch(sightings, sorted(stale), told | stale)

    def _stale(self, digests: set[str]) -> list[str]:
        """Return the documents that the warehouse does not hold as this extractor reads them."""
        query = """SELECT sha256 FROM documents_base
                   WHERE extractor IN (SELECT unnest(?::VARCHAR[])) AND sha256 IN (SELECT unnest(?::VARCHAR[]) AS given)"""
        rows = self._warehouse.connection.execute(query, [good_versions(self._extractor), sorted(digests)]).fetchall()
        return sorted(digests - {r[0] for r in rows})

    def _seen(self, group: Sequence[Item]) -> set[Claim]:
        """Return the claims about these documents that the warehouse or this run knows."""
        query = "SELECT sha256, url, office_id, fiscal_year_be FROM sightings_base WHERE sha256 IN (SELECT unnest(?::VARCHAR[]) AS given)"
        rows = self._warehouse.connection.execute(query, [[i.sha256 for i in group if i.sha256]]).fetchall()
        return {*rows, *(i.claim for i in group if i.claim in self._claims)}

    def _sighting(self, item: Item) -> Sighting:
        self._claims.add(item.claim)
        return Sighting(
            self._ledger.next_id(), self._ledger.run_id, item.sha256, item.url, item.office_id, item.fiscal_year_be, now_utc(),
            item.outcome, item.reason, item.bytes, item.headers,
        )  # fmt: skip

    def _read(self, batch: Batch, workers: Workers) -> list[Extraction]:
        self._store.share_pdfs(batch.digests)
        extract_missing(batch.digests, self._store, workers, self._extractor, self._options)
        return stored_extractions(batch.digests, self._store, workers, self._extractor, self._options)

    def _load(self, batch: Batch, readings: Sequence[Extraction]) -> None:
        from warehouse.load import load

        touched = sorted({*batch.digests, *batch.touched})
        self._warehouse.connection.execute("INSERT INTO settings SELECT 'to_audit', unnest(?::VARCHAR[])", [touched])
        load(self._warehouse, readings, batch.sightings)
        # the warehouse knows them now
        self._claims.difference_update((s.sha256, s.url, s.office_id, s.fiscal_year_be) for s in batch.sightings)

    def audit(self) -> None:
        """Audit what was loaded, by this run or by one that was killed before its audit."""
        from warehouse.audit import audit

        connection = self._warehouse.connection
        with closing(connection.cursor()) as noted:  # of its own: the audit uses the connection while it takes them
            noted.execute("SELECT DISTINCT value FROM settings WHERE key = 'to_audit'")
            if first := noted.fetchmany(BLOCK):
                blocks = chain((first,), iter(lambda: noted.fetchmany(BLOCK), []))
                audit(self._warehouse, changed=(value for rows in blocks for (value,) in rows), checks_dir=self._options.checks_dir)
                connection.execute("DELETE FROM settings WHERE key = 'to_audit'")

    def describe(self) -> None:
        """Complete the results with what the warehouse now says of each document."""
        described = Results(self._store.data_dir / "cache")
        for results in self.results.blocks():
            self._describe(results)
            described.extend(results)
        self.results = described

    def _describe(self, results: Sequence[Result]) -> None:
        rows = self._warehouse.connection.execute(DESCRIBE, [[r.sha256 for r in results if r.sha256]]).fetchall()
        documents = {row[0]: row[1:] for row in rows}
        for result in results:
            if result.sha256 in documents:
                status, *values = documents[result.sha256]
                if result.status == "unchanged":
                    result.known_unreadable = status == "quarantined"
                else:
                    result.status = status
                for name, value in zip(DESCRIBED, values, strict=True):
                    setattr(result, name, value)
            elif result.sha256 is not None:
                result.status, result.reason = "failed", "its bytes are no longer in the data folder; ingest the file again"


DESCRIBED = ("doc_type", "office_id", "fiscal_year_be", "pages", "scores", "measures", "findings", "reason")
DESCRIBE = """
WITH wanted AS (SELECT DISTINCT unnest(?::VARCHAR[]) AS sha256)
SELECT d.sha256, d.status, d.doc_type, d.office_id, d.fiscal_year_be, coalesce(d.pages, 0),
       coalesce(s.n, 0), coalesce(m.n, 0), coalesce(f.n, 0), coalesce(d.reason, '')
FROM documents_base AS d
SEMI JOIN wanted ON d.sha256 = wanted.sha256
LEFT JOIN (SELECT sha256, count(*) AS n FROM scores_base SEMI JOIN wanted USING (sha256) GROUP BY sha256) AS s ON d.sha256 = s.sha256
LEFT JOIN (SELECT sha256, count(*) AS n FROM measures_base SEMI JOIN wanted USING (sha256) GROUP BY sha256) AS m ON d.sha256 = m.sha256
LEFT JOIN (SELECT sha256, count(*) AS n FROM findings_base SEMI JOIN wanted USING (sha256) WHERE state <> 'absent' GROUP BY sha256) AS f ON d.sha256 = f.sha256
"""


def _groups(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while group := list(islice(iterator, size)):
        yield group
