"""What earlier harvests know of every address: its bytes, how to ask whether they changed, and whether it is time to ask."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from extractors.records import Sighting
from flows.fetched import Fetched
from flows.journal import FOLDER, lines_of
from flows.ledger import Ledger
from flows.store import Store

VALIDATORS = ("etag", "last-modified")
LISTED_ON = "listed-on"
# Addresses that cannot say "not modified" cost a full download each time: the longer nothing changed, the rarer.
FIRST_PAUSE = timedelta(days=27)
LONGEST_PAUSE = timedelta(days=170)


@dataclass(slots=True)
class Known:
    """One address.

    Attributes:
        sha256: The bytes it gave last.
        validators: Headers for a conditional request.
        seen_at: When it was last seen, ISO 8601.
        same: Full downloads in a row that brought the same bytes.
        listed_on: The listing page that led to it, '' for none.
        gone: It was no longer listed when last looked for.
    """

    sha256: str
    validators: dict[str, str] = field(default_factory=dict)
    seen_at: str = ""
    same: int = 0
    listed_on: str = ""
    gone: bool = False


class Memory:
    """All that the ledger says of addresses.

    Args:
        store: The data folder.
        continued: Runs that were killed: what they stored is settled.
    """

    def __init__(self, store: Store, continued: Collection[str] = ()) -> None:
        self._known: dict[str, Known] = {}
        self.failed: set[str] = set()
        self._settled: set[tuple[str, str | None, int | None]] = set()
        self._before: set[str] = set()  # documents of runs that ended
        self._store, self._received = store, _received(store, continued)
        held: set[str] = set()
        for sighting in Ledger(store.data_dir).read():
            if sighting.sha256 and (sighting.sha256 in held or store.pdf_path(sighting.sha256).exists()):
                held.add(sighting.sha256)
                self._learn(sighting, sighting.sha256)
                if sighting.run_id in continued:
                    self._settled.add((sighting.url, sighting.office_id, sighting.fiscal_year_be))
                else:
                    self._before.add(sighting.sha256)
            elif sighting.sha256 is None and sighting.outcome == "not_listed" and sighting.url in self._known:
                self._known[sighting.url].gone = True
            elif sighting.sha256 is None:
                self.failed |= {sighting.url, dict(sighting.headers).get(LISTED_ON, sighting.url)}

    def _learn(self, sighting: Sighting, sha256: str) -> None:
        headers = dict(sighting.headers)
        known = self._known.setdefault(sighting.url, Known(sha256))
        validators = {name: headers[name] for name in VALIDATORS if headers.get(name)}
        if sighting.outcome != "not_modified":  # a 304 need not repeat its validators
            known.validators = {}
        known.validators |= validators
        known.same = known.same + 1 if known.sha256 == sha256 and sighting.outcome == "unchanged" else 0
        known.sha256, known.seen_at, known.gone = sha256, sighting.seen_at, False
        known.listed_on = headers.get(LISTED_ON, known.listed_on)
        self.failed.discard(sighting.url)

    def conditions(self, url: str) -> dict[str, str]:
        return dict(self._known[url].validators) if url in self._known else {}

    def digest(self, url: str) -> str | None:
        return self._known[url].sha256 if url in self._known else None

    def known_elsewhere(self, sha256: str) -> bool:
        """Return whether an earlier harvest brought these bytes, from whatever address."""
        return sha256 in self._before

    def received(self, url: str) -> Fetched | None:
        """Return what the killed run got from this address and kept, when it was killed before its line in the ledger."""
        answer = self._received.get(url)
        return answer if answer and answer.sha256 and self._store.pdf_path(answer.sha256).exists() else None

    def settled(self, url: str, office_id: str | None, fiscal_year_be: int | None) -> bool:
        """Return whether the killed run that is gone on with already saw this address for this office."""
        return (url, office_id, fiscal_year_be) in self._settled

    def due(self, url: str, now: datetime) -> bool:
        """Return whether it is time to ask for an address that cannot say "not modified"."""
        known = self._known.get(url)
        if known is None or known.validators or known.same < 2 or known.gone:
            return True
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (known.same - 1))
        seen = datetime.fromisoformat(known.seen_at).astimezone(UTC)
        return not timedelta(0) <= now - seen < pause

    def listed_on(self, page: str) -> Iterator[tuple[str, str]]:
        """Yield address and digest of every document that this listing page once led to."""
        for url, known in self._known.items():
            if known.listed_on == page and not known.gone:
                yield url, known.sha256


def _received(store: Store, continued: Collection[str]) -> dict[str, Fetched]:
    found = {}
    for run_id in continued:
        for line in lines_of(store.data_dir / FOLDER / f"{run_id}.jsonl"):
            if line.get("outcome") == "pdf":
                found[line["url"]] = Fetched(
                    "pdf", "", line["url"], None, line["sha256"], line["bytes"], tuple(line["headers"].items())
                )  # fmt: skip
    return found
