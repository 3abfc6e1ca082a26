"""Run every benchmark, one after the other: make bench."""

from __future__ import annotations

import runpy
import sys

BENCHMARKS = ("speed", "accuracy", "office_names", "audit", "precision", "queries", "load")

for name in BENCHMARKS:
    print(f"== benchmarks.{name}", flush=True)
    sys.argv = [f"benchmarks/{name}.py"]
    try:
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")
    except SystemExit as end:  # a goal was missed: the others are measured all the same
        print(f"benchmarks.{name} ended with {end.code}")
