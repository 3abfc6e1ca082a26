"""Every value of a table with its full meaning: what its row says joined with what its column says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractors.layouts.columns import LABEL_ROLES, Column
from extractors.layouts.grid import Grid
from extractors.layouts.meaning import Meaning
from extractors.layouts.rows import Row
from extractors.layouts.values import Value, read_difference, read_value
from extractors.layouts.words import RULED_OUT
from extractors.printed import Cell

_TOTAL_ROLES = frozenset({"score", "total", "average", "percent", "result", "level", "remark", "order", "weighted_score", "difference"})
_READ_ROLES = frozenset({"score", "level", "remark", "percent", "weighted_score", "full_marks", "result", "order"})


@dataclass(slots=True)
class Slot:
    """All that one table says about one subject: a body, a year, an indicator or total.

    Attributes:
        meaning: Indicator or scope, body, year.
        row: First row it was read from.
        cells: Kind of value to (value, cell).
        rivals: Further scores for the same subject in other cells of the same row.
        labels: Label cells of its row.
        order: Whole number of the row's order column, with its cell.
        column: The score's column.
        from_column: The column's heading (not the row's label) names the indicator.
    """

    meaning: Meaning
    row: int
    labels: tuple[Cell, ...]
    cells: dict[str, tuple[Value, Cell]] = field(default_factory=dict)
    rivals: list[tuple[Value, Cell]] = field(default_factory=list)
    order: tuple[int, Cell] | None = None
    column: Column | None = None
    from_column: bool = False

    @property
    def score(self) -> tuple[Value, Cell] | None:
        """The score's value and cell, None where none is printed."""
        return self.cells.get("score")


@dataclass(slots=True)
class PrintedDifference:
    """A difference between two years as printed, with the subject of its row."""

    meaning: Meaning
    row: int
    column: Column
    difference: Decimal
    cell: Cell


@dataclass(slots=True)
class Collected:
    """The values of one table.

    Attributes:
        slots: By subject, in print order.
        differences: Printed differences.
        unread: Values whose row or column nobody understands: (label cells, value cell, reason, quoted text).
        skipped: Reasons of rows that are never scores, with their count.
    """

    slots: dict[tuple[object, ...], Slot] = field(default_factory=dict)
    differences: list[PrintedDifference] = field(default_factory=list)
    unread: list[tuple[tuple[Cell, ...], Cell, str, str]] = field(default_factory=list)
    skipped: dict[str, int] = field(default_factory=dict)


def collect(grid: Grid, columns: tuple[Column, ...], rows: list[Row]) -> Collected:
    """Read every value cell of a table.

    Args:
        grid: The table.
        columns: Its columns with roles.
        rows: Its data rows with meanings.
    """
    collected = Collected()
    values = [c for c in columns if c.role not in LABEL_ROLES and c.role not in ("text", "measure", "weight")]
    default_year = _years_of_levels(values)
    bodies = any(row.meaning.has_body for row in rows)
    by_column = any(c.meaning.has_subject for c in values)
    by_row = any(row.meaning.indicator_no for row in rows)
    silent = {c.col for c in values if _is_silent(c.meaning)}
    covered: set[int] = set()
    row_year: int | None = None
    for row in rows:
        says_all = _says_all(row.meaning)
        row_year = row.meaning.fiscal_year_be or row_year
        if row.meaning.skip:
            collected.skipped[row.meaning.skip] = collected.skipped.get(row.meaning.skip, 0) + 1
            continue
        for column in values:
            cell = grid.cells[row.row][column.col]
            if cell is None or not cell.lines or id(cell) in covered:
                continue
            if cell.col_span > 1 and cell in row.labels:
                continue
            if row.span != 1 and row.meaning.indicator_no and (row.span == 0 or cell.row_span < row.span):
                collected.skipped["sub"] = collected.skipped.get("sub", 0) + 1
                continue
            if row.span > 1:
                covered.add(id(cell))
            if cell.row_span > 1 and _is_shared(cell, rows):
                covered.add(id(cell))
                _shared(collected, cell, column, rows, default_year)
                continue
            if says_all and column.col in silent and column.role != "difference":
                if column.role in _READ_ROLES:
                    _put(collected, row, column, cell, column.role, row.meaning, default_year)
                continue
            years = default_year
            if row.meaning.fiscal_year_be is None and row.meaning.role in ("level", "remark") and row_year:
                years = {column.col: row_year}  # the level row below 'คะแนน ปี 2565' of a turned table
            # among rows of indicators, one whose label nobody understands is an indicator spelt wrong rather than the total
            may_be_total = not (by_row and row.meaning.problem == "unknown") and _may_be_total(row, column, bodies, by_column)
            _take(collected, row, column, cell, years, may_be_total)
    return collected


