"""The units of an area office that a measure names as responsible."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

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
_ENDS_IN_UNIT = r"(?!\s*ตรวจ)"  # 'ทุกกลุ่ม / หน่วยตรวจสอบภายใน' are two
_BULLET = re.compile(r"^(?:[-•–*]|\(?\d{1,2}[.)])\s*")


@dataclass(frozen=True, slots=True)
class _Known:
    pattern: re.Pattern[str]
    spellings: frozenset[str]
    by_letters: dict[str, str]

    def spelling(self, printed: str) -> str:
        """The printed spelling where it is a known one; a blank lost or put in at a line end is no other spelling."""
        printed = re.sub(r"\s+", " ", printed).strip()
        return printed if printed in self.spellings else self.by_letters[re.sub(r"\s", "", printed)]


@lru_cache(maxsize=4)
def _known(units: tuple[Unit, ...]) -> _Known:
    names = [n for u in units for n in (u.name, *u.variants)]
    by_letters = {re.sub(r"\s", "", n): n for n in reversed(names)}
    letters = sorted(by_letters, key=len, reverse=True)
    pattern = "|".join(r"\s*".join(map(re.escape, n)) + _ENDS_IN_UNIT * n.endswith("หน่วย") for n in letters)
    return _Known(re.compile(pattern), frozenset(names), by_letters)


def find_units(text: str, units: Sequence[Unit]) -> tuple[str, ...]:
    """Find the units named in a cell, in print order, each once, as printed (blanks as in the known spelling).

    Known names are cut out first (they hold blanks and may stick together); what is left counts when it begins like a
    unit ("กลุ่ม", "หน่วย", "ทุกกลุ่ม", a post).
    """
    known = _known(tuple(units))
    plain = unwrap_thai(text)
    found: list[tuple[int, str]] = []
    rest = plain
    for match in known.pattern.finditer(plain):
        found.append((match.start(), known.spelling(match.group())))
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
