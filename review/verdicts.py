"""Auditors' decisions: an append-only log in verdicts.sqlite, many writers at once, nothing ever changed or deleted.

A decision belongs to a finding by the finding's fingerprint (warehouse/audit_inputs.sql): rule, documents, subject and the
values judged. Boxes, order and wording stay out of it, so that a new reading keeps decisions and a changed value asks again.
"""

from __future__ import annotations

import fcntl
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from normalizers.errors import InputError, UsageError
from review.chain import COLUMNS, MERGE, Event, ends, faults, in_order

WORDS = ("confirmed", "false_positive", "accepted", "needs_info")
REASONS = ("extraction", "rule", "office")
LONGEST_NOTE = 4000
LONGEST_ACTOR = 100
WAIT_SECONDS = 60.0

_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    {", ".join(f"{name} TEXT" if name == "verdict" else f"{name} TEXT NOT NULL" for name in COLUMNS)},
    UNIQUE (hash)
);
CREATE INDEX IF NOT EXISTS events_of_a_finding ON events (fingerprint, at_utc, hash);
CREATE TRIGGER IF NOT EXISTS never_changed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER IF NOT EXISTS never_deleted BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
"""
_INSERT = f"INSERT INTO events ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM events"


@dataclass(frozen=True, slots=True)
class Decision:
    """What an auditor says about one finding.

    Attributes:
        verdict: One of WORDS; None withdraws what was said.
        reason: Only beside 'false_positive': one of REASONS, or ''.
        note: Free words.
    """

    verdict: str | None
    reason: str = ""
    note: str = ""

    def check(self) -> None:
        """Refuse a decision that nobody could read later.

        Raises:
            UsageError: An unknown word or reason, a reason beside another word, or a note that is too long.
        """
        if self.verdict is not None and self.verdict not in WORDS:
            raise UsageError(f"'{self.verdict}' is no verdict. Give one of {', '.join(WORDS)}.")
        if self.reason and self.reason not in REASONS:
            raise UsageError(f"'{self.reason}' is no reason. Give one of {', '.join(REASONS)}.")
        if self.reason and self.verdict != "false_positive":
            raise UsageError("A reason belongs to false_positive only; say anything else in the note.")
        if len(self.note) > LONGEST_NOTE:
            raise UsageError(f"The note has {len(self.note)} letters; {LONGEST_NOTE} fit.")


class VerdictLog:
    """The log of one data folder.

    Args:
        data_dir: The data folder; the file is made with the first decision.
    """

    def __init__(self, data_dir: Path) -> None:
        self.path = data_dir / "verdicts.sqlite"
        self._lock = data_dir / "locks" / "verdicts.lock"

    def record(self, finding: Mapping[str, Any], decision: Decision, actor: str, rule_version: str = "") -> Event:
        """Append one decision.

        Args:
            finding: The row of the view `findings` that was looked at.
            decision: What is said about it.
            actor: Who says it.
            rule_version: Hash of the check's file, where there is one.

        Raises:
            UsageError: The decision or the actor's name cannot be used.
            InputError: The log cannot be written.
        """
        decision.check()
        event = Event(
            "", checked_actor(actor), "set" if decision.verdict else "withdraw", decision.verdict, decision.reason,
            decision.note.strip(), finding["rule"], rule_version, finding["sha256"] or "", finding["subject"] or "",
            finding["finding_id"], _evidence(finding), _tool_version(),
        )  # fmt: skip
        with self._writing() as database:
            return _append(database, event)

    def events(self, fingerprint: str | None = None) -> list[Event]:
        """Return all events in the order they came here, or those of one finding in the order of their times."""
        if not self.path.exists():
            return []
        with self._reading() as database:
            if fingerprint is None:
                rows = database.execute(f"{_SELECT} ORDER BY seq").fetchall()
            else:
                rows = database.execute(f"{_SELECT} WHERE fingerprint = ? ORDER BY at_utc, hash", [fingerprint]).fetchall()
        return [Event(*row) for row in rows]

    def check(self, end: str | None = None) -> list[str]:
        """Return what is wrong with the chain, in words.

        Args:
            end: Hash that was noted as the end of the log at an earlier time: it must still be in it.
        """
        events = self.events()
        wrong = faults(events)
        if end and not any(event.hash.startswith(end) for event in events):
            wrong.append(f"The event {end} that was noted as the log's end is not in it any more.")
        return wrong

    def merge(self, others: list[Event], actor: str) -> int:
        """Take over another log's events; those that are here already are left alone.

        Returns:
            The number of new events of the other log.

        Raises:
            UsageError: The other log was changed or is not whole.
            InputError: The log cannot be written.
        """
        for number, event in enumerate(others, 1):
            if event.computed_hash() != event.hash:
                raise UsageError(f"Line {number} of the log was changed after it was written; nothing was imported.")
        with self._writing() as database:
            mine = [Event(*row) for row in database.execute(f"{_SELECT} ORDER BY seq")]
            known = {event.hash for event in mine}
            new = {event.hash: event for event in others if event.hash not in known}
            ordered, homeless = in_order(new.values(), known)
            if homeless:
                raise UsageError(f"The log lacks events that {len(homeless)} others follow; export the whole log. Nothing was imported.")
            for event in ordered:
                database.execute(_INSERT, astuple(event))
            first, *rest = ends([*mine, *ordered]) or [""]
            if ordered and rest:
                joined = Event("", checked_actor(actor), MERGE, None, "", "", "", "", "", "", "",
                               json.dumps({"ends": sorted(rest)}), _tool_version())  # fmt: skip
                _append(database, joined, after=first)
        return len(ordered)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            self._make()
            with closing(sqlite3.connect(self.path, timeout=WAIT_SECONDS, isolation_level=None)) as database:
                database.execute("PRAGMA synchronous = FULL")
                database.execute("BEGIN IMMEDIATE")
                try:
                    yield database
                    database.execute("COMMIT")
                except BaseException:
                    if database.in_transaction:
                        database.execute("ROLLBACK")
                    raise
        except (sqlite3.Error, OSError) as error:
            raise InputError(f"{self.path} cannot be written ({error}). Nothing was recorded; mend it and try again.") from error

    def _make(self) -> None:
        """Make the file whole under another name, under a lock: only one process may switch to the write-ahead log."""
        if self.path.exists():
            return
        self._lock.parent.mkdir(parents=True, exist_ok=True)
        with self._lock.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if self.path.exists():
                return
            new = self.path.with_name("verdicts.new.sqlite")
            for stray in (new, Path(f"{new}-wal"), Path(f"{new}-shm")):
                stray.unlink(missing_ok=True)
            with closing(sqlite3.connect(new, isolation_level=None)) as database:
                database.execute("PRAGMA journal_mode = WAL")
                database.executescript(_SCHEMA)
            new.rename(self.path)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        from warehouse.verdict_overlay import open_decisions

        try:
            with closing(open_decisions(self.path)) as database:
                yield database
        except sqlite3.Error as error:
            raise InputError(f"{self.path} cannot be read ({error}). Restore the file from a copy or from exported logs.") from error


def checked_actor(actor: str) -> str:
    """Return a name that may stand in the log.

    Raises:
        UsageError: It is empty, too long, or holds control characters.
    """
    name = actor.strip()
    if not name or len(name) > LONGEST_ACTOR or not name.isprintable():
        raise UsageError(f"Decisions need the name of who decides: 1 to {LONGEST_ACTOR} letters. Give --actor NAME or set ITA_ACTOR.")
    return name


def _append(database: sqlite3.Connection, event: Event, after: str | None = None) -> Event:
    """Put an event behind the last one, with a time that is later than what was said of the same finding before."""
    row = database.execute("SELECT hash FROM events ORDER BY seq DESC LIMIT 1").fetchone()
    last = database.execute("SELECT max(at_utc) FROM events WHERE fingerprint = ?", [event.fingerprint]).fetchone()[0]
    event = replace(event, at_utc=_later_than(last), prev_hash=(row[0] if row else "") if after is None else after)
    event = replace(event, hash=event.computed_hash())
    database.execute(_INSERT, astuple(event))
    return event


def _later_than(last: str | None) -> str:
    now = datetime.now(UTC)
    if last:
        now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
    return now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _evidence(finding: Mapping[str, Any]) -> str:
    """Return what the auditor saw: the values that `warehouse/web` matches new findings with, and the boxes."""
    names = (
        "other_sha256",
        "office_id",
        "fiscal_year_be",
        "indicator_no",
        "severity",
        "judged",
        "message",
        "expected",
        "found",
        "evidence",
    )
    return json.dumps({name: finding.get(name) for name in names}, ensure_ascii=False, default=str)


def _tool_version() -> str:
    from importlib.metadata import version

    return version("ita-reports")
