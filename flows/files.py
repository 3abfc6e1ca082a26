"""Local files and folders as documents on their way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.documents import Item
from flows.known_files import KnownFiles
from flows.listing import PdfFiles, find_pdfs
from flows.store import Store, digest_of, pdf_folder


def file_items(paths: Sequence[Path] | PdfFiles, store: Store, office_id: str | None, fiscal_year_be: int | None) -> Iterator[Item]:
    """Keep the bytes of every file that the paths lead to and yield it as an item; a file that cannot be read is one too."""
    known = KnownFiles(store)
    try:
        for path in paths if isinstance(paths, PdfFiles) else find_pdfs(paths, pdf_folder(store.data_dir)).files:
            try:
                sha256, size = _keep(path, store, known)
            except OSError as error:
                reason = f"{path} cannot be read: {error.strerror or error}"
                yield Item(f"file:{path}", None, office_id, fiscal_year_be, "unreadable", reason)
            else:
                yield Item(f"file:{path}", sha256, office_id, fiscal_year_be, bytes=size)
    finally:
        known.close()


def _keep(path: Path, store: Store, known: KnownFiles) -> tuple[str, int]:
    status = path.stat()
    if not path.is_file():
        raise OSError(0, "it is no regular file")  # a pipe or device would block for ever
    sha256 = known.digest(path, status)
    if sha256 is None or not store.pdf_path(sha256).exists():
        sha256 = digest_of(path)
        if not store.pdf_path(sha256).exists():
            sha256 = store.add_pdf(path)
        known.note(path, status, sha256)
    return sha256, status.st_size
