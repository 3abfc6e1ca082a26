"""Lines to paste into office_aliases.csv for names that nothing resolves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from normalizers.offices import OfficeIndex, resolve_office


@dataclass(frozen=True, slots=True)
class AliasSuggestion:
    """One unknown printed name.

    Attributes:
        printed: The name.
        times: How often it was printed.
        candidates: The nearest offices; suggestions for a person, never decisions.
        reason / reason_th: Why it is unknown.
        line: 'printed,office_id,seen_in', the id left empty unless exactly one office is near.
    """

    printed: str
    times: int
    candidates: tuple[str, ...]
    reason: str
    reason_th: str
    line: str


def suggest_aliases(printed: Iterable[str], offices: OfficeIndex) -> list[AliasSuggestion]:
    """Count the unknown names among printed ones, most frequent first; resolved and ambiguous names are left out."""
    found: list[AliasSuggestion] = []
    for name, times in sorted(Counter(printed).items(), key=lambda item: (-item[1], item[0])):
        resolution = resolve_office(name, offices)
        if resolution.status != "unknown":
            continue
        near = resolution.candidates[0] if len(resolution.candidates) == 1 else ""
        quoted = '"' + name.replace('"', '""') + '"'
        found.append(AliasSuggestion(name, times, resolution.candidates, resolution.reason, resolution.reason_th, f"{quoted},{near},"))
    return found
