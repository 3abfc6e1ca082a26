"""Marks go to their letters, and blanks stand where a reader sees one."""

from __future__ import annotations

import pytest

from extractors.pdf.bind_marks import GlyphBinder
from extractors.pdf.cid_fonts import cid_map, replaced_character
from extractors.pdf.glyphs import MARKS, Glyph
from extractors.pdf.lines import baselines, raw_text

SIZE = 10.0
WIDTH = 5.0


def bind(*drawn: tuple[str, float]) -> str:
    """Bind characters given with their pen positions; letters are 5 points wide, marks have no width and hang to the left."""
    binder = GlyphBinder(600, 800)
    for char, pen in drawn:
        x0, x1 = (pen - 3, pen) if char in MARKS else (pen, pen + WIDTH)
        binder.add(char, x0, x1, 90, 102, 100, pen, "", SIZE)
    return raw_text(baselines(binder.finish())[0])


def test_marks_in_the_order_of_typing_stay() -> None:
    assert bind(("ท", 0), ("ี", 5), ("่", 5), ("น", 5), ("ี", 10), ("้", 10)) == "ที่นี้"


def test_a_mark_behind_the_next_letter_goes_home() -> None:
    assert bind(("ใ", 0), ("ห", 5), ("ร", 9.9), ("้", 10), ("า", 15)) == "ให้รา"


def test_a_mark_drawn_before_its_letter_waits_for_it() -> None:
    assert bind(("้", 10), ("ห", 5), ("ร", 10)) == "ห้ร"


def test_a_mark_painted_long_after_its_letter_finds_it() -> None:
    assert bind(("ส", 0), ("ร", 5), ("า", 10), ("ง", 15), ("้", 10.4)) == "สร้าง"


def test_a_mark_without_a_letter_is_not_lost() -> None:
    binder = GlyphBinder(600, 800)
    binder.add("้", 297, 300, 90, 102, 100, 300, "", SIZE)
    assert [g.text for g in binder.finish()] == ["้"]


def test_a_letter_painted_twice_is_read_once() -> None:
    assert bind(("ก", 0), ("ก", 0.3), ("ข", 5), ("ข", 5.3)) == "กข"


def test_two_equal_digits_side_by_side_are_two() -> None:
    assert bind(("9", 0), ("9", 5), (".", 10), ("1", 15), ("1", 20)) == "99.11"


def _row(*parts: tuple[str, float]) -> list[Glyph]:
    """Glyphs 5 points wide, each behind a gap given in em."""
    out, x = [], 0.0
    for char, gap in parts:
        x += gap * SIZE
        out.append(Glyph(char, x, x + WIDTH, 90, 102, 100, 12, "", x, False, SIZE))
        x += WIDTH
    return out


@pytest.mark.parametrize(("gap", "text"), [(0.0, "กข"), (0.1, "กข"), (0.18, "ก ข"), (0.4, "ก ข")])
def test_a_blank_is_a_gap_as_wide_as_a_blank(gap: float, text: str) -> None:
    assert raw_text(_row(("ก", 0), ("ข", gap))) == text


def test_a_number_set_wide_stays_one_number() -> None:
    assert raw_text(_row(("9", 0), ("4", 0.15), (".", 0.15), ("4", 0.15), ("0", 0.15))) == "94.40"


def test_a_blank_in_the_stream_inside_a_closed_number_is_none() -> None:
    row = _row(("4", 0), (" ", -0.5), ("7", 0), ("8", 0))
    row[2].x0, row[2].x1, row[3].x0, row[3].x1 = 5, 10, 10, 15
    assert raw_text(sorted(row, key=lambda g: g.x0)) == "478"


def test_numbers_of_two_columns_are_not_glued() -> None:
    assert raw_text(_row(("9", 0), ("4", 0), ("8", 0.6), ("7", 0))) == "94 87"


def test_every_glyph_map_is_of_a_named_font_with_a_witness() -> None:
    assert replaced_character("ABCDEE+Microsoft Sans Serif", 917) == "่"
    assert replaced_character("BGPEKO+DilleniaUPC", 202) == "้"
    assert replaced_character("ABCDEE+Angsana New", 917) is None
    for pattern, table in cid_map():
        assert all(len(char) == 1 for char in table.values()), pattern
