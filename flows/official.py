"""Official results from a file of the user: columns found by their headers, every row with its source, kept in the ledger."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from flows.sheets import read_rows
from flows.store import now_utc
from flows.writing import write_whole
from normalizers.errors import UsageError
from normalizers.numbers import arabic_digits

if TYPE_CHECKING:
    from normalizers.load_reference import Reference

FOLDER = "official"  # inside ledger/
# What a header means, by what is left of it without blanks and brackets. Order matters: the first that fits.
HEADERS = (
    ("source_url", re.compile(r"แหล่งที่มา|ที่มา|ลิงก์|ลิงค์|source|url|link", re.IGNORECASE)),
    ("fiscal_year_be", re.compile(r"^ปี|ปีงบ|พ\.?ศ\.?|year", re.IGNORECASE)),
    ("level", re.compile(r"ระดับ|เกรด|rating|level|grade", re.IGNORECASE)),
    ("iit", re.compile(r"iit|ผู้มีส่วนได้ส่วนเสียภายใน$", re.IGNORECASE)),
    ("eit", re.compile(r"eit|ผู้มีส่วนได้ส่วนเสียภายนอก", re.IGNORECASE)),
    ("oit", re.compile(r"oit|การเปิดเผยข้อมูลสาธารณะ", re.IGNORECASE)),
    ("office", re.compile(r"สำนักงาน|หน่วยงาน|สพท|สพป|สพม|เขตพื้นที่|office|agency", re.IGNORECASE)),
    ("total", re.compile(r"รวม|คะแนนita|ผลita|คะแนนเฉลี่ย|ผลคะแนน|^คะแนน$|total|score|^ita$", re.IGNORECASE)),
)
SCORES = ("iit", "eit", "oit", "total")
WEIGHTED = re.compile(r"[(\[]?\s*(?:เต็ม|ร้อยละ)?\s*(?:30|40)\s*%?\s*(?:คะแนน)?[)\]]|ถ่วง|weighted", re.IGNORECASE)
HEADER_ROWS = 15  # a title may stand above the header


@dataclass(frozen=True, slots=True)
class OfficialScore:
    """One row of an official result; scores are text, as decimals are printed."""

    office_id: str
    fiscal_year_be: int
    iit: str | None
    eit: str | None
    oit: str | None
    total: str | None
    level: str | None
    source_url: str
    imported_at: str


def read_official(path: Path, reference: Reference, year: int | None, source: str | None) -> tuple[list[OfficialScore], list[str]]:
    """Read official results.

    Args:
        path: CSV or XLSX.
        reference: To resolve names of offices.
        year: Fiscal year (BE) of a file without a column for it.
        source: Where the file is from, for rows that do not say.

    Returns:
        Rows, and complaints about rows that are left out, each with its line.

    Raises:
        InputError: The file cannot be read.
        UsageError: No header row is found, or year or source are not known.
    """
    rows = read_rows(path)
    columns, begin, notes = _find_header(path, rows)
    if "fiscal_year_be" not in columns and year is None:
        raise UsageError(f"{path} has no column for the year. Say it: ita official import {path} --year 2566")
    if "source_url" not in columns and not source:
        raise UsageError(f"{path} has no column for the source. Say where the file is from: --source ADDRESS-OR-NAME")
    found: list[OfficialScore] = []
    for line, cells in rows[begin:]:
        values = {role: cells[at].strip() for role, at in columns.items() if at < len(cells)}
        if not values.get("office"):
            continue
        try:
            found.append(_row(values, reference, year, source))
        except ValueError as error:
            notes.append(f"{path}:{line}: {error}; the row is left out.")
    return found, notes


def _find_header(path: Path, rows: list[tuple[int, list[str]]]) -> tuple[dict[str, int], int, list[str]]:
    for at, (line, cells) in enumerate(rows[:HEADER_ROWS]):
        columns: dict[str, int] = {}
        notes = []
        for number, cell in enumerate(cells):
            bare = re.sub(r"[\s_]+", "", cell)
            role = next((role for role, pattern in HEADERS if pattern.search(bare)), None)
            if role in SCORES and WEIGHTED.search(cell):
                notes.append(f"{path}:{line}: the column '{cell.strip()}' is weighted, not out of 100; it is not imported.")
            elif role and role not in columns:
                columns[role] = number
        if "office" in columns and any(role in columns for role in SCORES):
            return columns, at + 1, notes
    raise UsageError(
        f"{path} has no header row with an office (สำนักงาน, หน่วยงาน, office) and a score (IIT, EIT, OIT, คะแนนรวม, total) "
        f"in its first {HEADER_ROWS} rows."
    )


def _row(values: Mapping[str, str], reference: Reference, year: int | None, source: str | None) -> OfficialScore:
    from normalizers.offices import resolve_office

    fiscal_year = _year(values.get("fiscal_year_be", "")) or year
    if fiscal_year is None:
        raise ValueError("it says no year")
    resolution = resolve_office(values["office"], reference.offices, year_be=fiscal_year)
    office_id = values["office"] if reference.offices.known(values["office"]) else resolution.office_id
    if office_id is None:
        raise ValueError(f"'{values['office']}' is not certainly one office ({resolution.reason or resolution.status})")
    scores = {role: _score(values.get(role, "")) for role in SCORES}
    if not any(scores.values()):
        raise ValueError("it holds no score")
    return OfficialScore(
        office_id, fiscal_year, scores["iit"], scores["eit"], scores["oit"], scores["total"], values.get("level") or None,
        values.get("source_url") or source or "", now_utc(),
    )  # fmt: skip


def _year(printed: str) -> int | None:
    digits = re.search(r"\d{4}", arabic_digits(printed))
    if digits is None:
        return None
    number = int(digits.group())
    return number + 543 if number < 2400 else number


def _score(printed: str) -> str | None:
    text = arabic_digits(printed).replace(",", "").strip()
    if text in ("", "-", "–"):
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"'{printed}' is no score") from None
    rounded = value.quantize(Decimal("0.01"))
    # a workbook stores 93.17 as 93.170000000000002; more than that is not rounding of ours to do
    if abs(rounded - value) > Decimal("0.000001"):
        raise ValueError(f"'{printed}' has more than two decimals; official results are published with two")
    if not 0 <= rounded <= 100:
        raise ValueError(f"'{printed}' is outside 0 to 100")
    return str(rounded)


def keep(data_dir: Path, rows: list[OfficialScore], name: str) -> Path:
    """Write an import into the ledger, whole or not at all; `ita rebuild` reads it again."""
    stem = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{re.sub(r'[^A-Za-z0-9.-]+', '_', name)}"
    target = data_dir / "ledger" / FOLDER / f"{stem}.jsonl"
    write_whole(target, "".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows).encode())
    return target


def imported(data_dir: Path) -> Iterator[OfficialScore]:
    """Return every imported row, oldest import first."""
    for path in sorted((data_dir / "ledger" / FOLDER).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield OfficialScore(**json.loads(line))
