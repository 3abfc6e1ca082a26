"""Assessments that look like this one and are not: LPA, KPI, e-SAR, satisfaction surveys, budgets. No score is read."""

from extractors.layouts.layout import Layout, Understood


def _fits(table: Understood) -> bool:
    return table.looks_alike


LAYOUT = Layout(name="look_alike", kind="other", rank=10, fits=_fits, has_scores=False)
