"""What a response body is: a whole PDF, a page, or something that must not pass for a document."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

LOGIN = re.compile(rb"<input[^>]+type\s*=\s*[\"']?password", re.IGNORECASE)
NOT_FOUND = re.compile(r"(404|page not found|not found|ไม่พบหน้า|ไม่พบไฟล์|ไม่พบข้อมูล|ไม่พบเอกสาร|ไม่มีหน้านี้)", re.IGNORECASE)
TAIL_BYTES = 4096
LINEARIZED = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d+)")


class BodyError(Exception):
    """A body that is refused; `outcome` is the ledger's word for it."""

    def __init__(self, outcome: str, reason: str) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason


def decoded(chunks: Iterable[bytes], encoding: str, max_bytes: int) -> Iterator[bytes]:
    """Yield the body decompressed, never holding more than `max_bytes` in all.

    A small compressed body can stand for gigabytes; decompression stops at the limit instead of trusting a header.

    Raises:
        BodyError: `too_large` past the limit, `encoding_unknown` for an encoding that was not asked for.
    """
    total = 0
    name = encoding.strip().lower()
    if name in ("", "identity"):
        for chunk in chunks:
            total += len(chunk)
            if total > max_bytes:
                raise BodyError("too_large", f"more than {max_bytes:,} bytes")
            yield chunk
        return
    if name not in ("gzip", "x-gzip", "deflate"):
        raise BodyError("encoding_unknown", f"content encoding {encoding!r} was not asked for")
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)
    for chunk in chunks:
        rest = chunk
        while rest:
            try:
                piece = inflate.decompress(rest, 1 << 16)
            except zlib.error as error:
                raise BodyError("damaged_encoding", f"the compressed body is damaged: {error}") from error
            total += len(piece)
            if total > max_bytes:
                raise BodyError("too_large", f"more than {max_bytes:,} bytes after decompression")
            yield piece
            rest = inflate.unconsumed_tail
            if not piece and not rest:
                break
    if not inflate.eof:
        raise BodyError("cut_off", "the compressed body ends before its end")


def is_pdf(head: bytes) -> bool:
    """Return whether the first bytes hold a PDF's mark (junk before it is tolerated as readers do)."""
    return b"%PDF-" in head[:1024]


def ends_like_pdf(head: bytes, tail: bytes, size: int) -> bool:
    """Return whether a PDF is whole: without Content-Length a dropped line looks complete.

    An end mark alone does not say so. A PDF for the web has one near its beginning and an updated one has one per
    update, so nothing that begins a further object may follow the last mark, and a PDF that states its own length
    must have it. Junk behind the mark is tolerated as readers do.

    Args:
        head / tail: The first and last bytes.
        size: Bytes in all.
    """
    stated = LINEARIZED.search(head[:TAIL_BYTES])
    if stated and size < int(stated.group(1)):
        return False
    _, mark, rest = tail.rpartition(b"%%EOF")
    return bool(mark) and not rest.lstrip(b"\r\n\t \0")[:1].isdigit()


def page_kind(body: bytes, text: str) -> tuple[str, str]:
    """Say what an HTML body that should have been a PDF is: (outcome, reason)."""
    if LOGIN.search(body):
        return "login_page", "a log-in page came instead of the document"
    title = re.search(r"<title[^>]*>(.*?)</title>", text, re.IGNORECASE | re.DOTALL)
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.IGNORECASE | re.DOTALL)
    words = " ".join(m.group(1) for m in (title, heading) if m)
    if NOT_FOUND.search(words) or (len(text) < 2000 and NOT_FOUND.search(text)):
        return "soft_404", "a page saying 'not found' came with status 200"
    return "html_instead_of_pdf", "a web page came instead of a PDF"
