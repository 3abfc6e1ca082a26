"""Budget statements: sums in digits and in words, where the money comes from, obstacles and suggestions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.action_tables import ActionTable, action_tables, document_plan_year, indicator_of, plan_year
from extractors.measures import Ids
from extractors.outline import Outline, Place
from extractors.paragraphs import Paragraph, Running, cite, cite_lines, paragraphs
from extractors.printed import PrintedDocument
from extractors.records import Budget, Citation
from normalizers.load_reference import Reference
from normalizers.numbers import parse_baht, parse_baht_words

_STATEMENT = re.compile(
    r"งบประมาณ(?:ที่(?:ใช้|ได้รับ)|ในการดำเนิน|ดำเนินการ|จำนวน|รวม|ทั้งสิ้น|\s*[:：])"
    r"|(?:ใช้|จัดสรร|ได้รับ)งบประมาณ|ใช้จ่าย(?:เงิน)?งบประมาณ|^วงเงิน"
)
_MONEY = re.compile(r"[\d๐-๙]{1,9}(?:,[\d๐-๙]{2,3})*(?:\.[\d๐-๙]{1,2})?\s*(?:\.-|ล้าน)?\s*บาท")
_WORDS = re.compile(
    r"\(?\s*((?:(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ยี่|เอ็ด|ร้อย|พัน|หมื่น|แสน|ล้าน)\s*)+"
    r"บาท(?:ถ้วน|[ก-๙]*สตางค์)?)\s*\)?"
)
_DIGITS = re.compile(r"[\d๐-๙][\d๐-๙,.]*")
_SOURCE = re.compile(
    r"\(([^()\d๐-๙]{4,80})\)|(?:จาก|ใช้)(เงิน\S{3,60}|งบ(?!ประมาณ\s*จำนวน)\S{3,60})"
    r"|(งบ(?:พัฒนา|ดำเนินงาน|บริหาร|กลาง|ประจำ)\S{0,60})"
)
_TOTAL = re.compile(r"รวม(?:ทั้งสิ้น|งบประมาณ|เงิน|เป็นเงิน)?|ทั้งสิ้น")
_NONE = re.compile(r"ไม่(?:ได้)?ใช้งบประมาณ|ไม่มี(?:งบประมาณ|ค่าใช้จ่าย)")
_OBSTACLE = re.compile(r"^\s*(?:[\d๐-๙.]*\s*)?(?:ปัญหา\s*(?:และ|/)?\s*)?อุปสรรค(?:\s*(?:และ|/)?\s*ปัญหา)?\s*[:：]?\s*(.*)$")
_SUGGESTION = re.compile(r"^\s*(?:[\d๐-๙.]*\s*)?ข้อเสนอแนะ\s*[:：]?\s*(.*)$")


@dataclass(frozen=True, slots=True)
class _Sum:
    amount: Decimal | None
    printed: str | None
    words: Decimal | None
    source: str | None


def read_budgets(printed: PrintedDocument, outline: Outline, reference: Reference, ids: Ids) -> tuple[Budget, ...]:
    """Read budget statements out of tables and out of prose.

    Args:
        printed: The document as printed.
        outline: Its headings.
        reference: Indicators.
        ids: Gives the next fact id of a kind.

    Returns:
        Statements in print order; `amount_baht` is None where no sum, or more than one, is printed in a statement.
    """
    found: list[Budget] = []
    for table in action_tables(printed, outline, reference):
        found += _of_table(printed.sha256, table, ids)
    found += _of_prose(printed, outline, reference, ids)
    return tuple(found)


def _of_table(sha256: str, table: ActionTable, ids: Ids) -> Iterator[Budget]:
    done: set[int] = set()
    for row in table.rows:
        wanted = ("budget", "obstacle", "suggestion")
        roles = [r for r in wanted if r in row.cells and id(row.cells[r]) not in done]
        running = {role: row.running(role) for role in wanted}
        done.update(id(row.cells[r]) for r in roles)
        if not any(running[r].text for r in roles) or (table.kind != "budget" and "budget" not in roles):
            continue
        said = _sum(running["budget"].text, bare=True)
        citations = _cite(running, sha256)
        if not citations:
            continue
        label = " ".join(row.running(r).text for r in ("measure", "issue", "number", "indicator"))
        yield Budget(
            fact_id=ids("b"), citations=citations, office_id=None, fiscal_year_be=table.fiscal_year_be,
            indicator_no=row.indicator_no, amount_baht=said.amount, amount_printed=said.printed,
            amount_words_baht=said.words, is_total=bool(re.match(r"\s*รวม", label)),
            group_id=f"{sha256[:16]}-t{table.table.number}" if len(table.rows) > 1 else None, source_printed=said.source,
            obstacle=running["obstacle"].text or None, suggestion=running["suggestion"].text or None,
            section=_section(table.place),
        )  # fmt: skip


def _cite(running: dict[str, Running], sha256: str) -> tuple[Citation, ...]:
    return tuple(c for part in running.values() for c in cite_lines(part.lines, sha256))


def _of_prose(printed: PrintedDocument, outline: Outline, reference: Reference, ids: Ids) -> Iterator[Budget]:
    title_year = document_plan_year(printed, outline)
    parts = paragraphs(printed)
    for n, part in enumerate(parts):
        if "งบประมาณ" not in part.text and "วงเงิน" not in part.text and "ค่าใช้จ่าย" not in part.text:
            continue  # one of them stands in every statement
        statement = _STATEMENT.search(part.text)
        money = _MONEY.search(part.text, statement.start()) if statement else None
        none = _NONE.search(part.text)
        if not statement and not none:
            continue
        place = outline.place(part.first)
        if not money and not (none and place.kind == "budget"):
            continue
        number = indicator_of(part.text, reference)[0] or _above(parts, n, reference) or place.indicator_no
        if place.kind not in ("budget", "results", "measures") and number is None:
            continue
        yield from _statement(printed.sha256, parts, n, number, (place, title_year), ids)


def _statement(
    sha256: str, parts: tuple[Paragraph, ...], n: int, number: int | None, about: tuple[Place, int | None], ids: Ids
) -> Iterator[Budget]:
    part, (place, title_year) = parts[n], about
    said = _sum(part.text)
    citations = cite(part, 0, len(part.text), sha256)
    obstacle, suggestion, more = _remarks(parts[n + 1 : n + 4])
    for other in more:
        citations += cite(other, 0, len(other.text), sha256)
    yield Budget(
        fact_id=ids("b"), citations=citations, office_id=None, fiscal_year_be=plan_year(place) or title_year,
        indicator_no=number, amount_baht=said.amount, amount_printed=said.printed, amount_words_baht=said.words,
        is_total=bool(_TOTAL.search(part.text)) and number is None, source_printed=said.source, obstacle=obstacle,
        suggestion=suggestion, section=_section(place),
    )  # fmt: skip


def _remarks(parts: tuple[Paragraph, ...]) -> tuple[str | None, str | None, list[Paragraph]]:
    obstacle: str | None = None
    suggestion: str | None = None
    used: list[Paragraph] = []
    for part in parts:
        if (match := _OBSTACLE.match(part.text)) and obstacle is None:
            obstacle = match[1].strip() or None
        elif (match := _SUGGESTION.match(part.text)) and suggestion is None:
            suggestion = match[1].strip() or None
        else:
            break
        used.append(part)
    return obstacle, suggestion, used


def _above(parts: tuple[Paragraph, ...], n: int, reference: Reference) -> int | None:
    """The indicator of the nearest short line above ('1. ประเด็นตัวชี้วัดที่ 9 …'), before another statement of money."""
    for part in reversed(parts[max(0, n - 4) : n]):
        if _MONEY.search(part.text):
            return None
        if len(part.text) < 120 and (number := indicator_of(part.text, reference)[0]):
            return number
    return None


def _sum(text: str, *, bare: bool = False) -> _Sum:
    """The one sum that a statement prints; two different sums are none."""
    words = _WORDS.search(text)
    spoken = parse_baht_words(words[1]) if words else None
    printed = [m[0].strip() for m in _MONEY.finditer(text)]
    if not printed and bare:
        printed = [m[0] for m in _DIGITS.finditer(text) if not re.search(r"(?:ที่|เขต|พ\.ศ\.|ปี)\s*$", text[: m.start()])]
    amounts = {amount for p in printed if (amount := parse_baht(p)) is not None}
    source = _SOURCE.search(text)
    origin = next((g for g in source.groups() if g), None) if source else None
    if origin and words and origin in words[0]:
        later = _SOURCE.search(text, words.end())
        origin = next((g for g in later.groups() if g), None) if later else None
    if not printed:
        none = _NONE.search(text)
        return _Sum(None, none[0] if none else None, spoken, origin)
    certain = len(amounts) == 1 and len(printed) == len([p for p in printed if parse_baht(p) is not None])
    return _Sum(amounts.pop() if certain else None, " / ".join(dict.fromkeys(printed)), spoken, origin)


def _section(place: Place) -> str:
    return place.headings[-1].text if place.headings else ""
