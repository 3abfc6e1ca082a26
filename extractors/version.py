"""The version of the reading code: derived from what can change an answer, never set by hand."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READING_PACKAGES = ("pdfplumber", "pdfminer.six", "pypdfium2", "pythainlp", "rapidfuzz")
# They carry an answer from one place to another and cannot change it.
NOT_READING = {
    "serialize.py", "version.py", "sandbox.py", "sandbox_nursery.py", "sandbox_start.py", "sandbox_tasks.py", "sandbox_worker.py",
    "render.py",
}  # fmt: skip


@cache
def extractor_version(options: str = "") -> str:
    """Return a short hash of the reading code, its tables, its libraries and the options that matter.

    Args:
        options: Engine, OCR and overrides of reference tables, as one canonical text.
    """
    digest = hashlib.sha256(options.encode())
    for package in ("extractors", "normalizers"):
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in (".py", ".csv", ".npz") and path.name not in NOT_READING:
                digest.update(path.relative_to(ROOT).as_posix().encode())
                digest.update(path.read_bytes())
    for name in READING_PACKAGES:
        try:
            digest.update(f"{name}={version(name)}".encode())
        except PackageNotFoundError:
            digest.update(f"{name}=none".encode())
    return digest.hexdigest()[:12]
