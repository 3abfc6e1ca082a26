"""Findings that reading a table makes: values that are not loaded because something about them is not certain."""

from __future__ import annotations

from extractors.layouts.setting import Setting
from extractors.printed import Cell
from extractors.records import Citation, RowFinding


def _make(
    setting: Setting,
    rule: str,
    subject: str,
    judged: str,
    th: str,
    en: str,
    citations: tuple[Citation, ...],
    indicator_no: int | None = None,
    year: int | None = None,
    expected: str | None = None,
    found: str | None = None,
) -> RowFinding:
    return RowFinding(
        fact_id=setting.ids.next("finding"),
        citations=citations,
        rule=rule,
        subject=subject,
        judged=judged,
        message_th=th,
        message_en=en,
        indicator_no=indicator_no,
        fiscal_year_be=year,
        expected=expected,
        found=found,
    )


def disagrees(setting: Setting, cells: tuple[Cell, ...], number: str | None, name: str | None, told: str) -> RowFinding:
    """Number and name of a row or column name different indicators."""
    citations = tuple(c for cell in cells for c in setting.cite(cell)) or setting.cite_table()
    no = int(number) if number and number.isdecimal() and 1 <= int(number) <= 10 else None
    return _make(
        setting,
        "indicator_number_disagrees_with_name",
        f"indicator:{number or '?'}",
        told,
        f"เลขตัวชี้วัดกับชื่อตัวชี้วัดไม่ตรงกัน: “{told}” จึงไม่นำคะแนนของรายการนี้เข้า โปรดดูหน้าที่แสดง",
        f"Number and name name different indicators: '{told}'. The score beside them is not loaded; look at the page.",
        citations,
        indicator_no=no,
        expected=number,
        found=name or told,
    )


def without_year(setting: Setting, cell: Cell, subject: str, printed: str, indicator_no: int | None) -> RowFinding:
    """Nothing says which fiscal year a score belongs to."""
    return _make(
        setting,
        "value_without_year",
        subject,
        printed,
        f"ไม่พบว่าคะแนน {printed} เป็นของปีงบประมาณใด (ไม่มีในหัวตาราง ชื่อตาราง หัวข้อ หรือประโยคนำ) จึงไม่นำเข้า",
        f"Nothing says which fiscal year the score {printed} belongs to (column, caption, heading, sentence); it is not loaded.",
        setting.cite(cell),
        indicator_no=indicator_no,
        found=printed,
    )


def out_of_range(setting: Setting, cell: Cell, subject: str, printed: str, indicator_no: int | None, year: int | None) -> RowFinding:
    """A score outside 0-100."""
    return _make(
        setting,
        "score_out_of_range",
        subject,
        printed,
        f"คะแนน {printed} อยู่นอกช่วง 0–100 จึงไม่นำเข้า อาจพิมพ์จุดทศนิยมตกหล่น โปรดดูหน้าที่แสดง",
        f"The score {printed} is outside 0-100 and not loaded; perhaps a decimal point is missing. Look at the page.",
        setting.cite(cell),
        indicator_no=indicator_no,
        year=year,
        expected="0-100",
        found=printed,
    )


def disputed(
    setting: Setting, cells: tuple[Cell, ...], subject: str, printed: str, indicator_no: int | None, year: int | None
) -> RowFinding:
    """A number that can be read in more than one way, or that is none."""
    citations = tuple(c for cell in cells for c in setting.cite(cell))
    return _make(
        setting,
        "reading_disputed",
        subject,
        printed,
        f"อ่านคะแนน “{printed}” ได้มากกว่าหนึ่งแบบ จึงไม่นำเข้า โปรดดูหน้าที่แสดงแล้วตัดสิน",
        f"The score '{printed}' can be read in more than one way and is not loaded; look at the page and decide.",
        citations,
        indicator_no=indicator_no,
        year=year,
        found=printed,
    )


def office_unsure(setting: Setting, cells: tuple[Cell, ...], printed: str) -> RowFinding:
    """A row or column is of an area office that cannot be told."""
    citations = tuple(c for cell in cells for c in setting.cite(cell)) or setting.cite_table()
    return _make(
        setting,
        "table_not_recognised",
        f"table:{setting.table.number}:office",
        printed,
        f"ไม่แน่ชัดว่า “{printed}” คือสำนักงานใด จึงไม่นำคะแนนของรายการนี้เข้า",
        f"It is not certain which office '{printed}' is; the scores of its row or column are not loaded.",
        citations,
        found=printed,
    )


def not_recognised(setting: Setting, told: str, cells: tuple[Cell, ...] = ()) -> RowFinding:
    """A table, or rows of one, that look like scores and fit no layout."""
    citations = tuple(c for cell in cells for c in setting.cite(cell)) or setting.cite_table()
    return _make(
        setting,
        "table_not_recognised",
        f"table:{setting.table.number}",
        told,
        f"ตารางนี้คล้ายตารางคะแนน แต่ไม่ตรงกับรูปแบบที่รู้จัก จึงไม่อ่านคะแนน ({told})",
        f"This table looks like scores but fits no known layout, so that no score is read from it ({told}).",
        citations,
        found=told,
    )
