"""How well reports in many wordings are read: `python -m benchmarks.wordings [HOW_MANY]`; exits with 1 when a number is wrong."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from normalizers.load_reference import load_reference
from tests.wordings.judging import judge
from tests.wordings.page import print_reports


def main() -> int:
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    reference, total = load_reference(), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for seed, report in print_reports(range(how_many), folder).items():
            count, notes = judge(folder / f"{seed}.pdf", report, reference)
            total.update(count)
            for note in notes:
                print(f"{seed} {', '.join(report.shapes)}: {note[:300]}")
    print(f"\n{how_many} reports")
    print(f"scores {total['right']} of {total['of']}, said {total['said']}, silent {total['silent']}, wrong {total['wrong']}")
    print(f"totals {total['totals']} of {total['totals_of']}, wrong {total['totals_wrong']}")
    print(f"measures {total['measures']} of {total['measures_of']}, extra {total['measures_extra']}")
    print(f"budgets {total['budgets']} of {total['budgets_of']}, extra {total['budgets_extra']}")
    return 1 if total["wrong"] or total["totals_wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
