"""Names of indicators and units that a picture's reader spelt wrong, set to the closed lists.

A cell that holds hardly more than an indicator's name may have a few wrong letters; elsewhere only marks may be wrong or missing, because
the consonants of all names differ.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extractors.misread_lists import with_points
from extractors.printed import Cell, Line, PrintedDocument, Table
from normalizers.indicators import Indicator, name_means
from normalizers.thai import fold_thai

if TYPE_CHECKING:
    from normalizers.load_reference import Reference

SHORTEST = 9  # letters: a shorter text says too little
WRONG = 0.2  # share of letters that may be wrong
APART = 4  # letters by which every other indicator has to be farther away
_NUMBERING = re.compile(r"\s*(?:ตัวชี้วัดที่\s*)?(?:[0-9๐-๙]{1,2}\s*[.)]?(?![0-9๐-๙.]))?\s*")
FEWEST_LETTERS = 6
_BLANK = re.compile(r"\s")
_MARK, _MARKS = re.compile("[ัิ-ฺ็-๎]"), "[ัิ-ฺ็-๎]*"
_NOT_THAI, _FIGURE = re.compile("[^ก-๎]"), re.compile("[0-9๐-๙]{2}")


def set_misread_names(printed: PrintedDocument, reference: Reference) -> PrintedDocument:
    """Return the document with the names of indicators and units in pictured tables and lines spelt as in the reference."""
    pictured = {record.page for record in printed.pages if record.text_source == "ocr"}
    if not pictured:
        return printed
    indicators = tuple(reference.indicators)
    names = tuple(i.name for i in indicators)
    units = tuple(n for u in reference.units for n in (u.name, *u.variants))
    blocks: list[Line | Table] = []
    for block in printed.blocks:
        if isinstance(block, Line):
            blocks.append(replace(block, text=with_marks(block.text, names)) if block.page in pictured else block)
        elif any(page in pictured for page, _ in block.boxes):
            blocks.append(replace(block, cells=tuple(_marked(with_points(_set(c, indicators)), units) for c in block.cells)))
        else:
            blocks.append(block)
    return replace(printed, blocks=tuple(blocks))


def with_marks(text: str, names: tuple[str, ...]) -> str:
    """Return a text in which every name has its marks.

    Args:
        text: What was read.
        names: As they are spelt; the first of those with the same consonants counts.
    """
    for pattern, name in _unmarked(names):
        text = pattern.sub(lambda found, name=name: found[0] if _BLANK.sub("", found[0]) in names else name, text)  # type: ignore[misc]
    return text


@lru_cache(maxsize=4)
def _unmarked(names: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    bare = {_MARK.sub("", _BLANK.sub("", name)): name for name in reversed(names)}
    long = sorted((letters for letters in bare if len(letters) >= FEWEST_LETTERS), key=len, reverse=True)
    return tuple((re.compile(f"{_MARKS}\\s*".join(map(re.escape, letters)) + _MARKS), bare[letters]) for letters in long)


def _marked(cell: Cell, names: tuple[str, ...]) -> Cell:
    text = with_marks(cell.text, names) if cell.lines else ""
    return replace(cell, lines=(replace(cell.lines[0], text=text),)) if text and text != cell.text else cell


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
