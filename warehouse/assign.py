"""Whose report a document is: what a source or an operator says goes before what is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.records import Extraction
from warehouse.rows import NAMED_OFFICE, Assigned

if TYPE_CHECKING:
    import duckdb

# (offices, years) that the ledger's sightings of a document give
Said = tuple[tuple[str, ...], tuple[int, ...]]


def decide(said: Said, printed_office_id: str | None, printed_basis: str | None, printed_year: int | None) -> Assigned:
    """Decide office and year of one document.

    Two offices for one PDF leave the office open; two years fall back to the year the document prints.

    >>> decide((("pesao-mukdahan",), ()), None, "conflicting", 2566)
    Assigned(office_id='pesao-mukdahan', office_basis='source', fiscal_year_be=2566)
    >>> decide((("a", "b"), (2565, 2566)), "a", "printed", None)
    Assigned(office_id=None, office_basis='conflicting', fiscal_year_be=None)
    """
    offices, years = said
    year = years[0] if len(years) == 1 else printed_year
    if len(offices) > 1:
        return Assigned(None, "conflicting", year)
    if offices:
        return Assigned(offices[0], "source", year)
    return Assigned(printed_office_id, printed_basis or "none", year)


def _said(connection: duckdb.DuckDBPyConnection, digests: Sequence[str]) -> dict[str, Said]:
    claims = connection.execute(
        "SELECT DISTINCT sha256, office_id, fiscal_year_be FROM sightings_base WHERE sha256 IN (SELECT unnest(?::VARCHAR[]) AS given)",
        [list(digests)],
    ).fetchall()
    said: dict[str, tuple[set[str], set[int]]] = {}
    for sha256, office, year in claims:  # grouping them in SQL takes three times as long
        offices, years = said.setdefault(sha256, (set(), set()))
        offices.update((office,) if office is not None else ())
        years.update((year,) if year is not None else ())
    return {sha256: (tuple(sorted(offices)), tuple(sorted(years))) for sha256, (offices, years) in said.items()}


def assignments(connection: duckdb.DuckDBPyConnection, readings: Sequence[Extraction]) -> dict[str, Assigned]:
    """Decide office and year of documents that are about to be written."""
    said = _said(connection, [e.sha256 for e in readings])
    return {e.sha256: decide(said.get(e.sha256, ((), ())), e.office.office_id, e.office.basis, e.fiscal_year_be) for e in readings}


def assign_documents(connection: duckdb.DuckDBPyConnection, digests: Sequence[str]) -> list[str]:
    """Decide anew for loaded documents that were seen again; only where the answer changed are facts touched.

    Returns:
        Digests of the documents whose office, basis or year is another one now.
    """
    if not digests:
        return []
    said = _said(connection, digests)
    stored = connection.execute(
        """
        SELECT sha256, printed_office_id, printed_basis, printed_fiscal_year_be, office_id, office_basis, fiscal_year_be
        FROM documents_base WHERE sha256 IN (SELECT unnest(?::VARCHAR[]) AS given)
        """,
        [list(digests)],
    ).fetchall()
    changed = {}
    for sha256, office, basis, year, *present in stored:
        decided = decide(said.get(sha256, ((), ())), office, basis, year)
        if tuple(present) != tuple(decided):
            changed[sha256] = decided
    for sha256, decided in changed.items():
        connection.execute(
            "UPDATE documents_base SET office_id = ?, office_basis = ?, fiscal_year_be = ? WHERE sha256 = ?", [*decided, sha256]
        )
    if changed:
        _hand_down(connection, list(changed))
    return list(changed)


def _hand_down(connection: duckdb.DuckDBPyConnection, digests: Sequence[str]) -> None:
    for table in sorted(NAMED_OFFICE):
        own = " AND t.agency_id IS NULL" if table == "totals_base" else ""
        connection.execute(
            f"""
            UPDATE {table} AS t SET office_id = coalesce(t.office_named, d.office_id) FROM documents_base AS d
            WHERE t.sha256 = d.sha256 AND t.sha256 IN (SELECT unnest(?::VARCHAR[]) AS given){own}
            """,
            [list(digests)],
        )
