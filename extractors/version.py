"""The version of the reading code: derived from what can change an answer, never set by hand.

A version names the core and each part of the reader, `<core>.pdfminer-<hash>.ocr-<hash>.look-<hash>`. That of one reading names only
the parts that it met: a reading is good as long as its own version can still be made of the present one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import combinations
from pathlib import Path

from extractors.language_data import language_data
from extractors.parts import OCR, PARTS, part_of

ROOT = Path(__file__).resolve().parent.parent
CORE_PACKAGES = ("pypdfium2", "pythainlp", "rapidfuzz")
SUFFIXES = (".py", ".csv", ".npz", ".c", ".h", ".pyx")
# They carry an answer from one place to another and cannot change it.
NOT_READING = (
    "extractors/language_data.py",
    "extractors/sandbox*.py",
    "extractors/serialize.py",
    "extractors/version.py",
    "extractors/pdf/render.py",
)


def reading_files() -> Iterator[tuple[str, Path]]:
    """Yield every file that can change an answer, with its path from the project's root."""
    for package in ("extractors", "normalizers"):
        for path in sorted((ROOT / package).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix in SUFFIXES and not any(fnmatch(name, pattern) for pattern in NOT_READING):
                yield name, path


@cache
def _digests() -> dict[str, str]:
    """Return a hash of the core, under '', and of each part."""
    digests = {part.name: hashlib.sha256() for part in PARTS} | {"": hashlib.sha256()}
    for name, path in reading_files():
        part = part_of(name)
        digest = digests[part.name if part else ""]
        digest.update(name.encode())
        digest.update(path.read_bytes())
    for part_name, packages in (("", CORE_PACKAGES), *((part.name, part.packages) for part in PARTS)):
        for package in packages:
            digests[part_name].update(f"{package}={_installed(package)}".encode())
    digests[OCR.name].update(language_data().encode())
    return {name: digest.hexdigest() for name, digest in digests.items()}


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def extractor_version(options: str = "") -> str:
    """Return the version of the whole reader: a short hash of the core with its tables and libraries, and one of each part.

    Args:
        options: Engine, OCR and overrides of reference tables, as one canonical text.
    """
    digests = _digests()
    core = hashlib.sha256(f"{options}\n{digests['']}".encode()).hexdigest()[:12]
    return ".".join([core, *(f"{part.name}-{digests[part.name][:12]}" for part in PARTS)])


def version_with(whole: str, parts: Iterable[str]) -> str:
    """Return the version of a reading that met some parts of the reader.

    >>> version_with("c0.pdfminer-a1.ocr-b2.look-d3", {"ocr"})
    'c0.ocr-b2'
    """
    core, *names = whole.split(".")
    met = set(parts)
    return ".".join([core, *(name for name in names if name.split("-")[0] in met)])


def parts_in(own: str) -> frozenset[str]:
    """Return the parts that a version names."""
    return frozenset(name.split("-")[0] for name in own.split(".")[1:])


@cache
def good_versions(whole: str) -> tuple[str, ...]:
    """Return the versions of readings that this version of the reader would make again, those of the fewest parts first.

    Of one document there is one of them at most, but for pages that one machine could read and another could not: then the
    one of fewer parts is the one that was read.
    """
    names = sorted(parts_in(whole))
    needs = {part.name: set(part.needs) for part in PARTS}
    some = (set(chosen) for count in range(len(names) + 1) for chosen in combinations(names, count))
    return tuple(version_with(whole, met) for met in some if all(needs.get(name, set()) <= met for name in met))
