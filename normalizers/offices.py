"""Printed names of area offices: certain identities, or a stated doubt. Never by similarity alone."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path

from normalizers.numbers import arabic_digits
from normalizers.thai import repair_thai, skeleton

LAST_FORMER_YEAR_BE = 2563


@dataclass(frozen=True, slots=True)
class Office:
    """One area office, present or former.

    Attributes:
        office_id: Stable id, e.g. 'pesao-mukdahan', 'sesao-former-37'.
        level: 'primary' or 'secondary'.
        name_th / abbr_th / name_en: Official names.
        provinces: In official order.
        area_no: Number in the name, None when it has none.
        valid_from_be / valid_to_be: Years it existed, None when open.
        successors: Ids of the offices that took its area.
        region: One of the six regions.
    """

    office_id: str
    level: str
    name_th: str
    abbr_th: str
    name_en: str
    provinces: tuple[str, ...]
    area_no: int | None
    region: str = ""
    valid_from_be: int | None = None
    valid_to_be: int | None = None
    successors: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class OfficeIndex:
    """Everything that name resolution looks up, built once.

    Attributes:
        offices: Present offices by id.
        former: Former secondary offices by number.
        provinces: Official province names.
        spellings: Folded spelling of a province -> official name.
        bones: Consonant skeleton -> official name (unique by test).
        confused: Skeletons one confusion away -> official name, where only one province is.
        codes: Two-letter abbreviation -> province. moi: two-digit code -> province. english: letters -> province.
        aliases: Folded printed name -> office id.
        districts: District name -> province ('' when not known).
    """

    offices: dict[str, Office]
    former: dict[int, Office]
    provinces: tuple[str, ...]
    spellings: dict[str, str]
    bones: dict[str, str]
    confused: dict[str, str]
    codes: dict[str, str]
    moi: dict[str, str]
    english: dict[str, str]
    aliases: dict[str, str]
    districts: dict[str, str]
    by_province: dict[tuple[str, str], tuple[Office, ...]] = field(default_factory=dict)
    by_provinces: dict[frozenset[str], Office] = field(default_factory=dict)
    place: re.Pattern[str] = field(default=re.compile(""))
    joint_bones: dict[str, Office] = field(default_factory=dict)
    joint_confused: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def all(self) -> list[Office]:
        """Present offices, then former ones."""
        return [*self.offices.values(), *self.former.values()]

    def known(self, office_id: str) -> bool:
        return office_id in self.offices or any(o.office_id == office_id for o in self.former.values())


def _rows(directory: Path, overrides: Path | None, name: str, key: str) -> list[dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for folder in (directory, overrides):
        path = folder / f"{name}.csv" if folder else None
        if path is not None and path.exists():
            with path.open(encoding="utf-8-sig", newline="") as file:
                found |= {row[key]: row for row in csv.DictReader(file)}
    return list(found.values())


def _number(text: str) -> int | None:
    return int(text) if text else None


def load_offices(directory: Path, overrides: Path | None = None) -> OfficeIndex:
    """Build the index from offices.csv, office_former.csv, provinces.csv and the small tables beside them."""
    offices = {
        r["office_id"]: Office(
            r["office_id"], r["level"], r["name_th"], r["abbr_th"], r["name_en"], tuple(r["provinces_th"].split(";")),
            _number(r["area_no"]), r["region"], 2564 if r["level"] == "secondary" else 2553,
        )
        for r in _rows(directory, overrides, "offices", "office_id")
    }  # fmt: skip
    former = {
        int(r["area_no"]): Office(
            r["office_id"], r["level"], f"สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา เขต {r['area_no']}", f"สพม.เขต {r['area_no']}",
            f"Secondary Educational Service Area Office {r['area_no']}", tuple(r["provinces_th"].split(";")),
            int(r["area_no"]), "", int(r["valid_from_be"]), int(r["valid_to_be"]), tuple(r["successors"].split(";")),
        )
        for r in _rows(directory, overrides, "office_former", "office_id")
    }  # fmt: skip
    provinces = _rows(directory, overrides, "provinces", "province")
    spellings: dict[str, str] = {}
    for row in provinces:
        for spelling in (row["province"], *row["variants"].split("|")):
            if spelling:
                spellings[_fold(spelling)] = row["province"]
    bones = {skeleton(row["province"]): row["province"] for row in provinces}
    by_province: dict[tuple[str, str], list[Office]] = {}
    for office in offices.values():
        for province in office.provinces:
            by_province.setdefault((office.level, province), []).append(office)
    aliases = {_fold(r["printed"]): r["office_id"] for r in _rows(directory, overrides, "office_aliases", "printed")}
    joint = _joint_skeletons(offices)
    return OfficeIndex(
        offices, former, tuple(r["province"] for r in provinces), spellings, bones,
        _one_confusion_away(bones, _confusions(directory)),
        {r["abbreviation"]: r["province"] for r in provinces}, {r["code"]: r["province"] for r in provinces},
        {_letters(r["name_en"]): r["province"] for r in provinces} | {"ayutthaya": "พระนครศรีอยุธยา", "korat": "นครราชสีมา"},
        aliases, {r["district"]: r["province"] for r in _rows(directory, overrides, "districts", "district")},
        {k: tuple(v) for k, v in by_province.items()},
        {frozenset(o.provinces): o for o in offices.values() if o.level == "secondary" and len(o.provinces) > 1},
        re.compile("|".join(re.escape(s) for s in sorted(spellings, key=len, reverse=True))),
        joint, {k: tuple(v) for k, v in _swapped(joint, _confusions(directory)).items() if k not in joint},
    )  # fmt: skip


def _joint_skeletons(offices: dict[str, Office]) -> dict[str, Office]:
    """Consonants of the provinces of each joint office, in every order."""
    return {
        skeleton("".join(order)): office
        for office in offices.values()
        if office.level == "secondary" and len(office.provinces) > 1
        for order in permutations(office.provinces)
    }


def _confusions(directory: Path) -> list[tuple[str, str]]:
    with (directory / "letter_confusions.csv").open(encoding="utf-8", newline="") as file:
        return [(row["letter"], row["taken_for"]) for row in csv.DictReader(file)]


def _swapped(bones: Iterable[str], pairs: list[tuple[str, str]]) -> dict[str, set[str]]:
    """Every spelling one confused letter away -> the bones it may stand for."""
    swaps: dict[str, set[str]] = {}
    for a, b in pairs:
        swaps.setdefault(a, set()).add(b)
        swaps.setdefault(b, set()).add(a)
    found: dict[str, set[str]] = {}
    for bone in bones:
        for i, letter in enumerate(bone):
            for other in swaps.get(letter, ()):
                found.setdefault(bone[:i] + other + bone[i + 1 :], set()).add(bone)
    return found


def _one_confusion_away(bones: dict[str, str], pairs: list[tuple[str, str]]) -> dict[str, str]:
    found = _swapped(bones, pairs)
    return {k: bones[next(iter(v))] for k, v in found.items() if len(v) == 1 and k not in bones}


_BLANKS = re.compile(r"\s+")
GAP = "¦"  # stands where a blank kept two numbers apart
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")


def _fold(text: str) -> str:
    return _BLANKS.sub("", _BETWEEN_DIGITS.sub(GAP, arabic_digits(repair_thai(text))))


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())


# Consonants of สำนักงานเขตพื้นที่การศึกษาประถมศึกษา and its parts, so that lost or moved marks do not matter.
_FULL = re.compile(r"(?:สนกงน|สนง)?\.?ขตพนท(?:ก?รศกษ)?(?P<level>ปรถม(?:ศกษ)?|มธยม(?:ศกษ)?)?(?:จงหวด)?")
_SHORT = re.compile(r"สพ(?P<kind>[ปมท])\.?(?P<level>ประถมศึกษา|มัธยมศึกษา)?(?:จังหวัด)?")
_PREFIXES = re.compile(r"^(?:ของ|ณ|โดย|ที่|ใน|จาก|กับ|และ|สังกัด|ประจำ)+(?=สพ[ปมท]|สำนักงาน|สนง|เขตพื้นที่)")
_OTHER_BODIES = re.compile(
    r"^(?:สำนักงานศึกษาธิการ|ศธจ|อบจ|อบต|เทศบาล|โรงเรียน|วิทยาลัย|สำนักงานส่งเสริม|องค์การบริหาร|สกร|โรงพยาบาล|สำนักงานคณะกรรมการ)"
)
_AREA = re.compile(r"\(?(?:เขตพื้นที่(?:การศึกษา)?(?:ที่)?|เขตที่|เขต|ข\.?)?\(?(\d{1,3}|IV|I{1,3})(?!\d|\.\d)\)?")
_AREA_WORD = re.compile(r"\(?(?:เขตพื้นที่(?:การศึกษา)?(?:ที่)?|เขตที่|เขต|ข\.)\(?(\d{1,3}|IV|I{1,3})(?!\d|\.\d)\)?")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_JOIN = re.compile(r"^(?:[-–,/]|และ|กับ)")
_TAIL = re.compile(
    r"^(?:$|ฯ|[).,:;“”\"'\-–]|อำเภอ|ทุกอำเภอ|ประจำ|ปี|จังหวัด|ในจังหวัด|กระทรวง|สำนักงานคณะกรรมการ|สพฐ|สังกัด|โทร|ที่|ได้|จึง|มี|เป็น|จะ|และ|ใน|ของ|โดย|ซึ่ง|ให้|เพื่อ|ร่วม|ดำเนิน|จัด|กำหนด|ผล|รายงาน|เรื่อง|เมื่อ|ณ|หรือ|ตาม|แก่|ด้วย|ต่อ|นำ|ขอ|แจ้ง|เว็บ|พ\.ศ)"
)


def _area(text: str) -> int:
    return _ROMAN.get(text) or int(text)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A name taken apart: level, provinces, number, what was left over, and where the name ends in the folded text."""

    level: str | None
    provinces: tuple[str, ...]
    number: int | None
    number_first: bool
    rest: str
    end: int
    damaged: bool = False


