"""Numbered lists inside running text: where each item begins and ends, and what kind of list it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.paragraphs import Running
from normalizers.numbers import arabic_digits

_MAX_ITEMS = 40
# A number behind one of these words counts or names something; it does not open an item.
_NAMES_A_NUMBER = re.compile(
    r"(?:(?:ตัวชี้วัด|ตัวที่วัด|ครั้ง|ข้อ|วัน|ไตรมาส|ฉบับ|ลำดับ|ประเด็น|มาตรการ|ส่วน|บท|ด้าน|ระยะ|ระดับ|กลุ่ม|เดือน|รุ่น|เล่ม|แผน)ที่"
    r"|ตัวชี้วัด|เขต|มาตรา|หมวด|ไตรมาส|จำนวน|(?<![ก-๙])ข้อ|ร้อยละ|ไม่เกิน|(?<![A-Z])[OEI]I?T?|\d[-–]|พ\s*\.\s*ศ\s*\.)\s*$"
)
_UNIT_BEHIND = re.compile(
    r"\s*(?:คน|แห่ง|ครั้ง|บาท|วัน|เดือน|ปี|คะแนน|น\.|ข้อ|เขต|ราย|ม\.?ค\.|ก\.?พ\.|มี\.?ค\.|เม\.?ย\.|พ\.?ค\.|มิ\.?ย\."
    r"|ก\.?[คย]\.|ส\.?ค\.|ต\.?ค\.|พ\.?ย\.|ธ\.?ค\.)(?![ก-๙]{2})"
)
_STYLES = (
    ("bracket", "(", re.compile(r"\(\s?(\d{1,2})\s?\)")),
    ("closing", ")", re.compile(r"(?<![\d.(])(\d{1,2})\s?\)")),
    ("dot", ".", re.compile(r"(?<![\d.,/])(\d{1,2})\s?\.(?![\d])")),
    ("item", "ที่", re.compile(r"(?:มาตรการ|แนวทาง|ข้อ|กิจกรรม)ที่\s?(\d{1,2})(?!\d)\s?[.:)]?")),
)
_BULLET = re.compile(r"[•▪●◦➢✓❖■□◆▶➤*\uf0b7\uf0a7\uf0d8]|[-–—](?!\s*\d)")
_MEASURE_WORD = re.compile(r"มาตรการ|แนวทาง|วิธี(?:การ|ดำเนิน)|แนวปฏิบัติ")
_PROBLEM_WORD = re.compile(
    r"ข้อบกพร่อง|จุดอ่อน|ปัญหา|สาเหตุ|ข้อจำกัด|ข้อสังเกต|อุปสรรค|จุดที่(?:ต้อง|ควร)|ประเด็นที่(?:ต้อง|ควร)"
    r"|ผลการวิเคราะห์|ข้อค้นพบ|พบว่า"
)
_SUBJECT_WORD = re.compile(r"ประเด็น(?:การประเมิน|คำถาม)?|ตัวชี้วัด|องค์ประกอบ|ประกอบด้วย|วัตถุประสงค์")
_SUBJECTS = re.compile(r"(?:[\d๐-๙]\s*(?:ประเด็น|ด้าน|องค์ประกอบ|ตัวชี้วัด)|ประกอบด้วย)\s*(?:คือ|ได้แก่|ดังนี้|:)?\s*$")
_AGAINST = re.compile(r"(?:มาตรการ|แนวทาง)[^0-9]{0,40}(?:แก้ไข|ป้องกัน|ลด|พัฒนา|ปรับปรุง|เพื่อ|ต่อ|จาก|ตาม)[^0-9]{0,80}$")
_OPENS_LIST = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|คือ|:|ดังกล่าว)\s*$")
_TAIL_INTRO = re.compile(
    r"\s(?:\S*(?:จึง\s?(?:ได้)?\s?กำหนด|ได้กำหนด)|ข้อบกพร่อง|จุดอ่อน|ปัญหาที่พบ"
    r"|มาตรการ(?:และแนวทาง|แนวทาง)?|แนวทาง(?:การ)?(?:แก้ไข|พัฒนา))"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list.

    Attributes:
        start: Offset of its text (behind the number) in the running text.
        end: Offset behind its last character.
        number: Its number as printed, '' for text without numbering.
        text: Its text without the number.
    """

    start: int
    end: int
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class ItemList:
    """A run of items in one style of numbering.

    Attributes:
        intro: The running text before its first number, back to the list before.
        items: Its items in print order.
        kind: 'measures', 'problems', 'subjects' or '' from the words of the introduction.
        style: 'dot', 'closing', 'bracket', 'item' or 'bullet'.
    """

    intro: str
    items: tuple[Item, ...]
    kind: str
    style: str


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    number: int
    style: str
    at_line: bool


