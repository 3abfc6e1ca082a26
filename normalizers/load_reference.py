"""Read the reference tables once, at the top, and hand them down."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from normalizers.errors import UsageError
from normalizers.indicators import Indicator
from normalizers.units import Unit

if TYPE_CHECKING:
    from normalizers.offices import OfficeIndex

REFERENCE_DIR = Path(__file__).parent / "reference"
KEYS: dict[str, tuple[str, ...]] = {
    "indicators": ("indicator_no", "valid_from_be"),
    "indicator_names": ("indicator_no", "variant"),
    "instruments": ("instrument", "valid_from_be"),
    "rating_scales": ("scale", "level", "agency_type", "valid_from_be"),
    "oit_items": ("fiscal_year_be_from", "agency_type", "item"),
    "oit_item_counts": ("fiscal_year_be_from", "agency_type", "sub_indicator"),
    "units": ("name",),
}
CERTAINTIES = ("seen", "verified", "known", "doubtful")


class ReferenceError_(UsageError):  # noqa: N801  the builtin ReferenceError means something else
    """A row of a reference table that cannot be used; the message names file and line."""


Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Reference:
    """All reference tables.

    Attributes:
        tables: Every table as rows of text, by file stem, as loaded into SQL.
        indicators: The ten indicators with their spellings.
        units: Units of an area office.
        offices: The registry of area offices.
    """

    tables: dict[str, tuple[Row, ...]]
    indicators: tuple[Indicator, ...]
    units: tuple[Unit, ...]
    offices: OfficeIndex


def read_table(name: str, overrides: Path | None, key: tuple[str, ...]) -> tuple[Row, ...]:
    """Read one table; rows of the override folder replace rows with the same key and add new ones."""
    rows: dict[tuple[str, ...], Row] = {}
    columns: list[str] = []
    for directory in (REFERENCE_DIR, overrides):
        path = directory / f"{name}.csv" if directory else None
        if path is None or not path.exists():
            continue
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            given = list(reader.fieldnames or [])
            if directory is REFERENCE_DIR:
                columns = given
            elif missing := [c for c in columns if c not in given]:
                raise ReferenceError_(f"{path}:1: columns missing: {', '.join(missing)}. Needed: {', '.join(columns)}")
            seen: set[tuple[str, ...]] = set()
            for number, row in enumerate(reader, 2):
                place = tuple(row[k] for k in key)
                if place in seen:
                    raise ReferenceError_(f"{path}:{number}: {', '.join(key)} = {place} stands twice.")
                if row.get("certainty", "seen") not in CERTAINTIES:
                    raise ReferenceError_(f"{path}:{number}: certainty '{row['certainty']}' is none of {', '.join(CERTAINTIES)}.")
                seen.add(place)
                rows[place] = row
    return tuple(rows.values())


def load_reference(overrides: Path | None = None) -> Reference:
    """Read and check every reference table.

    Args:
        overrides: A user's folder with files of the same names.

    Raises:
        UsageError: A table cannot be used; names file, line and what is wrong.
    """
    from normalizers.offices import load_offices

    if overrides is not None and not overrides.is_dir():
        raise UsageError(f"{overrides}: no such folder. --reference names a folder with files such as offices.csv.")
    tables = {name: read_table(name, overrides, key) for name, key in KEYS.items()}
    _check(tables)
    variants: dict[str, list[str]] = {}
    for row in tables["indicator_names"]:
        variants.setdefault(row["indicator_no"], []).append(row["variant"])
    indicators = tuple(
        Indicator(int(r["indicator_no"]), r["name"], r["instrument"], tuple(variants.get(r["indicator_no"], ())))
        for r in tables["indicators"]
    )
    units = tuple(Unit(r["name"], tuple(v for v in r["variants"].split("|") if v)) for r in tables["units"])
    return Reference(tables, indicators, units, load_offices(REFERENCE_DIR, overrides))


def _check(tables: dict[str, tuple[Row, ...]]) -> None:
    def numbers(table: str, column: str, parse: Callable[[str], object]) -> None:
        for row in tables[table]:
            try:
                parse(row[column])
            except (ValueError, InvalidOperation) as error:
                raise ReferenceError_(f"{table}.csv: {column} '{row[column]}' is no number ({row}).") from error

    numbers("indicators", "indicator_no", int)
    for column in ("lower", "upper"):
        numbers("rating_scales", column, Decimal)
    numbers("instruments", "weight", Decimal)
    if {int(r["indicator_no"]) for r in tables["indicators"]} != set(range(1, 11)):
        raise ReferenceError_("indicators.csv: the numbers 1 to 10 must all be there.")
    if sum(Decimal(r["weight"]) for r in tables["instruments"]) != 1:
        raise ReferenceError_("instruments.csv: the weights must add up to 1.")
