"""Level, provinces and number turned into one office, several, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.offices_index import GAP, OfficeIndex
from normalizers.offices_parse import ParsedName
from normalizers.offices_reasons import thai_reason

LAST_FORMER_YEAR_BE = 2563


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a printed name means.

    Attributes:
        printed: As given.
        office_id: Only when certain.
        status: 'resolved', 'ambiguous' or 'unknown'.
        candidates: Offices it could be (ambiguous), or the nearest (unknown).
        reason: Why it is not certain, in words; '' when resolved.
        level: 'primary', 'secondary' or None: which level word is printed.
    """

    printed: str
    office_id: str | None
    status: str
    candidates: tuple[str, ...] = ()
    reason: str = ""
    level: str | None = None

    @property
    def reason_th(self) -> str:
        """The reason in Thai."""
        return thai_reason(self.reason)


def decide(printed: str, parsed: ParsedName, index: OfficeIndex, year_be: int | None) -> Resolution:
    """Turn level, provinces and number into one office, several, or none."""
    if parsed.level == "secondary":
        return _decide_secondary(printed, parsed, index, year_be)
    if parsed.level == "primary":
        return _decide_primary(printed, parsed, index)
    if not parsed.provinces:
        return Resolution(printed, None, "unknown", (), "no level and no province is named")
    province = parsed.provinces[0]
    primary, secondary = index.by_province.get(("primary", province), ()), index.by_province.get(("secondary", province), ())
    if parsed.number is not None:
        exact = [o for o in (*primary, *secondary) if o.area_no == parsed.number]
        if len(exact) == 1:
            return Resolution(printed, exact[0].office_id, "resolved")
        if not exact:
            return Resolution(printed, None, "unknown", tuple(o.office_id for o in primary), f"{province} has no area {parsed.number}")
        return Resolution(printed, None, "ambiguous", tuple(o.office_id for o in exact), "the level is not stated")
    both = tuple(o.office_id for o in (*primary, *secondary))
    return Resolution(printed, None, "ambiguous", both, "the level is not stated")


def _decide_primary(printed: str, parsed: ParsedName, index: OfficeIndex) -> Resolution:
    if len(parsed.provinces) > 1:
        joint = index.by_provinces.get(frozenset(parsed.provinces))
        near = (joint.office_id,) if joint else ()
        return Resolution(printed, None, "unknown", near, "names of several provinces exist only for secondary offices", "primary")
    if not parsed.provinces:
        return Resolution(printed, None, "unknown", (), "a number without a province", "primary")
    province = parsed.provinces[0]
    there = index.by_province.get(("primary", province), ())
    ids = tuple(o.office_id for o in there)
    if parsed.number is None:
        if len(there) == 1:
            return Resolution(printed, ids[0], "resolved", level="primary")
        return Resolution(
            printed, None, "ambiguous", ids, f"{province} has {len(there)} primary areas and the number is missing", "primary"
        )
    exact = [o for o in there if o.area_no == parsed.number]
    if exact:
        return Resolution(printed, exact[0].office_id, "resolved", level="primary")
    if len(there) == 1:
        return Resolution(printed, None, "unknown", ids, f"the primary office of {province} has no number", "primary")
    return Resolution(printed, None, "unknown", ids, f"{province} has {len(there)} primary areas, none is {parsed.number}", "primary")


def decide_former(printed: str, number: int, index: OfficeIndex, year_be: int | None, candidates: tuple[str, ...]) -> Resolution:
    if year_be is not None and year_be <= LAST_FORMER_YEAR_BE:
        return Resolution(printed, index.former[number].office_id, "resolved", level="secondary")
    if len(candidates) == 1:
        return Resolution(printed, candidates[0], "resolved", level="secondary")
    return Resolution(printed, None, "ambiguous", candidates, f"the former area {number} was split", "secondary")


def _torn_number(number: int, rest: str) -> int | None:
    """The number that stood there if the blank behind it is a damage."""
    digits = re.match(r"\d+", rest[1:])
    return int(f"{number}{digits.group()}") if digits and len(digits.group()) == 1 else None


def _decide_secondary(printed: str, parsed: ParsedName, index: OfficeIndex, year_be: int | None) -> Resolution:
    number, provinces = parsed.number, frozenset(parsed.provinces)
    if not provinces:
        if parsed.rest[:1] == GAP and number is not None and (torn := _torn_number(number, parsed.rest)) in index.former:
            both = tuple(s for n in (number, torn) if n in index.former for s in index.former[n].successors)
            return Resolution(printed, None, "ambiguous", both, f"{number}, or {torn} torn apart", "secondary")
        if number is None or number not in index.former:
            return Resolution(printed, None, "unknown", (), "former numbers ran from 1 to 42", "secondary")
        return decide_former(printed, number, index, year_be, index.former[number].successors)
    exact = [o for o in index.offices.values() if o.level == "secondary" and frozenset(o.provinces) == provinces]
    touching = tuple(dict.fromkeys(o.office_id for p in parsed.provinces for o in index.by_province.get(("secondary", p), ())))
    if number is not None:
        numbered = [o for o in exact if o.area_no == number]
        if numbered:
            return Resolution(printed, numbered[0].office_id, "resolved", level="secondary")
        old = index.former.get(number)
        if old is not None and provinces <= frozenset(old.provinces):
            left = tuple(s for s in old.successors if provinces & frozenset(index.offices[s].provinces))
            return decide_former(printed, number, index, year_be, left)
        return Resolution(printed, None, "unknown", touching, f"no secondary office of this place has number {number}", "secondary")
    if len(exact) == 1:
        return Resolution(printed, exact[0].office_id, "resolved", level="secondary")
    if exact:
        return Resolution(printed, None, "ambiguous", tuple(o.office_id for o in exact), "the number is missing", "secondary")
    if len(provinces) == 1:
        return Resolution(
            printed, None, "unknown", touching, f"{parsed.provinces[0]} is part of a joint office of another name", "secondary"
        )
    split = [o for o in index.former.values() if frozenset(o.provinces) == provinces]
    if split:
        return decide_former(printed, split[0].area_no or 0, index, year_be, split[0].successors)
    return Resolution(printed, None, "unknown", touching, "these provinces never shared an office", "secondary")
