"""Periods in every printed form."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.periods import find_periods, parse_period

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
LONG = ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"]
SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]


def span(printed, year=None):
    period = parse_period(printed, year)
    return period and f"{period.start:%Y-%m-%d} {period.end:%Y-%m-%d}"


WHOLE_2566 = "2022-10-01 2023-09-30"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("ตุลาคม 2565 ถึง กันยายน 2566", WHOLE_2566),
        ("ตุลาคม 2565\nถึง\nกันยายน 2566", WHOLE_2566),
        ("เดือนตุลาคม ๒๕๖๕ - เดือนกันยายน ๒๕๖๖", WHOLE_2566),
        ("1 ต.ค. 65 – 30 ก.ย. 66", WHOLE_2566),
        ("ตุลาคม 2565-30 กันยายน 2566", WHOLE_2566),
        ("ต.ค.65-ก.ย.66", WHOLE_2566),
        ("วันที่ 1 ตุลาคม พ.ศ. 2565 ถึงวันที่ 30 กันยายน พ.ศ. 2566", WHOLE_2566),
        ("ตุลาคม – กันยายน 2566", WHOLE_2566),
        ("ตุลาคม 2565 – กันยายน", WHOLE_2566),
        ("ตุลาคม 2565 ถึงสิ้นเดือนกันยายน 2566", WHOLE_2566),
        ("ตลอดปีงบประมาณ พ.ศ. 2566", WHOLE_2566),
        ("ปีงบประมาณ พ.ศ. 2566", WHOLE_2566),
        ("ปีงบประมาณ 66", WHOLE_2566),
        ("ไตรมาสที่ 1-4 ปีงบประมาณ พ.ศ. 2566", WHOLE_2566),
        ("ไตรมาส 1, 2, 3 และ 4 ปี 2566", WHOLE_2566),
        ("ไตรมาส 1–2/2566", "2022-10-01 2023-03-31"),
        ("ไตรมาสที่ 2 ถึงไตรมาสที่ 3 ปี 2566", "2023-01-01 2023-06-30"),
        ("ไตรมาส 4/66", "2023-07-01 2023-09-30"),
        ("มกราคม - มีนาคม 2566", "2023-01-01 2023-03-31"),
        ("ต.ค. - ธ.ค. 2565", "2022-10-01 2022-12-31"),
        ("ต.ค. - มี.ค. 2566", "2022-10-01 2023-03-31"),
        ("30 ก.ย. 66 รายงานผล", "2023-09-30 2023-09-30"),
        ("15 พ.ย. 2565", "2022-11-15 2022-11-15"),
        ("15 - 17 พฤศจิกายน 2565", "2022-11-15 2022-11-17"),
        ("มีนาคม 2567", "2024-03-01 2024-03-31"),
        ("กุมภาพันธ์ 2567", "2024-02-01 2024-02-29"),
        ("ภายในเดือนมีนาคม 2566", "2022-10-01 2023-03-31"),
        ("ภายในวันที่ 31 ธันวาคม 2565", "2022-10-01 2022-12-31"),
        ("กันยายน 2566 ถึง ตุลาคม 2565", "2023-09-01 2022-10-31"),
    ],
)
def test_a_printed_period_is_two_days(printed, expected):
    assert span(printed) == expected
    assert span(printed, 2599) == expected  # a printed year beats the plan's


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("ไตรมาส 1–2", "2022-10-01 2023-03-31"),
        ("ไตรมาสที่ 2 และ 3", "2023-01-01 2023-06-30"),
        ("ตลอดปีงบประมาณ", WHOLE_2566),
        ("ตลอดทั้งปี", WHOLE_2566),
        ("ตุลาคม - กันยายน", WHOLE_2566),
        ("1 - 15 มกราคม", "2023-01-01 2023-01-15"),
    ],
)
def test_a_period_without_a_year_is_one_of_the_plans_year(printed, expected):
    assert span(printed, 2566) == expected
    assert span(printed) is None


@pytest.mark.parametrize(
    "printed",
    [
        "", "30 กุมภาพันธ์ 2566", "31 มิถุนายน 2566 ถึง 30 กันยายน 2566", "0 ตุลาคม 2565", "32 ตุลาคม 2565", "ไตรมาส 1 และ 3 ปี 2566",
        "ตั้งแต่เดือนตุลาคม 2565 เป็นต้นไป", "ผลการประเมินปีงบประมาณ 2565 พบว่า", "ไตรมาส 5", "ก.ค. 50 คน", "2566",
    ],
)  # fmt: skip
def test_what_is_no_certain_period_is_none(printed):
    assert span(printed) is None


def test_an_invalid_day_does_not_become_another_period():
    assert find_periods("30 กุมภาพันธ์ 2566 ถึง มีนาคม 2566") == []


def test_periods_stand_in_print_order_with_their_words():
    text = "ครั้งแรก 15 พ.ย. 2565 และ ตุลาคม 2565 ถึง มีนาคม 2566"
    assert [p.printed for p in find_periods(text)] == ["15 พ.ย. 2565", "ตุลาคม 2565 ถึง มีนาคม 2566"]
    assert all(text[p.offset :].startswith(p.printed) for p in find_periods(text))


DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@given(DAYS, DAYS, st.sampled_from([LONG, SHORT]), st.sampled_from([" - ", "–", " ถึง ", "\nถึงวันที่ "]), st.booleans(), st.booleans())
def test_every_pair_of_days_is_read_as_printed(start, end, months, link, thai, short_year):
    def put(day):
        year = str(day.year + 543)
        return f"{day.day} {months[day.month - 1]} {year[2:] if short_year and '2550' <= year < '2580' else year}"

    printed = put(start) + link + put(end)
    period = parse_period(printed.translate(THAI) if thai else printed)
    assert period is not None
    assert (period.start, period.end) == (start, end)


@given(st.integers(2558, 2579), st.integers(1, 12), st.sampled_from([LONG, SHORT]))
def test_a_month_is_all_its_days(year, month, months):
    period = parse_period(f"{months[month - 1]} {year}")
    assert period is not None
    assert period.end == date(year - 543, month, calendar.monthrange(year - 543, month)[1])


@pytest.mark.parametrize("text", ["1 ต.ค. 65 - 30 nel.66", "1 ต.ค. 65 – ต่อเนื่อง", "xx 65 - 30 ก.ย. 66", "ตุลาคม 2565 ถึง สิ้นสุดโครงการ"])
def test_one_end_of_a_span_whose_other_end_is_not_understood_is_no_period(text: str) -> None:
    assert parse_period(text) is None


def test_blanks_before_the_points_of_a_month_change_nothing() -> None:
    apart, together = parse_period("1 ต . ค . 65 - 30 ก . ย . 66"), parse_period("1 ต.ค. 65 - 30 ก.ย. 66")
    assert apart is not None and together is not None
    assert (apart.start, apart.end) == (together.start, together.end) == (date(2022, 10, 1), date(2023, 9, 30))
