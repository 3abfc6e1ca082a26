"""Pages and headers that are drawn sideways are read upright."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.pdf.drawn import grid, pdf, read, rows, tables, texts

ENGINES = pytest.mark.parametrize("engine", ["fast", "reference"])
SAID = ["Transparency assessment of the year", "Indicator 1 scored 94.40 of 100"]


def _said(canvas: Canvas) -> None:
    canvas.drawString(40, 250, SAID[0])
    canvas.drawString(40, 220, SAID[1])


@ENGINES
@pytest.mark.parametrize("flag", [0, 90, 180, 270])
def test_a_page_with_a_rotate_flag_is_read_as_shown(tmp_path: Path, engine: str, flag: int) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(flag)
        # drawn so that the flag brings it upright
        canvas.translate(*{0: (0, 0), 90: (300, 0), 180: (400, 300), 270: (0, 400)}[flag])
        canvas.rotate(flag)
        _said(canvas)

    document = read(pdf(tmp_path / "a.pdf", page), engine)
    assert texts(document) == SAID
    assert document.pages[0].rotation == flag


@ENGINES
@pytest.mark.parametrize("drawn", [90, 180, 270])
def test_a_page_drawn_sideways_without_a_flag_is_read_upright(tmp_path: Path, engine: str, drawn: int) -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(*{90: (400, 0), 180: (400, 300), 270: (0, 300)}[drawn])
        canvas.rotate(drawn)
        _said(canvas)

    document = read(pdf(tmp_path / "a.pdf", page), engine)
    assert texts(document) == SAID
    assert document.pages[0].rotation == drawn


@ENGINES
@pytest.mark.parametrize("turn", [90, 270])
def test_a_turned_header_stands_in_its_column(tmp_path: Path, engine: str, turn: int) -> None:
    names = ["Office One", "Office Two", "Office Three"]

    def page(canvas: Canvas) -> None:
        grid(canvas, [50, 150, 180, 210, 240], [50, 80, 110, 220])
        for number, name in enumerate(names):
            canvas.saveState()
            canvas.translate(170 + 30 * number if turn == 90 else 160 + 30 * number, 115 if turn == 90 else 215)
            canvas.rotate(turn)
            canvas.drawString(0, 0, name)
            canvas.restoreState()
            for row, y in enumerate((90, 60)):
                canvas.drawString(155 + 30 * number, y, f"{9 - number}{row}.5")
        canvas.drawString(55, 90, "Indicator 1")
        canvas.drawString(55, 60, "Indicator 2")

    (table,) = tables(read(pdf(tmp_path / "a.pdf", page), engine))
    assert rows(table) == [["", *names], ["Indicator 1", "90.5", "80.5", "70.5"], ["Indicator 2", "91.5", "81.5", "71.5"]]


def test_a_turned_header_of_two_lines_keeps_their_order(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        grid(canvas, [50, 150, 190, 230], [50, 80, 220])
        canvas.drawString(55, 60, "Indicator 1")
        canvas.drawString(155, 60, "94.40")
        canvas.drawString(195, 60, "87.12")
        canvas.translate(166, 90)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Office of")
        canvas.drawString(0, -15, "Chai Nat")

    (table,) = tables(read(pdf(tmp_path / "a.pdf", page)))
    assert [line.text for line in table.grid()[0][1].lines] == ["Office of", "Chai Nat"]  # type: ignore[union-attr]
