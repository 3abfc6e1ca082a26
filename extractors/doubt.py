"""How a reading that is not certain is written: candidates with a mark between them, which no parser takes for a number."""

from __future__ import annotations

import re

from extractors.printed import Cell

DOUBT = "?"
DECIMAL, RANK, LEVEL = re.compile(r"\d{1,3}\.\d{1,2}"), re.compile(r"\d{1,2}"), re.compile("AA|[A-F]")
_DOUBTFUL = re.compile(r"[0-9๐-๙.A-F?+-]*\?[0-9๐-๙.A-F?+-]*")


def is_doubtful(cell: Cell) -> bool:
    """Whether a cell holds a number, rank or level whose readings differ."""
    return bool(_DOUBTFUL.fullmatch(cell.text))
