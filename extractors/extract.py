"""From a PDF to everything that it says: `extract` reads and interprets, `interpret_document` is the pure part."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from extractors.budgets import read_budgets
from extractors.doc_type import DocumentKind, document_kind, is_ita_document
from extractors.layouts.columns import Column
from extractors.layouts.facts import TableFacts
from extractors.layouts.meaning import label_reader
from extractors.layouts.read_table import TableReading, read_table
from extractors.layouts.setting import FactIds
from extractors.looked_at import cells_to_look_at
from extractors.measures import read_measures
from extractors.mentions import find_mentions
from extractors.misread_names import set_misread_names
from extractors.outline import Outline, outline
from extractors.overlooked import overlooked
from extractors.parts import parts_met
from extractors.passages import read_passages
from extractors.printed import Box, Line, PrintedDocument, Table
from extractors.prose import ProseFacts, read_prose
from extractors.readings import with_readings
from extractors.reconcile import Decision, reconcile
from extractors.records import (
    Citation,
    Extraction,
    IndicatorScore,
    RowFinding,
    Section,
    Total,
)
from extractors.results import read_results
from extractors.whose_report import whose_report
from extractors.years import find_years
from normalizers.errors import UnreadablePdfError

if TYPE_CHECKING:
    from normalizers.load_reference import Reference

T = TypeVar("T")


@contextmanager
def _rare_collection() -> Iterator[None]:
    """Let Python look for circles of dead objects rarely: a page is thousands of objects and no circle."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@_rare_collection()
def extract(path: Path, reference: Reference, *, engine: str = "fast", verify: float = 0.0, **options: Any) -> Extraction:
    """Read one PDF and say what it means.

    Args:
        path: A PDF file.
        reference: Offices, indicators and the like, read once by the caller.
        engine: 'fast' or 'reference', see `extractors.pdf`.
        verify: Share of the score cells of text layers that are read from the picture too, 0 to 1; 0 where OCR is not
            installed.
        options: Handed to `extractors.pdf.read_printed`.

    Returns:
        An extraction, with the version of the parts of the reader that it met; status 'quarantined' with a reason when the bytes
        cannot be read as a PDF.
    """
    from extractors.pdf import read_printed
    from extractors.version import extractor_version, version_with

    try:
        printed = read_printed(path, engine=engine, **options)
    except UnreadablePdfError as error:
        body = path.read_bytes()
        return Extraction(
            sha256=hashlib.sha256(body).hexdigest(),
            extractor=extractor_version(),
            status="quarantined",
            reason=str(error),
            size_bytes=len(body),
            text_layer="broken",
        )
    extraction = interpret_document(printed, reference)
    if cells := cells_to_look_at(extraction, verify):
        from extractors.pdf.second_look import look_again

        # where a picture shows another number, its row is disputed
        again = look_again(path, printed, cells, 1.0)
        extraction = extraction if again is printed else interpret_document(again, reference)
    met = parts_met(printed.pages, engine=engine, looked_again=bool(cells))
    return replace(extraction, extractor=version_with(extraction.extractor, met))


