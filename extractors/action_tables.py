"""Tables of measures, of their results and of money: which columns they have and what stands in each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractors.outline import Outline, Place
from extractors.paragraphs import Running, cell_text
from extractors.printed import Cell, Line, PrintedDocument, Table
from normalizers.fiscal_year import find_fiscal_years
from normalizers.indicators import find_indicator, name_means
from normalizers.load_reference import Reference
from normalizers.thai import unwrap_thai

# The first pattern that fits decides, so that 'ผลการดำเนินการตามมาตรการ' is a result and 'มาตรการแก้ไขปัญหา' a measure.
_ROLES = (
    ("other", re.compile(r"ตัวชี้วัด(?:ความสำเร็จ|โครงการ|กิจกรรม|ผลผลิต)|ค่าเป้าหมาย|ผลที่คาด|หลักฐาน|ลิงก์|URL|หมายเหตุ")),
    (
        "result",
        re.compile(
            r"^(?:สรุป|รายงาน)?ผล(?:การดำเนิน|ดำเนิน|การปฏิบัติ|การขับเคลื่อน|การกำกับ|ที่เกิดขึ้น)|^ความก้าวหน้า"
            r"|^การดำเนิน(?:การ|งาน)ตามมาตรการ"
        ),
    ),
    ("outcome", re.compile(r"^ผลลัพธ์|^ความสำเร็จ|^ผลสำเร็จ|^ผลสัมฤทธิ์|^ผลที่ได้")),
    ("period_units", re.compile(r"(?:ระยะ|กำหนด|ช่วง)เวลา.*รับผิดชอบ|รับผิดชอบ.*(?:ระยะ|กำหนด|ช่วง)เวลา")),
    ("period", re.compile(r"(?:ระยะ|กำหนด|ช่วง|ห้วง)เวลา|กำหนด(?:การ|แล้วเสร็จ)|^วันเดือนปี|^ไตรมาส|^ปีงบประมาณ$")),
    ("units", re.compile(r"รับผิดชอบ|^(?:กลุ่ม|หน่วย)(?:งาน)?$")),
    ("follow", re.compile(r"(?:การ|แนวทาง|วิธี)(?:การ)?(?:กำกับ|ติดตาม|รายงาน)|^ติดตาม|^กำกับ|^รายงานผล")),
    ("measure", re.compile(r"^(?:ราย(?:การ|ละเอียด))?มาตรการ|^(?:ข้อ|ชื่อ)มาตรการ|/มาตรการ")),
    ("obstacle", re.compile(r"อุปสรรค")),
    ("suggestion", re.compile(r"^ข้อเสนอแนะ|^ข้อเสนอ$")),
    ("budget", re.compile(r"^(?:จำนวน|วงเงิน|แหล่ง|การใช้จ่าย)?งบประมาณ(?!.*ตัวชี้วัด)|^วงเงิน|^ค่าใช้จ่าย|^จำนวนเงิน")),
    ("indicator", re.compile(r"^(?:ประเด็น|ชื่อ)?(?:ราย|ของ)?ตัว(?:ชี้|ที่)วัด")),
    ("issue", re.compile(r"^ประเด็น|จุดอ่อน|ข้อบกพร่อง|^ปัญหา|^สภาพ|^สาเหตุ|^ผลการวิเคราะห์|จุดที่ต้อง")),
    ("way", re.compile(r"^แนวทาง|^วิธี|^ขั้นตอน|^การดำเนินการ$|^กิจกรรม$|^แนวปฏิบัติ")),
    ("project", re.compile(r"โครงการ")),
    ("indicator", re.compile(r"^ด้าน$")),
    ("number", re.compile(r"^(?:ที่|ลำดับ(?:ที่)?|ข้อ(?:ที่)?)$")),
)  # fmt: skip
_TELLING = frozenset({"measure", "way", "result", "budget"})
_BLANKS_AND_POINTS = re.compile(r"[\s:.*]+")
_MAX_HEADER = 90
_LEADING_CHARS = 160
_INTEGRITY = re.compile(r"คุณธรรม|ความโปร่งใส|โปรงใส|ITA|ตัวชี้วัดที่|ตัวที่วัดที่")
_OIT_ITEM = re.compile(r"^\s*O\s?\d{1,2}\b")
_AIM = re.compile(
    r"ไปสู่|สำหรับ|เพื่อ(?:ใช้|นำ|เป็น|กำหนด)?|ใน\s?(?:การ)?(?:ปฏิบัติ|ดำเนิน)|ใช้ใน|มาตรการ|แนวทาง|แผน|รายงานผลการดำเนิน|ขับเคลื่อน"
    r"|ผลการดำเนิน"
)
_ASSESSED = re.compile(r"ผลการประเมิน|คะแนน|ผลการวิเคราะห์|วิเคราะห์ผล|การประเมิน|ผลจากการประเมิน")
_NUMBERED_LABEL = re.compile(r"^\s*\(?[\d๐-๙]{1,2}[.)]\s*")
_INDICATOR_LABEL = re.compile(r"^\s*(?:ประเด็น)?\s*ตัว\s*(?:ชี้|ที่)\s*วัด|^\s*เรื่อง")


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One row of a table of measures, results or money.

    Attributes:
        cells: Role of a column to its cell.
        indicator_no: Indicator of the row or of what stands above, None when nothing names one.
    """

    cells: Mapping[str, Cell]
    indicator_no: int | None

    def running(self, role: str) -> Running:
        """Running text of the cell of a role, empty when there is none."""
        return cell_text(self.cells[role]) if role in self.cells else Running("", (), ())


