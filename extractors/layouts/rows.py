"""What each row of a table is of: an indicator, an instrument, the total, an office, a year; or a row to pass over."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.layouts.agencies import read_agency
from extractors.layouts.columns import LABEL_ROLES, Column
from extractors.layouts.grid import Grid, looks_like_value
from extractors.layouts.meaning import NOTHING, OF_INSTRUMENT, LabelReader, Meaning, number_of
from extractors.layouts.words import RULED_OUT, squeeze
from extractors.printed import Cell
from normalizers.thai import unwrap_thai

_VALUE_LABELS = frozenset({"level", "order", "remark", "weight", "full_marks", "percent", *RULED_OUT})
_MOST = 0.7
_ORDER = re.compile(r"\d{1,4}[.)]?")
_LETTER = re.compile(r"[ก-๙a-zA-Z]")
_OF_ALL = re.compile(r"(?:รวม|เฉลี่ย|ค่าเฉลี่ย|คะแนนเฉลี่ย)")


@dataclass(frozen=True, slots=True)
class Row:
    """One data row.

    Attributes:
        row: Row number.
        meaning: What its labels say; `skip` or `problem` where its values are no scores or nobody knows of what.
        labels: The label cells that say so.
        order: Whole number in the column that may hold ranks.
        order_cell: That cell.
        span: Rows that the cell naming the indicator covers, where nothing tells these rows apart: then only a value
            merged over the same rows is the indicator's, the others are of its parts.
    """

    row: int
    meaning: Meaning
    labels: tuple[Cell, ...]
    order: int | None = None
    order_cell: Cell | None = None
    span: int = 1


@dataclass(frozen=True, slots=True)
class RowPlan:
    """Which label column plays which part in this table.

    Attributes:
        number / order: The columns of the indicator's number and of the numbers that may be ranks.
        names / items / instruments / bodies / years / provinces: The other parts, from left to right.
        all_labels / subjects / named: Numbers of the columns that say what a row is of; names and instruments; number and names.
    """

    number: Column | None
    order: Column | None
    names: tuple[int, ...]
    items: tuple[int, ...]
    instruments: tuple[int, ...]
    bodies: tuple[Column, ...]
    years: tuple[int, ...]
    provinces: tuple[int, ...]
    all_labels: tuple[int, ...]
    subjects: tuple[int, ...]
    named: tuple[int, ...]


def plan_rows(grid: Grid, columns: tuple[Column, ...], labels: LabelReader) -> RowPlan:
    """Assign the label columns; running numbers are the indicator number only where they agree with the names."""
    having: dict[str, list[Column]] = {}
    for column in columns:
        having.setdefault(column.role, []).append(column)

    def cols(role: str) -> tuple[int, ...]:
        return tuple(c.col for c in having.get(role, ()))

    names, explicit = cols("indicator"), having.get("indicator_number", [])
    number = explicit[0] if explicit else None
    if number is None and names:
        running = (c for c in columns if c.role in ("row_number", "order"))
        number = next((c for c in running if _agrees(grid, c, names, labels)), None)
    orders = [c for c in (*having.get("order", ()), *having.get("row_number", ()), *explicit[1:]) if c is not number]
    items, instruments, years, provinces = cols("item"), cols("instrument"), cols("year"), cols("province")
    bodies, numbers = tuple(having.get("office", ())), (number.col,) if number else ()
    return RowPlan(
        number,
        orders[0] if orders else None,
        names,
        items,
        instruments,
        bodies,
        years,
        provinces,
        (*numbers, *names, *items, *instruments, *cols("office"), *years),
        (*names, *instruments),
        (*numbers, *names),
    )


def _agrees(grid: Grid, column: Column, names: tuple[int, ...], labels: LabelReader) -> bool:
    """Whether a column of running numbers is the indicator number.

    Plain row numbers of a table that leaves an indicator out agree at first and then run behind the names; that is no
    disagreement, so all must agree, unless the names themselves stand twice or out of order.
    """
    pairs: list[tuple[int, int]] = []
    for row in grid.data:
        number = number_of(grid.keys[row][column.col])
        if not number:
            continue
        named = next((m.indicator_no for c in names if (m := _label(grid, row, c, labels)).indicator_no), None)
        if named:
            pairs.append((int(number), named))
    agreed = sum(number == named for number, named in pairs)
    counts_rows = [number for number, _ in pairs] == list(range(1, len(pairs) + 1))
    rising = all(a[1] < b[1] for a, b in pairwise(pairs))
    if counts_rows and rising:
        return bool(pairs) and agreed == len(pairs)
    return bool(pairs) and agreed >= _MOST * len(pairs)


def _label(grid: Grid, row: int, col: int, labels: LabelReader) -> Meaning:
    cell = grid.cells[row][col]
    return labels.read(cell.text) if cell is not None and cell.lines else NOTHING


def read_rows(grid: Grid, columns: tuple[Column, ...], labels: LabelReader) -> list[Row]:
    """Return the data rows with their meaning; headings inside the table give theirs to the rows below them."""
    plan = plan_rows(grid, columns, labels)
    header_keys = [[grid.keys[row][col] for col in grid.cols] for row in grid.header]
    opening = {keys[0] for keys in header_keys if keys}
    value_cols = {c.col for c in columns if c.role not in LABEL_ROLES}
    heading = NOTHING
    rows: list[Row] = []
    for number in grid.data:
        own = grid.row_cells(number)
        filled = [cell for cell in own if cell.lines]
        if not filled:
            continue
        keys = grid.keys[number]
        if keys[grid.cols[0]] in opening and [keys[col] for col in grid.cols] in header_keys:
            continue
        if len(filled) == 1 and _is_heading(filled[0], own, value_cols):
            heading = _next_heading(heading, labels.read(filled[0].text))
            continue
        rows.append(_row(grid, number, plan, labels, heading))
    if len(rows) == 1 and not rows[0].labels and not heading.problem:
        return [replace(rows[0], meaning=replace(rows[0].meaning, problem=""))]  # the columns say what its values are of
    return rows


def _is_heading(only: Cell, own: list[Cell], value_cols: set[int]) -> bool:
    """One cell over the whole row, or one label with nothing in any value column, is a heading or a note."""
    if only.row_span != 1 or not (len(own) == 1 or only.col not in value_cols):
        return False
    return not looks_like_value(squeeze(only.text))


def _next_heading(before: Meaning, found: Meaning) -> Meaning:
    """A heading inside a table changes what it names and leaves the rest; an indicator's heading is not handed down."""
    return replace(
        before,
        fiscal_year_be=found.fiscal_year_be or before.fiscal_year_be,
        scope=(found.scope if found.scope != "total" else None) or before.scope,
        office_id=found.office_id or (None if found.has_body else before.office_id),
        agency=found.agency or (None if found.has_body else before.agency),
        skip="mean" if found.skip == "mean" else "",
        problem=found.problem if found.problem == "office" else "",
        told=found.told if found.problem == "office" else "",
    )