def interpret_document(printed: PrintedDocument, reference: Reference) -> Extraction:
    """Say what a printed document means: a pure function of the print and the reference.

    Args:
        printed: Lines and tables with their places.
        reference: Offices, indicators, units.

    Returns:
        All facts; a page, table or part that could not be understood is a finding or named in `reason`, and never the
        end of the document.
    """
    from extractors.version import extractor_version

    ids = FactIds(printed.sha256)
    printed, decisions = reconcile(set_misread_names(printed, reference))
    plan = outline(printed, reference)
    kind = document_kind(printed, plan)
    readings = _read_tables(printed, reference, plan, ids)
    parts = Parts()
    prose = parts.read("prose", ProseFacts(), lambda: read_prose(printed, plan, reference, ids.next))
    measures = parts.read_all("measures", lambda: read_measures(printed, plan, reference, ids.next))
    results = parts.read_all("results", lambda: read_results(printed, plan, reference, ids.next, measures))
    budgets = parts.read_all("budgets", lambda: read_budgets(printed, plan, reference, ids.next))
    mentions = parts.read_all("office names", lambda: find_mentions(printed, reference.offices, ids.next))
    passages = parts.read_all("passages", lambda: read_passages(printed, plan, ids.next, reference.offices.provinces))
    years = parts.read_all("years", lambda: find_years(printed.sha256, plan, ids.next))
    scores = [s for r in readings for s in r.facts.scores] + list(prose.scores)
    totals = [t for r in readings for t in r.facts.totals] + list(prose.totals)
    findings = [*_page_findings(printed, ids), *(f for r in readings for f in r.facts.findings), *prose.findings]
    findings += [_decided(decision, printed.sha256, ids) for decision in decisions]
    differences = tuple(d for r in readings for d in r.facts.differences)
    texts = _page_texts(printed)
    known_tables = {
        int(r.record.table_id.rsplit("t", 1)[1])
        for r in readings
        if r.record
        and r.record.layout
        and (r.facts.scores or r.facts.totals or r.record.kind not in ("indicator", "instrument", "ranking"))
    }
    findings += overlooked(printed, texts, known_tables, (*scores, *totals, *differences), findings, reference, ids.next)
    scores = with_readings(scores, printed.pages, decisions)
    totals = with_readings(totals, printed.pages, decisions)
    return Extraction(
        sha256=printed.sha256,
        extractor=extractor_version(),
        status="loaded",
        reason=parts.reason,
        size_bytes=printed.size_bytes,
        producer=printed.producer,
        title=printed.title,
        text_layer=printed.text_layer,
        doc_type=kind.doc_type,
        doc_type_reason=kind.reason,
        fiscal_year_be=kind.fiscal_year_be,
        oit_item=kind.oit_item,
        office=whose_report(mentions),
        agency=kind.agency,
        pages=printed.pages,
        text=texts,
        tables=tuple(r.record for r in readings if r.record),
        scores=tuple(_of_agency(s, kind) for s in scores),
        totals=tuple(_of_agency_total(t, kind) for t in totals),
        differences=differences,
        measures=measures,
        results=results,
        budgets=budgets,
        mentions=mentions,
        claims=prose.claims,
        years=years,
        sections=_sections(printed, plan, ids),
        passages=passages,
        findings=tuple(findings),
    )


@dataclass(slots=True)
class Parts:
    """Reads the parts of a document one by one; a part that breaks is named in the reason and costs only itself."""

    reason: str = ""

    def read_all(self, name: str, reader: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        """Return what the reader returns, or nothing when it breaks."""
        empty: tuple[T, ...] = ()
        return self.read(name, empty, reader)

    def read(self, name: str, empty: T, reader: Callable[[], T]) -> T:
        """Return what the reader returns, or `empty` when it breaks."""
        try:
            return reader()
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
            why = f"{name} not read ({type(error).__name__}: {error})"
            self.reason = f"{self.reason}; {why}" if self.reason else why
            return empty


def _read_tables(printed: PrintedDocument, reference: Reference, plan: Outline, ids: FactIds) -> list[TableReading]:
    readings: list[TableReading] = []
    tables = [(index, block) for index, block in enumerate(printed.blocks) if isinstance(block, Table)]
    if not tables:
        return readings
    labels = label_reader(reference)
    is_ita = cache(lambda: is_ita_document(plan.groups))  # asked for few tables, and all headings are searched for it
    furniture = {i for g in plan.groups if g.role == "furniture" for i in range(g.first, g.last + 1)}
    inherited: tuple[Column, ...] = ()
    before = -1
    for index, block in tables:
        if inherited and not all(i in furniture for i in range(before + 1, index)):
            inherited = ()
        before = index
        try:
            reading = read_table(printed.sha256, block, plan.place(index), labels, ids, is_ita=is_ita, inherited=inherited)
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError) as error:
            # One table that breaks the reader must not cost the other tables of the document.
            reading = TableReading(None, TableFacts(findings=[_broken(printed.sha256, block, ids, error)]), ())
        readings.append(reading)
        inherited = reading.columns if reading.record is not None and reading.record.layout else ()
    return readings


