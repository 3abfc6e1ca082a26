"""Make the sample site anew: python -m tools.make_samples [PRODUCER...]"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tools.make_samples.content import REPORTS
from tools.make_samples.pages import write_pages
from tools.make_samples.producers import PRODUCERS
from tools.make_samples.report import blocks
from tools.make_samples.truth import truth

SAMPLE = Path("flows/sample")
TRUTH = Path(__file__).parent / "truth.json"


def main(producers: list[str]) -> None:
    """Write pages and truth, and the PDFs of the named producers (of all, when none is named)."""
    write_pages(SAMPLE)
    known = {f"{r.office.office_id}-{r.name}": truth(r) for r in REPORTS}
    TRUTH.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for report in REPORTS:
        if producers and report.producer not in producers:
            continue
        path = SAMPLE / "site" / report.office.office_id / report.name
        PRODUCERS[report.producer](blocks(report), path.resolve())
        sys.stdout.write(f"{path} {report.producer} {path.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
