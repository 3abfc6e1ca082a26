"""The example for analysts runs as it stands and says what the reports print."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from sample_truth import SCORES, measures_of

ROOT = Path(__file__).parents[2]


def test_the_pandas_example_finds_the_biggest_gain_and_counts_measures(samples):
    done = subprocess.run([sys.executable, ROOT / "examples" / "improvement.py", samples], capture_output=True, text=True, check=True)
    gains = {key: score - SCORES[key[0], key[1] - 1, key[2]] for key, score in SCORES.items() if (key[0], key[1] - 1, key[2]) in SCORES}
    (office, year, number), gain = min(gains.items(), key=lambda one: (-one[1], one[0]))
    assert re.search(rf"{year} +{office} +{number} +{gain.normalize()}\n", done.stdout), done.stdout
    with_measure = sum(measures_of(*key) > 0 for key in gains)
    assert re.search(rf"False +\S+ +{len(gains) - with_measure}\nTrue +\S+ +{with_measure}\n", done.stdout), done.stdout
