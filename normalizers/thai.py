r"""Thai text as a reader sees it: small ordered repairs of what PDF producers and text layers break.

Laws (tested): idempotent; clean text comes back byte for byte; no digit is ever changed, added or dropped.
What cannot be repaired with certainty is left as it is: a wrong repair is worse than a visible damage.

PyThaiNLP's `normalize` is not used: it is not idempotent, joins text with blanks before marks, and repairs neither
private-use marks nor a split sara am.
"""

from __future__ import annotations

import re
from typing import Literal

Profile = Literal["text", "ocr"]

# Private-use glyphs of Thai fonts that slipped into the text layer: base letters without their tail, and marks that
# were moved left or down to fit a tall or tailed consonant.
_PRIVATE_USE: dict[int, str | None] = {
    0xF700: "ฐ", 0xF701: "ิ", 0xF702: "ี", 0xF703: "ึ", 0xF704: "ื", 0xF70F: "ญ", 0xF710: "ั", 0xF711: "ํ", 0xF712: "็",
    0xF718: "ุ", 0xF719: "ู", 0xF71A: "ฺ",
}  # fmt: skip
for _first in (0xF705, 0xF70A, 0xF713):
    for _offset, _mark in enumerate("่้๊๋์"):
        _PRIVATE_USE[_first + _offset] = _mark
# Characters that are not seen at all, and blanks that are no plain blank.
_UNSEEN: dict[int, str | None] = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD))
_BLANKS: dict[int, str | None] = dict.fromkeys((0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F), " ")
_TRANSLATION = {**_PRIVATE_USE, **_UNSEEN, **_BLANKS}

_CONSONANT = "ก-ฮ"
_TONE = "่-๋"
_VOWEL_MARK = "ัิ-ฺ"
_MARK = "ัิ-ฺ็-๎"
_AM, _AA, _NIKHAHIT = "ำ", "า", "ํ"

_SUSPICIOUS = re.compile(
    "[\uf700-\uf71a\u200b-\u200d\u2060\ufeff\u00ad\u00a0\u2002\u2003\u2007\u2009\u202f\ufffd]"
    f"|{_NIKHAHIT}|{_AM}[{_AA}{_TONE}\\s]|[{_TONE}์][{_VOWEL_MARK}]|([{_MARK}])\\1|เเ|\\s[{_MARK}{_AM}]"
    f"|[{_CONSONANT}{_TONE}] +{_AA}|[\u00a1-\u00fb]{{3}}"
)

_Rule = tuple[re.Pattern[str], str]
_RULES: tuple[_Rule, ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # nikhahit + aa is sara am, also around a tone mark; NFC leaves it
        (f"([{_TONE}]){_NIKHAHIT}{_AA}", rf"\1{_AM}"),
        (f"{_NIKHAHIT}([{_TONE}]?){_AA}", rf"\1{_AM}"),
        (f"{_NIKHAHIT}([{_TONE}]?){_AM}", rf"\1{_AM}"),
        # U+FFFD where a font had no map for one part of sara am
        (f"(?<=[{_CONSONANT}{_TONE}])\ufffd{_AM} ?(?=[{_CONSONANT}เ-ไ])", _AM),
        (f"(?<=[{_CONSONANT}{_TONE}])\ufffd{_AA}", _AM),
        # LibreOffice writes am and aa
        (f"{_AM}{_AA}", _AM),
        (f"{_AM}([{_TONE}])", rf"\1{_AM}"),
        # a blank can not stand before a combining mark or before am
        (f"(?<=[{_CONSONANT}{_MARK}]) +(?=[{_MARK}])", ""),
        (f"(?<=[{_CONSONANT}{_TONE}]) +(?={_AM})", ""),
        # the tone is typed after the vowel above or below
        (f"([{_TONE}์])([{_VOWEL_MARK}])", r"\2\1"),
        (f"([{_MARK}])\\1+", r"\1"),
        ("เเ", "แ"),
    )
)
# A Thai word never starts with aa, so a consonant (and tone), a blank and aa are a sara am torn apart. OCR puts blanks
# anywhere: there the same rule does harm.
_SPLIT_AM = re.compile(f"(?<=[{_CONSONANT}]) +{_AA}|(?<=[{_CONSONANT}][{_TONE}]) +{_AA}")

