"""What the label of a row or column means: indicator, instrument, total, office, year or kind of value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from extractors.layouts.agencies import read_agency
from extractors.layouts.words import RULED_OUT, HeaderWords, bare_key, header_words, is_neutral, squeeze
from extractors.records import AgencyRef
from extractors.year_of_text import year_of_text
from normalizers.fiscal_year import parse_fiscal_year
from normalizers.indicators import may_name, resolve_indicator
from normalizers.offices import resolve_office
from normalizers.thai import unwrap_thai

if TYPE_CHECKING:
    from normalizers.load_reference import Reference

_QUESTION = re.compile(r"^(?:คำถาม(?:ที่)?)?(?:[ieo]|iit|eit|oit|moit)[-.]?\d{1,2}(?![\d(])|^0\d\d(?!\d)")
_SUB = re.compile(r"^(?:ตัวชี้วัด)?(?:ย่อย)?(?:ที่)?(?:[1-9]|10)\.[1-9]\d?(?:[.)]?[ก-๙a-z(]|$)|^(?:ตัวชี้วัด|องค์ประกอบ|ประเด็น)ย่อย")
_NUMBERED = re.compile(r"^(?P<word>\D{0,16}?)(?P<number>\d{1,2})(?:[.):]|-(?!\d)|(?!\d))(?P<name>[^\d].*)?$")
_NUMBER_WORDS = frozenset(
    {
        "",
        "ตัวชี้วัดที่",
        "ตัวชี้วัด",
        "ตัวที่วัดที่",
        "ตชว.",
        "ตชว.ที่",
        "ตัวชี้วัดที",
        "ตวชวดท",
        "ตวชวด",
        "ประเด็นที่",
        "ข้อ",
        "ข้อที่",
        "ด้านที่",
        "ที่",
        "indicator",
        "(",
    }
)
_INSTRUMENTS = (
    (
        "IIT",
        re.compile(r"(?<![a-z])(?:iit)+(?![a-z])|ส่วนได้ส่วนเสียภายใน|แบบ(?:วัด|สำรวจ|ประเมิน)(?:การรับรู้)?(?:ของ)?(?:ผู้มีส่วนได้)?(?:บุคลากร)?ภายใน"),
    ),
    (
        "EIT",
        re.compile(r"(?<![a-z])(?:eit)+(?![a-z])|ส่วนได้ส่วนเสียภายนอก|แบบ(?:วัด|สำรวจ|ประเมิน)(?:การรับรู้)?(?:ของ)?(?:ผู้มีส่วนได้)?ภายนอก"),
    ),
    ("OIT", re.compile(r"(?<![a-z])m?(?:oit)+(?![a-z])|แบบ(?:ตรวจ|วัด|ประเมิน|สำรวจ)การเปิดเผยข้อมูล|การเปิดเผยข้อมูลสาธารณะ")),
)
_TOTAL = re.compile(
    r"^(?:ผล)?(?:คะแนน)?(?:รวม|ภาพรวม)|คะแนนรวม|ผลรวม|รวมคะแนน|ภาพรวม|คะแนนสุทธิ|(?:ผล)?คะแนน(?:การประเมิน)?ita|^ita|รวมทั้ง(?:สิ้น|หมด)|overall|total|^คะแนนเฉลี่ย(?:รวม)?|^เฉลี่ย|^ค่าเฉลี่ย|คะแนนประเมินรวม|สรุปคะแนน|รวมเฉลี่ย|ค่าคะแนนรวม"
)
_AVERAGE = re.compile(r"เฉลี่ย")
_EXPLICIT = re.compile(r"รวม|สุทธิ|ita|total|overall|ทั้งสิ้น")
_NOTE = re.compile(r"^(?:\*|หมายเหตุ|ที่มา|แหล่งที่มา|เกณฑ์การ|ข้อมูลณ)")
_WEIGHT = re.compile(r"[(\[](?:ร้อยละ|น้ำหนัก|เต็ม|คะแนนเต็ม)*(\d{2,3})(?:\.0+)?(?:%|คะแนน)?[)\]]|ร้อยละ(\d{2})(?!\d|\.)|(\d{2})%")
_YEAR_ALONE = re.compile(r"^(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?\.?)?(?:25[4-9]\d)$|^(?:ประจำ)?ปี(?:งบประมาณ)?(?:พ\.?ศ\.?)?'?[5-7]\d$")
_OFFICE = re.compile(r"สพป|สพม|สพท|สำนักงานเขต|เขตพื้นที่")
_GENERIC = re.compile(
    r"สำนักงาน|เขตพื้นที่(?:การศึกษา)?|ประถมศึกษา|มัธยมศึกษา|สพ[ปมท]\.?|ผล|คะแนน|การประเมิน|ของ|ระดับ|ที่ได้(?:รับ)?|ita|ชื่อ|ค่า|ร้อยละ|เฉลี่ย|รวม|ปี(?:งบประมาณ)?|พ\.?ศ\.?|\d|[/().-]"
)
OF_INSTRUMENT = re.compile(r"แบบ|iit|eit|oit|รวม|เฉลี่ย")
_IN_BRACKETS = re.compile(r"\s*[(\[](?:IIT|EIT|OIT|MOIT)[)\]]", re.IGNORECASE)
_FOUR_LETTERS = re.compile(r"[ก-๙]{4}")
_AFTER_NUMBER = re.compile(r"^\D*?[\d๐-๙]{1,2}\s*[.):\-]?\s*[)]?\s*(.*)$", re.DOTALL)
_LIST_NUMBER = re.compile(r"^\s*\d+[.)]\s*")
_MAX_LABEL = 140
MOST_LABELS = 20_000  # remembered: a worker reads many documents


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one label (or a row's labels, or a column's headers, together) says about a value.

    Attributes:
        role: Kind of value or of label, '' when nothing says.
        fiscal_year_be: Year that the label names.
        indicator_no: 1-10.
        number_printed / name_printed: As printed (repaired).
        scope: 'total', 'IIT', 'EIT' or 'OIT'.
        average: The total is worded as an average, so what it averages decides what it is.
        office_id / agency: The office or other body that the label names.
        weight: Marks in brackets behind the label ('OIT (40)').
        skip: Why values here are never scores: 'question', 'sub', 'mean', 'note', 'province'.
        problem: '' or 'disagrees', 'office', 'unknown', 'year'.
        told: The printed text that a finding quotes for the problem.
    """

    role: str = ""
    fiscal_year_be: int | None = None
    indicator_no: int | None = None
    number_printed: str | None = None
    name_printed: str | None = None
    scope: str | None = None
    average: bool = False
    office_id: str | None = None
    agency: AgencyRef | None = None
    weight: Decimal | None = None
    skip: str = ""
    problem: str = ""
    told: str = ""

    @property
    def has_subject(self) -> bool:
        """Whether it says which indicator or total a value is of."""
        return self.indicator_no is not None or self.scope is not None

    @property
    def has_body(self) -> bool:
        """Whether it names an office or another agency."""
        return self.office_id is not None or self.agency is not None


