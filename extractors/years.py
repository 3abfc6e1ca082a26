"""Every printed year of a document with what stands around it, so that mixed years can be found."""

from __future__ import annotations

from collections.abc import Callable

from extractors.outline import Group, Outline
from extractors.records import Citation, YearMention
from extractors.year_of_text import speaks_of_results
from normalizers.fiscal_year import find_fiscal_years

_ROLE_OF_KIND = {"legal": "legal", "academic": "legal", "range": "legal", "date": "period"}


def find_years(sha256: str, outline: Outline, ids: Callable[[str], str]) -> tuple[YearMention, ...]:
    """Return the years of headings, captions and running text outside tables, in print order.

    Args:
        sha256: Digest of the document.
        outline: Its headings and paragraphs.
        ids: Gives the next fact id of a kind.
    """
    found: list[YearMention] = []
    for number, group in enumerate(outline.groups):
        if group.role == "furniture":
            continue
        for year in find_fiscal_years(group.text):
            line = next((x for x in group.lines if year.printed in x.text), group.lines[0])
            role = _ROLE_OF_KIND.get(year.kind) or _role(group, number, outline)
            found.append(
                YearMention(
                    fact_id=ids("year"), citations=(Citation(sha256, line.page, line.box, line.raw),),
                    fiscal_year_be=year.fiscal_year_be, printed=year.printed, section=group.kind, role=role,
                )
            )  # fmt: skip
    return tuple(found)


def _role(group: Group, number: int, outline: Outline) -> str:
    if group.role == "heading":
        return "title" if (group.lines[0].page == 1 and outline.page_count > 1) or number < 3 else "heading"
    if group.role == "caption":
        return "caption"
    return "claim" if speaks_of_results(group.text) else "body"
