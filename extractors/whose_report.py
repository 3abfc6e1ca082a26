"""Whose report is it? Weighed from every name it prints; conflicting evidence is said, not decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.records import OfficeGuess, OfficeMention

CERTAIN_SHARE = 0.75  # of the weight of all names
AMBIGUOUS_PART = 0.5  # of its weight: a name that fits the leader among others speaks for it only in part
TELLING = frozenset(("title", "header", "signature", "budget"))  # one such mention is enough where nothing speaks against it


def whose_report(mentions: Sequence[OfficeMention]) -> OfficeGuess:
    """Weigh the names of a document.

    Returns:
        An office with basis 'printed' when nearly all evidence is for it and it stands in a title, header, signature or
        budget line or more than once; 'conflicting' with the distribution when evidence is divided or too thin; 'none'
        when no office is named.
    """
    votes: Counter[str] = Counter()
    sections: dict[str, set[str]] = {}
    own = [m for m in mentions if not m.cited and m.weight > 0]
    for mention in own:
        if mention.status == "resolved" and mention.office_id:
            votes[mention.office_id] += mention.weight  # type: ignore[assignment]
            sections.setdefault(mention.office_id, set()).add(mention.section)
        elif mention.status == "unknown":
            votes[mention.printed] += mention.weight  # type: ignore[assignment]
    leader = max(sections, key=lambda o: votes[o], default=None)
    for mention in own:
        if mention.status == "ambiguous" and leader not in mention.candidates:
            votes[mention.printed] += mention.weight  # type: ignore[assignment]
        elif mention.status == "ambiguous" and leader is not None:
            votes[leader] += mention.weight * AMBIGUOUS_PART  # type: ignore[assignment]
    distribution = tuple((name, float(weight)) for name, weight in sorted(votes.items(), key=lambda v: (-v[1], v[0])))
    if leader is None:
        return OfficeGuess(None, "conflicting" if distribution else "none", distribution)
    share = votes[leader] / sum(votes.values())
    times = sum(m.office_id == leader and m.status == "resolved" for m in own)
    evident = bool(sections[leader] & TELLING) or times > 1
    if (len(distribution) == 1 and evident) or (share >= CERTAIN_SHARE and distribution[0][0] == leader and len(sections[leader]) > 1):
        return OfficeGuess(leader, "printed", distribution)
    return OfficeGuess(None, "conflicting", distribution)
