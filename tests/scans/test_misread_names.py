"""Names of indicators as a picture's reader spells them."""

import pytest

from extractors.misread_names import nearest_name, with_marks
from normalizers.load_reference import load_reference

INDICATORS = tuple(load_reference().indicators)


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
    assert with_marks("ตัวชี้วัดที่ 3 การใช่อำนาจร้อยละ 56.75", INDICATORS) == "ตัวชี้วัดที่ 3 การใช้อำนาจร้อยละ 56.75"
    assert with_marks("การใช้รถราชการ", INDICATORS) == "การใช้รถราชการ"
