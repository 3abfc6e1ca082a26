"""The reference tables of normalizers/reference as SQL tables."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import normalizers
from warehouse.column_types import Types, column_types
from warehouse.open import Warehouse, transaction
from warehouse.write_rows import insert

if TYPE_CHECKING:
    from normalizers.load_reference import Reference

Row = Mapping[str, Any]
PLAIN = ("instruments", "rating_scales", "oit_items", "oit_item_counts", "indicator_names", "units")
CODE = Path(normalizers.__file__ or "").parent


def refresh_reference_tables(warehouse: Warehouse, overrides: Path | None) -> bool:
    """Bring the reference tables up to the files that they come from; unchanged files are not even parsed.

    Args:
        warehouse: Open for writing.
        overrides: A user's folder with tables of the same names, or None.

    Returns:
        Whether anything changed.

    Raises:
        UsageError: A table cannot be used; names file, line and what is wrong.
    """
    files = digest_of_files(overrides)
    known = warehouse.connection.execute("SELECT value FROM settings WHERE key = 'reference_files'").fetchone()
    if known and known[0] == files and (overrides is None or overrides.is_dir()):
        return False
    from normalizers.load_reference import load_reference

    changed = load_reference_tables(warehouse, load_reference(overrides))
    warehouse.connection.execute("INSERT INTO settings VALUES ('reference_files', ?)", [files])
    return changed


def digest_of_files(overrides: Path | None = None) -> str:
    """Return a hash of the tables and of all code that may read them."""
    code = (*CODE.rglob("*.py"), *CODE.rglob("*.csv"), Path(__file__))
    digest = sha256()
    for path in (*sorted(code), *(sorted(overrides.glob("*.csv")) if overrides else ())):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def load_reference_tables(warehouse: Warehouse, reference: Reference) -> bool:
    """Replace the reference tables where they differ; unchanged ones cost a comparison.

    Returns:
        Whether anything changed (then every document deserves another audit).
    """
    connection = warehouse.connection
    rows = _rows(reference)
    digest = sha256(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    connection.execute("DELETE FROM settings WHERE key = 'reference_files'")  # whoever hands over a reference answers for it
    known = connection.execute("SELECT value FROM settings WHERE key = 'reference'").fetchone()
    if known and known[0] == digest:
        return False
    types = column_types()
    with transaction(connection):
        for table, found in rows.items():
            connection.execute(f"DELETE FROM {table}")
            if found:
                insert(connection, table, _typed(found, types[table]), types[table])
        connection.execute("DELETE FROM settings WHERE key = 'reference'")
        connection.execute("INSERT INTO settings VALUES ('reference', ?)", [digest])
    warehouse.changed = True
    return True


def _rows(reference: Reference) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {f"{name}_base": list(reference.tables.get(name, ())) for name in PLAIN}
    variants = {i.indicator_no: list(i.variants) for i in reference.indicators}
    rows["indicators_base"] = [dict(row) | {"variants": variants[int(row["indicator_no"])]} for row in reference.tables["indicators"]]
    offices = list(reference.offices.all())
    rows["offices_base"] = [
        {f.name: getattr(o, f.name) for f in fields(o)}
        | {"provinces_th": ";".join(o.provinces), "provinces": list(o.provinces), "successors": list(o.successors)}
        for o in offices
    ]
    rows["office_successors_base"] = [
        {"office_id": o.office_id, "successor_id": s, "valid_to_be": o.valid_to_be} for o in offices for s in o.successors
    ]
    return rows


def _typed(rows: Sequence[Row], types: Types) -> dict[str, list[Any]]:
    return {name: [_value(row.get(name), kind) for row in rows] for name, kind in types.items()}


def _value(value: Any, kind: str) -> Any:
    if isinstance(value, str) and kind.endswith("[]"):
        return [part for part in value.split("|") if part]
    if value is None or value == "":
        return None
    if isinstance(value, str) and kind.startswith("DECIMAL"):
        return Decimal(value)
    return int(value) if isinstance(value, str) and kind == "INTEGER" else value
