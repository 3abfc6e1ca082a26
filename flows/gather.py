"""From sources to documents: fetch, discover, store; every request becomes a line that the ledger keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from flows.discover import (
    DRIVE_HOSTS,
    Link,
    confirmation_address,
    decode_page,
    download_address,
    find_links,
    folder_links,
    is_share,
)
from flows.fetch import Fetched, Fetcher
from flows.pipeline import Item
from flows.sources import Source
from flows.store import Ledger, Store

MOST_LIST_PAGES = 10
HOSTS_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """One document address with what its source says."""

    url: str
    office_id: str | None
    fiscal_year_be: int | None
    reason: str


class Memory:
    """What earlier runs know of an address: its digest and the headers for a conditional request."""

    def __init__(self, store: Store) -> None:
        self._known: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {}
        self.failed: set[str] = set()
        for sighting in Ledger(store.data_dir).read():
            if sighting.sha256 and store.pdf_path(sighting.sha256).exists():
                self._known[sighting.url] = (sighting.sha256, sighting.headers)
                self.failed.discard(sighting.url)
            elif sighting.sha256 is None:
                self.failed.add(sighting.url)

    def conditions(self, url: str) -> dict[str, str]:
        return dict(self._known[url][1]) if url in self._known else {}

    def digest(self, url: str) -> str | None:
        return self._known[url][0] if url in self._known else None


def gather(
    sources: Sequence[Source], store: Store, fetcher: Fetcher, memory: Memory, share_hosts: tuple[str, ...] = DRIVE_HOSTS
) -> Iterator[Item]:
    """Fetch every source; hosts side by side, one request at a time to each.

    Yields:
        An item per document address: stored, unchanged, or without bytes and with the reason.
    """
    by_host: dict[str, list[Source]] = {}
    for source in sources:
        by_host.setdefault(urlsplit(source.url).netloc, []).append(source)

    def one_host(group: Sequence[Source]) -> list[Item]:
        return [item for source in group for item in _source(source, store, fetcher, memory, share_hosts)]

    with ThreadPoolExecutor(min(HOSTS_AT_ONCE, max(1, len(by_host)))) as pool:
        futures = [pool.submit(one_host, group) for group in by_host.values()]
        for future in as_completed(futures):
            yield from future.result()


def _source(source: Source, store: Store, fetcher: Fetcher, memory: Memory, share_hosts: tuple[str, ...]) -> list[Item]:
    if source.kind == "pdf":
        wanted = Wanted(source.url, source.office_id, source.fiscal_year_be, "listed")
        return _document(wanted, store, fetcher, memory, share_hosts)
    items: list[Item] = []
    seen: set[str] = set()
    for link in _listed(source, fetcher, items):
        if link.url in seen:
            continue
        seen.add(link.url)
        wanted = Wanted(link.url, source.office_id, source.fiscal_year_be or link.fiscal_year_be, f"{link.reason}: {link.text[:120]}")
        items += _document(wanted, store, fetcher, memory, share_hosts)
    return items


def _listed(source: Source, fetcher: Fetcher, items: list[Item]) -> Iterator[Link]:
    """Read a listing page and the pages that continue it."""
    queue, visited = [source.url], set[str]()
    while queue and len(visited) < MOST_LIST_PAGES:
        url = queue.pop(0)
        if url in visited:
            continue
        visited.add(url)
        answer = fetcher.fetch(url, want="any")
        if answer.outcome == "pdf":
            _discard(answer)
            yield Link(url, "", "the listing is itself a PDF", source.fiscal_year_be, "pdf")
            continue
        if answer.outcome != "page" or answer.path is None:
            items.append(_failed(url, source.office_id, source.fiscal_year_be, answer))
            continue
        page = decode_page(answer.path.read_bytes(), answer.header("content-type"))
        _discard(answer)
        for link in find_links(page, answer.url):
            if link.kind != "next":
                yield link
            elif urlsplit(link.url).netloc == urlsplit(source.url).netloc:
                queue.append(link.url)


def _document(wanted: Wanted, store: Store, fetcher: Fetcher, memory: Memory, share_hosts: tuple[str, ...]) -> list[Item]:
    url = download_address(wanted.url) if is_share(wanted.url, share_hosts) else wanted.url
    answer = fetcher.fetch(url, memory.conditions(wanted.url))
    if is_share(wanted.url, share_hosts) and answer.outcome == "html_instead_of_pdf" and answer.path is not None:
        page = decode_page(answer.path.read_bytes(), answer.header("content-type"))
        _discard(answer)
        inside = folder_links(page, answer.url) if "folder" in wanted.url else []
        if inside:
            return [
                item
                for link in inside
                for item in _document(
                    Wanted(link.url, wanted.office_id, wanted.fiscal_year_be or link.fiscal_year_be, link.reason),
                    store,
                    fetcher,
                    memory,
                    share_hosts,
                )
            ]
        further = confirmation_address(page, answer.url)
        if further is not None:
            answer = fetcher.fetch(further, memory.conditions(wanted.url))
    return [_item(wanted, answer, store, memory)]


def _item(wanted: Wanted, answer: Fetched, store: Store, memory: Memory) -> Item:
    known = memory.digest(wanted.url)
    if answer.outcome == "not_modified" and known is not None:
        return Item(wanted.url, known, wanted.office_id, wanted.fiscal_year_be, "not_modified", wanted.reason, None, answer.headers)
    if answer.outcome == "pdf" and answer.path is not None and answer.sha256 is not None:
        store.add_pdf(answer.path, answer.sha256, move=True)
        outcome = "unchanged" if known == answer.sha256 else "new_version" if known else "stored"
        return Item(
            wanted.url, answer.sha256, wanted.office_id, wanted.fiscal_year_be, outcome, wanted.reason, answer.bytes, answer.headers
        )
    _discard(answer)
    return _failed(wanted.url, wanted.office_id, wanted.fiscal_year_be, answer)


def _failed(url: str, office_id: str | None, fiscal_year_be: int | None, answer: Fetched) -> Item:
    return Item(url, None, office_id, fiscal_year_be, answer.outcome, answer.reason, None, answer.headers)


def _discard(answer: Fetched) -> None:
    if answer.path is not None:
        Path(answer.path).unlink(missing_ok=True)
