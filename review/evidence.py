"""Evidence boxes as figures: one picture per page, a letter per box, a close-up of where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

AROUND = 46.0  # points of page above and below the boxes in a close-up
TOUCHING = 12.0  # points between two cells of one row
SAME_LINE = 3.0
GROWN = 2.0  # points by which a box is drawn larger than its text


@dataclass(frozen=True, slots=True)
class Mark:
    """A box to draw, in points; `letter` names it beside its quote."""

    letter: str
    x: float
    y: float
    width: float
    height: float
    quote: str


@dataclass(frozen=True, slots=True)
class Place:
    """A page with its marks.

    Attributes:
        sha256 / page: Which page.
        width / height: In points.
        top / shown: The close-up: where it begins and how high it is, in points.
        marks: In reading order.
        about: The row of `finding_pages`: office, year, address, time.
    """

    sha256: str
    page: int
    width: float
    height: float
    top: float
    shown: float
    marks: tuple[Mark, ...]
    about: Mapping[str, Any]


def new_mark(letter: str, box: Mapping[str, Any]) -> Mark:
    """Return a box grown a little, so that its line does not cover the text."""
    x0, x1 = sorted((box["x0"], box["x1"]))
    top, bottom = sorted((box["top"], box["bottom"]))
    return Mark(letter, x0 - GROWN, top - GROWN, x1 - x0 + 2 * GROWN, bottom - top + 2 * GROWN, box["quote"] or "")


def places_of(evidence: Sequence[Mapping[str, Any]], sizes: Sequence[Mapping[str, Any]]) -> list[Place]:
    """Group boxes by page, in the order of the evidence.

    Args:
        evidence: Boxes with sha256, page, x0, top, x1, bottom, quote.
        sizes: Rows with sha256, page, width, height; a box of a page that is not there is left out of the pictures.
    """
    known = {(size["sha256"], size["page"]): size for size in sizes}
    grouped: dict[tuple[str, int], list[Mark]] = {}
    ordered = sorted(evidence, key=lambda box: (box["sha256"] != evidence[0]["sha256"], box["sha256"], box["page"], box["top"], box["x0"]))
    for number, box in enumerate(_rows(ordered)):
        grouped.setdefault((box["sha256"], box["page"]), []).append(new_mark(_letter(number), box))
    places = []
    for (sha256, page), marks in grouped.items():
        size = known.get((sha256, page))
        if size is None:
            continue
        top = max(0.0, min(m.y for m in marks) - AROUND)
        bottom = min(size["height"], max(m.y + m.height for m in marks) + AROUND)
        places.append(
            Place(sha256, page, size["width"], size["height"], round(top, 1), round(max(60.0, bottom - top), 1), tuple(marks), size)
        )
    return places


def _rows(boxes: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Join boxes that touch in one line, such as the cells of a row: the auditor looks at the row."""
    joined: list[dict[str, Any]] = []
    for box in boxes:
        last = joined[-1] if joined else None
        same_page = last is not None and (last["sha256"], last["page"]) == (box["sha256"], box["page"])
        if last and same_page and abs(last["top"] - box["top"]) < SAME_LINE and -SAME_LINE < box["x0"] - last["x1"] < TOUCHING:
            last["x1"], last["bottom"] = max(last["x1"], box["x1"]), max(last["bottom"], box["bottom"])
            last["quote"] = f"{last['quote']} | {box['quote']}"
        else:
            joined.append(dict(box))
    return joined


def _letter(number: int) -> str:
    """Return A to Z, then AA and so on.

    >>> _letter(0), _letter(25), _letter(26)
    ('A', 'Z', 'AA')
    """
    return (_letter(number // 26 - 1) if number >= 26 else "") + ascii_uppercase[number % 26]
