"""What a document is, by its title page, its headings and whom it names."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "layouts"))

from printed_grids import document

from extractors.extract import interpret_document
from normalizers.load_reference import load_reference

OFFICE = "#สำนักงานเขตพื้นที่การศึกษาประถมศึกษามุกดาหาร"


@pytest.mark.parametrize(
    ("lines", "doc_type"),
    [
        (["#รายงานผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566", OFFICE], "office"),
        (["#รายงานผลการประเมิน ITA ของสถานศึกษา ปีงบประมาณ พ.ศ. 2566", OFFICE], "office"),
        (["#รายงานผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2564", "#โรงเรียนบ้านสวนหลวง", OFFICE], "school"),
        (["#ผลการประเมิน LPA ประจำปี 2564", "#เทศบาลตำบลหนองแสง"], "other"),
        (["#รายงานผลการดำเนินงาน ประจำปี 2565", "#กลุ่มบริหารงานการเงินและสินทรัพย์", OFFICE], "group"),
        (["#แบบรายงานประจำเดือน"], "other"),
    ],
)
def test_documents_are_told_apart(lines, doc_type):
    assert interpret_document(document(*lines), load_reference()).doc_type == doc_type


def test_year_and_item_of_the_title():
    got = interpret_document(document("#O42 มาตรการส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", OFFICE), load_reference())
    assert (got.fiscal_year_be, got.oit_item) == (2566, "O42")
