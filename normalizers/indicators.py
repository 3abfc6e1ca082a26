"""The ten indicators: from a printed number and a printed name to one of them, or to a stated doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalizers.numbers import arabic_digits
from normalizers.thai import fold_thai, skeleton


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the ten indicators, with every spelling seen.

    Attributes:
        indicator_no: 1-10.
        name: Official name.
        instrument: 'IIT', 'EIT' or 'OIT'.
        variants: Other spellings, official name not included.
    """

    indicator_no: int
    name: str
    instrument: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorMatch:
    """What a printed number and name mean together.

    Attributes:
        status: 'resolved' (what is printed means one indicator), 'disagree' (number and name mean two), 'unknown'.
        indicator_no: 1-10 when resolved, else None.
        number_no / name_no: What each of the two means by itself.
    """

    status: str
    indicator_no: int | None
    number_no: int | None = None
    name_no: int | None = None


_NUMBER = re.compile(r"(?:ตัว(?:ชี้|ที่)?\s*วัด\s*(?:ที่)?|ข้อ(?:ที่)?|ที่|ด้านที่|KPI)?\s*\(?\s*(\d{1,2})\s*[.)]?\s*")
_DRESS = re.compile(r"^(?:ประเด็น)?(?:ตัวชี้วัด(?:ที่\d{1,2}(?!\d|\.\d))?|ตัวที่วัด(?:ที่\d{1,2})?|ด้าน(?:ที่\d{1,2})?|เรื่อง)?[\d.):]*")
_TAIL = re.compile(r"[(（].*$|[:;*.]+$")


def _forms(indicator: Indicator) -> list[str]:
    return [fold_thai(name) for name in (indicator.name, *indicator.variants)]


def name_means(printed: str, indicators: Sequence[Indicator]) -> int | None:
    """Return the indicator that a printed name means: exact, without its dress, or by its consonants.

    The consonants of all names differ, so equal consonants are certain; anything less is None.
    """
    folded = fold_thai(printed)
    bare = _DRESS.sub("", folded)
    tried = dict.fromkeys((folded, bare, _TAIL.sub("", bare)))
    for form in tried:
        for indicator in indicators:
            if form in _forms_of(indicator):
                return indicator.indicator_no
    bones = {skeleton(re.sub(r"\d", "", form)) for form in tried}
    for indicator in indicators:
        if bones & _skeletons_of(indicator):
            return indicator.indicator_no
    return None


_FORM_CACHE: dict[Indicator, frozenset[str]] = {}
_SKELETON_CACHE: dict[Indicator, frozenset[str]] = {}


def _forms_of(indicator: Indicator) -> frozenset[str]:
    if indicator not in _FORM_CACHE:
        _FORM_CACHE[indicator] = frozenset(_forms(indicator))
    return _FORM_CACHE[indicator]


def _skeletons_of(indicator: Indicator) -> frozenset[str]:
    if indicator not in _SKELETON_CACHE:
        _SKELETON_CACHE[indicator] = frozenset(skeleton(form) for form in _forms(indicator))
    return _SKELETON_CACHE[indicator]


def number_means(printed: str) -> int | None:
    """Return 1-10 for a printed indicator number; sub-indicators (9.1) and questions (i1) are none.

    >>> number_means("ตัวชี้วัดที่ ๑๐"), number_means("9"), number_means("9.1"), number_means("i1"), number_means("11")
    (10, 9, None, None, None)
    """
    match = _NUMBER.fullmatch(arabic_digits(printed).strip())
    number = int(match.group(1)) if match else 0
    return number if 1 <= number <= 10 else None


def resolve_indicator(
    number_printed: str | None, name_printed: str | None, indicators: Sequence[Indicator]
) -> IndicatorMatch:
    """Resolve a printed number and name; both must mean the same where both mean something."""
    number = number_means(number_printed) if number_printed else None
    name = name_means(name_printed, indicators) if name_printed else None
    if number is not None and name is not None and number != name:
        return IndicatorMatch("disagree", None, number, name)
    known = name if name is not None else number
    if known is None or (number is not None and name is None and name_printed and name_printed.strip()):
        # a number beside a name that is none of the ten: not certainly an indicator at all
        return IndicatorMatch("unknown", None, number, name)
    return IndicatorMatch("resolved", known, number, name)


@dataclass(frozen=True, slots=True)
class IndicatorMention:
    """An indicator in running text.

    Attributes:
        start / end: Span in the text searched.
        number_printed / name_printed: What is printed of it, None where it is not.
        status / indicator_no / number_no / name_no: As in IndicatorMatch.
    """

    start: int
    end: int
    number_printed: str | None
    name_printed: str | None
    status: str
    indicator_no: int | None
    number_no: int | None = None
    name_no: int | None = None


_MENTION_NUMBER = re.compile(r"ตัว\s*(?:ชี้|ที่)\s*วัด\s*(?:ที่)?\s*([0-9๐-๙]{1,2})(?![0-9๐-๙]|\.[0-9๐-๙])\s*(?::|\.(?!\d)|\)|–|-)?\s*(?:ด้าน)?\s*")
_ANY_NUMBER = re.compile(r"ตัว\s*(?:ชี้|ที่)\s*วัด\s*(?:ย่อย)?\s*(?:ที่)?\s*[0-9๐-๙]{1,2}\.[0-9๐-๙]")
_PATTERN_CACHE: dict[tuple[Indicator, ...], re.Pattern[str]] = {}


def _name_pattern(indicators: Sequence[Indicator]) -> re.Pattern[str]:
    key = tuple(indicators)
    if key not in _PATTERN_CACHE:
        names = sorted({n for i in indicators for n in (i.name, *i.variants)}, key=len, reverse=True)
        # names wrap between words, so a blank or line break may stand anywhere inside
        _PATTERN_CACHE[key] = re.compile("|".join(r"\s*".join(map(re.escape, re.sub(r"\s", "", n))) for n in names))
    return _PATTERN_CACHE[key]


def find_indicator(text: str, indicators: Sequence[Indicator]) -> list[IndicatorMention]:
    """Find the indicators that running text names, by number, by name or by both side by side."""
    names = list(_name_pattern(indicators).finditer(text))
    by_start = {m.start(): m for m in names}
    used: set[int] = set()
    found: list[IndicatorMention] = []
    subs = [m.span() for m in _ANY_NUMBER.finditer(text)]
    for match in _MENTION_NUMBER.finditer(text):
        if any(a <= match.start() < b for a, b in subs):
            continue
        name = by_start.get(match.end())
        printed_name = name.group() if name else None
        meaning = resolve_indicator(match.group(1), printed_name, indicators)
        if name:
            used.add(name.start())
        end = name.end() if name else match.end(1)
        found.append(
            IndicatorMention(
                match.start(), end, match.group(1), printed_name, meaning.status, meaning.indicator_no, meaning.number_no, meaning.name_no
            )
        )
    for name in names:
        if name.start() in used:
            continue
        number = name_means(name.group(), indicators)
        found.append(IndicatorMention(name.start(), name.end(), None, name.group(), "resolved", number, None, number))
    return sorted(found, key=lambda m: m.start)
