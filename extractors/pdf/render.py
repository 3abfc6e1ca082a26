"""Pictures of pages, in exactly the coordinates of the boxes: cropped and upright."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extractors.pdf.opening import open_document, pages_are_drawn, read_bytes
from extractors.pdf.upright import displayed_box

Boxes = Sequence[tuple[float, float, float, float]]
LARGEST_SIDE = 6000  # pixels


def _picture(path: Path, page: int, rotation: int, scale: float) -> Any:
    pages_are_drawn()
    document = open_document(read_bytes(path))
    try:
        one = document[page - 1]
        media, shown = one.get_mediabox(), displayed_box(one.get_mediabox(), one.get_cropbox())
        one.set_cropbox(*shown)
        del media
        longest = max(shown[2] - shown[0], shown[3] - shown[1])
        scale = min(scale, LARGEST_SIDE / longest)
        extra = (rotation - one.get_rotation()) % 360
        return one.render(scale=scale, rotation=extra, grayscale=True, may_draw_forms=False).to_pil().convert("L")
    finally:
        document.close()


def render_page(path: Path, page: int, rotation: int = 0, scale: float = 1.5) -> bytes:
    """Draw one page as a grey PNG.

    Args:
        path: The PDF.
        page: Number from 1.
        rotation: Total clockwise turn from `PageRecord.rotation`.
        scale: Pixels per point.
    """
    out = io.BytesIO()
    _picture(path, page, rotation, scale).save(out, "PNG", optimize=True)
    return out.getvalue()


def render_page_with_boxes(path: Path, page: int, rotation: int, boxes: Boxes, scale: float = 2.0, others: Boxes = ()) -> bytes:
    """Draw one page with red rectangles around boxes and thin blue ones around others.

    Args:
        path: The PDF.
        page: Number from 1.
        rotation: Total clockwise turn from `PageRecord.rotation`.
        boxes: What is to be seen, in points from the displayed page's top-left.
        scale: Pixels per point.
        others: What it was read together with, such as the name beside a score.
    """
    from PIL import ImageDraw

    picture = _picture(path, page, rotation, scale).convert("RGB")
    draw = ImageDraw.Draw(picture)
    for chosen, colour, width in ((others, (40, 90, 200), 1), (boxes, (200, 0, 0), max(2, round(scale * 1.5)))):
        for x0, top, x1, bottom in chosen:
            draw.rectangle([x0 * scale - 2, top * scale - 2, x1 * scale + 2, bottom * scale + 2], outline=colour, width=width)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
