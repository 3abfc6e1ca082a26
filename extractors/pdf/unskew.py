"""Boxes of a straightened picture back to the page as it was scanned, so that they stand where the ink is."""

from __future__ import annotations

import math
from dataclasses import replace

from extractors.printed import Box, Cell, Line, Table

Skews = dict[int, tuple[float, float, float]]


def turned_back(blocks: list[Line | Table], skews: Skews) -> list[Line | Table]:
    """Turn the boxes of every page in `skews` (page -> degrees, width, height in points) back by its angle."""
    return [_line(b, skews) if isinstance(b, Line) else _table(b, skews) for b in blocks] if skews else blocks


def _box(page: int, box: Box, skews: Skews) -> Box:
    if page not in skews:
        return box
    degrees, width, height = skews[page]
    angle = math.radians(degrees)
    cos, sin, cx, cy = math.cos(angle), math.sin(angle), width / 2, height / 2
    corners = [(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
    # the picture was turned counter-clockwise by the angle; this is the inverse
    back = [(cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos) for x, y in corners]
    xs, ys = [p[0] for p in back], [p[1] for p in back]
    return Box(round(min(xs), 1), round(min(ys), 1), round(max(xs), 1), round(max(ys), 1))


def _line(line: Line, skews: Skews) -> Line:
    return replace(line, box=_box(line.page, line.box, skews)) if line.page in skews else line


def _table(table: Table, skews: Skews) -> Table:
    if not any(page in skews for page, _ in table.boxes):
        return table
    boxes = tuple((page, _box(page, box, skews)) for page, box in table.boxes)
    return replace(table, boxes=boxes, cells=tuple(_cell(c, skews) for c in table.cells))


def _cell(cell: Cell, skews: Skews) -> Cell:
    boxes = tuple((page, _box(page, box, skews)) for page, box in cell.boxes)
    return replace(cell, boxes=boxes, lines=tuple(_line(x, skews) for x in cell.lines))
