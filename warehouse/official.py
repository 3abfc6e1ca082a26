"""Official results in the warehouse: of several imports the newest row of an office and year holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from warehouse.column_types import column_types
from warehouse.open import transaction
from warehouse.write_rows import insert

if TYPE_CHECKING:
    from warehouse.open import Warehouse

SCORES = ("iit", "eit", "oit", "total")


def load_official(warehouse: Warehouse, rows: Iterable[Any]) -> int:
    """Replace the official results by these.

    Args:
        warehouse: Open for writing.
        rows: Dataclass rows with the columns of `official_scores`, oldest import first; scores as text.

    Returns:
        How many offices and years have an official result now.
    """
    newest: dict[tuple[str, int], dict[str, Any]] = {}
    for row in rows:
        values = asdict(row)
        newest[row.office_id, row.fiscal_year_be] = values | {n: None if values[n] is None else Decimal(values[n]) for n in SCORES}
    connection = warehouse.connection
    types = column_types()["official_scores_base"]
    columns = {name: [row[name] for row in newest.values()] for name in types}
    with transaction(connection):
        connection.execute("DELETE FROM official_scores_base")
        if newest:
            insert(connection, "official_scores_base", columns, types)
    warehouse.changed = True
    return len(newest)
