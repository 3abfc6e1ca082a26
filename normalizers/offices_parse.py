"""A printed office name taken apart: level, provinces, number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from normalizers.offices_index import OfficeIndex, number_or_none
from normalizers.thai import skeleton

# Consonants of สำนักงานเขตพื้นที่การศึกษาประถมศึกษา and its parts, so that lost or moved marks do not matter.
_FULL = re.compile(r"(?:สนกงน|สนง)?\.?ขตพนท(?:ก?รศกษ)?(?P<level>ปรถม(?:ศกษ)?|มธยม(?:ศกษ)?)?(?:จงหวด)?")
_SHORT = re.compile(r"สพ(?P<kind>[ปมท])\.?(?P<level>ประถมศึกษา|มัธยมศึกษา)?(?:จังหวัด)?")
AREA = re.compile(r"\(?(?:เขตพื้นที่(?:การศึกษา)?(?:ที่)?|เขตที่|เขต|ข\.?)?\(?(\d{1,3}|IV|I{1,3})(?!\d|\.\d)\)?")
AREA_WORD = re.compile(r"\(?(?:เขตพื้นที่(?:การศึกษา)?(?:ที่)?|เขตที่|เขต|ข\.)\(?(\d{1,3}|IV|I{1,3})(?!\d|\.\d)\)?")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_JOIN = re.compile(r"[-–,/]|และ|กับ")
_BEFORE_PROVINCE = re.compile(r"[(\-–.]|จังหวัด")
_YEAR = re.compile(r"25\d\d")


def area_number(text: str) -> int:
    return _ROMAN.get(text) or int(text)


@dataclass(frozen=True, slots=True)
class ParsedName:
    """A name taken apart: level, provinces, number, what was left over, and where the name ends in the folded text."""

    level: str | None
    provinces: tuple[str, ...]
    number: int | None
    number_first: bool
    rest: str
    end: int
    damaged: bool = False


@lru_cache(maxsize=512)
def level_of(kind: str | None, word: str | None) -> str | None:
    if word and skeleton(word).startswith("ปรถม"):
        return "primary"
    if word and skeleton(word).startswith("มธยม"):
        return "secondary"
    return {"ป": "primary", "ม": "secondary"}.get(kind or "")


def head_of(folded: str, start: int = 0) -> tuple[int, str | None] | None:
    """Return (end of the office words in the folded text, level) when an office name begins at `start`."""
    short = _SHORT.match(folded, start)
    if short:
        return short.end(), level_of(short["kind"], short["level"])
    return None


def head_by_bones(folded: str) -> tuple[int, str | None] | None:
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
    return end, level_of(None, full["level"])


def parse_place(folded: str, position: int, level: str | None, index: OfficeIndex) -> ParsedName:
    """Read provinces and number from the folded text behind the office words."""
    number: int | None = None
    number_first = False
    provinces: list[str] = []
    cursor = position
    area = AREA.match(folded, cursor)
    if area:
        number, number_first, cursor = area_number(area[1]), True, area.end()
    while True:
        join = (_JOIN if provinces or number_first else _BEFORE_PROVINCE).match(folded, cursor)
        after = join.end() if join else cursor
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
        area = AREA.match(folded, skip)
        if area and not _YEAR.match(folded, skip):
            number, cursor = area_number(area[1]), area.end()
    return ParsedName(level, tuple(dict.fromkeys(provinces)), number, number_first, folded[cursor:], cursor)


# The word of area with one letter confused still announces the number: no province ends like it.
_DAMAGED_AREA = re.compile(r"\(?(?:เ[ขชซ][ตดค]|ข\.?)(?:ที่)?\(?(\d{1,3})\)?$|(\d{1,2})$")


def _joint_bones(letters: str, index: OfficeIndex) -> tuple[str, ...] | None:
    """Two to four provinces of one joint office, at most one letter of them confused."""
    found = {o.provinces for known, o in index.joint_bones.items() if known == letters}
    if not found:
        found = {index.joint_bones[k].provinces for k in index.joint_confused.get(letters, ())}
    return next(iter(found)) if len(found) == 1 else None


def parse_by_bones(rest: str, level: str | None, index: OfficeIndex) -> ParsedName | None:
    """Read a damaged place: all of it must be province bones (at most one letter confused) and a number."""
    area = _DAMAGED_AREA.search(rest)
    number = area_number(area[1] or area[2]) if area else None
    letters = skeleton(rest[: area.start()] if area else rest)
    name = (rest[: area.start()] if area else rest).strip("().")
    if not letters or re.search(r"\d", letters) or name in index.districts:
        return None
    for table in (index.bones, index.confused):
        if letters in table:
            return ParsedName(level, (table[letters],), number, False, "", len(rest), damaged=True)
    if level == "secondary" and number is None and (joint := _joint_bones(letters, index)):
        return ParsedName(level, joint, None, False, "", len(rest), damaged=True)
    return None


def parse_codes(rest: str, level: str | None, index: OfficeIndex) -> ParsedName | None:
    """Official two-letter province codes: สพม.สร., สพม.ศกยส. Not 'สพ': it is the beginning of every abbreviation."""
    match = re.fullmatch(r"((?:[ก-ฮ]{2,3}\.?){1,3}?)(?:(?:เขต|ข\.?)?(\d{1,2}))?", rest)
    if not match:
        return None
    letters = match[1].replace(".", "")
    pieces = [letters] if letters in index.codes else [letters[i : i + 2] for i in range(0, len(letters), 2)]
    if not pieces or any(p not in index.codes or p == "สพ" for p in pieces):
        return None
    return ParsedName(level, tuple(index.codes[p] for p in pieces), number_or_none(match[2] or ""), False, "", len(rest))
