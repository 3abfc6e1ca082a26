"""Look at what the program needs on this machine, and say how to get what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from normalizers.errors import UsageError

TESSERACT = "Debian, Ubuntu: sudo apt-get install tesseract-ocr tesseract-ocr-tha · macOS: brew install tesseract tesseract-lang"


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked for."""

    name: str
    ok: bool
    found: str
    needed_for: str
    get_it: str
    optional: bool = False


def examine(data_dir: Path) -> list[Examined]:
    """Look for Python, packages, programs and a writable data folder."""
    python = sys.version.split()[0]
    found = [Examined("python", sys.version_info >= (3, 11), python, "everything", "install Python 3.11 or newer")]
    base = {
        "pdfplumber": "reading PDFs",
        "pypdfium2": "reading PDFs",
        "pythainlp": "Thai words",
        "duckdb": "the warehouse",
        "prefect": "scheduled harvests",
    }
    found += [_package(name, use, "make setup") for name, use in base.items()]
    found += [
        _compiled_reader(),
        _package("tesserocr", "reading scanned pages", "make ocr; with pip: pip install 'ita-reports[ocr]'", optional=True),
        _package("opencv-python-headless", "reading scanned pages", "make ocr; with pip: pip install 'ita-reports[ocr]'", optional=True),
        _tesseract_thai(),
        _program(
            "chromium", "browser tests (development only)", "Debian, Ubuntu: sudo apt-get install chromium · macOS: brew install chromium"
        ),
        _program(
            "soffice",
            "making the sample reports anew (development only)",
            "Debian, Ubuntu: sudo apt-get install libreoffice-writer · macOS: brew install libreoffice",
        ),
        _thai_font(),
        _writable(data_dir),
    ]
    return found


def _package(name: str, use: str, get_it: str, optional: bool = False) -> Examined:
    try:
        return Examined(f"package {name}", True, version(name), use, get_it, optional)
    except PackageNotFoundError:
        return Examined(f"package {name}", False, "", use, get_it, optional)


def _compiled_reader() -> Examined:
    from extractors.pdf.compiled import native

    use = "reading PDFs two to four times as fast; without it the same answers come slower"
    get_it = "Debian, Ubuntu: sudo apt-get install gcc libc6-dev python3-dev · macOS: xcode-select --install; then: make clean setup"
    if native is None and os.environ.get("ITA_COMPILED") == "0":
        return Examined("compiled reader", False, "", use, "it is switched off: unset ITA_COMPILED", optional=True)
    return Examined("compiled reader", native is not None, "extractors.pdf._native" if native else "", use, get_it, optional=True)


def _program(name: str, use: str, get_it: str) -> Examined:
    path = shutil.which(name)
    return Examined(name, path is not None, path or "", use, get_it, optional=True)


def _tesseract_thai() -> Examined:
    use = "reading scanned pages; without it they are page_not_readable and the rest loads"
    program = shutil.which("tesseract")
    if program is None:
        return Examined("tesseract with Thai", False, "", use, TESSERACT, optional=True)
    answer = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    languages = set(answer.stdout.split())
    return Examined(
        "tesseract with Thai", {"tha", "eng"} <= languages, " ".join(sorted(languages & {"tha", "eng"})), use, TESSERACT, optional=True
    )


def check_ocr() -> None:
    """Raise UsageError where pages cannot be read from pictures here.

    Raises:
        UsageError: With what is missing and the command that installs it.
    """
    needed = (*(_package(name, "", "make setup") for name in ("tesserocr", "opencv-python-headless")), _tesseract_thai())
    missing = [examined for examined in needed if not examined.ok]
    if missing:
        names = ", ".join(f"{examined.name} ({examined.get_it})" for examined in missing)
        raise UsageError(f"--verify reads cells from their pictures, and this is not installed: {names}. See: ita doctor")


def _thai_font() -> Examined:
    use = "making the sample reports anew (development only)"
    program = shutil.which("fc-list")
    answer = subprocess.run([program, ":lang=th", "family"], capture_output=True, text=True, check=False).stdout if program else ""
    return Examined(
        "a Thai font",
        bool(answer.strip()),
        answer.splitlines()[0] if answer.strip() else "",
        use,
        "Debian, Ubuntu: sudo apt-get install fonts-thai-tlwg",
        optional=True,
    )


def _writable(data_dir: Path) -> Examined:
    from flows.store import Store
    from normalizers.errors import InputError

    if not data_dir.exists():
        parent = next(p for p in data_dir.absolute().parents if p.exists())
        if not os.access(parent, os.W_OK):
            return Examined(
                "data folder", False, str(data_dir), "everything", f"{parent} cannot be written: name another folder with --data DIR"
            )
        return Examined("data folder", True, f"{data_dir} (made at the first ingest)", "everything", "")
    try:
        Store(data_dir)
    except InputError as error:
        return Examined("data folder", False, str(data_dir), "everything", str(error))
    return Examined("data folder", True, str(data_dir), "everything", "")
