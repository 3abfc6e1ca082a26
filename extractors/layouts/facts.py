"""From the values of a table to facts and findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from extractors.doubt import DOUBT
from extractors.layouts import findings as say
from extractors.layouts.collect import Collected, PrintedDifference, Slot
from extractors.layouts.columns import Column
from extractors.layouts.meaning import Meaning
from extractors.layouts.ranks import ranks_hold, ranks_open
from extractors.layouts.setting import Setting
from extractors.layouts.totals import INSTRUMENT_OF, WEIGHTS, judge_total
from extractors.layouts.values import Value
from extractors.printed import Cell
from extractors.records import Difference, IndicatorScore, RowFinding, Total

_NONE = (Value(),)
_FIVE_WORDS = frozenset({"ผ่านดีเยี่ยม", "ผ่านดี", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน"})


@dataclass(slots=True)
class TableFacts:
    """Facts and findings of one table."""

    scores: list[IndicatorScore] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    findings: list[RowFinding] = field(default_factory=list)
    ranked: bool = False


@dataclass(frozen=True, slots=True)
class _Reader:
    setting: Setting
    collected: Collected
    columns: tuple[Column, ...]
    facts: TableFacts
    words_are_levels: bool
    years_in_columns: bool
    ranks: frozenset[int | None]
    rankable: frozenset[int]
    ranks_open: bool
    names: dict[int, str]


def make_facts(collected: Collected, columns: tuple[Column, ...], setting: Setting) -> TableFacts:
    """Turn collected values into scores, totals, differences and findings.

    Args:
        collected: Values with meanings.
        columns: The table's columns.
        setting: What surrounds the table.

    Returns:
        Facts in print order; every printed score in scope is a fact or stands in a finding.
    """
    facts = TableFacts()
    slots = list(collected.slots.values())
    numbered = {s.order[1].col for s in slots if s.order}
    order = next((c for c in columns if c.col in numbered), None) if numbered else None
    years = sorted({s.meaning.fiscal_year_be for s in slots if "score" in s.cells}, key=lambda y: y or 0, reverse=True)
    ordered = _ordered_by_rank(slots)
    # Beside several years the numbers rank the latest, unless the words say that the table is in order.
    says_order = order is not None and setting.in_score_order
    judged = () if order is None else years if says_order else years[:1]
    held = [y for y in judged if ranks_hold([s for s in ordered if s.meaning.fiscal_year_be == y], order, says_order)]
    levels = {s.cells["level"][0].level for s in slots if "level" in s.cells}
    reader = _Reader(
        setting,
        collected,
        columns,
        facts,
        bool(levels & _FIVE_WORDS),
        any(c.role == "score" and c.meaning.fiscal_year_be for c in columns),
        frozenset(held[:1]),
        frozenset(id(s) for s in ordered),
        not held and ranks_open(setting.table, ordered, order),
        {i.indicator_no: i.name for i in setting.labels.reference.indicators},
    )
    for slot in slots:
        _score(reader, slot) if slot.meaning.indicator_no else _total(reader, slot, slots)
    _one_total_each(reader)
    for difference in collected.differences:
        _difference(reader, difference)
    _scoreless(reader, slots)
    _unread(reader)
    facts.ranked = bool(held)
    return facts


def _ordered_by_rank(slots: list[Slot]) -> list[Slot]:
    """What the running numbers of rows can rank: the totals of offices, or the indicators of one."""
    bodies = [s for s in slots if s.meaning.has_body and s.order and s.meaning.scope == "total"]
    return bodies or [s for s in slots if s.meaning.indicator_no and not s.from_column]


def _subject(meaning: Meaning) -> str:
    named = f"indicator:{meaning.indicator_no}" if meaning.indicator_no else f"total:{meaning.scope}"
    body = meaning.office_id or (meaning.agency.agency_id if meaning.agency else "")
    return f"{named}:{body}" if body else named


def _figure(reader: _Reader, slot: Slot) -> tuple[Value, Cell] | None:
    """The score of a slot once it is certain; else None, with a finding where something is printed."""
    figure = slot.score
    if figure is None:
        return None
    value, cell = figure
    if value.score is not None and not value.problem and not slot.rivals:
        return figure
    meaning, no, year = slot.meaning, slot.meaning.indicator_no, slot.meaning.fiscal_year_be
    if value.score is None and value.problem == "malformed" and value.printed.replace(",", "").isdecimal():
        reader.facts.findings.append(say.out_of_range(reader.setting, cell, _subject(meaning), value.printed, no, year))
        return None
    rivals = [(v, c) for v, c in slot.rivals if not v.empty and v.score != value.score]
    if value.score is None or value.problem or rivals:
        printed = " / ".join(dict.fromkeys([cell.text.replace("\n", " "), *(c.text for _, c in rivals)]))
        cells = (cell, *(c for _, c in rivals))
        if DOUBT in cell.text or not (value.problem == "unclear" and not value.printed):
            reader.facts.findings.append(say.disputed(reader.setting, cells, _subject(meaning), printed, no, year))
        return None
    return figure


def _year(reader: _Reader, meaning: Meaning) -> tuple[int | None, str]:
    if meaning.fiscal_year_be is not None:
        return meaning.fiscal_year_be, "column"
    if reader.years_in_columns:
        return None, ""  # another column says its year, this one does not: it need not be the caption's
    return reader.setting.year, reader.setting.year_basis


def _score(reader: _Reader, slot: Slot) -> None:
    figure = _figure(reader, slot)
    if figure is None:
        return
    figure = _out_of_hundred(reader, slot, figure)
    if figure is None:
        return
    value, cell = figure
    meaning, no = slot.meaning, slot.meaning.indicator_no
    score = value.score
    if no is None or score is None:
        return
    if not 0 <= score <= 100:
        reader.facts.findings.append(say.out_of_range(reader.setting, cell, _subject(meaning), value.printed, no, meaning.fiscal_year_be))
        return
    year, basis = _year(reader, meaning)
    if year is None:
        reader.facts.findings.append(say.without_year(reader.setting, cell, _subject(meaning), value.printed, no))
        return
    if reader.ranks_open:
        printed = f"{value.printed} ({slot.order[0]})" if slot.order else value.printed
        reader.facts.findings.append(say.disputed(reader.setting, (cell,), _subject(meaning), printed, no, year))
        return
    level, remark = _words(reader, slot, of_indicator=True)
    reader.facts.scores.append(
        IndicatorScore(
            fact_id=reader.setting.ids.next("score"),
            citations=_cite(reader, slot, cell),
            office_id=meaning.office_id,
            agency=meaning.agency,
            fiscal_year_be=year,
            year_basis=basis,
            indicator_no=no,
            indicator_name=reader.names[no],
            instrument=INSTRUMENT_OF[no],
            score=score,
            score_printed=value.printed,
            level_printed=level,
            rank_printed=_rank(reader, slot),
            remark_printed=remark,
            number_printed=meaning.number_printed,
            name_printed=meaning.name_printed,
            table_id=reader.setting.table_id,
        )
    )


def _out_of_hundred(reader: _Reader, slot: Slot, figure: tuple[Value, Cell]) -> tuple[Value, Cell] | None:
    """With full marks other than 100, only a percentage that fits both is a score on 0-100."""
    full = slot.cells.get("full_marks")
    marks = full[0].score if full else (slot.column.meaning.weight if slot.column else None)
    if marks is None or marks == 100:
        return figure
    value, cell = figure
    if full is None and value.score is not None and value.score > marks:
        return figure  # the bracket was a weight, not the full marks
    percent = slot.cells.get("percent")
    if percent and value.score is not None and marks and _is_share(value.score / marks, percent[0].score):
        return percent
    told = f"{cell.text} / {marks}"
    reader.facts.findings.append(
        say.disputed(
            reader.setting,
            (cell,),
            _subject(slot.meaning),
            told,
            slot.meaning.indicator_no,
            slot.meaning.fiscal_year_be,
        )
    )
    return None


def _is_share(share: Decimal, percent: Decimal | None) -> bool:
    return percent is not None and abs(share * 100 - percent) <= Decimal("0.06")


def _total(reader: _Reader, slot: Slot, slots: list[Slot]) -> None:
    weighted = slot.cells.get("weighted_score")
    figure = _figure(reader, slot)
    if figure is None and (weighted is None or weighted[0].score is None):
        return
    meaning = slot.meaning
    scope, on_hundred, of_weight = meaning.scope, None, weighted[0].score if weighted else None
    value, cell = figure or weighted or (Value(), None)
    if figure and figure[0].score is not None and cell is not None:
        judged = judge_total(slot, figure[0].score, slots)
        if judged.problem == "sum":
            return
        if judged.problem or judged.scope is None:
            reader.facts.findings.append(
                say.disputed(reader.setting, (cell,), _subject(meaning), value.printed, None, meaning.fiscal_year_be)
            )
            return
        scope = judged.scope
        on_hundred, of_weight = (None, figure[0].score) if judged.weighted else (figure[0].score, of_weight)
    if scope is None or cell is None or (scope == "total" and on_hundred is None):
        return
    if on_hundred is not None and not 0 <= on_hundred <= 100:
        reader.facts.findings.append(say.out_of_range(reader.setting, cell, _subject(meaning), value.printed, None, meaning.fiscal_year_be))
        return
    _add_total(reader, slot, scope, on_hundred, of_weight, value, cell)


def _add_total(reader: _Reader, slot: Slot, scope: str, score: Decimal | None, weighted: Decimal | None, value: Value, cell: Cell) -> None:
    year, basis = _year(reader, slot.meaning)
    if year is None:
        reader.facts.findings.append(say.without_year(reader.setting, cell, _subject(slot.meaning), value.printed, None))
        return
    if weighted is not None and scope in WEIGHTS and weighted > WEIGHTS[scope]:
        weighted = None
        if score is None:
            return
    level, remark = _words(reader, slot, of_indicator=False)
    rank = _rank(reader, slot) if slot.meaning.has_body else None
    reader.facts.totals.append(
        Total(
            fact_id=reader.setting.ids.next("total"),
            citations=_cite(reader, slot, cell),
            office_id=slot.meaning.office_id,
            agency=slot.meaning.agency,
            fiscal_year_be=year,
            year_basis=basis,
            scope=scope,
            score=score,
            score_printed=value.printed,
            weighted_score=weighted if scope != "total" else None,
            level_printed=level,
            rank_printed=rank,
            remark_printed=remark,
            table_id=reader.setting.table_id,
        )
    )


def _one_total_each(reader: _Reader) -> None:
    """Two different totals for one body and year in one table: nothing says which holds, so neither is loaded."""
    by_key: dict[tuple[object, ...], list[Total]] = {}
    for total in reader.facts.totals:
        by_key.setdefault((total.office_id, total.agency, total.fiscal_year_be, total.scope), []).append(total)
    dropped: set[str] = set()
    for key, rivals in by_key.items():
        if len({t.score for t in rivals}) > 1 and key[1] is None:
            dropped.update(t.fact_id for t in rivals)
            printed = " / ".join(t.score_printed for t in rivals)
            cells = tuple(c for t in rivals for c in t.citations[:1])
            finding = say.disputed(reader.setting, (), f"total:{key[3]}", printed, None, rivals[0].fiscal_year_be)
            reader.facts.findings.append(_with_citations(finding, cells))
        else:
            dropped.update(t.fact_id for t in rivals[1:] if t.score == rivals[0].score and key[1] is None and t.rank_printed is None)
    reader.facts.totals[:] = [t for t in reader.facts.totals if t.fact_id not in dropped]


def _with_citations(finding: RowFinding, citations: tuple) -> RowFinding:  # type: ignore[type-arg]
    from dataclasses import replace

    return replace(finding, citations=citations)


def _words(reader: _Reader, slot: Slot, of_indicator: bool) -> tuple[str | None, str | None]:
    """Level and remark; beside a single indicator a bare 'ผ่าน' is a remark unless the column writes the five-word scale."""
    of_level, of_remark = slot.cells.get("level", _NONE)[0], slot.cells.get("remark", _NONE)[0]
    level = of_level.level or of_remark.level or None
    remark = of_remark.remark or of_level.remark or None
    in_level_column = of_level.level is not None
    if level in ("ผ่าน", "ไม่ผ่าน") and of_indicator and not (in_level_column and reader.words_are_levels):
        return None, remark or level
    if level == remark and level is not None:
        remark = None
    return level, remark


def _rank(reader: _Reader, slot: Slot) -> int | None:
    if id(slot) not in reader.rankable or slot.meaning.fiscal_year_be not in reader.ranks or slot.order is None:
        direct = slot.cells.get("order")
        return int(direct[0].score) if direct and direct[0].score is not None and direct[0].printed.isdecimal() else None
    return slot.order[0]


def _cite(reader: _Reader, slot: Slot, cell: Cell) -> tuple:  # type: ignore[type-arg]
    cells = [cell, *[slot.cells[kind][1] for kind in ("level", "remark", "weighted_score") if kind in slot.cells], *slot.labels]
    return reader.setting.cite_each(cells)


def _difference(reader: _Reader, printed: PrintedDifference) -> None:
    """A difference needs the two years that it is between; with more than two it must stand right behind them."""
    scores = [c for c in reader.columns if c.role == "score" and c.meaning.fiscal_year_be and c.col < printed.column.col]
    all_years = sorted({c.meaning.fiscal_year_be for c in reader.columns if c.role == "score" and c.meaning.fiscal_year_be})
    years = sorted({c.meaning.fiscal_year_be for c in scores[-2:] if c.meaning.fiscal_year_be})
    years = all_years if len(all_years) == 2 else years
    if len(years) != 2:
        return
    values = {}
    for slot in reader.collected.slots.values():
        same = slot.row == printed.row and slot.meaning.indicator_no == printed.meaning.indicator_no
        body = (slot.meaning.office_id, slot.meaning.agency) == (printed.meaning.office_id, printed.meaning.agency)
        if slot.score and body and (same or (not printed.meaning.indicator_no and slot.meaning.scope == printed.meaning.scope)):
            values[slot.meaning.fiscal_year_be] = slot.score[0].score
    scope = printed.meaning.scope or "indicator"
    reader.facts.differences.append(
        Difference(
            fact_id=reader.setting.ids.next("difference"),
            citations=reader.setting.cite(printed.cell),
            office_id=printed.meaning.office_id,
            indicator_no=printed.meaning.indicator_no,
            scope=scope,
            fiscal_year_be_from=years[0],
            fiscal_year_be_to=years[1],
            score_from=values.get(years[0]),
            score_to=values.get(years[1]),
            difference=printed.difference,
            difference_printed=printed.cell.text.strip(),
            table_id=reader.setting.table_id,
        )
    )


def _scoreless(reader: _Reader, slots: list[Slot]) -> None:
    """An indicator with a printed level and no score that was read: one finding, its score may stand elsewhere."""
    bare = [s for s in slots if "score" not in s.cells and s.meaning.indicator_no and ("level" in s.cells or "remark" in s.cells)]
    if not bare or not any(s.score for s in slots):
        return
    told = ", ".join(dict.fromkeys(s.meaning.name_printed or f"{s.meaning.indicator_no}" for s in bare))
    cells = tuple(cell for s in bare for _, cell in s.cells.values())
    reader.facts.findings.append(say.not_recognised(reader.setting, told, cells))


def _unread(reader: _Reader) -> None:
    """One finding for each disagreeing row and each unsure office, and one for all rows that nobody understands."""
    done: set[str] = set()
    rows: list[tuple[tuple[Cell, ...], Cell, str]] = []
    for labels, cell, reason, told in reader.collected.unread:
        if reason == "disagrees":
            if told not in done:
                number, _, name = told.partition(" ")
                reader.facts.findings.append(say.disagrees(reader.setting, (*labels, cell), number, name, told))
        elif reason == "office":
            if told not in done:
                reader.facts.findings.append(say.office_unsure(reader.setting, (*labels, cell), told))
        else:
            rows.append((labels, cell, told or cell.text))
        done.add(told)
    if rows:
        told = "; ".join(dict.fromkeys(t.replace("\n", " ")[:60] for _, _, t in rows[:8]))
        reader.facts.findings.append(say.not_recognised(reader.setting, told, tuple(cell for _, cell, _ in rows)))
