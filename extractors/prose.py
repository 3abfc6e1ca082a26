"""Scores, totals and claims out of sentences; what is not certain is a finding or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.outline import Outline, Place
from extractors.paragraphs import Paragraph, cite, paragraphs
from extractors.printed import PrintedDocument
from extractors.records import Claim, IndicatorScore, RowFinding, Total
from normalizers.fiscal_year import find_fiscal_years
from normalizers.indicators import IndicatorMention, find_indicator
from normalizers.levels import parse_level
from normalizers.load_reference import Reference
from normalizers.numbers import arabic_digits
from normalizers.office_mentions import find_office_names
from normalizers.thai import skeleton

Ids = Callable[[str], str]
Own = Callable[[], frozenset[str]]

_CONTEXT = re.compile(r"คุณธรรม|ความโปร่งใส|ITA|ตัวชี้วัด|คะแนนรวม")
# Begun at a digit, which `re` finds quickly: what may not stand before it is looked at afterwards.
_NUMBER = re.compile(r"(\d(?<![\d.,/A-Za-z].)(?:\d{0,2}\.\d{1,2}|\d{1,2},\d{2}|\d{1,4}))(?![\d/]|[.,]\d)")
_LEADS = re.compile(
    r"(?:คะแนน(?:รวม|เฉลี่ย|ประเมิน|ผล|ที่ได้|ทั้งสิ้น|ทั้งหมด|สุทธิ)*\s*(?:การประเมิน|ภาพรวม)?\s*(?:เท่ากับ|อยู่ที่|คือ|เป็น|ที่ได้|ได้|ร้อยละ|ITA|:)*\s*(?:ร้อยละ)?"
    r"|ร้อยละ|เท่ากับ|ได้|ผลการประเมิน\s*:?)\s*[\"“(]?\s*$"
)  # fmt: skip
_FOLLOWS = re.compile(r"\s*(?:คะแนน|%)(?!\s*(?:เต็ม|ขึ้นไป))")
_NOT_BEHIND = re.compile(r"\s*(?:คะแนน|%)?\s*(?:ขึ้นไป|[-–]\s*\d|ถึง\s*\d|คน|แห่ง|ข้อ|บาท|ครั้ง|วัน|โรงเรียน|ราย|เดือน|น\.)")
_NOT_BEFORE = re.compile(
    r"เกณฑ์|เป้า|ไม่น้อยกว่า|ไม่ต่ำกว่า|ต่ำกว่า|มากกว่า|สูงกว่า|น้อยกว่า|เกิน|เพิ่มขึ้น|ลดลง|ผลต่าง|แตกต่าง|ความต่าง|เพิ่ม|คะแนนเต็ม|เต็ม|น้ำหนัก|ช่วง"
    r"|ระหว่าง|ผู้ตอบ|ตัวอย่าง|จำนวน|คาด|ควร|จะต้อง|ต้องได้|หาก(?!าร)|ถ้า|ถ่วง|คิดเป็น"
)
_NEVER = re.compile(
    r"ประเทศ|สพฐ\.|ค่าเฉลี่ย(?:ของ|จังหวัด|ภาค|กลุ่ม|ระดับ|สพ)|เฉลี่ย(?:ระดับ|ของ|ทุก|จังหวัด)|เป้าหมาย|โรงเรียน|สถานศึกษา|ความพึงพอใจ|LPA|KPI|e-?SAR|O-?NET"
    r"|เทศบาล|อบต|ตัวชี้วัดย่อย|ข้อคำถาม|ข้อที่|ข้อ\s*[ieoIEO]\s?\d|(?<![A-Za-z])[ieoO]\s?\d{1,2}(?!\d)|ตัวชี้วัด(?:ที่)?\s*\d{1,2}\.\d|ประมาณการ|เกณฑ์การประเมิน"
    r"|ช่วงคะแนน|เบิกจ่าย|ประสิทธิภาพประสิทธิผล|มาตรฐานเขตพื้นที่|จังหวัดอื่น|ผลการสำรวจ|อำเภอ"
)
_TOTAL = re.compile(
    r"ผลการประเมิน\s*(?:คุณธรรม|ITA|ใน\s?ภาพรวม|ภาพรวม|ระดับคุณธรรม)|(?:คะแนน|ผลการประเมิน|ค่าคะแนน)\s*(?:เฉลี่ย)?(?:รวม|ภาพรวม|โดยรวม|ITA)|ภาพรวม|โดยรวม|การประเมิน\s*ITA"
    r"|การประเมินคุณธรรมและความโปร่งใส"
)
_TOTAL_BEHIND = re.compile(r"คะแนน\s*(?:เฉลี่ย)?\s*รวม|ภาพรวม|โดยรวม|รวมทั้งสิ้น|คะแนน\s*ITA")
_OWN_NUMBER = re.compile(r"[\s:]*(?:ได้)?\s*(?:คะแนน)?\s*(?:ร้อยละ)?\s*(?:100|\d{1,2}\.\d{1,2})(?!\d)")
_NO_TOTAL = re.compile(r"(?:ต่ำ|สูง|น้อย|มาก)(?:ที่)?สุด|รายตัวชี้วัด|ตัวชี้วัดที่|ด้าน|ประเด็น|รองลงมา|แต่ละ")
_INSTRUMENTS = (
    ("IIT", re.compile(r"(?<![A-Za-z])IIT(?![A-Za-z])|ผู้มีส่วนได้ส่วนเสียภายใน")),
    ("EIT", re.compile(r"(?<![A-Za-z])EIT(?![A-Za-z])|ผู้มีส่วนได้ส่วนเสียภายนอก")),
    ("OIT", re.compile(r"(?<![A-Za-z])OIT(?![A-Za-z])|แบบ(?:ตรวจ|วัด)การเปิดเผยข้อมูล")),
)
_BOUNDARY = re.compile(r"\s(?=ทั้งนี้|นอกจากนี้|อย่างไรก็ตาม|(?:ใน)?ขณะที่|ส่วน(?!ราชการ|ได้)|สำหรับ|รองลงมา|เมื่อ(?:เปรียบ)?เทียบ)")
_LEVEL = re.compile(
    r"(?:ระดับ|เกรด)\s*[\"“(]?\s*(AA|[A-F](?![A-Za-z])|ผ่าน\s?ดีเยี่ยม|ผ่าน\s?ดี|ผ่าน(?!เกณฑ์)|ต้องปรับปรุงโดยด่วน|ต้องปรับปรุง)|\(\s*(AA|[A-F])\s*\)"
)
_RANK = re.compile(r"(?:ลำดับ|อันดับ)(?:ที่)?\s*(\d{1,3})\s*(?:ของ|จาก|ใน)")
_COMPARED = re.compile(
    r"(?:เทียบ(?:กับ|จาก)|ไปสู่|กว่า|เป้าหมาย[^\d]{0,20}|แผน(?!ก)[^\d]{0,40}|จาก(?:เดิม)?(?:ใน)?)\s*(?:ผลการประเมิน|คะแนน)?\s*(?:ของ|ใน)?\s*(?:ประจำ)?\s*(?:ปี(?:\s*งบประมาณ)?)?"
    r"\s*(?:พ\s*\.\s*ศ\s*\.)?\s*$"
)
_YEAR = r"(?:ใน|ของ|เมื่อ)?\s*(?:ประจำ)?ปี(?:\s*งบประมาณ)?\s*(?:พ\s*\.?\s*ศ\s*\.)?\s*(25[4-9]\d)"
_N = r"(\d{1,3}(?:\.\d{1,2})?)(?![\d.,]*\d)"
_FROM_TO = re.compile(
    rf"(?:จาก|จากเดิม)\s*(?:{_YEAR})?\s*(?:ที่|ซึ่ง)?\s*(?:ได้)?\s*(?:รับ)?\s*(?:คะแนน|ร้อยละ)?\s*{_N}\s*(?:คะแนน)?\s*(?:{_YEAR})?\s*เป็น\s*(?:คะแนน|ร้อยละ)?\s*{_N}"
    rf"\s*(?:คะแนน)?\s*(?:{_YEAR})?"
)
_YEAR_BEHIND = re.compile(rf"\s*(?:คะแนน)?\s*{_YEAR}(?!\s*(?:ได้|มี|คะแนน|เท่ากับ|\d))")
_OFFICE = re.compile(r"(?:สำนักงานเขตพื้นที่การศึกษา|สพ[ปม]\s?\.?\s?)(?:ประถมศึกษา|มัธยมศึกษา)?\s?([ก-๙]{5})")
_ITEM = re.compile(r"\s*(?:[-–•]|\(?\d{1,2}(?:[.)]|\s))\s*")
_LABELLED = re.compile(r"(?:ตัวชี้วัด|ด้าน|ประเด็น|เรื่อง|คือ|ได้แก่|และ|[:“\"(])\s*$")


@dataclass(frozen=True, slots=True)
class ProseFacts:
    """What sentences say."""

    totals: tuple[Total, ...] = ()
    scores: tuple[IndicatorScore, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[RowFinding, ...] = ()


@dataclass(slots=True)
class Reading:
    """One paragraph being read, with all that is known about it.

    Attributes:
        text: Running text with Arabic digits; offsets are those of the paragraph.
        mentions: Indicators named, only where a number or a label says that an indicator is meant.
        years: (offset, year) of the fiscal years that values may belong to.
    """

    sha256: str
    paragraph: Paragraph
    place: Place
    reference: Reference
    ids: Ids
    text: str
    mentions: list[IndicatorMention]
    years: list[tuple[int, int]]
    totals: list[Total] = field(default_factory=list)
    scores: list[IndicatorScore] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    findings: list[RowFinding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Subject:
    indicator: IndicatorMention | None
    scope: str


def read_prose(printed: PrintedDocument, outline: Outline, reference: Reference, ids: Ids) -> ProseFacts:
    """Read scores, totals and claims out of running text.

    Args:
        printed: The document as printed.
        outline: Its headings.
        reference: The indicators.
        ids: Gives the next fact id of a kind.

    Returns:
        Facts whose subject and year are certain. A number that is clearly a score but whose year is not certain, or
        that is misprinted, is a finding; targets, means, questions, differences and other bodies' scores are nothing.
    """
    from extractors.claims import add_claims

    def own() -> frozenset[str]:
        """The offices that headings name: asked only where a sentence with a score names one."""
        return outline.once("own offices", lambda: frozenset(key for g in outline.headings() for key in _offices_in(g.text, reference)))

    facts = ProseFacts()
    for paragraph in paragraphs(printed):
        place = outline.place(paragraph.first)
        if not _CONTEXT.search(paragraph.text) and not _CONTEXT.search(paragraph.text + place.caption):
            continue
        text = arabic_digits(paragraph.text)
        reading = Reading(printed.sha256, paragraph, place, reference, ids, text, _mentions(text, reference), usable_years(text))
        _read_scores(reading, own)
        add_claims(reading)
        facts = ProseFacts(
            facts.totals + tuple(reading.totals), facts.scores + tuple(reading.scores),
            facts.claims + tuple(reading.claims), facts.findings + tuple(reading.findings),
        )  # fmt: skip
    return facts


def usable_years(text: str) -> list[tuple[int, int]]:
    """Return offset and year of each fiscal year that a value in the text may belong to: no act, plan or comparison."""
    return [
        (y.start, y.fiscal_year_be)
        for y in find_fiscal_years(text)
        if y.kind in ("fiscal", "plain") and not _COMPARED.search(text[max(0, y.start - 90) : y.start])
    ]


def year_at(reading: Reading, window: int, at: int, end: int) -> tuple[int | None, str, bool]:
    """Return the year of the value at an offset, what says so, and whether several years are possible."""
    inside = {year for start, year in reading.years if window <= start < at}
    behind = _YEAR_BEHIND.match(reading.text, end)
    if behind and not inside:
        inside = {int(behind[1])}
    if not inside:
        inside = {year for start, year in reading.years if start < at}
    if len(inside) == 1:
        return inside.pop(), "sentence", False
    if inside:
        return None, "", True
    return reading.place.fiscal_year_be, reading.place.year_basis, False


def _mentions(text: str, reference: Reference) -> list[IndicatorMention]:
    """A bare name may be part of another word ('แผนปฏิบัติการป้องกันการทุจริต'), so that it counts only behind a label.

    The number of a list item ('2. การใช้งบประมาณ ได้คะแนน …') is such a label.
    """
    found = find_indicator(text, reference.indicators)
    item = _ITEM.match(text)
    first = item.end() if item else 0
    return [m for m in found if m.number_printed or m.start == first or _LABELLED.search(text[max(0, m.start - 12) : m.start])]


def _read_scores(reading: Reading, own: Own) -> None:
    text = reading.text
    taken: list[tuple[int, int]] = []
    for match in _FROM_TO.finditer(text):
        taken.append(match.span())
        _from_to(reading, match, own)
    window = 0
    for match in _NUMBER.finditer(text):
        if any(a <= match.start() < b for a, b in taken):
            window = match.end()
            continue
        if not _is_score(text, match):
            continue
        start = _window(text, window, match.start())
        said = text[start : match.start()]
        window = match.end()
        if _NOT_BEFORE.search(said[-26:]) or _NEVER.search(said) or _NOT_BEHIND.match(text, match.end()):
            continue
        subject = _subject(reading, start, match.start(), match.end())
        if subject is None or _of_other_office(reading, text[: match.start()], start, own):
            continue
        _add(reading, subject, match[1], (start, match.start(1), match.end(1)))


def _is_score(text: str, match: re.Match[str]) -> bool:
    before, printed = text[max(0, match.start() - 40) : match.start()], match[1]
    leads, follows = bool(_LEADS.search(before)), bool(_FOLLOWS.match(text, match.end()))
    if "." in printed or "," in printed:
        return leads or follows or before.rstrip().endswith("(")
    if len(printed) == 4 and printed.startswith("25"):
        return False
    said = bool(re.search(r"คะแนน\S{0,12}\s*$|ได้\s*$", before))
    return (printed == "100" and (leads or follows)) or (said and (follows or len(printed) >= 4))


def _window(text: str, last: int, at: int) -> int:
    cuts = [m.end() for m in _BOUNDARY.finditer(text, last, at)]
    return cuts[-1] if cuts else last


def _subject(reading: Reading, start: int, at: int, end: int) -> _Subject | None:
    said, behind = reading.text[start:at], reading.text[end : end + 45]
    if any(end <= s <= end + 1 for s in reading.paragraph.running.starts):
        behind = ""  # what stands on the next line begins a statement of its own
    named = [m for m in reading.mentions if start <= m.start < at and not _has_its_number(reading.text, m.end, at)]
    if named and _TOTAL_BEHIND.search(reading.text, named[-1].end, at):
        return None  # 'ตัวชี้วัดที่ 10 … คะแนนรวม 91.51': of which of the two is not certain
    if named:
        numbers = {m.indicator_no for m in named}
        certain = len(numbers) == 1 and all(m.status == "resolved" for m in named)
        return _Subject(named[-1], "") if certain else None
    if re.match(r"\s*(?:คะแนน)?\s*(?:ใน|คือ|ได้แก่|สำหรับ)?\s*(?:ตัวชี้วัด|ด้าน|แบบ)", behind) or _NO_TOTAL.search(said):
        return None
    scopes = [scope for scope, pattern in _INSTRUMENTS if pattern.search(said)]
    if len(scopes) == 1:
        return _Subject(None, scopes[0])
    if scopes or not _TOTAL.search(said):
        return None
    return _Subject(None, "total")


def _has_its_number(text: str, end: int, at: int) -> bool:
    """Whether a number stands right behind a name, before the one at `at`: a line of a table, not the subject of a sentence."""
    own = _OWN_NUMBER.match(text, end)
    return own is not None and own.end() < at


def _offices_in(text: str, reference: Reference) -> set[str]:
    """Return the offices that a text names: ids where they are certain, else every candidate or the name itself."""
    found: set[str] = set()
    for name in find_office_names(text, reference.offices):
        resolution = name.resolution
        if resolution.office_id:
            found.add(resolution.office_id)
        else:
            found |= set(resolution.candidates if resolution.status == "ambiguous" else (skeleton(name.printed),))
    return found


def _of_other_office(reading: Reading, text: str, start: int, own: Own) -> bool:
    """Whether the sentence names an office that no heading names: its score is not this office's."""
    named = _offices_in(text[start:], reading.reference)
    if not named:
        return False
    ours = own()
    return not named & ours if ours else len(named) > 1


