"""Words of the pages in Thai and English, and how dates and numbers are shown."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")
MONTHS_TH = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BUDDHIST_ERA = 543

WORDS: dict[str, tuple[str, str]] = {
    "confirmed": ("ยืนยันว่าผิด", "confirmed"),
    "false_positive": ("ไม่ใช่ข้อผิด", "false positive"),
    "accepted": ("ยอมรับได้", "accepted"),
    "needs_info": ("ต้องตรวจเพิ่ม", "needs more information"),
    "withdraw": ("ถอนคำตัดสิน", "withdrawn"),
    "extraction": ("โปรแกรมอ่านผิด", "misread by the program"),
    "rule": ("กฎไม่เหมาะกับกรณีนี้", "the rule does not fit"),
    "office": ("ระบุสำนักงานผิด", "wrong office"),
    "error": ("ข้อผิด", "error"),
    "warning": ("ควรดู", "warning"),
    "info": ("เพื่อทราบ", "info"),
    "todo": ("ยังไม่ตัดสิน", "to decide"),
    "open": ("ยังไม่ตัดสิน", "to decide"),
    "decided": ("ตัดสินแล้ว", "decided"),
    "changed": ("หลักฐานเปลี่ยน", "evidence changed"),
    "suggested": ("มีคำตัดสินเดิมให้ยืนยัน", "suggested"),
    "disputed": ("ผู้ตรวจเห็นต่าง", "auditors disagree"),
    "absent": ("ไม่พบแล้ว", "no longer found"),
    "new": ("พบใหม่", "new"),
    "unchanged": ("เหมือนครั้งก่อน", "unchanged"),
    "reopened": ("กลับมาอีก", "reopened"),
    "loaded": ("อ่านแล้ว", "loaded"),
    "quarantined": ("อ่านไม่ได้", "quarantined"),
    "failed": ("ไม่ได้ไฟล์", "failed"),
    "score": ("คะแนน", "score"),
    "agency_score": ("คะแนนหน่วยงานอื่น", "score of another agency"),
    "total": ("คะแนนรวม", "total"),
    "measure": ("มาตรการ", "measure"),
    "result": ("ผลการดำเนินการ", "result"),
    "budget": ("งบประมาณ", "budget"),
    "name": ("ชื่อสำนักงาน", "office name"),
    "claim": ("ข้อความที่ตรวจได้", "claim"),
    "not_loaded": ("ไม่ได้โหลด", "not loaded"),
    "resolved": ("รู้จัก", "resolved"),
    "ambiguous": ("กำกวม", "ambiguous"),
    "unknown": ("ไม่รู้จัก", "unknown"),
    "status": ("สถานะ", "Status"),
    "severity": ("ความสำคัญ", "Severity"),
    "year": ("ปีงบประมาณ", "Fiscal year"),
    "verdict": ("คำตัดสิน", "Verdict"),
}


def word(name: str | None, lang: str) -> str:
    """Return a word of the warehouse as a reader says it; an unknown one stays as it is.

    >>> word("confirmed", "th"), word("confirmed", "en"), word("else", "th")
    ('ยืนยันว่าผิด', 'confirmed', 'else')
    """
    return WORDS[name][lang == "en"] if name in WORDS else name or ""


def day(value: str | date | None, lang: str) -> str:
    """Return a day, in the Buddhist Era and with Bangkok's clock where it has a time.

    >>> day("2026-01-01T18:30:00Z", "th"), day(date(2022, 10, 1), "th"), day("2026-01-01T18:30:00Z", "en")
    ('2 ม.ค. 2569 01:30 น.', '1 ต.ค. 2565', '2 Jan 2569 BE 01:30')
    """
    if not value:
        return ""
    moment = value
    if isinstance(moment, str):
        try:
            moment = datetime.fromisoformat(moment).astimezone(BANGKOK)
        except ValueError:
            return str(value)
    months = MONTHS_EN if lang == "en" else MONTHS_TH
    text = f"{moment.day} {months[moment.month - 1]} {moment.year + BUDDHIST_ERA}{' BE' if lang == 'en' else ''}"
    if isinstance(moment, datetime):
        text += f" {moment:%H:%M}{'' if lang == 'en' else ' น.'}"
    return text


def figure(value: Any) -> str:
    """Return a number as printed; an absent one is a dash.

    >>> figure(Decimal("94.40")), figure(12345), figure(None)
    ('94.40', '12,345', '–')
    """
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else f"{value:.2f}" if isinstance(value, (Decimal, float)) else str(value)
