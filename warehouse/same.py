"""Every view of a warehouse, sorted and without times: what "the same warehouse" means."""

from __future__ import annotations

from pathlib import Path

from warehouse.query import connect

# Times, and what only tells when something was first seen.
TIMES = {"seen_at", "sighting_id", "run_id", "state", "imported_at"}


def dump_views(data_dir: Path) -> dict[str, list[str]]:
    """Return the rows of every view as text, sorted; repeated sightings of the same thing count once."""
    dump: dict[str, list[str]] = {}
    with connect(data_dir) as connection:
        views = [r[0] for r in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' ORDER BY ALL").fetchall()]
        for view in views:
            columns = [r[0] for r in connection.execute(f'DESCRIBE main."{view}"').fetchall() if r[0] not in TIMES]
            chosen = ", ".join(f'"{c}"' for c in columns)
            rows = [str(r) for r in connection.execute(f'SELECT DISTINCT {chosen} FROM main."{view}"').fetchall()]
            dump[view] = sorted(rows)
    return dump
