"""One page from pdfium, through its C functions: the fast source."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium_c

from extractors.pdf import pdfium_calls as call
from extractors.pdf.compiled import native
from extractors.pdf.glyphs import PageContent
from extractors.pdf.page_errors import PageTooComplexError
from extractors.pdf.upright import displayed_box
from normalizers.errors import UnreadablePdfError

MOST_CHARACTERS = 200_000


def read_page(document: Any, index: int) -> PageContent:
    """Read one page.

    Args:
        document: pypdfium2.PdfDocument.
        index: Page index from 0.

    Raises:
        PageTooComplexError: More characters or paths than a page of text can have.
        UnreadablePdfError: pdfium gives no text at all.
    """
    page = document[index]
    try:
        box = displayed_box(page.get_mediabox(), page.get_cropbox())
        text = pdfium_c.FPDFText_LoadPage(page.raw)
        try:
            count = pdfium_c.FPDFText_CountChars(text)
            if count < 0:
                raise UnreadablePdfError("damaged: the text of the page cannot be loaded")
            if count > MOST_CHARACTERS:
                raise PageTooComplexError(f"page_too_complex: {count:,} characters")
            return reader()(document, page, index, box, call.address(text), count)
        finally:
            pdfium_c.FPDFText_ClosePage(text)
    finally:
        page.close()


@cache
def reader() -> Callable[..., PageContent]:
    """Return what reads an open page: the compiled form where there is one."""
    if native is None:
        from extractors.pdf.swept_source import read

        return read
    from extractors.pdf.compiled_source import CompiledReader

    return CompiledReader(native).read


__all__ = ["PageTooComplexError", "read_page"]
