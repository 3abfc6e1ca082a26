"""Which year a value belongs to: column, caption, nearest heading, introducing sentence, else none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "layouts"))

from printed_grids import document

from extractors.extract import interpret_document
from normalizers.load_reference import Reference, load_reference

OWNER = "#สำนักงานเขตพื้นที่การศึกษาประถมศึกษามุกดาหาร"
TABLE = [["ตัวชี้วัดที่", "ตัวชี้วัด", "คะแนน"], ["1", "การปฏิบัติหน้าที่", "95.12"], ["9", "การเปิดเผยข้อมูล", "86.29"]]


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def years(reference: Reference, *blocks) -> set[tuple[int, str]]:
    got = interpret_document(document(OWNER, *blocks), reference)
    if not got.scores:
        assert {f.rule for f in got.findings} == {"value_without_year"}
        assert {f.indicator_no for f in got.findings} == {1, 9}
    return {(s.fiscal_year_be, s.year_basis) for s in got.scores}


def test_the_assessed_year_beats_the_year_the_results_are_taken_to(reference):
    heading = "#ผลการวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565 ไปสู่การปรับปรุงงานในปีงบประมาณ พ.ศ. 2566"
    assert years(reference, heading, TABLE) == {(2565, "heading")}


def test_the_caption_beats_the_heading(reference):
    heading = "#ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565"
    assert years(reference, heading, "ตารางที่ 2 คะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. 2564", TABLE) == {(2564, "caption")}


def test_the_sentence_that_introduces_the_table_is_used_when_no_heading_says(reference):
    sentence = "จากผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2565 หน่วยงานได้คะแนนรายตัวชี้วัด ดังนี้"
    assert years(reference, "#คะแนนรายตัวชี้วัด", sentence, TABLE) == {(2565, "sentence")}


def test_the_year_of_a_plan_is_not_the_year_of_a_value(reference):
    assert years(reference, "#มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2566", TABLE) == set()


def test_a_heading_of_an_earlier_section_gives_no_year(reference):
    blocks = ("#ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565", TABLE, "#มาตรการส่งเสริมความโปร่งใส", TABLE)
    got = interpret_document(document(OWNER, *blocks), reference)
    assert len(got.scores) == 2
    assert [f.rule for f in got.findings] == ["value_without_year"] * 2


def test_a_comparison_of_two_years_without_column_years_is_not_guessed(reference):
    assert years(reference, "#เปรียบเทียบผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2564 และปีงบประมาณ พ.ศ. 2565", TABLE) == set()


TITLE = "#รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2566"


def test_the_title_gives_no_year_when_the_text_speaks_of_results_of_another(reference):
    told = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2565 ของหน่วยงานอยู่ในเกณฑ์ดีกว่าที่ตั้งไว้มาก"
    assert years(reference, TITLE, "#คะแนนรายตัวชี้วัด", TABLE, "#การติดตาม", told) == set()


def test_the_title_gives_the_year_when_the_text_speaks_of_its_results_too(reference):
    told = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2565 ต่ำกว่าผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566"
    assert years(reference, TITLE, "#คะแนนรายตัวชี้วัด", TABLE, "#การติดตาม", told) == {(2566, "heading")}


def test_the_title_gives_the_year_when_nothing_else_names_one(reference):
    assert years(reference, TITLE, "#คะแนนรายตัวชี้วัด", TABLE, "#การติดตาม", "มีการรายงานทุกเดือน") == {(2566, "heading")}


def test_the_year_of_an_act_is_no_year_of_a_value(reference):
    sentence = "ตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 หน่วยงานได้คะแนนผลการประเมิน ดังนี้"
    assert years(reference, "#คะแนน ITA รายตัวชี้วัด", sentence, TABLE) == set()


def test_the_same_document_gives_the_same_extraction(reference):
    made = document(OWNER, "#ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565", TABLE)
    assert interpret_document(made, reference) == interpret_document(made, reference)
