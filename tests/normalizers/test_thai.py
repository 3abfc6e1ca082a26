"""Laws and examples of the Thai repairs."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from normalizers.thai import fold_thai, repair_thai, skeleton, unwrap_thai
from normalizers.thai_damage import is_damaged
from normalizers.thai_words import CLUSTER

CLEAN = """การเปิดเผยข้อมูล ตัวชี้วัดที่ 9 ได้ 92.50 คะแนน
น้ำท่วมหน้าที่ว่าการอำเภอ สพป.ตัวอย่าง เขต ๒ (ปีงบประมาณ พ.ศ. 2566)
ผู้บริหาร ศักดิ์สิทธิ์ เสน่ห์ เก๋ เปี๊ยะ ต่าง ๆ ประชุมฯ และคณะ ก็ดี เมื่อ เพื่อ เครื่องมือ ปฏิบัติ งาน
คำ และ ความ จำ ได้ ทำ งาน กฎ ฤๅษี ณ ที่ นี้ ฐานข้อมูล ญาติ ข้อ 1. ก ข ค ง
ITA Online, déjà vu 30 – 40 % “ดี” • - ✓
"""
# letters, marks and the damage that producers leave; pieces make long plausible strings quickly
PIECES = st.sampled_from(
    [
        *"กขคงนตสมรลวอหณฐญปพทเแโใไะาำๆฯัิีึืุู็่้๊๋์ํฺ0123456789๐๑๒๓๔๕๖๗๘๙.,%-\n",
        *map(chr, range(0xF700, 0xF71B)),
        *(" ", " ", "  ", "\ufffd", "\ufffdำ", "\u00a0", "\u200b", "\u00ad", "ำา", "เเ", "ํา", "ÊÓ¹¡Ñ", "»Õ", "òõ", "é", "A"),
        *("คณุ ธรรม", "ตวั ชี้วดั", "พั ฒ น า เ พ่ื อ", "ส านัก", "น้ า", "ข้อมูล"),
    ]
)
DAMAGED = st.lists(PIECES, max_size=40).map("".join)


def digits(text: str) -> str:
    return re.sub(r"[^0-9๐-๙]", "", text)


@settings(max_examples=1500, deadline=None)
@given(DAMAGED, st.sampled_from(["text", "ocr"]), st.booleans())
@example("กํ้า", "text", True)
@example("ก ่ ิ า", "text", True)
def test_repairing_twice_is_repairing_once(text, profile, split):
    once = repair_thai(text, profile, split)
    assert repair_thai(once, profile, split) == once


@settings(max_examples=1000, deadline=None)
@given(DAMAGED, st.sampled_from(["text", "ocr"]), st.booleans())
def test_no_digit_is_changed_added_or_dropped(text, profile, split):
    assert digits(repair_thai(text, profile, split)) == digits(text)


DAMAGE = re.compile(
    "[\uf700-\uf71a\u200b-\u200d\u2060\ufeff\u00a0-\u00da\u00df-\u00ef\u2002\u2003\u2007\u2009\u202f\ufffdํ]|[่-๋์][ัิ-ฺ็]|([ัิ-ฺ็-๎])\\1"
    f"| [ัิ-ฺ็-๎ำา]|ำ ?[า่-๋]|ำำ|เเ| {CLUSTER} {CLUSTER} "
)


@settings(max_examples=1500, deadline=None)
@given(DAMAGED)
@example("ที่่")
@example("น้ำ ๆ ก ข")
def test_damage_is_seen_quickly_and_wholly(text):
    assert is_damaged(text) or not DAMAGE.search(text)
    assert not is_damaged(text) or DAMAGE.search(text) or repair_thai(text) != text


def test_damage_is_seen_in_a_text_of_any_length():
    assert not is_damaged("ตัวชี้วัด" * 20_000)
    assert is_damaged("ำำ" + "ตัวชี้วัด" * 20_000)


@settings(max_examples=500, deadline=None)
@given(st.text(st.characters(min_codepoint=0x80, max_codepoint=0xFF), max_size=30))
def test_bytes_read_as_latin1_never_become_digits(text):
    assert digits(repair_thai(text)) == ""


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(re.split(r"(\s)", CLEAN)), max_size=8).map(" ".join))
def test_clean_text_comes_back_byte_for_byte(text):
    assert repair_thai(text) == text


@pytest.mark.parametrize("line", CLEAN.splitlines())
def test_clean_lines_come_back_byte_for_byte(line):
    assert repair_thai(line) == line
    assert repair_thai(line, profile="ocr") == line


@settings(max_examples=300, deadline=None)
@given(DAMAGED)
def test_two_numbers_never_become_one(text):
    assert len(re.findall(r"[0-9๐-๙]+", repair_thai(text.replace("\u200b", "")))) == len(
        re.findall(r"[0-9๐-๙]+", text.replace("\u200b", ""))
    )


@pytest.mark.parametrize(
    ("damaged", "seen"),
    [
        ("สํานักงาน", "สำนักงาน"),
        ("การใช้อํานาจ", "การใช้อำนาจ"),
        ("น้ํา", "น้ำ"),
        ("นํ้า", "น้ำ"),
        ("น ้ำ", "น้ำ"),
        ("ส ำนักงำน", "สำนักงำน"),
        ("ส านักงานเขตพื้นที่", "สำนักงานเขตพื้นที่"),
        ("การก าหนดจ านวน", "การกำหนดจำนวน"),
        ("ลุ่มน้ า", "ลุ่มน้ำ"),
        ("ค่าต่ าสุด", "ค่าต่ำสุด"),
        ("ด\ufffdำเนินงาน", "ดำเนินงาน"),
        ("ประจ\ufffdำ ปี", "ประจำปี"),
        ("ประจ\ufffdาปี", "ประจำปี"),
        ("ด\ufffdำ เนินงาน", "ดำเนินงาน"),
        ("ผู\uf70bบริหาร", "ผู้บริหาร"),
        ("ป\uf710จจัย ป\uf702\uf714", "ปัจจัย ปี้"),
        ("คุ\uf70fญ", "คุญญ"),
        ("พ่ืนท่ี", "พื่นที่"),
        ("ขัน้ สิทธ์ิ", "ขัน้ สิทธิ์"),
        ("คะเเนน", "คะแนน"),
        ("ประจำำปีีงบประมาณ", "ประจำปีงบประมาณ"),
        ("น้ำำ จำำ แนก", "น้ำ จำ แนก"),
        ("ทีี่่", "ที่"),
        ("คณุ ธรรมและความโปร่งใส", "คุณธรรมและความโปร่งใส"),
        ("ศกึ ษา", "ศึกษา"),
        ("พน้ื ท่ี", "พื้นที่"),
        ("ตวั ชี้วดั ที่ 9", "ตัวชี้วัด ที่ 9"),
        ("ÊÓ¹Ñ¡§Ò¹ »Õ 2564", "สำนักงาน ปี 2564"),
        ("ปี\u00a02566", "ปี 2566"),
        ("การ\u200bเปิดเผย\u200bข้อมูล", "การเปิดเผยข้อมูล"),
    ],
)
def test_what_producers_break_is_read_as_seen(damaged, seen):
    assert repair_thai(damaged) == seen


@pytest.mark.parametrize(
    "uncertain",
    ["ก\ufffdร", "ข\ufffdาราชการ", "ว่ า", "หน้ า", "เข า", "สานักงาน", "ยุทธศาสตรชาติ", "ตำรำง", "ก ข ค ง จ", "93\ufffd17"],
)
def test_damage_without_a_certain_repair_is_left_alone(uncertain):
    assert repair_thai(uncertain) == uncertain


def test_a_split_sara_am_is_not_joined_where_blanks_mean_nothing():
    assert repair_thai("ส านัก", profile="ocr") == "ส านัก"
    assert repair_thai("ส านัก", split_sara_am=False) == "ส านัก"


@pytest.mark.parametrize(
    ("printed", "running"),
    [
        ("การใช้\nทรัพย์สินของราชการ", "การใช้ทรัพย์สินของราชการ"),
        ("ต่าง ๆ\nของ", "ต่าง ๆ ของ"),
        ("ต่าง\nๆ", "ต่าง ๆ"),
        ("ประชุมฯ\nและ", "ประชุมฯ และ"),
        ("มาตรการ\n1. เผยแพร่", "มาตรการ 1. เผยแพร่"),
        ("ข้อมูล\n(OIT)", "ข้อมูล (OIT)"),
        ("1 ต.ค. 65 –\n30 ก.ย. 66", "1 ต.ค. 65 – 30 ก.ย. 66"),
        ("ทุกกลุ่ม \n คน", "ทุกกลุ่ม คน"),
        ("ก\n\n\nข", "กข"),
        ("  ก  ข  ", "ก ข"),
    ],
)
def test_printed_lines_become_running_text(printed, running):
    assert unwrap_thai(printed) == running


@settings(max_examples=300, deadline=None)
@given(DAMAGED)
def test_running_text_is_unwrapped_once_and_keeps_its_letters(text):
    running = unwrap_thai(text)
    assert unwrap_thai(running) == running
    assert "".join(running.split()) == "".join(text.split())


@settings(max_examples=300, deadline=None)
@given(st.text("กขคสนมรี่้ัาเ 12\n", max_size=20), st.text("กขคสนมรี่้ัาเ 12\n", max_size=5))
def test_blanks_and_line_breaks_do_not_change_the_canonical_form(text, tail):
    assert skeleton(text + tail) == skeleton(text) + skeleton(tail)
    assert fold_thai(fold_thai(text)) == fold_thai(text)
