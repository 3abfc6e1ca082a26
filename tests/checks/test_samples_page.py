"""The page about the samples lists what is planted in them, and the one finding that follows."""

from __future__ import annotations

import re
from pathlib import Path

from tools.make_samples.content import REPORTS

PAGE = Path(__file__).parents[2] / "docs" / "checks" / "samples.md"


def test_every_planted_fault_is_listed_with_a_verdict() -> None:
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (\d{4}) \| `(\w+)` \| (\w+) \|", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    planted = {(r.office.office_id, str(r.year), f.rule) for r in REPORTS for f in r.faults}
    listed = {row[:3] for row in rows}
    assert planted <= listed
    assert {rule for _, _, rule in listed - planted} == {"level_cannot_be_decided"}
    assert {row[3] for row in rows} <= {"confirmed", "false_positive", "accepted", "needs_info"}
