"""The registry of area offices and all that name resolution looks up, built once."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path

from normalizers.numbers import arabic_digits
from normalizers.thai import repair_thai, skeleton


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


def number_or_none(text: str) -> int | None:
    return int(text) if text else None


def load_offices(directory: Path, overrides: Path | None = None) -> OfficeIndex:
    """Build the index from offices.csv, office_former.csv, provinces.csv and the small tables beside them."""
    offices = {
        r["office_id"]: Office(
            r["office_id"], r["level"], r["name_th"], r["abbr_th"], r["name_en"], tuple(r["provinces_th"].split(";")),
            number_or_none(r["area_no"]), r["region"], 2564 if r["level"] == "secondary" else 2553,
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
                spellings[fold_name(spelling)] = row["province"]
    bones = {skeleton(row["province"]): row["province"] for row in provinces}
    by_province: dict[tuple[str, str], list[Office]] = {}
    for office in offices.values():
        for province in office.provinces:
            by_province.setdefault((office.level, province), []).append(office)
    aliases = {fold_name(r["printed"]): r["office_id"] for r in _rows(directory, overrides, "office_aliases", "printed")}
    joint = _joint_skeletons(offices)
    return OfficeIndex(
        offices, former, tuple(r["province"] for r in provinces), spellings, bones,
        _one_confusion_away(bones, _confusions(directory)),
        {r["abbreviation"]: r["province"] for r in provinces}, {r["code"]: r["province"] for r in provinces},
        {latin_letters(r["name_en"]): r["province"] for r in provinces} | {"ayutthaya": "พระนครศรีอยุธยา", "korat": "นครราชสีมา"},
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


def fold_name(text: str) -> str:
    return _BLANKS.sub("", _BETWEEN_DIGITS.sub(GAP, arabic_digits(repair_thai(text))))


def latin_letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())
