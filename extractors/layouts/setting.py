"""What surrounds a table: captions, headings, years, order, threshold; and the numbering of facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.layouts.meaning import LabelReader
from extractors.layouts.words import squeeze_long
from extractors.outline import Place
from extractors.printed import Cell, Table
from extractors.records import Citation
from extractors.year_of_text import year_of_text
from normalizers.thai import unwrap_thai

_ORDER = re.compile(
    r"(?:เรียง|จัด)(?:ตาม)?(?:ลำดับ|อันดับ)?(?:ของ)?(?:ตาม)?(?:ผล)?คะแนน|ตามลำดับ(?:ผล)?คะแนน|จากมากไป(?:หา)?น้อย|จากน้อยไป(?:หา)?มาก|(?:เรียงลำดับ|ลำดับคะแนน)|จากสูงไป(?:หา)?ต่ำ|คะแนนสูง(?:สุด)?ไปต่ำ|จากต่ำไปสูง"
)
_BY_NUMBER = re.compile(r"เรียง(?:ตาม)?(?:ลำดับ)?(?:ที่)?(?:ตัวชี้วัด|เลข)")
_THRESHOLD = re.compile(
    r"(?:เกณฑ์(?:การ)?(?:ผ่าน|ประเมิน)?|ผ่านเกณฑ์|ค่าเป้าหมายผ่าน)[^\d]{0,30}?(?:ร้อยละ)?(\d{2,3}(?:\.\d{1,2})?)(?:%|คะแนน|ขึ้นไป|ร้อยละ|\)|$)"
)
_ALL_TEN = re.compile(r"(?:10|สิบ)(?:ด้าน)?ตัวชี้วัด")


@dataclass(slots=True)
class FactIds:
    """Running numbers of facts: the same document gives the same ids."""

    sha256: str
    _counts: dict[str, int] = field(default_factory=dict)

    def next(self, kind: str) -> str:
        """Return the next id of a kind, e.g. '0123456789abcdef-score4'."""
        number = self._counts[kind] = self._counts.get(kind, 0) + 1
        return f"{self.sha256[:16]}-{kind}{number}"


@dataclass(frozen=True, slots=True)
class Setting:
    """A table with what stands around it.

    Attributes:
        sha256: Digest of the document.
        table: The table.
        place: Its place in the document.
        labels: Reader of labels.
        ids: Numbering of facts.
        said: Squeezed title rows, caption, nearest heading, introducing sentence and notes.
        near: Squeezed title rows, caption and nearest heading only.
        year: Year from title rows or from around the table.
        year_basis: 'caption', 'heading' or 'sentence'.
        is_ita_document: Tells whether the document as a whole speaks of the assessment.
        table_id: Id of the table in the warehouse.
    """

    sha256: str
    table: Table
    place: Place
    labels: LabelReader
    ids: FactIds
    said: str
    near: str
    year: int | None
    year_basis: str
    is_ita_document: Callable[[], bool]
    table_id: str
    _cited: dict[int, tuple[Citation, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def in_score_order(self) -> bool:
        """Whether the words around it say that the table is in order of score."""
        return bool(_ORDER.search(self.said)) and not _BY_NUMBER.search(self.said)

    @property
    def claims_all_ten(self) -> bool:
        """Whether the words around it say that all ten indicators stand in it."""
        return bool(_ALL_TEN.search(self.said))

    @property
    def pass_threshold(self) -> Decimal | None:
        """Printed pass mark that the table is judged by."""
        found = {Decimal(m[1]) for m in _THRESHOLD.finditer(self.said) if 50 <= Decimal(m[1]) <= 100}
        return found.pop() if len(found) == 1 else None

    @property
    def caption(self) -> str:
        """Printed caption, title row or nearest heading."""
        return self.place.caption

    def cite(self, cell: Cell) -> tuple[Citation, ...]:
        """Return one citation for each page that the cell stands on."""
        return cite_cell(self.sha256, cell)

    def cite_each(self, cells: Sequence[Cell]) -> tuple[Citation, ...]:
        """Return the citations of cells of the table, each cell's once."""
        found: list[Citation] = []
        seen = set()
        for cell in cells:
            key = id(cell)  # the table holds its cells, so that no other one comes to stand in their place
            if key in seen:
                continue
            seen.add(key)
            if key not in self._cited:
                self._cited[key] = cite_cell(self.sha256, cell)
            found += self._cited[key]
        return tuple(found)

    def cite_table(self) -> tuple[Citation, ...]:
        """Return one citation for each page of the table, quoting its first row."""
        head = " ".join(cell.raw.replace("\n", " ") for cell in self.table.cells if cell.row == 0)
        return tuple(Citation(self.sha256, page, box, head) for page, box in self.table.boxes)


def cite_cell(sha256: str, cell: Cell) -> tuple[Citation, ...]:
    """Return one citation for each page of a cell, quoting the lines that stand on that page."""
    if len(cell.boxes) == 1:
        ((page, box),) = cell.boxes
        quote = "\n".join([line.raw for line in cell.lines if line.page == page]) or cell.raw
        return (Citation(sha256, page, box, quote),)
    found = []
    for page, box in cell.boxes:
        quote = "\n".join(line.raw for line in cell.lines if line.page == page)
        if quote:
            found.append(Citation(sha256, page, box, quote))
    return tuple(found)


def make_setting(
    sha256: str, table: Table, place: Place, labels: LabelReader, ids: FactIds, titles: tuple[Cell, ...], is_ita: Callable[[], bool]
) -> Setting:
    """Gather what the title rows, the caption, the headings and the introducing sentence say."""
    title = " ".join([unwrap_thai(cell.text) for cell in titles])
    own = year_of_text(title)
    year, basis = (own.year, "caption") if own.year else (place.fiscal_year_be, place.year_basis)
    if own.ambiguous:
        year, basis = None, ""
    near = squeeze_long(f"{title} {place.caption} {place.headings[-1].text if place.headings else ''}")
    said = squeeze_long(f"{near} {place.intro} {place.notes}")
    table_id = f"{sha256[:16]}-t{table.number}"
    return Setting(sha256, table, place, labels, ids, said, near, year, basis if year else "", is_ita, table_id)
