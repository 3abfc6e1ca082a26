"""What each column of a table is: from the words of its header, and from what stands in it where the words are open."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.layouts.agencies import agency_type_of_header
from extractors.layouts.grid import Grid, looks_like_value
from extractors.layouts.meaning import NOTHING, LabelReader, Meaning, number_of
from extractors.layouts.values import Value, read_value
from extractors.layouts.words import MOST_TEXTS, RULED_OUT, bare_key, squeeze
from extractors.printed import Cell

LABEL_ROLES = frozenset({"order", "row_number", "indicator_number", "indicator", "instrument", "office", "province", "year", "item"})
_OTHER_MARKS = re.compile(r"ปี|ก่อน|เดิม|หลัง|เป้า|ช่วง|เกณฑ์|เต็ม|ขั้น|ส่วน|น้ำหนัก|เพิ่ม|ลด|ต่าง")
_WHOLE, _FIGURES, _YEAR, _DIGIT, _SHORT_YEAR = (re.compile(p) for p in (r"\d{1,3}", r"[\d.,]+", r"25[4-9]\d", r"\d", r"[5-7]\d"))
_OPEN_ROLES = frozenset({"", "result", "indicator", "year", "percent", "average", "office", "total"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        col: Column number.
        role: Label role, value role ('score', 'level', 'remark', ...), 'text', or 'number' for figures under a header
            that says nothing known.
        meaning: What its headers say beside the role (year, indicator, instrument, office).
        header: Squeezed header words without the year.
        agency_type: Kind of body that an office column lists.
    """

    col: int
    role: str
    meaning: Meaning
    header: str = ""
    agency_type: str | None = None


@dataclass(frozen=True, slots=True)
class _Content:
    filled: int
    scores: int
    decimals: int
    whole: tuple[int, ...]
    levels: int
    remarks: int
    indicators: int
    numbers: int
    worded: int
    instruments: int
    bodies: int
    years: int


def read_columns(grid: Grid, labels: LabelReader, inherited: tuple[Column, ...] = ()) -> tuple[Column, ...]:
    """Return the columns of a table.

    Args:
        grid: The table, cut into header and data rows.
        labels: Reader of labels.
        inherited: Columns of the table that this one continues; used when it has no header of its own.
    """
    if not grid.header and len(inherited) == len(grid.cols):
        return tuple(replace(column, col=col) for column, col in zip(inherited, grid.cols, strict=True))
    columns = [_column(grid, col, labels) for col in grid.cols]
    columns = _settle(_settle_numbers(columns), "average", "other")
    return tuple(_settle(columns, "percent", "percent"))


def _column(grid: Grid, col: int, labels: LabelReader) -> Column:
    cells = grid.header_cells(col)
    texts = [cell.text for cell in cells]
    keys = [bare_key(text) for text in texts]
    meaning = _numbered(grid, cells, keys, combine_headers([labels.read(text) for text in texts]), labels)
    short = next((i for i, text in enumerate(texts) if _SHORT_YEAR.fullmatch(squeeze(text))), None) if len(texts) > 1 else None
    if short is not None and any("ปี" in text for i, text in enumerate(texts) if i != short):
        meaning = replace(meaning, fiscal_year_be=2500 + int(squeeze(texts[short])))
    header = " ".join(keys)
    role = _role(meaning, bool(cells), grid, col, labels)
    agency = agency_type_of_header(header) if role == "office" else None
    return Column(col, role, meaning, header, agency)


def _numbered(grid: Grid, cells: list[Cell], keys: list[str], meaning: Meaning, labels: LabelReader) -> Meaning:
    """A bare number is an indicator's where the header above it, or the label on its left, says 'ตัวชี้วัด(ที่)'."""
    bare = [i for i, key in enumerate(keys) if len(key) <= 2 and key.isdecimal()]
    if not bare:
        return meaning
    key, number = keys[bare[-1]], cells[bare[-1]]
    said = [k for k, c in zip(keys, cells, strict=True) if c is not number and c.row < number.row]
    said += [grid.keys[number.row][grid.cols[0]]] if number.col != grid.cols[0] else []
    if not any("ตัวชี้วัด" in k or "ตัวที่วัด" in k for k in said):
        return meaning
    found = labels.indicator(key, meaning.name_printed if meaning.indicator_no else None)
    problem = found.problem if found.problem == "disagrees" else meaning.problem
    told = found.told or meaning.told
    return replace(
        meaning,
        role="",
        indicator_no=found.indicator_no,
        number_printed=found.number_printed,
        problem=problem,
        told=told,
    )


