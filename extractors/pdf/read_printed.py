"""From a PDF file to what is printed in it."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from extractors.pdf.assemble import PageTable, read_layout
from extractors.pdf.gap_columns import GapColumns
from extractors.pdf.gap_tables import find_gap_tables
from extractors.pdf.glyphs import Glyph, PageContent
from extractors.pdf.health import page_health
from extractors.pdf.join_tables import PlacedTable, body_line_counts, join_tables, running_heads
from extractors.pdf.ladders import LadderColumns
from extractors.pdf.lines import lines_of
from extractors.pdf.opening import from_mark, open_document
from extractors.pdf.split_am import tears_sara_am
from extractors.pdf.unskew import turned_back
from extractors.printed import Line, PageRecord, PrintedDocument, Table
from extractors.version import extractor_version
from normalizers.errors import UnreadablePdfError

Engine = Literal["fast", "reference"]


def read_printed(
    path: Path, *, engine: str = "fast", page_seconds: float = 20.0, ocr: bool = True, cache_dir: Path | None = None
) -> PrintedDocument:
    """Read every page of a PDF.

    Args:
        path: A PDF file.
        engine: 'fast' reads with pdfium and falls back to pdfminer where pdfium's text is not sound; 'reference' reads
            with pdfplumber on pdfminer.
        ocr: Read pages without usable text from their pictures, where tesseract is installed.
        cache_dir: Where pages read from pictures are kept, None for nowhere.
        page_seconds: A page that takes longer is recorded as not read.

    Returns:
        Lines and tables with their places; a page that cannot be read is a record with a reason.

    Raises:
        UnreadablePdfError: The bytes cannot be read as a PDF at all.
    """
    body = path.read_bytes()
    pdf = from_mark(body)
    document = open_document(pdf)
    contents: list[PageContent] = []
    records: list[PageRecord] = []
    fallback = _Fallback(pdf)
    sha256 = hashlib.sha256(body).hexdigest()
    pictures = _Pictures(ocr, cache_dir / "ocr" / extractor_version() / sha256 if cache_dir else None)
    try:
        for index in range(len(document)):
            content, record = _read_one(document, index, engine, fallback, page_seconds, pictures)
            contents.append(content)
            records.append(record)
        metadata = document.get_metadata_dict()
    finally:
        document.close()
        fallback.close()
    blocks = _blocks(contents, records)
    return PrintedDocument(
        sha256, len(body), metadata.get("Producer", ""), metadata.get("Title", ""),
        _text_layer(records), tuple(records), tuple(blocks),
    )  # fmt: skip


def _read_one(
    document: Any, index: int, engine: str, fallback: _Fallback, page_seconds: float, pictures: _Pictures
) -> tuple[PageContent, PageRecord]:
    from extractors.pdf.pdfium_source import read_page

    start = time.monotonic()
    try:
        content = read_page(document, index)
    except (UnreadablePdfError, OSError, ValueError, RuntimeError) as error:
        content = PageContent(index + 1, 595.0, 842.0, source="none", reason=str(error))
        return content, _record(content, 0.0, str(error) or "damaged page", "none")
    health, reason = page_health(content)
    if engine == "reference" or reason.startswith(("map_errors", "garbage")):
        other = fallback.read(index, content)
        if other is not None:
            other_health, other_reason = page_health(other)
            if other_health > health or engine == "reference":
                why = f"pdfium: {reason}" if reason and engine != "reference" else other_reason
                content, health, reason = other, other_health, why
    if time.monotonic() - start > page_seconds:
        reason = f"slow_page: {time.monotonic() - start:.0f} s; {reason}"
    if health == 0.0 and pictures.wanted:
        return _from_picture(document, index, content, reason, pictures)
    if health == 0.0:
        content.glyphs = []
        return content, _record(content, 0.0, reason, "none")
    return content, _record(content, health, "" if reason == "blank_page" else reason, content.source)


@dataclass(frozen=True, slots=True)
class _Pictures:
    """Whether pages are read from their pictures, and where such pages are kept."""

    wanted: bool
    folder: Path | None


def _from_picture(document: Any, index: int, content: PageContent, reason: str, pictures: _Pictures) -> tuple[PageContent, PageRecord]:
    """Read a page without usable text from its picture; where that is not possible the page stays unread, with both reasons."""
    from extractors.pdf.ocr_cache import load_page, save_page
    from extractors.pdf.ocr_engine import OcrMissingError
    from extractors.pdf.ocr_source import read_page

    read = load_page(pictures.folder, content.page) if pictures.folder else None
    try:
        if read is None:
            read = read_page(document, index, content)
            if pictures.folder:
                save_page(pictures.folder, read)
    except (OcrMissingError, ImportError) as error:
        content.glyphs = []
        return content, _record(content, 0.0, f"{reason}; {error}", "none")
    if not read.glyphs:
        return read, _record(read, 0.0, f"{reason}; nothing could be read from the picture", "none")
    return read, _record(read, 0.6, reason, "ocr")


def _record(content: PageContent, health: float, reason: str, source: str) -> PageRecord:
    return PageRecord(content.page, content.width, content.height, content.rotation, source, health, reason)


class _Fallback:
    """pdfminer, opened only when a page needs it."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._opened: Any = None

    def read(self, index: int, other: PageContent) -> PageContent | None:
        from extractors.pdf.pdfminer_source import open_with_pdfminer, read_page

        try:
            if self._opened is None:
                self._opened = open_with_pdfminer(self._pdf)
            return read_page(self._opened, index, other)
        except Exception:  # noqa: BLE001  pdfminer raises anything on damaged files; pdfium's reading stands
            return None

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()


