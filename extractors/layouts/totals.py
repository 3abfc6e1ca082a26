"""What the totals of a table are of, and whether a figure is on 0-100 or weighted (out of 30 or 40)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractors.layouts.collect import Slot
from extractors.layouts.meaning import Meaning

INSTRUMENT_OF = {**dict.fromkeys(range(1, 6), "IIT"), **dict.fromkeys(range(6, 9), "EIT"), 9: "OIT", 10: "OIT"}
MEMBERS = {scope: frozenset(n for n, s in INSTRUMENT_OF.items() if s == scope) for scope in ("IIT", "EIT", "OIT")}
WEIGHTS = {"IIT": Decimal(30), "EIT": Decimal(30), "OIT": Decimal(40)}
_ALL = frozenset(INSTRUMENT_OF)
_NEAR = Decimal("0.06")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a total's figure is.

    Attributes:
        scope: 'total', 'IIT', 'EIT' or 'OIT'; None when nothing says.
        weighted: The figure is out of the instrument's weight.
        problem: '' or why it is not loaded: 'sum' (silently: a sum of ten scores), 'unclear'.
    """

    scope: str | None
    weighted: bool = False
    problem: str = ""


def judge_total(slot: Slot, figure: Decimal, slots: list[Slot]) -> Judged:
    """Decide what a total or instrument figure is, from its words and from the figures beside it.

    Args:
        slot: The total.
        figure: Its printed figure.
        slots: All slots of the table.
    """
    peers = [s for s in slots if _same_body(s.meaning, slot.meaning)]
    indicators = {s.meaning.indicator_no: s.score[0].score for s in peers if s.meaning.indicator_no and s.score}
    scope = _scope(slot, frozenset(n for n in indicators if n))
    if scope is None:
        return Judged(None, problem="unclear")
    known = [v for v in indicators.values() if v is not None]
    if figure > 100 and known and abs(sum(known, Decimal(0)) - figure) <= Decimal("0.02"):
        return Judged(scope, problem="sum")
    if scope == "total" or figure > WEIGHTS[scope]:
        return Judged(scope)
    return _small_instrument(scope, slot, figure, peers, indicators)


def _scope(slot: Slot, indicators: frozenset[int]) -> str | None:
    """'รวม' under the five rows of IIT is IIT's; an average of some indicators is the average of nothing known."""
    scope = slot.meaning.scope
    if scope != "total" or not indicators:
        return scope
    explicit = "ita" in (slot.meaning.name_printed or "").lower()
    if explicit and not slot.meaning.average:
        return scope
    if indicators == _ALL:
        return "total"
    only = next((name for name, members in MEMBERS.items() if members == indicators), None)
    if only:
        return only
    # Ten rows of which one or two could not be read still make a table of all ten.
    return "total" if len(indicators) >= 7 else None


def _small_instrument(scope: str, slot: Slot, figure: Decimal, peers: list[Slot], indicators: dict[int, Decimal | None]) -> Judged:
    weight = WEIGHTS[scope]
    members = [indicators.get(n) for n in MEMBERS[scope]]
    known = [v for v in members if v is not None]
    if len(known) == len(members):
        mean = sum(known, Decimal(0)) / len(known)
        if abs(figure - mean * weight / 100) <= _NEAR:
            return Judged(scope, weighted=True)
        if abs(figure - mean) <= _NEAR:
            return Judged(scope)
    if slot.meaning.weight == weight or ("full_marks" in slot.cells and slot.cells["full_marks"][0].score == weight):
        return Judged(scope, weighted=True)
    by_scope = {s.meaning.scope: s.score[0].score for s in peers if s.meaning.scope and s.score}
    parts = [by_scope.get(name) for name in WEIGHTS]
    total = by_scope.get("total")
    if total is not None and all(p is not None for p in parts):
        if abs(sum((p for p in parts if p is not None), Decimal(0)) - total) <= Decimal("0.05"):
            return Judged(scope, weighted=True)
        whole = sum(((p or Decimal(0)) * WEIGHTS[name] / 100 for name, p in zip(WEIGHTS, parts, strict=True)), Decimal(0))
        if abs(whole - total) <= Decimal("0.05"):
            return Judged(scope)
    return Judged(scope, problem="unclear")


def _same_body(a: Meaning, b: Meaning) -> bool:
    return (a.office_id, a.agency, a.fiscal_year_be) == (b.office_id, b.agency, b.fiscal_year_be)
