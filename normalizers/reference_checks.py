"""What every reference table must keep to, so that a slip in a CSV line is an error with its place, not a wrong answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from normalizers.errors import UsageError

Row = dict[str, str]
BLANKS_AND_MARKS = re.compile(r"[\s\u200b\u200c\ufeff:;*\"'“”‘’_|]+")  # nothing of a header's words
CERTAINTIES = ("seen", "verified", "known", "doubtful")
# Columns that hold numbers, in whatever table; an empty year is an open one.
_NUMBERS: dict[str, Callable[[str], object]] = {
    "indicator_no": int, "items": int, "weight": Decimal, "lower": Decimal, "upper": Decimal,
    "instrument_minimum": lambda v: v and Decimal(v), "valid_from_be": lambda v: v and int(v),
    "valid_to_be": lambda v: v and int(v), "fiscal_year_be_from": int, "fiscal_year_be_to": lambda v: v and int(v),
}  # fmt: skip


class ReferenceTableError(UsageError):
    """A row of a reference table that cannot be used; the message names file and line."""


def check_row(row: Row, place: str, columns: list[str] | None) -> None:
    """Raise where one row can not be used: cells missing or too many, no number, an unknown certainty."""
    if None in row or any(value is None for column, value in row.items() if not columns or column in columns):
        raise ReferenceTableError(f"{place}: {len([v for v in row.values() if v])} cells do not fit the header.")
    for column, parse in _NUMBERS.items():
        if column in row:
            try:
                parse(row[column])
            except (ValueError, InvalidOperation) as error:
                raise ReferenceTableError(f"{place}: {column} '{row[column]}' is no number.") from error
    if row.get("certainty", "seen") not in CERTAINTIES:
        raise ReferenceTableError(f"{place}: certainty '{row['certainty']}' is none of {', '.join(CERTAINTIES)}.")


def check_tables(tables: dict[str, tuple[Row, ...]]) -> None:
    """Raise where rows that are each right do not fit together."""
    known = {row["indicator_no"] for row in tables["indicators"]}
    if {int(number) for number in known} != set(range(1, 11)):
        raise ReferenceTableError("indicators.csv: the numbers 1 to 10 must all be there, and no other.")
    for row in tables["indicator_names"]:
        if row["indicator_no"] not in known:
            raise ReferenceTableError(f"indicator_names.csv: '{row['variant']}' is of no indicator in indicators.csv.")
    for row in tables["header_words"]:
        for word in row["words"].split("|"):
            if not BLANKS_AND_MARKS.sub("", word):
                raise ReferenceTableError(f"header_words.csv: '{word}' of {row['role']} is blank to the reader and would fit every header.")
    for year in _years(tables["instruments"]):
        weights = [Decimal(r["weight"]) for r in tables["instruments"] if _holds(r, year)]
        if sum(weights) != 1:
            raise ReferenceTableError(f"instruments.csv: the weights of {year} add up to {sum(weights)}, not to 1.")
    scales: dict[tuple[str, str], list[Row]] = {}
    for row in tables["rating_scales"]:
        scales.setdefault((row["scale"], row["agency_type"]), []).append(row)
    for (scale, agency_type), rows in scales.items():
        for year in _years(rows):
            _check_scale([r for r in rows if _holds(r, year)], f"rating_scales.csv: {scale} of {agency_type}, {year}")


def _check_scale(rows: list[Row], place: str) -> None:
    """Raise where bounds leave a hundredth without a level, or give two levels where no condition tells them apart."""
    bounds = sorted({(Decimal(r["lower"]), Decimal(r["upper"])) for r in rows})
    if bounds[0][0] != 0 or max(upper for _, upper in bounds) != 100:
        raise ReferenceTableError(f"{place}: the levels must cover 0.00 to 100.00.")
    reached = Decimal("-0.01")
    for lower, upper in bounds:
        if lower > reached + Decimal("0.01"):
            raise ReferenceTableError(f"{place}: no level between {reached} and {lower}.")
        reached = max(reached, upper)
    plain = sorted((Decimal(r["lower"]), Decimal(r["upper"])) for r in rows if not r["instrument_minimum"])
    for (_, upper), (lower, _) in pairwise(plain):
        if lower <= upper:
            raise ReferenceTableError(f"{place}: two levels for {lower}.")


def _years(rows: Iterable[Row]) -> list[int]:
    """Years in which something begins: between two of them nothing changes."""
    return sorted({int(r["valid_from_be"]) for r in rows if r["valid_from_be"]})


def _holds(row: Row, year: int) -> bool:
    return int(row["valid_from_be"] or 0) <= year <= int(row["valid_to_be"] or 9999)
