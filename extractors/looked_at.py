"""Which score cells of a text layer are read a second time, from the picture: a share of them, chosen by document and place alone."""

from __future__ import annotations

import hashlib

from extractors.printed import Box
from extractors.records import Extraction, IndicatorScore, Total


def cells_to_look_at(first: Extraction, share: float) -> set[tuple[int, Box]]:
    """Return page and box of the chosen cells of scores and totals.

    Args:
        first: What the text layer says.
        share: How many of the cells are chosen, 0 to 1.
    """
    if share <= 0.0:
        return set()
    facts: tuple[IndicatorScore | Total, ...] = (*first.scores, *first.totals)
    cells = {(c.page, c.box) for f in facts if f.place == "table" and f.reading == "text" for c in f.citations}
    return {cell for cell in cells if share >= 1.0 or _lot(first.sha256, *cell) < share}


def _lot(sha256: str, page: int, box: Box) -> float:
    """Return a number from 0 to 1 that is the same for this place on every machine."""
    place = f"{sha256} {page} {box.x0:.1f} {box.top:.1f}"
    return int.from_bytes(hashlib.sha256(place.encode()).digest()[:4], "big") / 2**32
