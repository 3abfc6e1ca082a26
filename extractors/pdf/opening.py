"""Open bytes as a PDF, or say in words why that is not possible."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from normalizers.errors import UnreadablePdfError

MOST_PAGES = 3000
_drawn: set[bool] = set()  # holds True from the first picture until pdfium begins anew


def pages_are_drawn() -> None:
    """Remember that a page was drawn in this process."""
    _drawn.add(True)


def begin_anew() -> None:
    """Make the next document read as the first one of its process.

    Drawing a page leaves sizes in the fonts that pdfium puts for those a document does not hold, and the letter boxes of later
    documents come out some tenths of a point wider. Beginning anew costs a fraction of a millisecond; it closes what is open.
    """
    if not _drawn:
        return
    from pypdfium2._library_scope import destroy_lib, init_lib

    destroy_lib()
    init_lib()
    _drawn.clear()


def read_bytes(path: Path) -> bytes:
    """Return the PDF's bytes from its mark on.

    Raises:
        UnreadablePdfError: As `from_mark`.
    """
    return from_mark(path.read_bytes())


def from_mark(body: bytes) -> bytes:
    """Return the PDF's bytes from its mark on.

    Raises:
        UnreadablePdfError: Empty, a web page, or no PDF at all.
    """
    if not body:
        raise UnreadablePdfError("zero_bytes: the file is empty. Fetch it again.")
    start = body[:4096].find(b"%PDF-")
    if start < 0:
        if b"<html" in body[:4096].lower() or b"<!doctype" in body[:4096].lower():
            raise UnreadablePdfError("not_a_pdf: a web page saved under a PDF's name. Open its address in a browser.")
        raise UnreadablePdfError("not_a_pdf: the file has no PDF mark in its first bytes.")
    return body[start:]


def open_document(body: bytes) -> Any:
    """Open with pdfium.

    Raises:
        UnreadablePdfError: Password, cut off, damaged, or more pages than anybody prints.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(body)
        count = len(document)
    except pdfium.PdfiumError as error:
        text = str(error)
        if "assword" in text:
            raise UnreadablePdfError("password: the PDF asks for a password. Ask the office for an open copy.") from error
        if b"%%EOF" not in body[-4096:]:
            raise UnreadablePdfError("truncated: the PDF is cut off before its end. Fetch it again.") from error
        raise UnreadablePdfError(f"damaged: the PDF cannot be opened ({text}).") from error
    if count == 0:
        raise UnreadablePdfError("damaged: the PDF has no pages.")
    if count > MOST_PAGES:
        raise UnreadablePdfError(f"too_many_pages: {count:,} pages, the limit is {MOST_PAGES:,}.")
    return document