_LATIN1_THAI = re.compile("[\u00a1-\u00da\u00df-\u00fb]{3,}")


def repair_thai(text: str, profile: Profile = "text", split_sara_am: bool = True) -> str:
    r"""Return the text a reader sees, in the order a keyboard would type it.

    Args:
        text: Characters of a text layer or of OCR.
        profile: 'ocr' leaves out the repairs that read a meaning into blanks.
        split_sara_am: Whether `ส านัก` is taken for `สำนัก`; decided per document.

    >>> repair_thai("ส านักงาน")
    'สำนักงาน'
    >>> repair_thai("สํานักงาน ดํา\uf70aเนิน") == "สำนักงาน ดำ่เนิน"
    False
    >>> repair_thai("ท\uf70aี่") == repair_thai(repair_thai("ท\uf70aี่"))
    True
    >>> repair_thai("น้\u0e4dา")
    'น้ำ'
    >>> repair_thai("ประจ\ufffdำปี 2565"), repair_thai("การดำาเนินงาน"), repair_thai("คะเเนน")
    ('ประจำปี 2565', 'การดำเนินงาน', 'คะแนน')
    """
    if not _SUSPICIOUS.search(text):
        return text
    text = text.translate(_TRANSLATION)
    text = _LATIN1_THAI.sub(_from_latin1, text)
    # A rule can lay bare what an earlier one repairs (a blank gone, two marks meet): run to a fixed point.
    for _ in range(8):
        before = text
        for pattern, replacement in _RULES:
            text = pattern.sub(replacement, text)
        if split_sara_am and profile == "text":
            text = _SPLIT_AM.sub(_AM, text)
        if text == before:
            break
    return text


def _from_latin1(match: re.Match[str]) -> str:
    """TIS-620 bytes that were read as Latin-1; kept when they make no Thai word shape."""
    try:
        thai = match.group().encode("latin-1").decode("cp874")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return match.group()
    if re.fullmatch(f"[ก-ฺเ-๎]+", thai) and not re.match(f"[{_MARK}{_AA}{_AM}]", thai):
        return thai
    return match.group()


_WRAP = re.compile(r"[ \t]*\n\s*")
_THAI_END = re.compile(f"[{_CONSONANT}ะ-ฺเ-๎]$")
_THAI_START = re.compile(f"^[{_CONSONANT}เ-ไ]")
_BLANK_RUN = re.compile(r"[ \t]+")


def unwrap_thai(text: str) -> str:
    """Turn printed lines into running text: no blank between Thai letters at a wrap, one blank anywhere else.

    >>> unwrap_thai("การเปิดเผย\\nข้อมูล")
    'การเปิดเผยข้อมูล'
    >>> unwrap_thai("พ.ศ.\\n2566"), unwrap_thai("เขต 1\\nประจำปี")
    ('พ.ศ. 2566', 'เขต 1 ประจำปี')
    """
    if "\n" not in text:
        return _BLANK_RUN.sub(" ", text).strip()
    out = ""
    for piece in _WRAP.split(text.strip()):
        if out and piece:
            glue = "" if _THAI_END.search(out) and _THAI_START.search(piece) else " "
            out += glue
        out += piece
    return _BLANK_RUN.sub(" ", out).strip()


_NOT_SKELETON = re.compile("[^ก-ฮ0-9]")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def skeleton(text: str) -> str:
    """Return the consonants and digits only: survives nearly every damage of vowels, tones and blanks.

    >>> skeleton("การใช้อํานาจ ๑") == skeleton("การใช้อำนาจ 1")
    True
    """
    return _NOT_SKELETON.sub("", text.translate(_THAI_DIGITS))


_NOT_SEEN = re.compile(r"\s+")


def fold_thai(text: str) -> str:
    """Return the canonical form for comparisons: repaired, without blanks, Arabic digits.

    >>> fold_thai("การ ใช้ งบประมาณ ๒๕๖๖")
    'การใช้งบประมาณ2566'
    """
    return _NOT_SEEN.sub("", repair_thai(text)).translate(_THAI_DIGITS)
