"""Fonts whose tone marks carry no Unicode value: a table of glyph numbers per font, each with where it was seen."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

CID_MAPS = Path(__file__).parent / "cid_maps.csv"


@cache
def cid_map() -> tuple[tuple[re.Pattern[str], dict[int, str]], ...]:
    """Return (font name pattern, glyph number -> character) for fonts whose tone marks have no Unicode value."""
    maps: dict[str, dict[int, str]] = {}
    with CID_MAPS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            maps.setdefault(row["font"], {})[int(row["cid"])] = row["character"]
    return tuple((re.compile(font), table) for font, table in maps.items())


def replaced_character(font: str, cid: int) -> str | None:
    """Return the character that glyph `cid` of a font paints, None where nothing is known."""
    for pattern, table in cid_map():
        if cid in table and pattern.search(font):
            return table[cid]
    return None