def _level(kind: str | None, word: str | None) -> str | None:
    if word and skeleton(word).startswith("ปรถม"):
        return "primary"
    if word and skeleton(word).startswith("มธยม"):
        return "secondary"
    return {"ป": "primary", "ม": "secondary"}.get(kind or "")


def _head(folded: str, start: int = 0) -> tuple[int, str | None] | None:
    """Return (end of the office words in the folded text, level) when an office name begins at `start`."""
    short = _SHORT.match(folded, start)
    if short:
        return short.end(), _level(short["kind"], short["level"])
    return None


def _head_by_bones(folded: str) -> tuple[int, str | None] | None:
    """The same for full names, by consonants: marks may be lost, doubled or moved."""
    letters = [(i, c) for i, c in enumerate(folded) if "ก" <= c <= "ฮ" or c.isdigit() or c == "."]
    full = _FULL.match("".join(c for _, c in letters))
    if not full or full.end() < 5:
        return None
    end = letters[full.end()][0] if full.end() < len(letters) else len(folded)
    # a leading vowel belongs to the next letter
    last = letters[full.end() - 1][0] + 1
    while end > last and folded[end - 1] in "เแโใไ":
        end -= 1
    return end, _level(None, full["level"])


def _parse_place(folded: str, position: int, level: str | None, index: OfficeIndex) -> _Parsed:
    """Read provinces and number from the folded text behind the office words."""
    number: int | None = None
    number_first = False
    provinces: list[str] = []
    cursor = position
    area = _AREA.match(folded, cursor)
    if area:
        number, number_first, cursor = _area(area[1]), True, area.end()
    while True:
        join = _JOIN.match(folded[cursor:]) if provinces or number_first else re.match(r"^[(\-–.]|^จังหวัด", folded[cursor:])
        after = cursor + (join.end() if join else 0)
        if folded.startswith("(", after):
            after += 1
        match = index.place.match(folded, after)
        if not match or len(provinces) == 4:
            break
        if provinces and level != "secondary" and index.spellings[match.group()] != provinces[-1]:
            if level == "primary" and (not join or join.group() in "-–/") and folded[cursor : cursor + 1] != "(":
                provinces.append(index.spellings[match.group()])
                cursor = match.end()
                continue
            break
        provinces.append(index.spellings[match.group()])
        cursor = match.end()
    if provinces and number is None:
        skip = cursor + (1 if folded[cursor : cursor + 1] in "ฯ.)" else 0)
        area = _AREA.match(folded, skip)
        if area and not re.match(r"^(?:25\d\d)", folded[skip:]):
            number, cursor = _area(area[1]), area.end()
    return _Parsed(level, tuple(dict.fromkeys(provinces)), number, number_first, folded[cursor:], cursor)


