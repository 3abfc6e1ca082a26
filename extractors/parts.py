"""The parts of the reader that most documents never meet, and which of them a reading met.

What belongs to no part is the core: it decides which parts a document needs, and every reading depends on it. A file that nobody
thought of is core. docs/adr/0016 says what follows from this for stored readings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch

from extractors.records import PageRecord


@dataclass(frozen=True, slots=True)
class Part:
    """Code that a document meets only if the core sends it there.

    Attributes:
        name: In the names of versions; no '-' and no '.' in it.
        files: Patterns of paths from the project's root.
        packages: What only this part uses; whether they are installed counts too.
        gates: (core file, module of this part): the only places where the core may import it, inside functions.
        needs: Names of the parts that it uses itself.
    """

    name: str
    files: tuple[str, ...]
    packages: tuple[str, ...]
    gates: tuple[tuple[str, str], ...]
    needs: tuple[str, ...] = ()


_ONE_PAGE = "extractors/pdf/read_one.py"
PDFMINER = Part(
    "pdfminer", ("extractors/pdf/pdfminer_*",), ("pdfplumber", "pdfminer.six"), ((_ONE_PAGE, "extractors.pdf.pdfminer_source"),),
)  # fmt: skip
OCR = Part(
    "ocr",
    ("extractors/pdf/ocr_*", "extractors/pdf/shapes.npz"),
    ("tesserocr", "opencv-python-headless"),
    tuple((_ONE_PAGE, f"extractors.pdf.ocr_{name}") for name in ("cache", "engine", "source")),
)
LOOK = Part(
    "look", ("extractors/pdf/second_look*",), (), (("extractors/extract.py", "extractors.pdf.second_look"),), needs=(OCR.name,),
)  # fmt: skip
PARTS = (PDFMINER, OCR, LOOK)
ALL = frozenset(part.name for part in PARTS)

# What the core says of a page that it sends straight to OCR; every other page read so was tried by pdfminer first.
_NO_TEXT_LAYER = ("no_text", "hidden_layer", "wrong_language")


def part_of(path: str) -> Part | None:
    """Return the part that a file belongs to, None for the core.

    >>> part_of("extractors/pdf/ocr_words.py").name
    'ocr'
    """
    return next((part for part in PARTS if any(fnmatch(path, pattern) for pattern in part.files)), None)


def parts_met(pages: Iterable[PageRecord], *, engine: str = "fast", looked_again: bool = False) -> frozenset[str]:
    """Return the names of the parts that a reading used, or asked and did not follow.

    Args:
        pages: The page ledger of the reading.
        engine: What it was read with; only of 'fast' it is known which pages met what.
        looked_again: Whether scores of text layers were read from their pictures too.
    """
    if engine != "fast":
        return ALL
    met: set[str] = set()
    for page in pages:
        met |= _met_by(page)
    if looked_again:
        met |= {LOOK.name, *LOOK.needs}
    return frozenset(met)


def _met_by(page: PageRecord) -> frozenset[str]:
    match page.text_source:
        case "pdfium":
            return frozenset()
        case "pdfminer":
            return frozenset({PDFMINER.name})
        case "ocr" if page.reason.startswith(_NO_TEXT_LAYER):
            return frozenset({OCR.name})
        case "ocr":
            return frozenset({OCR.name, PDFMINER.name})
    return ALL  # it was not read: any part may have been the reason, or may read it when it changes