def _text_layer(records: list[PageRecord]) -> str:
    pictures = sum(r.reason.startswith(("no_text", "hidden_layer", "wrong_language")) for r in records)
    broken = sum(r.text_source == "none" and r.reason.startswith(("map_errors", "garbage", "damaged")) for r in records)
    if broken * 2 > len(records):
        return "broken"
    if pictures == 0:
        return "text"
    return "scanned" if pictures * 5 >= len(records) * 4 else "mixed"


def _blocks(contents: list[PageContent], records: list[PageRecord]) -> list[Line | Table]:
    split = tears_sara_am("".join(g.text for g in c.glyphs) for c in contents)
    pages: list[tuple[list[Line], list[PageTable]]] = []
    placed: list[PlacedTable] = []
    going_on: GapColumns | None = None
    repairs = [None if r.text_source == "ocr" else split for r in records]
    layouts: list[tuple[list[Glyph], list[PageTable]]] = []
    strokes: LadderColumns | None = None
    for c, r, repair in zip(contents, records, repairs, strict=True):
        outside, ruled, strokes = ([], [], None) if r.text_source == "none" else read_layout(c, repair, strokes)
        layouts.append((outside, ruled))
    for number, (content, repair, (outside, tables)) in enumerate(zip(contents, repairs, layouts, strict=True), 1):
        next_page = layouts[number][0] if number < len(layouts) else []
        unruled, rest, going_on = find_gap_tables(content.page, outside, repair, going_on, content.rules, next_page)
        pages.append((lines_of(content.page, rest, repair), sorted([*tables, *unruled], key=lambda t: (t.box.top, t.box.x0))))
    heads = running_heads([(lines, c.height) for (lines, _), c in zip(pages, contents, strict=True)])
    for content, (lines, tables) in zip(contents, pages, strict=True):
        for table in tables:
            above, below = body_line_counts(lines, table, content.height, heads)
            others_above = sum(t.box.bottom <= table.box.top + 2 for t in tables if t is not table)
            others_below = sum(t.box.top >= table.box.bottom - 2 for t in tables if t is not table)
            placed.append(PlacedTable(table, above + others_above, below + others_below))
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