def _row(grid: Grid, row: int, plan: RowPlan, labels: LabelReader, heading: Meaning) -> Row:
    line, keys = grid.cells[row], grid.keys[row]
    cells = _distinct(line, plan.all_labels)
    meaning = _subject(line, keys, plan, labels, cells)
    if plan.bodies or plan.provinces or plan.years:
        meaning = _with_body(line, plan, labels, meaning)
    if heading is not NOTHING:
        meaning = _with_heading(meaning, heading)
    order_cell = line[plan.order.col] if plan.order else None
    key = keys[plan.order.col] if plan.order else ""
    order = int(key.strip(".)")) if _ORDER.fullmatch(key) else None
    span = 1
    if meaning.indicator_no and not plan.years and not plan.bodies:
        span = max([c.row_span for col in plan.named if (c := line[col]) is not None and c.lines], default=1)
        if span == 1 and plan.items and _distinct(line, plan.items):
            span = 0
    return Row(row, meaning, tuple(cells), order, order_cell, span)


def _subject(line: list[Cell | None], keys: list[str], plan: RowPlan, labels: LabelReader, cells: list[Cell]) -> Meaning:
    number_cell = line[plan.number.col] if plan.number else None
    number = number_of(keys[plan.number.col]) if plan.number and number_cell is not None else None
    items = [c for col in plan.items if (c := line[col]) is not None and c.lines] if plan.items else []
    names = _distinct(line, plan.subjects)
    told_by = [*names, number_cell, *items] if number_cell else names + items
    read = [labels.read(cell.text) for cell in told_by]
    skip = next((m.skip for m in read if m.skip), "")
    if skip or (items and not any(m.indicator_no for m in read)):
        return Meaning(skip=skip or "question")
    found = _indicator(plan, line, number, labels, number_cell)
    if found is not None:
        return found
    instrument = _instrument(plan, line, labels)
    total = next((m for m in read if m.scope), None)
    total_word = next((m for m in read if m.scope == "total"), None)
    if total_word is not None:
        return replace(total_word, scope=instrument[0] if instrument else "total", problem="")
    if total is not None and (instrument is None or not instrument[1] or (len(names) == 1 and names[0].row_span == 1)):
        return replace(total, problem="")
    # 'คะแนนเฉลี่ย IIT' in a row of its own beside the merged 'IIT'
    own = next((m for cell in names if cell.row_span == 1 and (m := labels.read(cell.text)).scope), None)
    if own is not None:
        return replace(own, problem="")
    role = next((m.role for m in read if m.role in (*_VALUE_LABELS, "score", "result", "year", "average")), "")
    year = next((m.fiscal_year_be for m in read if m.fiscal_year_be), None)
    told = " ".join(unwrap_thai(cell.text) for cell in cells)
    problem = "" if role else "unknown"
    return Meaning(role=role, fiscal_year_be=year, problem=problem, told=told, number_printed=number)


