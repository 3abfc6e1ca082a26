"""Extractions to Arrow tables, one per base table, by the names of their fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extractors.records import Extraction, Fact

if TYPE_CHECKING:
    import pyarrow as pa

Rows = dict[str, list[dict[str, Any]]]
_SCALE = {scale: Decimal(1).scaleb(-scale) for scale in range(10)}

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
}
NAMED_OFFICE = {"scores_base", "totals_base", "differences_base", "measures_base", "measure_results_base", "budgets_base"}


def rows_of(extraction: Extraction) -> Rows:
    """Return the rows of one document by base table."""
    rows: Rows = {"documents_base": [_document(extraction)], "pages_base": [], "evidence_base": [], "agencies_base": []}
    for number, record in enumerate(extraction.pages):
        text = extraction.text[number] if number < len(extraction.text) else ""
        rows["pages_base"].append({name: getattr(record, name) for name in record.__slots__} | {"sha256": extraction.sha256, "text": text})
    for field, table in FACT_TABLES.items():
        _add(rows, table, getattr(extraction, field))
    _add(rows, "scores_base", [s for s in extraction.scores if s.agency is None])
    _add(rows, "agency_scores_base", [s for s in extraction.scores if s.agency is not None])
    _add(rows, "totals_base", extraction.totals)
    agencies = {f.agency for f in (*extraction.scores, *extraction.totals) if f.agency} | ({extraction.agency} if extraction.agency else set())
    for agency in sorted(agencies, key=lambda a: a.agency_id):
        rows["agencies_base"].append({name: getattr(agency, name) for name in agency.__slots__} | {"sha256": extraction.sha256})
    return rows


def _document(extraction: Extraction) -> dict[str, Any]:
    guess = extraction.office
    return {
        "sha256": extraction.sha256, "bytes": extraction.size_bytes, "pages": len(extraction.pages), "producer": extraction.producer,
        "title": extraction.title, "doc_type": extraction.doc_type, "doc_type_reason": extraction.doc_type_reason,
        "printed_office_id": guess.office_id, "printed_basis": guess.basis, "office_basis": guess.basis,
        "printed_distribution": [{"name": n, "weight": w} for n, w in guess.distribution],
        "printed_fiscal_year_be": extraction.fiscal_year_be, "oit_item": extraction.oit_item, "text_layer": extraction.text_layer,
        "extractor": extraction.extractor, "status": extraction.status, "reason": extraction.reason,
        "agency_id": extraction.agency.agency_id if extraction.agency else None,
    }  # fmt: skip


def _add(rows: Rows, table: str, facts: Iterable[Fact]) -> None:
    out = rows.setdefault(table, [])
    for fact in facts:
        row = {name: getattr(fact, name) for cls in type(fact).__mro__ for name in getattr(cls, "__slots__", ())}
        agency = row.pop("agency", None)
        if agency is not None:
            row["agency_id"] = agency.agency_id
        if table in NAMED_OFFICE:
            row["office_named"] = row["office_id"]
        citations = row.pop("citations")
        for seq, citation in enumerate(citations):
            evidence = {
                "fact_id": fact.fact_id, "seq": seq, "sha256": citation.sha256, "page": citation.page, "x0": citation.box[0],
                "top": citation.box[1], "x1": citation.box[2], "bottom": citation.box[3], "quote": citation.quote,
            }  # fmt: skip
            rows["evidence_base"].append(evidence)
            if seq == 0:
                row |= {k: v for k, v in evidence.items() if k not in ("fact_id", "seq")}
        out.append(row)


def arrow_table(rows: Sequence[dict[str, Any]], types: dict[str, pa.DataType]) -> pa.Table:
    """Build an Arrow table of the given columns; a missing field is NULL."""
    import pyarrow as pa

    columns = {}
    for name, kind in types.items():
        values = [row.get(name) for row in rows]
        if pa.types.is_decimal(kind):
            values = [None if v is None else v.quantize(_SCALE[kind.scale]) for v in values]
        columns[name] = pa.array(values, kind)
    return pa.table(columns)