@dataclass(frozen=True, slots=True)
class ActionTable:
    """A table with a column of measures, results or money.

    Attributes:
        table: The printed table.
        index: Its index in `PrintedDocument.blocks`.
        place: Its place in the document.
        kind: 'measures', 'results' or 'budget'.
        rows: Its rows in print order.
        fiscal_year_be: Year that the measures are for, None when nothing says.
    """

    table: Table
    index: int
    place: Place
    kind: str
    rows: tuple[ActionRow, ...]
    fiscal_year_be: int | None


def action_tables(printed: PrintedDocument, outline: Outline, reference: Reference) -> tuple[ActionTable, ...]:
    """Return the tables of measures, results and money of a document; action plans and OIT lists are none of them."""
    return outline.once("action tables", lambda: tuple(_action_tables(printed, outline, reference)))


def _action_tables(printed: PrintedDocument, outline: Outline, reference: Reference) -> Iterator[ActionTable]:
    title_year = document_plan_year(printed, outline)
    before: tuple[dict[int, str], int, int] | None = None
    for index, table in enumerate(printed.blocks):
        if isinstance(table, Line):
            continue
        roles, first = _header(table)
        if not roles and before and before[2] == table.n_cols and index == before[1] + 1:
            roles, first = before[0], 0  # the second part of a table whose header is not repeated
        before = (roles, index, table.n_cols) if roles else None
        place = outline.place(index)
        keyed = {} if roles else _key_value(table)
        found = set(roles.values()) | set(keyed)
        kind = _kind(found, place, table)
        if not kind:
            continue
        if roles:
            rows = tuple(_rows(table, roles, first, place, reference))
        else:
            rows = (ActionRow(keyed, place.indicator_no or _last_indicator(place, reference)),)
        yield ActionTable(table, index, place, kind, rows, plan_year(place) or title_year)


def column_role(text: str) -> str:
    r"""What a header says that its column holds, '' when it is no header of such tables.

    >>> column_role("ผลการดำเนินการตาม\\nมาตรการ"), column_role("ระยะเวลาและ ผู้รับผิดชอบ"), column_role("มาตรการและแนวทาง")
    ('result', 'period_units', 'measure')
    """
    key = _BLANKS_AND_POINTS.sub("", text)
    return "" if len(key) > _MAX_HEADER or (key.isascii() and "URL" not in key) else _role(key)


