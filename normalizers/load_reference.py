"""Read the reference tables once, at the top, and hand them down."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from normalizers.errors import UsageError
from normalizers.indicators import Indicator
from normalizers.reference_checks import ReferenceTableError, Row, check_row, check_tables
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
    "header_words": ("role", "match"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """All reference tables; equal to itself only, so that what is read with it can be kept beside it.

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
        with io.StringIO(_text(path), newline="") as file:
            reader = csv.DictReader(file)
            given = list(reader.fieldnames or [])
            if directory is REFERENCE_DIR:
                columns = given
            elif missing := [c for c in columns if c not in given]:
                raise ReferenceTableError(f"{path}:1: columns missing: {', '.join(missing)}. Needed: {', '.join(columns)}")
            seen: set[tuple[str, ...]] = set()
            for number, row in enumerate(reader, 2):
                check_row(row, f"{path}:{number}", None if columns == given else columns)
                place = tuple(row[k] for k in key)
                if place in seen:
                    raise ReferenceTableError(f"{path}:{number}: {', '.join(key)} = {', '.join(place)} stands twice.")
                seen.add(place)
                rows[place] = row if columns == given else {column: row[column] for column in columns}
    return tuple(rows.values())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReferenceTableError(f"{path}: is not UTF-8. In a spreadsheet, save it as 'CSV UTF-8'.") from error


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
    for path in sorted(overrides.glob("*.csv")) if overrides else ():
        if not (REFERENCE_DIR / path.name).exists():
            raise ReferenceTableError(f"{path}: there is no such table; see {REFERENCE_DIR / 'README.md'} for the names.")
    tables = {name: read_table(name, overrides, key) for name, key in KEYS.items()}
    check_tables(tables)
    indicators = _indicators(tables)
    units = tuple(Unit(r["name"], tuple(v for v in r["variants"].split("|") if v)) for r in tables["units"])
    return Reference(tables, indicators, units, load_offices(REFERENCE_DIR, overrides))


def _indicators(tables: dict[str, tuple[Row, ...]]) -> tuple[Indicator, ...]:
    """The ten, each under its newest name; older names and variants are spellings of it."""
    spellings: dict[str, list[str]] = {}
    for row in (*tables["indicators"], *tables["indicator_names"]):
        spellings.setdefault(row["indicator_no"], []).append(row.get("variant") or row["name"])
    newest = {r["indicator_no"]: r for r in sorted(tables["indicators"], key=lambda r: int(r["valid_from_be"] or 0))}
    return tuple(
        Indicator(int(n), r["name"], r["instrument"], tuple(v for v in dict.fromkeys(spellings[n]) if v != r["name"]))
        for n, r in sorted(newest.items(), key=lambda item: int(item[0]))
    )