def find_lists(running: Running) -> tuple[ItemList, ...]:
    """Find the numbered or bulleted lists of a running text, outermost level only.

    Decimals, dates, years and numbers that name something ('ตัวชี้วัดที่ 9', 'เขต 1') open no item; a sub-item ('1.1', or
    another style inside an item) stays in its item; numbering that starts again opens another list.

    Args:
        running: Text of a cell or paragraph.

    Returns:
        Lists in print order; empty when nothing is numbered.
    """
    plain = arabic_digits(running.text)
    runs = _outer(_runs(_marks(plain, running.starts), len(plain) - len(plain.lstrip())), plain)
    if not runs:
        runs = _bullets(plain, running.starts)
    lists: list[ItemList] = []
    for n, run in enumerate(runs):
        behind = runs[n + 1][0].start if n + 1 < len(runs) else len(plain)
        before = runs[n - 1][-1].end if n else 0
        intro = running.text[before : run[0].start]
        items = _items(running.text, run, behind, followed=n + 1 < len(runs))
        lists.append(ItemList(intro, items, _kind(intro), run[0].style))
    return tuple(lists)


def measure_items(running: Running) -> tuple[Item, ...]:
    """Return the measures of a cell: the items of its lists of measures, or its whole text when nothing is numbered."""
    lists = find_lists(running)
    if not lists:
        text = _without_label(running.text)
        kind = _kind(text[-60:]) if _OPENS_LIST.search(text) else ""
        if not text.strip(" -–.") or kind or _is_none(text):
            return ()
        start = running.text.find(text)
        return (Item(start, start + len(text), "", text),)
    chosen = [found for found in lists if found.kind == "measures"]
    if chosen:
        first = lists.index(chosen[0])
        chosen = [found for found in lists[first:] if found.kind in ("measures", "")]
    else:
        chosen = [found for found in lists if not found.kind]
    return tuple(item for found in chosen for item in found.items if item.text.strip(" -–."))


def plain_items(running: Running) -> tuple[Item, ...]:
    """Return all items of a cell, or its whole text as one item without number; empty for an empty cell."""
    items = tuple(item for found in find_lists(running) for item in found.items)
    if items or not running.text.strip():
        return items
    return (Item(0, len(running.text), "", running.text),)


def _marks(plain: str, starts: Sequence[int]) -> list[_Mark]:
    lines = set(starts)
    found: dict[int, _Mark] = {}
    for style, sign, pattern in _STYLES:
        for match in pattern.finditer(plain) if sign in plain else ():
            number = int(match[1])
            before = plain[max(0, match.start() - 24) : match.start()]
            at_line = match.start() in lines
            if not 1 <= number <= _MAX_ITEMS or (
                style != "item" and not (at_line and style in ("dot", "closing")) and _NAMES_A_NUMBER.search(before)
            ):
                continue
            if style in ("dot", "closing") and _UNIT_BEHIND.match(plain, match.end()):
                continue
            found.setdefault(match.end(), _Mark(match.start(), match.end(), number, style, at_line))
    return sorted(found.values(), key=lambda mark: mark.start)


