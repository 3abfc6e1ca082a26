"""Printed periods: from a day, month, quarter or fiscal year to another, as dates of the Gregorian calendar."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from normalizers.numbers import arabic_digits

_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "มกราคม มค", "กุมภาพันธ์ กพ", "มีนาคม มีค", "เมษายน เมย", "พฤษภาคม พค", "มิถุนายน มิย", "กรกฎาคม กค", "สิงหาคม สค",
        "กันยายน กย", "ตุลาคม ตค", "พฤศจิกายน พย", "ธันวาคม ธค",
    ), 1,
):  # fmt: skip
    for _name in _names.split():
        _MONTHS[_name] = _number
_LONG = "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
_SHORT = (
    r"(?:มี\s?\.?\s?ค|เม\s?\.?\s?ย|มิ\s?\.?\s?ย|"
    r"[มพกสตธ]\s?\.\s?ค|ก\s?\.\s?พ|ก\s?\.\s?ย|พ\s?\.\s?ย|(?<![ก-๎])(?:[มพกสตธ]ค|กพ|กย|พย))(?:\s?\.)?"
)
_DASH = "[-–—‐‑−~]"
_ERA = r"(?:\s*พ\s*\.?\s*ศ\s*\.*)?\s*['’]?\s*"
# two digits with a unit behind them are an amount
_YEAR = _ERA + r"(?P<y{0}>25\d\d(?!\d)|[5-7]\d(?!\d|[.,]\d|\s*(?:คน|ราย(?!งาน|การ)|บาท|แห่ง|ครั้ง(?!ที่)|%)))"
_POINT = r"(?:(?P<d{0}>(?<!\d)[0-3]?\d)\s*)?(?:เดือน\s*)?(?P<m{0}>" + _LONG + "|" + _SHORT + r")(?:" + _YEAR + ")?"
_LINK = rf"\s*(?:{_DASH}|จนถึง|ถึง(?:สิ้น)?|to)\s*(?:วันที่\s*|เดือน\s*)?"
_RANGE = re.compile(_POINT.format("1") + _LINK + _POINT.format("2"))
_DAYS = re.compile(rf"(?<!\d)(?P<a>[0-3]?\d)\s*{_DASH}\s*" + _POINT.format("2"))
_SINGLE = re.compile(_POINT.format("1"))
_QUARTER = re.compile(
    rf"ไตรมาส\s*(?:ที่)?\s*(?P<q>[1-4](?:\s*(?:{_DASH}|ถึง|และ|,)\s*(?:ไตรมาส\s*)?(?:ที่\s*)?[1-4](?![\d.]))*)"
    rf"(?:\s*(?:/|(?:ของ)?ปี\s*(?:งบประมาณ)?|(?=พ)){_ERA}(?P<y>25\d\d|[5-7]\d)(?!\d))?"
)
_WHOLE = re.compile(
    rf"(?P<all>ตลอด(?:ทั้ง)?|ทั้ง)?\s*ปี\s*งบประมาณ(?:{_ERA}(?P<y>25\d\d|[5-7]\d)(?!\d))?"
    r"|ตลอด(?:ทั้ง)?ปี(?:\s*(?P<z>25\d\d))?|ตลอดระยะเวลา\s*ปีงบประมาณ"
)
# Most texts hold no month at all: found out at a tenth of the price of the patterns.
_MONTH_HINT = re.compile(
    r"[กมพสตธเ](?:กราคม|ุมภาพันธ์|ีนาคม|มษายน|ฤษภาคม|ิถุนายน|รกฎาคม|ิงหาคม|ันยายน|ุลาคม|ฤศจิกายน|ันวาคม"
    r"|[ีิม]?\s?\.\s?[คพย]|[ีิม]?\s?[คพย](?![ก-๎]))"
)
# "ปีงบประมาณ 2566" is a period only where a period is expected, not in the middle of a sentence
_EXPECTED = re.compile(r"(?:^|\n|ระยะเวลา(?:ดำเนินการ|ดำเนินงาน)?\s*:?|ภายใน|ใน|ช่วง)\s*$")
_UNTIL = re.compile(r"(?:ภายใน|ไม่เกิน)\s*(?:เดือน|วันที่|วัน)?\s*$")
_OPEN_END = re.compile(r"\s*เป็นต้นไป")
# one end of a span whose other end could not be read is no period of a day or a month
_HALF_BEHIND, _HALF_BEFORE = re.compile(rf"\s*(?:{_DASH}|จนถึง|ถึง)\s*\S"), re.compile(rf"[0-9.]\s*(?:{_DASH}|จนถึง|ถึง)\s*(?:วันที่\s*)?$")


@dataclass(frozen=True, slots=True)
class Period:
    """A printed period.

    Attributes:
        start / end: First and last day, both included; reversed when the print is (the audit asks about that).
        printed: The characters that say so.
        offset: Where they begin in the text searched.
    """

    start: date
    end: date
    printed: str
    offset: int = 0


def parse_period(printed: str, fiscal_year_be: int | None = None) -> Period | None:
    """Read the first period of a text.

    Args:
        printed: Repaired text of a cell or sentence.
        fiscal_year_be: Used only where the print itself refers to it (a quarter, "ตลอดปีงบประมาณ") without a year.

    >>> p = parse_period("ตุลาคม 2565 ถึง กันยายน 2566"); p.start.isoformat(), p.end.isoformat()
    ('2022-10-01', '2023-09-30')
    >>> p = parse_period("1 ต.ค. 65 – 30 ก.ย. 66"); p.start.isoformat(), p.end.isoformat()
    ('2022-10-01', '2023-09-30')
    >>> p = parse_period("ไตรมาส 1–2", 2566); p.start.isoformat(), p.end.isoformat()
    ('2022-10-01', '2023-03-31')
    >>> parse_period("30 กุมภาพันธ์ 2566 ถึง มีนาคม 2566")
    """
    found = find_periods(printed, fiscal_year_be)
    return found[0] if found else None


def find_periods(text: str, fiscal_year_be: int | None = None) -> list[Period]:
    """Find the periods of a text in order; a date that does not exist is left out, never mended."""
    plain = arabic_digits(text)
    found: list[Period] = []
    taken: list[tuple[int, int]] = []
    months, years = _MONTH_HINT.search(plain) is not None, "ปี" in plain
    forms = (
        (months, _RANGE, _range), (months, _DAYS, _days), ("ไตรมาส" in plain, _QUARTER, _quarter),
        (years, _WHOLE, _whole), (months, _SINGLE, _single),
    )  # fmt: skip
    for likely, pattern, build in forms:
        if not likely:
            continue
        for match in pattern.finditer(plain):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            span = build(match, fiscal_year_be, plain)
            if span and not _OPEN_END.match(plain, match.end()):
                found.append(Period(*span, text[match.start() : match.end()], match.start()))
    return sorted(found, key=lambda p: p.offset)


def _month(printed: str) -> int | None:
    return _MONTHS.get(re.sub(r"[\s.]", "", printed))


def _year(printed: str | None) -> int | None:
    if not printed:
        return None
    return int(printed) if len(printed) == 4 else 2500 + int(printed)


def _day(year_be: int, month: int, day: str | None, last: bool) -> date | None:
    year = year_be - 543
    days = calendar.monthrange(year, month)[1]
    number = int(day) if day else (days if last else 1)
    return date(year, month, number) if 1 <= number <= days else None


def _of_fiscal(month: int, fiscal_year_be: int) -> int:
    return fiscal_year_be - 1 if month >= 10 else fiscal_year_be


Span = tuple[date, date] | None


def _range(match: re.Match[str], fiscal_year_be: int | None, _: str) -> Span:
    first, last = _month(match["m1"]), _month(match["m2"])
    y2 = _year(match["y2"])
    y1 = _year(match["y1"])
    if first is None or last is None:
        return None
    if y2 is None and y1 is None and fiscal_year_be is not None:
        y1, y2 = _of_fiscal(first, fiscal_year_be), _of_fiscal(last, fiscal_year_be)
    elif y1 is None and y2 is not None:
        # "มกราคม - มีนาคม 2566" shares its year; "ตุลาคม - กันยายน 2566" starts the year before
        y1 = y2 if first <= last else y2 - 1
    elif y2 is None and y1 is not None:
        y2 = y1 if first <= last else y1 + 1
    if y1 is None or y2 is None:
        return None
    start, end = _day(y1, first, match["d1"], last=False), _day(y2, last, match["d2"], last=True)
    return (start, end) if start and end else None


def _days(match: re.Match[str], fiscal_year_be: int | None, _: str) -> Span:
    month, year = _month(match["m2"]), _year(match["y2"])
    if month is None or not match["d2"]:
        return None
    if year is None:
        if fiscal_year_be is None:
            return None
        year = _of_fiscal(month, fiscal_year_be)
    start, end = _day(year, month, match["a"], last=False), _day(year, month, match["d2"], last=True)
    return (start, end) if start and end else None


def _quarter(match: re.Match[str], fiscal_year_be: int | None, _: str) -> Span:
    year = _year(match["y"]) or fiscal_year_be
    numbers = [int(n) for n in re.findall("[1-4]", match["q"])]
    listed = re.search("และ|,", match["q"]) is not None
    if year is None or (listed and any(b != a + 1 for a, b in pairwise(numbers))) or (not listed and len(numbers) > 2):
        return None
    # quarter 1 is October to December of the year before
    month, end_month = (9 + 3 * numbers[0] - 3) % 12 + 1, (9 + 3 * numbers[-1] - 1) % 12 + 1
    start = _day(_of_fiscal(month, year), month, None, last=False)
    end = _day(_of_fiscal(end_month, year), end_month, None, last=True)
    return (start, end) if start and end else None


def _whole(match: re.Match[str], fiscal_year_be: int | None, plain: str) -> Span:
    if match.group().lstrip().startswith("ปี") and not (match["y"] and _EXPECTED.search(plain[: match.start()])):
        return None
    year = _year(match["y"]) or _year(match["z"]) or fiscal_year_be
    return (date(year - 544, 10, 1), date(year - 543, 9, 30)) if year else None


def _single(match: re.Match[str], _: int | None, plain: str) -> Span:
    month, year = _month(match["m1"]), _year(match["y1"])
    if month is None or year is None:
        return None
    start, end = _day(year, month, match["d1"], last=False), _day(year, month, match["d1"], last=True)
    if not start or not end or _HALF_BEHIND.match(plain, match.end()) or _HALF_BEFORE.search(plain[: match.start()]):
        return None
    if _UNTIL.search(plain[: match.start()]):
        # "by March" within a fiscal year begins with that year
        fiscal = year + 1 if month >= 10 else year
        start = date(fiscal - 544, 10, 1)
    return start, end
