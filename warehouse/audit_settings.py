"""Severities and tolerances of the audit: one table, which a folder of own checks may override."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.check_files import SEVERITIES, CheckError

if TYPE_CHECKING:
    import duckdb

FILE = "audit_settings.csv"
COLUMNS = ["rule", "setting", "value", "why"]


@dataclass(frozen=True, slots=True)
class AuditSettings:
    """What the checks read beside the warehouse.

    Attributes:
        severities: Severity by rule, where it is not the one of the check's own header.
        values: Tolerances and limits by name.
    """

    severities: dict[str, str]
    values: dict[str, float]

    def hand_over(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Let checks read the values as `getvariable('sum_tolerance')`, exact to four decimals."""
        for name, value in self.values.items():
            connection.execute(f"SET VARIABLE {name} = {value}::DECIMAL(9, 4)")


def read_settings(own: Path | None = None) -> AuditSettings:
    """Read our table, and over it the one of a user's folder where there is one.

    Raises:
        CheckError: A row that means nothing; names file and line.
    """
    severities: dict[str, str] = {}
    values: dict[str, float] = {}
    ours = Path(__file__).parent / FILE
    known: set[str] | None = None
    for path in (ours, own / FILE) if own and (own / FILE).is_file() else (ours,):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if rows.fieldnames != COLUMNS:
                raise CheckError(f"{path}:1: the columns are {','.join(COLUMNS)}.")
            for row in rows:
                where = f"{path}:{rows.line_num}"
                if row["setting"] == "severity":
                    if row["value"] not in SEVERITIES:
                        raise CheckError(f"{where}: severity '{row['value']}' is none of {', '.join(SEVERITIES)}.")
                    severities[row["rule"]] = row["value"]
                else:
                    values[row["setting"]] = _number(row, where, known)
        known = set(values)
    return AuditSettings(severities, values)


def _number(row: dict[str, str], where: str, known: set[str] | None) -> float:
    if known is not None and row["setting"] not in known:
        raise CheckError(f"{where}: there is no setting '{row['setting']}'; there are {', '.join(sorted(known))}, severity.")
    try:
        return float(row["value"])
    except ValueError:
        raise CheckError(f"{where}: '{row['value']}' is no number.") from None
