"""What every exported table and column holds, in Thai and English: one list for all formats."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from warehouse.export_tables import Table

HEADINGS = ("table", "column", "type", "thai", "english")
NOTE_TH = "ข้อสังเกตเป็นคำถามให้คนตรวจ ไม่ใช่การกล่าวหา"
NOTE_EN = "A finding is a question for a person, not an accusation."


@cache
def thai_labels() -> dict[str, str]:
    """Return the Thai name of every column, and of every table as 'table NAME'."""
    with (Path(__file__).parent / "labels.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["thai"] for row in csv.DictReader(file)}


def dictionary_rows(tables: Iterable[Table]) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield one row of HEADINGS per table and per column."""
    thai = thai_labels()
    for table in tables:
        yield table.name, "", "", thai.get(f"table {table.name}", ""), table.comment
        for column in table.columns:
            yield table.name, column.name, column.type, thai.get(column.name, ""), column.comment
