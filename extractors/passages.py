"""Long passages with office names, provinces and years masked, for finding copied text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractors.action_tables import column_role
from extractors.outline import Outline
from extractors.paragraphs import Running, cell_text, cite_lines, paragraphs
from extractors.printed import Line, PrintedDocument
from extractors.records import Passage

_SHORTEST = 200
_KINDS = frozenset({"measures", "results", "analysis", "scores", "budget", "follow_up"})
_OFFICE = re.compile(r"(?:สำนักงานเขตพื้นที่การศึกษา|สพ[ปมท]\s?\.?\s?)(?:ประถมศึกษา|มัธยมศึกษา)?\s?(?:{names})?(?:\s*เขต\s*[\d๐-๙]+)?")
_YEAR = re.compile(r"(?:พ\s*\.\s*ศ\s*\.\s*)?(?:25\d\d|๒๕[๐-๙]{2})")


def read_passages(
    printed: PrintedDocument, outline: Outline, ids: Callable[[str], str], provinces: tuple[str, ...] = ()
) -> tuple[Passage, ...]:
    """Return the passages of 200 characters or more of measures, results and analysis.

    Args:
        printed: The document as printed.
        outline: Its headings.
        ids: Gives the next fact id of a kind.
        provinces: Names of provinces, masked wherever they stand.

    Returns:
        Passages with `masked` text and its words (PyThaiNLP's newmm, loaded only when there is a passage).
    """
    names = "|".join(sorted(map(re.escape, provinces), key=len, reverse=True)) or r"[ก-๙]{2,20}"
    office = re.compile(_OFFICE.pattern.replace("{names}", names))
    province = re.compile(names) if provinces else None
    found = []
    for running, section in _running(printed, outline):
        if len(running.text) < _SHORTEST:
            continue
        masked = _YEAR.sub("<ปี>", office.sub("<สำนักงาน>", running.text))
        masked = " ".join((province.sub("<จังหวัด>", masked) if province else masked).split())
        found.append(
            Passage(
                fact_id=ids("p"), citations=cite_lines(running.lines, printed.sha256), section=section,
                text=running.text, masked=masked, tokens=_words(masked),
            )
        )  # fmt: skip
    return tuple(found)


def _running(printed: PrintedDocument, outline: Outline) -> Iterator[tuple[Running, str]]:
    for paragraph in paragraphs(printed):
        kind = outline.place(paragraph.first).kind
        if kind in _KINDS:
            yield paragraph.running, kind
    for index, block in enumerate(printed.blocks):
        if isinstance(block, Line):
            continue
        kind = outline.place(index).kind
        roles = {cell.col: role for cell in block.cells if cell.row == 0 and (role := column_role(cell.text))}
        for cell in block.cells:
            role = roles.get(cell.col, "")
            section = {"measure": "measures", "result": "results", "outcome": "results", "issue": "analysis"}.get(role)
            if cell.lines and (section or kind in _KINDS):
                yield cell_text(cell), section or kind


def _words(text: str) -> tuple[str, ...]:
    from pythainlp.tokenize import word_tokenize

    return tuple(word for word in word_tokenize(text, engine="newmm", keep_whitespace=False) if word.strip())
