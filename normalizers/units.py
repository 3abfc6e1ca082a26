"""The units of an area office that a measure names as responsible."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalizers.thai import unwrap_thai


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of an area office: official name and the shorter spellings seen."""

    name: str
    variants: tuple[str, ...] = ()


_ANY_UNIT = re.compile(
    r"(?:กลุ่ม(?!เป้าหมาย|ตัวอย่าง|ผู้|คน|ที่|ประชากร|โรงเรียน|สาระ|จังหวัด|วัย|ต่าง|ละ)|หน่วย(?!งาน|กิต|ละ|$)|ศูนย์|งาน(?=\S)|ฝ่าย|คณะกรรมการ|คณะทำงาน|ทุกกลุ่ม|"
    r"ผู้อำนวยการ|รองผู้อำนวยการ|ผอ\.|รอง\s?ผอ\.|ผู้บริหาร|นิติกร|เจ้าหน้าที่|บุคลากรทุกคน|ข้าราชการทุกคน|ทุกหน่วยงาน|สำนักงานเขตพื้นที่)[ก-๎ฯๆ.\-/]*(?: ?[ก-๎]+)*"
)
_SPLIT = re.compile(r"\s*(?:,|;|\||/|\n| ?และ(?=กลุ่ม|หน่วยตรวจ|ทุกกลุ่ม)|(?<=\S)\s+(?=กลุ่ม|หน่วยตรวจ|ทุกกลุ่ม|ศูนย์|คณะ|[-•–]|\d{1,2}[.)]))\s*")
_BULLET = re.compile(r"^(?:[-•–*]|\(?\d{1,2}[.)])\s*")


def _known_pattern(units: Sequence[Unit]) -> re.Pattern[str]:
    names = sorted({n for u in units for n in (u.name, *u.variants)}, key=len, reverse=True)
    return re.compile("|".join(r"\s*".join(map(re.escape, re.sub(r"\s", "", n))) for n in names))


_CACHE: dict[tuple[Unit, ...], re.Pattern[str]] = {}


def find_units(text: str, units: Sequence[Unit]) -> tuple[str, ...]:
    """Find the units named in a cell, in print order, each once, as printed.

    Known names are cut out first (they hold blanks and may stick together); what is left counts when it begins like a
    unit ("กลุ่ม", "หน่วย", "ทุกกลุ่ม", a post).
    """
    key = tuple(units)
    if key not in _CACHE:
        _CACHE[key] = _known_pattern(units)
    plain = unwrap_thai(text)
    found: list[tuple[int, str]] = []
    rest = plain
    for match in _CACHE[key].finditer(plain):
        found.append((match.start(), re.sub(r"\s+", " ", match.group()).strip()))
        rest = rest[: match.start()] + "\n" * (match.end() - match.start()) + rest[match.end() :]
    for start, piece in _pieces(rest):
        name = _BULLET.sub("", piece).strip()
        if len(name) > 3 and _ANY_UNIT.match(name):
            found.append((start, name))
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _pieces(text: str) -> list[tuple[int, str]]:
    out, position = [], 0
    for match in _SPLIT.finditer(text):
        out.append((position, text[position : match.start()]))
        position = match.end()
    out.append((position, text[position:]))
    return out
