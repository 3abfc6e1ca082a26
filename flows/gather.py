"""From sources to documents, host by host side by side; every document address becomes a line of the ledger at once."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from flows.documents import Item
from flows.one_source import Gatherer
from flows.sources import Source

HOSTS_AT_ONCE = 8


def gather(sources: Sequence[Source], gatherer: Gatherer) -> Iterator[Item]:
    """Fetch every source; hosts side by side, one request at a time to each.

    Whoever stops taking items stops the fetching; a fault of our own (a full disk) stops it too and is raised here.

    Yields:
        An item per document address: stored, unchanged, or without bytes and with the reason.
    """
    by_host: dict[str, list[Source]] = {}
    for source in sources:
        by_host.setdefault(source.host, []).append(source)
    done: queue.SimpleQueue[Item | BaseException | None] = queue.SimpleQueue()
    stopped = threading.Event()

    def one_host(group: Sequence[Source]) -> None:
        try:
            for source in group:
                for item in gatherer.source(source):
                    done.put(item)
                    if stopped.is_set():
                        return
        except BaseException as error:  # noqa: BLE001  told to the thread that takes the items
            done.put(error)
        finally:
            done.put(None)

    with ThreadPoolExecutor(min(HOSTS_AT_ONCE, max(1, len(by_host)))) as pool:
        try:
            for group in by_host.values():
                pool.submit(one_host, group)
            for _ in by_host:
                while (item := done.get()) is not None:
                    if isinstance(item, BaseException):
                        raise item
                    yield item
        finally:
            stopped.set()
            pool.shutdown(cancel_futures=True)