def combine_headers(meanings: list[Meaning]) -> Meaning:
    """Join the meanings of stacked header cells: the lower refines the upper, but 'target' or 'mean' anywhere stays.

    A problem of any part stays too, so that an office that nobody knows is not overlooked.
    """
    if not meanings:
        return NOTHING
    joined = meanings[0] if meanings[0].weight != 0 else replace(meanings[0], weight=None)
    for lower in meanings[1:]:
        role = lower.role or joined.role
        if joined.role in RULED_OUT or (lower.role in ("total", "year", "indicator") and joined.role in ("score", "level", "remark")):
            role = joined.role
        if joined.role == "indicator" and lower.role == "row_number":
            role = "indicator_number"  # 'ที่' under 'ตัวชี้วัด'
        joined = Meaning(
            role=role,
            fiscal_year_be=lower.fiscal_year_be or joined.fiscal_year_be,
            indicator_no=lower.indicator_no or joined.indicator_no,
            number_printed=lower.number_printed or joined.number_printed,
            name_printed=lower.name_printed or joined.name_printed,
            scope=lower.scope or joined.scope,
            average=lower.average or joined.average,
            office_id=lower.office_id or joined.office_id,
            agency=lower.agency or joined.agency,
            weight=lower.weight or joined.weight,
            skip=lower.skip or joined.skip,
            problem=lower.problem or joined.problem,
            told=lower.told or joined.told,
        )
    if joined.problem == "unknown":
        joined = replace(joined, problem="", told="")
    return replace(joined, scope=None) if joined.indicator_no and joined.scope != "total" else joined


