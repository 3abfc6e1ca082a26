"""Text that nobody sees on the page is not printed, and is never read."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.pdf.drawn import pdf, read, texts

ENGINES = pytest.mark.parametrize("engine", ["fast", "reference"])


def _words(canvas: Canvas) -> None:
    canvas.drawString(50, 250, "what a reader sees on this page")


@ENGINES
def test_a_number_under_a_white_patch_is_gone_and_the_one_over_it_is_read(tmp_path: Path, engine: str) -> None:
    def page(canvas: Canvas) -> None:
        _words(canvas)
        canvas.drawString(100, 100, "94.40")
        canvas.setFillGray(1)
        canvas.rect(95, 95, 60, 20, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(104, 100, "87.12")

    document = read(pdf(tmp_path / "a.pdf", page), engine)
    assert texts(document) == ["what a reader sees on this page", "87.12"]
    assert "hidden_text: 5 characters" in read(tmp_path / "a.pdf").pages[0].reason


@ENGINES
def test_white_letters_are_read_on_a_dark_ground_only(tmp_path: Path, engine: str) -> None:
    def page(canvas: Canvas) -> None:
        _words(canvas)
        canvas.setFillColorRGB(0, 0.2, 0.5)
        canvas.rect(90, 95, 100, 20, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(100, 100, "93.17")
        canvas.drawString(100, 50, "12.34")

    assert texts(read(pdf(tmp_path / "a.pdf", page), engine)) == ["what a reader sees on this page", "93.17"]


@ENGINES
def test_text_drawn_invisibly_is_not_read(tmp_path: Path, engine: str) -> None:
    def page(canvas: Canvas) -> None:
        _words(canvas)
        ghost = canvas.beginText(100, 100)
        ghost.setTextRenderMode(3)
        ghost.textOut("99.99")
        canvas.drawText(ghost)

    assert texts(read(pdf(tmp_path / "a.pdf", page), engine)) == ["what a reader sees on this page"]


def test_a_see_through_highlight_hides_nothing(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        _words(canvas)
        canvas.drawString(100, 100, "94.40")
        canvas.setFillColorRGB(1, 1, 0, alpha=0.4)
        canvas.rect(90, 90, 60, 25, stroke=0, fill=1)

    assert texts(read(pdf(tmp_path / "a.pdf", page))) == ["what a reader sees on this page", "94.40"]


def test_letters_too_small_to_see_are_not_read(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        _words(canvas)
        canvas.setFont("Helvetica", 0.4)
        canvas.drawString(100, 100, "17")

    assert texts(read(pdf(tmp_path / "a.pdf", page))) == ["what a reader sees on this page"]


@ENGINES
def test_text_outside_the_displayed_page_is_not_read(tmp_path: Path, engine: str) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setCropBox((40, 40, 360, 280))
        _words(canvas)
        canvas.drawString(2, 10, "1.23")
        canvas.drawString(370, 250, "4.56")

    document = read(pdf(tmp_path / "a.pdf", page), engine)
    assert texts(document) == ["what a reader sees on this page"]
    assert (document.pages[0].width, document.pages[0].height) == (320.0, 240.0)
