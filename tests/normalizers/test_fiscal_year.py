"""Years: which year, and of what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.fiscal_year import find_fiscal_years, parse_fiscal_year

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        ("ปี 2564", 2564), ("ปีงบประมาณ พ.ศ. ๒๕๖๔", 2564), ("'65", 2565), ("FY2566", 2566), ("FY 66", 2566), ("ปี 64", 2564),
        ("2565", 2565), ("พ.ศ. 2565", 2565), ("พ.ศ.. 2568", 2568), ("คะแนน ปี 2565", 2565), ("ปีงบประมาณ\n2566", 2566),
        ("ผลการประเมิน ITA ปี 2566", 2566), ("ค.ศ. 2023", 2566), ("FY2023", 2566), ("ปี งบประมาณ 2564", 2564), ("ประจำปี 65", 2565),
    ],
)  # fmt: skip
def test_header_cells_that_are_a_year(printed, year):
    assert parse_fiscal_year(printed) == year


@pytest.mark.parametrize(
    "printed", ["", "2023", "65", "94.25", "2564-2565", "คะแนน", "เขต 64", "25645", "ปี 2564 ปี 2565", "ร้อยละ 65", "ปี 2023", "256"]
)
def test_header_cells_that_are_no_single_year(printed):
    assert parse_fiscal_year(printed) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ประจำปีงบประมาณพ.ศ.2566", [(2566, "fiscal")]),
        ("ปี งบประมาณ 2564", [(2564, "fiscal")]),
        ("ปีงบประมาณ\nพ.ศ. 2564", [(2564, "fiscal")]),
        ("ประจำปึงบประมาณ พ.ศ.. 2568", [(2568, "fiscal")]),
        ("ประจำปี 65", [(2565, "fiscal")]),
        ("ปีงบประมาณ พ.ศ. ๖๖", [(2566, "fiscal")]),
        ("FY2566 และ FY2023", [(2566, "fiscal"), (2566, "fiscal")]),
        ("ปี 2565 สูงกว่าปี พ.ศ. 2564", [(2565, "plain"), (2564, "plain")]),
        ("ปีการศึกษา 2565", [(2565, "academic")]),
        ("1 ตุลาคม 2565 ถึง 30 ก.ย. 2566", [(2565, "date"), (2566, "date")]),
        ("ยุทธศาสตร์ชาติ (พ.ศ. 2561 - 2580)", [(2561, "range"), (2580, "range")]),
        ("ปี 2564-2565", [(2564, "plain"), (2565, "plain")]),
        ("พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540", [(2540, "legal")]),
        ("พ.ร.บ.ป.ป.ช. 2561", [(2561, "legal")]),
        ("ระเบียบสำนักนายกรัฐมนตรี (ฉบับที่ 4) พ.ศ. 2564", [(2564, "legal")]),
        ("ตามประกาศ เรื่อง ผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2566", [(2566, "fiscal")]),
        ("ตามประกาศผลการประเมินในปี พ.ศ. 2566", [(2566, "plain")]),
        ("งบประมาณ 2,565 บาท", []),
        ("ใช้งบประมาณ 2565 บาท", []),
        ("ผู้ตอบ 2566 คน", []),
        ("อายุ 50 ปี 60 วัน", []),
        ("ปี 65 บาท", []),
        ("ปีงบประมาณ พ.ศ. 2566 โรงเรียนตัวอย่าง ปี 2565 คะแนน", [(2566, "fiscal"), (2565, "plain")]),
        ("ปี 2566 รายงาน", [(2566, "plain")]),
        ("ครั้งที่ 1/2566", []),
        ("93.2566 และ 25661", []),
        ("บ้านเลขที่ 2566", []),
        ("ได้ 65.10 ในปี 66", [(2566, "fiscal")]),
    ],
)
def test_years_in_running_text(text, expected):
    assert [(y.fiscal_year_be, y.kind) for y in find_fiscal_years(text)] == expected


@given(st.text("ปีงบประมาณพ.ศ 0123456789๒๕๖๔-/'FY\n", max_size=40))
def test_the_span_holds_what_is_printed(text):
    for year in find_fiscal_years(text):
        assert text[year.start : year.end] == year.printed


@given(st.integers(2550, 2579), st.sampled_from(["ปีงบประมาณ พ.ศ. {}", "ปี {}", "FY{}", "ประจำปีงบประมาณ{}"]))
def test_thai_digits_are_the_same_year(year, form):
    for digits in (str(year), str(year).translate(THAI), str(year)[2:]):
        assert parse_fiscal_year(form.format(digits)) == year
        assert [y.fiscal_year_be for y in find_fiscal_years(form.format(digits))] == [year]
