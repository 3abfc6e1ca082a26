"""One workbook: a sheet per table with a frozen header and filters, and a dictionary. No cell is a formula or a link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from review.export.cells import plain_cell
from review.export.dictionary import HEADINGS, NOTE_EN, NOTE_TH, dictionary_rows, thai_labels
from review.export.target import new_file
from warehouse.export_tables import Column, Takeout

MOST_ROWS = 1_048_575  # of a sheet, below its header
LONGEST_CELL = 32_767
OPTIONS = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": False,
}  # fmt: skip
WIDTHS = {"integer": 9, "number": 10, "date": 12, "boolean": 8, "json": 20}
WIDE = {"message": 60, "message_en": 60, "text": 60, "quote": 24, "measure_text": 60, "result_text": 60, "office": 22, "source_url": 40}


def write_xlsx(takeout: Takeout, names: Sequence[str], target: Path) -> None:
    """Write the workbook; a table of more rows than a sheet holds goes on in another.

    Args:
        takeout: Open warehouse.
        names: Tables, in the order of the sheets.
        target: The file.
    """
    import xlsxwriter

    with new_file(target) as part:
        book = xlsxwriter.Workbook(str(part), {"in_memory": False, **OPTIONS})
        try:
            styles = {
                "head": book.add_format({"bold": True, "bg_color": "#123A5A", "font_color": "#FFFFFF", "valign": "top"}),
                "number": book.add_format({"num_format": "#,##0.00"}), "date": book.add_format({"num_format": "yyyy-mm-dd"}),
                "text": book.add_format({"num_format": "@", "valign": "top"}), "title": book.add_format({"bold": True, "font_size": 14}),
            }  # fmt: skip
            tables = [takeout.table(name) for name in names]
            _about(book.add_worksheet("อ่านก่อน"), styles, takeout, names)
            for table in tables:
                _sheets(book, styles, table.name, table.columns, (row for batch in takeout.batches(table.name) for row in batch))
            described = [Column(name, "VARCHAR", "") for name in HEADINGS]
            _sheets(book, styles, "dictionary", described, dictionary_rows(tables))
        finally:
            book.close()


def _about(sheet: Any, styles: dict[str, Any], takeout: Takeout, names: Sequence[str]) -> None:
    thai = thai_labels()
    lines = [
        "รายงาน ITA ของสำนักงานเขตพื้นที่การศึกษา · ITA reports of education area offices", NOTE_TH, NOTE_EN,
        "ทุกแถวบอกที่มา (source_url) ไฟล์ (sha256) และเวลาที่เก็บ (retrieved_at) · every row names its source, file and time of retrieval",
        f"ส่งออกเมื่อ · exported {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}, snapshot {takeout.snapshot}", "",
        *(f"{name}: {thai.get(f'table {name}', '')}" for name in names), "dictionary: ความหมายของทุกคอลัมน์ · what every column holds",
    ]  # fmt: skip
    sheet.set_column(0, 0, 110)
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line, styles["title"] if number == 0 else None)


def _sheets(book: Any, styles: dict[str, Any], name: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> None:
    sheet, number, place = _sheet(book, styles, name, columns), 0, 1
    for row in rows:
        if number == MOST_ROWS:
            _close(sheet, number, columns)
            place += 1
            sheet, number = _sheet(book, styles, f"{name} ({place})", columns), 0
        number += 1
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            _write(sheet, number, at, column, value, styles)
    _close(sheet, number, columns)


def _sheet(book: Any, styles: dict[str, Any], name: str, columns: Sequence[Column]) -> Any:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, WIDE.get(column.name, WIDTHS.get(column.kind, 18)))
        sheet.write_string(0, at, column.name, styles["head"])
    return sheet


def _close(sheet: Any, number: int, columns: Sequence[Column]) -> None:
    sheet.autofilter(0, 0, number, len(columns) - 1)


def _write(sheet: Any, row: int, at: int, column: Column, value: Any, styles: dict[str, Any]) -> None:
    value = plain_cell(value)
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, at, value)
    elif isinstance(value, int):
        sheet.write_number(row, at, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, at, value, styles["date"])
    elif column.kind == "number":
        sheet.write_number(row, at, float(value), styles["number"] if column.type.startswith("DECIMAL") else None)
    else:
        sheet.write_string(row, at, fitting(str(value)), styles["text"])


def fitting(text: str) -> str:
    """Return text that fits a cell; what is cut says so.

    >>> fitting("ก" * 40_000)[-40:]
    ' … [40000 letters; the CSV has them all]'
    """
    if len(text) <= LONGEST_CELL:
        return text
    rest = f" … [{len(text)} letters; the CSV has them all]"
    return text[: LONGEST_CELL - len(rest)] + rest