def _role(meaning: Meaning, has_header: bool, grid: Grid, col: int, labels: LabelReader) -> str:
    """The role that the header gives; what stands below it is looked at only where the words leave the role open."""
    role = meaning.role
    if meaning.skip in ("question", "sub", "mean"):
        return "other"
    if role in RULED_OUT or role in ("measure", "weight", "full_marks"):
        return role
    if role in ("percent", "average", "total"):
        return "score" if role == "total" else role
    if role not in _OPEN_ROLES and role not in ("order", "row_number", "indicator_number", "level"):
        return role
    content = _content(grid, col, labels)
    if role in ("order", "row_number", "indicator_number"):
        return "indicator" if content.indicators > len(content.whole) else role  # 'ประเด็น' or 'ตัวชี้วัดที่' over names
    if role == "level":
        # 'คะแนน/ระดับ', 'ระดับคะแนน' over figures: the score, unless another column is headed as the score
        return "average" if content.decimals >= max(1, (content.filled + 1) // 2) else role
    subject = meaning.indicator_no is not None or meaning.scope in ("IIT", "EIT", "OIT") or meaning.has_body
    if subject or (role == "year" and meaning.fiscal_year_be and content.years < content.filled):
        # Below an office or an indicator stand scores, levels and remarks: the labels of the rows tell them apart.
        return "score" if content.scores else _value_role(content) or "text"
    return _by_content(role, content, has_header)


def _value_role(content: _Content) -> str:
    if content.levels > content.scores:
        return "level"
    return "remark" if content.remarks > content.scores and not content.levels else ""


def _by_content(role: str, content: _Content, has_header: bool) -> str:
    """Decide a header that leaves several readings ('ตัวชี้วัด', 'ผลการประเมิน') or says nothing."""
    most = max(1, (content.filled + 1) // 2)
    if role in ("office", "year"):
        return role
    if content.instruments >= most and content.instruments > content.indicators:
        return "instrument"
    if content.indicators >= most:
        return "indicator"
    if content.worded >= most or (content.numbers >= most and role == "indicator"):
        return "indicator_number"
    if role == "indicator":
        return "indicator"
    if content.years >= most:
        return "year"
    if content.bodies >= most:
        return "office"
    if role == "result":
        return _value_role(content) or ("score" if content.scores >= most else "text")
    if content.levels >= most:
        return "score" if content.decimals >= most else "level"  # '94.40 (A)'
    if content.decimals >= most:
        return "number" if has_header else "score"
    if content.whole and len(content.whole) >= most:
        return "row_number" if not has_header or max(content.whole) <= len(content.whole) + 1 else "number"
    return "remark" if content.remarks >= most else "text"


def _content(grid: Grid, col: int, labels: LabelReader) -> _Content:
    wide = max(3, len(grid.cols))
    before: Cell | None = None
    seen: set[int] = set()
    shown: list[_Shown] = []
    indicators = worded = instruments = bodies = years = 0
    for row in grid.data:
        cell = grid.cells[row][col]
        if cell is None or cell is before or not cell.lines or cell.col_span >= wide or id(cell) in seen:
            continue
        before = cell
        seen.add(id(cell))
        text = cell.text
        shows = _shown(text)
        shown.append(shows)
        if shows.is_worded:
            meaning = labels.read(text)
            if meaning is NOTHING:
                continue
            if meaning.indicator_no is not None and meaning.name_printed is None:
                worded += 1
            if meaning.problem == "disagrees" or (meaning.indicator_no is not None and meaning.name_printed is not None):
                indicators += 1
            instruments += meaning.scope in ("IIT", "EIT", "OIT")
            bodies += meaning.problem == "office" or meaning.has_body
            years += meaning.role == "year"
    numbers, is_year, scores, decimals, levels, remarks = map(sum, zip(*(s.counts for s in shown), strict=True)) if shown else (0,) * 6
    whole = tuple(s.whole for s in shown if s.whole is not None)
    return _Content(len(shown), scores, decimals, whole, levels, remarks, indicators, numbers, worded, instruments, bodies, years + is_year)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the text of one cell is by itself.

    Attributes:
        whole: A whole number of up to three digits.
        is_worded: More than figures, so that it may mean something.
        counts: Whether it is the number of an indicator, a year alone, a score, one with decimals, a level, a remark.
    """

    whole: int | None
    is_worded: bool
    counts: tuple[bool, bool, bool, bool, bool, bool]


@lru_cache(maxsize=MOST_TEXTS)
def _shown(text: str) -> _Shown:
    key = squeeze(text)
    is_worded = len(key) > 1 and not _FIGURES.fullmatch(key)
    value = read_value(text) if looks_like_value(key) or _DIGIT.match(key) else Value()
    counts = (
        bool(number_of(key)),
        not is_worded and bool(_YEAR.fullmatch(key)),
        value.score is not None,
        value.score is not None and "." in value.printed,
        value.level is not None,
        value.remark is not None,
    )
    return _Shown(int(key) if _WHOLE.fullmatch(key) else None, is_worded, counts)


def _settle_numbers(columns: list[Column]) -> list[Column]:
    """The one column of figures whose header speaks of marks in other words ('คะแนนที่หน่วยงานได้รับ') holds the scores."""
    numbers = [c for c in columns if c.role == "number"]
    if not numbers:
        return columns
    worded = [c for c in numbers if "คะแนน" in c.header and not _OTHER_MARKS.search(c.header)]
    if len(worded) != 1 or any(c.role in ("score", "average", "percent", "number") and c is not worded[0] for c in columns):
        return columns
    return [replace(c, role="score") if c is worded[0] else c for c in columns]


def _settle(columns: list[Column], role: str, beside_scores: str) -> list[Column]:
    """'คะแนนเฉลี่ย' or 'ร้อยละ' heads the score unless another column of the same year and body already does.

    Beside one an average is of something else; a percentage stays open for full marks.
    """
    if role not in [c.role for c in columns]:
        return columns
    taken = {_stands_for(c) for c in columns if c.role == "score"}
    return [replace(c, role=beside_scores if _stands_for(c) in taken else "score") if c.role == role else c for c in columns]


def _stands_for(column: Column) -> tuple[object, ...]:
    m = column.meaning
    return (m.fiscal_year_be, m.office_id, m.agency, m.indicator_no, m.scope)
