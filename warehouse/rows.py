"""Extractions to columns, one list per column of a base table, by the names of their fields.

Column by column: a million scores take seconds, where a dictionary per row takes a minute.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from extractors.records import AgencyRef, Citation, Extraction, Fact
from warehouse.column_types import Types

Columns = dict[str, list[Any]]

# Fields of Extraction and the base tables they fill.
FACT_TABLES = {
    "tables": "tables_base",
    "differences": "differences_base",
    "measures": "measures_base",
    "results": "measure_results_base",
    "budgets": "budgets_base",
    "mentions": "office_mentions_base",
    "claims": "claims_base",
    "years": "year_mentions_base",
    "sections": "sections_base",
    "passages": "passages_base",
    "findings": "row_findings_base",
    "totals": "totals_base",
}
# A fact that names no office itself belongs to its document's office.
NAMED_OFFICE = frozenset({"scores_base", "totals_base", "differences_base", "measures_base", "measure_results_base", "budgets_base"})


class Assigned(NamedTuple):
    """Whose report a document is, after what sources and operators say."""

    office_id: str | None
    office_basis: str
    fiscal_year_be: int | None


class Batch(NamedTuple):
    """What a batch appends to the base tables.

    Attributes:
        facts: Columns by table; every row has its fact's first box.
        further: Boxes of facts beyond the first, as columns of `evidence_base`.
        others: Columns of the tables that hold no facts.
    """

    facts: dict[str, Columns]
    further: Columns
    others: dict[str, Columns]


def batch_of(extractions: Sequence[Extraction], assigned: Mapping[str, Assigned], types: Mapping[str, Types]) -> Batch:
    """Return what these documents append.

    Args:
        extractions: The documents of the batch.
        assigned: Office and year of each by digest.
        types: Column types by base table.
    """
    facts: dict[str, list[Any]] = {table: [f for e in extractions for f in getattr(e, field)] for field, table in FACT_TABLES.items()}
    facts["scores_base"] = [s for e in extractions for s in e.scores if s.agency is None]
    facts["agency_scores_base"] = [s for e in extractions for s in e.scores if s.agency is not None]
    columns = {table: _fact_columns(table, found, assigned, types[table]) for table, found in facts.items() if found}
    others = {
        "documents_base": _documents(extractions, assigned),
        "pages_base": _pages(extractions),
        "agencies_base": _agencies(extractions),
    }
    return Batch(columns, _further([f for found in facts.values() for f in found]), others)


def _fact_columns(table: str, facts: Sequence[Fact], assigned: Mapping[str, Assigned], types: Types) -> Columns:
    firsts = [fact.citations[0] for fact in facts]
    columns: Columns = {"fact_id": [fact.fact_id for fact in facts], **_places(firsts)}
    named = [name for name in types if name not in columns and name != "office_named" and hasattr(facts[0], name)]
    columns |= {name: list(map(attrgetter(name), facts)) for name in named}
    if "agency_id" in types:
        columns["agency_id"] = [a.agency_id if (a := getattr(fact, "agency", None)) else None for fact in facts]
    if table in NAMED_OFFICE:
        columns["office_named"] = offices = columns["office_id"]
        agencies = columns.get("agency_id") or [None] * len(facts)
        columns["office_id"] = [
            office if office or agency else assigned[first.sha256].office_id
            for office, agency, first in zip(offices, agencies, firsts, strict=True)
        ]
    return columns


def _places(citations: Sequence[Citation]) -> Columns:
    # one list per column: no tuple per row for the garbage collector to walk
    boxes = [c.box for c in citations]
    return {
        "sha256": [c.sha256 for c in citations], "page": [c.page for c in citations], "x0": [b[0] for b in boxes],
        "top": [b[1] for b in boxes], "x1": [b[2] for b in boxes], "bottom": [b[3] for b in boxes],
        "quote": [c.quote for c in citations],
    }  # fmt: skip


def _further(facts: Sequence[Fact]) -> Columns:
    more = [(fact.fact_id, seq, c) for fact in facts if len(fact.citations) > 1 for seq, c in enumerate(fact.citations[1:], 2)]
    return {"fact_id": [m[0] for m in more], "seq": [m[1] for m in more], **_places([m[2] for m in more])}


def _documents(extractions: Sequence[Extraction], assigned: Mapping[str, Assigned]) -> Columns:
    of = [assigned[e.sha256] for e in extractions]
    same = ("sha256", "producer", "title", "doc_type", "doc_type_reason", "oit_item", "text_layer", "extractor", "status", "reason")
    guesses = [e.office for e in extractions]
    return {
        **{name: list(map(attrgetter(name), of)) for name in Assigned._fields},
        **{name: list(map(attrgetter(name), extractions)) for name in same},
        "bytes": [e.size_bytes for e in extractions],
        "pages": [len(e.pages) for e in extractions],
        "printed_office_id": [guess.office_id for guess in guesses],
        "printed_basis": [guess.basis for guess in guesses],
        "printed_distribution": [[{"name": name, "weight": weight} for name, weight in guess.distribution] for guess in guesses],
        "printed_fiscal_year_be": [e.fiscal_year_be for e in extractions],
        "agency_id": [e.agency.agency_id if e.agency else None for e in extractions],
    }


def _pages(extractions: Sequence[Extraction]) -> Columns:
    pages = [page for e in extractions for page in e.pages]
    same = ("page", "width", "height", "rotation", "text_source", "health", "reason")
    return {
        "sha256": [e.sha256 for e in extractions for _ in e.pages],
        **{name: list(map(attrgetter(name), pages)) for name in same},
        "text": [e.text[page.page - 1] if 0 < page.page <= len(e.text) else "" for e in extractions for page in e.pages],
    }


def _agencies(extractions: Sequence[Extraction]) -> Columns:
    found: list[tuple[str, AgencyRef]] = []
    for extraction in extractions:
        named = {extraction.agency, *[s.agency for s in extraction.scores], *[t.agency for t in extraction.totals]}
        agencies = [agency for agency in named if agency is not None]
        found += [(extraction.sha256, a) for a in sorted(agencies, key=lambda a: (a.agency_id, a.name, a.province or ""))]
    same = ("agency_id", "agency_type", "name", "province")
    return {"sha256": [sha256 for sha256, _ in found], **{name: [getattr(a, name) for _, a in found] for name in same}}