NOTHING = Meaning()  # the one meaning of all texts that mean nothing


@dataclass(slots=True)
class LabelReader:
    """Reads labels with the reference; remembers what it read, because tables and reports repeat their labels."""

    reference: Reference
    words: HeaderWords
    _labels: dict[str, Meaning] = field(default_factory=dict)
    _indicators: dict[tuple[str | None, str | None], Meaning] = field(default_factory=dict)

    def read(self, text: str) -> Meaning:
        """Return what a label means on its own; `role` is filled only from known header words."""
        if text not in self._labels:
            if len(self._labels) > MOST_LABELS:
                self._labels.clear()
                self._indicators.clear()
            self._labels[text] = self._read(text)
        return self._labels[text]

    def indicator(self, number: str | None, name: str | None) -> Meaning:
        """Return the indicator that a number and a name mean together; problem 'disagrees' where they do not."""
        key = (number or None, name or None)
        if key not in self._indicators:
            self._indicators[key] = self._indicator(*key)
        return self._indicators[key]

    def _indicator(self, number: str | None, name: str | None) -> Meaning:
        told = " ".join(part for part in (number, name) if part)
        match = resolve_indicator(number, name, self.reference.indicators)
        if match.status == "disagree":
            return Meaning(number_printed=number, name_printed=name, problem="disagrees", told=told)
        if match.status != "resolved" or match.indicator_no is None:
            return Meaning(number_printed=number, name_printed=name, problem="unknown", told=told)
        return Meaning(indicator_no=match.indicator_no, number_printed=number, name_printed=name)

    def _read(self, text: str) -> Meaning:
        key = squeeze(text)
        if not key or len(key) > _MAX_LABEL:
            return Meaning(skip="note") if _NOTE.match(key) else NOTHING
        if _YEAR_ALONE.match(key):
            return Meaning(role="year", fiscal_year_be=parse_fiscal_year(unwrap_thai(text)))
        if _QUESTION.match(key):
            return Meaning(skip="question")
        if _SUB.match(key):
            return Meaning(skip="sub")
        if _NOTE.match(key) and len(key) > 12:
            return Meaning(skip="note")
        year = year_of_text(text)
        role = self.words.role(text)
        if not role and year.year and is_neutral(bare_key(text)):
            role = "year"  # 'ปี 2565 (ร้อยละ)'
        weight = _weight(key)
        base = NOTHING
        if role or year.year or year.ambiguous or weight is not None:
            base = Meaning(role=role, fiscal_year_be=year.year, weight=weight, problem="year" if year.ambiguous else "")
        return self._subject(text, key, base)

    def _subject(self, text: str, key: str, base: Meaning) -> Meaning:
        if base.role in RULED_OUT and base.role not in ("difference", "other"):
            return replace(base, skip="mean" if base.role == "mean" else "")
        found = self._named_indicator(text, key)
        instrument = _instrument(key)
        if found is not None and (found.indicator_no is not None or found.problem == "disagrees"):
            explicit = instrument and OF_INSTRUMENT.search(key) and not found.number_printed
            if not explicit or (found.indicator_no not in (9, None) and not _TOTAL.search(key)):
                return replace(found, role=base.role, fiscal_year_be=base.fiscal_year_be)
        if instrument:
            average = bool(_AVERAGE.search(key))
            return replace(base, scope=instrument, average=average, name_printed=unwrap_thai(text))
        if _OFFICE.search(key):
            return self._office(text, base)
        agency = None if base.role else read_agency(text)
        if agency is not None:
            return replace(base, agency=agency)
        if _TOTAL.search(key):
            return replace(
                base,
                scope="total",
                average=bool(_AVERAGE.search(key)) and not _EXPLICIT.search(key),
                name_printed=unwrap_thai(text),
            )
        return base

    def _named_indicator(self, text: str, key: str) -> Meaning | None:
        """An indicator out of 'ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่', '1. การปฏิบัติหน้าที่' or the name alone."""
        bare = unwrap_thai(_IN_BRACKETS.sub("", text) if "(" in text or "[" in text else text)
        match = _NUMBERED.match(squeeze(bare) if len(bare) < len(text) else key)
        if match and match["word"] in _NUMBER_WORDS:
            name = _after_number(bare)
            if name is None and match["word"] in ("", "(", "ที่", "ข้อ", "ข้อที่"):
                return None  # a bare number is a number only in a column that says so
            return self.indicator(match["number"], name)
        if match or not may_name(key, self.reference.indicators) or not _FOUR_LETTERS.search(key):
            return None
        return self.indicator(None, bare)

    def _office(self, text: str, base: Meaning) -> Meaning:
        name = _LIST_NUMBER.sub("", unwrap_thai(text))
        found = resolve_office(name, self.reference.offices, year_be=base.fiscal_year_be)
        if found.status == "resolved":
            return replace(base, office_id=found.office_id, role="" if base.role in ("office", "other") else base.role)
        if squeeze(name) in self.words.exact or len(_GENERIC.sub("", squeeze(name))) < 3:
            return base  # 'คะแนนของเขตพื้นที่' names no office
        return replace(base, problem="office", told=name)


@lru_cache(maxsize=2)
def label_reader(reference: Reference) -> LabelReader:
    """Return the one reader of labels that goes with a reference."""
    return LabelReader(reference, header_words(reference.tables.get("header_words")))


def number_of(key: str) -> str | None:
    """The indicator number of a cell that holds nothing else ('9', 'ตัวชี้วัดที่ 9', '9.'), else None.

    >>> number_of("ตัวที่วัดที่9"), number_of("94.40"), number_of("11")
    ('9', None, None)
    """
    match = _NUMBERED.match(key)
    if not match or match["name"] or match["word"] not in _NUMBER_WORDS:
        return None
    return match["number"] if 1 <= int(match["number"]) <= 10 else None


def _after_number(text: str) -> str | None:
    match = _AFTER_NUMBER.match(text)
    return match[1].strip() or None if match else None


def _instrument(key: str) -> str | None:
    if "it" in key or "แบบ" in key or "ส่วนได้" in key or "เปิดเผย" in key:
        return next((scope for scope, pattern in _INSTRUMENTS if pattern.search(key)), None)
    return None


def _weight(key: str) -> Decimal | None:
    match = _WEIGHT.search(key)
    return Decimal(next(group for group in match.groups() if group)) if match else None
