"""What a reader must find in a made-up report."""

from __future__ import annotations

from typing import Any

from tools.make_samples.content import INSTRUMENTS, MEASURES, Report, instrument_of
from tools.make_samples.printed_rows import printed_rows, printed_total, printed_total_level
from tools.make_samples.report import amount_of, measured, units_of

#: Rules that have no cause in any sample report unless it is planted there.
RULES = (
    "total_disagrees_with_indicators", "instrument_disagrees_with_indicators", "total_repeats_other_year", "indicator_repeats_other_year",
    "difference_disagrees_with_years", "score_out_of_range", "score_not_possible", "score_disagrees_within_document", "two_reports_disagree",
    "indicator_missing", "indicator_duplicated", "indicator_number_disagrees_with_name", "rank_disagrees_with_score",
    "level_disagrees_with_score", "level_scale_not_of_year", "pass_remark_disagrees_with_score", "weakest_indicator_claim_false",
    "strongest_indicator_claim_false", "improvement_claim_false", "foreign_office_named", "unknown_office_named", "ambiguous_office_named",
    "office_level_mixed", "fiscal_year_mixed", "period_outside_fiscal_year", "period_reversed", "weak_indicator_without_measure",
    "measure_without_result", "measure_without_responsible", "measure_without_period", "budget_total_wrong", "nothing_reported",
    "document_duplicated", "reading_disputed", "value_without_year", "page_not_readable",
)  # fmt: skip
#: A fault that necessarily brings another: two values of one indicator also disagree within the document.
BROUGHT_ALONG = {"indicator_duplicated": ("score_disagrees_within_document",)}


def truth(report: Report) -> dict[str, Any]:
    """Return the scores, totals, measures, budgets and findings of a report, and the rules that must not fire."""
    planted = {f.rule for f in report.faults}
    allowed = planted.union(*(BROUGHT_ALONG.get(rule, ()) for rule in planted))
    return {
        "office_id": report.office.office_id,
        "doc_type": "office",
        "scores": _scores(report),
        "totals": [{"fiscal_year_be": report.results_year, "score": float(printed_total(report)), "level": printed_total_level(report)}],
        "instruments": _instruments(report),
        "measures": [
            {
                "indicator_no": i, "items": len(MEASURES[i]), "responsible": list(units_of(report, n)),
                "period_start": f"{report.year - 544}-10-01", "period_end": f"{report.year - 543}-09-30",
            }
            for n, i in enumerate(measured(report), 1)
        ],
        "budgets": [{"indicator_no": i, "amount_baht": amount_of(n, i)} for n, i in enumerate(measured(report), 1)],
        "findings": [{"rule": f.rule, **({"indicator_no": f.indicator_no} if f.indicator_no else {})} for f in report.faults],
        "silent": [rule for rule in RULES if rule not in allowed],
    }  # fmt: skip


def _scores(report: Report) -> list[dict[str, Any]]:
    rows = [
        {"fiscal_year_be": report.results_year, "indicator_no": row.indicator_no, "score": float(row.score),
         **({"level": row.level} if row.level else {}), **({"rank": row.rank} if row.rank else {})}
        for row in printed_rows(report)
    ]  # fmt: skip
    if report.layout == "two_years" and report.before:
        rows += [{"fiscal_year_be": report.results_year - 1, "indicator_no": i, "score": float(s)} for i, s in report.before.items()]
    return rows


def _instruments(report: Report) -> list[dict[str, Any]]:
    if report.layout != "instruments":
        return []
    return [
        {"fiscal_year_be": report.results_year, "scope": name, "score": float(instrument_of(report.scores, name))} for name in INSTRUMENTS
    ]
