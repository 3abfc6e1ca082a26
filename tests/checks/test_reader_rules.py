"""Rules that reading itself raises: from what is printed, through the reader and the warehouse, to the finding."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "layouts"))  # printed_grids

from printed_grids import document

from extractors.extract import interpret_document
from extractors.printed import PrintedDocument
from normalizers.load_reference import load_reference
from warehouse.audit import audit
from warehouse.load import load, load_reference_tables, open_warehouse

TITLE = "# รายงานผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565 สพป.มุกดาหาร"
HEADING = "# ผลการประเมินรายตัวชี้วัด ปีงบประมาณ พ.ศ. 2565"
HEADER = ["ลำดับที่", "ตัวชี้วัดที่", "ประเด็นตัวชี้วัด", "คะแนน", "ระดับ"]
ROWS = [
    ["1", "6", "คุณภาพการดำเนินงาน", "96.04", "AA"],
    ["2", "1", "การปฏิบัติหน้าที่", "95.67", "AA"],
    ["3", "9", "การเปิดเผยข้อมูล", "86.28", "A"],
    ["4", "8", "การปรับปรุงระบบการทำงาน", "85.90", "A"],
]


def changed(row: int, cell: int, text: str) -> list[list[str]]:
    return [[text if (r, c) == (row, cell) else old for c, old in enumerate(cells)] for r, cells in enumerate(ROWS)]


def by_picture(printed: PrintedDocument) -> PrintedDocument:
    return replace(printed, pages=tuple(replace(p, text_source="ocr") for p in printed.pages), text_layer="scanned")


def unreadable(printed: PrintedDocument) -> PrintedDocument:
    return replace(printed, pages=tuple(replace(p, text_source="none", health=0.0, reason="no text") for p in printed.pages))


def said(printed: PrintedDocument, folder: Path) -> dict[str, tuple[str, int, str]]:
    """Read, load and audit; return severity, number of boxes and message by rule."""
    reading = interpret_document(printed, load_reference())
    assert not reading.reason
    with open_warehouse(folder) as warehouse:
        load_reference_tables(warehouse, load_reference())
        assert not load(warehouse, [reading], []).refused
        audit(warehouse)
        rows = warehouse.connection.execute("SELECT rule, severity, len(evidence), message FROM findings_base").fetchall()
    return {rule: tuple(rest) for rule, *rest in rows}


FAULTS = {
    "value_without_year": ("warning", document("# ผลการประเมินรายตัวชี้วัด", [HEADER, *ROWS])),
    "indicator_number_disagrees_with_name": ("error", document(TITLE, HEADING, [HEADER, *changed(2, 2, "การใช้งบประมาณ")])),
    "score_out_of_range": ("error", document(TITLE, HEADING, [HEADER, *changed(2, 3, "8628")])),
    "reading_disputed": ("warning", by_picture(document(TITLE, HEADING, [HEADER, *changed(2, 3, "86.28?88.28")]))),
    "reading_reconciled": ("info", by_picture(document(TITLE, HEADING, [HEADER, *changed(1, 3, "95.67?65.67")]))),
    "page_not_readable": ("warning", unreadable(document(TITLE, HEADING))),
    "table_not_recognised": (
        "info",
        document(TITLE, HEADING, [["ก", "ข", "ค", "ง"], ["ตัวชี้วัดที่ 1", "95.67", "94.00", "A"], ["ตัวชี้วัดที่ 2", "85.10", "82.00", "B"]]),
    ),
}
NEAR = {
    "value_without_year": document(TITLE, HEADING, [HEADER, *ROWS]),
    "indicator_number_disagrees_with_name": document(TITLE, HEADING, [HEADER, *changed(0, 2, "คุณภาพการดําเนินงาน")]),
    "score_out_of_range": document(TITLE, HEADING, [HEADER, *changed(0, 3, "100")]),
    "reading_disputed": by_picture(document(TITLE, HEADING, [HEADER, *ROWS])),
    "reading_reconciled": by_picture(document(TITLE, HEADING, [HEADER, *ROWS])),
    "page_not_readable": by_picture(document(TITLE, HEADING, [HEADER, *ROWS])),
    "table_not_recognised": document(TITLE, "# ปฏิทินการประชุม", [["วันที่", "เรื่อง", "สถานที่"], ["1 มกราคม", "ประชุมประจำเดือน", "ห้องประชุม"]]),
}


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_on_the_page_becomes_a_finding_with_its_box(rule: str, tmp_path: Path) -> None:
    severity, printed = FAULTS[rule]
    found = said(printed, tmp_path)
    assert rule in found, found
    assert found[rule][0] == severity
    assert found[rule][1] >= 1


@pytest.mark.parametrize("rule", NEAR)
def test_a_near_miss_on_the_page_stays_silent(rule: str, tmp_path: Path) -> None:
    assert rule not in said(NEAR[rule], tmp_path)
