"""From the printed PDF to the finding: what is planted is found, and next to nothing else."""

from __future__ import annotations

from benchmarks.planted_reports import PLANTS, planted_reports
from benchmarks.precision import measure, offices


def test_precision_and_recall_over_sixty_printed_reports_are_at_least_98_in_a_hundred() -> None:
    precision, recall = measure(60)
    assert precision >= 0.98
    assert recall >= 0.98


def test_every_second_report_is_clean_and_every_fault_is_used() -> None:
    reports = planted_reports(offices(80))
    assert sum(not p.rules for p in reports) == 40
    assert {rule for p in reports for rule in p.rules} == {rule for plant in PLANTS.values() for rule in plant.rules}
    assert max(len(p.rules) for p in reports) >= 3
