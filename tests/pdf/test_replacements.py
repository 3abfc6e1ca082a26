"""A replacement text is read once, however many glyphs it is drawn with."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.pdf.drawn import pdf, read_printed, texts

GARUDA = Path("/usr/share/fonts/truetype/tlwg/Garuda.ttf")
pytestmark = pytest.mark.skipif(not GARUDA.exists(), reason="the font Garuda is not installed")


def cluster(canvas: Canvas, said: str, *drawn: tuple[float, str]) -> None:
    """Draw glyphs at heights x under one replacement text."""
    canvas._code.append(f"/Span <</ActualText <feff{said.encode('utf-16-be').hex()}>>> BDC")
    for x, text in drawn:
        canvas.drawString(x, 200, text)
    canvas._code.append("EMC")


def test_sara_am_drawn_as_two_glyphs_with_another_cluster_between_is_read_once(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        pdfmetrics.registerFont(TTFont("Garuda", str(GARUDA)))
        canvas.setFont("Garuda", 16)
        for x, text in ((40.0, "ก"), (52.0, "า"), (60.0, "ร"), (70.0, "ใ")):
            canvas.drawString(x, 200, text)
        cluster(canvas, "ช้", (78.0, "ช"), (90.1, "้"))  # the mark is drawn behind the pen of the next letter
        cluster(canvas, "อำ", (90.0, "อ"), (101.0, "ำ"))
        for x, text in ((110.0, "น"), (121.0, "า"), (130.0, "จ")):
            canvas.drawString(x, 200, text)

    assert "".join(texts(read_printed(pdf(tmp_path / "a.pdf", draw)))).replace(" ", "") == "การใช้อำนาจ"


def test_the_same_cluster_twice_is_read_twice(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        pdfmetrics.registerFont(TTFont("Garuda", str(GARUDA)))
        canvas.setFont("Garuda", 16)
        cluster(canvas, "ช้า", (40.0, "ช้า"))
        cluster(canvas, "ช้า", (70.0, "ช้า"))

    assert "".join(texts(read_printed(pdf(tmp_path / "a.pdf", draw)))).replace(" ", "") == "ช้าช้า"


def test_the_same_cluster_twice_in_one_tagged_paragraph_is_read_twice(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        pdfmetrics.registerFont(TTFont("Garuda", str(GARUDA)))
        canvas.setFont("Garuda", 16)
        canvas._code.append("/P <</MCID 0>> BDC")
        for x, text in ((40.0, "ภาร"), (70.0, "กิจ"), (100.0, "กิจ"), (130.0, "การ")):
            canvas.drawString(x, 200, text)
        canvas._code.append("EMC")

    assert "".join(texts(read_printed(pdf(tmp_path / "a.pdf", draw)))).replace(" ", "") == "ภารกิจกิจการ"
