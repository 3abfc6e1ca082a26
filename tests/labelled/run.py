"""Compare what the readers say of each PDF of a folder with its truth: `python -m tests.labelled.run DIR [TEXT]`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from extractors.extract import extract
from extractors.records import Extraction
from normalizers.load_reference import Reference, load_reference

SAYS = ("reading_disputed", "indicator_number_disagrees_with_name", "value_without_year", "score_out_of_range")
SAYS_OF_A_PLACE = ("page_not_readable", "table_not_recognised")


def compare(made: Extraction, truth: dict[str, Any]) -> tuple[Counter[str], list[str]]:
    """Count right, wrong, said and silent values; also list each expected and found value that differs."""
    office, count, notes = truth["office_id"], Counter[str](), []
    want = {(s.get("office_id", office), s["fiscal_year_be"], s["indicator_no"], f"{s['score']:.2f}"): s for s in truth["scores"]}
    seen = set()
    for got in made.scores:
        if got.agency:
            continue
        key = (got.office_id or office, got.fiscal_year_be, got.indicator_no, f"{got.score:.2f}")
        expected = want.get(key)
        levels = expected is not None and (got.place == "prose" or expected.get("level") in (None, got.level_printed))
        ranks = expected is not None and (got.place == "prose" or expected.get("rank") in (None, got.rank_printed))
        if levels and ranks:
            seen.add(key)
        else:
            count["wrong"] += 1
            notes.append(f"wrong: {key} level {got.level_printed} rank {got.rank_printed}, expected {expected}")
    count["right"], count["of"] = len(seen), len(want)
    place = any(f.rule in SAYS_OF_A_PLACE for f in made.findings)
    for key in sorted(want.keys() - seen):
        said = place or any(f.rule in SAYS and f.indicator_no == key[2] for f in made.findings)
        count["said" if said else "silent"] += 1
        notes.append(f"{'said' if said else 'silent'}: expected {key}")
    _totals(made, truth, count, notes)
    _measures(made, truth, count, notes)
    return count, notes


def _totals(made: Extraction, truth: dict[str, Any], count: Counter[str], notes: list[str]) -> None:
    office = truth["office_id"]
    want = {(t.get("office_id", office), t["fiscal_year_be"], f"{t['score']:.2f}") for t in truth["totals"]}
    have = {
        (t.office_id or office, t.fiscal_year_be, f"{t.score:.2f}")
        for t in made.totals if t.scope == "total" and t.score is not None and not t.agency
    }  # fmt: skip
    count["totals"], count["totals_of"], count["totals_wrong"] = len(want & have), len(want), len(have - want)
    notes += [f"total wrong: {t}" for t in sorted(have - want)] + [f"total missing: {t}" for t in sorted(want - have)]


def _measures(made: Extraction, truth: dict[str, Any], count: Counter[str], notes: list[str]) -> None:
    groups: dict[int | None, list[Any]] = {}
    for measure in made.measures:
        groups.setdefault(measure.indicator_no, []).append(measure)
    wanted = {m["indicator_no"]: m for m in truth["measures"]}
    count["measures_of"], count["measures_extra"] = len(wanted), len(groups.keys() - wanted.keys())
    for number, expected in wanted.items():
        found = groups.get(number, [])
        facts = {
            "items": len(found),
            "period_start": str(min((m.period_start for m in found if m.period_start), default=None)),
            "period_end": str(max((m.period_end for m in found if m.period_end), default=None)),
            "responsible": sorted({unit for m in found for unit in m.responsible}),
        }
        told = {**expected, "responsible": sorted(expected.get("responsible", []))}
        if all(told[k] == v for k, v in facts.items() if k in expected):
            count["measures"] += 1
        else:
            notes.append(f"measures: expected {told}, actual {facts}")


def judge(path: Path, truth: dict[str, Any], reference: Reference) -> tuple[Counter[str], list[str]]:
    return compare(extract(path, reference), truth)


def main() -> None:
    folder, only = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    truth, reference, every = json.loads((folder / "truth.json").read_text(encoding="utf-8")), load_reference(), Counter[str]()
    for name in sorted(n for n in truth if only in n):
        count, notes = judge(folder / name, truth[name], reference)
        every.update(count)
        print(name, {k: v for k, v in count.items() if v})
        for note in notes:
            print("   ", note)
    print("ALL", dict(every))


if __name__ == "__main__":
    main()