@lru_cache(maxsize=2048)  # the headers of a template stand in every report
def _role(key: str) -> str:
    return next((role for role, pattern in _ROLES if pattern.search(key)), "")


def plan_year(place: Place) -> int | None:
    """Return the fiscal year that measures here are for: nearest words first; a year of assessed results is none."""
    texts = [place.caption, place.intro, *(group.text for group in reversed(place.headings))]
    return next((year for text in texts if (year := plan_year_of(text)) is not None), None)


def plan_year_of(text: str) -> int | None:
    """Return the year of a plan that a text names.

    >>> plan_year_of("ผลการวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ 2565 ไปสู่การดำเนินงานปีงบประมาณ พ.ศ. 2566")
    2566
    >>> plan_year_of("ผลการประเมิน ITA ปีงบประมาณ 2565")
    """
    found: list[int] = []
    for year in find_fiscal_years(text):
        if year.kind not in ("fiscal", "plain"):
            continue
        before = text[max(0, year.start - 170) : year.start]
        aims, assessed = [*_AIM.finditer(before)], [*_ASSESSED.finditer(before)]
        if aims and (not assessed or aims[-1].start() > assessed[-1].start()):
            found.append(year.fiscal_year_be)
    return found[-1] if found and len(set(found)) <= 2 else None


def document_plan_year(printed: PrintedDocument, outline: Outline) -> int | None:
    """Return the year of the title page, when the title names exactly one."""
    return outline.once("plan year", lambda: _title_year(printed, outline))


def _title_year(printed: PrintedDocument, outline: Outline) -> int | None:
    first = min((r.page for r in printed.pages if r.text_source != "none"), default=1)
    title = [group.text for group in outline.headings() if group.lines and group.lines[0].page == first][:8]
    years = {y.fiscal_year_be for text in title for y in find_fiscal_years(text) if y.kind in ("fiscal", "plain")}
    return years.pop() if len(years) == 1 else None


def indicator_of(text: str, reference: Reference) -> tuple[int | None, bool]:
    """Return the one indicator that a label names, and whether number and name or several names disagree."""
    mentions = find_indicator(text, reference.indicators)
    labelled = [m for m in mentions if m.number_printed] or mentions
    if any(m.status == "disagree" for m in labelled):
        return None, True
    numbers = {m.indicator_no for m in labelled if m.indicator_no}
    return (numbers.pop(), False) if len(numbers) == 1 else (None, len(numbers) > 1)


def _header(table: Table) -> tuple[dict[int, str], int]:
    grid = _top(table, 4)
    for r in range(min(3, table.n_rows)):
        roles = _roles(grid[r])
        named = set(roles.values())
        if len(named) >= 2 and named & _TELLING:  # of two cells at least
            if r + 1 < table.n_rows:
                below = _roles(grid[r + 1])
                filled = [cell for cell in grid[r + 1] if cell and cell.text.strip()]
                if below and len(below) == len(filled) and all(len(cell.text) < 45 for cell in filled):
                    return {**roles, **below}, r + 2
            return roles, r + 1
    return {}, 0


def _top(table: Table, rows: int) -> list[list[Cell | None]]:
    """The first rows of `table.grid()`."""
    top: list[list[Cell | None]] = [[None] * table.n_cols for _ in range(min(rows, table.n_rows))]
    for cell in table.cells:
        for row in top[cell.row : cell.row + cell.row_span]:
            row[cell.col : cell.col + cell.col_span] = [cell] * cell.col_span
    return top


def _roles(row: list[Cell | None]) -> dict[int, str]:
    return {c: role for c, cell in enumerate(row) if cell and cell.lines and (role := column_role(cell.text))}


