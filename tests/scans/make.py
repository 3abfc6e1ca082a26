"""Makes documents of the scan set: `python -m tests.scans.make DIR`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.labelled.draw import Damage, Face, draw
from tests.labelled.layouts import LAYOUTS
from tests.scans.figures import figures
from tests.scans.pictures import SCANS, scan

FACES = (Face("Laksaman", 14.0, 19.0), Face("Garuda", 10.0, 17.0), Face("Norasi", 12.0, 18.0), Face("Loma", 10.5, 17.0))
SCANNED = tuple(layout for layout in LAYOUTS if layout().scores or layout().totals or layout().measures)


def make_one(layout: Any, how: str, seed: int, target: Path) -> dict[str, Any]:
    """Draw a layout with figures and a font of the seed, scan it, and return its truth."""
    drawn = target.with_suffix(".drawn")
    with figures(seed):
        made = layout()
    # a report of many columns is set smaller, as offices do
    wide = max((len(block.rows[0]) for block in made.blocks if block.kind == "table"), default=0) > 7
    draw(made.blocks, drawn, Damage(), Face("Garuda", 8.0, 14.0) if wide else FACES[seed % len(FACES)])
    scan(drawn, target, SCANS[how], seed)
    drawn.unlink()
    return made.truth()


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    truth = {}
    for number, layout in enumerate(SCANNED):
        for k, how in enumerate(SCANS):
            name = f"{layout.__name__}-{how}.pdf"
            truth[name] = make_one(layout, how, number * len(SCANS) + k, folder / name)
    (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
