"""Join what a page break cut: tables over pages, and a row whose lines stand on two pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.pdf.assemble import PageTable
from extractors.printed import Cell, Line, Table
from normalizers.thai import fold_thai

SAME_EDGE = 4.0  # points
SAME_SHARE, SAME_WIDTH = 0.015, 0.06  # of a table's width: two pictures of a table are never quite alike
FEWEST_LETTERS = 4  # of a line in a picture that is no dust
MARGIN_SHARE = 0.12  # of the page height: where running heads and feet stand
_ATOM = re.compile(r"[0-9๐-๙.,%\s]+|AA|[A-F]|ผ่าน|ไม่ผ่าน")
_JOINS = re.compile(r"(?:ถึง|และ|หรือ|(?<=[0-9๐-๙\s])[-–]|[,/(]|พ\.ศ\.)$")
_MONTH = re.compile(
    r"(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|[มกพสตธ]\.?[คพยก]\.|เม\.ย\.|มิ\.ย\.)$"
)
_YEAR = re.compile(r"(?:พ\.ศ\.)?\s*(?:[2๒][5๕])?[0-9๐-๙]{2}(?![0-9๐-๙.,])")
_NAMES_A_ROW = re.compile(r"^\(?(?:ตัวชี้วัด|ตัวที่วัด|ประเด็น|[0-9๐-๙]|[-–•])")
_STARTS_ITEM = re.compile(r"^\(?[0-9๐-๙]{1,2}[.)]")


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A page's table, how many body lines of its page stand above and below it, and whether it was read from a picture."""

    table: PageTable
    lines_above: int
    lines_below: int
    pictured: bool = False


def join_tables(placed: list[PlacedTable]) -> list[Table]:
    """Return logical tables in reading order, numbered from 1."""
    chains: list[list[PlacedTable]] = []
    for item in placed:
        if chains and _continues(chains[-1][-1], item):
            chains[-1].append(item)
        else:
            chains.append([item])
    tables = []
    for number, chain in enumerate(chains, 1):
        rows = _Rows(chain[0].table)
        for part in chain[1:]:
            rows.append(part.table)
        tables.append(rows.table(number, chain))
    return tables


def _continues(above: PlacedTable, below: PlacedTable) -> bool:
    a, b = above.table, below.table
    if b.page != a.page + 1 or above.lines_below or below.lines_above or a.ruled != b.ruled:
        return False
    if a.n_cols != b.n_cols:
        return False
    if above.pictured and below.pictured:
        return _alike(a.xs, b.xs)
    shift = b.xs[0] - a.xs[0]
    return abs(shift) < 40 and all(abs(x - y - shift) <= SAME_EDGE for x, y in zip(b.xs, a.xs, strict=True))


def _alike(a: Sequence[float], b: Sequence[float]) -> bool:
    """Whether columns of two pictures divide their tables in the same way."""
    wide, other = a[-1] - a[0], b[-1] - b[0]
    if abs(wide - other) > SAME_WIDTH * wide or abs(b[0] - a[0]) > 60:
        return False
    return all(abs((x - a[0]) / wide - (y - b[0]) / other) <= SAME_SHARE for x, y in zip(a, b, strict=True))


_HEADS_A_COLUMN = re.compile(r"\|.*(?:คะแนน|ร้อยละ|ระดับ|มาตรการ|แนวทาง|ผลการ)")


