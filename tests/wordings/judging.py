"""What was read of a report against its truth, budgets included."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from extractors.extract import extract
from normalizers.load_reference import Reference
from tests.labelled.run import compare
from tests.wordings.report import Draft


def judge(path: Path, report: Draft, reference: Reference) -> tuple[Counter[str], list[str]]:
    """Count as `tests.labelled.run.compare` does, with budgets, budgets_of and budgets_extra."""
    made = extract(path, reference)
    count, notes = compare(made, report.truth)
    want = Counter((b["indicator_no"], b["amount_baht"]) for b in report.truth["budgets"])
    have = Counter((b.indicator_no, int(b.amount_baht)) for b in made.budgets if b.amount_baht is not None)
    count["budgets"], count["budgets_of"] = (want & have).total(), want.total()
    count["budgets_extra"] = (have - want).total()
    if want != have:
        notes.append(f"budgets: expected {dict(want)}, actual {dict(have)}")
    return count, notes
