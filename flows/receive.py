"""A response's body, streamed to a file with its digest, and what it turned out to be."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from flows.body import TAIL_BYTES, BodyError, decoded, ends_like_pdf, is_pdf, page_kind
from flows.discover import decode_page
from flows.writing import writing


@dataclass(frozen=True, slots=True)
class Received:
    """A whole body in a temporary file; the caller moves or deletes it."""

    outcome: str
    reason: str
    path: Path
    sha256: str
    bytes: int


def receive(
    chunks: Iterable[bytes], encoding: str, content_type: str, folder: Path, max_bytes: int, max_page_bytes: int, want: str
) -> Received:
    """Stream a body into a file and say what it is.

    Args:
        chunks: The bytes as they come over the line.
        encoding: Content-Encoding.
        content_type: Content-Type; believed for the charset of a page only.
        folder: Where the file is made.
        max_bytes: Largest accepted body after decompression.
        max_page_bytes: The same for what does not begin as a PDF.
        want: 'pdf' or 'any': whether a page is what was asked for.

    Raises:
        BodyError: There is no acceptable body; nothing is left behind.
        InputError: The data folder cannot be written.
    """
    digest, size, head, tail = hashlib.sha256(), 0, b"", b""
    with _temporary(folder) as (file, path):
        for chunk in decoded(chunks, encoding, max_bytes):
            with writing(path):
                file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            head = head if len(head) >= TAIL_BYTES else (head + chunk)[:TAIL_BYTES]
            tail = (tail + chunk)[-TAIL_BYTES:]
            if size > max_page_bytes and not is_pdf(head):
                raise BodyError("too_large", f"no PDF, and more than {max_page_bytes:,} bytes")
        with writing(path):
            file.flush()
        outcome, reason = _kind(head, tail, size, path, content_type, want)
        return Received(outcome, reason, path, digest.hexdigest(), size)


def _kind(head: bytes, tail: bytes, size: int, path: Path, content_type: str, want: str) -> tuple[str, str]:
    if size == 0:
        raise BodyError("empty_body", "the answer has no content")
    if is_pdf(head):
        if not ends_like_pdf(head, tail, size):
            raise BodyError("cut_off", "the PDF has no end: the connection was probably cut")
        return "pdf", ""
    body = path.read_bytes()
    text = decode_page(body, content_type)
    if "<" not in text[:2000] or not ("html" in text[:5000].lower() or "<a " in text.lower()):
        raise BodyError("not_a_pdf", f"neither a PDF nor a page: starts with {head[:16]!r}")
    outcome, reason = page_kind(body, text)
    # Many sites have a log-in box beside their lists: it speaks against a page only where a document was asked for.
    if want == "pdf" or outcome == "soft_404":
        return outcome, reason
    return "page", ""


@contextmanager
def _temporary(folder: Path) -> Iterator[tuple[IO[bytes], Path]]:
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        file = tempfile.NamedTemporaryFile(dir=folder, prefix="fetch-", suffix=".part", delete=False)  # noqa: SIM115  the caller moves it
    path = Path(file.name)
    try:
        yield file, path
    except BaseException:
        _close(file)
        path.unlink(missing_ok=True)
        raise
    with writing(path):
        file.close()


def _close(file: IO[bytes]) -> None:
    with suppress(OSError):  # what could not be written is given up
        file.close()
