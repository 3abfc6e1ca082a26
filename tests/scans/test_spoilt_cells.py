"""Cells of scanned tables that a stamp, a pen or a lost rule spoilt are doubted and never taken for empty."""

from __future__ import annotations

from extractors.doubt import DOUBT
from extractors.printed import Box, Cell, Line, PageRecord, PrintedDocument, Table
from extractors.reconcile import reconcile


def table(*rows: tuple[str | None, ...]) -> Table:
    """A table of one page; None is a place for which no cell was found."""
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is None:
                continue
            box = Box(c * 50.0, r * 20.0, c * 50.0 + 50, r * 20.0 + 20)
            lines = (Line(1, box, text, text),) if text else ()
            cells.append(Cell(r, c, 1, 1, ((1, box),), lines))
    return Table(1, len(rows), len(rows[0]), tuple(cells), ((1, Box(0, 0, 300, 20.0 * len(rows))),))


def decided(printed: Table, source: str = "ocr") -> dict[tuple[int, int], str]:
    page = PageRecord(1, 595.0, 842.0, 0, source, 0.6, "")
    document = PrintedDocument("0" * 64, 1, "", "", "scanned", (page,), (printed,))
    blocks = reconcile(document)[0].blocks
    return {(c.row, c.col): c.text for c in blocks[0].cells} if isinstance(blocks[0], Table) else {}


HEAD = ("ที่", "ตัวชี้วัด", "คะแนน", "ระดับ")
ROWS = (("1", "ก", "90.00", "A"), ("2", "ข", "80.00", "B"), ("3", "ค", "70.00", "C"), ("4", "ง", "60.00", "D"))


def test_two_thai_letters_in_a_column_of_levels_are_a_level_that_was_not_read() -> None:
    found = decided(table(HEAD, ("1", "ก", "95.50", "ภณ"), *ROWS))
    assert DOUBT in found[1, 3]
    assert DOUBT in found[1, 2], "the score beside a level that is not certain is not taken either"
    assert found[2, 2] == "90.00"


def test_a_place_without_a_cell_is_doubted_in_a_picture_only() -> None:
    holed = table(HEAD, *ROWS, (None, "จ", "55.00", "D"))
    assert decided(holed)[5, 0] == DOUBT
    assert (5, 0) not in decided(holed, "pdfium")


def test_a_doubtful_score_costs_no_other_score_of_its_row() -> None:
    found = decided(table(("สพป.", "1", "2", "3"), ("ก", "91.10", "82.22?62.22", "73.30"), ("ข", "90.00", "80.00", "70.00")))
    assert (found[1, 1], found[1, 3]) == ("91.10", "73.30")


def test_a_number_that_its_row_counts_is_decided_by_the_row() -> None:
    assert (
        decided(table(("หน่วยงาน", "1", "2", "3", "4?0", "5", "6"), ("ก", "90.00", "80.00", "70.00", "60.00", "50.00", "40.00")))[0, 4]
        == "4"
    )


def test_signs_in_a_column_of_differences_spoil_nothing() -> None:
    rows = [(str(n), "ก", f"{n}.10") for n in range(1, 5)]
    assert decided(table(("ที่", "ตัวชี้วัด", "ผลต่าง"), *rows, ("5", "ข", "-2.50")))[5, 2] == "-2.50"
