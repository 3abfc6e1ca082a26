"""Years of the Buddhist Era in print: fiscal years, and the years that only look like one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.numbers import arabic_digits

FIRST_YEAR_BE, LAST_YEAR_BE = 2540, 2599


@dataclass(frozen=True, slots=True)
class FoundYear:
    """A year in running text.

    Attributes:
        fiscal_year_be: The year.
        start / end: Span of the digits in the text searched.
        printed: The digits as printed.
        kind: 'fiscal' (ปีงบประมาณ, ประจำปี), 'plain' (ปี, พ.ศ. or bare), 'legal' (of an act or announcement), 'academic',
            'range' (2561-2580 of a long plan), 'date' (after a month).
    """

    fiscal_year_be: int
    start: int
    end: int
    printed: str
    kind: str = "fiscal"


_MONTH = (
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|"
    r"ม\.?ค\.?|ก\.?พ\.?|มี\.?ค\.?|เม\.?ย\.?|พ\.?ค\.?|มิ\.?ย\.?|ก\.?ค\.?|ส\.?ค\.?|ก\.?ย\.?|ต\.?ค\.?|พ\.?ย\.?|ธ\.?ค\.?"
)
_FOUR = re.compile(r"(?<!\d)(?<!\d[./,])(25[4-9]\d)(?!\d|\.\d|,\d)")
# Two digits are a year only right behind a word that says so.
_TWO = re.compile(r"(?:ปี\s*งบประมาณ|งบประมาณ|ประจำปี|ปี|FY)\s*(?:พ\s*\.?\s*ศ\s*\.*\s*)?['’]?\s*([4-9]\d)(?![\d.,])")
_BEFORE_FISCAL = re.compile(r"(?:ง\s*บ\s*ประมาณ|ประจำป[ีึ]\S{0,3}|FY)\s*(?:ประจำปี)?\s*(?:พ\s*\.?\s*ศ\s*\.*\s*)?['’]?\s*$")
_BEFORE_ACADEMIC = re.compile(r"ปี\s*การศึกษา\s*(?:พ\s*\.?\s*ศ\s*\.*\s*)?$")
_BEFORE_LEGAL = re.compile(
    r"(?:พระราชบัญญัติ|พระราชกฤษฎีกา|พระราชกำหนด|พ\.ร\.บ\.|พ\.ร\.ฎ\.|ระเบียบ|ประกาศ|ข้อบังคับ|รัฐธรรมนูญ|กฎกระทรวง|กฎ\s*ก\.|คำสั่ง|ประมวลจริยธรรม|มาตรฐานทางจริยธรรม|\(ฉบับที่)"
    r"[^\n]{0,160}?(?:พ\s*\.?\s*ศ\s*\.*\s*|พุทธศักราช\s*)$"
)
_BEFORE_MONTH = re.compile(rf"(?:{_MONTH})\s*(?:พ\s*\.\s*ศ\s*\.*\s*)?$")
_RANGE_AFTER = re.compile(r"\s*[-–—]\s*(?:พ\s*\.?\s*ศ\s*\.*\s*)?(25\d\d)")
_RANGE_BEFORE = re.compile(r"(25\d\d)\s*[-–—]\s*(?:พ\s*\.?\s*ศ\s*\.*\s*)?$")


def find_fiscal_years(text: str) -> list[FoundYear]:
    """Find the years of a text in order, each with what kind of year it is.

    >>> [(y.fiscal_year_be, y.kind) for y in find_fiscal_years("ประจำปีงบประมาณพ.ศ. ๒๕๖๖ ตาม พ.ร.บ. ข้อมูลข่าวสาร พ.ศ. 2540")]
    [(2566, 'fiscal'), (2540, 'legal')]
    >>> [y.fiscal_year_be for y in find_fiscal_years("ประจำปี 65 เทียบกับปีงบประมาณพ.ศ.2564")]
    [2565, 2564]
    """
    plain = arabic_digits(text)
    found = [_classified(plain, text, m.start(1), m.end(1), int(m.group(1))) for m in _FOUR.finditer(plain)]
    found += [
        FoundYear(2500 + int(m.group(1)), m.start(1), m.end(1), text[m.start(1) : m.end(1)]) for m in _TWO.finditer(plain)
    ]
    return sorted(found, key=lambda y: y.start)


def _classified(plain: str, text: str, start: int, end: int, year: int) -> FoundYear:
    before, after = plain[max(0, start - 200) : start], plain[end : end + 16]
    line = before.rsplit("\n", 1)[-1]
    kind = "plain"
    later, earlier = _RANGE_AFTER.match(after), _RANGE_BEFORE.search(before)
    if (later and int(later.group(1)) - year > 2) or (earlier and year - int(earlier.group(1)) > 2):
        kind = "range"
    elif _BEFORE_ACADEMIC.search(before):
        kind = "academic"
    elif _BEFORE_MONTH.search(before):
        kind = "date"
    elif _BEFORE_FISCAL.search(before):
        kind = "fiscal"
    elif _BEFORE_LEGAL.search(line):
        kind = "legal"
    return FoundYear(year, start, end, text[start:end], kind)


_HEADER = re.compile(
    r"(?:ผล)?(?:คะแนน|การประเมิน|ผลการประเมิน)?\s*(?:ITA)?\s*(?:ประจำ)?(?:ปี)?\s*(?:ง\s*บ\s*ประมาณ)?\s*(?:พ\s*\.?\s*ศ\s*\.*)?\s*['’]?\s*(25[4-9]\d|[4-9]\d)"
)
_CHRISTIAN = re.compile(r"(?:FY|ค\s*\.\s*ศ\s*\.|C\.?E\.?|A\.?D\.?)\s*(20[0-5]\d)")


def parse_fiscal_year(printed: str) -> int | None:
    """Read a table header that is a year and nothing else.

    >>> parse_fiscal_year("ปีงบประมาณ พ.ศ. ๒๕๖๔"), parse_fiscal_year("ปี 64"), parse_fiscal_year("FY2023")
    (2564, 2564, 2566)
    >>> parse_fiscal_year("2023"), parse_fiscal_year("94.25")
    (None, None)
    """
    text = " ".join(arabic_digits(printed).split())
    christian = _CHRISTIAN.fullmatch(text)
    if christian:
        return int(christian.group(1)) + 543
    match = _HEADER.fullmatch(text)
    if not match:
        return None
    digits = match.group(1)
    if len(digits) == 2:
        return 2500 + int(digits) if re.search(r"ปี|งบประมาณ|พ\s*\.?\s*ศ|['’]", text) else None
    return int(digits)
