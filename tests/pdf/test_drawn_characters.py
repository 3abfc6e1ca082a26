"""Characters made glyphs in stretches are the glyphs that the binder makes of them one by one."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from extractors.pdf import drawn_characters, read_printed
from extractors.pdf.bind_marks import GlyphBinder
from extractors.pdf.drawn_characters import DrawnCharacters, bind
from extractors.pdf.glyphs import Glyph

LABELLED = Path(__file__).parent.parent / "labelled" / "pdfs"
LETTERS, MARKS = "กขคงจปฟฬาำเ1290.AB ", "ัิีุู่้์ํ\uf70a\uf712"


def _stream(seed: int) -> DrawnCharacters:
    """Lines of letters and marks as producers write them, with what goes wrong now and then."""
    chance = random.Random(seed)
    odd = chance.choice((0.0, 0.01, 0.05, 0.3))
    rows: list[tuple[float, ...]] = []
    x, y, size, blanks = 40.0, 60.0, 16.0, 0
    for _ in range(chance.randint(1, 400)):
        if x > 540 or chance.random() < 0.01:
            x, y = 40.0, y + 22
        if chance.random() < 0.1:
            blanks += 1
        char = chance.choice(MARKS if chance.random() < 0.25 else LETTERS)
        start, width = (x - 0.3, 0.0) if char in MARKS else (x, chance.uniform(3, 9))
        x0, baseline, top = start, y, y - 12
        if chance.random() < odd:  # astray, in the slice of the letter before, painted again, off its line, off the page
            kind = chance.randrange(6)
            start = rows[-1][6] if kind in (0, 1) and rows else start
            x0 = start if kind in (0, 1) else x0 - 6 if kind == 2 else x0 - 700 if kind == 5 else x0
            baseline = baseline + 40 if kind == 3 else baseline
            top = y - 60 if kind == 4 else top
        row = (float(ord(char)), x0, x0 + width, top, top + size, baseline, start, 14.0, float(blanks))
        rows += [row, row] if chance.random() < odd / 3 else [row]
        x += width
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    codes, blank = columns[0].astype(np.int64), columns[8].astype(np.int64)
    return DrawnCharacters(codes, *columns[1:8], fonts=["Sarabun"] * len(rows), blanks=blank)


def _one_by_one(drawn: DrawnCharacters) -> list[Glyph]:
    binder, seen = GlyphBinder(595, 842), 0
    columns = (drawn.x0, drawn.x1, drawn.top, drawn.bottom, drawn.baseline, drawn.start)
    for k, code in enumerate(drawn.codes.tolist()):
        if drawn.blanks[k] > seen:
            binder.blank()
            seen = drawn.blanks[k]
        x0, x1, top, bottom, baseline, start = (float(column[k]) for column in columns)
        binder.add(chr(code), x0, x1, top, bottom, baseline, start, drawn.fonts[k], float(drawn.points[k]))
    return binder.finish()


@pytest.mark.parametrize("first", range(0, 400, 50))
def test_stretches_give_the_glyphs_of_one_by_one(first: int) -> None:
    glyphs = 0
    for seed in range(first, first + 50):
        drawn, binder = _stream(seed), GlyphBinder(595, 842)
        bind(binder, drawn)
        assert binder.finish() == _one_by_one(drawn), seed
        glyphs += len(binder.glyphs)
    assert glyphs > 3000


@pytest.mark.parametrize("name", ["by_number-chromium", "three_years-typst", "prose_list-chromium"])
def test_a_page_reads_the_same_without_stretches(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read_printed(LABELLED / f"{name}.pdf", ocr=False)
    monkeypatch.setattr(drawn_characters, "SHORTEST_STRETCH", 10**9)
    slow = read_printed(LABELLED / f"{name}.pdf", ocr=False)
    assert fast.blocks == slow.blocks and fast.pages == slow.pages
