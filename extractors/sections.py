"""The sections of a document: each heading with what it opens."""

from __future__ import annotations

from collections.abc import Callable

from extractors.outline import Outline
from extractors.paragraphs import cite_lines
from extractors.printed import PrintedDocument
from extractors.records import Section


def read_sections(printed: PrintedDocument, outline: Outline, ids: Callable[[str], str]) -> tuple[Section, ...]:
    """Return one section for each heading in print order, with the indicator and year that it gives to what follows."""
    found = []
    for group in outline.headings():
        place = outline.place(group.last + 1) if group.last + 1 < len(printed.blocks) else None
        found.append(
            Section(
                fact_id=ids("section"), citations=cite_lines(group.lines, printed.sha256), kind=group.kind,
                title=group.text, indicator_no=place.indicator_no if place else None,
                fiscal_year_be=place.fiscal_year_be if place else None,
            )
        )  # fmt: skip
    return tuple(found)
