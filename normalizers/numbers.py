"""Printed numbers: scores and sums of money. Nothing is guessed: what is not plainly a number is None."""

from __future__ import annotations

import re
from decimal import Decimal

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_SCORE = re.compile(r"\(?\s*(\d{1,3}(?:\.\d{1,2})?)\s*(?:%|เปอร์เซ็นต์|คะแนน)?\s*\)?")


def arabic_digits(text: str) -> str:
    """Return the text with Thai digits as Arabic ones.

    >>> arabic_digits("๙๓.๑๗")
    '93.17'
    """
    return text.translate(_THAI_DIGITS)


def parse_score(printed: str) -> Decimal | None:
    """Read a score of at most two decimals, as it is printed.

    A comma for a point, a lost point, letters among digits and signs are not repaired: None.

    >>> parse_score("๙๔.๔๐"), parse_score("100"), parse_score("94.4 %")
    (Decimal('94.40'), Decimal('100'), Decimal('94.4'))
    >>> parse_score("94,40"), parse_score("9404"), parse_score("9O.1"), parse_score("94.404")
    (None, None, None, None)
    """
    match = _SCORE.fullmatch(printed.translate(_THAI_DIGITS).strip())
    return Decimal(match.group(1)) if match else None


_MONEY = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?")
_MILLION = re.compile(r"(\d+(?:\.\d+)?)\s*ล้าน")


def parse_baht(printed: str) -> Decimal | None:
    """Read one sum of money in digits.

    >>> parse_baht("จำนวน 10,000 บาท"), parse_baht("๑๐,๐๐๐.-"), parse_baht("1.5 ล้านบาท")
    (Decimal('10000'), Decimal('10000'), Decimal('1500000'))
    >>> parse_baht("10,00 บาท"), parse_baht("5,000 บาท และ 7,000 บาท")
    (None, None)
    """
    text = printed.translate(_THAI_DIGITS)
    million = _MILLION.findall(text)
    if len(million) == 1 and len(_MONEY.findall(text)) <= 2:
        value = Decimal(million[0]) * 1_000_000
        return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    found = [m for m in _MONEY.finditer(text) if not _part_of_longer(text, m)]
    if len(found) != 1 or re.search(r"\d,\d{1,2}(?!\d)", text):
        return None
    return Decimal(found[0].group(1).replace(",", "") + (found[0].group(2) or ""))


def _part_of_longer(text: str, match: re.Match[str]) -> bool:
    return bool(re.match(r"[.,]?\d", text[match.end() :])) or bool(re.search(r"\d[.,]?$", text[: match.start()]))


_DIGIT_WORDS = {
    "หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9, "ศูนย์": 0,
}  # fmt: skip
_PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10_000, "แสน": 100_000}
_WORD = re.compile("|".join((*_DIGIT_WORDS, *_PLACES, "ล้าน")))
_WORDS_SUM = re.compile(rf"((?:{_WORD.pattern}|\s)+)บาท(?:\s*(ถ้วน)|((?:{_WORD.pattern}|\s)+)สตางค์)?")


def parse_baht_words(printed: str) -> Decimal | None:
    """Read a sum of money in Thai words.

    >>> parse_baht_words("(หนึ่งหมื่นบาทถ้วน)"), parse_baht_words("สองแสนยี่สิบเอ็ดบาทห้าสิบสตางค์")
    (Decimal('10000'), Decimal('200021.50'))
    >>> parse_baht_words("งบประมาณ 10,000 บาท")
    """
    match = _WORDS_SUM.search(printed)
    if not match or not match.group(1).strip():
        return None
    baht = _words_value(match.group(1))
    if baht is None:
        return None
    satang = _words_value(match.group(3)) if match.group(3) else 0
    if satang is None or not 0 <= satang < 100:
        return None
    return Decimal(baht) + (Decimal(satang) / 100).quantize(Decimal("0.01")) if satang else Decimal(baht)


def _words_value(words: str) -> int | None:
    """Return the value of number words, None when they are in no order a speaker would use."""
    total, below_million, digit, last_place = 0, 0, None, 10_000_000
    for word in _WORD.findall(words):
        if word in _DIGIT_WORDS:
            if digit is not None:
                return None
            digit = _DIGIT_WORDS[word]
        elif word == "ล้าน":
            total = (total + below_million + (digit or 0)) * 1_000_000
            below_million, digit, last_place = 0, None, 10_000_000
        else:
            place = _PLACES[word]
            if place >= last_place:
                return None
            below_million += (1 if digit is None else digit) * place
            digit, last_place = None, place
    return total + below_million + (digit or 0)
