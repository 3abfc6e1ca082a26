"""Both engines find the same tables and the same numbers in the same cells.

What they may differ in: pdfminer knows no replacement texts (ActualText), so it reads letters of Typst's files as glyph numbers.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pdf.drawn import read, tables, texts

PDFS = sorted((Path(__file__).parents[1] / "labelled" / "pdfs").glob("*.pdf"))[::4]
_CID = re.compile(r"\(cid:\d+\)")
_NUMBER = re.compile(r"[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*")


@pytest.mark.parametrize("path", PDFS, ids=lambda p: p.stem)
def test_tables_and_numbers_are_the_same(path: Path) -> None:
    fast, reference = read(path), read(path, "reference")

    def numbers(document: object) -> list[list[tuple[int, int, int, int, list[str]]]]:
        return [
            [(c.row, c.col, c.row_span, c.col_span, _NUMBER.findall(_CID.sub("", c.text))) for c in t.cells]
            for t in tables(document)  # type: ignore[arg-type]
        ]

    assert numbers(fast) == numbers(reference)
    if "chromium" in path.stem:
        assert [t for t in texts(fast) if not t.startswith("ตัวอย่างสมมติ")] == [t for t in texts(reference) if not t.startswith("ตัวอย่างสมมติ")]
