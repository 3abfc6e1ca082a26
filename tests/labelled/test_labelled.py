"""Every layout, by every producer and with damage: nothing wrong, nothing lost in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from normalizers.load_reference import Reference, load_reference
from tests.labelled.draw import draw, random_damage
from tests.labelled.layouts import LAYOUTS, Labelled
from tests.labelled.make import DAMAGES
from tests.labelled.run import judge

SET = Path(__file__).with_name("pdfs")
TRUTH = json.loads((SET / "truth.json").read_text(encoding="utf-8"))
GAPS: dict[str, str] = json.loads(Path(__file__).with_name("gaps.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def cases() -> list[object]:
    """Every drawn damage of every layout, and what other programs set; known gaps must fail, or they are no gaps."""
    names = sorted({f"{layout.__name__}-{damage}" for layout in LAYOUTS for damage in DAMAGES} | {Path(n).stem for n in TRUTH})
    return [
        pytest.param(n, marks=pytest.mark.xfail(reason=GAPS[n], strict=True, raises=AssertionError) if n in GAPS else ()) for n in names
    ]  # fmt: skip


def pdf_of(name: str, folder: Path) -> tuple[Path, dict[str, object]]:
    if f"{name}.pdf" in TRUTH:
        return SET / f"{name}.pdf", TRUTH[f"{name}.pdf"]
    layout, damage = name.rsplit("-", 1)
    made = next(each for each in LAYOUTS if each.__name__ == layout)()
    draw(made.blocks, folder / f"{name}.pdf", DAMAGES[damage])
    return folder / f"{name}.pdf", made.truth()


@pytest.mark.parametrize("name", cases())
def test_every_value_is_right_or_said(name: str, reference: Reference, tmp_path: Path) -> None:
    path, truth = pdf_of(name, tmp_path)
    count, notes = judge(path, truth, reference)
    assert count["wrong"] == 0 and count["totals_wrong"] == 0 and count["measures_extra"] == 0, notes
    assert count["right"] + count["said"] == count["of"], notes
    assert count["totals"] == count["totals_of"] and count["measures"] == count["measures_of"], notes


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda made: made.__name__)
def test_random_damage_never_makes_a_wrong_or_silently_lost_number(
    layout: Callable[[], Labelled], reference: Reference, tmp_path: Path
) -> None:
    made, path, wrong = layout(), tmp_path / "damaged.pdf", []
    for seed in range(LAYOUTS.index(layout), 200, len(LAYOUTS)):
        damage = random_damage(seed)
        draw(made.blocks, path, damage)
        count, notes = judge(path, made.truth(), reference)
        if count["wrong"] or count["silent"] or count["totals_wrong"]:
            wrong.append((damage, notes))
    assert not wrong