def _indicator(plan: RowPlan, line: list[Cell | None], number: str | None, labels: LabelReader, number_cell: Cell | None) -> Meaning | None:
    """The indicator of a row out of its number and its name, None when no label names one."""
    names = _distinct(line, plan.names)
    for cell in names:
        if cell is number_cell:
            continue
        named = labels.read(cell.text)
        if (named.scope and not named.indicator_no) or named.role in _VALUE_LABELS:
            if number and named.scope in ("IIT", "EIT", "OIT") and not OF_INSTRUMENT.search(squeeze(cell.text)):
                return labels.indicator(number, unwrap_thai(cell.text))
            return None
        if named.problem == "disagrees":
            return named
        if number and named.indicator_no and not named.name_printed and named.number_printed == number:
            continue  # 'ตัวชี้วัดที่ 9' beside the 9: its name stands in another cell
        if named.indicator_no or (number and _LETTER.search(cell.text)):
            if number is None:
                return named
            inner = named.number_printed
            if inner and inner != number:
                told = f"{number} {unwrap_thai(cell.text)}"
                return replace(named, indicator_no=None, problem="disagrees", told=told, number_printed=number)
            return labels.indicator(number, named.name_printed or unwrap_thai(cell.text))
    if number is None:
        return None
    if number_cell is not None and labels.read(number_cell.text).indicator_no and not plan.names:
        return labels.read(number_cell.text)
    return labels.indicator(number, None) if not names else None


def _instrument(plan: RowPlan, line: list[Cell | None], labels: LabelReader) -> tuple[str, bool] | None:
    """(instrument, whether its cell is merged over rows) of a row."""
    for cell in _distinct(line, plan.instruments) if plan.instruments else ():
        scope = labels.read(cell.text).scope
        if scope in ("IIT", "EIT", "OIT"):
            return scope, cell.row_span > 1
    return None


def _distinct(line: list[Cell | None], cols: tuple[int, ...]) -> list[Cell]:
    """The filled cells of some columns, one that is merged over several of them once."""
    found: list[Cell] = []
    for col in cols:
        cell = line[col]
        if cell is not None and cell.lines and (cell.col_span == 1 or cell not in found):
            found.append(cell)
    return found


def _with_body(line: list[Cell | None], plan: RowPlan, labels: LabelReader, meaning: Meaning) -> Meaning:
    province = next((unwrap_thai(c.text) for c in _distinct(line, plan.provinces)), None)
    for column in plan.bodies:
        cell = line[column.col]
        if cell is None or not cell.lines:
            continue
        found = _body(cell, column, province, labels)
        if meaning.skip or (meaning.has_subject and not found.has_body):
            continue
        kept = meaning if meaning.has_subject else replace(meaning, problem="", told="")
        if found.skip or found.problem or found.has_body:
            meaning = replace(
                kept,
                office_id=found.office_id,
                agency=found.agency,
                skip=found.skip,
                problem=found.problem or kept.problem,
                told=found.told or kept.told,
            )
        elif found.scope == "total" or squeeze(cell.text).startswith(("รวม", "เฉลี่ย", "ค่าเฉลี่ย")):
            meaning = replace(kept, skip="mean")
        else:
            meaning = replace(kept, problem="unknown", told=unwrap_thai(cell.text))
    if not plan.bodies and plan.provinces and not meaning.has_subject:
        meaning = replace(meaning, skip="province", problem="")
    for col in plan.years:
        cell = line[col]
        if cell is not None and cell.lines and (year := labels.read(cell.text).fiscal_year_be):
            kept = meaning if meaning.problem != "unknown" else replace(meaning, problem="", told="")
            meaning = replace(kept, fiscal_year_be=year)
    return meaning


def _body(cell: Cell, column: Column, province: str | None, labels: LabelReader) -> Meaning:
    """The office or agency of a row; a short name ('ตราด') is read together with its column's header ('สพม.')."""
    found = labels.read(cell.text)
    if (found.has_body and found.agency is None) or found.skip or found.problem == "office":
        return found
    prefix = next((p for p in ("สพป", "สพม") if column.header.startswith(p)), None) or (
        "สพป" if "ประถมศึกษา" in column.header else "สพม" if "มัธยมศึกษา" in column.header else None
    )
    if prefix:
        joined = labels.read(f"{prefix}.{unwrap_thai(cell.text)}")
        if joined.has_body or joined.problem:
            return joined
    if found.scope or _OF_ALL.match(squeeze(cell.text)):
        return replace(found, agency=None)
    agency = read_agency(cell.text, column.agency_type, province)
    return replace(found, agency=agency) if agency else found


def _with_heading(meaning: Meaning, heading: Meaning) -> Meaning:
    office_id, agency, problem, told = meaning.office_id, meaning.agency, meaning.problem, meaning.told
    if not meaning.has_body:
        office_id, agency = heading.office_id, heading.agency
        if heading.problem and not problem:
            problem, told = heading.problem, heading.told
    return replace(
        meaning,
        fiscal_year_be=meaning.fiscal_year_be or heading.fiscal_year_be,
        office_id=office_id,
        agency=agency,
        skip=meaning.skip or heading.skip,
        scope=heading.scope if meaning.scope == "total" and heading.scope and meaning.average else meaning.scope,
        problem=problem,
        told=told,
    )
