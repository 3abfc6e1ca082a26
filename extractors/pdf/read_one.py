"""One page of a PDF, whatever it costs: its content and its line in the page ledger."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from extractors.pdf.glyphs import PageContent
from extractors.pdf.health import page_health
from extractors.pdf.page_limits import BREAKS_A_PAGE, PageLimits, cpu_limit, why_not_read
from extractors.printed import PageRecord


class PageReader:
    """Reads the pages of one document one by one.

    Args:
        document: pypdfium2.PdfDocument.
        pdf: Its bytes, for pdfminer.
        engine: 'fast' or 'reference'.
        limits: What a page may cost.
        ocr: Read pages without usable text from their pictures, where tesseract is installed.
        pictures: Where pages read from pictures are kept, None for nowhere.
    """

    def __init__(self, document: Any, pdf: bytes, engine: str, limits: PageLimits, *, ocr: bool, pictures: Path | None) -> None:
        self._document, self._engine, self._limits = document, engine, limits
        self._ocr, self._pictures = ocr, pictures
        self._fallback = _Fallback(pdf)
        import_module("extractors.pdf.pdfium_source").reader()  # not within a page's time: it must not be cut off half imported

    def read(self, index: int) -> tuple[PageContent, PageRecord]:
        """Read a page; one that cannot be read, or costs more than it may, is a record with the reason."""
        limits, page = self._limits, index + 1
        if page in limits.lost:
            return self._unread(index, limits.lost[page])
        if limits.is_over():
            return self._unread(index, limits.time_over())
        seconds = limits.page_seconds
        try:
            limits.enter(page, seconds)
            with cpu_limit(seconds):
                content, record = self._text(index)
            if record.health == 0.0 and self._ocr:
                seconds = limits.picture_seconds
                limits.enter(page, seconds)
                with cpu_limit(seconds):
                    return self._from_picture(index, content, record.reason)
        except BREAKS_A_PAGE as error:
            return self._unread(index, why_not_read(error, seconds))
        if record.health == 0.0:
            content.glyphs = []
        return content, record

    def close(self) -> None:
        self._fallback.close()

    def _text(self, index: int) -> tuple[PageContent, PageRecord]:
        from extractors.pdf.pdfium_source import read_page

        content = read_page(self._document, index)
        health, reason = page_health(content)
        if self._engine == "reference" or reason.startswith(("map_errors", "garbage")):
            other = self._fallback.read(index, content)
            if other is not None:
                other_health, other_reason = page_health(other)
                if other_health > health or self._engine == "reference":
                    why = f"pdfium: {reason}" if reason and self._engine != "reference" else other_reason
                    content, health, reason = other, other_health, why
        if health == 0.0:
            return content, page_record(content, 0.0, reason, "none")
        return content, page_record(content, health, "" if reason == "blank_page" else reason, content.source)

    def _from_picture(self, index: int, content: PageContent, reason: str) -> tuple[PageContent, PageRecord]:
        """Read a page without usable text from its picture; where that is not possible the page stays unread, with both reasons."""
        from extractors.pdf.ocr_cache import load_page, save_page
        from extractors.pdf.ocr_engine import OcrMissingError, start

        read = load_page(self._pictures, content.page) if self._pictures else None
        try:
            if read is None:
                start()  # before anything is drawn: preparing a picture that nobody can read costs as much as twenty pages of text
                from extractors.pdf.ocr_source import read_page

                read = read_page(self._document, index, content)
                if self._pictures:
                    save_page(self._pictures, read)
        except (OcrMissingError, ImportError) as error:
            content.glyphs = []
            return content, page_record(content, 0.0, f"{reason}; {error}", "none")
        if not read.glyphs:
            return read, page_record(read, 0.0, f"{reason}; nothing could be read from the picture", "none")
        return read, page_record(read, 0.6, reason, "ocr")

    def _unread(self, index: int, reason: str) -> tuple[PageContent, PageRecord]:
        try:
            width, height = self._document.get_page_size(index)
        except RuntimeError:
            width, height = 595.0, 842.0
        content = PageContent(index + 1, round(width, 1), round(height, 1), source="none", reason=reason)
        return content, page_record(content, 0.0, reason, "none")


def page_record(content: PageContent, health: float, reason: str, source: str) -> PageRecord:
    """Return the ledger's line of a page."""
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
            with suppress(Exception):  # it goes through the damaged pages once more; what was read stands
                self._opened.close()
