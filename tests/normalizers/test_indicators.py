"""Numbers and names of the ten indicators."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.indicators import find_indicator, name_means, number_means, resolve_indicator
from normalizers.load_reference import load_reference
from normalizers.thai import skeleton

INDICATORS = load_reference().indicators
NAMES = {i.indicator_no: i.name for i in INDICATORS}
SPELLINGS = [(name, i.indicator_no) for i in INDICATORS for name in (i.name, *i.variants)]


def mentions(text):
    return [(m.status, m.number_no, m.name_no) for m in find_indicator(text, INDICATORS)]


def test_the_consonants_of_any_two_indicators_differ():
    for (one, a), (two, b) in itertools.combinations(SPELLINGS, 2):
        assert a == b or skeleton(one) != skeleton(two), (one, two)


@pytest.mark.parametrize(("name", "number"), SPELLINGS)
def test_every_spelling_means_its_indicator_however_it_is_dressed(name, number):
    for printed in (
        name, f"{number}. {name}", f"ตัวชี้วัดที่ {number} {name}", f"ด้าน{name}", f"{name} (OIT)", f"ประเด็นตัวชี้วัด {name}", f"{name}:",
        name.replace("ำ", "ํา"), name.replace("ำ", " า"), "\n".join([name[:5], name[5:]]), f"ตัวชี้วัด{name}",
    ):  # fmt: skip
        assert name_means(printed, INDICATORS) == number, printed


@given(st.sampled_from(SPELLINGS), st.data())
def test_lost_marks_and_blanks_do_not_change_the_indicator(spelling, data):
    name, number = spelling
    letters = list(name)
    for n in data.draw(st.lists(st.integers(0, len(name) - 1), max_size=6)):
        letters[n] = letters[n] + " " if "ก" <= letters[n] <= "ฮ" else data.draw(st.sampled_from(["", "\ufffd"]))
    assert name_means("".join(letters), INDICATORS) == number


@given(st.sampled_from(SPELLINGS), st.integers(0, 30), st.sampled_from("กขคงดตนปพมรลวส"))
def test_another_consonant_is_never_another_indicator(spelling, place, letter):
    name, number = spelling
    place %= len(name)
    if not "ก" <= name[place] <= "ฮ":
        return
    assert name_means(name[:place] + letter + name[place + 1 :], INDICATORS) in (None, number)


@pytest.mark.parametrize(
    "printed",
    [
        "", "การใช้", "การทุจริต", "การใช้งาน", "ข้อมูลพื้นฐาน", "9.1 ข้อมูลพื้นฐาน", "9.1 การเปิดเผยข้อมูล", "10.2 การป้องกันการทุจริต",
        "ตัวชี้วัดย่อยที่ 10.1 การป้องกันการทุจริต", "มาตรการภายในเพื่อป้องกันการทุจริต", "การดำเนินการเพื่อป้องกันการทุจริต",
        "การบริหารเงินงบประมาณ", "o1 การเปิดเผยข้อมูล", "การป้องกันและแก้ไขปัญหาการทุจริต", "แผนปฏิบัติการป้องกันการทุจริต", "คะแนนรวม",
    ],
)  # fmt: skip
def test_near_names_sub_indicators_and_questions_are_no_indicator(printed):
    assert name_means(printed, INDICATORS) is None


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("1", 1), ("๑๐", 10), ("9.", 9), ("(9)", 9), ("ตัวชี้วัดที่ 9", 9), ("ตัวที่วัดที่ 9", 9), ("ตัวชี้วัด\nที่ 9", 9), ("ตวั ชี้วดั ที่ 9", 9),
        ("ข้อ 3", 3), ("ข้อที่ 3", 3), ("KPI 3", 3), ("ตัวชี้วัดที่ 3.", 3), ("ประเด็นตัวชี้วัดที่ 3", 3),
    ],
)  # fmt: skip
def test_numbers_of_indicators(printed, number):
    assert number_means(printed) == number


@pytest.mark.parametrize(
    "printed",
    ["", "0", "11", "9.1", "10.2", "ตัวชี้วัดที่ 9.1", "ตัวชี้วัดย่อยที่ 9.1", "ตัวชี้วัดย่อยที่ 3", "i1", "e12", "O12", "o9", "9 1", "92.50", "เขต 1", "ปี 9"],
)
def test_numbers_that_are_none(printed):
    assert number_means(printed) is None


@pytest.mark.parametrize(
    ("number", "name", "status", "means"),
    [
        ("2", "การใช้งบประมาณ", "resolved", 2),
        ("3", "การใช้งบประมาณ", "disagree", None),
        (None, "การใช้งบประมาณ", "resolved", 2),
        ("2", None, "resolved", 2),
        ("2", "", "resolved", 2),
        ("2", "การจัดซื้อจัดจ้าง", "unknown", None),
        ("9.1", "ข้อมูลพื้นฐาน", "unknown", None),
        (None, None, "unknown", None),
        (None, "ตัวชี้วัดที่ 3 การใช้งบประมาณ", "disagree", None),
        ("2", "ตัวชี้วัดที่ 3 การใช้งบประมาณ", "disagree", None),
        (None, "ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "resolved", 2),
    ],
)
def test_number_and_name_must_agree(number, name, status, means):
    match = resolve_indicator(number, name, INDICATORS)
    assert (match.status, match.indicator_no) == (status, means)


@given(st.integers(1, 10), st.integers(1, 10))
def test_a_number_resolves_beside_its_own_name_only(number, other):
    match = resolve_indicator(f"ตัวชี้วัดที่ {number}", NAMES[other], INDICATORS)
    assert (match.status == "resolved") == (number == other)
    assert (match.number_no, match.name_no) == (number, other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ตัวชี้วัดที่ 3 การใช้งบประมาณ ได้คะแนนน้อย", [("disagree", 3, 2)]),
        ("ตัวที่วัดที่ 9 การเปิดเผยข้อมูล", [("resolved", 9, 9)]),
        ("ตัวชี้วัดที่ 9\nการเปิดเผย\nข้อมูล", [("resolved", 9, 9)]),
        ("ตัวชี้วัดที่ 9 : ด้านการเปิดเผยข้อมูล", [("resolved", 9, 9)]),
        ("ตัวชี้วัดที่ ๙ “การเปิดเผยข้อมูล”", [("resolved", 9, 9)]),
        ("การใช้อำนาจ (ตัวชี้วัดที่ 3) การใช้ทรัพย์สินของราชการ (ตัวชี้วัดที่ 4)", [("resolved", 3, 3), ("resolved", 4, 4)]),
        ("การใช้งบประมาณ (ตัวชี้วัดที่ 3)", [("disagree", 3, 2)]),
        ("ตัวชี้วัดที่ 9 และตัวชี้วัดที่ 2", [("resolved", 9, None), ("resolved", 2, None)]),
        ("ด้านการใช้งบประมาณ และด้านการใช้อำนาจ", [("resolved", None, 2), ("resolved", None, 3)]),
        ("มาตรการป้องกันการทุจริต", []),
        ("แผนปฏิบัติการป้องกันการทุจริต", []),
        ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ", []),
        ("ตัวชี้วัดที่ 9.1 ข้อมูลพื้นฐาน ตัวชี้วัดย่อยที่ 9.5", []),
        ("ตัวชี้วัด 10 ตัว และตัวชี้วัดทั้ง 10", []),
        ("ตัวชี้วัดที่ 12", [("unknown", None, None)]),
    ],
)
def test_indicators_in_running_text(text, expected):
    assert mentions(text) == expected


@given(st.text("ตัวชี้วัดที่ 0123459.() การใช้อำนาจเปิดเผยข้อมูล\n", max_size=60))
def test_mentions_stand_in_order_and_hold_what_they_quote(text):
    found = find_indicator(text, INDICATORS)
    assert [m.start for m in found] == sorted(m.start for m in found)
    for mention in found:
        quote = text[mention.start : mention.end]
        assert mention.number_printed is None or mention.number_printed in quote
        assert mention.name_printed is None or mention.name_printed in quote
