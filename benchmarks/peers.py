"""What is measured against what: readers that take a PDF and return how many pages they read."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

Reader = Callable[[Path], int]

OURS, PLAIN, LIMIT = "this project: extract()", "pdfplumber", "pdfium, text only"
SLOW = ("camelot", "img2table")  # measured in one round


def this_project() -> Reader:
    """Everything `extract()` does; with a reference of its own, so that nothing is remembered from an earlier round."""
    from extractors.extract import extract
    from normalizers.load_reference import load_reference

    reference = load_reference()
    return lambda path: len(extract(path, reference, ocr=False).pages)


def _pdfplumber(*, flow: bool) -> Reader:
    import pdfplumber

    def read(path: Path) -> int:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text(use_text_flow=flow)
                page.extract_tables({"text_use_text_flow": flow})
            return len(pdf.pages)

    return read


def pdfplumber() -> Reader:
    return _pdfplumber(flow=False)


def pdfplumber_flow() -> Reader:
    return _pdfplumber(flow=True)


def pdfium() -> Reader:
    import pypdfium2

    def read(path: Path) -> int:
        document = pypdfium2.PdfDocument(path)
        for page in document:
            page.get_textpage().get_text_range()
        return len(document)

    return read


def camelot() -> Reader:
    import camelot as peer

    count = pdfium_pages()

    def read(path: Path) -> int:
        peer.read_pdf(str(path), pages="all", flavor="lattice")
        return count(path)

    return read


def img2table() -> Reader:
    from img2table.document import PDF

    count = pdfium_pages()

    def read(path: Path) -> int:
        PDF(str(path)).extract_tables()
        return count(path)

    return read


def pdfium_pages() -> Reader:
    import pypdfium2

    return lambda path: len(pypdfium2.PdfDocument(path))


READERS: dict[str, Callable[[], Reader]] = {
    OURS: this_project,
    PLAIN: pdfplumber,
    "pdfplumber, text flow": pdfplumber_flow,
    LIMIT: pdfium,
    "camelot": camelot,
    "img2table": img2table,
}


def installed() -> dict[str, Callable[[], Reader]]:
    """Return the readers that can run here."""
    return {name: make for name, make in READERS.items() if name not in SLOW or find_spec(name) is not None}
