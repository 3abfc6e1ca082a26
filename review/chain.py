"""The hash chain of the verdict log: what an event's hash covers, and whether a log is whole.

An event's `prev_hash` names the event that its author saw last. Logs of two auditors are two chains; merging them adds an
event with both ends as its parents, so that nothing in either can be changed or taken out of the middle unseen. The local
running number is no part of the hash: the same event has the same hash in every copy of the log.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields

MERGE = "merge"
ACTIONS = ("set", "withdraw", MERGE)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log.

    Attributes:
        at_utc: When, ISO 8601 with microseconds.
        actor: Who decided.
        action: 'set', 'withdraw', or 'merge' of two logs.
        verdict: One of `verdicts.WORDS`; None withdraws.
        reason: Of a false positive: 'extraction', 'rule' or 'office'.
        note: Free words.
        rule / rule_version: The check, and a hash of its file at that time.
        sha256 / subject / fingerprint: The finding's document, subject and id.
        evidence: JSON of what the auditor saw; of a merge, the other ends.
        tool_version: Of this program.
        prev_hash / hash: The chain; '' at its beginning.
    """

    at_utc: str
    actor: str
    action: str
    verdict: str | None
    reason: str
    note: str
    rule: str
    rule_version: str
    sha256: str
    subject: str
    fingerprint: str
    evidence: str
    tool_version: str
    prev_hash: str = ""
    hash: str = ""

    def computed_hash(self) -> str:
        """Return the hash of everything but the hash itself."""
        covered = {name: value for name, value in asdict(self).items() if name != "hash"}
        return hashlib.sha256(json.dumps(covered, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    def parents(self) -> tuple[str, ...]:
        """Return the hashes of the events that this one follows."""
        others: tuple[str, ...] = ()
        if self.action == MERGE:
            others = _merged_ends(self.evidence)
        return (*((self.prev_hash,) if self.prev_hash else ()), *others)


COLUMNS = tuple(field.name for field in fields(Event))


def ends(events: Iterable[Event]) -> list[str]:
    """Return the hashes that no event follows: one in a log that is whole."""
    followed: set[str] = set()
    found: dict[str, None] = {}
    for event in events:
        followed.update(event.parents())
        found[event.hash] = None
    return [one for one in found if one not in followed]


def faults(events: Sequence[Event]) -> list[str]:
    """Return what is wrong with a log in its own order, in words; an empty list where nothing is."""
    wrong: list[str] = []
    seen: set[str] = set()
    for number, event in enumerate(events, 1):
        where = f"event {number} ({event.at_utc}, {event.actor})"
        if event.computed_hash() != event.hash:
            wrong.append(f"{where} was changed after it was written: its hash does not fit.")
        try:
            parents = event.parents()
        except ValueError:
            wrong.append(f"{where} is a merge that does not say of what.")
            parents = ()
        wrong += [f"{where} follows an event that is missing ({parent[:12]})." for parent in parents if parent not in seen]
        seen.add(event.hash)
    if not wrong and events and ends(events) != [events[-1].hash]:
        wrong.append("An event was taken out or put in: the log has more than one end.")
    return wrong


def in_order(events: Iterable[Event], known: Iterable[str] = ()) -> tuple[list[Event], list[Event]]:
    """Return the events with every parent before its child, and those whose parents are nowhere.

    Args:
        events: In any order.
        known: Hashes that are there already.
    """
    found = {event.hash: event for event in events}
    there = set(known)
    children: dict[str, list[Event]] = {}
    missing: dict[str, int] = {}
    for event in found.values():
        lacking = {parent for parent in event.parents() if parent not in there}
        missing[event.hash] = len(lacking)
        for parent in lacking:
            children.setdefault(parent, []).append(event)
    ready = [event for event in found.values() if not missing[event.hash]]
    for event in ready:  # grows while it is read
        for child in children.get(event.hash, ()):
            missing[child.hash] -= 1
            if not missing[child.hash]:
                ready.append(child)
    placed = {event.hash for event in ready}
    return ready, [event for event in found.values() if event.hash not in placed]


def from_plain(plain: Mapping[str, object]) -> Event:
    """Make an event from a JSON object.

    Raises:
        ValueError: A field is missing or is no text.
    """
    values: dict[str, str | None] = {}
    for name in COLUMNS:
        value = plain.get(name)
        if not isinstance(value, str) and not (name == "verdict" and value is None):
            raise ValueError(f"the field '{name}' is missing or is no text")
        values[name] = value
    event = Event(**values)  # type: ignore[arg-type]
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", event.at_utc):
        raise ValueError(f"'{event.at_utc}' is no time as the log writes it")
    if event.action not in ACTIONS or (event.action == "set") != (event.verdict is not None):
        raise ValueError(f"the action '{event.action}' does not go with the verdict '{event.verdict}'")
    json.loads(event.evidence)
    if event.action == MERGE:
        _merged_ends(event.evidence)
    elif not event.fingerprint:
        raise ValueError("it names no finding")
    return event


def _merged_ends(evidence: str) -> tuple[str, ...]:
    plain = json.loads(evidence)
    named = plain.get("ends") if isinstance(plain, dict) else None
    if not isinstance(named, list) or not all(isinstance(one, str) for one in named):
        raise ValueError("a merge that does not say of what")
    return tuple(named)
