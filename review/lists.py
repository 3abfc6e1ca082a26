"""Lists as JSON and as CSV that opens right in a spreadsheet and runs nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from warehouse.tables import json_text, plain_text

BOM = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(value: Any) -> str:
    """Return a cell's text; text that a spreadsheet would run as a formula gets an apostrophe, numbers stay numbers.

    >>> safe_cell("=HYPERLINK(1)"), safe_cell(-1.5), safe_cell("สพป.")
    ("'=HYPERLINK(1)", '-1.5', 'สพป.')
    """
    text = plain_text(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA_STARTS) else text


def to_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows as CSV with a byte-order mark and CRLF, as spreadsheets expect."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(row.get(name)) for name in columns] for row in rows)
    return BOM + out.getvalue()


def to_json(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows as a plain list of objects; decimals keep their printed digits."""
    return "[" + ",\n".join(json_text(dict(row)) for row in rows) + "]\n"
