"""Documents for warehouse and audit tests, built by hand in one line each.

    document("a", scores=[score(9, "86.28"), score(2, "88.69", year=2566)], totals=[total("93.17")])

Facts are made without a document; `document` gives them ids, table ids and boxes of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256 as _sha256
from typing import Any, TypeVar

from extractors.printed import Box, PageRecord
from extractors.records import (
    AgencyRef,
    Budget,
    Citation,
    Claim,
    Difference,
    Extraction,
    Fact,
    IndicatorScore,
    Measure,
    MeasureResult,
    OfficeGuess,
    OfficeMention,
    Passage,
    RowFinding,
    Section,
    Sighting,
    TableRecord,
    Total,
    YearMention,
)

NAMES = {
    1: "การปฏิบัติหน้าที่", 2: "การใช้งบประมาณ", 3: "การใช้อำนาจ", 4: "การใช้ทรัพย์สินของราชการ", 5: "การแก้ไขปัญหาการทุจริต",
    6: "คุณภาพการดำเนินงาน", 7: "ประสิทธิภาพการสื่อสาร", 8: "การปรับปรุงระบบการทำงาน", 9: "การเปิดเผยข้อมูล", 10: "การป้องกันการทุจริต",
}  # fmt: skip
MUKDAHAN = "pesao-mukdahan"
EXTRACTOR = "test-1"

F = TypeVar("F", bound=Fact)


def digest(name: str) -> str:
    """Return the digest that a document of this name has in tests."""
    return _sha256(name.encode()).hexdigest()


def instrument_of(indicator_no: int) -> str:
    return "IIT" if indicator_no <= 5 else "EIT" if indicator_no <= 8 else "OIT"


def score(indicator_no: int, value: str, year: int = 2565, office: str | None = None, **more: Any) -> IndicatorScore:
    fields: dict[str, Any] = {
        "office_id": office, "fiscal_year_be": year, "year_basis": "caption", "indicator_no": indicator_no,
        "indicator_name": NAMES[indicator_no], "instrument": instrument_of(indicator_no), "score": Decimal(value),
        "score_printed": value, "number_printed": str(indicator_no), "name_printed": NAMES[indicator_no], "table_id": "t1",
    }  # fmt: skip
    return IndicatorScore(fact_id="", citations=(), **(fields | more))


def ten_scores(*values: str, year: int = 2565, **more: Any) -> list[IndicatorScore]:
    """Return the ten indicators in order of their numbers."""
    return [score(number, value, year, **more) for number, value in enumerate(values, 1)]


def total(value: str | None, scope: str = "total", year: int = 2565, office: str | None = None, **more: Any) -> Total:
    fields: dict[str, Any] = {
        "office_id": office, "fiscal_year_be": year, "year_basis": "sentence", "scope": scope,
        "score": None if value is None else Decimal(value), "score_printed": value or "", "place": "prose",
    }  # fmt: skip
    return Total(fact_id="", citations=(), **(fields | more))


def difference(value: str, indicator_no: int | None = 9, years: tuple[int, int] = (2565, 2566), **more: Any) -> Difference:
    fields: dict[str, Any] = {
        "office_id": None, "indicator_no": indicator_no, "scope": "total", "fiscal_year_be_from": years[0],
        "fiscal_year_be_to": years[1], "score_from": None, "score_to": None, "difference": Decimal(value),
        "difference_printed": value, "table_id": "t1",
    }  # fmt: skip
    return Difference(fact_id="", citations=(), **(fields | more))


def measure(text: str, indicator_no: int | None = 9, year: int | None = 2566, seq: int = 1, **more: Any) -> Measure:
    fields: dict[str, Any] = {
        "office_id": None, "fiscal_year_be": year, "indicator_no": indicator_no, "seq": seq, "seq_printed": str(seq), "text": text,
        "responsible": ("กลุ่มอำนวยการ",), "period_start": date(2022, 10, 1), "period_end": date(2023, 9, 30),
        "period_printed": "ตุลาคม 2565 - กันยายน 2566", "section": "measures", "table_id": "t2",
    }  # fmt: skip
    return Measure(fact_id="", citations=(), **(fields | more))


def result(measure_text: str, result_text: str, indicator_no: int | None = 9, year: int | None = 2566, **more: Any) -> MeasureResult:
    fields: dict[str, Any] = {
        "office_id": None, "measure_id": None, "fiscal_year_be": year, "indicator_no": indicator_no, "seq": 1,
        "measure_text": measure_text, "result_text": result_text, "outcome_text": "", "section": "results", "table_id": "t3",
    }  # fmt: skip
    return MeasureResult(fact_id="", citations=(), **(fields | more))


def budget(amount: str | None, **more: Any) -> Budget:
    fields: dict[str, Any] = {
        "office_id": None, "fiscal_year_be": 2566, "indicator_no": None, "amount_baht": None if amount is None else Decimal(amount),
        "amount_printed": amount or "", "source_printed": None, "obstacle": None, "suggestion": None,
    }  # fmt: skip
    return Budget(fact_id="", citations=(), **(fields | more))


def mention(printed: str, office: str | None = None, status: str = "resolved", **more: Any) -> OfficeMention:
    fields: dict[str, Any] = {
        "printed": printed, "office_id": office, "status": status, "candidates": (office,) if office else (), "reason": "",
        "level": None, "section": "body", "weight": 1.0,
    }  # fmt: skip
    return OfficeMention(fact_id="", citations=(), **(fields | more))


def claim(kind: str, indicator_no: int | None, text: str, year: int | None = 2565, value: str | None = None, **more: Any) -> Claim:
    fields: dict[str, Any] = {
        "kind": kind, "indicator_no": indicator_no, "fiscal_year_be": year, "value": None if value is None else Decimal(value),
        "text": text,
    }  # fmt: skip
    return Claim(fact_id="", citations=(), **(fields | more))


def year_mention(year: int, role: str = "heading", section: str = "scores") -> YearMention:
    return YearMention(fact_id="", citations=(), fiscal_year_be=year, printed=str(year), section=section, role=role)


def section(kind: str, title: str, **more: Any) -> Section:
    return Section(fact_id="", citations=(), kind=kind, title=title, **more)


def passage(text: str, section: str = "measures", **more: Any) -> Passage:
    fields: dict[str, Any] = {"section": section, "text": text, "masked": text}
    return Passage(fact_id="", citations=(), **(fields | more))


def table(name: str = "t1", kind: str = "indicator", year: int | None = 2565, **more: Any) -> TableRecord:
    fields: dict[str, Any] = {
        "table_id": name, "layout": "indicators", "kind": kind, "caption": "ผลการประเมิน", "fiscal_year_be": year, "n_rows": 10,
    }  # fmt: skip
    return TableRecord(fact_id="", citations=(), **(fields | more))


def row_finding(rule: str, subject: str, judged: str = "", **more: Any) -> RowFinding:
    fields: dict[str, Any] = {"message_th": f"พบที่ {subject}", "message_en": f"Found at {subject}"}
    return RowFinding(fact_id="", citations=(), rule=rule, subject=subject, judged=judged, **(fields | more))


def document(
    name: str = "a", *, year: int | None = 2566, office: str | None = MUKDAHAN, basis: str | None = None, pages: int = 3, **more: Any
) -> Extraction:
    """Build one reading.

    Args:
        name: Tells documents apart; the digest comes from it.
        year: The year the document prints as its own.
        office: The office that the document itself is certain of.
        basis: Of the document's own guess; 'printed' with an office and 'none' without, unless given.
        pages: Number of pages.
        more: Any other field of Extraction; facts come from the functions above.
    """
    sha256 = digest(name)
    fields: dict[str, Any] = {
        "extractor": EXTRACTOR, "status": "loaded", "reason": "", "size_bytes": 1000 + len(name), "doc_type": "office",
        "fiscal_year_be": year, "office": OfficeGuess(office, basis or ("printed" if office else "none")),
        "pages": tuple(PageRecord(n, 595.3, 841.9, 0, "pdfium", 1.0) for n in range(1, pages + 1)),
        "text": tuple(f"หน้า {n} ของ {name}" for n in range(1, pages + 1)),
    }  # fmt: skip
    for field, given in more.items():
        holds_facts = isinstance(given, Iterable) and not isinstance(given, str)
        fields[field] = tuple(_placed(given, sha256, field)) if holds_facts and field != "pages" else given
    return Extraction(sha256=sha256, **fields)


def _placed(facts: Iterable[F], sha256: str, kind: str) -> Iterable[F]:
    for number, fact in enumerate(facts, 1):
        if not isinstance(fact, Fact):
            yield fact
            continue
        box = Box(70.0, 50.0 + number * 14 % 700, 140.0, 62.0 + number * 14 % 700)
        quote = str(getattr(fact, "score_printed", "") or getattr(fact, "text", "") or getattr(fact, "printed", "") or kind)
        changes: dict[str, Any] = {
            "fact_id": f"{sha256[:16]}-{kind}{number}",
            "citations": fact.citations or (Citation(sha256, 1 + number // 50 % 3, box, quote),),
        }
        table_id = getattr(fact, "table_id", None)
        if table_id and not table_id.startswith(sha256[:16]):
            changes["table_id"] = f"{sha256[:16]}-{table_id}"
        yield replace(fact, **changes)


def school(name: str = "โรงเรียนบ้านทดสอบ", province: str = "มุกดาหาร") -> AgencyRef:
    return AgencyRef("school-" + digest(name + province)[:12], "school", name, province)


_runs = iter(range(1, 1_000_000))


def sighting(name: str | None = "a", office: str | None = None, year: int | None = None, **more: Any) -> Sighting:
    """Build one line of the ledger; without a name the source gave no bytes."""
    number = next(_runs)
    fields: dict[str, Any] = {
        "sighting_id": f"20260101T000000-{number:06d}", "run_id": "20260101T000000", "url": f"https://example.org/{name or 'gone'}.pdf",
        "seen_at": "2026-01-01T00:00:00Z", "outcome": "stored" if name else "http_404",
    }  # fmt: skip
    return Sighting(sha256=digest(name) if name else None, office_id=office, fiscal_year_be=year, **(fields | more))
