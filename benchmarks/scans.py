"""Scans: how many printed scores are accepted, how many loaded numbers are wrong, and what a page costs.

`python -m benchmarks.scans [TEXT]` makes every layout as every kind of scan (or those whose name holds TEXT), reads them and
prints a table. Exits with 1 when a wrong number was loaded or fewer cells were accepted than promised.
"""

from __future__ import annotations

import math
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from normalizers.load_reference import load_reference
from tests.labelled.run import judge
from tests.scans.make import SCANNED, make_one
from tests.scans.pictures import SCANS

ACCEPTED_CLEAN, ACCEPTED_ALL = 0.95, 0.80


def upper_bound(wrong: int, cells: int, confidence: float = 0.95) -> float:
    """Return the one-sided upper bound of the share of wrong cells (Clopper-Pearson)."""
    low, high = 0.0, 1.0
    for _ in range(60):
        share = (low + high) / 2
        seen = sum(math.comb(cells, k) * share**k * (1 - share) ** (cells - k) for k in range(wrong + 1))
        low, high = (share, high) if seen > 1 - confidence else (low, share)
    return high


def main() -> int:
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    reference, counts, seconds = load_reference(), defaultdict(Counter[str]), defaultdict(float)
    with TemporaryDirectory() as folder:
        for number, layout in enumerate(SCANNED):
            for k, how in enumerate(SCANS):
                name = f"{layout.__name__}-{how}"
                if only not in name:
                    continue
                path = Path(folder) / f"{name}.pdf"
                truth = make_one(layout, how, number * len(SCANS) + k, path)
                start = time.process_time()
                count, notes = judge(path, truth, reference)
                seconds[how] += time.process_time() - start
                path.unlink()
                counts[how].update(count)
                counts[how]["documents"] += 1
                for note in notes:
                    print(f"{name}: {note}", file=sys.stderr)
    print(
        f"{'scan':12} {'scores':>7} {'accepted':>9} {'wrong':>6} {'silent':>7} {'totals':>8} {'wrong':>6} {'measures':>9} {'CPU s/doc':>10}"
    )
    every = Counter[str]()
    for how, count in counts.items():
        every.update(count)
        print(
            f"{how:12} {count['of']:7} {count['right'] / max(count['of'], 1):9.1%} {count['wrong']:6} {count['silent']:7} "
            f"{count['totals']:4}/{count['totals_of']:<3} {count['totals_wrong']:6} {count['measures']:5}/{count['measures_of']:<3} "
            f"{seconds[how] / count['documents']:10.2f}"
        )
    wrong = every["wrong"] + every["totals_wrong"]
    cells = every["of"] + every["totals_of"]
    print(
        f"{cells} printed scores and totals, {every['right'] / max(every['of'], 1):.1%} of the scores accepted, {wrong} wrong loaded; "
        f"one-sided 95 % bound of wrong ones {upper_bound(wrong, cells):.2%}; said {every['said']}, silent {every['silent']}"
    )
    clean = counts.get("clean")
    kept = every["right"] >= ACCEPTED_ALL * every["of"] and (not clean or clean["right"] >= ACCEPTED_CLEAN * clean["of"])
    return 0 if wrong == 0 and every["silent"] == 0 and kept else 1


if __name__ == "__main__":
    sys.exit(main())
