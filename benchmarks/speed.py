"""Pages per CPU second: this project's whole extraction, plain pdfplumber, and raw pdfium text as the limit.

    python -m benchmarks.speed [FOLDER]

All run in turn over the same files in one process, warm, several rounds; the table gives medians and the spread.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 3
SAMPLES = Path("flows/sample/site")


def _extraction() -> Callable[[Path], int]:
    from extractors.extract import extract
    from normalizers.load_reference import load_reference

    reference = load_reference()
    return lambda path: len(extract(path, reference, ocr=False).pages)


def _pdfplumber(flow: bool) -> Callable[[Path], int]:
    import pdfplumber

    def read(path: Path) -> int:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text(use_text_flow=True) if flow else page.extract_text()
                page.extract_tables()
            return len(pdf.pages)

    return read


def _pdfium(path: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        page.get_textpage().get_text_range()
    return len(document)


def measure(files: list[Path]) -> None:
    """Print the table for a list of PDFs."""
    readers: dict[str, Callable[[Path], int]] = {
        "this project: extract()": _extraction(),
        "pdfplumber": _pdfplumber(flow=False),
        "pdfplumber, text flow": _pdfplumber(flow=True),
        "pdfium, text only": _pdfium,
    }
    speeds: dict[str, list[float]] = {name: [] for name in readers}
    for read in readers.values():
        read(files[0])  # warm: imports and patterns
    for _ in range(ROUNDS):
        for name, read in readers.items():
            start = time.process_time()
            pages = sum(read(path) for path in files)
            speeds[name].append(pages / (time.process_time() - start))
    base = statistics.median(speeds["pdfplumber"])
    print(f"{len(files)} files, {ROUNDS} rounds, pages per CPU second (median, lowest to highest), ratio to pdfplumber")
    for name, values in speeds.items():
        middle = statistics.median(values)
        print(f"{name:28s} {middle:8.1f}  ({min(values):.1f}-{max(values):.1f})  {middle / base:6.1f} x")


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    measure(sorted(folder.rglob("*.pdf")))