def _from_to(reading: Reading, match: re.Match[str], own: Own) -> None:
    text = reading.text
    start = _window(text, 0, match.start())
    earlier = [m.end() for m in _NUMBER.finditer(text, start, match.start()) if "." in m[1]]
    start = earlier[-1] if earlier else start
    subject = _subject(reading, start, match.start(), match.end())
    said = text[start : match.start()]
    if subject is None or _NEVER.search(said) or _of_other_office(reading, text[: match.start()], start, own):
        return
    before = {year for at, year in reading.years if start <= at < match.start()}
    first = match[1] or match[3]
    year_to = int(match[5]) if match[5] else before.pop() if len(before) == 1 else None
    year_from = int(first) if first else None
    if year_to is None and reading.place.fiscal_year_be and year_from and reading.place.fiscal_year_be > year_from:
        year_to = reading.place.fiscal_year_be
    if year_from is not None and year_to is not None and year_from >= year_to:
        return
    for group, year in ((2, year_from), (4, year_to)):
        _add(reading, subject, match[group], (start, match.start(group), match.end(group)), given=(year,))


def _add(reading: Reading, subject: _Subject, printed: str, at: tuple[int, int, int], given: tuple[int | None] | None = None) -> None:
    start, first, end = at
    year, basis, many = (given[0], "sentence", False) if given else year_at(reading, start, first, end)
    number = subject.indicator.indicator_no if subject.indicator else None
    name = f"indicator:{number}" if number else f"total:{subject.scope}"
    if "," in printed:
        _finding(reading, "reading_disputed", name, printed, at, number, year)
        return
    if not re.fullmatch(r"\d{1,3}(?:\.\d{1,2})?", printed) or Decimal(printed) > 100:
        _finding(reading, "score_out_of_range", name, printed, at, number, year)
        return
    if subject.scope in ("IIT", "EIT", "OIT") and Decimal(printed) <= 40:
        return  # may be the weighted part of the total
    if year is None:
        _finding(reading, "value_without_year", name, printed, at, number, None if many else year)
        return
    tail = reading.text[end : end + 120]
    cut = _NUMBER.search(tail)
    tail = tail[: cut.start()] if cut and "." in cut[1] else tail
    found = _LEVEL.search(tail)
    level = parse_level(found[1] or found[2]) if found and given is None else None
    citations = cite(reading.paragraph, first, end, reading.sha256)
    score = Decimal(printed).quantize(Decimal("0.01"))
    if number is None or subject.indicator is None:
        rank = _RANK.search(tail) if given is None else None
        reading.totals.append(
            Total(
                fact_id=reading.ids("t"), citations=citations, office_id=None, fiscal_year_be=year, year_basis=basis,
                scope=subject.scope, score=score, score_printed=printed, level_printed=level,
                rank_printed=int(rank[1]) if rank else None, place="prose",
            )
        )  # fmt: skip
        return
    official = next(i for i in reading.reference.indicators if i.indicator_no == number)
    reading.scores.append(
        IndicatorScore(
            fact_id=reading.ids("s"), citations=citations, office_id=None, fiscal_year_be=year, year_basis=basis,
            indicator_no=number, indicator_name=official.name, instrument=official.instrument, score=score,
            score_printed=printed, level_printed=level, number_printed=subject.indicator.number_printed,
            name_printed=subject.indicator.name_printed, place="prose",
        )
    )  # fmt: skip


