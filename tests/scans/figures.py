"""Other figures for the labelled layouts, so that every digit stands in every place somewhere in the scan set."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

from tests.labelled import layouts


@contextmanager
def figures(seed: int) -> Iterator[None]:
    """Print other scores while the block runs: two decimals between 50 and 100, sums that fit them."""
    kept = {name: getattr(layouts, name) for name in ("NOW", "BEFORE", "EARLIER", "SUB", "TOTAL")}
    rng = random.Random(seed)
    try:
        for name in ("NOW", "BEFORE", "EARLIER"):
            setattr(layouts, name, tuple(f"{rng.randint(5000, 9999) / 100:.2f}" for _ in range(10)))
        now = [float(s) for s in layouts.NOW]
        parts = {"IIT": now[:5], "EIT": now[5:8], "OIT": now[8:]}
        means = {word: sum(scores) / len(scores) for word, scores in parts.items()}
        layouts.SUB = {word: f"{mean:.2f}" for word, mean in means.items()}
        layouts.TOTAL = f"{0.3 * means['IIT'] + 0.3 * means['EIT'] + 0.4 * means['OIT']:.2f}"
        yield
    finally:
        for name, value in kept.items():
            setattr(layouts, name, value)
