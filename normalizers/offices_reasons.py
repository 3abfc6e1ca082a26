"""The reasons of a doubtful office name in Thai."""

from __future__ import annotations

import re

_THAI: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), thai)
    for pattern, thai in (
        (r"another kind of body, no area office", "เป็นหน่วยงานประเภทอื่น ไม่ใช่สำนักงานเขตพื้นที่การศึกษา"),
        (r"not the name of an area office", "ไม่ใช่ชื่อสำนักงานเขตพื้นที่การศึกษา"),
        (r"no place is named", "ไม่ได้ระบุจังหวัดหรือเขต"),
        (r"several areas are named together", "ระบุหลายเขตรวมกัน"),
        (r"several provinces that make no office together", "ระบุหลายจังหวัดที่ไม่ได้เป็นเขตเดียวกัน"),
        (r"no level and no (?:office word|province) is (?:printed|named)", "ไม่ได้ระบุว่าเป็นประถมศึกษาหรือมัธยมศึกษา"),
        (r"no province is named '(.*)'", r"ไม่มีจังหวัดชื่อ '\1'"),
        (r"several numbers are printed", "มีหมายเลขเขตหลายหมายเลข"),
        (r"no province has this code", "ไม่มีจังหวัดที่ใช้รหัสนี้"),
        (r"(\S+) has no area (\d+)", r"\1 ไม่มีเขต \2"),
        (r"no office is known by this address", "ไม่พบสำนักงานที่ใช้ที่อยู่เว็บไซต์นี้"),
        (r"the level is not stated", "ไม่ได้ระบุว่าเป็นประถมศึกษาหรือมัธยมศึกษา"),
        (r"names of several provinces exist only for secondary offices", "ชื่อที่มีหลายจังหวัดมีเฉพาะเขตมัธยมศึกษา"),
        (r"a number without a province", "มีหมายเลขเขตแต่ไม่มีจังหวัด"),
        (r"(\S+) has (\d+) primary areas and the number is missing", r"\1 มีเขตประถมศึกษา \2 เขต แต่ไม่ได้ระบุหมายเลข"),
        (r"the primary office of (\S+) has no number", r"เขตประถมศึกษาของ\1ไม่มีหมายเลข"),
        (r"(\S+) has (\d+) primary areas, none is (\d+)", r"\1 มีเขตประถมศึกษา \2 เขต ไม่มีเขต \3"),
        (r"the former area (\d+) was split", r"เขต \1 เดิมถูกแยกเป็นหลายเขต"),
        (r"(\d+), or (\d+) torn apart", r"อาจเป็นเขต \1 หรือเขต \2 ที่ตัวเลขขาดจากกัน"),
        (r"former numbers ran from 1 to 42", "หมายเลขเขตมัธยมศึกษาเดิมมีตั้งแต่ 1 ถึง 42"),
        (r"no secondary office of this place has number (\d+)", r"ไม่มีเขตมัธยมศึกษาของพื้นที่นี้ที่เป็นเขต \1"),
        (r"the number is missing", "ไม่ได้ระบุหมายเลขเขต"),
        (r"(\S+) is part of a joint office of another name", r"\1 อยู่ในเขตที่ใช้ชื่อร่วมกับจังหวัดอื่น"),
        (r"these provinces never shared an office", "จังหวัดเหล่านี้ไม่เคยอยู่ในเขตเดียวกัน"),
        (r"the name is cut short", "ชื่อไม่ครบ"),
        (r"(\S+) is a district, no office has its name", r"\1 เป็นอำเภอ ไม่มีเขตชื่อนี้"),
        (r"(\S+) is a district of (.+), no office has its name", r"\1 เป็นอำเภอของ \2 ไม่มีเขตชื่อนี้"),
        (r"no area office is named '(.*)'", r"ไม่มีเขตพื้นที่การศึกษาชื่อ '\1'"),
    )
)


def thai_reason(reason: str) -> str:
    """Return the reason in Thai; '' for ''.

    >>> thai_reason("the number is missing")
    'ไม่ได้ระบุหมายเลขเขต'
    """
    for pattern, thai in _THAI:
        match = pattern.fullmatch(reason)
        if match:
            return match.expand(thai).replace(" and of ", " และ")
    return reason
