"""Run every benchmark, one after the other: make bench. Exits with 1 when a goal of one of them is missed."""

from __future__ import annotations

import runpy
import sys

BENCHMARKS = (
    "speed", "accuracy", "engines", "words", "wordings", "scans", "office_names", "audit", "precision", "web", "queries", "load", "soak",
)  # fmt: skip


def run(name: str) -> bool:
    """Run one; False when it says that its goals are missed."""
    print(f"== benchmarks.{name}", flush=True)
    sys.argv = [f"benchmarks/{name}.py"]
    try:
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")
    except SystemExit as end:
        return not end.code
    return True


missed = [name for name in BENCHMARKS if not run(name)]
if missed:
    print(f"goals missed: {', '.join(missed)}")
    sys.exit(1)