# The word of area with one letter confused still announces the number: no province ends like it.
_DAMAGED_AREA = re.compile(r"\(?(?:เ[ขชซ][ตดค]|ข\.?)(?:ที่)?\(?(\d{1,3})\)?$|(\d{1,2})$")


def _joint_bones(letters: str, index: OfficeIndex) -> tuple[str, ...] | None:
    """Two to four provinces of one joint office, at most one letter of them confused."""
    found = {o.provinces for known, o in index.joint_bones.items() if known == letters}
    if not found:
        found = {index.joint_bones[k].provinces for k in index.joint_confused.get(letters, ())}
    return next(iter(found)) if len(found) == 1 else None


def _parse_by_bones(rest: str, level: str | None, index: OfficeIndex) -> _Parsed | None:
    """Read a damaged place: all of it must be province bones (at most one letter confused) and a number."""
    area = _DAMAGED_AREA.search(rest)
    number = _area(area[1] or area[2]) if area else None
    letters = skeleton(rest[: area.start()] if area else rest)
    name = (rest[: area.start()] if area else rest).strip("().")
    if not letters or re.search(r"\d", letters) or name in index.districts:
        return None
    for table in (index.bones, index.confused):
        if letters in table:
            return _Parsed(level, (table[letters],), number, False, "", len(rest), damaged=True)
    if level == "secondary" and number is None and (joint := _joint_bones(letters, index)):
        return _Parsed(level, joint, None, False, "", len(rest), damaged=True)
    return None


