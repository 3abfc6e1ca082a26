"""Query results as text: table, CSV, JSON, JSON lines, Markdown."""

from __future__ import annotations

import csv
import io
import json
import math
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

FORMATS = ("table", "csv", "json", "jsonl", "markdown")


def width_of(text: str) -> int:
    """Return the columns a terminal uses: Thai marks above and below use none, wide characters two.

    >>> width_of("สพป."), width_of("ที่")
    (4, 1)
    """
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def plain_text(value: Any) -> str:
    """Return a value as a reader or a CSV file wants it: decimals as printed, dates in ISO form, NULL empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, dict, tuple)):
        return json_text(value)
    return str(value)


def json_text(value: Any) -> str:
    """Return a value as JSON; a decimal keeps its printed digits as a number.

    >>> json_text({"score": Decimal("94.40"), "boxes": [1, None]})
    '{"score": 94.40, "boxes": [1, null]}'
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(str(k), ensure_ascii=False)}: {json_text(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(json_text, value)) + "]"
    if isinstance(value, Decimal):
        return f"{value:f}" if value.is_finite() else "null"
    if isinstance(value, float) and not math.isfinite(value):
        return "null"  # JSON has no NaN
    if value is None or isinstance(value, (str, int, float)):
        return json.dumps(value, ensure_ascii=False)
    return json.dumps(value.isoformat() if isinstance(value, date) else str(value), ensure_ascii=False)


def text_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], widest: int = 60) -> str:
    """Return an aligned table; numbers to the right, long text cut."""
    body = [[_cut(plain_text(v).replace("\n", " "), widest) for v in row] for row in rows]
    numeric = [bool(body) and all(_is_number(row[i]) for row in body if row[i]) for i in range(len(columns))]
    widths = [max([width_of(columns[i]), *(width_of(row[i]) for row in body)]) for i in range(len(columns))]

    def line(cells: Sequence[str]) -> str:
        padded = [" " * (w - width_of(c)) + c if n else c + " " * (w - width_of(c)) for c, w, n in zip(cells, widths, numeric, strict=True)]
        return "  ".join(padded).rstrip()

    return "\n".join([line(columns), line(["-" * w for w in widths]), *(line(row) for row in body)])


def _cut(text: str, widest: int) -> str:
    return text if len(text) <= widest else text[: widest - 1] + "…"


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()


def render(columns: Sequence[str], rows: Sequence[Sequence[Any]], output: str) -> str:
    """Return a result in one of FORMATS, without a final newline."""
    if output == "json":
        return "[" + ",\n".join(_object(columns, row) for row in rows) + "]"
    if output == "jsonl":
        return "\n".join(_object(columns, row) for row in rows)
    if output == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([plain_text(v) for v in row] for row in rows)
        return out.getvalue().rstrip("\n")
    if output == "markdown":
        cells = [[plain_text(v).replace("|", "\\|").replace("\n", " ") for v in row] for row in rows]
        head = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
        return "\n".join([*head, *("| " + " | ".join(row) + " |" for row in cells)])
    return text_table(columns, rows)


def _object(columns: Sequence[str], row: Sequence[Any]) -> str:
    return json_text(dict(zip(columns, row, strict=True)))
