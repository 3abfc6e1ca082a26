"""How a fact was read: from the text layer, from the picture, or decided between readings of the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from extractors.reconcile import Decision
from extractors.records import IndicatorScore, PageRecord, Total

Number = TypeVar("Number", IndicatorScore, Total)


def with_readings(facts: Sequence[Number], pages: Sequence[PageRecord], decisions: Sequence[Decision]) -> list[Number]:
    """Mark the facts that stand on pages read from pictures."""
    pictured = {record.page for record in pages if record.text_source == "ocr"}
    decided = {(d.page, tuple(d.box)) for d in decisions}
    out: list[Number] = []
    for fact in facts:
        if not any(c.page in pictured for c in fact.citations):
            out.append(fact)
            continue
        reading = "reconciled" if any((c.page, tuple(c.box)) in decided for c in fact.citations) else "ocr"
        out.append(replace(fact, reading=reading))
    return out
