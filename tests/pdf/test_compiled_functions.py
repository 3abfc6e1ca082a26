"""Each compiled function beside its Python form, on random rules and glyphs."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

import pytest

from extractors.pdf.assemble import _Heights, edges_of, reads_as_number
from extractors.pdf.compiled import PYTHON_FORMS, native
from extractors.pdf.glyphs import Glyph, PageContent, Rule
from extractors.pdf.health import _kind
from extractors.pdf.replacements import clusters_again
from extractors.printed import Box
from extractors.tables import Grid, GridCell, find_grids

pytestmark = pytest.mark.skipif(native is None, reason="the compiled reader was not built here")

FONTS = ("", "THSarabunPSK", "THSarabunPSK-Bold", "ABCDEE+BOLDisch")
TEXTS = ("ก", "ที่", "ำ", "า", "่", "\uf70a", "1", "๒", ".", ",", "A", " ", "  ", "\u00a0", "กำ", "-")


def rules_of(chance: random.Random) -> list[Rule]:
    """Tables as producers draw them: cut at cells, doubled, a little off, open where a page breaks, nested, with loose strokes."""
    rules = []
    for _ in range(chance.randint(1, 3)):
        left, top, right, bottom = chance.uniform(-5, 200), chance.uniform(-5, 300), chance.uniform(300, 610), chance.uniform(400, 850)
        xs = [left, *sorted(chance.uniform(left, right) for _ in range(chance.randint(1, 6))), right]
        ys = [top, *sorted(chance.uniform(top, bottom) for _ in range(chance.randint(1, 9))), bottom]
        if chance.random() < 0.3:
            ys = ys[1:]  # open above
        slips = (0.0, 0.0, 0.0, 0.25, -0.7, 1.9, 3.3, 5.0)
        for y in ys:
            for a, b in zip(xs, xs[1:], strict=False):
                if chance.random() < 0.9 and b > a:
                    at = y + chance.choice(slips)
                    rules.append(Rule(a, at, b + chance.choice(slips), at))
        for x in xs:
            for a, b in zip(ys, ys[1:], strict=False):
                if chance.random() < 0.9:
                    at = x + chance.choice(slips)
                    rules.append(Rule(at, a + chance.choice(slips), at, b + chance.choice(slips)))
    rules += [Rule(x := chance.uniform(0, 500), y := chance.uniform(0, 800), x + 60, y) for _ in range(3)]
    chance.shuffle(rules)
    return rules


def glyphs_of(chance: random.Random, count: int) -> list[Glyph]:
    found = []
    for _ in range(count):
        x, y, size = (
            chance.uniform(-2, 600),
            chance.choice((100.0, 100.2, 103.9, 118.0, chance.uniform(0, 842))),
            chance.choice((12.0, 16.3, 21.0)),
        )
        width = chance.choice((0.0, 3.1, 6.2, 9.7))
        found.append(
            Glyph(
                chance.choice(TEXTS),
                x,
                x + width,
                y - 0.8 * size,
                y + 0.3 * size,
                y,
                size,
                chance.choice(FONTS),
                x + chance.choice((0.0, 0.01, 2.0)),
                chance.random() < 0.1,
                chance.choice((0.0, 11.0, 16.0)),
                chance.random() < 0.2,
            )
        )
    return found


def run_of(chance: random.Random, count: int) -> list[Glyph]:
    """Glyphs on one line with gaps near every threshold."""
    x, found = 50.0, []
    for glyph in glyphs_of(chance, count):
        width = chance.choice((0.0, 4.0, 7.5))
        x += chance.choice((0.0, 0.5, 1.2, 1.6, 2.4, 3.1, 4.8, 9.0, 12.1, 26.0, -3.0))
        glyph.x0, glyph.x1 = x, x + width
        found.append(glyph)
        x += width
    return found


def python(name: str) -> Callable[..., Any]:
    return PYTHON_FORMS[name]


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_ruled_tables_are_found_alike(first: int) -> None:
    assert native is not None
    found = spans = 0
    for seed in range(first, first + 100):
        chance = random.Random(seed)
        rules, glyphs = rules_of(chance), glyphs_of(chance, 80)
        content = PageContent(1, 595.3, 841.9, 0, glyphs, rules)
        grids = native.find_grids(rules, content.width, content.height, glyphs, Box, GridCell, Grid)
        assert grids == find_grids(edges_of(content, rules), _Heights(glyphs).holds), seed
        found += len(grids)
        spans += sum(cell.row_span > 1 or cell.col_span > 1 for grid in grids for cell in grid.cells)
    assert found > 50
    assert spans > 100


def test_glyphs_fall_into_the_same_cells() -> None:
    assert native is not None
    whole = 0
    for seed in range(200):
        chance = random.Random(seed)
        rules, glyphs = rules_of(chance), [*glyphs_of(chance, 200), *run_of(chance, 60)]
        content = PageContent(1, 595.3, 841.9, 0, glyphs, rules)
        boxes = [cell.box for grid in find_grids(edges_of(content, rules), _Heights(glyphs).holds) for cell in grid.cells]
        if not boxes:
            continue
        ours, theirs = native.in_cells(glyphs, boxes, reads_as_number), python("in_cells")(glyphs, boxes, reads_as_number)
        assert [[id(g) for g in own] for own in ours] == [[id(g) for g in own] for own in theirs], seed
        whole += sum(map(len, ours[:-1]))
    assert whole > 1000


def test_rows_and_their_texts_are_alike() -> None:
    assert native is not None
    for seed in range(300):
        chance = random.Random(seed)
        glyphs = glyphs_of(chance, chance.choice((1, 5, 60, 300)))
        for name in ("baselines", "printed_rows"):
            ours, theirs = getattr(native, name)(glyphs), python(name)(glyphs)
            assert [[id(g) for g in row] for row in ours] == [[id(g) for g in row] for row in theirs], (seed, name)
        assert native.stream_text(glyphs) == python("stream_text")(glyphs)
        assert native.count_kinds(glyphs, _kind) == python("count_kinds")(glyphs, _kind)
        for row in [*native.baselines(glyphs), run_of(chance, chance.randint(1, 40))]:
            for name in ("raw_text", "widest_em", "gap_count"):
                assert getattr(native, name)(row) == python(name)(row), (seed, name)
            assert native.line_parts(row) == python("line_parts")(row), seed
            for gap, last in ((0.9, 1), (0.6, 2)):
                ours, theirs = native.parts_of(row, gap, last), python("parts_of")(row, gap, last)
                assert [[id(g) for g in part] for part in ours] == [[id(g) for g in part] for part in theirs], seed


def test_clusters_that_come_back_are_found_alike() -> None:
    assert native is not None
    found = 0
    for seed in range(300):
        chance = random.Random(seed)
        codes = "".join(chance.choices("กขที่ี้ำา \n", k=chance.randint(0, 200))).encode("utf-32-le")
        assert native.clusters_again(codes) == python(clusters_again.__name__)(codes), seed
        found += len(native.clusters_again(codes))
    assert found > 300


def test_boxes_are_rounded_as_python_rounds() -> None:
    assert native is not None
    chance = random.Random(5)
    for _ in range(3000):
        # halves of a tenth are where binary and decimal rounding part
        x = chance.choice((chance.uniform(-10, 900), round(chance.uniform(0, 900), 2), chance.randrange(0, 9000) / 10 + 0.05))
        box = native.line_parts([Glyph("ก", x, x + 5.05, x, x + 0.25, x, 12.0)])[1]
        assert box == (round(x, 1), round(x, 1), round(x + 5.05, 1), round(x + 0.25, 1))


NOWHERE = (math.nan, math.inf, -math.inf, 1e308, -1e308, 1e38, 1e13 + 0.123, 3e15 + 0.25, 0.0, -0.0, 5e-324)


def test_sizes_without_sense_are_taken_alike() -> None:
    """A damaged font gives boxes and sizes that are no numbers, or larger than any page."""
    assert native is not None
    for seed in range(300):
        chance = random.Random(seed)
        row = run_of(chance, chance.randint(1, 12))
        for glyph in row:
            glyph.text = chance.choice((*TEXTS, "\0", "\0 ", "\ufeff", "\U0001f600"))
            for name in ("top", "bottom", "size", "points"):
                if chance.random() < 0.3:
                    setattr(glyph, name, chance.choice(NOWHERE))
        for name in ("raw_text", "widest_em", "line_parts", "gap_count"):
            ours, theirs = getattr(native, name)(row), python(name)(row)
            if name == "line_parts":
                theirs = (theirs[0], tuple(theirs[1]), *theirs[2:])
            assert repr(ours) == repr(theirs), (seed, name)  # as text: what is no number equals nothing
        boxes = [Box(0.0, 50.0, 300.0, 110.0), Box(300.0, 50.0, 600.0, 110.0)]
        rows = [(native.printed_rows(row), python("printed_rows")(row))]
        rows += [(native.in_cells(row, boxes, reads_as_number), python("in_cells")(row, boxes, reads_as_number))]
        for ours, theirs in rows:
            assert [[id(g) for g in own] for own in ours] == [[id(g) for g in own] for own in theirs], seed


def test_strokes_that_lie_nowhere_are_no_rules() -> None:
    """Their place cannot be sorted; at worst the search for it would end outside its list, or never."""
    assert native is not None
    for seed in range(100):
        chance = random.Random(seed)
        rules, glyphs = rules_of(chance), glyphs_of(chance, 40)
        for _ in range(40):
            x, y = chance.choice((50.0, 100.0, *NOWHERE)), chance.choice((50.0, 100.0, *NOWHERE))
            rules += [Rule(x, 0.0, x, y), Rule(0.0, y, x, y), Rule(x, y, x, math.inf), Rule(-math.inf, y, math.inf, y)]
        for width, height in ((595.3, 841.9), (math.inf, math.inf), (math.nan, 1e38)):
            content = PageContent(1, width, height, 0, glyphs, rules)
            ours = native.find_grids(rules, width, height, glyphs, Box, GridCell, Grid)
            assert ours == find_grids(edges_of(content, rules), _Heights(glyphs).holds), seed


def test_a_glyph_has_the_same_fields_in_both_forms() -> None:
    glyph = Glyph("ก", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, "F", 7.0, True, 8.0, after_blank=True)
    assert Glyph(**glyph.as_dict()) == glyph
    glyph.text += "่"
    assert (glyph.text, glyph.as_dict()["text"]) == ("ก่", "ก่")
    with pytest.raises(TypeError):
        Glyph("ก")
    with pytest.raises(TypeError):
        glyph.text = 5  # type: ignore[assignment]


def test_what_is_no_glyph_is_refused() -> None:
    assert native is not None
    for name in ("baselines", "raw_text", "line_parts", "gap_count", "stream_text"):
        with pytest.raises(TypeError):
            getattr(native, name)([object()])
    with pytest.raises(ValueError, match="without glyphs"):
        native.raw_text([])
