"""Numbered measures out of tables and lists: text, indicator, period, responsible units."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.action_tables import (
    ActionRow,
    ActionTable,
    action_tables,
    document_plan_year,
    indicator_of,
    plan_year,
    plan_year_of,
)
from extractors.items import Item, find_lists, measure_items, plain_items
from extractors.outline import Outline, Place
from extractors.paragraphs import Paragraph, Running, cite, paragraphs, running_text
from extractors.printed import PrintedDocument
from extractors.records import Measure
from normalizers.load_reference import Reference
from normalizers.periods import find_periods
from normalizers.units import find_units

Ids = Callable[[str], str]

_RESPONSIBLE = re.compile(r"(?:ผู้|หน่วยงาน(?:ที่)?|กลุ่ม(?:ที่)?)รับผิดชอบ\s*(?:หลัก)?\s*[:：]?")
_INTRO = re.compile(r"(?:มาตรการ|แนวทาง)[^\n]{0,220}?(?:ดังนี้|ดังต่อไปนี้|ได้แก่|[:：])\s*$")
_INSIDE = re.compile(r"(?:มาตรการ|แนวทาง)[^\n]{0,200}?(?:ดังนี้|ดังต่อไปนี้|ได้แก่)\s*[:：]?\s*(?:\(?[1๑][.)]|[•-])")
_NOT_OWN = re.compile(r"ผลการดำเนิน|ผลการปฏิบัติ|ผลลัพธ์|รายงานผล|ข้อเสนอแนะ")
_ITEM_START = re.compile(r"^\s*(?:\(?[\d๐-๙]{1,2}\s*[.)]|[•▪●*–-]|มาตรการที่)")
_INTEGRITY = re.compile(r"คุณธรรม|ความโปร่งใส|ITA|ตัวชี้วัด|จุดอ่อน")


@dataclass(frozen=True, slots=True)
class Span:
    """A period: start, end, as printed; all None when nothing is printed."""

    start: date | None = None
    end: date | None = None
    printed: str | None = None


def read_measures(printed: PrintedDocument, outline: Outline, reference: Reference, ids: Ids) -> tuple[Measure, ...]:
    """Read the measures of a document: items of tables of measures, and of lists in prose.

    Args:
        printed: The document as printed.
        outline: Its headings.
        reference: Indicators and units.
        ids: Gives the next fact id of a kind.

    Returns:
        Measures in print order, each with one citation per printed line. Measures repeated in a table of results and
        lists of problems are none.
    """
    found: list[Measure] = []
    seen: dict[tuple[int | None, int | None], int] = {}
    for table in action_tables(printed, outline, reference):
        if table.kind == "measures":
            found += _of_table(printed.sha256, table, reference, ids, seen)
    for place, running, year, number in _prose_lists(printed, outline, reference):
        found += _of_prose(printed.sha256, place, running, (year, number), reference, ids, seen)
    return tuple(found)


def periods_of(running: Running, year: int | None, items: int) -> list[Span]:
    """Return one span for each of `items` items: paired where the cell numbers or lists as many, else one for all."""
    parts = [item.text for item in plain_items(running)]
    spans = [_span(part, year) for part in parts] if len(parts) == items else []
    if items > 1 and spans and all(span.start for span in spans):
        return spans
    found = find_periods(running.text, year)
    if len(found) == items and items > 1:
        return [Span(p.start, p.end, p.printed) for p in found]
    return [_span(running.text, year)] * items


def units_of(running: Running, reference: Reference, items: int) -> list[tuple[str, ...]]:
    """Return the units for each of `items` items, as `periods_of` does for periods."""
    label = _RESPONSIBLE.search(running.text)
    text = running.text[label.end() :] if label else running.text
    parts = [item.text for item in plain_items(running)]
    if items > 1 and len(parts) == items:
        units = [find_units(part, reference.units) for part in parts]
        if all(units):
            return units
    return [find_units(text, reference.units)] * items


def _span(text: str, year: int | None) -> Span:
    found = find_periods(text, year)
    if not found:
        return Span()
    first = min(found, key=lambda p: p.start)
    if len(found) == 1:
        return Span(first.start, first.end, first.printed)
    return Span(first.start, max(p.end for p in found), ", ".join(p.printed for p in found))


def _of_table(
    sha256: str, table: ActionTable, reference: Reference, ids: Ids, seen: dict[tuple[int | None, int | None], int]
) -> Iterator[Measure]:
    done: set[int] = set()
    for row in table.rows:
        cell = row.cells.get("measure")
        if cell is None or id(cell) in done:
            continue
        done.add(id(cell))
        running = row.running("measure")
        items = measure_items(running)
        year = table.fiscal_year_be
        spans, units = _beside(row, items, year, reference)
        for n, item in enumerate(items):
            if re.fullmatch(r"[\s\-–.\d]*", item.text):
                continue
            year_of_row = year or _year_of(spans[n])
            seq = seen[row.indicator_no, year_of_row] = seen.get((row.indicator_no, year_of_row), 0) + 1
            yield Measure(
                fact_id=ids("m"), citations=cite(running, item.start, item.end, sha256), office_id=None,
                fiscal_year_be=year_of_row, indicator_no=row.indicator_no, seq=seq, seq_printed=item.number,
                text=item.text, responsible=units[n], period_start=spans[n].start, period_end=spans[n].end,
                period_printed=spans[n].printed, section=_section(table.place),
                table_id=f"{sha256[:16]}-t{table.table.number}",
            )  # fmt: skip


def _beside(row: ActionRow, items: Sequence[Item], year: int | None, reference: Reference) -> tuple[list[Span], list[tuple[str, ...]]]:
    """Period and units of each item: from their own columns, else from the item's own words."""
    count = len(items)
    shared = row.running("period_units")
    period, unit = row.running("period") if "period" in row.cells else shared, row.running("units")
    unit = unit if "units" in row.cells else shared
    spans = periods_of(period, year, count)
    units = units_of(unit, reference, count)
    for n, item in enumerate(items):
        if not spans[n].start and "period" not in row.cells:
            spans[n] = _span(item.text, year)
        if not units[n] and (label := _RESPONSIBLE.search(item.text)):
            units[n] = find_units(item.text[label.end() :], reference.units)
    return spans, units


