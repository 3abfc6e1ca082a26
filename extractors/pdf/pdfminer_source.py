"""Glyphs and rules of a page from pdfplumber on pdfminer: the reference source, and the way out where pdfium's maps fail."""

from __future__ import annotations

import io
import re
from typing import Any

from extractors.pdf.bind_marks import GlyphBinder
from extractors.pdf.cid_fonts import replaced_character
from extractors.pdf.glyphs import PageContent
from extractors.pdf.strokes import StrokeCollector

_CID = re.compile(r"\(cid:(\d+)\)")


def open_with_pdfminer(pdf: bytes) -> Any:
    import pdfplumber

    return pdfplumber.open(io.BytesIO(pdf))


def _character(text: str, font: str) -> tuple[str, bool]:
    """Return the character and whether its value is certain."""
    match = _CID.fullmatch(text)
    if not match:
        return text, True
    known = replaced_character(font, int(match.group(1)))
    return (text, False) if known is None else (known, True)


def read_page(opened: Any, index: int, like: PageContent) -> PageContent:
    """Read one page.

    Args:
        opened: A pdfplumber.PDF.
        index: Page index from 0.
        like: pdfium's reading of the same page: it knows the images, and what is hidden.
    """
    page = opened.pages[index]
    content = PageContent(
        index + 1, like.width, like.height, like.rotation, image_share=like.image_share, hidden_share=like.hidden_share,
        source="pdfminer",
    )  # fmt: skip
    turn = (like.rotation - (page.rotation or 0)) % 360
    width, height = float(page.width), float(page.height)

    def place(x: float, y: float) -> tuple[float, float]:
        if turn == 90:
            return height - y, x
        if turn == 180:
            return width - x, height - y
        if turn == 270:
            return y, width - x
        return x, y

    binder = GlyphBinder(content.width, content.height)
    uncertain = 0
    x_off, y_off = float(page.bbox[0]), float(page.bbox[1])
    for char in page.chars:
        text, certain = _character(char["text"], char["fontname"])
        uncertain += not certain
        (xa, ya), (xb, yb) = place(char["x0"] - x_off, char["top"] - y_off), place(char["x1"] - x_off, char["bottom"] - y_off)
        x0, x1, top, bottom = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
        baseline = bottom - 0.22 * (bottom - top)
        for piece in text if certain else [text]:
            binder.add(piece, x0, x1, top, bottom, baseline, x0, char["fontname"])
    content.glyphs = binder.finish()
    content.map_errors = uncertain / (len(page.chars) or 1)
    strokes = StrokeCollector(content.width, content.height)
    for edge in page.edges:
        strokes.add([place(edge["x0"] - x_off, edge["top"] - y_off), place(edge["x1"] - x_off, edge["bottom"] - y_off)], filled=False)
    content.rules = strokes.rules
    page.close()
    return content
