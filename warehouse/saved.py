"""Saved queries: one SQL file each in warehouse/queries, with a title in Thai and English in its first lines."""

from __future__ import annotations

from pathlib import Path

from normalizers.errors import UsageError

FOLDER = Path(__file__).parent / "queries"


def saved_queries() -> dict[str, str]:
    """Return the title of every saved query by name."""
    return {p.stem: p.read_text(encoding="utf-8").splitlines()[0].removeprefix("-- ").strip() for p in sorted(FOLDER.glob("*.sql"))}


def read_saved(name: str) -> str:
    """Return the text of a saved query; 'list' is a query that lists them.

    Raises:
        UsageError: There is none of that name.
    """
    titles = saved_queries()
    if name == "list":
        rows = ", ".join("('{}', '{}')".format(k, v.replace("'", "''")) for k, v in titles.items())
        return f"SELECT * FROM (VALUES {rows}) AS saved (name, title)"
    if name not in titles:
        raise UsageError(f"No saved query is named '{name}'. There are: {', '.join(titles)}")
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