def _of_prose(
    sha256: str, place: Place, running: Running, about: tuple[int | None, int | None], reference: Reference, ids: Ids,
    seen: dict[tuple[int | None, int | None], int],
) -> Iterator[Measure]:  # fmt: skip
    items = measure_items(running)
    plan, number = about
    for item in items:
        if not item.number or not item.text:
            continue
        span = _span(item.text, plan)
        label = _RESPONSIBLE.search(item.text)
        year = plan or _year_of(span)
        seq = seen[number, year] = seen.get((number, year), 0) + 1
        yield Measure(
            fact_id=ids("m"), citations=cite(running, item.start, item.end, sha256), office_id=None,
            fiscal_year_be=year, indicator_no=number, seq=seq, seq_printed=item.number, text=item.text,
            responsible=find_units(item.text[label.end() :], reference.units) if label else (),
            period_start=span.start, period_end=span.end, period_printed=span.printed, section=_section(place),
        )  # fmt: skip


def _prose_lists(
    printed: PrintedDocument, outline: Outline, reference: Reference
) -> Iterator[tuple[Place, Running, int | None, int | None]]:
    headings = {group.first for group in outline.headings()}
    title_year = document_plan_year(printed, outline)
    parts = paragraphs(printed)
    n = 0
    while n < len(parts):
        part = parts[n]
        n += 1
        text = part.text
        if "มาตรการ" not in text and "แนวทาง" not in text:
            continue  # no list of measures is told without one of them
        if not (_INTRO.search(text[-300:]) or _INSIDE.search(text)):
            continue
        taken = [part]
        while n < len(parts) and _continues(taken, parts[n], headings):
            taken.append(parts[n])
            n += 1
        running = running_text(line for p in taken for line in p.running.lines)
        lists = [found for found in find_lists(running) if found.kind == "measures"]
        place = outline.place(part.first)
        about = " ".join([lists[0].intro if lists else "", place.caption, *(g.text for g in place.headings)])
        if not lists or _NOT_OWN.search(lists[0].intro[-120:]) or not _INTEGRITY.search(about):
            continue
        number = indicator_of(lists[0].intro, reference)[0] or place.indicator_no
        if number is None and place.kind != "measures":
            continue
        year = plan_year_of(lists[0].intro) or plan_year(place) or title_year
        yield place, running, year, number


def _continues(taken: list[Paragraph], part: Paragraph, headings: set[int]) -> bool:
    item = bool(_ITEM_START.match(part.text))
    if part.first > taken[-1].last + 3 or re.search(r"^\s*(?:เรื่อง|ตัวชี้วัดที่|บทที่|ส่วนที่)", part.text):
        return False
    runs_on = len(taken) > 1 and part.first not in headings and len(part.text) > 25
    return item or (runs_on and not _INTRO.search(part.text))


def _section(place: Place) -> str:
    return place.headings[-1].text if place.headings else ""


def _year_of(span: Span) -> int | None:
    """The fiscal year in which a period ends, when nothing else names one."""
    if span.end is None:
        return None
    return span.end.year + 543 + (1 if span.end.month >= 10 else 0)
