"""Names of indicators as a picture's reader spells them."""

import pytest

from extractors.misread_lists import with_points
from extractors.misread_names import nearest_name, with_marks
from extractors.printed import Box, Cell, Line
from normalizers.load_reference import load_reference

REFERENCE = load_reference()
INDICATORS = tuple(REFERENCE.indicators)
NAMES = tuple(i.name for i in INDICATORS)
UNITS = tuple(u.name for u in REFERENCE.units)


@pytest.mark.parametrize(
    ("read", "number"),
    [
        ("การป้องกันการหุ๋จริต", 10),
        ("การใช้ทรัพย์สินของราชการ\nง", 4),
        (". คุณภาพการคำเนินงาม", 6),
    ],
)
def test_a_name_with_a_few_wrong_letters_is_the_nearest_of_the_ten(read: str, number: int) -> None:
    name = nearest_name(read, INDICATORS)
    assert name is not None
    assert next(i.indicator_no for i in INDICATORS if name in (i.name, *i.variants)) == number


@pytest.mark.parametrize("read", ["การใช้", "การดำเนินงานตามแผน", "การจัดซื้อจัดจ้าง", "การใช้งบประมาณ 85.20", "การบริหารงานบุคคล", "การใช้งบประมาณ"])
def test_other_words_and_names_read_right_are_left_as_they_are(read: str) -> None:
    assert nearest_name(read, INDICATORS) is None


def test_inside_a_sentence_only_marks_are_put_right() -> None:
    assert with_marks("ตัวชี้วัดที่ 3 การใช่อำนาจร้อยละ 56.75", NAMES) == "ตัวชี้วัดที่ 3 การใช้อำนาจร้อยละ 56.75"
    assert with_marks("การใช้รถราชการ", NAMES) == "การใช้รถราชการ"


def test_a_unit_whose_marks_were_lost_over_a_line_end_is_the_unit() -> None:
    assert with_marks("กลุ่มอำนวยการ\nกลุมกฎหมายและ\nคด", UNITS) == "กลุ่มอำนวยการ\nกลุ่มกฎหมายและคดี"
    assert with_marks("กลุ่มกฎหมายและ\nคดี", UNITS) == "กลุ่มกฎหมายและ\nคดี"


def test_a_list_whose_points_were_misread_counts_on() -> None:
    def cell(*texts: str) -> Cell:
        return Cell(0, 0, 1, 1, ((1, Box(0, 0, 1, 1)),), tuple(Line(1, Box(0, 0, 1, 1), t, t) for t in texts))

    read = with_points(cell("1.", "ทบทวนข้อมูล", "2", "แต่งตั้งผู้ดูแล", "3, เปิดช่องทาง"))
    assert [line.text for line in read.lines] == ["1.", "ทบทวนข้อมูล", "2.", "แต่งตั้งผู้ดูแล", "3. เปิดช่องทาง"]
    kept = cell("ร้อยละ", "2 ใน 3", "1 คน")
    assert with_points(kept) == kept
