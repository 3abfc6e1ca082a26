"""A text layer can lie: a score that the page shows otherwise is disputed, and nothing is said of honest ones."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.records import Extraction
from normalizers.load_reference import Reference, load_reference
from tests.labelled import layouts
from tests.labelled.draw import Damage, Face, draw
from tests.labelled.layouts import NOW, THAI, Labelled

LAYOUTS = (
    layouts.by_number, layouts.thai_digits, layouts.sorted_with_ranks, layouts.merged_instruments, layouts.score_and_level,
    layouts.full_marks, layouts.two_years,
)  # fmt: skip
FACES = (Face(), Face("Loma", 10.0, 16.0), Face("Norasi", 11.0, 17.0), Face("Waree", 8.5, 15.0))


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def read(made: Labelled, path: Path, reference: Reference, damage: Damage, face: Face) -> Extraction:
    draw(made.blocks, path, damage, face)
    return extract(path, reference, verify=1.0)


def printed_score(layout: Callable[[], Labelled], number: int) -> str:
    score = NOW[number - 1]
    if layout is layouts.thai_digits:
        return score.translate(THAI)
    return f"{score} ({layouts.letter(score)})" if layout is layouts.score_and_level else score


def with_one_digit_changed(score: str, rng: random.Random) -> str:
    at = rng.choice([n for n, c in enumerate(score) if c.isdigit()])
    zero = "๐" if score[at] >= "๐" else "0"
    other = rng.choice([chr(ord(zero) + n) for n in range(1, 10) if chr(ord(zero) + n) != score[at]])
    return score[:at] + other + score[at + 1 :]


@pytest.mark.parametrize("seed", range(20))
def test_a_digit_changed_in_the_text_layer_is_disputed_and_not_loaded(seed: int, reference: Reference, tmp_path: Path) -> None:
    rng, layout = random.Random(seed), LAYOUTS[seed % len(LAYOUTS)]
    number, made = rng.randint(1, 10), layout()
    shown = printed_score(layout, number)
    said = with_one_digit_changed(shown, rng)
    got = read(made, tmp_path / "lie.pdf", reference, Damage(lie=(shown, said)), FACES[seed % len(FACES)])
    disputed = [f for f in got.findings if f.rule == "reading_disputed"]
    assert [f.indicator_no for f in disputed] == [number], (shown, said)
    wanted = {(s["fiscal_year_be"], s["indicator_no"], s["score"]) for s in made.scores}
    loaded = {(s.fiscal_year_be, s.indicator_no, float(s.score)) for s in got.scores}
    assert loaded == wanted - {(2565, number, float(NOW[number - 1]))}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda made: made.__name__)
def test_nothing_is_said_of_an_honest_text_layer(layout: Callable[[], Labelled], reference: Reference, tmp_path: Path) -> None:
    made, face = layout(), FACES[LAYOUTS.index(layout) % len(FACES)]
    got = read(made, tmp_path / "honest.pdf", reference, Damage(), face)
    assert len(got.scores) == len(made.scores)
    assert not [f for f in got.findings if f.rule == "reading_disputed"]


def test_a_share_of_nothing_looks_at_nothing(reference: Reference, tmp_path: Path) -> None:
    draw(layouts.by_number().blocks, tmp_path / "lie.pdf", Damage(lie=(NOW[0], "99.99")))
    got = extract(tmp_path / "lie.pdf", reference, verify=0.0)
    assert [float(s.score) for s in got.scores if s.indicator_no == 1] == [99.99]
