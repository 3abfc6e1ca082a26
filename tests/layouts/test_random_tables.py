"""Every score of tables put together at random is right or reported; nothing else is loaded."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from printed_grids import document
from random_tables import make

from extractors.extract import interpret_document
from normalizers.load_reference import Reference, load_reference

SEEDS_IN_A_TEST = 25


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


@pytest.mark.parametrize("first", range(0, 250, SEEDS_IN_A_TEST))
def test_random_tables_give_exactly_what_they_print(reference, first):
    for seed in range(first, first + SEEDS_IN_A_TEST):
        made = make(seed)
        owner = "#สำนักงานเขตพื้นที่การศึกษาประถมศึกษามุกดาหาร"
        got = interpret_document(document(owner, made.heading, made.rows), reference)
        loaded = {(s.fiscal_year_be, s.indicator_no): s for s in got.scores}
        assert len(loaded) == len(got.scores), f"seed {seed}: a score stands twice"
        assert not got.totals, f"seed {seed}: a total that nobody printed"
        assert set(loaded) == set(made.truth), f"seed {seed}"
        assert not got.findings, f"seed {seed}"
        for key, (score, level) in made.truth.items():
            assert loaded[key].score == Decimal(score), f"seed {seed} {key}"
            assert level is None or loaded[key].level_printed == level, f"seed {seed} {key}"
        runs_by_indicator = list(made.ranks) == sorted(made.ranks)  # then the numbers may only count the rows
        if made.ranks and not runs_by_indicator:
            assert {s.indicator_no: s.rank_printed for s in got.scores} == made.ranks, f"seed {seed}"