_SAID = {
    "reading_disputed": ("อ่านคะแนน “{}” ได้มากกว่าหนึ่งแบบ จึงไม่นำเข้า", "The score '{}' can be read in more than one way; it is not loaded."),
    "score_out_of_range": ("คะแนน {} อยู่นอกช่วง 0–100 จึงไม่นำเข้า อาจพิมพ์จุดทศนิยมตกหล่น", "The score {} is outside 0-100; it is not loaded."),
    "value_without_year": ("ไม่พบว่าคะแนน {} เป็นของปีงบประมาณใด จึงไม่นำเข้า", "Nothing certain says which year the score {} belongs to; it is not loaded."),
}  # fmt: skip


def _finding(
    reading: Reading, rule: str, subject: str, printed: str, at: tuple[int, int, int], number: int | None, year: int | None
) -> None:
    thai, english = _SAID[rule]
    reading.findings.append(
        RowFinding(
            fact_id=reading.ids("finding"), citations=cite(reading.paragraph, at[1], at[2], reading.sha256), rule=rule,
            subject=subject, judged=printed, message_th=thai.format(printed), message_en=english.format(printed),
            indicator_no=number, fiscal_year_be=year, found=printed,
        )
    )  # fmt: skip


def boundaries(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of a paragraph, as far as connecting words show them."""
    start = 0
    for match in _BOUNDARY.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)
