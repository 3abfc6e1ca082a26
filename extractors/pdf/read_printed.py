"""From a PDF file to what is printed in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from extractors.pdf.assemble import PageTable, read_layout
from extractors.pdf.gap_columns import GapColumns
from extractors.pdf.gap_tables import find_gap_tables
from extractors.pdf.glyphs import Glyph, PageContent
from extractors.pdf.join_tables import PlacedTable, body_line_counts, join_tables, running_heads
from extractors.pdf.ladders import LadderColumns
from extractors.pdf.lines import lines_of, stream_text
from extractors.pdf.opening import begin_anew, from_mark, open_document
from extractors.pdf.page_limits import PageLimits, PageTooSlowError, cpu_limit, why_not_read
from extractors.pdf.read_one import PageReader, page_record
from extractors.pdf.split_am import tears_sara_am
from extractors.pdf.unskew import turned_back
from extractors.printed import Line, PageRecord, PrintedDocument, Table
from extractors.version import extractor_version

Engine = Literal["fast", "reference"]


def read_printed(
    path: Path, *, engine: str = "fast", ocr: bool = True, cache_dir: Path | None = None, limits: PageLimits | None = None
) -> PrintedDocument:
    """Read every page of a PDF.

    Args:
        path: A PDF file.
        engine: 'fast' reads with pdfium and falls back to pdfminer where pdfium's text is not sound; 'reference' reads
            with pdfplumber on pdfminer.
        ocr: Read pages without usable text from their pictures, where tesseract is installed.
        cache_dir: Where pages read from pictures are kept, None for nowhere.
        limits: What a page may cost; one that costs more is recorded as not read.

    Returns:
        Lines and tables with their places; a page that cannot be read is a record with a reason.

    Raises:
        UnreadablePdfError: The bytes cannot be read as a PDF at all.
    """
    body = path.read_bytes()
    pdf = from_mark(body)
    begin_anew()
    document = open_document(pdf)
    contents: list[PageContent] = []
    records: list[PageRecord] = []
    sha256 = hashlib.sha256(body).hexdigest()
    limits = (limits or PageLimits()).from_now()
    pictures = cache_dir / "ocr" / extractor_version() / sha256 if cache_dir else None
    reader = PageReader(document, pdf, engine, limits, ocr=ocr, pictures=pictures)
    try:
        for index in range(len(document)):
            content, record = reader.read(index)
            contents.append(content)
            records.append(record)
        producer, title = document.get_metadata_value("Producer"), document.get_metadata_value("Title")
    finally:
        document.close()
        reader.close()
    blocks = _blocks(contents, records, limits)
    limits.enter(0, limits.document_seconds)
    return PrintedDocument(
        sha256, len(body), producer, title,
        _text_layer(records), tuple(records), tuple(blocks),
    )  # fmt: skip


def _text_layer(records: list[PageRecord]) -> str:
    pictures = sum(r.reason.startswith(("no_text", "hidden_layer", "wrong_language")) for r in records)
    broken = sum(r.text_source == "none" and r.reason.startswith(("map_errors", "garbage", "damaged")) for r in records)
    if broken * 2 > len(records):
        return "broken"
    if pictures == 0:
        return "text"
    return "scanned" if pictures * 5 >= len(records) * 4 else "mixed"


def _pages(
    contents: list[PageContent], records: list[PageRecord], repairs: list[bool | None], limits: PageLimits
) -> list[tuple[list[Line], list[PageTable]]]:
    """Return the lines and tables of each page; one that costs too much is empty, and its record says so."""
    layouts: list[tuple[list[Glyph], list[PageTable]]] = []
    strokes: LadderColumns | None = None
    for index, (content, repair) in enumerate(zip(contents, repairs, strict=True)):
        outside: list[Glyph] = []
        ruled: list[PageTable] = []
        strokes_before, strokes = strokes, None
        if records[index].text_source != "none":
            with _one_page(contents, records, index, limits):
                outside, ruled, strokes = read_layout(content, repair, strokes_before)
        layouts.append((outside, ruled))
    pages: list[tuple[list[Line], list[PageTable]]] = []
    going_on: GapColumns | None = None
    for index, (content, repair, (outside, tables)) in enumerate(zip(contents, repairs, layouts, strict=True)):
        next_page = layouts[index + 1][0] if index + 1 < len(layouts) else []
        before, going_on = going_on, None
        page: tuple[list[Line], list[PageTable]] = ([], [])
        with _one_page(contents, records, index, limits):
            unruled, rest, columns = find_gap_tables(content.page, outside, repair, before, content.rules, next_page)
            page = (lines_of(content.page, rest, repair), sorted([*tables, *unruled], key=lambda t: (t.box.top, t.box.x0)))
            going_on = columns
        pages.append(page)
    return pages


@contextmanager
def _one_page(contents: list[PageContent], records: list[PageRecord], index: int, limits: PageLimits) -> Iterator[None]:
    """Lay out one page within its limit; past it the page is recorded as not read."""
    content = contents[index]
    seconds = limits.seconds_left()
    try:
        limits.enter(content.page, seconds)
        with cpu_limit(seconds):
            yield
    except (MemoryError, RecursionError, PageTooSlowError) as error:
        content.glyphs = []
        why = limits.time_over() if seconds < limits.page_seconds else why_not_read(error, seconds)
        records[index] = page_record(content, 0.0, why, "none")


def _blocks(contents: list[PageContent], records: list[PageRecord], limits: PageLimits) -> list[Line | Table]:
    split = tears_sara_am(stream_text(c.glyphs) for c in contents)
    repairs = [None if r.text_source == "ocr" else split for r in records]
    pages = _pages(contents, records, repairs, limits)
    limits.enter(0, limits.document_seconds)
    placed: list[PlacedTable] = []
    heads = running_heads([(lines, c.height) for (lines, _), c in zip(pages, contents, strict=True)])
    for content, (lines, tables) in zip(contents, pages, strict=True):
        for table in tables:
            pictured = content.source == "ocr"
            above, below = body_line_counts(lines, table, content.height, heads, pictured=pictured)
            others_above = sum(t.box.bottom <= table.box.top + 2 for t in tables if t is not table)
            others_below = sum(t.box.top >= table.box.bottom - 2 for t in tables if t is not table)
            placed.append(PlacedTable(table, above + others_above, below + others_below, pictured))
    joined = join_tables(placed)
    starts = {(t.boxes[0][0], t.boxes[0][1]): t for t in joined}
    blocks: list[Line | Table] = []
    for lines, tables in pages:
        items: list[tuple[float, float, Line | Table]] = [(x.box.top, x.box.x0, x) for x in lines]
        for table in tables:
            logical = starts.get((table.page, table.box))
            if logical is not None:
                items.append((table.box.top, table.box.x0, logical))
        blocks += [item for _, _, item in sorted(items, key=lambda i: (i[0], i[1]))]
    return turned_back(blocks, {c.page: (c.skew, c.width, c.height) for c in contents if c.skew})
