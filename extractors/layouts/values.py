"""What one value cell says: a score, a level, a remark, or several of them; or why it cannot be said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from normalizers.levels import parse_level, parse_remark
from normalizers.numbers import arabic_digits, parse_score

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_OUT_OF_HUNDRED = re.compile(r"(?:/|จาก|เต็ม)\s*100(?:\.0+)?(?!\d)")
_WORDS_AROUND = re.compile(r"คะแนน(?:ที่ได้)?|ร้อยละ|ระดับ|ผลการประเมิน|อยู่ใน|ได้|[%()\[\]/:=,*\s▲▼↑↓]")
_EMPTY = re.compile(r"[-–—.\s_]*")
_SIGNED = re.compile(r"^\s*\(?\s*([+\-−–▲▼↑↓]|เพิ่มขึ้น|ลดลง|เพิ่ม|ลด)?\s*\(?\s*(\d{1,3}(?:\.\d{1,2})?)\s*\)?\s*([▲▼↑↓])?\s*\)?\s*$")
_DOWN = frozenset({"-", "−", "–", "▼", "↓", "ลดลง", "ลด"})


@dataclass(frozen=True, slots=True)
class Value:
    """The content of a value cell.

    Attributes:
        score: Number as printed, None when there is none or it is unsure.
        printed: Its bare digits as printed (repaired), '' without a number.
        level: Bare level word, None when not printed.
        remark: Bare remark word, None when not printed.
        problem: '' or why the number is unsure: 'malformed', 'two numbers', 'unclear'.
        empty: Nothing is printed ('' or '-').
    """

    score: Decimal | None = None
    printed: str = ""
    level: str | None = None
    remark: str | None = None
    problem: str = ""
    empty: bool = False


@lru_cache(maxsize=8192)
def read_value(text: str) -> Value:
    """Read the text of a value cell.

    Args:
        text: Repaired text of the cell.

    >>> read_value("94.40 (A)")
    Value(score=Decimal('94.40'), printed='94.40', level='A', remark=None, problem='', empty=False)
    >>> read_value("8.00 (80.00)").problem
    'two numbers'
    """
    plain = arabic_digits(text).strip()
    if _EMPTY.fullmatch(plain):
        return Value(empty=True)
    plain = _OUT_OF_HUNDRED.sub("", plain)
    numbers = list(_NUMBER.finditer(plain))
    if not numbers:
        return _words(plain)
    rest = _NUMBER.sub("", plain)
    words = _words(re.sub(r"[/:=,*%▲▼↑↓]", " ", rest)) if _WORDS_AROUND.sub("", rest).strip("-–. ") else Value()
    if len(numbers) > 1:
        same = {n.group() for n in numbers}
        return Value(printed=" ".join(n.group() for n in numbers), problem="two numbers" if len(same) > 1 else "unclear")
    printed = numbers[0].group()
    score = parse_score(printed)
    negative = re.match(r"\s*[-−–]\s*\d", plain)
    if score is None or negative:
        return Value(printed=printed if not negative else plain, problem="malformed", level=words.level)
    if words.problem:
        return Value(printed=printed, problem="unclear")
    return Value(score, printed, words.level, words.remark)


def read_difference(text: str) -> Decimal | None:
    """Read a signed difference: '+6.22', '-1.20', '▼ 1.20', 'เพิ่มขึ้น 6.22'; None when it is no plain number.

    >>> read_difference("▼ 1.20")
    Decimal('-1.20')
    """
    match = _SIGNED.match(arabic_digits(text))
    if not match:
        return None
    size = Decimal(match[2])
    return -size if match[1] in _DOWN or match[3] in _DOWN else size


def _words(text: str) -> Value:
    level, remark = parse_level(text), parse_remark(text)
    if level is None and remark is None:
        return Value(problem="unclear")
    return Value(level=level, remark=remark)
