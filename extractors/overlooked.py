"""The net under the readers: a page that prints indicators and scores of which nothing was taken or said.

Whatever the layouts and sentences miss, a page full of indicator names and two-decimal numbers must not stay silent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from extractors.printed import Box, PrintedDocument, Table
from extractors.records import Citation, Fact, RowFinding
from normalizers.indicators import find_indicator
from normalizers.numbers import arabic_digits

if TYPE_CHECKING:
    from normalizers.load_reference import Reference

SCORE = re.compile(r"(?<![\d.,])(?:\d{2}\.\d{2}|100(?:\.00)?)(?![\d.,]*\d)")
FEWEST = 4  # indicators and numbers that make a page look like results
_ABOUT_ITA = re.compile(r"(?<![A-Za-z])ITA(?![A-Za-z])|คุณธรรมและความโปร่งใส")
_LOOK_ALIKE = re.compile(r"ค่าเป้าหมาย|ความพึงพอใจ")
_SCALE = re.compile(r"ช่วงคะแนน")  # may stand beside the scores on one page, not inside one table with them


def overlooked(
    printed: PrintedDocument,
    texts: Sequence[str],
    recognised: Collection[int],
    read: Iterable[Fact],
    said: Iterable[RowFinding],
    reference: Reference,
    ids: Callable[[str], str],
) -> list[RowFinding]:
    """Return a finding for each page whose numbers beside indicator names were neither read nor reported.

    Args:
        printed: The document.
        texts: Repaired text of each page.
        recognised: Numbers of the tables that some layout knows, scores or not.
        read: Scores, totals, differences and claims that were read.
        said: Findings that reading made already.
    """
    used: Counter[int] = Counter()
    for fact in read:
        used.update({c.page for c in fact.citations[:1]})
    reported = {c.page for finding in said for c in finding.citations}
    found = _overlooked_tables(printed, recognised, reported, used, ids) if _ABOUT_ITA.search("\n".join(texts)) else []
    reported |= {c.page for finding in found for c in finding.citations}
    for record, text in zip(printed.pages, texts, strict=False):
        plain = arabic_digits(text)
        numbers = len(SCORE.findall(plain))
        if numbers < FEWEST or record.page in reported or _LOOK_ALIKE.search(plain):
            continue
        named = {m.indicator_no for m in find_indicator(plain, reference.indicators) if m.indicator_no}
        if len(named) < FEWEST or used[record.page] * 2 >= len(named):
            continue
        box = Box(0.0, 0.0, record.width, record.height)
        found.append(
            RowFinding(
                fact_id=ids("finding"),
                citations=(Citation(printed.sha256, record.page, box, ""),),
                rule="table_not_recognised",
                subject=f"page:{record.page}",
                judged=f"{numbers}/{used[record.page]}",
                message_th=f"หน้า {record.page} มีชื่อตัวชี้วัด {len(named)} ตัวและตัวเลขคล้ายคะแนน {numbers} ค่า แต่อ่านเป็นคะแนนได้ {used[record.page]} ค่า โปรดดูหน้าที่แสดง",
                message_en=f"Page {record.page} names {len(named)} indicators and prints {numbers} numbers like scores, of which {used[record.page]} were read.",
                found=str(numbers),
            )
        )
    return found


def _overlooked_tables(
    printed: PrintedDocument, recognised: Collection[int], reported: set[int], used: Counter[int], ids: Callable[[str], str]
) -> list[RowFinding]:
    """Tables that hold scores by their look, that no layout knows, on pages of which nothing was read or said."""
    found = []
    for block in printed.blocks:
        if not isinstance(block, Table) or block.number in recognised:
            continue
        pages = {page for page, _ in block.boxes}
        numbers = [c.text for c in block.cells if SCORE.fullmatch(arabic_digits(c.text.strip()))]
        if len(numbers) < FEWEST + 1 or pages & reported or any(used[page] for page in pages):
            continue
        if any(_LOOK_ALIKE.search(c.text) or _SCALE.search(c.text) for c in block.cells):
            continue
        citations = tuple(Citation(printed.sha256, page, box, "") for page, box in block.boxes)
        found.append(
            RowFinding(
                fact_id=ids("finding"),
                citations=citations,
                rule="table_not_recognised",
                subject=f"table:{block.number}",
                judged=",".join(numbers[:6]),
                message_th=f"ตารางนี้มีตัวเลขคล้ายคะแนน {len(numbers)} ค่า แต่ไม่ตรงกับรูปแบบที่รู้จัก จึงไม่อ่านคะแนน",
                message_en=f"This table holds {len(numbers)} numbers like scores and fits no known layout; no score is read from it.",
                found=str(len(numbers)),
            )
        )
    return found
