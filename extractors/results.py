"""Results of measures: rows of results tables, item by item, matched to the measures they report on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from extractors.action_tables import ActionRow, ActionTable, action_tables
from extractors.items import Item, measure_items, plain_items
from extractors.measures import Ids, Span, periods_of
from extractors.outline import Outline
from extractors.paragraphs import Running, cite, cite_lines
from extractors.printed import PrintedDocument
from extractors.records import Measure, MeasureResult
from normalizers.load_reference import Reference
from normalizers.thai import fold_thai

_SAME_MEASURE = 78.0  # of 100, on folded text: repeated measures differ by a few words at most
_SPEAKS_OF = 55.0


def read_results(
    printed: PrintedDocument, outline: Outline, reference: Reference, ids: Ids, measures: Sequence[Measure] = ()
) -> tuple[MeasureResult, ...]:
    """Read results tables: one result for each measure that a row repeats.

    Args:
        printed: The document as printed.
        outline: Its headings.
        reference: Indicators and units.
        ids: Gives the next fact id of a kind.
        measures: Measures of the same document, to match against.

    Returns:
        Results in print order. An empty result cell, or a numbered result cell that speaks of other measures only, is a
        result without text; a measure that is only repeated here is `measure_text`, never a measure.
    """
    found: list[MeasureResult] = []
    seen: dict[tuple[int | None, int | None], int] = {}
    for table in action_tables(printed, outline, reference):
        if table.kind == "results":
            done: set[tuple[int, ...]] = set()
            for row in table.rows:
                key = tuple(id(row.cells[r]) for r in ("measure", "result", "outcome") if r in row.cells)
                if key not in done:
                    done.add(key)
                    found += _of_row(printed.sha256, table, row, ids, seen, measures)
    return tuple(found)


def _of_row(
    sha256: str, table: ActionTable, row: ActionRow, ids: Ids, seen: dict[tuple[int | None, int | None], int],
    measures: Sequence[Measure],
) -> Iterator[MeasureResult]:  # fmt: skip
    told, result, outcome = row.running("measure"), row.running("result"), row.running("outcome")
    items = measure_items(told)
    if not items and not result.text and not outcome.text:
        return
    parts: list[Item | None] = list(items) or [None]
    results = _paired(parts, plain_items(result), result)
    left = [item for item in plain_items(result) if _stands_alone(item, results)]
    parts, results = [*parts, *([None] * len(left))], [*results, *left]
    found = plain_items(outcome)
    whole = Item(0, len(outcome.text), "", outcome.text) if found else None
    outcomes = list(found) if len(found) == len(parts) else [whole] * len(parts)
    period = row.running("period") if "period" in row.cells else row.running("period_units")
    spans: list[Span] = periods_of(period, table.fiscal_year_be, len(parts))
    for n, item in enumerate(parts):
        key = (row.indicator_no, table.fiscal_year_be)
        seen[key] = seen.get(key, 0) + 1
        citations = cite(told, item.start, item.end, sha256) if item else ()
        said = results[n]
        if said:
            citations += cite(result, said.start, said.end, sha256)
        citations = citations or cite_lines(outcome.lines or period.lines, sha256)
        text = item.text if item else ""
        got = outcomes[n]
        yield MeasureResult(
            fact_id=ids("r"), citations=citations, office_id=None, measure_id=_match(text, row.indicator_no, measures),
            fiscal_year_be=table.fiscal_year_be, indicator_no=row.indicator_no, seq=seen[key], measure_text=text,
            result_text=_bare(said), outcome_text=_bare(got), period_start=spans[n].start, period_end=spans[n].end,
            period_printed=spans[n].printed, section=table.place.headings[-1].text if table.place.headings else "",
            table_id=f"{sha256[:16]}-t{table.table.number}",
        )  # fmt: skip


def _stands_alone(item: Item, results: Sequence[Item | None]) -> bool:
    """Whether a result item stands with no measure: it is kept as a result of its own."""
    return not any(r is not None and r.start <= item.start and item.end <= r.end for r in results)


def _bare(item: Item | None) -> str:
    text = item.text if item else ""
    return "" if not text.strip(" -–.") else text


def _paired(parts: Sequence[Item | None], found: Sequence[Item], whole: Running) -> list[Item | None]:
    """The result of each measure: by order where there are as many, else by words; unnumbered text holds for all."""
    if not found:
        return [None] * len(parts)
    if len(found) == len(parts):
        return list(found)
    everything = Item(0, len(whole.text), "", whole.text)
    if len(parts) == 1 or not found[0].number:
        return [everything] * len(parts)
    chosen: list[Item | None] = [None] * len(parts)
    pairs = sorted(
        ((_alike(part.text, item.text), p, f) for p, part in enumerate(parts) if part for f, item in enumerate(found)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    used: set[int] = set()
    for score, p, f in pairs:
        if score >= _SPEAKS_OF and chosen[p] is None and f not in used:
            chosen[p] = found[f]
            used.add(f)
    return chosen


def _alike(one: str, other: str) -> float:
    a, b = fold_thai(one), fold_thai(other)
    return float(max(fuzz.ratio(a, b), fuzz.partial_ratio(a, b) if min(len(a), len(b)) >= 12 else 0.0))


def _match(text: str, indicator_no: int | None, measures: Sequence[Measure]) -> str | None:
    """The measure of the same indicator whose words are the same; None where two are equally near."""
    folded = fold_thai(text)
    if not folded:
        return None
    near = [m for m in measures if indicator_no is None or m.indicator_no in (indicator_no, None)]
    scored = sorted(((fuzz.ratio(folded, fold_thai(m.text)), m.fact_id) for m in near), reverse=True)
    if not scored or scored[0][0] < _SAME_MEASURE:
        return None
    return None if len(scored) > 1 and scored[1][0] == scored[0][0] else scored[0][1]