def _broken(sha256: str, table: Table, ids: FactIds, error: Exception) -> RowFinding:
    citations = tuple(Citation(sha256, page, box, "") for page, box in table.boxes)
    why = f"{type(error).__name__}: {error}"
    return RowFinding(
        fact_id=ids.next("finding"),
        citations=citations,
        rule="table_not_recognised",
        subject=f"table:{table.number}",
        judged=why,
        message_th=f"อ่านตารางนี้ไม่สำเร็จ ({why}) จึงไม่มีคะแนนจากตารางนี้",
        message_en=f"This table could not be read ({why}); no score is taken from it.",
    )


def _decided(decision: Decision, sha256: str, ids: FactIds) -> RowFinding:
    said = ", ".join(decision.candidates)
    return RowFinding(
        fact_id=ids.next("finding"),
        citations=(Citation(sha256, decision.page, decision.box, said),),
        rule="reading_reconciled",
        subject=f"cell:{decision.taken}",
        judged=said,
        message_th=f"อ่านได้หลายแบบ ({said}) และมีเพียง {decision.taken} ที่เข้ากับลำดับ ระดับ หรือคะแนนข้างเคียง",
        message_en=f"Read as {said}; only {decision.taken} fits the order, level or score beside it.",
        expected=decision.taken,
        found=said,
    )


def _page_findings(printed: PrintedDocument, ids: FactIds) -> list[RowFinding]:
    found = []
    for record in printed.pages:
        if record.text_source != "none" and record.health > 0:
            continue
        box = (0.0, 0.0, round(record.width, 1), round(record.height, 1))
        found.append(
            RowFinding(
                fact_id=ids.next("finding"),
                citations=(Citation(printed.sha256, record.page, Box(*box), ""),),
                rule="page_not_readable",
                subject=f"page:{record.page}",
                judged=record.reason or record.text_source,
                message_th=f"หน้า {record.page} ไม่มีข้อความที่อ่านได้ ({record.reason or 'ไม่มีข้อความ'}) คะแนนที่อาจอยู่ในหน้านี้ไม่ถูกนำเข้า",
                message_en=f"Page {record.page} has no usable text ({record.reason or 'no text'}); scores that it may hold are not loaded.",
            )
        )
    return found


def _page_texts(printed: PrintedDocument) -> tuple[str, ...]:
    pages: dict[int, list[str]] = {record.page: [] for record in printed.pages}
    for block in printed.blocks:
        if isinstance(block, Line):
            pages.setdefault(block.page, []).append(block.text)
            continue
        for cell in block.cells:
            for line in cell.lines:
                pages.setdefault(line.page, []).append(line.text)
    return tuple("\n".join(lines) for _, lines in sorted(pages.items()))


def _sections(printed: PrintedDocument, plan: Outline, ids: FactIds) -> tuple[Section, ...]:
    found = []
    for group in plan.headings():
        place = plan.place(group.last + 1) if group.last + 1 < len(printed.blocks) else None
        citations = tuple(Citation(printed.sha256, x.page, x.box, x.raw) for x in group.lines)
        found.append(
            Section(
                fact_id=ids.next("section"),
                citations=citations,
                kind=group.kind,
                title=group.text,
                indicator_no=place.indicator_no if place else None,
                fiscal_year_be=place.fiscal_year_be if place else None,
            )
        )
    return tuple(found)


def _of_agency(score: IndicatorScore, kind: DocumentKind) -> IndicatorScore:
    """In a school's own report a row without a named body is the school's, never an office's."""
    if kind.agency is None or score.office_id is not None or score.agency is not None:
        return score
    return replace(score, agency=kind.agency)


def _of_agency_total(total: Total, kind: DocumentKind) -> Total:
    if kind.agency is None or total.office_id is not None or total.agency is not None:
        return total
    return replace(total, agency=kind.agency)
