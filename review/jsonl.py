"""The verdict log as JSON lines: one event per line, to send to another auditor and take back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from normalizers.errors import UsageError
from review.chain import Event, from_plain
from review.verdicts import WORDS

LONGEST_LINE = 1 << 20


def to_lines(events: Iterable[Event]) -> str:
    """Return the log as text."""
    return "".join(json.dumps(asdict(event), ensure_ascii=False) + "\n" for event in events)


def from_lines(text: str, name: str) -> list[Event]:
    """Read a log.

    Args:
        text: JSON lines.
        name: What to call it in errors.

    Raises:
        UsageError: A line is no event; names it.
    """
    events = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        if len(line) > LONGEST_LINE:
            raise UsageError(f"{name}:{number}: the line is longer than any decision. Nothing was imported.")
        try:
            plain = json.loads(line)
            event = from_plain(plain if isinstance(plain, dict) else {})
            if event.verdict is not None and event.verdict not in WORDS:
                raise ValueError(f"'{event.verdict}' is no verdict")
            events.append(event)
        except ValueError as error:
            raise UsageError(f"{name}:{number}: this is no decision of `ita verdict export` ({error}). Nothing was imported.") from error
    return events