def _may_be_total(row: Row, column: Column, bodies: bool, by_column: bool) -> bool:
    """Whether a value without a subject is of the total: its row or column must say enough of itself."""
    meaning = column.meaning
    named = meaning.role in _TOTAL_ROLES or meaning.has_body or meaning.fiscal_year_be is not None
    if not named and (by_column or column.header):
        return False
    return bodies or by_column or row.meaning.role in ("level", "score", "result", "order", "remark")


def _is_shared(cell: Cell, rows: list[Row]) -> bool:
    subjects = {r.meaning.indicator_no for r in rows if cell.row <= r.row < cell.row + cell.row_span and r.meaning.indicator_no}
    return len(subjects) > 1


def _shared(collected: Collected, cell: Cell, column: Column, rows: list[Row], years: dict[int, int]) -> None:
    """A value merged over the rows of several indicators is of their instrument or of the total, never of each."""
    group = [r for r in rows if cell.row <= r.row < cell.row + cell.row_span]
    value = read_value(cell.text)
    if value.score is None:
        for row in group:
            if row.meaning.indicator_no and (value.level or value.remark):
                _take(collected, row, column, cell, years, False)
        return
    indicators = {r.meaning.indicator_no for r in group}
    scope = next((s for s, of in _GROUPS.items() if of == indicators), None)
    if scope is None or column.role not in ("score", "result"):
        collected.unread.append((tuple(c for r in group for c in r.labels), cell, "merged", cell.text))
        return
    meaning = replace(group[0].meaning, indicator_no=None, scope=scope, number_printed=None, name_printed=None)
    _take(collected, Row(group[0].row, meaning, ()), column, cell, years, False)


_GROUPS = {"IIT": {1, 2, 3, 4, 5}, "EIT": {6, 7, 8}, "OIT": {9, 10}, "total": set(range(1, 11))}


def _take(collected: Collected, row: Row, column: Column, cell: Cell, default_year: dict[int, int], total_by_default: bool) -> None:
    quantity = _quantity(row.meaning, column)
    if quantity not in _READ_ROLES and quantity != "difference":
        return
    meaning = _join(row.meaning, column.meaning)
    if meaning.problem in ("disagrees", "office", "unknown", "clash") and not (meaning.problem == "unknown" and total_by_default):
        if read_value(cell.text).score is not None and quantity in ("score", "percent", "result"):
            collected.unread.append((row.labels, cell, meaning.problem, meaning.told))
        return
    if not meaning.has_subject:
        if not total_by_default:
            if read_value(cell.text).score is not None and quantity == "score":
                collected.unread.append((row.labels, cell, "unknown", row.meaning.told))
            return
        meaning = replace(meaning, scope="total", problem="", name_printed=None)
    if quantity == "difference":
        signed = read_difference(cell.text)
        if signed is not None:
            collected.differences.append(PrintedDifference(meaning, row.row, column, signed, cell))
        return
    _put(collected, row, column, cell, quantity, meaning, default_year)


def _quantity(row: Meaning, column: Column) -> str:
    if row.role in RULED_OUT or column.role in RULED_OUT:
        return (
            column.role
            if column.role in ("difference", "weighted_score") and row.role not in RULED_OUT
            else ("weighted_score" if row.role == "weighted_score" and column.role == "score" else "other")
        )
    if row.role in ("level", "order", "remark", "weight", "full_marks") and column.role in ("score", "number", "level"):
        return row.role
    if column.role == "number" and (row.has_subject or column.meaning.has_subject) and column.meaning.has_body:
        return "score"
    return column.role


def _is_silent(column: Meaning) -> bool:
    """Whether a column's header names nothing but the kind of value, so that the row alone says what its values are of."""
    told = column.fiscal_year_be or column.has_subject or column.has_body or column.average or column.problem or column.told
    return not told and column.weight is None


def _says_all(row: Meaning) -> bool:
    """Whether a value below a silent header means what its row means: the row names an indicator, and no kind of value or doubt."""
    beside = row.scope or row.role or row.skip or row.problem
    return row.indicator_no is not None and not beside and (row.weight is None or bool(row.weight))


