"""Read one table: understand its header, its rows and its values, choose the layout, make facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extractors.layouts import findings as say
from extractors.layouts.collect import Collected, collect
from extractors.layouts.columns import LABEL_ROLES, Column, read_columns
from extractors.layouts.facts import TableFacts, make_facts
from extractors.layouts.grid import Grid, cut
from extractors.layouts.layout import Layout, Understood, all_layouts
from extractors.layouts.meaning import LabelReader
from extractors.layouts.rows import Row, read_rows
from extractors.layouts.setting import FactIds, Setting, make_setting
from extractors.layouts.words import squeeze
from extractors.outline import Place
from extractors.printed import Table
from extractors.records import TableRecord

_ALL_TEN = frozenset(range(1, 11))
_WORD = re.compile("[ก-ฮ].?[ก-ฮ]")
_IDENTITY = frozenset({"indicator", "indicator_number", "office"})


@dataclass(frozen=True, slots=True)
class TableReading:
    """What one table gave.

    Attributes:
        record: The table as a whole; None for a table that has nothing to do with scores.
        facts: Its facts and findings.
        columns: Its columns, for a table that continues it without a header.
        has_header: Whether it had a header of its own.
    """

    record: TableRecord | None
    facts: TableFacts
    columns: tuple[Column, ...]


def read_table(
    sha256: str,
    table: Table,
    place: Place,
    labels: LabelReader,
    ids: FactIds,
    *,
    is_ita: Callable[[], bool] = lambda: False,
    inherited: tuple[Column, ...] = (),
) -> TableReading:
    """Read one logical table.

    Args:
        sha256: Digest of the document.
        table: The table, joined over pages.
        place: What stands around it.
        labels: Reader of labels, shared by the tables of a document.
        ids: Numbering of facts, shared by the document.
        is_ita: Tells whether the document as a whole speaks of the assessment.
        inherited: Columns of the table before, when nothing stands between the two.
    """
    grid = cut(table)
    setting = make_setting(sha256, table, place, labels, ids, grid.titles, is_ita)
    columns = read_columns(grid, labels, inherited)
    blocks = _blocks(grid, columns)
    parts = [_understand(part, columns if len(blocks) == 1 else read_columns(part, labels, inherited), setting, labels) for part in blocks]
    layout = next((found for part in parts if (found := _choose(part)) is not None), None)
    if layout is not None and layout.has_scores and _small_marks(parts):
        layout = None
    facts = TableFacts()
    if layout is None:
        if not any(_resembles(part) for part in parts):
            return TableReading(None, facts, columns)
        facts.findings.append(say.not_recognised(setting, " | ".join(c.header for c in columns if c.header)[:160]))
    elif layout.has_scores:
        collected = _merge([part.collected for part in parts])
        facts = make_facts(collected, parts[0].columns if len(parts) == 1 else columns, setting)
        if not (facts.scores or facts.totals or facts.differences or facts.findings) and any(_resembles(part) for part in parts):
            facts.findings.append(say.not_recognised(setting, " | ".join(c.header for c in columns if c.header)[:160]))
        unread = [c.header or "?" for c in columns if c.role == "number" and (c.meaning.fiscal_year_be or not _WORD.search(c.header))]
        if facts.scores and unread:  # a year beside others whose header is not understood or not readable must not be lost in silence
            facts.findings.append(say.not_recognised(setting, " | ".join(unread)[:160]))
    record = _record(setting, layout, facts, parts, ids)
    return TableReading(record, facts, columns)


def _understand(grid: Grid, columns: tuple[Column, ...], setting: Setting, labels: LabelReader) -> Understood:
    rows = read_rows(grid, columns, labels)
    collected = collect(grid, columns, rows)
    words = labels.words
    named, numbered = _named(rows, columns)
    return Understood(
        grid,
        columns,
        rows,
        collected,
        setting,
        named,
        numbered,
        is_ita=words.has("ita_context", setting.said)
        or words.has("ita_context", _keys(grid, (*grid.header, *grid.data[:40])))
        or _headings_speak(setting, labels)
        or ((bool(named) or numbered == _ALL_TEN) and setting.is_ita_document()),
        looks_alike=words.has("look_alike", f"{setting.near} {_keys(grid, grid.header)}"),
    )


def _keys(grid: Grid, rows: Sequence[int]) -> str:
    return " ".join([grid.keys[row][col] for row in rows for col in grid.cols])


def _headings_speak(setting: Setting, labels: LabelReader) -> bool:
    return any(labels.words.has("ita_context", squeeze(g.text)) for g in setting.place.headings)


def _named(rows: list[Row], columns: tuple[Column, ...]) -> tuple[frozenset[int], frozenset[int]]:
    meanings = [m for m in (*(r.meaning for r in rows), *(c.meaning for c in columns)) if m.indicator_no]
    named = frozenset(m.indicator_no for m in meanings if m.indicator_no and m.name_printed)
    return named, frozenset(m.indicator_no for m in meanings if m.indicator_no) - named


def _choose(table: Understood) -> Layout | None:
    return next((layout for layout in all_layouts() if layout.fits(table)), None)


def _small_marks(parts: list[Understood]) -> bool:
    """Several figures and none above 10: means of a five-point scale or marks of another kind, not scores on 0-100."""
    figures = [s.cells["score"][0].score for p in parts for s in p.collected.slots.values() if "score" in s.cells]
    known = [figure for figure in figures if figure is not None]
    return len(known) >= 2 and max(known) <= 10


def _resembles(table: Understood) -> bool:
    """Like a score table: it names indicators, or speaks of the assessment under a score header, beside figures."""
    keys = table.grid.keys
    figures = sum(1 for r in table.grid.data for c in table.grid.cols if "." in keys[r][c] and _is_score(keys[r][c]))
    if figures < 2:
        return False
    known = len(table.indicators) >= 2 or any(r.meaning.problem == "disagrees" for r in table.rows)
    headed = table.is_ita and any(c.role in ("score", "number") for c in table.columns) and bool(table.scored or table.collected.unread)
    return known or headed


def _is_score(key: str) -> bool:
    whole, _, decimals = key.partition(".")
    return whole.isdecimal() and decimals.isdecimal() and len(whole) in (2, 3) and len(decimals) in (1, 2)


def _blocks(grid: Grid, columns: tuple[Column, ...]) -> list[Grid]:
    """Cut a table whose columns repeat (ตัวชี้วัด | คะแนน | ตัวชี้วัด | คะแนน) into its side-by-side blocks."""
    kinds = [f"{c.role}:{c.header}" if grid.header else c.role for c in columns]
    for count in (2, 3, 4):
        width, rest = divmod(len(kinds), count)
        part = columns[:width]
        if rest or width < 2 or any(kinds[i * width : (i + 1) * width] != kinds[:width] for i in range(count)):
            continue
        if any(c.role in _IDENTITY for c in part) and any(c.role not in LABEL_ROLES and c.role != "text" for c in part):
            return [replace(grid, cols=grid.cols[i * width : (i + 1) * width]) for i in range(count)]
    return [grid]


def _merge(parts: Sequence[Collected]) -> Collected:
    if len(parts) == 1:
        return parts[0]
    merged = Collected()
    for number, part in enumerate(parts):
        merged.slots.update({(number, *key): slot for key, slot in part.slots.items()})
        merged.differences += part.differences
        merged.unread += part.unread
    return merged


def _record(setting: Setting, layout: Layout | None, facts: TableFacts, parts: list[Understood], ids: FactIds) -> TableRecord:
    years = {s.fiscal_year_be for s in facts.scores} | {t.fiscal_year_be for t in facts.totals}
    n_rows = sum(len(p.rows) for p in parts)
    return TableRecord(
        fact_id=ids.next("table"),
        citations=setting.cite_table(),
        table_id=setting.table_id,
        layout=layout.name if layout else "",
        kind=layout.kind if layout else "other",
        caption=setting.caption,
        fiscal_year_be=years.pop() if len(years) == 1 else (None if years else setting.year),
        claims_all_ten=bool(layout and layout.kind == "indicator") and _claims_all_ten(setting, parts),
        in_score_order=setting.in_score_order,
        pass_threshold=setting.pass_threshold,
        n_rows=n_rows,
    )


def _claims_all_ten(setting: Setting, parts: list[Understood]) -> bool:
    """Words say so, or the table's rows, ranks or numbers run to ten."""
    if setting.claims_all_ten:
        return True
    rows = [r for p in parts for r in p.rows if r.meaning.indicator_no or r.meaning.problem == "disagrees"]
    found = {n for p in parts for n in p.indicators}
    orders = {r.order for r in rows if r.order}
    return len(rows) >= 10 or (len(orders) >= 8 and max(orders, default=0) == 10) or (len(found) >= 8 and 10 in found)
