"""Which rows a page break has cut, told from what stands in the cells."""

from __future__ import annotations

import pytest

from extractors.pdf.assemble import PageTable
from extractors.pdf.join_tables import PlacedTable, body_line_counts, join_tables, running_heads
from extractors.printed import Box, Cell, Line, Table
from tests.pdf.drawn import rows

XS = (0.0, 50.0, 100.0, 150.0, 200.0)
HEADER = ("ตัวชี้วัด", "มาตรการ", "ระยะเวลา", "ผู้รับผิดชอบ")


def _line(page: int, top: float, text: str) -> Line:
    return Line(page, Box(0, top, 50, top + 12), text, text)


def _part(page: int, *body: tuple[str, ...]) -> PlacedTable:
    cells = []
    for r, row in enumerate(body):
        for c, text in enumerate(row):
            box = Box(XS[c], 20.0 * r, XS[c + 1], 20.0 * r + 20)
            cells.append(Cell(r, c, 1, 1, ((page, box),), tuple(_line(page, 20.0 * r, t) for t in text.split("\n") if t)))
    box = Box(XS[0], 0, XS[-1], 20.0 * len(body))
    return PlacedTable(PageTable(page, box, XS, len(body), len(XS) - 1, tuple(cells), False, False), 0, 0)


def _joined(above: tuple[str, ...], below: tuple[str, ...]) -> list[list[str]]:
    first = ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "1. จัดอบรม", "ตุลาคม 2565", "กลุ่มอำนวยการ")
    (table,) = join_tables([_part(1, HEADER, first, above), _part(2, below)])
    assert isinstance(table, Table)
    return rows(table)[2:]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("ตัวชี้วัดที่ 9", "1. ปรับปรุง", "ตุลาคม", "กลุ่มนโยบาย"), ("", "เว็บไซต์", "2566", "")),
        (("ตัวชี้วัดที่ 9 การเปิดเผย", "1. ปรับปรุง", "ตุลาคม 2565 ถึง", "กลุ่มนโยบาย"), ("ข้อมูล", "เว็บไซต์", "กันยายน 2566", "และแผน")),
        (("ตัวชี้วัดที่ 9", "1. ปรับปรุง", "ตุลาคม", "กลุ่มนโยบาย"), ("การเปิดเผยข้อมูล", "เว็บไซต์", "2565", "และแผน")),
        (("ตัวชี้วัดที่ 9", "1. ปรับปรุงเว็บไซต์และ", "ตลอดปี", "กลุ่มนโยบาย"), ("", "ช่องทางอื่น", "", "")),
    ],
)
def test_text_that_goes_on_makes_one_row(above: tuple[str, ...], below: tuple[str, ...]) -> None:
    (row,) = _joined(above, below)
    assert row == [f"{a}\n{b}" if b else a for a, b in zip(above, below, strict=True)]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("ตัวชี้วัดที่ 9", "1. ปรับปรุง", "ตุลาคม 2565", "กลุ่มนโยบาย"), ("ตัวชี้วัดที่ 2", "1. จัดทำแผน", "ตุลาคม 2565", "กลุ่มการเงิน")),
        (("อุปสรรค", "-ไม่มี-", "", ""), ("ข้อเสนอแนะ", "-ไม่มี-", "", "")),
        (("9", "การเปิดเผยข้อมูล", "92.50", "A"), ("2", "การใช้งบประมาณ", "94.54", "A")),
    ],
)
def test_two_finished_rows_stay_two(above: tuple[str, ...], below: tuple[str, ...]) -> None:
    assert _joined(above, below) == [list(above), list(below)]


def test_page_numbers_and_running_heads_do_not_part_a_table() -> None:
    part = _part(1, HEADER)
    pages = [([_line(n, 30, "รายงานผลการประเมิน ITA 2566"), _line(n, 820, f"- {n} -"), _line(n, 400, "เนื้อหา")], 842.0) for n in (1, 2)]
    heads = running_heads(pages)
    moved = PageTable(1, Box(0, 100, 200, 380), XS, 1, 4, part.table.cells, False, False)
    assert body_line_counts(pages[0][0], moved, 842.0, heads) == (0, 1)
    assert body_line_counts(pages[0][0][:2], moved, 842.0, heads) == (0, 0)
