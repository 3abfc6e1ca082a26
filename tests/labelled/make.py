"""Makes the labelled set: `python -m tests.labelled.make DIR`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.labelled.draw import Damage, draw
from tests.labelled.layouts import LAYOUTS
from tools.make_samples.producers import chromium, typst

DAMAGES = {
    "plain": Damage(),
    "pua_rects": Damage("pua", "columns", 0.3, "rects", seed=1),
    "nikhahit_cut": Damage("nikhahit", "random", 0.2, "double", start=560, repeat=True, seed=2),
    "turned": Damage("", "columns", 0.0, "lines", "flag", seed=3),
    "turned_bare": Damage("", "rows", 0.0, "lines", "bare", seed=4),
    "horizontal": Damage("", "rows", 0.0, "horizontal", seed=5),
    "borderless": Damage("", "rows", 0.0, "none", seed=6),
}


def make(folder: Path, producers: bool = True, drawn: bool = True) -> None:
    """Write every layout by every producer, drawn ones with their damages, and truth.json."""
    folder.mkdir(parents=True, exist_ok=True)
    truth = {}
    for layout in LAYOUTS:
        made = layout()
        for name, damage in DAMAGES.items() if drawn else ():
            truth[f"{layout.__name__}-{name}.pdf"] = made.truth()
            draw(made.blocks, folder / f"{layout.__name__}-{name}.pdf", damage)
        for producer in (typst, chromium) if producers else ():
            truth[f"{layout.__name__}-{producer.__name__}.pdf"] = made.truth()
            producer(made.blocks, folder / f"{layout.__name__}-{producer.__name__}.pdf")
    (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
