"""Scores and sums of money: read as printed or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.numbers import arabic_digits, parse_baht, parse_baht_words, parse_score

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
WORDS = ["", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"]
PLACES = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"]


def spoken(number: int) -> str:
    """Thai words of a number, written as a speaker counts: place by place."""
    if number >= 1_000_000:
        rest = number % 1_000_000
        return spoken(number // 1_000_000) + "ล้าน" + (spoken(rest) if rest else "")
    out = ""
    for place in range(5, -1, -1):
        digit = number // 10**place % 10
        if digit == 0:
            continue
        if place == 1:
            out += {1: "", 2: "ยี่"}.get(digit, WORDS[digit]) + "สิบ"
        elif place == 0 and digit == 1 and out:
            out += "เอ็ด"
        else:
            out += WORDS[digit] + PLACES[place]
    return out or "ศูนย์"


@given(st.integers(0, 10_000))
def test_every_score_of_two_decimals_is_read_exactly(hundredths):
    score = Decimal(hundredths) / 100
    for printed in (f"{score:.2f}", f"{score:.2f}%", f"({score:.2f})", f"{score:.2f}".translate(THAI)):
        assert parse_score(printed) == score
        assert str(parse_score(printed)) == f"{score:.2f}"


@pytest.mark.parametrize(
    "printed",
    ["", "-", "94,40", "9404", "94.404", "9O.40", "94.4O", "l00", "042", "94. 40", "94.40.1", "+6.22", "-94.40", "94.", ".40"],
)
def test_what_is_not_plainly_a_score_is_none(printed):
    assert parse_score(printed) is None


@given(st.text("0123456789.,OolI ๐๙%()-+", max_size=8))
def test_a_score_keeps_every_digit_that_is_printed(printed):
    score = parse_score(printed)
    if score is not None:
        kept = "".join(c for c in arabic_digits(printed) if c in "0123456789.")
        assert str(score) == kept


@given(st.integers(0, 999_999_999), st.integers(0, 99))
def test_sums_in_digits_and_in_words_are_the_same_sum(baht, satang):
    value = Decimal(baht) + Decimal(satang) / 100
    assert parse_baht(f"จำนวน {value:,.2f} บาท") == value
    assert parse_baht(f"{value:.2f}".translate(THAI)) == value
    tail = f"{spoken(satang)}สตางค์" if satang else "ถ้วน"
    assert parse_baht_words(f"({spoken(baht)}บาท{tail})") == value
    if satang == 0:
        assert parse_baht(f"{baht:,}.-") == value


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("1.5 ล้านบาท", "1500000"),
        ("๒.๒๕ ล้านบาท", "2250000"),
        ("5 แสนบาท", "500000"),
        ("3 พันบาท", "3000"),
        ("10,000.50 บาท", "10000.50"),
        ("0 บาท", "0"),
        ("10,000 บาท (หนึ่งหมื่นบาทถ้วน)", "10000"),
    ],
)
def test_sums_in_digits(printed, amount):
    assert parse_baht(printed) == Decimal(amount)


@pytest.mark.parametrize(
    "printed",
    ["-ไม่มี-", "10,00 บาท", "1,23,456", "1.000.000 บาท", "10 000 บาท", "1234,567", "2 ล้าน 5 แสนบาท", "ปี 2566 จำนวน 500 บาท", "012,345"],
)
def test_sums_that_are_not_plain_are_none(printed):
    assert parse_baht(printed) is None


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("หนึ่งหมื่นบาทถ้วน", "10000"),
        ("จำนวนสองพันห้าร้อยบาทถ้วน", "2500"),
        ("สิบเอ็ดล้านบาท", "11000000"),
        ("ร้อยบาท", "100"),
        ("หนึ่งร้อยเอ็ดบาท", "101"),
        ("สองล้านล้านบาท", "2000000000000"),
        ("( ยี่สิบ บาท ยี่สิบห้า สตางค์ )", "20.25"),
    ],
)
def test_sums_in_words(printed, amount):
    assert parse_baht_words(printed) == Decimal(amount)


@pytest.mark.parametrize(
    "printed",
    [
        "บาท", "ล้านบาท", "2 ล้านบาท", "หนึ่งหมืนสองพันบาทถ้วน", "หนึ่งหมืน สองพันบาทถ้วน", "สองสามบาท", "ร้อยพันบาท", "ยี่ร้อยบาท",
        "ยี่บาท", "เอ็ดบาท", "ห้าร้อยบาท และสองร้อยบาท", "ห้าบาทสองร้อยสตางค์", "หนึ่งหมื่นบาทห้าสิบสตาง",
    ],
)  # fmt: skip
def test_words_that_are_not_certainly_one_sum_are_none(printed):
    assert parse_baht_words(printed) is None
