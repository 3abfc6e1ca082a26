"""Column types of the base tables as Arrow types: schema.sql is the one place that says them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


def column_types(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, pa.DataType]]:
    """Return the Arrow type of every column of every table, in the tables' own order."""
    described = connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE schema_name = 'main' AND database_name = current_database() AND NOT internal ORDER BY table_name, column_index"
    ).fetchall()
    types: dict[str, dict[str, pa.DataType]] = {}
    for table, name, kind in described:
        if table.endswith("_base"):
            types.setdefault(table, {})[name] = arrow_type(kind)
    return types


@cache
def arrow_type(kind: str) -> pa.DataType:
    """Return the Arrow type of a DuckDB type that schema.sql uses."""
    import pyarrow as pa

    if kind.endswith("[]"):
        return pa.list_(arrow_type(kind[:-2]))
    if kind.startswith("DECIMAL"):
        precision, scale = map(int, re.findall(r"\d+", kind))
        return pa.decimal128(precision, scale)
    if kind.startswith("STRUCT"):
        fields = re.findall(r'"?(\w+)"? (VARCHAR|DOUBLE|INTEGER)', kind.removeprefix("STRUCT("))
        return pa.struct([(name, arrow_type(inner)) for name, inner in fields])
    plain: dict[str, pa.DataType] = {
        "VARCHAR": pa.string(), "INTEGER": pa.int32(), "BIGINT": pa.int64(), "DOUBLE": pa.float64(),
        "BOOLEAN": pa.bool_(), "DATE": pa.date32(),
    }  # fmt: skip
    return plain[kind]
