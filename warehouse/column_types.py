"""Column types of the base tables, read from schema.sql, the one place that says them; and the same as Arrow types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA = Path(__file__).parent / "schema.sql"
Types = Mapping[str, str]  # DuckDB types by column


@cache
def column_types() -> dict[str, dict[str, str]]:
    """Return the DuckDB type of every column of every base table, in the tables' own order; asking DuckDB costs 30 ms."""
    tables = re.findall(r"^CREATE TABLE (\w+_base) \(\n(.*?)\n\);$", SCHEMA.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return {table: dict(map(_column, body.splitlines())) for table, body in tables}


def _column(line: str) -> tuple[str, str]:
    name, _, rest = line.strip().rstrip(",").partition(" ")
    return name, re.split(r" (?:NOT NULL|CHECK)\b", rest, maxsplit=1)[0]


@cache
def arrow_type(kind: str) -> pa.DataType:
    """Return the Arrow type of a DuckDB type that schema.sql uses."""
    import pyarrow as pa

    if kind.endswith("[]"):
        return pa.list_(arrow_type(kind[:-2]))
    if kind.startswith("DECIMAL"):
        return pa.decimal128(*decimal_digits(kind))
    if kind.startswith("STRUCT"):
        fields = re.findall(r'"?(\w+)"? (VARCHAR|DOUBLE|INTEGER)', kind.removeprefix("STRUCT("))
        return pa.struct([(name, arrow_type(inner)) for name, inner in fields])
    plain: dict[str, pa.DataType] = {
        "VARCHAR": pa.string(), "INTEGER": pa.int32(), "BIGINT": pa.int64(), "DOUBLE": pa.float64(),
        "BOOLEAN": pa.bool_(), "DATE": pa.date32(),
    }  # fmt: skip
    return plain[kind]


def decimal_digits(kind: str) -> tuple[int, int]:
    """Return precision and scale.

    >>> decimal_digits("DECIMAL(5,2)")
    (5, 2)
    """
    precision, scale = map(int, re.findall(r"\d+", kind))
    return precision, scale
