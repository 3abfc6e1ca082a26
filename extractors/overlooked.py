"""The net under the readers: a page that prints indicators and scores of which nothing was taken or said.

Whatever the layouts and sentences miss, a page full of indicator names and two-decimal numbers must not stay silent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from extractors.printed import Box, Line, PrintedDocument, Table
from extractors.records import Citation, Fact, IndicatorScore, RowFinding
from normalizers.indicators import find_indicator
from normalizers.numbers import arabic_digits

if TYPE_CHECKING:
    from normalizers.load_reference import Reference

_FIGURE = r"(?:\d{2}\.\d{2}|100(?:\.00)?)"
SCORE = re.compile(rf"(?<![\d.,]){_FIGURE}(?![\d.,]*\d)")
_ROW_BEGIN = re.compile(r"[\s\-–•]*(?:\(?\d{1,2}[.)]?)?\s*(?:\d{1,2})?\s*")
_ROW = re.compile(rf"[\s:|]*{_FIGURE}(?![\d.,]*\d)\s*(?:AA|[A-F])?\s*(?:\S{{0,24}})?\s*$")
_ONLY_NUMBERS = re.compile(rf"\s*(?:{_FIGURE}\s+){{4,}}{_FIGURE}\s*")
FEWEST = 4  # indicators and numbers that make a page look like results
_ABOUT_ITA, _ITA = "คุณธรรมและความโปร่งใส", re.compile(r"ITA(?<![A-Za-z]ITA)(?![A-Za-z])")
# The same numbers as `SCORE`, Thai digits too, begun at what is rare on a page: a point and a one.
_POINTED = re.compile(r"\.(?<=\d\d\.)(?<![\d.,]\d\d\.)\d{2}(?![\d.,]*\d)")
_HUNDRED = re.compile(r"[1๑](?<![\d.,].)[0๐]{2}(?:\.[0๐]{2})?(?![\d.,]*\d)")
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
    scored: dict[int, set[int]] = {}
    cited: dict[int, list[Box]] = {}
    for fact in read:
        if fact.citations:
            used[fact.citations[0].page] += 1
        if isinstance(fact, IndicatorScore):
            scored.setdefault(fact.citations[0].page, set()).add(fact.indicator_no)
        for citation in fact.citations:
            cited.setdefault(citation.page, []).append(citation.box)
    said = list(said)
    reported = {c.page for finding in said for c in finding.citations}
    told = {(c.page, finding.indicator_no) for finding in said for c in finding.citations}
    about_ita = any(_ABOUT_ITA in text for text in texts) or any("ITA" in text and _ITA.search(text) for text in texts)
    found = _overlooked_tables(printed, recognised, reported, used, ids) if about_ita else []
    reported |= {c.page for finding in found for c in finding.citations}
    silent: set[int] = set()
    for record, text in zip(printed.pages, texts, strict=False):
        numbers = len(_POINTED.findall(text)) + len(_HUNDRED.findall(text))
        if not numbers:
            silent.add(record.page)
        pictured = record.text_source == "ocr"  # a picture loses single lines, a text layer does not
        if numbers < FEWEST or ((record.page, None) in told if pictured else record.page in reported) or _LOOK_ALIKE.search(text):
            continue
        if used[record.page] >= numbers if pictured else used[record.page] * 2 >= len(reference.indicators):
            continue  # whichever are named, enough was read
        plain = arabic_digits(text)
        named = {m.indicator_no for m in find_indicator(plain, reference.indicators) if m.indicator_no}
        lost = {n for n in named - scored.get(record.page, set()) if (record.page, n) not in told} and used[record.page] < numbers
        if len(named) < FEWEST or not (lost if pictured else used[record.page] * 2 < len(named)):
            continue
        reported.add(record.page)
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
    if about_ita:
        found += _overlooked_lines(printed, cited, reported | silent, reference, ids)
    return found


def _overlooked_lines(
    printed: PrintedDocument, cited: dict[int, list[Box]], settled: set[int], reference: Reference, ids: Callable[[str], str]
) -> list[RowFinding]:
    """Lines outside tables that print an indicator and a score and that nothing was read from: rows that a table lost."""
    lost: dict[int, list[tuple[Line, int | None]]] = {}
    for block in printed.blocks:
        if not isinstance(block, Line) or block.page in settled:
            continue
        if not _POINTED.search(block.text) and not _HUNDRED.search(block.text):
            continue
        plain = arabic_digits(block.text)
        named = [m for m in find_indicator(plain, reference.indicators) if m.indicator_no]
        behind = _ROW.match(plain, named[0].end) if len(named) == 1 else None
        row = behind is not None and _ROW_BEGIN.fullmatch(plain[: named[0].start])
        if not row and not _ONLY_NUMBERS.fullmatch(plain):
            continue
        middle = (block.box.top + block.box.bottom) / 2
        if not any(box.top <= middle <= box.bottom for box in cited.get(block.page, ())):
            lost.setdefault(block.page, []).append((block, named[0].indicator_no if named else None))
    return [_lost_lines(printed.sha256, page, lines, ids) for page, lines in lost.items()]


def _lost_lines(sha256: str, page: int, lines: list[tuple[Line, int | None]], ids: Callable[[str], str]) -> RowFinding:
    numbers = ", ".join(str(number or "?") for _, number in lines)
    return RowFinding(
        fact_id=ids("finding"),
        citations=tuple(Citation(sha256, page, Box(*(round(v, 1) for v in line.box)), line.raw) for line, _ in lines),
        rule="table_not_recognised",
        subject=f"lines:{page}",
        judged=numbers,
        message_th=f"หน้า {page} มีบรรทัดที่พิมพ์ตัวชี้วัดพร้อมคะแนน (ตัวชี้วัดที่ {numbers}) แต่ไม่อยู่ในตารางที่อ่านได้ จึงไม่อ่านเป็นคะแนน",
        message_en=f"Page {page} prints indicator and score in lines outside any table that was read (indicators {numbers}); they are not loaded.",
        indicator_no=lines[0][1] if len(lines) == 1 else None,
        found=numbers,
    )


def _overlooked_tables(
    printed: PrintedDocument, recognised: Collection[int], reported: set[int], used: Counter[int], ids: Callable[[str], str]
) -> list[RowFinding]:
    """Tables that hold scores by their look, that no layout knows, on pages of which nothing was read or said."""
    found = []
    pictured = {record.page for record in printed.pages if record.text_source == "ocr"}
    for block in printed.blocks:
        if not isinstance(block, Table) or block.number in recognised:
            continue
        pages = {page for page, _ in block.boxes}
        numbers = [c.text for c in block.cells if SCORE.fullmatch(arabic_digits(c.text.strip()))]
        if pages & pictured and _headed_as_scores(block):
            numbers = [n for c in block.cells for n in SCORE.findall(arabic_digits(c.text))]
            if not numbers:
                continue
        elif len(numbers) < FEWEST + 1 or pages & reported or any(used[page] for page in pages):
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


def _headed_as_scores(table: Table) -> bool:
    """Whether the first row speaks of indicators and scores: in a picture a row of values may have run into it."""
    first = [squeezed for c in table.cells if c.row == 0 and (squeezed := "".join(c.text.split()))]
    return any("ตัวชี้วัด" in text for text in first) and any(text.startswith("คะแนน") for text in first)