class _Rows:
    """The rows of a logical table while parts are added."""

    def __init__(self, first: PageTable) -> None:
        self.cells = list(first.cells)
        self.n_rows = first.n_rows
        self.n_cols = first.n_cols
        self.header = self._header_rows(first)

    @staticmethod
    def _header_rows(table: PageTable) -> list[str]:
        return [_row_text(table.cells, r) for r in range(min(3, table.n_rows))]

    def append(self, part: PageTable) -> None:
        skip = self._repeated_header(part)
        body = [c for c in part.cells if c.row >= skip]
        n_rows = part.n_rows - skip
        if n_rows <= 0:
            return
        shift = self.n_rows - skip
        if self._cut_row(body, skip):
            shift -= 1
            body = self._join_first_row(body, skip)
        self.cells += [replace(c, row=c.row + shift) for c in body]
        self.n_rows = max(self.n_rows, max((c.row + c.row_span for c in self.cells), default=0))

    def _repeated_header(self, part: PageTable) -> int:
        same = 0
        for ours, theirs in zip(self.header, self._header_rows(part), strict=False):
            if not ours or ours != theirs or _looks_like_values(part.cells, same):
                break
            if self.n_cols < 3 and not _HEADS_A_COLUMN.search(ours):
                break  # two columns of labels and text may begin alike in two tables
            same += 1
        return same

    def _last_row(self) -> dict[int, Cell]:
        return {c.col: c for c in self.cells if c.row + c.row_span == self.n_rows}

    def _cut_row(self, body: list[Cell], first_row: int) -> bool:
        """Whether the first row of the new part is the rest of our last row.

        A row of its own fills the cells that name it (number, score); the rest of a row leaves them empty because they
        stand on the page before - or holds them where our last row leaves them empty.
        """
        ours = self._last_row()
        theirs = {c.col: c for c in body if c.row == first_row}
        dates = {col for col, c in theirs.items() if col in ours and _date_goes_on(ours[col].text, c.text)}
        if not ours or not theirs or all(c.row_span > 1 for c in theirs.values()):
            return False
        if self.n_rows <= len([h for h in self.header if h]) and self.n_rows == 1:
            return False  # only the header stood on the page before
        if not any(c.lines for c in theirs.values()):
            return True
        both_atoms = either_empty = False
        starts_new = False
        for col, cell in theirs.items():
            mine = ours.get(col)
            if mine is None or col in dates:
                continue
            a, b = fold_thai(mine.text), fold_thai(cell.text)
            if a and b and _ATOM.fullmatch(a) and _ATOM.fullmatch(b):
                both_atoms = True
            if bool(a) != bool(b):
                either_empty = True
            if a and b and _ATOM.fullmatch(b) and not _ATOM.fullmatch(a):
                starts_new = True
        if both_atoms or starts_new:
            return False
        if dates:
            return True
        first = theirs.get(0)
        if first is not None and first.lines and ours.get(0) is not None and ours[0].lines:
            # both name something in their first cell: one row only if the text plainly goes on
            if self._goes_on(ours, theirs):
                return True
            return either_empty and not _STARTS_ITEM.match(first.lines[0].text.strip()) and self._has_no_atoms(theirs)
        return either_empty or self._has_no_atoms(theirs)

    def _goes_on(self, ours: dict[int, Cell], theirs: dict[int, Cell]) -> bool:
        """Whether the words of our last row need those of their first one.

        A cell that ends at a joining word is not finished; and where every first cell begins with a number or "ตัวชี้วัด",
        one that does not is the rest of the cell above.
        """
        if any(col in theirs and theirs[col].lines and _JOINS.search(cell.text.rstrip()) for col, cell in ours.items()):
            return True
        heads = [c.text.strip() for c in self.cells if c.col == 0 and c.lines and c.row >= max(1, self.n_rows - 4)]
        first = theirs[0].text.strip()
        return bool(heads) and all(_NAMES_A_ROW.match(h) for h in heads) and not _NAMES_A_ROW.match(first) and self._has_no_atoms(theirs)

    @staticmethod
    def _has_no_atoms(cells: dict[int, Cell]) -> bool:
        return not any(_ATOM.fullmatch(fold_thai(c.text)) for c in cells.values() if c.lines)

    def _join_first_row(self, body: list[Cell], first_row: int) -> list[Cell]:
        ours = self._last_row()
        rest = []
        for cell in body:
            mine = ours.get(cell.col)
            if cell.row == first_row and mine is not None:
                joined = replace(
                    mine, row_span=mine.row_span + cell.row_span - 1, boxes=(*mine.boxes, *cell.boxes), lines=(*mine.lines, *cell.lines)
                )
                self.cells[self.cells.index(mine)] = joined
            else:
                rest.append(cell)
        return rest

    def table(self, number: int, chain: list[PlacedTable]) -> Table:
        boxes = tuple((p.table.page, p.table.box) for p in chain)
        cells = tuple(sorted(self.cells, key=lambda c: (c.row, c.col)))
        return Table(number, self.n_rows, self.n_cols, cells, boxes, chain[0].table.ruled)


def _date_goes_on(above: str, below: str) -> bool:
    """Whether a cell ends with a month and the one below it begins with the year."""
    return bool(_MONTH.search(above.rstrip()) and _YEAR.match(below.strip()))


def _row_text(cells: tuple[Cell, ...], row: int) -> str:
    return "|".join(fold_thai(c.text) for c in cells if c.row == row)


def _looks_like_values(cells: tuple[Cell, ...], row: int) -> bool:
    texts = [fold_thai(c.text) for c in cells if c.row == row and c.lines]
    return sum(bool(_ATOM.fullmatch(t)) for t in texts) >= 2


def running_heads(pages: list[tuple[list[Line], float]]) -> set[str]:
    """Return the folded texts, digits left out, that stand in the margins of two pages or more."""
    seen: dict[str, set[int]] = {}
    for lines, height in pages:
        for line in lines:
            if line.box.top < height * MARGIN_SHARE or line.box.bottom > height * (1 - MARGIN_SHARE):
                seen.setdefault(_undated(line.text), set()).add(line.page)
    return {text for text, on in seen.items() if len(on) >= 2 and text}


def body_line_counts(lines: list[Line], table: PageTable, height: float, heads: set[str], *, pictured: bool = False) -> tuple[int, int]:
    """Count the lines above and below a table that are no page furniture, and in a picture no dust."""
    above = below = 0
    for line in lines:
        in_margin = line.box.top < height * MARGIN_SHARE or line.box.bottom > height * (1 - MARGIN_SHARE)
        if _page_number(line.text) or (in_margin and _undated(line.text) in heads):
            continue
        if pictured and sum(c.isalpha() for c in line.text) < FEWEST_LETTERS:
            continue
        above += line.box.bottom <= table.box.top + 2
        below += line.box.top >= table.box.bottom - 2
    return above, below


def _undated(text: str) -> str:
    return re.sub(r"[0-9]", "", fold_thai(text))


_PAGE_NUMBER = re.compile(r"[\s\-–—/()]*(?:หน้า(?:ที่)?)?\s*[0-9๐-๙]{1,4}\s*(?:(?:/|จาก)\s*[0-9๐-๙]{1,4})?[\s\-–—/()]*")


def _page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text))
