"""A page of more paths than are asked for at once reads as a page of few."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.pdf.pdfium_objects import PATHS_AT_ONCE
from tests.pdf.drawn import grid, pdf, read, tables, texts

STEP = 20.0


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_a_table_whose_rules_stand_among_many_other_paths_keeps_its_cells(tmp_path: Path, engine: str) -> None:
    def page(canvas: Canvas) -> None:
        for n in range(PATHS_AT_ONCE - 3):  # dots, so that the table's rules are of two sweeps
            canvas.circle(10 + n % 300, 290 - n // 300, 0.2, stroke=0, fill=1)
        grid(canvas, [50, 150, 250], [100, 120, 140])
        for row, (name, score) in enumerate((("one", "94.40"), ("two", "87.12"))):
            canvas.drawString(60, 125 - STEP * row, name)
            canvas.drawString(160, 125 - STEP * row, score)

    table = tables(read(pdf(tmp_path / "a.pdf", page), engine))[0]
    assert [[cell.text if cell else "" for cell in row] for row in table.grid()] == [["one", "94.40"], ["two", "87.12"]]


def test_a_patch_behind_many_other_paths_hides_what_was_painted_before_it(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(50, 250, "what a reader sees on this page")
        canvas.drawString(100, 100, "94.40")
        for n in range(2 * PATHS_AT_ONCE):
            canvas.line(10, 20 + n % 40, 40, 20 + n % 40)
        canvas.setFillGray(1)
        canvas.rect(95, 95, 60, 20, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(104, 100, "87.12")

    assert texts(read(pdf(tmp_path / "a.pdf", page))) == ["what a reader sees on this page", "87.12"]
