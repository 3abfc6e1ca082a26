"""Names of indicators that a picture's reader spelt wrong, set to the closed list of the ten.

A cell that holds hardly more than a name may have a few wrong letters; inside a sentence only marks may be wrong or missing, because the
consonants of all names differ.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extractors.printed import Cell, Line, PrintedDocument, Table
from normalizers.indicators import Indicator, name_means
from normalizers.thai import fold_thai

if TYPE_CHECKING:
    from normalizers.load_reference import Reference

SHORTEST = 9  # letters: a shorter text says too little
WRONG = 0.2  # share of letters that may be wrong
APART = 4  # letters by which every other indicator has to be farther away
_NUMBERING = re.compile(r"\s*(?:ตัวชี้วัดที่\s*)?(?:[0-9๐-๙]{1,2}\s*[.)]?(?![0-9๐-๙.]))?\s*")
_MARK, _MARKS = re.compile("[ัิ-ฺ็-๎]"), "[ัิ-ฺ็-๎]*"
_NOT_THAI, _FIGURE = re.compile("[^ก-๎]"), re.compile("[0-9๐-๙]{2}")


def set_misread_names(printed: PrintedDocument, reference: Reference) -> PrintedDocument:
    """Return the document with the names of indicators in pictured tables and lines spelt as in the reference."""
    pictured = {record.page for record in printed.pages if record.text_source == "ocr"}
    if not pictured:
        return printed
    indicators = tuple(reference.indicators)
    blocks: list[Line | Table] = []
    for block in printed.blocks:
        if isinstance(block, Line):
            blocks.append(replace(block, text=with_marks(block.text, indicators)) if block.page in pictured else block)
        elif any(page in pictured for page, _ in block.boxes):
            blocks.append(replace(block, cells=tuple(_set(c, indicators) for c in block.cells)))
        else:
            blocks.append(block)
    return replace(printed, blocks=tuple(blocks))


def with_marks(text: str, indicators: tuple[Indicator, ...]) -> str:
    """Return a text in which every name of an indicator has its marks.

    Args:
        text: What was read.
        indicators: The ten.
    """
    for pattern, name in _unmarked(indicators):
        text = pattern.sub(name, text)
    return text


@lru_cache(maxsize=4)
def _unmarked(indicators: tuple[Indicator, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    names = [i.name for i in indicators]
    return tuple((re.compile(f"{_MARKS}\\s*".join(map(re.escape, _MARK.sub("", name))) + _MARKS), name) for name in names)


def _set(cell: Cell, indicators: tuple[Indicator, ...]) -> Cell:
    numbering = _NUMBERING.match(cell.text)
    start = numbering.end() if numbering else 0
    name = nearest_name(cell.text[start:], indicators) if cell.lines else None
    if name is None:
        return cell
    return replace(cell, lines=(replace(cell.lines[0], text=cell.text[:start].replace("\n", " ") + name),))


@lru_cache(maxsize=4096)
def nearest_name(text: str, indicators: tuple[Indicator, ...]) -> str | None:
    """Return the name of the one indicator that a text is nearly; None when it is one already, or near none, or near two.

    Args:
        text: What was read, without its number.
        indicators: The ten.
    """
    from rapidfuzz.distance import Levenshtein

    letters = _NOT_THAI.sub("", fold_thai(text))
    if len(letters) < SHORTEST or _FIGURE.search(text) or name_means(text, indicators) is not None:
        return None
    nearest: dict[int, tuple[int, str]] = {}
    for indicator in indicators:
        names = (indicator.name, *indicator.variants)
        nearest[indicator.indicator_no] = min((Levenshtein.distance(letters, fold_thai(name)), name) for name in names)
    (best, name), (second, _), *_ = sorted(nearest.values())
    return name if best <= WRONG * len(letters) and second >= best + APART else None