def _join(row: Meaning, column: Meaning) -> Meaning:
    """The meaning of a cell; a clash between row and column means that the table is not understood there."""
    problem, told = row.problem or column.problem, row.told or column.told
    problem = "" if problem == "year" and (row.fiscal_year_be or column.fiscal_year_be) else problem
    both = row.indicator_no and column.indicator_no and row.indicator_no != column.indicator_no
    years = row.fiscal_year_be and column.fiscal_year_be and row.fiscal_year_be != column.fiscal_year_be
    of_other = row.indicator_no and column.scope in _GROUPS and row.indicator_no not in _GROUPS[column.scope]
    if both or years or of_other or (row.has_body and column.has_body):
        problem, told = "clash", f"{row.told or row.name_printed or ''} / {column.told or column.name_printed or ''}"
    indicator = row.indicator_no or column.indicator_no
    scope = None if indicator else _narrower(row.scope, column.scope)
    source = row if row.indicator_no else column
    return Meaning(
        fiscal_year_be=row.fiscal_year_be or column.fiscal_year_be,
        indicator_no=indicator,
        scope=scope,
        number_printed=source.number_printed,
        name_printed=source.name_printed,
        average=row.average or column.average,
        office_id=row.office_id or column.office_id,
        agency=row.agency or column.agency,
        weight=row.weight or column.weight,
        problem=problem,
        told=told,
    )


def _narrower(row: str | None, column: str | None) -> str | None:
    if row in (None, "total"):
        return column or row
    return row


def _put(collected: Collected, row: Row, column: Column, cell: Cell, quantity: str, meaning: Meaning, default_year: dict[int, int]) -> None:
    if meaning.fiscal_year_be is None and column.col in default_year:
        meaning = replace(meaning, fiscal_year_be=default_year[column.col])
    value = read_value(cell.text)
    kind = _kind(quantity, value)
    agency = meaning.agency.agency_id if meaning.agency else None
    of_row = row.meaning.indicator_no is not None or row.meaning.has_body
    line = row.row if of_row else -1
    average = meaning.average and meaning.indicator_no is None
    subject = (meaning.fiscal_year_be, meaning.indicator_no, meaning.scope, average)
    key: tuple[object, ...] = (line, meaning.office_id, agency, *subject)
    slot = collected.slots.get(key)
    beside = slot is not None and slot.column is not None and slot.column.col != column.col
    repeated = beside and kind == "score" and column.meaning.indicator_no is not None
    if slot is None or repeated:
        key = (*key, column.col) if repeated else key
        order = (row.order, row.order_cell) if row.order is not None and row.order_cell is not None else None
        slot = Slot(meaning, row.row, row.labels, order=order, from_column=column.meaning.indicator_no is not None)
        collected.slots[key] = slot
    if kind == "score" and value.empty:
        return
    if kind not in slot.cells:
        slot.cells[kind] = (value, cell)
        slot.column = column if kind == "score" else slot.column
    elif kind == "score":
        slot.rivals.append((value, cell))
    if kind == "score":
        _words_beside(slot, value, cell)


def _kind(quantity: str, value: Value) -> str:
    if quantity in ("score", "result") and value.score is None and not value.problem and (value.level or value.remark):
        return "level" if value.level else "remark"
    return "score" if quantity == "result" else quantity


def _words_beside(slot: Slot, value: Value, cell: Cell) -> None:
    if value.level and "level" not in slot.cells:
        slot.cells["level"] = (Value(level=value.level, remark=value.remark), cell)
    elif value.remark and "remark" not in slot.cells:
        slot.cells["remark"] = (Value(remark=value.remark), cell)


def _years_of_levels(values: list[Column]) -> dict[int, int]:
    """A level or remark column without a year of its own: of the score on its left, or of the latest year."""
    scores = [c for c in values if c.role == "score" and c.meaning.fiscal_year_be]
    years = {c.meaning.fiscal_year_be for c in scores}
    if len(years) < 2:
        only = next((year for year in years if year), None)
        return {c.col: only for c in values if only and c.role in ("level", "remark")}
    latest = max(year for year in years if year)
    found: dict[int, int] = {}
    loose = [c for c in values if c.role in ("level", "remark") and not c.meaning.fiscal_year_be]
    for column in loose:
        left = [c for c in scores if c.col < column.col]
        of_left = left[-1].meaning.fiscal_year_be if left else None
        alternating = sum(c.role == column.role for c in loose) == len(scores)
        if of_left is not None and (alternating or of_left == latest):
            found[column.col] = of_left
    return found