_MORE_NUMBERS = re.compile(r"(?:[,/–-]|และ|กับ|ถึง)+(?:เขต(?:ที่)?)?¦?\d{1,2}(?!\d)")


def resolve_office(printed: str, offices: OfficeIndex, *, year_be: int | None = None, codes: bool = False) -> Resolution:
    """Say which area office a printed name means.

    Args:
        printed: A name as it stands in print, wraps and damages included.
        offices: The registry.
        year_be: Answer for this fiscal year; before 2564 a former number is the answer itself.
        codes: Also accept site codes (3405) and web domains; never for names in running text.
    """
    folded = _PREFIXES.sub("", _fold(printed))
    if folded in offices.aliases:
        return Resolution(printed, offices.aliases[folded], "resolved")
    if codes and (found := _by_code(printed, folded, offices, year_be)):
        return found
    if re.search(r"[A-Za-z]{4}", printed) and not re.search("[ก-ฮ]{3}", printed):
        return _by_english(printed, offices, year_be)
    if _OTHER_BODIES.match(folded):
        return Resolution(printed, None, "unknown", (), "another kind of body, no area office")
    head = _head(folded) or _head_by_bones(folded)
    if head is None:
        return Resolution(printed, None, "unknown", (), "not the name of an area office")
    position, level = head
    if not folded[position:].strip(".()"):
        return Resolution(printed, None, "unknown", (), "no place is named", level)
    parsed = _parse_place(folded, position, level, offices)
    if parsed.provinces and parsed.number is not None and _MORE_NUMBERS.match(parsed.rest):
        there = tuple(o.office_id for o in offices.by_province.get((level or "primary", parsed.provinces[0]), ()))
        return Resolution(printed, None, "ambiguous", there, "several areas are named together", level)
    if (not parsed.provinces and parsed.number is None) or not _TAIL.match(parsed.rest):
        rest = folded[position:]
        whole = _parse_by_bones(rest, level, offices)
        # ชมพร is a damaged ชุมพร before it is the codes ชม and พร
        spelled = whole is not None and len(whole.provinces) == 1 and len(skeleton(whole.provinces[0])) > 3
        other = (None if spelled else _parse_codes(rest, level, offices)) or whole
        if other is None:
            return _unknown_place(printed, folded[position:], level, offices)
        parsed = other
    return decide(printed, parsed, offices, year_be)