def _runs(marks: list[_Mark], begin: int) -> list[list[_Mark]]:
    """Chain marks of one style that count up from 1, or from the number that the text begins with."""
    open_: dict[str, list[_Mark]] = {}
    runs: list[list[_Mark]] = []
    for mark in marks:
        run = open_.get(mark.style)
        if mark.number == 1 or (mark.start == begin and not open_):
            run = [mark]
            open_[mark.style] = run
            runs.append(run)
        elif run and (mark.number == run[-1].number + 1 or (mark.at_line and mark.number == run[-1].number + 2)):
            run.append(mark)
    return runs


def _outer(runs: list[list[_Mark]], plain: str) -> list[list[_Mark]]:
    """Drop runs that stand inside an item of another run."""
    kept: list[list[_Mark]] = []
    for run in runs:
        inside = any(
            other is not run and other[0].style != run[0].style and other[0].start < run[0].start
            and (other[-1].start > run[0].start or not _introduced(plain, other[-1].end, run[0].start))
            for other in kept
        )  # fmt: skip
        intro = plain[max(0, run[0].start - 80) : run[0].start]
        alone = len(run) == 1 and len(runs) > 1 and not _MEASURE_WORD.search(intro)
        again = any(o is not run and o[0].style == run[0].style and len(o) > 1 for o in runs)
        if not inside and not (alone and again and not run[0].at_line):
            kept.append(run)
    return kept


def _introduced(plain: str, after: int, at: int) -> bool:
    intro = plain[max(after, at - 160) : at]
    return bool(_OPENS_LIST.search(intro) and _MEASURE_WORD.search(intro))


def _bullets(plain: str, starts: Sequence[int]) -> list[list[_Mark]]:
    lines = set(starts)
    run: list[_Mark] = []
    for match in _BULLET.finditer(plain):
        mark = match[0]
        at_line = match.start() in lines
        behind_intro = bool(re.search(r"(?:ดังนี้|ต่อไปนี้|:)\s*$", plain[: match.start()]))
        dash = mark in "-–—*"
        if dash and not (at_line or behind_intro or (run and plain[match.start() - 1 : match.start()] == " ")):
            continue
        if dash and re.search(r"\d\s*$", plain[: match.start()]) and not at_line:
            continue
        if re.match(r"\s*ไม่มี\s*[-–]?", plain[match.end() :]):
            continue
        run.append(_Mark(match.start(), match.end(), len(run) + 1, "bullet", at_line))
    return [run] if run else []


def _items(text: str, run: list[_Mark], behind: int, *, followed: bool) -> tuple[Item, ...]:
    items = []
    for n, mark in enumerate(run):
        end = run[n + 1].start if n + 1 < len(run) else behind
        if n + 1 == len(run) and followed:
            tail = [m.start() for m in _TAIL_INTRO.finditer(text, mark.end + 8, end)]
            end = tail[-1] if tail else end
        body = text[mark.end : end]
        start = mark.end + len(body) - len(body.lstrip(" .:)"))
        body = text[start:end].rstrip()
        number = text[mark.start : mark.end].strip(" .():")
        items.append(Item(start, start + len(body), number or text[mark.start : mark.end].strip(), body))
    return tuple(items)


def _kind(intro: str) -> str:
    """What the words right before a list say that it lists."""
    clause = intro[-260:]
    if _SUBJECTS.search(clause):
        return "subjects"
    measures = list(_MEASURE_WORD.finditer(clause))
    problems = list(_PROBLEM_WORD.finditer(clause))
    if measures and (not problems or measures[-1].start() > problems[-1].start() or _measures_against(clause)):
        return "measures"
    if problems:
        return "problems"
    return "subjects" if _SUBJECT_WORD.search(clause) and _OPENS_LIST.search(clause) else ""


def _measures_against(clause: str) -> bool:
    """'มาตรการแก้ไขปัญหา ดังนี้' lists measures although the problem is named last."""
    return bool(_AGAINST.search(clause))


def _without_label(text: str) -> str:
    return re.sub(r"^\s*(?:มาตรการ(?:และแนวทาง)?|แนวทาง)\s*[:：]\s*", "", text).strip()


def _is_none(text: str) -> bool:
    return bool(re.fullmatch(r"[\s\-–.]*(?:ไม่มี|ไม่ระบุ)?[\s\-–.]*", text))
