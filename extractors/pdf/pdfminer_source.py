"""Glyphs and rules of a page from pdfplumber on pdfminer: the reference source, and the way out where pdfium's maps fail."""

from __future__ import annotations

import io
import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from extractors.pdf.bind_marks import GlyphBinder
from extractors.pdf.cid_fonts import replaced_character
from extractors.pdf.glyphs import PageContent
from extractors.pdf.strokes import StrokeCollector
from extractors.pdf.turned_runs import TurnedRuns

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

    binder, turned, hidden = GlyphBinder(content.width, content.height), TurnedRuns(content), _Hidden(like.hidden)
    uncertain = 0
    x_off, y_off = float(page.bbox[0]), float(page.bbox[1])
    for char in page.chars:
        text, certain = _character(char["text"], char["fontname"])
        uncertain += not certain
        x0, top, x1, bottom = char["x0"] - x_off, char["top"] - y_off, char["x1"] - x_off, char["bottom"] - y_off
        (xa, ya), (xb, yb) = place(x0, top), place(x1, bottom)
        left, right, top, low = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
        a, b, _, _, pen_x, pen_y = char["matrix"]
        start, baseline = place(pen_x - x_off, bottom - (pen_y - char["y0"]))
        if not (left - 2 <= start <= right + 2 and top - 2 <= baseline <= low + 2):
            start, baseline = left, low - 0.22 * (low - top)
        if hidden.holds(text, start, baseline):
            continue
        extra = (_clockwise(a, b) - turn) % 360
        for piece in text if certain else [text]:
            if extra:
                turned.add(extra, piece, (left, top, right, low), (start, baseline), float(char["size"]))
            else:
                binder.add(piece, left, right, top, low, baseline, start, char["fontname"], float(char["size"]))
    content.glyphs = [*binder.finish(), *turned.finish()]
    content.map_errors = uncertain / (len(page.chars) or 1)
    strokes = StrokeCollector(content.width, content.height)
    for edge in page.edges:
        strokes.add([place(edge["x0"] - x_off, edge["top"] - y_off), place(edge["x1"] - x_off, edge["bottom"] - y_off)], filled=False)
    content.rules = strokes.rules
    page.close()
    return content


def _clockwise(a: float, b: float) -> int:
    """Return the clockwise turn that makes text of a matrix upright."""
    return round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360


class _Hidden:
    """Characters that cannot be seen, known by their places; each is taken out once."""

    def __init__(self, hidden: Sequence[tuple[str, float, float]]) -> None:
        self._at: Counter[tuple[str, int, int]] = Counter((char, round(x), round(y)) for char, x, y in hidden)

    def holds(self, char: str, x: float, y: float) -> bool:
        if not self._at:
            return False
        for dx in (0, -1, 1):
            for dy in (0, -1, 1):
                key = (char, round(x) + dx, round(y) + dy)
                if self._at[key] > 0:
                    self._at[key] -= 1
                    return True
        return False
