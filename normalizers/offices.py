"""Printed names of area offices: certain identities, or a stated doubt. Never by similarity alone."""

from __future__ import annotations

import re

from normalizers.offices_codes import by_code, by_english
from normalizers.offices_decide import Resolution, decide
from normalizers.offices_index import Office, OfficeIndex, fold_name, load_offices
from normalizers.offices_parse import head_by_bones, head_of, parse_by_bones, parse_codes, parse_place
from normalizers.offices_unknown import unknown_place
from normalizers.thai import skeleton

__all__ = ["Office", "OfficeIndex", "Resolution", "load_offices", "resolve_office"]


_PREFIXES = re.compile(r"^(?:ของ|ณ|โดย|ที่|ใน|จาก|กับ|และ|สังกัด|ประจำ)+(?=สพ[ปมท]|สำนักงาน|สนง|เขตพื้นที่)")
_OTHER_BODIES = re.compile(
    r"^(?:สำนักงานศึกษาธิการ|ศธจ|อบจ|อบต|เทศบาล|โรงเรียน|วิทยาลัย|สำนักงานส่งเสริม|องค์การบริหาร|สกร|โรงพยาบาล|สำนักงานคณะกรรมการ)"
)
TAIL = re.compile(
    r"^(?:$|ฯ|[).,:;“”\"'\-–]|อำเภอ|ทุกอำเภอ|ประจำ|ปี|จังหวัด|ในจังหวัด|กระทรวง|สำนักงานคณะกรรมการ|สพฐ|สังกัด|โทร|ที่|ได้|จึง|มี|เป็น|จะ|และ|ใน|ของ|โดย|ซึ่ง|ให้|เพื่อ|ร่วม|ดำเนิน|จัด|กำหนด|ผล|รายงาน|เรื่อง|เมื่อ|ณ|หรือ|ตาม|แก่|ด้วย|ต่อ|นำ|ขอ|แจ้ง|เว็บ|พ\.ศ)"
)
MORE_NUMBERS = re.compile(r"(?:[,/–-]|และ|กับ|ถึง)+(?:เขต(?:ที่)?)?¦?\d{1,2}(?!\d)")


def resolve_office(printed: str, offices: OfficeIndex, *, year_be: int | None = None, codes: bool = False) -> Resolution:
    """Say which area office a printed name means.

    Args:
        printed: A name as it stands in print, wraps and damages included.
        offices: The registry.
        year_be: Answer for this fiscal year; before 2564 a former number is the answer itself.
        codes: Also accept site codes (3405) and web domains; never for names in running text.
    """
    folded = _PREFIXES.sub("", fold_name(printed))
    if folded in offices.aliases:
        return Resolution(printed, offices.aliases[folded], "resolved")
    if codes and (found := by_code(printed, folded, offices, year_be)):
        return found
    if re.search(r"[A-Za-z]{4}", printed) and not re.search("[ก-ฮ]{3}", printed):
        return by_english(printed, offices, year_be)
    if _OTHER_BODIES.match(folded):
        return Resolution(printed, None, "unknown", (), "another kind of body, no area office")
    head = head_of(folded) or head_by_bones(folded)
    if head is None:
        return Resolution(printed, None, "unknown", (), "not the name of an area office")
    position, level = head
    if not folded[position:].strip(".()"):
        return Resolution(printed, None, "unknown", (), "no place is named", level)
    parsed = parse_place(folded, position, level, offices)
    if parsed.provinces and parsed.number is not None and MORE_NUMBERS.match(parsed.rest):
        there = tuple(o.office_id for o in offices.by_province.get((level or "primary", parsed.provinces[0]), ()))
        return Resolution(printed, None, "ambiguous", there, "several areas are named together", level)
    if (not parsed.provinces and parsed.number is None) or not TAIL.match(parsed.rest):
        rest = folded[position:]
        whole = parse_by_bones(rest, level, offices)
        # ชมพร is a damaged ชุมพร before it is the codes ชม and พร
        spelled = whole is not None and len(whole.provinces) == 1 and len(skeleton(whole.provinces[0])) > 3
        other = (None if spelled else parse_codes(rest, level, offices)) or whole
        if other is None:
            return unknown_place(printed, folded[position:], level, offices)
        parsed = other
    return decide(printed, parsed, offices, year_be)
