"""Spellings that cannot be: what tesseract makes of Thai marks, put right where only one word is possible."""

from __future__ import annotations

import re

from extractors.pdf.ocr_engine import Word

# No word is 'บี' or 'ปึ' before a year or 'งบประมาณ': the mark stands in the stem of the letter.
_YEAR_WORD = re.compile(r"[บป]{1,2}[ิ-ื]{1,2}(?=งบประมาณ|25[4-9][0-9]|๒๕[๔-๙][๐-๙])")
_TWO_VOWELS = re.compile(r"(?<=[ิ-ื])[ิ-ื]+")  # a letter carries one vowel above
_LONE_MARK = re.compile(r"(?<=[.,0-9A-Za-z])[ัิ-ฺ็-๎]+")  # a mark needs a letter under it
_GROUP = re.compile("กลุ[็-๎]*ม")
_MARKS = "[ัิ-ฺ็-๎]*"
# Words that reading rests on; no other word has the same letters under its marks.
_WORDS = (
    "ร้อยละ",
    "ตัวชี้วัด",
    "คะแนน",
    "ระดับ",
    "ปีงบประมาณ",
    "ประเมิน",
    "ค่าเฉลี่ย",
    "ทุจริต",
    "ผู้รับผิดชอบ",
    "ระยะเวลา",
    "มาตรการ",
    "หน่วยงาน",
    "กลุ่มงาน",
    "ผลต่าง",
    "ช่วงคะแนน",
)
_ANY_MARK = re.compile("[ัิ-ฺ็-๎]")
_RULES = (
    (_YEAR_WORD, "ปี"),
    (_TWO_VOWELS, ""),
    (_LONE_MARK, ""),
    (_GROUP, "กลุ่ม"),
    *((re.compile(_MARKS.join(_ANY_MARK.sub("", word)) + _MARKS), word) for word in _WORDS),
)


def respelled(words: list[Word]) -> list[Word]:
    """Put impossible spellings right; a word that comes in pieces gets its text in the first of them, and no digit is touched.

    >>> [w[0] for w in respelled([("บ", 0, 0, 9, 9, 90.0), ("ี", 5, 0, 9, 9, 90.0), ("2564", 12, 0, 40, 9, 90.0)])]
    ['ปี', '2564']
    """
    texts = [w[0] for w in words]
    for pattern, right in _RULES:
        whole, owner = "".join(texts), [k for k, text in enumerate(texts) for _ in text]
        for match in reversed(list(pattern.finditer(whole))):
            if match[0] == right:
                continue
            for place in reversed(range(*match.span())):
                k = owner[place]
                at = place - owner.index(k)
                texts[k] = texts[k][:at] + texts[k][at + 1 :]
            first = owner[match.start()]
            at = match.start() - owner.index(first)
            texts[first] = texts[first][:at] + right + texts[first][at:]
    return [(text, *w[1:]) for text, w in zip(texts, words, strict=True) if text]
