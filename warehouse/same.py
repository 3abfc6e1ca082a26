"""Every view of a warehouse, sorted and without times: what "the same warehouse" means."""

from __future__ import annotations

from pathlib import Path

from warehouse.query import connect

# Times, and what names a run by its time.
TIMES = frozenset({"seen_at", "sighting_id", "run_id", "imported_at"})


def dump_views(data_dir: Path) -> dict[str, list[str]]:
    """Return the rows of every view as text, sorted; repeated sightings of the same thing count once."""
    dump: dict[str, list[str]] = {}
    views = "SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' ORDER BY view_name"
    with connect(data_dir) as connection:
        for (view,) in connection.execute(views).fetchall():
            described = connection.execute(f'DESCRIBE main."{view}"').fetchall()
            chosen = ", ".join(f'"{row[0]}"' for row in described if row[0] not in TIMES)
            distinct = "DISTINCT " if view == "sightings" else ""
            dump[view] = sorted(map(str, connection.execute(f'SELECT {distinct}{chosen} FROM main."{view}"').fetchall()))
    return dump


def differing_views(one: dict[str, list[str]], other: dict[str, list[str]]) -> list[str]:
    """Name the views that differ, with the first row that only one side has."""
    different = []
    for view in sorted({*one, *other}):
        mine, theirs = one.get(view, []), other.get(view, [])
        if mine != theirs:
            first = next(iter(sorted(set(mine) ^ set(theirs))), "a row stands there another number of times")
            different.append(f"{view} ({len(mine)} and {len(theirs)} rows): {first}")
    return different
