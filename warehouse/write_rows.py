"""Rows into base tables: few as lists of parameters, many through Arrow.

Importing Arrow costs as much as loading dozens of reports, and it writes the rows of thousands in half the time. Both ways refuse
what a column cannot hold exactly: a score is never rounded.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from warehouse.arrow_alone import settle
from warehouse.column_types import Types, arrow_type, decimal_digits

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

Columns = Mapping[str, Sequence[Any]]
FEW = 20_000  # rows of a batch that go as lists; where Arrow is there already:
FEW_BESIDE_ARROW = 500
# A score that the column cannot hold exactly is refused with its document; elsewhere the print is kept and the number left out.
EXACT = frozenset({"scores_base", "agency_scores_base", "totals_base", "differences_base"})
# What Python may hand over for each type; DuckDB itself would turn '5' and 4.6 into 5.
_ALLOWED: dict[str, frozenset[type]] = {
    "VARCHAR": frozenset((str, type(None))), "INTEGER": frozenset((int, type(None))), "BIGINT": frozenset((int, type(None))),
    "DOUBLE": frozenset((float, int, type(None))), "BOOLEAN": frozenset((bool, type(None))), "DATE": frozenset((date, type(None))),
}  # fmt: skip


def insert(connection: duckdb.DuckDBPyConnection, table: str, columns: Columns, types: Types) -> int:
    """Append rows to one base table; a column that is not given is NULL.

    Returns:
        How many.

    Raises:
        ValueError: A score does not fit its column exactly.
        TypeError: A value is of another type than its column.
    """
    length = _length(columns)
    if _few(length):
        _insert_lists(connection, table, columns, types)
    else:
        _insert_arrow(connection, table, columns, types)
    return length


def insert_facts(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Columns], further: Columns, types: Mapping[str, Types]) -> int:
    """Append facts to their tables, and all their boxes to `evidence_base`.

    Args:
        connection: Inside a transaction.
        tables: Columns by base table; each row has the fact's first box.
        further: Boxes that facts have beyond the first, as columns of `evidence_base`.
        types: Column types by base table.

    Returns:
        How many rows, boxes included.

    Raises:
        ValueError: A score does not fit its column exactly.
        TypeError: A value is of another type than its column.
    """
    boxes = types["evidence_base"]
    firsts = sum(map(_length, tables.values()))
    if _few(firsts):
        for table, columns in tables.items():
            _insert_lists(connection, table, columns, types[table])
        joined = {name: [*further[name], *(v for columns in tables.values() for v in columns[name])] for name in boxes if name != "seq"}
        _insert_lists(connection, "evidence_base", joined | {"seq": [*further["seq"], *[1] * firsts]}, boxes)
        return 2 * firsts + _length(further)
    names = ", ".join(name for name in boxes if name != "seq")
    for table, columns in tables.items():
        with_boxes = f"INSERT INTO evidence_base ({names}, seq) SELECT {names}, 1 FROM arrow_batch"  # nothing is converted again
        _insert_arrow(connection, table, columns, types[table], with_boxes)
    return 2 * firsts + insert(connection, "evidence_base", further, boxes)


def _few(rows: int) -> bool:
    return rows <= (FEW_BESIDE_ARROW if "pyarrow" in sys.modules else FEW)


def _length(columns: Columns) -> int:
    return len(next(iter(columns.values())))


def _insert_lists(connection: duckdb.DuckDBPyConnection, table: str, columns: Columns, types: Types) -> None:
    if not _length(columns):
        return
    given = {name: kind for name, kind in types.items() if name in columns}
    values = [_checked(table, name, columns[name], kind) for name, kind in given.items()]
    # named: DuckDB would make a name of all that is in the list
    unnested = ", ".join(f"unnest(${n}::{kind}[]) AS {name}" for n, (name, kind) in enumerate(given.items(), 1))
    connection.execute(f"INSERT INTO {table} ({', '.join(given)}) SELECT {unnested}", values)


def _checked(table: str, name: str, values: Sequence[Any], kind: str) -> Sequence[Any]:
    if kind.startswith("DECIMAL"):
        exact = [_exact(value, *decimal_digits(kind)) for value in values]
        if table in EXACT and exact.count(None) != values.count(None):
            raise ValueError(f"{table}.{name} cannot hold a value exactly")
        return exact
    if kind in _ALLOWED and (wrong := set(map(type, values)) - _ALLOWED[kind]):
        raise TypeError(f"{table}.{name} is {kind} and cannot hold {', '.join(sorted(t.__name__ for t in wrong))}")
    return values


def _exact(value: Decimal | None, precision: int, scale: int) -> Decimal | None:
    """Return the value where the column can hold it exactly, else None."""
    if value is None or not value.is_finite():
        return None
    exact = value.quantize(Decimal(1).scaleb(-scale))
    return exact if exact == value and exact.adjusted() < precision - scale else None


def _insert_arrow(connection: duckdb.DuckDBPyConnection, table: str, columns: Columns, types: Types, *more: str) -> None:
    """Append rows, and run more statements on the same `arrow_batch`."""
    connection.register("arrow_batch", _arrow_table(table, columns, types))
    for statement in (f"INSERT INTO {table} BY NAME SELECT * FROM arrow_batch", *more):
        connection.execute(statement)
    connection.unregister("arrow_batch")


def _arrow_table(table: str, columns: Columns, types: Types) -> pa.Table:
    import pyarrow as pa

    settle()
    arrays: dict[str, Any] = {}
    for name in [name for name in types if name in columns]:
        kind, values = types[name], columns[name]
        try:
            arrays[name] = pa.array(values, arrow_type(kind))
        except pa.ArrowInvalid as error:
            if table in EXACT or not kind.startswith("DECIMAL"):
                raise ValueError(f"{table}.{name} cannot hold a value exactly: {error}") from error
            arrays[name] = pa.array([_exact(value, *decimal_digits(kind)) for value in values], arrow_type(kind))
    return pa.table(arrays)
