"""Printed office names: the right office, a stated doubt, never another office."""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from collections.abc import Callable

import pytest

from normalizers.load_reference import REFERENCE_DIR
from normalizers.offices import OfficeIndex, load_offices, resolve_office
from normalizers.offices_alias_lines import suggest_aliases

PRIMARY = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา"
SECONDARY = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา"


@pytest.fixture(scope="module")
def index() -> OfficeIndex:
    return load_offices(REFERENCE_DIR)


def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE_DIR / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spellings(name: str, abbreviation: str) -> list[str]:
    """Ways in which reports write one name."""
    digits = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    return [
        name, abbreviation, name.replace(" ", ""), abbreviation.replace(" ", ""), f"ของ{abbreviation}", f"({abbreviation})".strip("()"),
        abbreviation.translate(digits), name.replace("เขตพื้นที่", "เขตพื้นที่ "), name.replace("ศึกษา", "ศึกษา\n"),
        abbreviation.replace("เขต ", "ข."), name.replace("สำ", "สํา"), f"{name} ประจำปีงบประมาณ พ.ศ. 2566",
    ]  # fmt: skip


def test_every_office_is_found_in_each_usual_spelling(index: OfficeIndex) -> None:
    wrong = [
        (printed, found.office_id)
        for office in index.offices.values()
        for printed in spellings(office.name_th, office.abbr_th)
        if (found := resolve_office(printed, index)).office_id != office.office_id
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("printed", "status", "office_id"),
    [
        ("สพป.บุรีรัมย์ 3", "resolved", "pesao-buriram-3"),
        ("สพป.ขก.2", "resolved", "pesao-khon-kaen-2"),
        ("สพม.กทม.1", "resolved", "sesao-bangkok-1"),
        ("สพม.ลำพูน ลำปาง", "resolved", "sesao-lampang-lamphun"),
        ("สพม.เขต 37 แพร่", "resolved", "sesao-phrae"),
        ("สพป.ชมพร เขต 1", "resolved", "pesao-chumphon-1"),
        ("สพป.น่าน เขค 1", "resolved", "pesao-nan-1"),
        ("สพม.เลย หณองบัวลำภู", "resolved", "sesao-loei-nong-bua-lamphu"),
        ("สพป.สุโขทัย", "ambiguous", None),
        ("สพม.37", "ambiguous", None),
        ("สพม.กรุงเทพมหานคร", "ambiguous", None),
        ("สพป.ขอนแก่น เขต 1, 2 และ 3", "ambiguous", None),
        ("สพป.สุโขทัย 2 แห่ง", "unknown", None),
        ("สพป.สุโขทัย เขต 3", "unknown", None),
        ("สพป.มุกดาหาร เขต 1", "unknown", None),
        ("สพม.ลำพูน", "unknown", None),
        ("สพม.เชียงใหม่ ลำพูน", "unknown", None),
        (f"{PRIMARY}ชุมพวง", "unknown", None),
        (f"{PRIMARY}ตากใบ", "unknown", None),
        ("สำนักงานศึกษาธิการจังหวัดตาก", "unknown", None),
        ("โรงเรียนบ้านตาก", "unknown", None),
    ],
)
def test_a_name_is_resolved_or_its_doubt_is_said(index: OfficeIndex, printed: str, status: str, office_id: str | None) -> None:
    found = resolve_office(printed, index)
    assert (found.status, found.office_id) == (status, office_id)
    assert found.status == "resolved" or found.reason_th != found.reason
    assert bool(found.reason) == (status != "resolved")


def test_digits_are_never_joined_over_a_blank(index: OfficeIndex) -> None:
    for number in range(1, 5):
        for digit in range(10):
            for gap in (" ", "\n"):
                assert resolve_office(f"สพม.เขต {number}{gap}{digit}", index).office_id is None


@pytest.mark.parametrize("district", ["ตากใบ", "ปากช่อง", "ชัยบาดาล", "ชุมพวง", "แม่สอด"])
def test_a_district_is_named_as_such(index: OfficeIndex, district: str) -> None:
    assert "district" in resolve_office(PRIMARY + district, index).reason


