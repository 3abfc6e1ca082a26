"""A second look at the scores of a text layer: each number is also read from the picture of its page.

A text layer can say another number than the page shows. Only a number that the readers of pictures are sure of, and that is
another one, makes a doubt; what they cannot read says nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Set
from dataclasses import replace
from pathlib import Path
from typing import Any

from extractors.doubt import DOUBT
from extractors.pdf.ocr_engine import LINE, available, read_words
from extractors.pdf.ocr_image import DPI, draw, padded
from extractors.pdf.ocr_numbers import Reading, read_number
from extractors.pdf.opening import open_document, read_bytes
from extractors.pdf.upright import displayed_box
from extractors.printed import Box, Cell, Line, PageRecord, PrintedDocument, Table
from normalizers.numbers import arabic_digits

SHARPER = 300  # dots per inch of the look that settles a doubt
AROUND = 1.5  # points of paper around a line
LONGEST = 24  # characters of a line that may be a score with its level
_SCORE = re.compile(r"(?<![\d.,])(?:\d{1,3}\.\d{1,2}|100)(?![\d.,]*\d)")
_DIGIT = re.compile("[0-9๐-๙]")


def look_again(path: Path, printed: PrintedDocument, wanted: Set[tuple[int, Box]], share: float) -> PrintedDocument:
    """Read the score cells of tables on pages with a text layer from their pictures too.

    Args:
        path: The PDF.
        printed: What was read from it.
        wanted: Page and box, in points rounded to a tenth, of the cells that scores were read from.
        share: How many of the cells are looked at, 0 to 1; which ones depends on the document and the place alone.

    Returns:
        The document; a cell whose picture shows another number holds both with the mark of a doubt between them, so that its
        row becomes the finding `reading_disputed` instead of a score. The same document where OCR is not installed.
    """
    layers = {r.page: r for r in printed.pages if r.text_source in ("pdfium", "pdfminer")}
    chosen: dict[int, list[tuple[int, int, int]]] = {}
    for where, line in _score_lines(printed, wanted):
        if line.page in layers and _is_chosen(printed.sha256, line, share):
            chosen.setdefault(line.page, []).append(where)
    if not chosen or not available():  # most documents have no cell chosen: tesseract is not loaded for them
        return printed
    doubts: dict[tuple[int, int, int], str] = {}
    document = open_document(read_bytes(path))
    try:
        for page, places in chosen.items():
            look = _Page(document, layers[page])
            for where in places:
                line = _line(printed, where)
                told = look.doubtful(line)
                if told is not None:
                    doubts[where] = told
    finally:
        document.close()
    return _with_doubts(printed, doubts) if doubts else printed


def _score_lines(printed: PrintedDocument, wanted: Set[tuple[int, Box]]) -> Iterator[tuple[tuple[int, int, int], Line]]:
    """Yield (block, cell, line) and the line of each number like a score in the wanted cells."""
    for b, block in enumerate(printed.blocks):
        if not isinstance(block, Table):
            continue
        for c, cell in enumerate(block.cells):
            if not any((page, Box(*(round(v, 1) for v in box))) in wanted for page, box in cell.boxes):
                continue
            for n, line in enumerate(cell.lines):
                if len(line.text) <= LONGEST and _SCORE.search(arabic_digits(line.text)):
                    yield (b, c, n), line


def _is_chosen(sha256: str, line: Line, share: float) -> bool:
    if share >= 1.0:
        return True
    place = f"{sha256} {line.page} {line.box.x0:.1f} {line.box.top:.1f}"
    return int.from_bytes(hashlib.sha256(place.encode()).digest()[:4], "big") < share * 2**32


def _cell(printed: PrintedDocument, block: int, cell: int) -> Cell:
    table = printed.blocks[block]
    assert isinstance(table, Table)
    return table.cells[cell]


def _line(printed: PrintedDocument, where: tuple[int, int, int]) -> Line:
    return _cell(printed, where[0], where[1]).lines[where[2]]


class _Page:
    """One page, drawn when it is first asked for, at two sizes."""

    def __init__(self, document: Any, record: PageRecord) -> None:
        self._document, self._record = document, record
        self._drawn: dict[int, Any] = {}

    def doubtful(self, line: Line) -> str | None:
        """Return the line's text with the numbers that the picture shows beside its own, None where nothing is doubted."""
        printed = [m.group() for m in _SCORE.finditer(arabic_digits(line.text))]
        first = self._read(line, len(printed), DPI)
        if first is None or not any(_differs(number, seen) for number, seen in zip(printed, first, strict=True)):
            return None
        second = self._read(line, len(printed), SHARPER)
        if second is None:
            return None
        told = []
        for number, one, two in zip(printed, first, second, strict=True):
            seen = [t for t in (one.text, two.text) if t]
            if number in (*seen, *two.candidates) or not seen or len(set(seen)) > 1:
                told.append(number)
            else:
                told.append(f"{number}{DOUBT}{seen[0]}")
        return " ".join(told) if told != printed else None

    def _read(self, line: Line, count: int, dpi: int) -> list[Reading] | None:
        part = self._part(line.box, dpi)
        if part.size == 0:
            return None
        plain = arabic_digits(line.text).strip()
        thai = bool(re.search("[๐-๙]", line.text))
        if count == 1 and _SCORE.fullmatch(plain):
            return [_number(padded(part), dpi, thai)]
        picture = padded(part)
        words = [w for w in read_words(picture, dpi, LINE) if _DIGIT.search(w[0])]
        if len(words) != count:
            return None
        margin = round(AROUND * dpi / 72)
        parts = [picture[:, max(0, x0 - margin) : x1 + margin] for _, x0, _, x1, _, _ in words]
        return [_number(padded(p), dpi, thai) for p in parts]

    def _part(self, box: Box, dpi: int) -> Any:
        if dpi not in self._drawn:
            page = self._document[self._record.page - 1]
            page.set_cropbox(*displayed_box(page.get_mediabox(), page.get_cropbox()))
            self._drawn[dpi] = draw(page, self._record.rotation, dpi)
        scale = dpi / 72
        x0, top, x1, bottom = (
            round(v * scale) for v in (box.x0 - AROUND, box.top - AROUND, box.x1 + AROUND, box.bottom + AROUND)
        )  # fmt: skip
        return self._drawn[dpi][max(0, top) : max(0, bottom), max(0, x0) : max(0, x1)]


def _number(cell: Any, dpi: int, thai_digits: bool) -> Reading:
    seen = read_number(cell, dpi, thai_digits)
    return Reading(arabic_digits(seen.text), tuple(map(arabic_digits, seen.candidates)))


def _differs(number: str, seen: Reading) -> bool:
    return (bool(seen.text) and seen.text != number) or bool(seen.candidates and number not in seen.candidates)


def _with_doubts(printed: PrintedDocument, doubts: dict[tuple[int, int, int], str]) -> PrintedDocument:
    blocks = list(printed.blocks)
    for (b, c, n), text in doubts.items():
        table = blocks[b]
        assert isinstance(table, Table)
        cell = table.cells[c]
        lines = [replace(line, text=text) if k == n else line for k, line in enumerate(cell.lines)]
        cells = [replace(cell, lines=tuple(lines)) if k == c else other for k, other in enumerate(table.cells)]
        blocks[b] = replace(table, cells=tuple(cells))
    return replace(printed, blocks=tuple(blocks))
