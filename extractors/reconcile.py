"""Numbers whose readings differ: decided by the report's own redundancy where that leaves exactly one, else kept out.

OCR writes the candidates of such a cell with a mark between them, which no parser takes for a number. A rank is decided by
the ranks around it, a level by the score beside it, a score by its neighbours in order and the level beside it. What stays
undecided spoils its row's numbers on purpose: the row becomes a finding instead of a score.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.doubt import DECIMAL, DOUBT, LEVEL, RANK, is_doubtful
from extractors.printed import Box, Cell, Line, PrintedDocument, Table
from extractors.spoilt_cells import holes_filled, spoilt_cells
from normalizers.numbers import arabic_digits, parse_score

_BANDS = (("AA", "95"), ("A", "85"), ("B", "75"), ("C", "65"), ("D", "55"), ("E", "50"), ("F", "0"))


@dataclass(frozen=True, slots=True)
class Decision:
    """A cell that was decided: where it is, what the readings were, and which was taken."""

    page: int
    box: Box
    candidates: tuple[str, ...]
    taken: str


def reconcile(printed: PrintedDocument) -> tuple[PrintedDocument, tuple[Decision, ...]]:
    """Decide the doubtful cells of a document's tables.

    Returns:
        The document with decided cells as plain text, and the decisions, each of which becomes a finding.
    """
    pictured = {record.page for record in printed.pages if record.text_source == "ocr"}
    if not pictured:
        return printed, ()
    decisions: list[Decision] = []
    blocks: list[Line | Table] = []
    for block in printed.blocks:
        if isinstance(block, Table):
            block = block if not any(page in pictured for page, _ in block.boxes) else spoilt_cells(holes_filled(block))
            if any(DOUBT in c.text for c in block.cells):
                block = _decide_table(block, decisions)
        blocks.append(block)
    return replace(printed, blocks=tuple(blocks)), tuple(decisions)


def _decide_table(table: Table, decisions: list[Decision]) -> Table:
    cells = {(c.row, c.col): c for c in table.cells}
    for (row, col), cell in sorted(cells.items()):
        if not is_doubtful(cell):
            continue
        candidates = tuple(dict.fromkeys(x for x in cell.text.split(DOUBT) if x))
        fitting = [x for x in candidates if _fits(x, row, col, cells)]
        if len(fitting) == 1:
            decisions.append(Decision(*cell.boxes[0], candidates, fitting[0]))
            cells[row, col] = _with_text(cell, _sign(fitting[0], row, col, cells) + fitting[0])
    beside = _beside_scores(cells)
    for row in {r for (r, c), cell in cells.items() if is_doubtful(cell) and c in beside}:
        for place, cell in cells.items():
            if place[0] == row and (DECIMAL.fullmatch(arabic_digits(cell.text)) or arabic_digits(cell.text) == "100"):
                cells[place] = _with_text(cell, cell.text + DOUBT)
    return replace(table, cells=tuple(sorted(cells.values(), key=lambda c: (c.row, c.col))))


def _beside_scores(cells: dict[tuple[int, int], Cell]) -> set[int]:
    """The columns of ranks and levels: where one of them is not certain, the score beside it is not taken either."""
    columns: dict[int, list[str]] = {}
    for (_, col), cell in cells.items():
        if cell.lines and not is_doubtful(cell):
            columns.setdefault(col, []).append(arabic_digits(cell.text.strip()))
    return {col for col, texts in columns.items() if sum(bool(LEVEL.fullmatch(t) or RANK.fullmatch(t)) for t in texts) > len(texts) / 2} | {
        col for (_, col), _cell in cells.items() if col not in columns
    }


def _with_text(cell: Cell, text: str) -> Cell:
    first = cell.lines[0]
    return replace(cell, lines=(replace(first, text=text), *cell.lines[1:]))


def _fits(candidate: str, row: int, col: int, cells: dict[tuple[int, int], Cell]) -> bool:
    """Whether something else in the table says that this candidate is the one."""
    if re.fullmatch("AA|[A-F]", candidate):
        scores = [v for c in range(40) if (v := _value(cells.get((row, c)))) is not None and v > 10]
        return len(scores) == 1 and _band(scores[0]) == candidate
    if re.fullmatch(r"\d{1,2}", candidate):
        return _fits_sequence(int(candidate), row, col, cells)
    value = parse_score(candidate)
    if value is None or value > 100:
        return False
    return _difference(value, row, col, cells) is not None or (_fits_order(value, row, col, cells) and _fits_level(value, row, cells))


def _value(cell: Cell | None) -> Decimal | None:
    return parse_score(cell.text) if cell is not None and DOUBT not in cell.text and cell.lines else None


def _difference(value: Decimal, row: int, col: int, cells: dict[tuple[int, int], Cell]) -> Decimal | None:
    """The later less the earlier of the two numbers on the left of a cell, where that is the cell's value without its sign."""
    left = [v for c in range(col) if (v := _value(cells.get((row, c)))) is not None and v != v.to_integral_value()]
    between = left[-1] - left[-2] if len(left) >= 2 else None
    return between if between is not None and abs(between) == value else None


def _sign(candidate: str, row: int, col: int, cells: dict[tuple[int, int], Cell]) -> str:
    """'+' or '-' of a difference, whose sign is seldom read; '' of anything else."""
    value = parse_score(candidate)
    between = _difference(value, row, col, cells) if value is not None and DECIMAL.fullmatch(candidate) else None
    return "" if not between else "+" if between > 0 else "-"


def _fits_sequence(number: int, row: int, col: int, cells: dict[tuple[int, int], Cell]) -> bool:
    """The column, or the row, counts 1, 2, 3 ... and this cell's place in it says the same."""
    whole = {place: int(v) for place, cell in cells.items() if (v := _value(cell)) is not None and v == v.to_integral_value()}
    down = {v - r for (r, c), v in whole.items() if c == col and r != row}
    across = {v - c for (r, c), v in whole.items() if r == row and c != col}
    known = sum(c == col for _, c in whole), sum(r == row for r, _ in whole)
    return (known[0] >= 2 and down == {number - row}) or (known[1] >= 4 and across == {number - col})


def _fits_order(value: Decimal, row: int, col: int, cells: dict[tuple[int, int], Cell]) -> bool:
    """The column is in falling order, and the value lies between its neighbours."""
    others: Sequence[tuple[int, Decimal]] = sorted(
        (r, v) for (r, c), cell in cells.items() if c == col and r != row and (v := _value(cell)) is not None
    )
    if len(others) < 3 or any(a[1] < b[1] for a, b in zip(others, others[1:], strict=False)):
        return False
    above = [v for r, v in others if r < row]
    below = [v for r, v in others if r > row]
    return bool(above and below) and below[0] <= value <= above[-1]


def _fits_level(value: Decimal, row: int, cells: dict[tuple[int, int], Cell]) -> bool:
    levels = [c.text for (r, _), c in cells.items() if r == row and re.fullmatch("AA|[A-F]", c.text)]
    return not levels or levels == [_band(value)]


def _band(value: Decimal) -> str:
    return next(level for level, lower in _BANDS if value >= Decimal(lower))
