"""The picture of a page lies exactly under the boxes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extractors.pdf import render_page, render_page_with_boxes
from tests.pdf.drawn import lines, pdf, read


def _turned(flag: int, drawn: int) -> object:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(flag)
        canvas.setCropBox((20, 10, 390, 290))
        canvas.translate(*{0: (0, 0), 90: (400, 0), 180: (400, 300), 270: (0, 300)}[drawn])
        canvas.rotate(drawn)
        canvas.drawString(60, 150, "Indicator 1 scored 94.40 of 100")

    return page


@pytest.mark.parametrize(("flag", "drawn"), [(0, 0), (90, 90), (90, 0), (0, 90), (270, 0), (180, 180), (0, 270)])
def test_ink_stands_in_the_box_and_nowhere_else(tmp_path: Path, flag: int, drawn: int) -> None:
    path = pdf(tmp_path / "a.pdf", _turned(flag, drawn))  # type: ignore[arg-type]
    document = read(path)
    (line,), page = lines(document), document.pages[0]
    scale = 2.0
    picture = Image.open(io.BytesIO(render_page(path, 1, page.rotation, scale)))
    assert (round(page.width * scale), round(page.height * scale)) == picture.size
    ink = picture.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert ink is not None
    box = [v * scale for v in line.box]
    assert box[0] - 2 <= ink[0] and box[1] - 2 <= ink[1] and box[2] + 2 >= ink[2] and box[3] + 2 >= ink[3]
    assert ink[2] - ink[0] > 0.9 * (box[2] - box[0])


def test_boxes_are_drawn_in_red(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", _turned(0, 0))  # type: ignore[arg-type]
    picture = Image.open(io.BytesIO(render_page_with_boxes(path, 1, 0, [(100, 100, 150, 120)], 1.0))).convert("RGB")
    red = {(x, y) for x in range(picture.width) for y in range(picture.height) if picture.getpixel((x, y)) == (200, 0, 0)}
    assert min(x for x, _ in red) in range(95, 101)
    assert max(y for _, y in red) in range(119, 126)
