"""Printed numbers: scores and sums of money. Nothing is guessed: what is not plainly a number is None."""

from __future__ import annotations

import re
from decimal import Decimal

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI_DIGIT = re.compile("[๐-๙]")
# No leading zero: "042" is an item of a form, not forty-two.
_SCORE = re.compile(r"\(?\s*((?:0|[1-9][0-9]{0,2})(?:\.[0-9]{1,2})?)\s*(?:%|เปอร์เซ็นต์|คะแนน)?\s*\)?")


def arabic_digits(text: str) -> str:
    """Return the text with Thai digits as Arabic ones, of the same length.

    >>> arabic_digits("๙๓.๑๗")
    '93.17'
    """
    return text if text.isascii() or not _THAI_DIGIT.search(text) else text.translate(_THAI_DIGITS)


def parse_score(printed: str) -> Decimal | None:
    """Read a score of at most two decimals, as it is printed.

    A comma for a point, a lost point, letters among digits and signs are not repaired: None.

    >>> parse_score("๙๔.๔๐"), parse_score("100"), parse_score("94.4 %")
    (Decimal('94.40'), Decimal('100'), Decimal('94.4'))
    >>> parse_score("94,40"), parse_score("9404"), parse_score("9O.1"), parse_score("94.404"), parse_score("042")
    (None, None, None, None, None)
    """
    match = _SCORE.fullmatch(printed.translate(_THAI_DIGITS).strip())
    return Decimal(match.group(1)) if match else None


_NUMBER = re.compile(r"[0-9][0-9.,]*")
_PLAIN_SUM = re.compile(r"((?:[1-9][0-9]{0,2}(?:,[0-9]{3})+)|[0-9]+)(\.[0-9]{1,2})?")
_MULTIPLIER = re.compile(r"\s*(ล้าน|แสน|หมื่น|พัน|ร้อย|สิบ)")
_TIMES = {"ล้าน": 1_000_000, "แสน": 100_000, "หมื่น": 10_000, "พัน": 1000, "ร้อย": 100, "สิบ": 10}


def parse_baht(printed: str) -> Decimal | None:
    """Read one sum of money in digits; None where there is none, more than one, or one that is not plainly written.

    >>> parse_baht("จำนวน 10,000 บาท"), parse_baht("๑๐,๐๐๐.-"), parse_baht("1.5 ล้านบาท")
    (Decimal('10000'), Decimal('10000'), Decimal('1500000'))
    >>> parse_baht("10,00 บาท"), parse_baht("5,000 บาท และ 7,000 บาท"), parse_baht("2 ล้าน 5 แสนบาท")
    (None, None, None)
    """
    text = printed.translate(_THAI_DIGITS)
    found = list(_NUMBER.finditer(text))
    if len(found) != 1:
        return None
    amount = _PLAIN_SUM.fullmatch(found[0].group().rstrip(".,"))
    if not amount:
        return None
    value = Decimal(amount.group(1).replace(",", "") + (amount.group(2) or ""))
    times = _MULTIPLIER.match(text, found[0].end())
    if not times:
        return value
    value *= _TIMES[times.group(1)]
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


_DIGIT_WORDS = {
    "หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9, "ศูนย์": 0,
}  # fmt: skip
_PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10_000, "แสน": 100_000}
_WORD = re.compile("|".join((*_DIGIT_WORDS, *_PLACES, "ล้าน")))
_RUN = rf"((?:{_WORD.pattern})(?:{_WORD.pattern}|\s)*)"
_WORDS_SUM = re.compile(rf"{_RUN}บาท(?:\s*ถ้วน|\s*{_RUN}สตางค์)?")
# Letters right before the first word may be the rest of a damaged number word: only these are none.
_LEAD_IN = re.compile(r"(?:^|[^ก-๎0-9]|จำนวน|เป็นเงิน|ทั้งสิ้น|งบประมาณ|วงเงิน|รวม|เงิน|คือ|หรือ)$")


def parse_baht_words(printed: str) -> Decimal | None:
    """Read one sum of money in Thai words; None where a word beside it may belong to the number and cannot be read.

    >>> parse_baht_words("(หนึ่งหมื่นบาทถ้วน)"), parse_baht_words("สองแสนยี่สิบเอ็ดบาทห้าสิบสตางค์")
    (Decimal('10000'), Decimal('200021.50'))
    >>> parse_baht_words("งบประมาณ 10,000 บาท"), parse_baht_words("(หนึ่งหมืนสองพันบาทถ้วน)"), parse_baht_words("2 ล้านบาท")
    (None, None, None)
    """
    found = list(_WORDS_SUM.finditer(printed))
    if len(found) != 1:
        return None
    match = found[0]
    before = printed[: match.start()]
    # a digit or a loose piece of a word before the blank belongs to the number as well
    token = re.split(r"[\s(\[]", before.rstrip(" "))[-1]
    if not _LEAD_IN.search(before) or re.search(r"[0-9๐-๙.,]$|หม|แส|พั|ร้อ|สิ|ล้า", token):
        return None
    if match.group(2) is None and _WORD.match(printed[match.end() :].lstrip()):
        return None
    baht, satang = _words_value(match.group(1)), _words_value(match.group(2) or "ศูนย์")
    if baht is None or satang is None or satang >= 100:
        return None
    return Decimal(baht) + (Decimal(satang) / 100).quantize(Decimal("0.01")) if satang else Decimal(baht)


def _words_value(words: str) -> int | None:
    """Return the value of number words, None when they are in no order a speaker would use."""
    value = 0
    parts = re.sub(r"\s", "", words).split("ล้าน")
    for n, part in enumerate(parts):
        below = 0 if n and not part else _below_million(part)
        if below is None:
            return None
        value = value * 1_000_000 + below
    return value


def _below_million(words: str) -> int | None:
    """Return 0-999999, None for words in a wrong order: each place once, ยี่ only before สิบ, เอ็ด only at the end."""
    value, digit, last_place, last = 0, None, 10_000_000, ""
    for word in _WORD.findall(words):
        if word in _DIGIT_WORDS:
            if digit is not None or (word == "เอ็ด" and last not in _PLACES) or last == "ศูนย์":
                return None
            digit = _DIGIT_WORDS[word]
        else:
            place = _PLACES[word]
            if place >= last_place or (last == "ยี่" and word != "สิบ") or last in ("เอ็ด", "ศูนย์"):
                return None
            value += (1 if digit is None else digit) * place
            digit, last_place = None, place
        last = word
    return value + (digit or 0) if last not in ("", "ยี่") else None
