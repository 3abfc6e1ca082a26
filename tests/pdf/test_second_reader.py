"""pdfminer, which is asked about a damaged page, raises anything: what pdfium read stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.pdf import read_printed
from extractors.pdf.read_one import PageReader

SAMPLE = next(iter(sorted((Path(__file__).parent.parent / "labelled" / "pdfs").glob("*.pdf"))))


class Broken:
    def close(self) -> None:
        raise ValueError("float() argument must be a string or a real number, not 'PSKeyword'")


def test_a_second_reader_that_cannot_be_closed_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []

    def close(reader: PageReader) -> None:
        reader._fallback._opened = Broken()
        whole(reader)
        closed.append(reader)

    whole = PageReader.close
    monkeypatch.setattr(PageReader, "close", close)
    assert read_printed(SAMPLE, ocr=False).blocks
    assert closed
