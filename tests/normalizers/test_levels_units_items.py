"""Levels, remarks, responsible units and OIT items as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.levels import FIVE_WORDS, LETTERS, OLD_WORDS, parse_level, parse_remark, scale_of
from normalizers.load_reference import load_reference
from normalizers.oit import find_oit_item
from normalizers.units import find_units

UNITS = load_reference().units


@pytest.mark.parametrize("level", [*LETTERS, *FIVE_WORDS, *OLD_WORDS])
def test_a_level_is_reduced_to_its_bare_word(level):
    for printed in (level, f"ระดับ {level}", f"({level})", f"ระดับ\n{level}", f" {level} "):
        assert parse_level(printed) == level
    assert scale_of(level) is not None


@pytest.mark.parametrize(
    "printed", ["", "А", "Ａ", "a", "AAA", "G", "A B", "A\nA", "95.00", "A+", "ไม่ผ่าน", "ผ่านเกณฑ์ดี", "ระดับ", "ITA", "B1"]
)
def test_what_is_no_single_level_is_none(printed):
    assert parse_level(printed) is None


@pytest.mark.parametrize(
    ("printed", "level"), [("A (ดี)", "A"), ("ผ่าน ดีเยี่ยม", "ผ่านดีเยี่ยม"), ("Rating: AA", "AA"), ("ผลการประเมิน ระดับ B", "B")]
)
def test_dress_of_levels(printed, level):
    assert parse_level(printed) == level


@pytest.mark.parametrize(
    ("printed", "remark"),
    [("ผ่าน", "ผ่าน"), ("ไม่ผ่าน", "ไม่ผ่าน"), ("ผ่านเกณฑ์", "ผ่าน"), ("ไม่ผ่าน\nเกณฑ์", "ไม่ผ่าน"), ("ผ่านดี", None), ("-", None), ("", None)],
)
def test_remarks(printed, remark):
    assert parse_remark(printed) == remark


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("กลุ่มอำนวยการ", ["กลุ่มอำนวยการ"]),
        ("กลุ่มกฎหมายและ\nคดี", ["กลุ่มกฎหมายและคดี"]),
        ("กลุ่มอำนวยการกลุ่มบริหารงานบุคคล", ["กลุ่มอำนวยการ", "กลุ่มบริหารงานบุคคล"]),
        ("1. กลุ่มอำนวยการ\n2. หน่วยตรวจสอบภายใน", ["กลุ่มอำนวยการ", "หน่วยตรวจสอบภายใน"]),
        ("ต.ค. 65 – ก.ย. 66 ทุกกลุ่ม", ["ทุกกลุ่ม"]),
        ("ทุกกลุ่มงาน/หน่วย", ["ทุกกลุ่มงาน/หน่วย"]),
        ("กลุ่มงานคลังและกลุ่มงานพัสดุ", ["กลุ่มงานคลัง", "กลุ่มงานพัสดุ"]),
        ("กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา", ["กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา"]),
        ("กลุ่มส่งเสริมการศึกษาทางไกลฯ", ["กลุ่มส่งเสริมการศึกษาทางไกลฯ"]),
        (
            "กลุ่มส่งเสริมการศึกษาทางไกล เทคโนโลยีสารสนเทศและการสื่อสาร",
            ["กลุ่มส่งเสริมการศึกษาทางไกล เทคโนโลยีสารสนเทศและการสื่อสาร"],
        ),
        ("กลุ่มเป้าหมาย 20 คน", []),
        ("กลุ่มตัวอย่าง", []),
        ("กลุ่มที่ 1", []),
        ("หน่วยงานทุกแห่ง", []),
        ("ตุลาคม 2565", []),
        ("", []),
    ],
)
def test_units_are_found_as_printed_and_in_print_order(text, units):
    assert list(find_units(text, UNITS)) == units


KNOWN = st.sampled_from([n for u in UNITS for n in (u.name, *u.variants)])


@given(st.lists(KNOWN, min_size=1, max_size=4), st.sampled_from([", ", "\n", " / "]))
def test_every_known_unit_of_a_list_is_found_once(names, between):
    found = find_units(between.join(names), UNITS)
    assert sorted(set(found)) == sorted({" ".join(n.split()) for n in names})


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("O42 มาตรการ", "O42"), ("042", "O42"), ("OIT1", "O1"), ("o1", "O1"), ("ข้อ O 34", "O34"), ("O๔๓", "O43"), ("OIT: 26", "O26"),
        ("10,042 บาท", None), ("0.42", None), ("O49", None), ("O0", None), ("2042", None),
        ("โทร 042-123456", None), ("CO2", None), ("", None), ("042 123456", None),
    ],
)  # fmt: skip
def test_items_of_the_open_data_form(text, item):
    assert find_oit_item(text) == item
