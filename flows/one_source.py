"""One source: its pages read, its documents fetched and kept, each with its line in the ledger before anyone acts on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from extractors.records import Sighting
from flows.discover import DRIVE_HOSTS, Link, confirmation_address, decode_page, download_address, find_links, folder_links, is_share
from flows.documents import Item
from flows.fetch import Fetched, Fetcher
from flows.ledger import Ledger
from flows.memory import LISTED_ON, VALIDATORS, Memory
from flows.sources import Source
from flows.store import Store

MOST_LIST_PAGES = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """One document address with what its source says.

    Attributes:
        reason: Why it is fetched.
        listed_on: The source's page that led to it, '' when the source is the document.
    """

    url: str
    office_id: str | None
    fiscal_year_be: int | None
    reason: str
    listed_on: str = ""


@dataclass(slots=True)
class Gatherer:
    """Takes sources to documents for one harvest. Safe to share between threads.

    Attributes:
        share_hosts: Hosts that answer as the share service does.
        everything: Ask also for what is not yet due.
        clock: Where the time comes from.
    """

    store: Store
    fetcher: Fetcher
    memory: Memory
    ledger: Ledger
    share_hosts: tuple[str, ...] = DRIVE_HOSTS
    everything: bool = False
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    _answered: dict[str, Item] = field(default_factory=dict)

    def source(self, source: Source) -> Iterator[Item]:
        """Yield what one line of the sources file leads to."""
        if source.kind == "pdf" or is_share(source.url, self.share_hosts):
            yield from self._document(Wanted(source.url, source.office_id, source.fiscal_year_be, "listed in the sources file"))
            return
        seen: set[str] = set()
        problems: list[Item] = []
        for link in self._listed(source, problems):
            if link.url not in seen:
                seen.add(link.url)
                reason = f"{link.reason}: {link.text[:120]}"
                year = source.fiscal_year_be or link.fiscal_year_be
                yield from self._document(Wanted(link.url, source.office_id, year, reason, source.url))
        if not problems and not seen:
            nothing = Fetched("nothing_listed", "no link of this page looks like an ITA report", source.url)
            problems.append(self._without_bytes(Wanted(source.url, source.office_id, source.fiscal_year_be, "listing"), nothing))
        yield from problems
        if not problems:
            yield from self._no_longer_listed(source, seen)

    def _listed(self, source: Source, problems: list[Item]) -> Iterator[Link]:
        """Read a listing page and the pages that continue it."""
        pages, visited = [source.url], set[str]()
        while pages and len(visited) < MOST_LIST_PAGES:
            url = pages.pop(0)
            if url in visited:
                continue
            visited.add(url)
            answer = self.fetcher.fetch(url, want="any")
            if answer.outcome == "pdf":
                _discard(answer)
                yield Link(url, "", "the listing is itself a PDF", source.fiscal_year_be, "pdf")
                continue
            if answer.outcome != "page" or answer.path is None:
                problems.append(self._without_bytes(Wanted(url, source.office_id, source.fiscal_year_be, "listing", source.url), answer))
                continue
            page = decode_page(answer.path.read_bytes(), answer.header("content-type"))
            _discard(answer)
            for link in find_links(page, answer.url, self.share_hosts):
                if link.kind != "next":
                    yield link
                elif urlsplit(link.url).netloc in (urlsplit(source.url).netloc, urlsplit(answer.url).netloc):
                    pages.append(link.url)

    def _no_longer_listed(self, source: Source, seen: set[str]) -> Iterator[Item]:
        for url, sha256 in list(self.memory.listed_on(source.url)):
            if url not in seen and not any(url.startswith(f"{other}#") for other in seen):
                wanted = Wanted(url, source.office_id, source.fiscal_year_be, "the listing no longer leads there", source.url)
                gone = self._item(wanted, None, "not_listed", wanted.reason)
                yield replace(gone, sha256=sha256)

    def _document(self, wanted: Wanted) -> Iterator[Item]:
        known = self.memory.digest(wanted.url)
        if known is not None and self.memory.settled(wanted.url, wanted.office_id, wanted.fiscal_year_be):
            yield Item(wanted.url, known, wanted.office_id, wanted.fiscal_year_be, "stored", wanted.reason, settled=True)
        elif known is not None and not self.everything and not self.memory.due(wanted.url, self.clock()):
            yield Item(wanted.url, known, wanted.office_id, wanted.fiscal_year_be, "not_due", wanted.reason, settled=True)
        elif wanted.url in self._answered:  # two lists may lead to one address: it is asked once
            before = self._answered[wanted.url]
            if (before.office_id, before.fiscal_year_be) != (wanted.office_id, wanted.fiscal_year_be):
                outcome = "unchanged" if before.sha256 else before.outcome
                yield self._item(wanted, before.sha256, outcome, before.reason, before.bytes, before.headers)
        else:
            yield from self._fetched(wanted)

    def _fetched(self, wanted: Wanted) -> Iterator[Item]:
        share = is_share(wanted.url, self.share_hosts)
        url = download_address(wanted.url) if share else wanted.url
        answer = self.memory.received(url) or self.fetcher.fetch(url, self.memory.conditions(wanted.url))
        if share and answer.outcome == "html_instead_of_pdf" and answer.path is not None:
            page = decode_page(answer.path.read_bytes(), answer.header("content-type"))
            _discard(answer)
            if "folder" in wanted.url:
                yield from self._folder(wanted, folder_links(page, answer.url), answer)
                return
            further = confirmation_address(page, answer.url)
            if further is not None:
                answer = self.fetcher.fetch(further, self.memory.conditions(wanted.url))
        item = self._kept(wanted, answer)
        self._answered[wanted.url] = item
        yield item

    def _folder(self, wanted: Wanted, inside: list[Link], answer: Fetched) -> Iterator[Item]:
        if not inside:
            yield self._without_bytes(
                wanted, replace(answer, outcome="nothing_listed", reason="the shared folder shows no file", path=None)
            )
        for link in inside:
            year = wanted.fiscal_year_be or link.fiscal_year_be
            reason = f"{link.reason}: {link.text[:120]}"
            yield from self._document(Wanted(link.url, wanted.office_id, year, reason, wanted.listed_on or wanted.url))

    def _kept(self, wanted: Wanted, answer: Fetched) -> Item:
        known = self.memory.digest(wanted.url)
        if answer.outcome == "not_modified" and known is not None:
            return self._item(wanted, known, "not_modified", wanted.reason, None, answer.headers)
        if answer.outcome == "pdf" and answer.sha256 is not None:
            if answer.path is not None:
                self.store.add_pdf(answer.path, answer.sha256, move=True)
            elsewhere = self.memory.known_elsewhere(answer.sha256)
            outcome = "unchanged" if known == answer.sha256 else "new_version" if known else "known_elsewhere" if elsewhere else "stored"
            return self._item(wanted, answer.sha256, outcome, wanted.reason, answer.bytes, answer.headers)
        return self._without_bytes(wanted, answer)

    def _without_bytes(self, wanted: Wanted, answer: Fetched) -> Item:
        _discard(answer)
        return self._item(wanted, None, answer.outcome, answer.reason or wanted.reason, None, answer.headers)

    def _item(
        self, wanted: Wanted, sha256: str | None, outcome: str, reason: str,
        size: int | None = None, headers: tuple[tuple[str, str], ...] = (),
    ) -> Item:  # fmt: skip
        """Write the line of the ledger, then give the item: a kill in between loses nothing and asks for nothing twice."""
        if wanted.listed_on:
            headers = (*(h for h in headers if h[0] != LISTED_ON), (LISTED_ON, wanted.listed_on))
        sighting = Sighting(
            self.ledger.next_id(), self.ledger.run_id, sha256, wanted.url, wanted.office_id, wanted.fiscal_year_be,
            self.ledger.now(), outcome, reason, size, tuple(h for h in headers if _worth_keeping(h[0])),
        )  # fmt: skip
        self.ledger.append([sighting])
        return Item(wanted.url, sha256, wanted.office_id, wanted.fiscal_year_be, outcome, reason, size, headers, sighting)


def _worth_keeping(header: str) -> bool:
    return header in (*VALIDATORS, LISTED_ON, "content-type", "content-disposition", "retry-after", "server")


def _discard(answer: Fetched) -> None:
    if answer.path is not None:
        Path(answer.path).unlink(missing_ok=True)
