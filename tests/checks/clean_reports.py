"""Three reports without a fault: สพป.มุกดาหาร of 2565 ('before') and 2566 ('now'), สพป.ตรัง เขต 2 of 2566 ('other')."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from builders import (
    MUKDAHAN,
    budget,
    claim,
    difference,
    digest,
    document,
    measure,
    mention,
    passage,
    result,
    score,
    section,
    sighting,
    table,
    total,
    year_mention,
)  # fmt: skip

from extractors.records import Extraction, Fact

TRANG = "pesao-trang-2"
# indicators 9 and 10 are possible for the items of 2563-2565; the weakest are 4 and 2
S2564 = ("92.05", "86.31", "90.18", "85.44", "88.02", "94.77", "89.15", "90.10", "93.78", "87.50")
S2565 = ("93.21", "88.47", "91.36", "84.12", "89.93", "95.08", "90.64", "91.79", "97.50", "93.75")
OTHER = ("90.71", "87.26", "88.93", "86.58", "86.67", "93.19", "87.42", "92.35", "94.64", "93.75")
TOTALS = {2564: "91.36", 2565: "92.82"}
TEXT = (
    "กลุ่มอำนวยการจัดประชุมชี้แจงขั้นตอนการขอยืมทรัพย์สินแก่บุคลากรทุกคน แล้วติดประกาศผังขั้นตอนไว้หน้าห้องพัสดุ พร้อมแบบคำขอที่ย่อให้เหลือหน้าเดียว "
    "ผู้ยืมได้รับคำตอบภายในวันเดียวกัน ทะเบียนคุมถูกตรวจนับทุกไตรมาสโดยคณะทำงานสามคน และรายงานผลต่อที่ประชุมประจำเดือน"
)
OTHER_TEXT = (
    "หน่วยงานเปิดกล่องรับฟังความเห็นผ่านหน้าเว็บและจุดบริการ นำข้อเสนอแนะมาจัดหมวดหมู่ทุกสัปดาห์ ตอบกลับผู้เสนอเป็นรายบุคคล "
    "และสรุปเรื่องที่แก้ไขแล้วเป็นภาพเดียวเผยแพร่ทางเพจ ปีที่ผ่านมามีผู้ให้ความเห็นเพิ่มขึ้นเท่าตัว เรื่องส่วนใหญ่เป็นการขอข้อมูลการย้ายครูและตารางสอบ"
)


def level(value: str) -> str:
    return "AA" if float(value) >= 95 else "A" if float(value) >= 85 else "B"


def ranked(values: tuple[str, ...], year: int) -> list[Fact]:
    order = sorted(values, key=float, reverse=True)
    return [
        score(n, v, year, level_printed=level(v), rank_printed=order.index(v) + 1, remark_printed="ผ่าน" if float(v) >= 85 else "ไม่ผ่าน")
        for n, v in enumerate(values, 1)
    ]


def instruments(values: tuple[str, ...], year: int) -> list[Fact]:
    numbers = [Decimal(v) for v in values]
    parts = {"IIT": numbers[:5], "EIT": numbers[5:8], "OIT": numbers[8:]}
    means = {name: sum(part) / len(part) for name, part in parts.items()}
    weighted = (means["IIT"] * 3 + means["EIT"] * 3 + means["OIT"] * 4) / 10
    printed = means | {"total": weighted}
    return [total(str(v.quantize(Decimal("0.01"), ROUND_HALF_UP)), scope, year, table_id="t1") for scope, v in printed.items()]


def tables(year: int) -> list[Fact]:
    return [
        table("t1", "indicator", year, claims_all_ten=True, in_score_order=True),
        table("t2", "measures", None), table("t3", "results", None), table("t4", "other", None),
    ]  # fmt: skip


def sections() -> list[Fact]:
    return [
        section("results", "รายงานผลการดำเนินการตามมาตรการ"), section("scores", "ผลการประเมินรายตัวชี้วัด"),
        section("analysis", "การวิเคราะห์ผลการประเมิน"), section("measures", "มาตรการและแนวทาง"),
        section("results", "ผลการดำเนินการตามมาตรการ"), section("budget", "งบประมาณที่ใช้"),
    ]  # fmt: skip


def actions(year: int, mark: str = "") -> dict[str, list[Fact]]:
    when = {"period_start": date(year - 544, 10, 1), "period_end": date(year - 543, 9, 30)}
    texts = {4: f"จัดทำผังขั้นตอนการยืมทรัพย์สิน{mark}", 2: f"เผยแพร่แผนการใช้จ่ายทุกเดือน{mark}"}
    measures = [measure(text, n, year, **when) for n, text in texts.items()]
    results = [
        result(text, "ดำเนินการครบถ้วน", n, year, **when, period_printed="ตลอดปีงบประมาณ", measure_id=f"DOC-measures{i}")
        for i, (n, text) in enumerate(texts.items(), 1)
    ]
    budgets = [
        budget("10000.00", indicator_no=4, group_id="g1", fiscal_year_be=year, amount_words_baht=None, obstacle="บุคลากรย้ายระหว่างปี"),
        budget("5000.00", indicator_no=2, group_id="g1", fiscal_year_be=year, suggestion="ควรจัดอบรมซ้ำ"),
        budget("15000.00", group_id="g1", fiscal_year_be=year, is_total=True),
    ]  # fmt: skip
    return {"measures": measures, "results": results, "budgets": budgets}


def linked(report: Extraction) -> Extraction:
    """Give results the ids of the measures that they cover."""
    results = tuple(replace(r, measure_id=r.measure_id.replace("DOC", report.sha256[:16])) for r in report.results)
    return replace(report, results=results)


NOW = linked(
    document(
        "now", office=MUKDAHAN, year=2566, oit_item="O43", tables=tables(2565),
        scores=[*ranked(S2565, 2565), *(score(n, v, 2564, table_id="t4", year_basis="column") for n, v in enumerate(S2564, 1))],
        totals=instruments(S2565, 2565),
        differences=[difference("3.72", 9, (2564, 2565), score_from=Decimal("93.78"), score_to=Decimal("97.50"), table_id="t4")],
        claims=[
            claim("weakest", 4, "ตัวชี้วัดที่ 4 ต่ำสุด", 2565), claim("strongest", 9, "ตัวชี้วัดที่ 9 สูงสุด", 2565),
            claim("improved", 9, "ตัวชี้วัดที่ 9 สูงขึ้น", 2565), claim("increase", 2, "เพิ่มขึ้น 2.16", 2565, "2.16"),
        ],
        mentions=[mention("สพป.มุกดาหาร", MUKDAHAN, level="primary")], years=[year_mention(2566, "title"), year_mention(2565)],
        sections=sections(), passages=[passage(TEXT, "results")], **actions(2566),
    )
)  # fmt: skip
BEFORE = linked(
    document(
        "before", office=MUKDAHAN, year=2565, oit_item="O43", tables=tables(2564), scores=ranked(S2564, 2564), totals=instruments(S2564, 2564),
        claims=[claim("weakest", 4, "ตัวชี้วัดที่ 4 ต่ำสุด", 2564)], mentions=[mention("สพป.มุกดาหาร", MUKDAHAN, level="primary")],
        years=[year_mention(2565, "title"), year_mention(2564)], sections=sections(), **actions(2565, " เดิม"),
    )
)  # fmt: skip
TRANG_REPORT = linked(
    document(
        "other", office=TRANG, year=2566, oit_item="O43", tables=tables(2565), scores=ranked(OTHER, 2565), totals=instruments(OTHER, 2565),
        mentions=[mention("สพป.ตรัง เขต 2", TRANG, level="primary")], years=[year_mention(2566, "title")], sections=sections(),
        passages=[passage(OTHER_TEXT, "results")], **actions(2566, " ใหม่"),
    )
)  # fmt: skip
REPORTS = [NOW, BEFORE, TRANG_REPORT]
SIGHTINGS = [
    sighting("now", MUKDAHAN, 2566), sighting("before", MUKDAHAN, 2565), sighting("other", TRANG, 2566),
]  # fmt: skip


def digest_of() -> str:
    """SQL that turns a report's short name into its digest."""
    names = " ".join(f"WHEN '{name}' THEN '{digest(name)}'" for name in ("now", "before", "other", "ranking"))
    return f"CASE name {names} END"
