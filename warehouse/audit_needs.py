"""What each check must find in scope to say anything: planning a check costs more than running it over nothing.

Of a rule that is not named here, as those of a user's own checks, nothing is known: it always runs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

    from warehouse.check_files import Check

# All words parted by commas must have rows, of words joined by | one of them.
NEEDS = {
    "ambiguous_office_named": "office_mentions",
    "budget_total_wrong": "budgets",
    "difference_disagrees_with_years": "differences",
    "fiscal_year_mixed": "year_mentions",
    "foreign_office_named": "office_mentions",
    "improvement_claim_false": "claims",
    "indicator_duplicated": "scores",
    "indicator_missing": "tables, scores",
    "indicator_number_disagrees_with_name": "row_findings.indicator_number_disagrees_with_name",
    "indicator_repeats_other_year": "scores",
    "instrument_disagrees_with_indicators": "scores, totals",
    "level_cannot_be_decided": "totals",
    "level_disagrees_with_score": "scores|totals",
    "level_scale_not_of_year": "scores|totals",
    "measure_without_period": "measures",
    "measure_without_responsible": "measures",
    "measure_without_result": "measure_results",
    "nothing_reported": "budgets",
    "office_level_mixed": "office_mentions",
    "page_not_readable": "row_findings.page_not_readable",
    "pass_remark_disagrees_with_score": "scores|totals",
    "period_outside_fiscal_year": "measures|measure_results",
    "period_reversed": "measures|measure_results",
    "rank_disagrees_with_score": "scores|totals",
    "reading_disputed": "row_findings.reading_disputed",
    "reading_reconciled": "row_findings.reading_reconciled",
    "required_section_missing": "oit_reports",
    "score_disagrees_with_official": "totals, official_scores",
    "score_disagrees_within_document": "scores",
    "score_not_possible": "scores",
    "score_out_of_range": "scores|row_findings.score_out_of_range",
    "strongest_indicator_claim_false": "claims, scores",
    "table_not_recognised": "row_findings.table_not_recognised",
    "text_copied_from_other_office": "alike_passages_base",
    "text_repeats_other_year": "alike_passages_base",
    "total_disagrees_with_indicators": "totals, scores",
    "total_repeats_other_year": "totals",
    "two_reports_disagree": "scores",
    "unknown_office_named": "office_mentions",
    "value_without_year": "row_findings.value_without_year",
    "weak_indicator_without_measure": "measures, scores|claims",
    "weakest_indicator_claim_false": "claims, scores",
}
_TABLES = (
    "budgets", "claims", "differences", "measure_results", "measures", "office_mentions", "scores", "tables", "totals", "year_mentions",
    "official_scores", "alike_passages_base",
)  # fmt: skip


def present_inputs(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Return which of the words of NEEDS have rows in the open scope, in one query."""
    parts = [f"SELECT '{table}' AS word WHERE EXISTS (FROM {table})" for table in _TABLES]
    parts.append("SELECT DISTINCT 'row_findings.' || rule FROM row_findings")
    parts.append("SELECT 'oit_reports' WHERE EXISTS (FROM documents WHERE oit_item IS NOT NULL AND doc_type = 'office')")
    return {row[0] for row in connection.execute(" UNION ALL ".join(parts)).fetchall()}


def able_to_fire(checks: Iterable[Check], present: set[str]) -> list[Check]:
    """Return the checks that have what they need.

    Args:
        checks: To choose from.
        present: What `present_inputs` found.
    """
    return [check for check in checks if _met(NEEDS.get(check.name, ""), present)]


def _met(needs: str, present: set[str]) -> bool:
    """Return whether every need is met.

    >>> _met("measures, scores|claims", {"measures", "claims"}), _met("measures, scores|claims", {"measures"}), _met("", set())
    (True, False, True)
    """
    return all(present.intersection(need.split("|")) for need in needs.split(", ") if need)
