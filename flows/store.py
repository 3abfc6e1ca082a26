"""The data folder's permanent part: PDFs and extractions named by content, and the ledger of sightings.

Everything is written to a temporary name, synced and renamed: a kill leaves the old state or the new one.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from extractors.records import Extraction
from extractors.serialize import from_bytes, to_bytes, version_in
from extractors.version import good_versions
from flows.ledger import Ledger
from flows.shared_store import SharedStore, open_shared
from flows.writing import write_whole, writing
from normalizers.errors import InputError

__all__ = ["Ledger", "Store", "digest_of", "now_utc"]

CHUNK = 1 << 20


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def now_utc() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def pdf_folder(data_dir: Path) -> Path:
    """Return where a data folder keeps the bytes of PDFs."""
    return data_dir / "pdfs"


class Store:
    """The data folder.

    Args:
        data_dir: Created when missing.
        shared: Address of a store that other machines read and write too; None for the environment's, '' for none.

    Raises:
        InputError: It cannot be written.
    """

    def __init__(self, data_dir: Path, shared: str | None = None) -> None:
        self.data_dir = data_dir
        self.shared = open_shared(shared)
        try:
            for name in ("pdfs", "ledger", "extractions", "quarantine", "cache", "locks", "snapshots"):
                (data_dir / name).mkdir(parents=True, exist_ok=True)
            probe = data_dir / "locks" / f".probe-{os.getpid()}"
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as error:
            why = error.strerror or error
            raise InputError(f"The data folder {data_dir} cannot be written: {why}. Name another with --data DIR.") from error

    def pdf_path(self, sha256: str) -> Path:
        return pdf_folder(self.data_dir) / sha256[:2] / f"{sha256}.pdf"

    def extraction_path(self, sha256: str, extractor: str) -> Path:
        """Return where the reading that this version of the reader would make again lies; where it might, if there is none."""
        places = [self._object(sha256, own) for own in good_versions(extractor)]
        return next((path for path in places if path.exists()), places[-1])

    def _object(self, sha256: str, own: str) -> Path:
        """Return the object of one version; those that differ only in parts of the reader share a folder, so that one list tells all."""
        core, *parts = own.split(".")
        return self.data_dir / "extractions" / core / sha256[:2] / ".".join([sha256, *parts, "json.z"])

    def add_pdf(self, path: Path, sha256: str | None = None, move: bool = False) -> str:
        """Keep a file's bytes under their digest and return it.

        Args:
            path: A file that is copied, or moved where `move` says so.
            sha256: Its digest; needed to move.
            move: Take the file itself; it lies on the same file system.

        Raises:
            OSError: The file cannot be read.
            InputError: The data folder cannot be written.
        """
        if move and sha256 is not None:
            self._move(path, self.pdf_path(sha256))
            return sha256
        digest = hashlib.sha256()
        part = self.data_dir / "cache" / f"{os.getpid()}.{secrets.token_hex(4)}.part"
        with path.open("rb") as source:
            try:
                with writing(part), part.open("wb") as file:
                    while chunk := source.read(CHUNK):
                        digest.update(chunk)
                        file.write(chunk)
                self._move(part, self.pdf_path(digest.hexdigest()))
            finally:
                part.unlink(missing_ok=True)
        return digest.hexdigest()

    def _move(self, path: Path, target: Path) -> None:
        with writing(target):
            if target.exists():
                path.unlink()
                return
            with path.open("rb") as file:
                os.fsync(file.fileno())
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(target)

    def add_extraction(self, extraction: Extraction) -> None:
        self._add(self._object(extraction.sha256, extraction.extractor), to_bytes(extraction))

    def add_extraction_bytes(self, sha256: str, extractor: str, body: bytes) -> None:
        """Keep a reading under the version that it names: that of the parts of the reader that it met."""
        own = version_in(body) or ""
        assert own in good_versions(extractor), f"a reading of {own} is none of {extractor}"
        self._add(self._object(sha256, own), body)

    def _add(self, path: Path, body: bytes) -> None:
        write_whole(path, body)
        if self.shared:
            self.shared.send(path, self._name(path))

    def extraction(self, sha256: str, extractor: str) -> Extraction:
        """Return a stored reading.

        Raises:
            InputError: The object is damaged, or holds another document's reading.
        """
        found = from_bytes(self.extraction_path(sha256, extractor).read_bytes())
        if found.sha256 != sha256:
            raise InputError(
                f"The stored extraction of {sha256} is of {found.sha256}. Delete its file; the next ingest reads the PDF again."
            )
        return found

    def has_extraction(self, sha256: str, extractor: str) -> bool:
        """Whether there is an object here, or in the shared store, from where it is then brought."""
        if self.extraction_path(sha256, extractor).exists():
            return True
        if self.shared is None:
            return False
        return any(self._bring(self.shared, self._object(sha256, own), own) for own in good_versions(extractor))

    def _bring(self, shared: SharedStore, path: Path, own: str) -> bool:
        """Bring a reading from the shared store; a damaged one is taken for none, and the document is read here."""
        name = self._name(path)
        return shared.holds(name) and shared.fetch(name, path, lambda body: version_in(body) == own)

    def extraction_size(self, sha256: str, extractor: str) -> int:
        """Return the bytes of the object on this machine, 0 where there is none."""
        try:
            return self.extraction_path(sha256, extractor).stat().st_size
        except OSError:
            return 0

    def has_pdf(self, sha256: str) -> bool:
        """Whether the bytes are here, or in the shared store, from where they are then brought."""
        path = self.pdf_path(sha256)
        if path.exists() or self.shared is None:
            return path.exists()
        return self.shared.fetch(self._name(path), path, lambda body: hashlib.sha256(body).hexdigest() == sha256)

    def share_pdfs(self, digests: Iterable[str]) -> None:
        """Send bytes that are here to the shared store, where there is one."""
        for path in map(self.pdf_path, digests):
            if self.shared and path.exists():
                self.shared.send(path, self._name(path))

    def share_ledger(self) -> None:
        """Take over what other machines saw, and give them what this one saw."""
        if self.shared:
            self.shared.merge_ledger(self.data_dir / "ledger")

    def _name(self, path: Path) -> str:
        return path.relative_to(self.data_dir).as_posix()

    def forget_pages(self, sha256: str, extractor: str) -> None:
        """Remove the pages read from pictures that were kept until the whole document was read."""
        for folder in (self.data_dir / "cache" / extractor / "ocr").glob(f"*/{sha256}"):
            shutil.rmtree(folder, ignore_errors=True)

    def note_quarantine(self, sha256: str, reason: str) -> None:
        """Say in words, beside the bytes, why a document could not be read."""
        write_whole(self.data_dir / "quarantine" / f"{sha256}.txt", (reason + "\n").encode())

    def digests(self) -> Iterator[str]:
        for path in sorted(pdf_folder(self.data_dir).glob("??/*.pdf")):
            yield path.stem
