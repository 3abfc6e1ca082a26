"""Every office name that a document prints, with where it stands and how much it says about whose report this is."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.paragraphs import Running, cell_text, cite, furniture_lines, paragraphs
from extractors.printed import Cell, Line, PrintedDocument, Table
from extractors.records import OfficeMention
from normalizers import load_reference
from normalizers.office_mentions import FoundName, find_office_names

if TYPE_CHECKING:
    from normalizers.offices import OfficeIndex

Ids = Callable[[str], str]
_BUDGET = re.compile(r"งบประมาณ|งบพัฒนา|\(งบ|งบของ|เงินงบ")
_SIGNATURE = re.compile(r"ลงชื่อ|\(ลงนาม|ผู้อำนวยการสำนักงาน|ผู้รายงาน|รับรอง(?:ว่า)?ถูกต้อง")
_CITED = re.compile(
    r"(?:ศึกษาดูงาน|ดูงาน|ร่วมกับ|เช่น|ต้นแบบ|แบบอย่าง|เจ้าภาพ|เครือข่าย|วิทยากร\S{0,12}|เทียบกับ|เปรียบเทียบ|ประสานกับ|จัดโดย|ณ\s?ห้องประชุม|สถานที่|รองจาก|"
    r"ตัวอย่างจาก|บทเรียนจาก|วิทยากรจาก|เยี่ยมชม|ถอดบทเรียน|อ้างอิง|ที่มา:?|เพื่อนบ้าน|ใกล้เคียง|อดีต)\s*(?:[:“”\"'(]|ของ|ใน|กับ)?\s*$"
)
MANY_OFFICES = 4  # a table that names this many offices is a list of offices


@cache
def weights() -> dict[str, float]:
    path = Path(load_reference.__file__).parent / "reference" / "mention_weights.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["section"]: float(row["weight"]) for row in csv.DictReader(file)}


def find_mentions(printed: PrintedDocument, offices: OfficeIndex, ids: Ids) -> tuple[OfficeMention, ...]:
    """Find the office names of a document in reading order.

    Args:
        printed: The document as printed.
        offices: The registry.
        ids: Gives the next fact id of a kind.
    """
    found: list[tuple[int, OfficeMention]] = []
    heads = furniture_lines(printed)
    for paragraph in paragraphs(printed):
        if names := find_office_names(paragraph.text, offices):
            section = _section_of(paragraph.running, paragraph.first, printed)
            found += [(paragraph.first, _mention(name, paragraph.running, section, None, printed.sha256, ids)) for name in names]
    seen_heads: set[str] = set()
    for index in sorted(heads):
        block = printed.blocks[index]
        # a running head says the same on every page: once is enough
        if isinstance(block, Line) and block.text not in seen_heads:
            seen_heads.add(block.text)
            running = Running(block.text, (block,), (0,))
            found += [(index, m) for m in _in(running, "header", None, printed.sha256, offices, ids)]
    for index, block in enumerate(printed.blocks):
        if isinstance(block, Table):
            found += [(index, m) for m in _in_table(block, printed.sha256, offices, ids)]
    return tuple(m for _, m in sorted(found, key=lambda pair: pair[0]))


@lru_cache(maxsize=1)
def _body_size(printed: PrintedDocument) -> float:
    sizes = Counter(b.size for b in printed.blocks if isinstance(b, Line) and b.size)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _section_of(running: Running, first: int, printed: PrintedDocument) -> str:
    text = running.text
    if _SIGNATURE.search(text):
        return "signature"
    if _BUDGET.search(text) and len(text) < 400:
        return "budget"
    line = running.lines[0]
    if line.page == 1 and len(text) < 250 and (first < 12 or line.size > _body_size(printed) + 1.5):
        return "title"
    return "body"


def _in_table(table: Table, sha256: str, offices: OfficeIndex, ids: Ids) -> list[OfficeMention]:
    table_id = f"{sha256[:16]}-t{table.number}"
    found: list[OfficeMention] = []
    for cell in table.cells:
        if not _may_name_an_office(cell):
            continue
        running = cell_text(cell)
        section = "budget" if _BUDGET.search(running.text) and len(running.text) < 400 else "table"
        found += _in(running, section, table_id, sha256, offices, ids)
    many = len({m.office_id or m.printed for m in found if m.status != "unknown"}) >= MANY_OFFICES
    return [_as_cited(m) for m in found] if many else found


def _may_name_an_office(cell: Cell) -> bool:
    """Whether the words that begin a name may stand in a cell, also torn apart at the end of a line."""
    if not cell.lines:
        return False
    text = cell.lines[0].text if len(cell.lines) == 1 else "".join([line.text.strip() for line in cell.lines])
    return "สพ" in text or "เขต" in text


def _as_cited(mention: OfficeMention) -> OfficeMention:
    from dataclasses import replace

    return replace(mention, cited=True, weight=0.0)


def _in(running: Running, section: str, table_id: str | None, sha256: str, offices: OfficeIndex, ids: Ids) -> list[OfficeMention]:
    return [_mention(name, running, section, table_id, sha256, ids) for name in find_office_names(running.text, offices)]


def _mention(name: FoundName, running: Running, section: str, table_id: str | None, sha256: str, ids: Ids) -> OfficeMention:
    citations = cite(running, name.start, name.end, sha256)
    cited = section not in ("title", "signature") and bool(_CITED.search(running.text[max(0, name.start - 40) : name.start]))
    resolution = name.resolution
    return OfficeMention(
        fact_id=ids("mention"), citations=citations, printed=name.printed, office_id=resolution.office_id,
        status=resolution.status, candidates=resolution.candidates, reason=resolution.reason, level=name.level,
        section=section, weight=0.0 if cited else _weight(name, section, len(citations)), cited=cited, table_id=table_id,
    )  # fmt: skip


def _weight(name: FoundName, section: str, lines: int) -> float:
    table = weights()
    weight = table.get(section, table["body"])
    if section in ("body", "table"):
        if name.printed.startswith("สพ"):
            weight = max(weight, table["abbreviation"])
        elif lines > 1 or " " in name.printed.replace(" เขต ", ""):
            weight = max(weight, table["split"])
    return weight
