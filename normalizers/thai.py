r"""Thai text as a reader sees it: small ordered repairs of what PDF producers and text layers break.

Laws (tested): idempotent; clean text comes back byte for byte; no digit is ever changed, added or dropped.
What cannot be repaired with certainty is left as it is: a wrong repair is worse than a visible damage.

PyThaiNLP's `normalize` is not used: it is not idempotent, joins text with blanks before marks, and repairs neither
private-use marks nor a split sara am.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from normalizers.numbers import arabic_digits
from normalizers.thai_damage import AA as _AA
from normalizers.thai_damage import AM as _AM
from normalizers.thai_damage import FOREIGN, is_damaged
from normalizers.thai_damage import MARK as _MARK
from normalizers.thai_damage import NIKHAHIT as _NIKHAHIT
from normalizers.thai_damage import TONE as _TONE
from normalizers.thai_damage import VOWEL_MARK as _VOWEL_MARK
from normalizers.thai_words import BLIND_AM, join_spaced, move_marks_back, repair_misread

Profile = Literal["text", "ocr"]

# Private-use glyphs of Thai fonts that slipped into the text layer: base letters without their tail, and marks that
# were moved left or down to fit a tall or tailed consonant.
_PRIVATE_USE = {
    "\uf700": "ฐ", "\uf701": "ิ", "\uf702": "ี", "\uf703": "ึ", "\uf704": "ื", "\uf70f": "ญ", "\uf710": "ั", "\uf711": "ํ",
    "\uf712": "็", "\uf718": "ุ", "\uf719": "ู", "\uf71a": "ฺ",
}  # fmt: skip
for _first in (0xF705, 0xF70A, 0xF713):
    for _offset, _mark in enumerate("่้๊๋์"):
        _PRIVATE_USE[chr(_first + _offset)] = _mark
# Characters that are not seen at all, and blanks that are no plain blank.
_NEVER_SEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff")
_UNSEEN = dict.fromkeys([*_NEVER_SEEN, "\u00ad"], "")
_BLANKS = dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " ")
_TRANSLATION = {**_PRIVATE_USE, **_UNSEEN, **_BLANKS}
# Some producers print every hyphen as a soft one: beside a digit it is seen, and without it two numbers are one.
_SEEN_HYPHEN = re.compile("(?<=[0-9๐-๙])( ?)\u00ad|\u00ad( ?)(?=[0-9๐-๙])")

_C = "ก-ฮ"
_LATIN1_RUN = "[\u00a1-\u00da\u00df-\u00ef]"
_FOREIGN = re.compile(f"[{FOREIGN}]")

# Blank and aa behind a toned consonant is a torn sara am only where Thai has such a syllable: น้ำ, ต่ำ, but never ว่ำ.
_TONED_AM = "(?<!ห)น้|(?<!ห)[ยซคลชถ]้|(?<!ห)ต่|ค่|คว่|ร่|ด่|กล้|ปล้"
_SPLIT_AM = re.compile(f" (?<=[{_C}] )(?<![เแโ][{_C}] )(?<![เแโ][{_C}][รลว] ) *{_AA}")
_SPLIT_AM_TONED = re.compile(f"(?<![เแโ])({_TONED_AM}) +{_AA}")
_BEHIND_TONE = re.compile(f" (?<=[่้] ) *{_AA}")

# nikhahit + aa is sara am, also around a tone mark or a blank; NFC leaves it
_TONED_NIKHAHIT = re.compile(f"{_NIKHAHIT}(?<=[{_TONE}].) *[{_AA}{_AM}]")
_LOOSE_NIKHAHIT = re.compile(f"{_NIKHAHIT} *([{_TONE}]?) *[{_AA}{_AM}]")
Rules = tuple[tuple[re.Pattern[str], str], ...]
# In their order: what must stand in a text for a group of rules to touch anything, and the rules.
_RULES: tuple[tuple[re.Pattern[str], Rules], ...] = tuple(
    (re.compile(sign), tuple((re.compile(pattern), replacement) for pattern, replacement in rules))
    for sign, rules in (
        # U+FFFD where a font had no map for one part of sara am; the blank behind it is the rest of the same glyph
        (
            "\ufffd",
            ((f"\ufffd(?<=[{_C}{_TONE}].){_AM} (?=[{_C}เ-ไ])", _AM), (f"\ufffd(?<=[{_C}{_TONE}].){_AM}", _AM)),
        ),
        # LibreOffice writes am and aa; other producers put every mark twice
        (
            f"{_AM} ?[{_AA}{_AM}{_TONE}]",
            ((f"{_AM} ?{_AA}", _AM), (f"{_AM}{_AM}+", _AM), (f"{_AM}([{_TONE}])", rf"\1{_AM}")),
        ),
        # a blank can not stand before a combining mark or before am
        (
            f" [{_MARK}{_AM}]",
            (
                (f" (?<=[{_C}] ) *(?=[{_MARK}])", ""),
                (f" (?<=[{_VOWEL_MARK}] ) *(?=[{_TONE}์])", ""),
                (f" (?<=[{_C}{_TONE}] ) *(?={_AM})", ""),
            ),
        ),
        # the tone is typed after the vowel above or below
        (
            f"[{_TONE}์][{_VOWEL_MARK}]|([{_MARK}])\\1",
            ((f"([{_TONE}์])([{_VOWEL_MARK}])", r"\2\1"), (f"([{_MARK}])\\1+", r"\1")),
        ),
    )
)


def repair_thai(text: str, profile: Profile = "text", split_sara_am: bool = True) -> str:
    r"""Return the text a reader sees, in the order a keyboard would type it.

    Args:
        text: Characters of a text layer or of OCR.
        profile: 'ocr' leaves out the repairs that read a meaning into blanks.
        split_sara_am: Whether `ส านัก` is taken for `สำนัก`; decided per document.

    >>> repair_thai("ส านักงาน"), repair_thai("ส านักงาน", profile="ocr")
    ('สำนักงาน', 'ส านักงาน')
    >>> repair_thai("สํานักงาน"), repair_thai("น้ํา"), repair_thai("น\u0e4d้า")
    ('สำนักงาน', 'น้ำ', 'น้ำ')
    >>> repair_thai("ท\uf70aี\uf70a"), repair_thai("เพ่ิม"), repair_thai("ท ี ่")
    ('ที่', 'เพิ่ม', 'ที่')
    >>> repair_thai("ประจ\ufffdำ ปี 2565"), repair_thai("การดำาเนินงาน"), repair_thai("คะเเนน")
    ('ประจำปี 2565', 'การดำเนินงาน', 'คะแนน')
    >>> repair_thai("ÊÓ¹¡Ñ §Ò¹"), repair_thai("พั ฒ น า เ พ่ื อ")
    ('สำนักงาน', 'พัฒนาเพื่อ')
    >>> repair_thai("ว่ า"), repair_thai("ข\ufffdาราชการ"), repair_thai("ปี 2561\u00ad2580")
    ('ว่ า', 'ข�าราชการ', 'ปี 2561-2580')
    >>> repair_thai("»Õ\u200b»Õ")
    'ปีปี'
    """
    if text.isascii() or not is_damaged(text):
        return repair_misread(text) if profile == "ocr" else text
    if foreign := set(_FOREIGN.findall(text)):
        text = _without_foreign(text, foreign)
        if profile == "text" and not is_damaged(text):
            return text
    # A rule can lay bare what an earlier one repairs (a blank gone, two marks meet): run to a fixed point.
    before = ""
    while text != before:
        before = text
        text = _repaired_once(text, profile, split_sara_am)
        if profile == "text" and not is_damaged(text):
            break  # nothing is left that a rule could touch
    return text


def _without_foreign(text: str, foreign: set[str]) -> str:
    for char in _NEVER_SEEN & foreign:  # first: they may stand between two bytes of one word
        text = text.replace(char, "")
    if any("\u00a1" <= char <= "\u00ef" for char in foreign):
        text = _from_latin1(text)
        text = _SEEN_HYPHEN.sub(r"\1-\2", text) if "\u00ad" in text else text
    for char in foreign:
        text = text.replace(char, _TRANSLATION.get(char, char))
    return text


def _repaired_once(text: str, profile: Profile, split_sara_am: bool) -> str:
    if profile == "text":
        text = join_spaced(text)
    if _NIKHAHIT in text:
        text = _TONED_NIKHAHIT.sub(_AM, text)
        usual = text.replace(_NIKHAHIT + _AA, _AM)
        text = _LOOSE_NIKHAHIT.sub(rf"\1{_AM}", text) if _NIKHAHIT in usual else usual
    for sign, rules in _RULES:
        if sign.search(text):
            for pattern, replacement in rules:
                text = pattern.sub(replacement, text)
    text = text.replace("เเ", "แ")
    if profile == "ocr":
        return repair_misread(text)
    if "\ufffd" in text:
        text = BLIND_AM.sub(_AM, text)
    text = move_marks_back(text)
    if split_sara_am and f" {_AA}" in text:
        if _BEHIND_TONE.search(text):
            text = _SPLIT_AM_TONED.sub(rf"\1{_AM}", text)
        text = _SPLIT_AM.sub(_AM, text)
    return text


_LATIN1_LONG = re.compile(f"{_LATIN1_RUN}{{3,}}")
_LATIN1_ANY = re.compile(f"{_LATIN1_RUN}+")
_TIS_SHAPE = re.compile(f"(?=.*[ะาำเ-ไ{_MARK}])[{_C}เ-ไ][{_C}ะ-ฺเ-๎ฯ]*")


def _from_latin1(text: str) -> str:
    """Read TIS-620 bytes that were taken for Latin-1; a run that makes no Thai word shape stays.

    Bytes of Thai digits are never touched: a number is read as printed or not at all.
    """
    long = [_as_tis620(m.group()) for m in _LATIN1_LONG.finditer(text)]
    if not any(long):
        return text
    # beside such a word, in a text without Thai letters, short runs are of the same kind
    pattern = _LATIN1_LONG if re.search(f"[{_C}]", text) else _LATIN1_ANY
    return pattern.sub(lambda m: _as_tis620(m.group()) or _short(m.group()), text)


def _as_tis620(run: str) -> str | None:
    thai = _decoded(run)
    return thai if _TIS_SHAPE.fullmatch(thai) else None


def _short(run: str) -> str:
    return _decoded(run) if len(run) < 3 else run


def _decoded(run: str) -> str:
    try:
        return run.encode("latin-1").decode("cp874")
    except UnicodeDecodeError:
        return run


_WRAP = re.compile(r"([ \t]*)\n([ \t]*)\n*\s*")
_BLANK_RUN = re.compile(r"[ \t]+")
_JOINS_BEFORE = re.compile(f"[{_C}ะ-ฺเ-ๅ็-๎]")
_JOINS_AFTER = re.compile(f"[{_C}ะ-ฺเ-ๅ็-๎ฯ]")
# Nearly all wraps stand between letters, with no blank on either side.
_LOOSE_WRAP = re.compile(r"\n(?:(?<=\s\n)|(?=\s))")
_THAI_WRAP = re.compile(f"\n(?<={_JOINS_BEFORE.pattern}\n)(?={_JOINS_AFTER.pattern})")


def unwrap_thai(text: str) -> str:
    r"""Turn printed lines into running text.

    At a wrap no blank stands between Thai letters (Thai wraps inside a phrase) unless one is printed there; one blank
    anywhere else, also behind ฯ and around ๆ.

    >>> unwrap_thai("การเปิดเผย\nข้อมูล"), unwrap_thai("ทุกกลุ่ม \nทุกคน")
    ('การเปิดเผยข้อมูล', 'ทุกกลุ่ม ทุกคน')
    >>> unwrap_thai("พ.ศ.\n2566"), unwrap_thai("เขต 1\nประจำปี"), unwrap_thai("ประชุมฯ\nและ")
    ('พ.ศ. 2566', 'เขต 1 ประจำปี', 'ประชุมฯ และ')
    """
    text = text.strip()
    if "\n" in text:
        if _LOOSE_WRAP.search(text):
            text = _WRAP.sub(lambda wrap: _glue(text, wrap), text)
        else:
            text = _THAI_WRAP.sub("", text).replace("\n", " ")
    return _BLANK_RUN.sub(" ", text) if "  " in text or "\t" in text else text


def _glue(text: str, wrap: re.Match[str]) -> str:
    joined = _JOINS_BEFORE.match(text, wrap.start() - 1) and _JOINS_AFTER.match(text, wrap.end())
    return "" if joined and not wrap.group(1) and not wrap.group(2) else " "


_NOT_SKELETON = re.compile("[^ก-ฮ0-9]+")


def skeleton(text: str) -> str:
    """Return the consonants and digits only: survives nearly every damage of vowels, tones and blanks.

    >>> skeleton("การใช้อํานาจ ๑") == skeleton("การใช้อำนาจ 1")
    True
    """
    return _NOT_SKELETON.sub("", arabic_digits(text))


@lru_cache(maxsize=4096)  # names and headers are folded again and again, in one report and in the next
def fold_thai(text: str) -> str:
    """Return the canonical form for comparisons: repaired, without blanks, Arabic digits; ๆ and ฯ stay.

    >>> fold_thai("การ ใช้ งบประมาณ ๒๕๖๖")
    'การใช้งบประมาณ2566'
    """
    # marks that a blank kept apart may meet: repaired once more
    return arabic_digits(repair_thai("".join(repair_thai(text).split())))
