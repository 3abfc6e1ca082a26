"""Printed levels and remarks, reduced to their bare words."""

from __future__ import annotations

import re

LETTERS = ("AA", "A", "B", "C", "D", "E", "F")
FIVE_WORDS = ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุงโดยด่วน", "ต้องปรับปรุง")
OLD_WORDS = ("สูงมาก", "สูง", "ปานกลาง", "ต่ำมาก", "ต่ำ")
_WORDS = FIVE_WORDS + OLD_WORDS + ("ดีเยี่ยม", "ดีมาก", "ดี", "พอใช้")

_DRESS = re.compile(r"ระดับ(?:ผลการประเมิน|คะแนน)?|ผลการประเมิน|เกรด|rating|level|[\s()\[\]:“”\"'.]", re.IGNORECASE)
_LETTER_WITH_WORDS = re.compile(r"(AA|[A-F])(?:\(?[ก-๎]+\)?)?")
_TWO_LETTERS = re.compile(r"(?<![A-Za-z])[A-F]\s+[A-F](?![A-Za-z])")
_REMARK = re.compile(r"(ไม่ผ่าน|ผ่าน)(?:เกณฑ์(?:การประเมิน|มาตรฐาน)?|การประเมิน|ค่าเป้าหมาย)?")


def parse_level(printed: str) -> str | None:
    """Return the bare level word, None when the print is no level.

    Letters must be Latin capitals: a look-alike of another script is a question for a person.

    >>> parse_level("ระดับ A"), parse_level("(AA)"), parse_level("A (ดี)"), parse_level("ผ่าน ดีเยี่ยม")
    ('A', 'AA', 'A', 'ผ่านดีเยี่ยม')
    >>> parse_level("А"), parse_level("95.00"), parse_level("AAA")
    (None, None, None)
    """
    if _TWO_LETTERS.search(printed):
        return None  # two cells in one, or two values: which one is meant is not printed
    bare = _DRESS.sub("", printed)
    letter = _LETTER_WITH_WORDS.fullmatch(bare)
    if letter:
        return letter.group(1)
    return bare if bare in _WORDS else None


def parse_remark(printed: str) -> str | None:
    """Return 'ผ่าน' or 'ไม่ผ่าน' for a remark that says so.

    >>> parse_remark("ผ่านเกณฑ์"), parse_remark(" ไม่ ผ่าน "), parse_remark("ดำเนินการแล้ว")
    ('ผ่าน', 'ไม่ผ่าน', None)
    """
    match = _REMARK.fullmatch(re.sub(r"[\s()✓✔]", "", printed))
    return match.group(1) if match else None


def scale_of(level: str) -> str | None:
    """Return 'letter', 'five_word' or 'old_word' for a bare level, None for a word of no official scale."""
    for name, words in (("letter", LETTERS), ("five_word", FIVE_WORDS), ("old_word", OLD_WORDS)):
        if level in words:
            return name
    return None
