"""Query results as text: table, CSV, JSON, JSON lines, Markdown."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

FORMATS = ("table", "csv", "json", "jsonl", "markdown")


def width_of(text: str) -> int:
    """Return the columns a terminal uses: Thai marks above and below use none, wide characters two."""
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, dict)):
        return json.dumps(jsonable(value), ensure_ascii=False)
    return str(value)


def jsonable(value: Any) -> Any:
    """Return a value that JSON can hold: decimals as numbers, dates in ISO form."""
    if isinstance(value, Decimal):
        return float(value) if value != value.to_integral_value() else int(value)
    if isinstance(value, (list, tuple)):
        return [jsonable(v) for v in value]
    if isinstance(value, dict):
        return {k: jsonable(v) for k, v in value.items()}
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def text_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], widest: int = 60) -> str:
    """Return an aligned table; numbers to the right, long text cut."""
    body = [[_cut(_plain(v).replace("\n", " "), widest) for v in row] for row in rows]
    numeric = [all(_is_number(row[i]) for row in body if row[i]) and bool(body) for i in range(len(columns))]
    widths = [max([width_of(columns[i]), *(width_of(row[i]) for row in body)]) for i in range(len(columns))]

    def line(cells: Sequence[str]) -> str:
        padded = [
            " " * (w - width_of(c)) + c if n else c + " " * (w - width_of(c)) for c, w, n in zip(cells, widths, numeric, strict=True)
        ]
        return "  ".join(padded).rstrip()

    return "\n".join([line(columns), line(["-" * w for w in widths]), *(line(row) for row in body)])


def _cut(text: str, widest: int) -> str:
    return text if len(text) <= widest else text[: widest - 1] + "…"


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("-", "", 1).isdigit()


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
        writer.writerows([_plain(v) for v in row] for row in rows)
        return out.getvalue().rstrip("\n")
    if output == "markdown":
        escape = [[_plain(v).replace("|", "\\|").replace("\n", " ") for v in row] for row in rows]
        head = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
        return "\n".join([*head, *("| " + " | ".join(row) + " |" for row in escape)])
    return text_table(columns, rows)


def _object(columns: Sequence[str], row: Sequence[Any]) -> str:
    return json.dumps(dict(zip(columns, map(jsonable, row), strict=True)), ensure_ascii=False)
