"""Every office-like name in running text, also split over lines and inside words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from normalizers.numbers import arabic_digits
from normalizers.offices import resolve_office
from normalizers.offices_decide import Resolution, decide
from normalizers.offices_index import GAP, OfficeIndex
from normalizers.offices_parse import AREA, AREA_WORD, ParsedName, level_of, parse_codes, parse_place
from normalizers.thai import skeleton


@dataclass(frozen=True, slots=True)
class FoundName:
    """An office-like name in a text.

    Attributes:
        start / end: Span in the text searched.
        printed: The name with its blanks folded.
        resolution: What it means.
        level: 'primary', 'secondary' or None: the level word printed.
    """

    start: int
    end: int
    printed: str
    resolution: Resolution
    level: str | None


# In folded text (no blanks). Full names may have lost marks; the consonants must stand in this order.
_M = "[ัิ-ฺ็-๎ะ-ำ]*"
_WORD = {
    "office": f"(?:ส{_M}น{_M}ก{_M}ง{_M}น|สนง\\.?)?",
    "area": f"เข{_M}ต{_M}พ{_M}น{_M}ท{_M}",
    "education": f"(?:ก{_M}ร{_M}ศ{_M}ก{_M}ษ{_M})?",
    "level": f"(?P<word>ประถม(?:ศ{_M}ก{_M}ษ{_M})?|ป{_M}ร{_M}ถ{_M}ม{_M}ศ{_M}ก{_M}ษ{_M}|ม{_M}ธ{_M}ย{_M}ม{_M}(?:ศ{_M}ก{_M}ษ{_M})?)?",
}
_FULL = re.compile(_WORD["office"] + _WORD["area"] + _WORD["education"] + _WORD["level"] + "(?:จังหวัด)?")
_SHORT = re.compile(r"สพ(?P<kind>[ปมท])\.?(?P<word>ประถมศึกษา|มัธยมศึกษา)?(?:จังหวัด)?")
_ANY = re.compile(
    f"(?P<full>{_FULL.pattern.replace('?P<word>', '?P<word1>')})|(?P<short>{_SHORT.pattern.replace('?P<word>', '?P<word2>')})"
)
_BEGINNING = re.compile(f"ส(?:{_M}น|พ[ปมท])|เข")
# What follows the office words when no place is meant.
_GENERIC = re.compile(
    r"$|ทุก|ทั่ว|ทั้ง|และ|ใน|ได้|ที่|ของ|เป็น|มี|จึง|จะ|ต่าง|โดย|ซึ่ง|ให้|เพื่อ|ร่วม|ดำเนิน|จัด|กำหนด|ผล|รายงาน|เรื่อง|เมื่อ|หรือ|ตาม|แก่|ด้วย|ต่อ|นำ|ขอ|แจ้ง|เว็บ|"
    r"ต้อง|ควร|สามารถ|ประจำ|ปี|พ\.ศ|สุจริต|อื่น|แห่ง|นี้|นั้น|ไม่|มา|ไป|ก็|อยู่|รับ|ส่ง|ถือ|เห็น|ขับ|บริหาร|พัฒนา|ปฏิบัติ|ประกาศ|ประชุม|ประเมิน|เขต[0-9]|[0-9(),.:;“”\"'\-–/ฯๆ]|[A-Za-z]"
)
_STOP = re.compile(r"ได้|จึง|มี(?!น)|เป็น|จะ|และ|ประจำ|ที่|ใน|ของ|ซึ่ง|โดย|ให้|หวัง|เพื่อ|ดำเนิน|กำหนด|รายงาน|เรื่อง|ปีงบ|[0-9(),.:;“”\"'\-–/]|เขต")
_LONGEST_NAME = 32


# A blank before a digit keeps it from what stands before, except behind the words that announce the number.
_FREE_DIGIT = re.compile(r"\s(?<!\s\s)\s*(?=\d)")
_PIECE = re.compile(r"\S+")
_ANNOUNCED = re.compile(r"(?:เ\s*ข\s*ต\s*(?:ท\s*ี\s*่\s*)?|ข\s*\.\s*|\(\s*)$")


def _free_digits(plain: str) -> str:
    """Put a gap before each number that no word of area announces: '2 แห่ง' is no part of a name."""

    def gap(blank: re.Match[str]) -> str:
        announced = _ANNOUNCED.search(plain, max(0, blank.start() - 16), blank.start())
        return blank.group() if announced else GAP + blank.group()[1:]

    return _FREE_DIGIT.sub(gap, plain)


class _Folded:
    """Text without blanks, and the way back to positions in the original."""

    def __init__(self, text: str) -> None:
        pieces: list[str] = []
        self.begins: list[int] = []  # where each piece between blanks begins in the text without blanks
        self.shifts: list[int] = []  # and how much later in the original
        length = 0
        for piece in _PIECE.finditer(_free_digits(arabic_digits(text))):
            pieces.append(piece.group())
            self.begins.append(length)
            self.shifts.append(piece.start() - length)
            length += piece.end() - piece.start()
        self.text = "".join(pieces)

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self._place(start), self._place(end - 1) + 1

    def blank_before(self, position: int) -> bool:
        if position == 0 or position >= len(self.text):
            return True
        return self.begins[bisect_right(self.begins, position) - 1] == position

    def _place(self, position: int) -> int:
        return position + self.shifts[bisect_right(self.begins, position) - 1]


def find_office_names(text: str, offices: OfficeIndex) -> list[FoundName]:
    """Find the area offices that a repaired text names.

    Args:
        text: Running text; wraps and blanks may stand anywhere in a name.
        offices: The registry.

    Returns:
        Names in order. The words "สำนักงานเขตพื้นที่การศึกษา" without a place are no mention.
    """
    if "สพ" not in text and "เขต" not in text:
        return []
    folded = _Folded(text)
    found = []
    position = 0
    while (match := _next_name(folded.text, position)) is not None:
        position = match.end()
        if match["short"] and not _plain_abbreviation(folded, match):
            continue
        name = _read_name(text, folded, match, offices)
        if name is not None:
            found.append(name[0])
            position = max(position, name[1])
            further, position = _further_numbers(text, folded, position, name[0], offices)
            found += further
    return found


def _next_name(text: str, position: int) -> re.Match[str] | None:
    """What `_ANY.search` finds, tried only where the first letters of a name stand."""
    while begun := _BEGINNING.search(text, position):
        if match := _ANY.match(text, begun.start()):
            return match
        position = begun.start() + 1
    return None


_FURTHER = re.compile(r"(?:,|และ|กับ|,และ)¦?(?:เขต(?:ที่)?)?¦?(\d{1,2})(?!\d|\.\d)")
# What may stand behind the last number of such a list; a counted noun (2 โรงเรียน) may not.
_LIST_ENDS = re.compile(r"$|[¦).;:]|,|และ|กับ|ได้|มี|ใน|ที่|ซึ่ง|ร่วม|ประจำ|ปีงบ|จึง|จะ|ดำเนิน|โดย|ของ|เป็น|ให้|สพ[ปมท]|สำนักงาน")


def _further_numbers(text: str, folded: _Folded, position: int, first: FoundName, index: OfficeIndex) -> tuple[list[FoundName], int]:
    """Read 'เขต 1, 2 และ 3' as three offices of one province."""
    found: list[FoundName] = []
    office = index.offices.get(first.resolution.office_id or "")
    if office is None or office.area_no is None or not folded.text[position - 1 : position].isdigit():
        return found, position
    siblings = {o.area_no: o.office_id for o in index.by_province[office.level, office.provinces[0]]}
    while match := _FURTHER.match(folded.text, position):
        office_id = siblings.get(int(match[1]))
        if office_id is None or not _LIST_ENDS.match(folded.text, match.end()):
            break
        resolution = Resolution("", office_id, "resolved", level=office.level)
        found.append(_found(text, folded, match.start(1), match.end(), office.level, resolution))
        position = match.end()
    return found, position


def _plain_abbreviation(folded: _Folded, match: re.Match[str]) -> bool:
    """The letters of สพป stand together and begin no other word."""
    start = match.start()
    return all(not folded.blank_before(start + i) for i in (1, 2)) and not re.search("[ัิ-ฺ็-๎]", folded.text[start + 3 : start + 4])


def _read_name(text: str, folded: _Folded, match: re.Match[str], index: OfficeIndex) -> tuple[FoundName, int] | None:
    level = level_of(match["kind"], match["word1"] or match["word2"])
    place = match.end()
    rest = folded.text[place : place + 120]
    # "เขตพื้นที่การศึกษา" is said of any area; only a province right behind it makes it a name
    if level is None and match["full"] and not index.place.match(rest):
        return None
    parsed = parse_place(folded.text[: place + 120], place, level, index)
    longer = _longer_district(rest, parsed, index)
    if not parsed.provinces and match["short"] and (abbreviated := _province_codes(folded, place, level, index)):
        return _found(text, folded, match.start(), abbreviated.end, level, decide("", abbreviated, index, None)), abbreviated.end
    if parsed.provinces and not longer:
        if doubt := _several_provinces(parsed, level, index):
            return _found(text, folded, match.start(), parsed.end, level, doubt), parsed.end
        parsed = _one_office_only(folded, place, parsed, level, index)
        return _found(text, folded, match.start(), parsed.end, level, decide("", parsed, index, None)), parsed.end
    if parsed.number is not None and level == "secondary" and not longer:
        return _found(text, folded, match.start(), parsed.end, level, decide("", parsed, index, None)), parsed.end
    return _unknown(text, folded, match, level, rest, index)


_CODES = re.compile(r"((?:[ก-ฮ]{2,3}\.?){1,3}?)(?:(?:เขต|ข\.)?\d{1,2}(?!\d|\.\d))?(?![ก-๎])")


def _province_codes(folded: _Folded, place: int, level: str | None, index: OfficeIndex) -> ParsedName | None:
    """สพป.ขก.2: two-letter codes of provinces, printed without blanks and followed by a number or a full stop."""
    match = _CODES.match(folded.text, place)
    if not match or not re.search(r"[\d.]$", match.group()) or any(folded.blank_before(i) for i in range(place, match.end(1))):
        return None
    parsed = parse_codes(match.group().rstrip("."), level, index)
    if parsed is None:
        return None
    return ParsedName(level, parsed.provinces, parsed.number, False, "", match.end())


def _several_provinces(parsed: ParsedName, level: str | None, index: OfficeIndex) -> Resolution | None:
    """Provinces side by side that make no office: the name may end behind the first of them, or be wrong."""
    names = frozenset(parsed.provinces)
    if len(names) < 2 or level is None:
        return None
    if level == "secondary" and any(frozenset(o.provinces) == names for o in index.all() if o.level == "secondary"):
        return None
    near = tuple(dict.fromkeys(o.office_id for p in parsed.provinces for o in index.by_province.get((level, p), ())))
    return Resolution("", None, "ambiguous", near, "several provinces that make no office together", level)


def _longer_district(rest: str, parsed: ParsedName, index: OfficeIndex) -> bool:
    """ตากใบ is no ตาก: a district whose name begins like the province."""
    if len(parsed.provinces) != 1:
        return False
    match = index.place.match(rest)
    if not match or not match.group():
        return False
    for n in range(match.end() + 1, LONGEST_DISTRICT + 1):  # noqa: SIM110  the generator of any() costs more than the look-ups
        if rest[:n] in index.districts:
            return True
    return False


def _one_office_only(folded: _Folded, place: int, parsed: ParsedName, level: str | None, index: OfficeIndex) -> ParsedName:
    """In running text provinces may follow each other in a list: keep as many as make one office."""
    if len(parsed.provinces) < 2:
        return parsed
    exact = frozenset(parsed.provinces) in index.by_provinces or any(
        frozenset(o.provinces) == frozenset(parsed.provinces) for o in index.former.values()
    )
    if level == "secondary" and exact:
        return parsed
    for count in range(len(parsed.provinces) - 1, 0, -1):
        kept = parsed.provinces[:count]
        if count == 1 or (level == "secondary" and frozenset(kept) in index.by_provinces):
            end = place
            for _ in range(count):
                nearest = index.place.search(folded.text, end)
                end = nearest.end() if nearest else end
            area = AREA.match(folded.text, end)
            number = int(area[1]) if area and area[1].isdigit() else None
            return ParsedName(level, kept, number, False, "", area.end() if area and number is not None else end)
    return parsed


def _found(text: str, folded: _Folded, start: int, end: int, level: str | None, resolution: Resolution) -> FoundName:
    a, b = folded.span(start, end)
    printed = " ".join(text[a:b].split()).strip(" .()")
    fixed = Resolution(printed, resolution.office_id, resolution.status, resolution.candidates, resolution.reason, level)
    return FoundName(a, b, printed, fixed, level)


def _unknown(
    text: str, folded: _Folded, match: re.Match[str], level: str | None, rest: str, index: OfficeIndex
) -> tuple[FoundName, int] | None:
    """A place that is no province: reported when something proves that a place is meant."""
    if level is None or (_GENERIC.match(rest) and not _begins_with_district(rest, index)):
        return None
    place = match.end()
    stop = _STOP.search(rest, 2)
    length = min(stop.start() if stop else len(rest), _LONGEST_NAME)
    for i in range(2, length):
        if folded.blank_before(place + i) and not any(p.startswith(rest[:i]) for p in index.spellings):
            length = i
            break
    name = rest[:length]
    area = AREA_WORD.match(folded.text, place + length)
    end = area.end() if area else place + length
    resolution = resolve_office(folded.text[match.start() : end], index)
    if resolution.status == "unknown" and not _proves_a_place(name, bool(area), bool(match["short"]), index):
        return None
    if resolution.status == "unknown" and not area and length >= _LONGEST_NAME:
        return None
    return _found(text, folded, match.start(), end, level, resolution), end


LONGEST_DISTRICT = 24  # letters and marks; a test holds the table to it
# Districts whose names are also common words: they prove no place.
_COMMON_WORDS = frozenset(("สังคม", "ชนบท", "สมเด็จ", "สันติสุข", "ชื่นชม", "สุขสำราญ", "ท่าเรือ", "มหาราช"))


def _begins_with_district(text: str, index: OfficeIndex) -> bool:
    return any(text[:n] in index.districts and text[:n] not in _COMMON_WORDS for n in range(5, LONGEST_DISTRICT + 1))


def _proves_a_place(name: str, numbered: bool, short: bool, index: OfficeIndex) -> bool:
    if len(name) < 2:
        return False
    if numbered or name in index.districts or _begins_with_district(name, index):
        return True
    bones = skeleton(name)
    if any(bone in bones and len(bone) >= 3 for bone in index.bones) or bones in index.confused:
        return True
    from rapidfuzz import fuzz

    if short:
        return any(fuzz.ratio(name, p) >= 60 for p in index.provinces)
    return any(fuzz.partial_ratio(name, p) >= 75 for p in index.provinces if len(p) >= 4)
