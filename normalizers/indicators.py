"""The ten indicators: from a printed number and a printed name to one of them, or to a stated doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from normalizers.alternatives import alternatives
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

    def __hash__(self) -> int:
        # the ten are a key for every text searched, and their spellings are many
        return hash(self.name)


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


@dataclass(frozen=True, slots=True)
class _Names:
    """Every spelling, ready to look up; consonants mean an indicator only where they mean no other.

    Attributes:
        folded: Spelling to indicator.
        bones: Consonants to indicator.
        pattern: Any spelling in running text.
        any_bones: Consonants of any spelling.
        resolved: Printed number and name to what they mean: the same stand in report after report.
    """

    folded: dict[str, int]
    bones: dict[str, int]
    pattern: re.Pattern[str]
    any_bones: re.Pattern[str]
    resolved: dict[tuple[str | None, str | None], IndicatorMatch] = field(default_factory=dict)


@lru_cache(maxsize=4)
def _names(indicators: tuple[Indicator, ...]) -> _Names:
    folded = {fold_thai(name): i.indicator_no for i in indicators for name in (i.name, *i.variants)}
    meant: dict[str, set[int]] = {}
    for form, number in folded.items():
        meant.setdefault(skeleton(form), set()).add(number)
    # names wrap between words, so a blank or line break may stand anywhere inside
    pattern = re.compile(alternatives(folded, r"\s*"))
    consonants = {_NOT_CONSONANT.sub("", form) for form in folded}
    any_bones = re.compile("" if "" in consonants else alternatives(sorted(consonants)))
    return _Names(folded, {bones: min(numbers) for bones, numbers in meant.items() if len(numbers) == 1}, pattern, any_bones)


_MOST_RESOLVED = 4096
_latest: tuple[Sequence[Indicator], _Names] | None = None


def _names_of(indicators: Sequence[Indicator]) -> _Names:
    """`_names` without a hash of all spellings for every text: nearly always the same ten are meant as before."""
    global _latest
    if _latest is not None and _latest[0] is indicators:
        return _latest[1]
    names = _names(tuple(indicators))
    if isinstance(indicators, tuple):
        _latest = (indicators, names)
    return names


# 9.1 is a sub-indicator, i1, e1 and o1 are questions and items: none of them is an indicator.
_SUB = re.compile(r"ย่อย|(?<![0-9.])(?:9|10)\.[0-9](?![0-9])|^[ieoIEO] ?[0-9]{1,2}(?![0-9])")
_DRESS = re.compile(r"^[0-9.):]*(?:ประเด็น|ชื่อ)?(?:ตัวชี้วัด(?:ที่[0-9]{1,2})?|ตัวที่วัด(?:ที่[0-9]{1,2})?|ด้าน(?:ที่[0-9]{1,2})?|เรื่อง)?[0-9.):]*")
_READ_AS_THAI = re.compile("[\u00a0-\u00ff\uf700-\uf71a\ufffd]")
_NOT_CONSONANT = re.compile("[^ก-ฮ]")
_TAIL = re.compile(r"[(（].*$|[:;*.]+$")
_LABEL_BONES = ("", "ตวชวดท", "ตวชวด", "ตวทวดท", "ตวทวด", "ขอท", "ขอ", "ท", "ดนท", "ปรดนตวชวดท", "ตวชวดลดบท")
_NUMBER = re.compile(r"([ก-๎\s(.]*?|KPI\s*)[(\s]*([0-9]{1,2})\s*[.):]{0,2}")


def name_means(printed: str, indicators: Sequence[Indicator]) -> int | None:
    """Return the indicator that a printed name means: exact, without its dress, or by its consonants.

    The consonants of all names differ, so equal consonants are certain; anything less is None.
    """
    folded = fold_thai(printed)
    if not folded or _SUB.search(folded):
        return None
    names = _names_of(indicators)
    if folded in names.folded:
        return names.folded[folded]
    if not names.any_bones.search(_NOT_CONSONANT.sub("", folded)):
        return None
    bare = _DRESS.sub("", folded)
    tried = dict.fromkeys((folded, bare, _TAIL.sub("", bare)))
    for form in tried:
        if form in names.folded:
            return names.folded[form]
    for form in tried:
        bones = _NOT_CONSONANT.sub("", form)
        if bones in names.bones:
            return names.bones[bones]
    return None


def may_name(text: str, indicators: Sequence[Indicator]) -> bool:
    """Whether `name_means` could know a text: a quick no for nearly every text, without folding it.

    Folding leaves the consonants alone, but for letters of other character sets that it reads as Thai ones.

    >>> from normalizers.load_reference import load_reference
    >>> ten = load_reference().indicators
    >>> may_name("1. การ ปฏิบัติหน้าที่", ten), may_name("กลุ่มอำนวยการ", ten)
    (True, False)
    """
    return bool(_names_of(indicators).any_bones.search(_NOT_CONSONANT.sub("", text)) or _READ_AS_THAI.search(text))


def number_means(printed: str) -> int | None:
    """Return 1-10 for a printed indicator number; sub-indicators (9.1) and questions (i1) are none.

    The label before it is known by its consonants, because headers lose their marks.

    >>> number_means("ตัวชี้วัดที่ ๑๐"), number_means("ตวชี้วดัที่ 9"), number_means("9.")
    (10, 9, 9)
    >>> number_means("9.1"), number_means("i1"), number_means("11"), number_means("ตัวชี้วัดย่อยที่ 3")
    (None, None, None, None)
    """
    match = _NUMBER.fullmatch(arabic_digits(printed).strip())
    if not match or (match.group(1).strip() != "KPI" and skeleton(match.group(1)) not in _LABEL_BONES):
        return None
    number = int(match.group(2))
    return number if 1 <= number <= 10 else None


_NUMBER_IN_NAME = re.compile(r"ตัว\s*(?:ชี้|ที่)\s*วัด\s*ที่\s*([0-9๐-๙]{1,2})(?![0-9๐-๙]|\.[0-9๐-๙])")


def resolve_indicator(number_printed: str | None, name_printed: str | None, indicators: Sequence[Indicator]) -> IndicatorMatch:
    """Resolve a printed number and name; both must mean the same where both mean something.

    A number with its label inside the name ('ตัวชี้วัดที่ 3 การใช้งบประมาณ') must agree as well.
    """
    resolved = _names_of(indicators).resolved
    key = (number_printed, name_printed)
    found = resolved.get(key)
    if found is None:
        if len(resolved) >= _MOST_RESOLVED:
            resolved.clear()
        found = resolved[key] = _resolved(number_printed, name_printed, indicators)
    return found


def _resolved(number_printed: str | None, name_printed: str | None, indicators: Sequence[Indicator]) -> IndicatorMatch:
    number = number_means(number_printed) if number_printed else None
    name = name_means(name_printed, indicators) if name_printed else None
    inside = _NUMBER_IN_NAME.search(name_printed) if name_printed else None
    told = number_means(inside.group(1)) if inside else None
    if name is not None and told is not None and number in (None, name) and told != name:
        return IndicatorMatch("disagree", None, told, name)
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


_MENTION_NUMBER = re.compile(r"ตัว\s*(?:ชี้|ที่)\s*วัด\s*(?:ที่)?\s*([0-9๐-๙]{1,2})(?![0-9๐-๙]|[.,][0-9๐-๙])(?!\s*(?:ตัว|ด้าน|ข้อ|ประเด็น))")
_BETWEEN = re.compile(r"\s*(?::|\.(?!\d)|–|-)?\s*(?:ด้าน|เรื่อง|คือ|ประเด็น|ชื่อ)?\s*[“\"'‘(（]?\s*")
# การ that ends the word before it begins no name: มาตรการ, ปฏิบัติการ; and plans, forms and channels are not indicators
_OTHER_WORD = re.compile(r"(?:มาตร|ปฏิบัติ|ดำเนิน|โครง|กระบวน|จัด|วิชา|ราช|บริ|แบบตรวจ|แบบวัด|แผน|รายงาน|คู่มือ|ช่องทาง|หลักฐาน)\s*$")
_OPENED = re.compile(r"[(（]\s*$")


def find_indicator(text: str, indicators: Sequence[Indicator]) -> list[IndicatorMention]:
    """Find the indicators that running text names, by number, by name or by both side by side.

    Both together are 'ตัวชี้วัดที่ 3 การใช้อำนาจ' and 'การใช้อำนาจ (ตัวชี้วัดที่ 3)'. A bare name may still be ordinary words:
    the caller decides whether its place makes it an indicator.
    """
    spans = [m for m in _names_of(indicators).pattern.finditer(text) if not _inside_other_word(text, m)]
    if "วัด" not in text:  # so that no number is printed with its label
        return [_mention(*m.span(), None, m.group(), resolve_indicator(None, m.group(), indicators)) for m in spans]
    starts, ends = {m.start(): m for m in spans}, {m.end(): m for m in spans}
    used: set[int] = set()
    found: list[IndicatorMention] = []
    for match in _MENTION_NUMBER.finditer(text):
        opened = _OPENED.search(text, max(0, match.start() - 4), match.start())
        if opened:
            name = ends.get(len(text[: opened.start()].rstrip()))
        else:
            between = _BETWEEN.match(text, match.end())
            name = starts.get(between.end()) if between else None
        if name and name.start() not in used:
            used.add(name.start())
        else:
            name = None
        meaning = resolve_indicator(match.group(1), name.group() if name else None, indicators)
        start, end = min(match.start(), name.start() if name else len(text)), max(match.end(), name.end() if name else 0)
        found.append(_mention(start, end, match.group(1), name.group() if name else None, meaning))
    for name in spans:
        if name.start() not in used:
            found.append(_mention(*name.span(), None, name.group(), resolve_indicator(None, name.group(), indicators)))
    return sorted(found, key=lambda m: m.start)


def _inside_other_word(text: str, name: re.Match[str]) -> bool:
    return name.group().startswith("การ") and _OTHER_WORD.search(text, max(0, name.start() - 12), name.start()) is not None


def _mention(start: int, end: int, number: str | None, name: str | None, meaning: IndicatorMatch) -> IndicatorMention:
    return IndicatorMention(start, end, number, name, meaning.status, meaning.indicator_no, meaning.number_no, meaning.name_no)