def _parse_codes(rest: str, level: str | None, index: OfficeIndex) -> _Parsed | None:
    """Official two-letter province codes: สพม.สร., สพม.ศกยส. Not 'สพ': it is the beginning of every abbreviation."""
    match = re.fullmatch(r"((?:[ก-ฮ]{2,3}\.?){1,3}?)(?:(?:เขต|ข\.?)?(\d{1,2}))?", rest)
    if not match:
        return None
    letters = match[1].replace(".", "")
    pieces = [letters] if letters in index.codes else [letters[i : i + 2] for i in range(0, len(letters), 2)]
    if not pieces or any(p not in index.codes or p == "สพ" for p in pieces):
        return None
    return _Parsed(level, tuple(index.codes[p] for p in pieces), _number(match[2] or ""), False, "", len(rest))


def decide(printed: str, parsed: _Parsed, index: OfficeIndex, year_be: int | None) -> Resolution:
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


def _decide_primary(printed: str, parsed: _Parsed, index: OfficeIndex) -> Resolution:
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
        return Resolution(printed, None, "ambiguous", ids, f"{province} has {len(there)} primary areas and the number is missing", "primary")
    exact = [o for o in there if o.area_no == parsed.number]
    if exact:
        return Resolution(printed, exact[0].office_id, "resolved", level="primary")
    if len(there) == 1:
        return Resolution(printed, None, "unknown", ids, f"the primary office of {province} has no number", "primary")
    return Resolution(printed, None, "unknown", ids, f"{province} has {len(there)} primary areas, none is {parsed.number}", "primary")


def _former(printed: str, number: int, index: OfficeIndex, year_be: int | None, candidates: tuple[str, ...]) -> Resolution:
    if year_be is not None and year_be <= LAST_FORMER_YEAR_BE:
        return Resolution(printed, index.former[number].office_id, "resolved", level="secondary")
    if len(candidates) == 1:
        return Resolution(printed, candidates[0], "resolved", level="secondary")
    return Resolution(printed, None, "ambiguous", candidates, f"the former area {number} was split", "secondary")


def _torn_number(number: int, rest: str) -> int | None:
    """The number that stood there if the blank behind it is a damage."""
    digits = re.match(r"\d+", rest[1:])
    return int(f"{number}{digits.group()}") if digits and len(digits.group()) == 1 else None


def _decide_secondary(printed: str, parsed: _Parsed, index: OfficeIndex, year_be: int | None) -> Resolution:
    number, provinces = parsed.number, frozenset(parsed.provinces)
    if not provinces:
        if parsed.rest[:1] == GAP and number is not None and (torn := _torn_number(number, parsed.rest)) in index.former:
            both = tuple(s for n in (number, torn) if n in index.former for s in index.former[n].successors)
            return Resolution(printed, None, "ambiguous", both, f"{number}, or {torn} torn apart", "secondary")
        if number is None or number not in index.former:
            return Resolution(printed, None, "unknown", (), "former numbers ran from 1 to 42", "secondary")
        return _former(printed, number, index, year_be, index.former[number].successors)
    exact = [o for o in index.offices.values() if o.level == "secondary" and frozenset(o.provinces) == provinces]
    touching = tuple(dict.fromkeys(o.office_id for p in parsed.provinces for o in index.by_province.get(("secondary", p), ())))
    if number is not None:
        numbered = [o for o in exact if o.area_no == number]
        if numbered:
            return Resolution(printed, numbered[0].office_id, "resolved", level="secondary")
        old = index.former.get(number)
        if old is not None and provinces <= frozenset(old.provinces):
            left = tuple(s for s in old.successors if provinces & frozenset(index.offices[s].provinces))
            return _former(printed, number, index, year_be, left)
        return Resolution(printed, None, "unknown", touching, f"no secondary office of this place has number {number}", "secondary")
    if len(exact) == 1:
        return Resolution(printed, exact[0].office_id, "resolved", level="secondary")
    if exact:
        return Resolution(printed, None, "ambiguous", tuple(o.office_id for o in exact), "the number is missing", "secondary")
    if len(provinces) == 1:
        return Resolution(printed, None, "unknown", touching, f"{parsed.provinces[0]} is part of a joint office of another name", "secondary")
    split = [o for o in index.former.values() if frozenset(o.provinces) == provinces]
    if split:
        return _former(printed, split[0].area_no or 0, index, year_be, split[0].successors)
    return Resolution(printed, None, "unknown", touching, "these provinces never shared an office", "secondary")


