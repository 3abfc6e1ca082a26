"""What a document is: report of an office, of its group, of a school, or something else; its year and OIT item."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from extractors.layouts.agencies import read_agency
from extractors.layouts.words import squeeze
from extractors.outline import Group, Outline
from extractors.printed import Line, PrintedDocument, Table
from extractors.records import AgencyRef
from normalizers.fiscal_year import find_fiscal_years
from normalizers.oit import find_oit_item

_OFFICE = re.compile(r"สำนักงานเขตพื้นที่การศึกษา|เขตพื้นที่การศึกษา(?:ประถมศึกษา|มัธยมศึกษา)|สพ[ปมท]\.?(?=\s*[ก-ฮเแโใไ])")
_SCHOOL = re.compile(r"(?:ของ)?(?:โรงเรียน|วิทยาลัย)\s*[ก-๙]{3,}")
_OTHER = re.compile(
    r"(?:เทศบาล(?:ตำบล|เมือง|นคร)|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|โรงพยาบาล|สำนักงานสาธารณสุข|มหาวิทยาลัย|สถานีตำรวจ|อบต\."
    r"|ที่ว่าการอำเภอ)\s*[ก-๙]*"
)
_GROUP = re.compile(
    r"(?:ของ|โดย|:|^)\s*(?:กลุ่ม(?:งาน)?(?:อำนวยการ|บริหาร|นโยบาย|ส่งเสริม|นิเทศ|พัฒนาครู|กฎหมาย|โรงเรียน)[ก-๙]*"
    r"|หน่วยตรวจสอบภายใน|คณะกรรมการ(?:ระดับ)?(?:อำเภอ|กลุ่มโรงเรียน)[ก-๙]*|กลุ่มโรงเรียน\s*[ก-๙]*)",
    re.MULTILINE,
)
# As many as `_SCHOOL` finds, without the word that may stand before.
_SCHOOLS = re.compile(r"โรงเรียน\s*[ก-๙]{3,}|วิทยาลัย\s*[ก-๙]{3,}")
_SCHOOLS_OF = re.compile(r"โรงเรียนใน|โรงเรียนสังกัด|(?:รายชื่อ|ทุก|กลุ่ม)\s*โรงเรียน")
_TITLE_LINES = 14
_ASSESSMENT, _ITA = "คุณธรรมและความโปร่งใส", re.compile(r"\bITA\b")


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """What a document is.

    Attributes:
        doc_type: 'office', 'group', 'school' or 'other'.
        reason: Why, in words.
        agency: The school or other body whose own report it is, None otherwise.
        fiscal_year_be: Its own year, None when nothing certain says.
        oit_item: 'O42' and the like, None when not printed.
    """

    doc_type: str
    reason: str
    agency: AgencyRef | None
    fiscal_year_be: int | None
    oit_item: str | None


def document_kind(printed: PrintedDocument, outline: Outline) -> DocumentKind:
    """Decide from the title page, then the headings, then how often the text names which kind of body."""
    title = _title(printed)
    doc_type, reason, agency = _type(title, outline, printed)
    return DocumentKind(doc_type, reason, agency, _year(title, outline), _item(title))


def _title(printed: PrintedDocument) -> str:
    """The lines of the first page that stand above its first table and before running text."""
    lines: list[str] = []
    first_page = min((r.page for r in printed.pages if r.text_source != "none"), default=1)
    for block in printed.blocks:
        if isinstance(block, Table) or block.page != first_page or len(lines) >= _TITLE_LINES:
            break
        lines.append(block.text)
    return "\n".join(lines)


def _type(title: str, outline: Outline, printed: PrintedDocument) -> tuple[str, str, AgencyRef | None]:
    headings = "\n".join(g.text for g in outline.headings()[:12])
    for where, text in (("title", title), ("headings", headings)):
        found = _by_words(text, where)
        if found:
            return found
    # a sign that no name holds keeps the lines apart
    body = "\0".join(line.text for block in printed.blocks for line in ((block,) if isinstance(block, Line) else _lines_of(block)))
    offices, others = len(_OFFICE.findall(body)), len(_OTHER.findall(body))
    if offices and offices >= others:
        return "office", "body names area offices", None
    if others:
        return "other", "body names other agencies", None
    if len(_SCHOOLS.findall(body)) >= 2:
        return "school", "body names schools and no area office", None
    return "other", "no area office and no school is named", None


def _lines_of(table: Table) -> list[Line]:
    return [line for cell in table.cells for line in cell.lines]


def _by_words(text: str, where: str) -> tuple[str, str, AgencyRef | None] | None:
    """The body named first on the title page as the report's own; a school names its area office below itself."""
    school = _SCHOOL.search(text) if "โรงเรียน" in text or "วิทยาลัย" in text else None
    other, office = _OTHER.search(text), _OFFICE.search(text)
    group = _GROUP.search(text) if "กลุ่ม" in text or "หน่วย" in text or "คณะกรรมการ" in text else None
    own_school = school and not _SCHOOLS_OF.search(text[max(0, school.start() - 25) : school.end()])
    if other and (not office or other.start() < office.start()):
        return "other", f"{where} names {other.group().strip()}", read_agency(_rest_of_line(text, other.start()))
    if school and own_school and (not office or school.start() < office.start()):
        return (
            "school",
            f"{where} names {school.group().strip()} first",
            read_agency(_rest_of_line(text, school.start()).removeprefix("ของ")),
        )
    if group and (not office or group.start() < office.start()):
        return "group", f"{where} names {group.group().strip()}", None
    if office:
        return "office", f"{where} names an area office", None
    return None


def _rest_of_line(text: str, start: int) -> str:
    line = text[start:].split("\n", 1)[0]
    return re.split(r"\s+(?:สำนักงาน|สังกัด|สพ[ปม]|อำเภอ|ประจำปี|ปีงบประมาณ|ปี)|ประจำปี|ปีงบประมาณ", line)[0].strip()


def _year(title: str, outline: Outline) -> int | None:
    """The year of the title; else the one that most headings name."""
    for kinds in (("fiscal",), ("plain",)):
        years = Counter(m.fiscal_year_be for m in find_fiscal_years(title) if m.kind in kinds)
        if len(years) > 1:
            # 'ผลการประเมินปี N-1 ไปสู่การปรับปรุงปี N' is a document of year N.
            return max(years)
        if years:
            return next(iter(years))
    named = {m.fiscal_year_be for g in outline.headings() for m in find_fiscal_years(g.text) if m.kind == "fiscal"}
    return named.pop() if len(named) == 1 else None


def _item(title: str) -> str | None:
    """The OIT item on the title page or in the first lines; a table of items names many and so none."""
    found = {item for text in title.split("\n") if (item := find_oit_item(text))}
    return found.pop() if len(found) == 1 else None


def is_ita_document(groups: tuple[Group, ...]) -> bool:
    """Whether headings or text speak of the integrity and transparency assessment."""
    if any(_ASSESSMENT in g.text or ("ITA" in g.text and _ITA.search(g.text)) for g in groups):
        return True
    # blanks and marks may stand anywhere in the words: looked for where all their rarer letters are
    return any("ธ" in g.text and "ณ" in g.text and "ใ" in g.text and _ASSESSMENT in squeeze(g.text) for g in groups)
