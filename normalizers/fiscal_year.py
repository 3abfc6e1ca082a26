"""Years of the Buddhist Era in print: fiscal years, and the years that only look like one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from normalizers.numbers import arabic_digits


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


_MONTHS = (
    *["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"],
    *(
        f"{short[:-1]}{inner}{short[-1]}{last}"
        for short in ["มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค"]
        for inner in ("", ".")
        for last in ("", ".")
    ),
)
_FIGURE = re.compile(r"[25-7๒๕-๗]\d")  # every year begins so
_ERA = r"(?:พ\s*\.?\s*ศ\s*\.*\s*)?"
# Money is never a year; a bare number with a unit behind it is an amount ("ปี 2566 โรงเรียน…" is none: ปี says so).
_MONEY = r"(?!\s*(?:บาท|ล้าน|%))"
# Patterns begin with the digits, which are rare: what stands before them is looked at afterwards.
_FOUR = re.compile(rf"(25[4-9]\d)(?<!\d\d{{4}})(?<!\d[./,]\d{{4}})(?!\d|\.\d|,\d){_MONEY}")
_YEAR_WORD = re.compile(r"(?:ปี|ป[ีึ]\s*งบประมาณ|ศ\s*\.*|FY|การศึกษา|[-–—]|ประจำ\S{0,12})\s*$")
_UNIT = re.compile(r"\s*(?:คน|ราย(?!งาน|การ|ละ|ชื่อ)|แห่ง|โรง(?!เรียน)|คะแนน|เล่ม|ชุด|ครั้ง|วัน|ชั่วโมง|นาที|หน้า|ข้อ)")
# Two digits are a year only right behind a word that says so; "50 ปี 60 วัน" is an age.
_TWO = re.compile(rf"([5-7]\d)(?<!\d\d\d)(?![\d.,]){_MONEY}")
_BEFORE_TWO = re.compile(rf"(?:ปี\s*งบประมาณ|ประจำปี|(?<!\d)(?<!\d )ปี|FY|พ\s*\.\s*ศ\s*\.)\s*{_ERA}['’]?\s*$")
_CHRISTIAN_ERA = re.compile(r"(FY|ค\s*\.\s*ศ\s*\.)\s*(20[0-5]\d)(?!\d|\.\d|,\d)")
_BEFORE_FISCAL = re.compile(rf"(?:ง\s*บ\s*ประมาณ|ประจำ\s*ป[ีึ]\S{{0,3}}|FY)\s*(?:ประจำปี)?\s*{_ERA}['’]?\s*$")
_BEFORE_ACADEMIC = re.compile(rf"ปี\s*การศึกษา\s*(?:ที่\s*)?{_ERA}$")
_BEFORE_LEGAL = re.compile(
    r"(?:พระราชบัญญัติ|พระราชกฤษฎีกา|พระราชกำหนด|พ\.ร\.บ\.|พ\.ร\.ฎ\.|ระเบียบ|ประกาศ|ข้อบังคับ|รัฐธรรมนูญ|กฎกระทรวง|กฎ\s*ก\.|คำสั่ง|"
    r"ประมวลจริยธรรม|มาตรฐานทางจริยธรรม|\(ฉบับที่)[^\n]{0,160}?(?<!ปี)(?<!ปี )(?:พ\s*\.?\s*ศ\s*\.*\s*|พุทธศักราช\s*)$"
    r"|(?:พระราชบัญญัติ|พ\.ร\.บ\.)[^\n\d]{0,80}(?<!ปี)\s*$"
)
_ERA_BEHIND_MONTH = re.compile(r"พ\s*\.\s*ศ\s*\.*$")
_BEFORE_OTHER = ("เลขที่", "หน้าที่", "โทร", "โทรศัพท์", "โทร.", "รหัส")
_RANGE_AFTER = re.compile(rf"\s*[-–—]\s*{_ERA}(25\d\d)")
_RANGE_BEFORE = re.compile(rf"(25\d\d)\s*[-–—]\s*{_ERA}$")
_LONG_PLAN = 2  # years between the ends of a range that is no longer a comparison of two or three years


def find_fiscal_years(text: str) -> list[FoundYear]:
    """Find the years of a text in order, each with what kind of year it is.

    >>> found = find_fiscal_years("ประจำปีงบประมาณพ.ศ. ๒๕๖๖ ตาม พ.ร.บ. ข้อมูลข่าวสาร พ.ศ. 2540")
    >>> [(y.fiscal_year_be, y.kind, y.printed) for y in found]
    [(2566, 'fiscal', '๒๕๖๖'), (2540, 'legal', '2540')]
    >>> [y.fiscal_year_be for y in find_fiscal_years("ประจำปี 65 เทียบกับปีงบประมาณพ.ศ.2564")]
    [2565, 2564]
    """
    return list(_find(text)) if _FIGURE.search(text) else []


@lru_cache(maxsize=2048)  # several readers ask about the same heading, caption or paragraph
def _find(text: str) -> tuple[FoundYear, ...]:
    plain = arabic_digits(text)
    found = []
    for match in _FOUR.finditer(plain):
        kind = _kind(plain, match.start(1), match.end(1), int(match.group(1)))
        if kind:
            found.append(FoundYear(int(match.group(1)), *match.span(1), text[slice(*match.span(1))], kind))
    for match in _TWO.finditer(plain):
        if _BEFORE_TWO.search(plain[max(0, match.start() - 40) : match.start()]):
            found.append(FoundYear(2500 + int(match.group(1)), *match.span(1), text[slice(*match.span(1))]))
    for match in _CHRISTIAN_ERA.finditer(plain) if "20" in plain else ():
        kind = "fiscal" if match.group(1) == "FY" else "plain"
        found.append(FoundYear(int(match.group(2)) + 543, *match.span(2), text[slice(*match.span(2))], kind))
    return tuple(sorted(found, key=lambda y: y.start))


def _kind(plain: str, start: int, end: int, year: int) -> str | None:
    """Return the kind of a four-digit year by what stands around it; None when it is the number of something."""
    before, after = plain[max(0, start - 200) : start], plain[end : end + 16]
    later, earlier = _RANGE_AFTER.match(after), _RANGE_BEFORE.search(before)
    if (later and int(later.group(1)) - year > _LONG_PLAN) or (earlier and year - int(earlier.group(1)) > _LONG_PLAN):
        return "range"
    words = before.rstrip()
    if words.endswith(_BEFORE_OTHER) or (words.endswith("ศธ") and words[:-2].rstrip().endswith("ที่")):
        return None
    if _UNIT.match(plain, end) and not _YEAR_WORD.search(before):
        return None
    # what must stand in a text is looked for before what may stand around it
    if "การศึกษา" in before and _BEFORE_ACADEMIC.search(before):
        return "academic"
    era = words[-1:] in (".", "ศ") and _ERA_BEHIND_MONTH.search(words)
    if (words[: era.start()].rstrip() if era else words).endswith(_MONTHS):
        return "date"
    if ("ประมาณ" in before or "ประจำ" in before or "FY" in before) and _BEFORE_FISCAL.search(before):
        return "fiscal"
    of_an_act = words.endswith((".", "ศ", "พุทธศักราช")) or "พระราชบัญญัติ" in before or "พ.ร.บ." in before
    return "legal" if of_an_act and _BEFORE_LEGAL.search(before.rsplit("\n", 1)[-1]) else "plain"


_HEADER = re.compile(
    r"(?:ผล)?(?:คะแนน|การประเมิน|ผลการประเมิน)?\s*(?:ITA)?\s*(?:ประจำ)?\s*(?:ปี|FY)?\s*(?:ง\s*บ\s*ประมาณ)?\s*"
    rf"{_ERA}['’]?\s*(25[4-9]\d|[5-7]\d)"
)
_MARKED = re.compile(r"ปี|งบประมาณ|FY|พ\s*\.?\s*ศ|['’]")
_CHRISTIAN = re.compile(r"(?:ปี\s*)?(?:FY|ค\s*\.\s*ศ\s*\.|C\.?E\.?|A\.?D\.?)\s*(20[0-5]\d)")


def parse_fiscal_year(printed: str) -> int | None:
    """Read a table header that is a year and nothing else.

    >>> parse_fiscal_year("ปีงบประมาณ พ.ศ. ๒๕๖๔"), parse_fiscal_year("ปี 64"), parse_fiscal_year("FY2023")
    (2564, 2564, 2566)
    >>> parse_fiscal_year("2023"), parse_fiscal_year("94.25"), parse_fiscal_year("65")
    (None, None, None)
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
        return 2500 + int(digits) if _MARKED.search(text) else None
    return int(digits)