def _unknown_place(printed: str, rest: str, level: str | None, index: OfficeIndex) -> Resolution:
    name = re.split(r"(?:เขต|ข\.|\d|[(),])", rest, maxsplit=1)[0]
    starts = [p for p in index.provinces if len(name) >= 4 and p.startswith(name) and p != name]
    if 1 < len(starts) <= 3:
        ids = tuple(o.office_id for p in starts for o in index.by_province.get((level or "primary", p), ()))
        return Resolution(printed, None, "ambiguous", ids, "the name is cut short", level)
    district = next((d for d in sorted(index.districts, key=len, reverse=True) if name.startswith(d)), None)
    near = _nearest(name, level, index)
    if district is not None:
        where = index.districts[district]
        of = f" of {where.replace(';', ' and of ')}" if where else ""
        inside = tuple(o.office_id for p in where.split(";") for o in index.by_province.get((level or "primary", p), ()))
        return Resolution(printed, None, "unknown", tuple(dict.fromkeys((*near, *inside)))[:5], f"{district} is a district{of}, no office has its name", level)
    return Resolution(printed, None, "unknown", near, f"no area office is named '{name}'", level)


def _nearest(name: str, level: str | None, index: OfficeIndex) -> tuple[str, ...]:
    """Suggest, never decide."""
    from rapidfuzz import fuzz, process

    close = process.extract(name, index.provinces, scorer=fuzz.ratio, limit=2, score_cutoff=50)
    return tuple(o.office_id for p, _, _ in close for o in index.by_province.get((level or "primary", p), ()))[:4]


_ENGLISH_WORDS = re.compile(
    r"\b(?:the|of|and|area|zone|no|office|offices|educational?|service|primary|secondary|pesao?|sesao?|province|district)\b", re.I
)


def _by_english(printed: str, index: OfficeIndex, year_be: int | None) -> Resolution:
    lower = printed.lower()
    level = (
        "primary" if re.search(r"\bprimary\b|\bpesao?\b", lower) else "secondary" if re.search(r"\bsecondary\b|\bsesao?\b", lower) else None
    )
    if level is None:
        return Resolution(printed, None, "unknown", (), "no level and no office word is printed")
    rest = _ENGLISH_WORDS.sub(" ", lower)
    numbers = re.findall(r"\d+", rest)
    letters = _letters(rest)
    provinces: list[str] = []
    names = sorted(index.english, key=len, reverse=True)
    while letters:
        name = next((n for n in names if letters.startswith(n)), None)
        if name is None:
            return Resolution(printed, None, "unknown", (), f"no province is named '{letters}'", level)
        provinces.append(index.english[name])
        letters = letters[len(name) :]
    if len(numbers) > 1:
        return Resolution(printed, None, "unknown", (), "several numbers are printed", level)
    number = int(numbers[0]) if numbers else None
    if not provinces and number is None:
        return Resolution(printed, None, "unknown", (), "no place is named", level)
    return decide(printed, _Parsed(level, tuple(provinces), number, False, "", 0), index, year_be)


_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?([a-z]+)[-_]?(\d{0,2})\.(?:[a-z0-9-]+\.)*(?:go|ac|or|in)\.th/?.*", re.I)


def _by_code(printed: str, folded: str, index: OfficeIndex, year_be: int | None) -> Resolution | None:
    if re.fullmatch(r"\d{4}", folded):
        province, number = index.moi.get(folded[:2]), int(folded[2:])
        if province is None:
            return Resolution(printed, None, "unknown", (), "no province has this code")
        there = index.by_province.get(("primary", province), ())
        exact = [o for o in there if (o.area_no or 1) == number]
        if exact:
            return Resolution(printed, exact[0].office_id, "resolved", level="primary")
        return Resolution(printed, None, "unknown", tuple(o.office_id for o in there), f"{province} has no area {number}")
    match = _DOMAIN.fullmatch(folded)
    if not match:
        return None
    name, digits = match[1].lower(), match[2]
    number = int(digits) if digits else None
    if re.fullmatch(r"mattayom|matthayom|sesao?|spm", name) and number in index.former:
        return _former(printed, number, index, year_be, index.former[number].successors)
    if name in index.english:
        return decide(printed, _Parsed("primary", (index.english[name],), number, False, "", 0), index, year_be)
    return Resolution(printed, None, "unknown", (), "no office is known by this address")
