"""Run every benchmark, one after the other: make bench."""

from __future__ import annotations

import runpy
import sys

BENCHMARKS = ("speed", "accuracy", "office_names", "audit", "precision", "soak")

for name in BENCHMARKS:
    print(f"== benchmarks.{name}", flush=True)
    sys.argv = [f"benchmarks/{name}.py"]
    runpy.run_module(f"benchmarks.{name}", run_name="__main__")