def test_unknown_names_are_suggested_as_alias_lines(index: OfficeIndex) -> None:
    names = ["สพป.มุกดาหาร เขต 1", "สพป.มุกดาหาร เขต 1", "สพป.ตาก เขต 1", "สพป.สุโขทัย"]
    [suggestion] = suggest_aliases(names, index)
    assert (suggestion.times, suggestion.line) == (2, '"สพป.มุกดาหาร เขต 1",pesao-mukdahan,')


def test_before_2564_a_former_number_is_an_office_itself(index: OfficeIndex) -> None:
    assert resolve_office("สพม.เขต 37", index, year_be=2562).office_id == "sesao-former-37"


def test_site_codes_count_only_when_asked_for(index: OfficeIndex) -> None:
    assert resolve_office("3405", index).office_id is None
    assert resolve_office("3405", index, codes=True).office_id == "pesao-ubon-ratchathani-5"


def test_tables_have_unique_keys_and_no_gaps(index: OfficeIndex) -> None:
    for name, key in (("offices", "office_id"), ("office_former", "office_id"), ("provinces", "province"), ("districts", "district")):
        count = Counter(row[key] for row in rows(name))
        assert not [k for k, n in count.items() if n > 1 or not k], name
    provinces = set(index.provinces)
    assert len(index.offices) == 245
    assert len(provinces) == 77
    assert sorted(index.former) == list(range(1, 43))
    assert {p for o in index.offices.values() for p in o.provinces} == provinces
    for office in index.former.values():
        assert set(office.successors) <= set(index.offices)
    assert len(index.districts) >= 600
    assert max(map(len, index.districts)) <= 24
    assert not provinces & set(index.districts)
    assert {p for where in index.districts.values() for p in where.split(";")} <= provinces


PRIVATE_USE = dict(zip("่้๊๋์ัิีึื็ุู", "\uf70a\uf70b\uf70c\uf70d\uf70e\uf710\uf701\uf702\uf703\uf704\uf712\uf718\uf719", strict=True))


def damages(chance: random.Random) -> dict[str, Callable[[str], str]]:
    pairs = [(r["letter"], r["taken_for"]) for r in rows("letter_confusions")]
    pairs += [(b, a) for a, b in pairs]

    def cut(text: str, filler: str) -> str:
        place = chance.randrange(1, len(text))
        return text[:place] + filler + text[place:]

    def lose_mark(text: str) -> str:
        marks = [m.start() for m in re.finditer("[ัิ-ฺ็-๎]", text)]
        place = chance.choice(marks) if marks else len(text)
        return text[:place] + text[place + 1 :]

    def confuse(text: str) -> str:
        head = re.search(r"ประถมศึกษา|มัธยมศึกษา|สพป\.|สพม\.", text)
        start = head.end() if head else 0
        choices = [(i, b) for i in range(start, len(text)) for a, b in pairs if text[i] == a]
        if not choices:
            return text
        place, other = chance.choice(choices)
        return text[:place] + other + text[place + 1 :]

    return {
        "blank": lambda t: cut(t, " "), "wrap": lambda t: cut(t, "\n"), "lost mark": lose_mark,
        "Thai digits": lambda t: t.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")),
        "private use": lambda t: "".join(PRIVATE_USE.get(c, c) for c in t), "confused letter": confuse,
    }  # fmt: skip


def test_five_thousand_damaged_spellings_give_no_other_office(index: OfficeIndex) -> None:
    chance = random.Random(2566)
    kinds = damages(chance)
    offices = list(index.offices.values())
    missed, wrong = [], []
    for turn in range(5000):
        office = offices[turn % len(offices)]
        printed = chance.choice([office.name_th, office.abbr_th])
        first = chance.choice(list(kinds))
        others = [k for k in kinds if k not in (first, "confused letter")]
        for kind in [first] + ([chance.choice(others)] if chance.random() < 0.4 else []):
            printed = kinds[kind](printed)
        found = resolve_office(printed, index)
        if found.office_id not in (None, office.office_id):
            wrong.append((printed, found.office_id))
        elif found.office_id is None and office.office_id not in found.candidates:
            missed.append(printed)
    assert wrong == []
    assert len(missed) <= 100
