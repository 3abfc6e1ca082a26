"""Sentences with scores: what is loaded, with which year, and what never is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import count

import pytest

from extractors.outline import outline
from extractors.printed import Box, Line, PageRecord, PrintedDocument
from extractors.prose import ProseFacts, read_prose
from normalizers.load_reference import Reference, load_reference

REFERENCE = load_reference()


def _read(*texts: str, reference: Reference = REFERENCE) -> ProseFacts:
    lines = tuple(Line(1, Box(72, 50 + 60 * n, 500, 66 + 60 * n), text, text, 16.0) for n, text in enumerate(texts))
    page = PageRecord(1, 595, 842, 0, "pdfium", 1.0)
    printed = PrintedDocument("ab" * 32, 1, "", "", "text", (page,), lines)
    numbers: Iterator[int] = count(1)
    return read_prose(printed, outline(printed, reference), reference, lambda kind: f"{kind}{next(numbers)}")


@pytest.mark.parametrize(
    ("sentence", "year", "score", "level"),
    [
        ("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566 ได้คะแนน 91.25 อยู่ในระดับ A", 2566, "91.25", "A"),
        ("ผลการประเมิน ITA ปี ๒๕๖๕ ได้คะแนน ๘๙.๗๕ คะแนน", 2565, "89.75", None),
        ("ในปีงบประมาณ 2567 มีผลการประเมินคุณธรรมและความโปร่งใสในภาพรวม เท่ากับ 96.10 ระดับผ่านดีเยี่ยม", 2567, "96.10", "ผ่านดีเยี่ยม"),
        ("ผลการประเมิน ITA มีคะแนนรวม 88.40 ในปีงบประมาณ 2564", 2564, "88.40", None),
        ("ผลการประเมิน ITA ปี 2566 ได้ 100 คะแนน", 2566, "100.00", None),
    ],
)  # fmt: skip
def test_a_total_is_read_with_the_year_of_its_sentence(sentence: str, year: int, score: str, level: str | None) -> None:
    (total,) = _read(sentence).totals
    assert (total.fiscal_year_be, total.score, total.level_printed) == (year, Decimal(score), level)
    assert total.citations[0].quote == sentence


def test_two_values_of_a_comparison_go_to_their_own_years() -> None:
    facts = _read("ตัวชี้วัดที่ 2 การใช้งบประมาณ ในปีงบประมาณ 2566 เพิ่มขึ้นจากปี 2565 ที่ได้ 81.10 เป็น 84.30")
    assert [(s.indicator_no, s.fiscal_year_be, s.score) for s in facts.scores] == [
        (2, 2565, Decimal("81.10")), (2, 2566, Decimal("84.30")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "ตั้งเป้าหมายผลการประเมิน ITA ปี 2566 ให้ได้คะแนน 95.00",
        "ค่าเฉลี่ยระดับประเทศ ผลการประเมิน ITA ปี 2566 ได้คะแนน 90.10",
        "ผลการประเมิน ITA ปี 2566 มีเกณฑ์การผ่าน 85.00 คะแนน",
        "ผลการประเมิน ITA ปี 2566 เพิ่มขึ้น 3.25 คะแนน",
        "โรงเรียนบ้านสวนมีผลการประเมิน ITA ปี 2566 ได้คะแนน 92.00",
        "ผลการประเมิน ITA ปี 2566 ข้อ i12 ได้คะแนน 77.10",
        "ผลการประเมิน ITA ปี 2566 ตัวชี้วัดย่อย 9.1 ได้คะแนน 80.00",
        "ผลการประเมิน ITA ปี 2566 ได้คะแนนต่ำสุด 80.12 คะแนน ในตัวชี้วัดที่ 9",
        "ผลการประเมิน ITA ปี 2566 มีผู้ตอบ 120 คน",
        "ผลการประเมิน ITA ปี 2566 ช่วงคะแนน 85.00 - 94.99 คือระดับ A",
        "ผลการประเมิน ITA ปี 2566 ไม่น้อยกว่า 85.00 คะแนน",
        "ความพึงพอใจต่อการประเมิน ITA ปี 2566 ได้คะแนน 92.10",
    ],
)
def test_what_is_no_score_of_this_office_is_not_loaded(sentence: str) -> None:
    facts = _read(sentence)
    assert facts.totals == ()
    assert facts.scores == ()


@pytest.mark.parametrize(
    ("sentence", "rule", "printed"),
    [
        ("ผลการประเมิน ITA ปี 2566 ได้คะแนน 9404", "score_out_of_range", "9404"),
        ("ผลการประเมิน ITA ปี 2566 ได้คะแนน 94,40", "reading_disputed", "94,40"),
        ("ผลการประเมิน ITA ได้คะแนน 94.40", "value_without_year", "94.40"),
        ("ผลการประเมิน ITA ปี 2565 และปี 2566 ได้คะแนน 94.40", "value_without_year", "94.40"),
    ],
)
def test_a_score_that_is_not_certain_is_a_finding_and_not_loaded(sentence: str, rule: str, printed: str) -> None:
    facts = _read(sentence)
    assert (facts.totals, facts.scores) == ((), ())
    assert [(f.rule, f.found) for f in facts.findings] == [(rule, printed)]


def test_a_number_beside_another_indicators_name_is_a_finding_and_gives_no_score() -> None:
    facts = _read("ตัวชี้วัดที่ 3 การใช้งบประมาณ ปี 2566 ได้คะแนน 84.30")
    assert facts.scores == ()
    assert [f.rule for f in facts.findings] == ["indicator_number_disagrees_with_name"]
    assert [c.kind for c in facts.claims] == ["indicator_named"]


def test_weakest_and_strongest_are_claims_of_their_own_indicators() -> None:
    facts = _read(
        "ผลการประเมิน ITA ปี 2566 ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล ได้คะแนนต่ำสุด 80.12 คะแนน และตัวชี้วัดที่ 10 การป้องกันการทุจริต ได้คะแนนสูงสุด 99.00 คะแนน"
    )
    claims = {(c.kind, c.indicator_no) for c in facts.claims}
    assert {("weakest", 9), ("strongest", 10)} <= claims
    assert [(s.indicator_no, s.score) for s in facts.scores] == [(9, Decimal("80.12")), (10, Decimal("99.00"))]
