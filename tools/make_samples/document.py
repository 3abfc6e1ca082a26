"""What every producer can set: headings, paragraphs and tables of merged cells."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """Text of a cell; `rows` > 1 merges it downwards, `cols` > 1 to the right."""

    text: str
    rows: int = 1
    cols: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """One block: kind 'title', 'heading', 'paragraph' or 'table'."""

    kind: str
    text: str = ""
    rows: tuple[tuple[Cell, ...], ...] = ()
    widths: tuple[int, ...] = field(default=())


def row_of(*texts: str) -> tuple[Cell, ...]:
    """Return a row of plain cells."""
    return tuple(Cell(t) for t in texts)
