"""Whether a Thai text holds anything that a repair could touch: asked of every printed line and cell, most of which are clean."""

from __future__ import annotations

import re
from codecs import charmap_build, charmap_encode
from encodings.cp874 import decoding_table

from normalizers.thai_words import CLUSTER, SLID_MARK

TONE = "่-๋"
VOWEL_MARK = "ัิ-ฺ็"
MARK = "ัิ-ฺ็-๎"
AM, AA, NIKHAHIT = "ำ", "า", "ํ"
# Characters that `repair_thai` translates or decodes.
FOREIGN = "\uf700-\uf71a\u200b-\u200d\u2060\ufeff\u00a0-\u00da\u00df-\u00ef\u2002\u2003\u2007\u2009\u202f"
_BROKEN = re.compile(f"[{FOREIGN}\ufffd{NIKHAHIT}]")
# A blank before a mark, single letters between blanks, a mark that slid behind the next consonant: all stand at a blank.
_AT_BLANK = re.compile(f" (?:{SLID_MARK}|{CLUSTER} {CLUSTER} |[{MARK}{AM}{AA}])")
# A tone before its vowel, a mark or am twice, what cannot follow am, two short e for one long.
_NEIGHBOURS = re.compile(f"[{TONE}์][{VOWEL_MARK}]|([{MARK}])\\1|{AM}[{AA}{AM}{TONE}]|เเ")

# The same, quickly: one byte for each character, whose lower four bits say before what it may not stand and whose upper
# four behind what, so that one AND of a whole line with itself compares all neighbours. Seldom more is found than is there.
_VOWELS, _TONES, _AMS, _ES = 1, 2, 4, 8
_LONGEST = 65536  # characters of a text that is compared so


def _code(char: str) -> int:
    if re.match(f"[{VOWEL_MARK}]", char):
        return _VOWELS | _VOWELS << 4
    if re.match(f"[{MARK}]", char):  # tones, and what stands as high
        return (_VOWELS | _TONES) | (_TONES | _AMS) << 4
    return {AM: _AMS | _AMS << 4, AA: _AMS << 4, "เ": _ES | _ES << 4}.get(char, 0)


# Of the code page only what may stand in a clean text: the rest is left out and noticed by the length.
_KNOWN = charmap_build("".join("\ufffe" if _BROKEN.match(char) else char for char in decoding_table))
_CODES = bytes(_code(char) for char in decoding_table)
_LOWER_FOUR = int.from_bytes(b"\x0f" * _LONGEST, "big")


def is_damaged(text: str) -> bool:
    """Whether any repair of `repair_thai` could change a text.

    >>> is_damaged("สำนักงานเขตพื้นที่การศึกษา ที่ 1"), is_damaged("ส านักงาน"), is_damaged("สํานักงาน"), is_damaged("ที่่")
    (False, True, True, True)
    """
    codes = charmap_encode(text, "ignore", _KNOWN)[0]
    if len(codes) != len(text) and _BROKEN.search(text):
        return True
    line = int.from_bytes(codes.translate(_CODES), "big")
    if (line >> 8 & line >> 4 & _LOWER_FOUR or len(text) > _LONGEST) and _NEIGHBOURS.search(text):
        return True
    return " " in text and _AT_BLANK.search(text) is not None
