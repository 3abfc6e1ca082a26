"""Repairs that need to know words: marks that slid to the next consonant, lost parts of sara am, spaced headings.

Each is a closed list: the damaged form of a listed word is no Thai word itself, so that the repair is certain.
"""

from __future__ import annotations

import re

CLUSTER = "(?:[เ-ไ]|[ก-ฮะาำๆฯ][ัิ-ฺ็-๎]*)"
_SPACED = re.compile(rf"(?<!\S){CLUSTER}(?: {CLUSTER}){{4,}}(?!\S)")
_SPACED_HINT = re.compile(f" {CLUSTER} {CLUSTER} ")
# No word and no letter of a list is a vowel alone: its presence proves that one word was spread out.
_LONE_VOWEL = re.compile(r"(?:^| )[ะาำเ-ไ](?: |$)")

# Words whose sara am is often U+FFFD and aa. A lost tone looks the same (ข�าราชการ is ข้าราชการ): only these are sure.
_BLIND = (
    "สำนัก สำคัญ สำเร็จ สำหรับ สำรวจ ดำเนิน ดำรง กำหนด กำกับ กำลัง จำนวน จำเป็น จำกัด จำแนก ประจำ จัดทำ "
    "กระทำ ทำงาน ทำให้ ลำดับ อำนาจ อำนวย อำเภอ ตำบล ตำแหน่ง แนะนำ ผู้นำ คำสั่ง คำนึง ชำนาญ ตำรวจ บำรุง บำเพ็ญ"
)


def _blind_am(word: str) -> str:
    before, behind = word.split("ำ")
    return f"(?<={before})(?<![เแโ]{before})\ufffdา" + (f"(?={behind})" if behind else "")


BLIND_AM = re.compile("|".join(_blind_am(word) for word in _BLIND.split()))

_WORDS = (
    "คุณธรรม คุณภาพ ศึกษา พื้นที่ ตัวชี้วัด ตัวชี้ สำนัก สำนักงาน ป้องกัน ทุจริต ปรับปรุง ปฏิบัติ หน้าที่ ประสิทธิภาพ ทรัพย์สิน "
    "ดำเนินงาน ดำเนินการ เปิดเผย ข้อมูล สื่อสาร แก้ไข รับผิดชอบ บริหาร กลุ่ม จัดซื้อ จัดจ้าง หนังสือ บุคคล มัธยม บุคลากร วินัย "
    "วันที่ คำสั่ง เพื่อ เพิ่ม"
)
_SLIDING = sorted(_WORDS.split(), key=len, reverse=True)  # the longest first: สำนักงาน before สำนัก
_SYLLABLE = re.compile("([ก-ฮ])([ัิ-ฺ็-๎]+)([ก-ฮ])(?![ัิ-ฺ็-๎])")


def _slid_mark() -> str:
    """What stands at the blank behind a slid mark: before it the first three characters of a syllable of the list, its mark one late."""
    starts = "|".join(sorted({m[1] + m[3] + m[2][0] for word in _SLIDING for m in _SYLLABLE.finditer(word)}))
    return f"[ก-ฮเ-ไ](?<=[ัิ-ฺ็-๎] .)(?:(?<=(?:{starts}) .)|(?<=(?:{starts})[่-๋์] .))"


SLID_MARK = _slid_mark()
_BEHIND_SLID_MARK = re.compile(f" {SLID_MARK}")


def _damaged(word: str) -> str:
    """Pattern of a word in which any marks may stand one consonant late, a blank behind each that does."""
    return _SYLLABLE.sub(lambda m: f"(?:{m[1]}{m[2]}{m[3]}|{m[1]}{m[3]}{m[2]} ?)", word).replace("ี่", "ี่ ?")


_SLID = re.compile("|".join(f"(?P<w{n}>{_damaged(word)})" for n, word in enumerate(_SLIDING)))


def move_marks_back(text: str) -> str:
    """Return the text with the slid marks of listed words on their own consonants.

    >>> move_marks_back("คณุ ธรรม"), move_marks_back("คุณ ธรรม")
    ('คุณธรรม', 'คุณ ธรรม')
    """
    return _SLID.sub(_word, text) if _BEHIND_SLID_MARK.search(text) else text


def _word(match: re.Match[str]) -> str:
    found = match.group()
    word = _SLIDING[int((match.lastgroup or "w0")[1:])]
    if found.replace(" ", "") == word:
        return found
    return word + (" " if found.endswith(" ") else "")


def join_spaced(text: str) -> str:
    """Return the text with letter-spaced words closed: five or more single letters, one blank between each.

    >>> join_spaced("ค ำ น ำ ๆ"), join_spaced("ก ข ค ง จ")
    ('คำนำๆ', 'ก ข ค ง จ')
    """
    return _SPACED.sub(_closed, text) if _SPACED_HINT.search(text) else text


def _closed(match: re.Match[str]) -> str:
    spaced = match.group()
    return spaced.replace(" ", "") if _LONE_VOWEL.search(spaced) else spaced


# Words of the indicators and of every report; no other word is made of them by the exchanges below.
_OCR_WORDS = [
    "ตัวชี้วัด",
    "พื้นที่",
    "สื่อสาร",
    "ขั้นพื้นฐาน",
    "ป้องกัน",
    "ปัญหา",
    "เปิดเผย",
    "ข้อมูล",
    "ปฏิบัติหน้าที่",
    "งบประมาณ",
    "ทรัพย์สิน",
    "ทุจริต",
    "คุณภาพ",
    "ประสิทธิภาพ",
    "ปรับปรุง",
    "ดำเนินงาน",
    "โปร่งใส",
    "คุณธรรม",
    "ประถมศึกษา",
    "มัธยมศึกษา",
]
_ALIKE = ("บป", "ชซข", "ดคต", "ถภ", "พฟ", "ผฝ", "ฎฏ")
_ALIKE_OF = {letter: f"[{group}]" for group in _ALIKE for letter in group}


def _misread(word: str) -> re.Pattern[str]:
    """Match a word with letters and small marks that OCR takes for one another; a doubled `บป` stands for one."""
    shape = "".join(_ALIKE_OF.get(c, c) for c in word)
    shape = re.sub("[ิ-ื][่-๋]?", "V", shape.replace("[บป]", "[บป]{1,2}"))
    return re.compile(re.sub("[่-๋]", "[่-๋]?", shape).replace("V", "[ิ-ื][่-๋]?"))


_MISREAD = [(_misread(word), word) for word in _OCR_WORDS]
_NUMBERED = re.compile("(?<=ตัวชี้วัด)ท[ิ-ื][่-๋]?(?= ?[0-9๐-๙])")


def repair_misread(text: str) -> str:
    """Put right letters and small marks that OCR takes for one another, in words that nothing else resembles.

    >>> repair_misread("ตัวชี่วัดที 9 ของเขตพืนทีการศึกษา การแก้ไขบัญหา และการบ้องกัน")
    'ตัวชี้วัดที่ 9 ของเขตพื้นที่การศึกษา การแก้ไขปัญหา และการป้องกัน'
    """
    for pattern, word in _MISREAD:
        text = pattern.sub(word, text)
    return _NUMBERED.sub("ที่", text)
