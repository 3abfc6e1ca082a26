"""The state of a finding from one audit to the next: new, unchanged, changed, absent or reopened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any


def finding_states(previous: Iterable[Sequence[Any]], present: Iterable[Sequence[Any]]) -> dict[str, str]:
    """Return the state of every finding that was or is there.

    Args:
        previous: (finding_id, rule, sha256, subject, state) of the findings before this audit.
        present: (finding_id, rule, sha256, subject) of the findings of this audit.
    """
    before = {row[0]: row for row in previous}
    places = {tuple(row[1:4]) for row in before.values() if row[4] != "absent"}
    states: dict[str, str] = {}
    for finding_id, *place in present:
        if finding_id not in before:
            # the same rule, document and subject, but other values were judged
            states[finding_id] = "changed" if tuple(place) in places else "new"
        elif before[finding_id][4] == "absent":
            states[finding_id] = "reopened"
        else:
            states[finding_id] = "unchanged"
    for finding_id in before:
        states.setdefault(finding_id, "absent")
    return states