def _key_value(table: Table) -> dict[str, Cell]:
    """Roles of a table whose first column holds labels: งบประมาณที่ใช้ | จำนวน … ."""
    if table.n_cols != 2:
        return {}
    found: dict[str, Cell] = {}
    for row in table.grid():
        label, value = row
        if label is None or value is None or label is value:
            continue
        role = column_role(label.text)
        if role and len(label.text) <= _MAX_HEADER and role not in found:
            found[role] = value
    return found if len(found) >= 2 or "budget" in found else {}


def _kind(roles: set[str], place: Place, table: Table) -> str:
    near = " ".join([place.caption, place.intro, *(g.text for g in place.headings)])
    if "measure" in roles and roles & {"result", "outcome"}:
        return "results"
    led_to = place.kind == "measures" or "indicator" in roles or "มาตรการ" in place.caption + place.intro[-_LEADING_CHARS:]
    if "measure" in roles or ("way" in roles and led_to):
        about = near + " " + " ".join(cell.text for cell in table.cells if cell.row < 2)
        listed = any(_OIT_ITEM.match(cell.text) for cell in table.cells if cell.col <= 1)
        plan = "project" in roles and "indicator" not in roles
        if listed or plan or not _INTEGRITY.search(about) or len(roles) < 2:
            return ""
        return "measures"
    if roles & {"result", "outcome"} and "มาตรการ" in near and roles & {"period", "units", "way", "issue", "indicator"}:
        return "results"
    # any project table has money; only those of measures or indicators are read
    ours = _INTEGRITY.search(near) or "measure" in roles or any(_INDICATOR_LABEL.match(c.text) for c in table.cells if c.row and c.col < 2)
    if ours and "budget" in roles and roles & {"obstacle", "suggestion", "indicator", "measure"}:
        return "budget"
    return ""


def _rows(table: Table, roles: dict[int, str], first: int, place: Place, reference: Reference) -> Iterator[ActionRow]:
    current = place.indicator_no or _last_indicator(place, reference)
    first_of: dict[str, int] = {}
    for c, role in roles.items():
        first_of.setdefault(role, c)
    if "measure" not in first_of and "way" in first_of:
        first_of["measure"] = first_of.pop("way")
    grid = table.grid()
    for r in range(first, table.n_rows):
        row = grid[r]
        filled = {id(cell): cell for cell in row if cell and cell.text.strip()}
        if len(filled) == 1 and len({id(cell) for cell in row}) < max(2, table.n_cols - 1):
            number, unsure = indicator_of(unwrap_thai(next(iter(filled.values())).text), reference)
            current = number if number or unsure else current
            continue
        if [column_role(cell.text) for cell in row if cell] == [roles.get(c, "") for c in range(len(row))]:
            continue  # the header again
        cells = {role: cell for role, c in first_of.items() if (cell := row[c])}
        current = _row_indicator(cells, current, reference)
        yield ActionRow(cells, current)


def _row_indicator(cells: Mapping[str, Cell], current: int | None, reference: Reference) -> int | None:
    for role in ("indicator", "issue", "number", "measure"):
        text = cell_text(cells[role]).text if role in cells else ""
        if role == "issue" and (named := name_means(_NUMBERED_LABEL.sub("", text), reference.indicators)):
            return named
        if not text or (role != "indicator" and not _INDICATOR_LABEL.match(text)):
            continue
        number, unsure = indicator_of(text if role == "indicator" else text[:120], reference)
        if number or unsure:
            return number
        if role == "indicator":
            return current if not re.search(r"[ก-ฮ]", text) else None
    return current


def _last_indicator(place: Place, reference: Reference) -> int | None:
    """The indicator that the introducing sentence names last, when its words lead to the table ('ตัวชี้วัดที่ 9 … ดังนี้')."""
    for text in (place.caption, place.intro):
        mentions = [m for m in find_indicator(text, reference.indicators) if m.number_printed]
        if mentions and mentions[-1].status == "resolved":
            return mentions[-1].indicator_no
    return None
