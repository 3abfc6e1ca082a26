"""Long passages and what is left of them without office names, provinces and years, for finding copied text.

Copies are looked for in consonants: they survive damaged vowels and blanks, and cost no word splitting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from zlib import crc32

from extractors.action_tables import column_role
from extractors.outline import Outline
from extractors.paragraphs import Running, cite_lines, paragraphs, running_text
from extractors.printed import Line, PrintedDocument
from extractors.records import Passage
from normalizers.thai import skeleton

_SHORTEST = 200  # characters of running text
_KINDS = frozenset({"measures", "results", "analysis", "follow_up"})
_ROLES = {"measure": "measures", "result": "results", "outcome": "results", "issue": "analysis"}
_ITEM = re.compile(r"\s*(?:\(?[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*[.)]\s*(?![\d๐-๙])|[-–•]\s)")
_BLANKS = re.compile(r"\s+")
_OFFICE = re.compile(r"(?:สำนักงานเขตพื้นที่การศึกษา|สพ[ปมท]\.?)(?:ประถมศึกษา|มัธยมศึกษา)?(?:เขต(?:ที่)?[\d๐-๙]+)?|เขต(?:ที่)?[\d๐-๙]+")
_YEAR = re.compile(r"(?:พ\.ศ\.)?(?:25\d\d|๒๕[๐-๙]{2})")


def read_passages(
    printed: PrintedDocument, plan: Outline, ids: Callable[[str], str], provinces: tuple[str, ...] = ()
) -> tuple[Passage, ...]:
    """Return the passages of 200 characters or more of analysis, measures, results and follow-up.

    Args:
        printed: The document as printed.
        plan: Its headings.
        ids: Gives the next fact id of a kind.
        provinces: Names of provinces, masked wherever they stand.

    Returns:
        Passages; a cell of many numbered items gives several.
    """
    found = []
    for lines, section in _stretches(printed, plan):
        for running in _items(lines):
            for start, end in cuts(running.text):
                text = running.text[start:end].strip()
                citations = cite_lines(running.touched(start, end), printed.sha256)
                found.append(Passage(fact_id=ids("passage"), citations=citations, section=section, text=text, masked=mask(text, provinces)))
    return tuple(found)


def mask(text: str, provinces: tuple[str, ...] = ()) -> str:
    """Return the consonants and digits of a text without office names, provinces and years.

    >>> mask("สพป.มุกดาหาร จัดอบรม ปี 2566", ("มุกดาหาร",)) == mask("สพม. เลย จัดอบรมปี ๒๕๖๕", ("เลย",))
    True
    """
    text = _BLANKS.sub("", text)
    for name in provinces:
        text = text.replace(name, "")
    return skeleton(_YEAR.sub("", _OFFICE.sub("", text)))


def cuts(text: str) -> tuple[tuple[int, int], ...]:
    """Cut a text of 200 characters or more into pieces of 200 or more, at blanks that what follows them chooses.

    Two texts with other beginnings are cut alike again soon: a shared sentence behind an own one is still found, and a
    template around own words is still told from them.

    Returns:
        (start, end) of the pieces; together they are the whole text.
    """
    begun = at = 0
    found = []
    while blank := _BLANKS.search(text, max(at, begun + _SHORTEST - 1)):
        at = blank.end()
        if len(text) - at < _SHORTEST:
            break
        if crc32(skeleton(text[at : at + 12])[:4].encode()) % 3 == 0:
            found.append((begun, at))
            begun = at
    return (*found, (begun, len(text)))


def _stretches(printed: PrintedDocument, plan: Outline) -> Iterator[tuple[tuple[Line, ...], str]]:
    """Return lines that may hold a passage, with the kind of section they stand in."""
    for paragraph in paragraphs(printed):
        if len(paragraph.text) >= _SHORTEST and (kind := _kind(plan, paragraph.first)) in _KINDS:
            yield paragraph.running.lines, kind
    for index, block in enumerate(printed.blocks):
        if isinstance(block, Line):
            continue
        cells = [cell for cell in block.cells if cell.row and cell.lines and sum([len(line.text) for line in cell.lines]) >= _SHORTEST]
        if not cells:
            continue
        roles = {cell.col: column_role(cell.text) for cell in block.cells if cell.row == 0}
        kind = _kind(plan, index)
        for cell in cells:
            section = _ROLES.get(roles.get(cell.col, ""), kind)
            if section in _KINDS:
                yield cell.lines, section


def _kind(plan: Outline, index: int) -> str:
    """Return the kind of section of a block; the document's title alone makes a preface no part of the results."""
    title = plan.headings()[0].first if plan.headings() else -1
    return next((h.kind for h in reversed(plan.place(index).headings) if h.kind != "other" and h.first != title), "other")


def _items(lines: tuple[Line, ...]) -> Iterator[Running]:
    """Cut before numbered items, so that one copied item in a cell of ten is found; short items go with the next."""
    begun: list[Line] = []
    length = 0
    for line in lines:
        if length >= _SHORTEST and _ITEM.match(line.text):
            yield running_text(begun)
            begun, length = [], 0
        begun.append(line)
        length += len(line.text)
    if length >= _SHORTEST:
        yield running_text(begun)
