"""Checkable claims of sentences: weakest, strongest, improved, declined, thresholds, ranks, number beside name."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from extractors.paragraphs import cite
from extractors.records import Claim, RowFinding
from normalizers.indicators import IndicatorMention

if TYPE_CHECKING:
    from extractors.prose import Reading

_WEAKEST = re.compile(r"(?:ต่ำ|น้อย)(?:ที่)?สุด")
_STRONGEST = re.compile(r"(?:คะแนน|ค่า|ผล)\S{0,16}\s*(?:สูง|มาก)(?:ที่)?สุด|จุดแข็ง|(?:สูง|มาก)ที่สุด|สูงสุด")
_WEAK = re.compile(r"ตัวชี้วัดที่(?:เป็น|มี)?จุดอ่อน|(?:เป็น|มี)จุดอ่อน|จุดอ่อน\s*(?:คือ|ได้แก่)")
_IMPROVED = re.compile(r"(?:สูงขึ้น|เพิ่มขึ้น|ดีขึ้น)")
_DECLINED = re.compile(r"ลดลง|ต่ำลง")
_WISH = re.compile(r"(?:เพื่อ|ควร|จะ|ต้อง|(?<!ส่งผล)(?<!ทำ)ให้(?!มีค่า))\S{0,60}$")
_BY = re.compile(r"(?:เพิ่มขึ้น|สูงขึ้น)\s*(?:ร้อยละ|จำนวน|คิดเป็น(?:ร้อยละ)?|เท่ากับ)?\s*(\d{1,2}(?:\.\d{1,2})?)\s*(?:คะแนน)?(?![\d.,])")
_THRESHOLD = re.compile(
    r"เกณฑ์(?:การ)?(?:ผ่าน|ประเมิน)?\s*(?:ที่กำหนด)?\s*(?:คือ|ที่|ร้อยละ|คะแนน|ไม่น้อยกว่า|ตั้งแต่|:)*\s*(\d{2}(?:\.\d{1,2})?)\s*(?:คะแนน|%|ขึ้นไป)"
)
_RANK = re.compile(r"(?:ได้)?(?:ลำดับ|อันดับ)(?:ที่)?\s*(\d{1,3})\s*(?:ของ|จาก|ใน)(?:ระดับ)?(?:ประเทศ|จังหวัด|ภาค|ทั้งหมด|สำนักงาน|สพ|\s*\d)")
_NAMES_IT = re.compile(r"\s*(?:\S{0,12}\s*)?(?:คือ|ได้แก่|เป็น|:)")
_SCOPE = re.compile(r"(?<![A-Za-z])(IIT|EIT|OIT)(?![A-Za-z])")


def add_claims(reading: Reading) -> None:
    """Add the claims of a paragraph, and a finding for each number that stands beside another indicator's name."""
    from extractors.prose import boundaries

    _named(reading)
    if reading.mentions:  # of which such claims are made
        for start, end in boundaries(reading.text):
            _extreme(reading, start, end)
            _change(reading, start, end)
    for match in _THRESHOLD.finditer(reading.text):
        _claim(reading, "threshold", match.span(), None, Decimal(match[1]))
    for match in _RANK.finditer(reading.text) if "ดับ" in reading.text else ():
        _claim(reading, "rank", match.span(), None, Decimal(match[1]))
    for total in reading.totals:
        if total.scope == "total" and total.score is not None:
            at = max(reading.text.find(total.score_printed), 0)
            _claim(reading, "total", (at, at + len(total.score_printed)), None, total.score, year=total.fiscal_year_be)


def _named(reading: Reading) -> None:
    for mention in reading.mentions:
        if not mention.number_printed or not mention.name_printed:
            continue
        _claim(reading, "indicator_named", (mention.start, mention.end), mention)
        if mention.status != "disagree":
            continue
        printed = reading.text[mention.start : mention.end]
        reading.findings.append(
            RowFinding(
                fact_id=reading.ids("finding"), rule="indicator_number_disagrees_with_name",
                citations=cite(reading.paragraph, mention.start, mention.end, reading.sha256),
                subject=f"indicator:{mention.number_no}", judged=printed, indicator_no=mention.number_no,
                message_th=f"เลขตัวชี้วัดกับชื่อตัวชี้วัดไม่ตรงกัน: “{printed}” โปรดดูหน้าที่แสดง",
                message_en=f"Number and name name different indicators: '{printed}'. Look at the page.",
                expected=mention.number_printed, found=mention.name_printed,
            )
        )  # fmt: skip


def _extreme(reading: Reading, start: int, end: int) -> None:
    for kind, pattern in (("weakest", _WEAKEST), ("strongest", _STRONGEST), ("weak", _WEAK)):
        for match in pattern.finditer(reading.text, start, end):
            after = [m for m in reading.mentions if match.end() <= m.start < min(end, match.end() + 130)]
            before = [m for m in reading.mentions if max(start, match.start() - 90) <= m.start < match.start()]
            told = after if after and (not before or _NAMES_IT.match(reading.text, match.end())) else before[-1:]
            told = [m for m in told if m.status == "resolved"]
            if kind != "weak":
                told = told[:1]
            said = kind if kind != "weak" or len(told) != 1 else "weakest"
            for mention in told:
                if not any(c.kind == said and c.indicator_no == mention.indicator_no for c in reading.claims):
                    span = (min(match.start(), mention.start), max(match.end(), mention.end))
                    _claim(reading, said, span, mention, scope=_scope(reading.text[start : match.end()]))


def _change(reading: Reading, start: int, end: int) -> None:
    for kind, pattern in (("improved", _IMPROVED), ("declined", _DECLINED)):
        for match in pattern.finditer(reading.text, start, end):
            if _WISH.search(reading.text[max(start, match.start() - 60) : match.start()]):
                continue
            told = [m for m in reading.mentions if max(start, match.start() - 170) <= m.start < match.start()]
            for mention in (m for m in told if m.status == "resolved"):
                _claim(reading, kind, (mention.start, match.end()), mention)
            amount = _BY.match(reading.text, match.start())
            if amount and kind == "improved" and len(told) == 1 and told[0].status == "resolved":
                _claim(reading, "increase", (told[0].start, amount.end()), told[0], Decimal(amount[1]))


def _scope(text: str) -> str:
    named = set(_SCOPE.findall(text))
    return named.pop() if len(named) == 1 else "all"


def _claim(
    reading: Reading, kind: str, span: tuple[int, int], mention: IndicatorMention | None, value: Decimal | None = None,
    *, scope: str = "all", year: int | None = None,
) -> None:  # fmt: skip
    from extractors.prose import year_at

    if year is None:
        year = year_at(reading, 0, span[1], span[1])[0]
    reading.claims.append(
        Claim(
            fact_id=reading.ids("c"), citations=cite(reading.paragraph, *span, reading.sha256), kind=kind,
            indicator_no=mention.indicator_no if mention else None, fiscal_year_be=year, value=value,
            text=reading.paragraph.text[max(0, span[0] - 60) : span[1] + 60],
            number_printed=mention.number_printed if mention else None,
            name_printed=mention.name_printed if mention else None,
            name_indicator_no=mention.name_no if mention else None, scope=scope,
        )
    )  # fmt: skip
