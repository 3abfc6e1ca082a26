"""Bytes that cannot be read say why; a page that cannot be read is one record."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from normalizers.errors import UnreadablePdfError
from tests.pdf.drawn import body, pdf, read, texts


def _page(canvas: Canvas) -> None:
    canvas.drawString(50, 250, "Indicator 1 scored 94.40")


def _locked(path: Path) -> None:
    canvas = Canvas(str(path), encrypt=StandardEncryption("secret"))
    _page(canvas)
    canvas.save()


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "zero_bytes"),
        (b"<!DOCTYPE html><html><body>login</body></html>", "not_a_pdf"),
        (b"PK\x03\x04 a spreadsheet", "not_a_pdf"),
        (b"%PDF-1.4\n1 0 obj << /Type", "truncated"),
    ],
)
def test_unreadable_bytes_are_named(tmp_path: Path, content: bytes, cause: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadablePdfError, match=f"^{cause}: "):
        read(path)


def test_a_password_is_named(tmp_path: Path) -> None:
    _locked(tmp_path / "a.pdf")
    with pytest.raises(UnreadablePdfError, match="^password: "):
        read(tmp_path / "a.pdf")


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_junk_before_the_mark_is_cut_off(tmp_path: Path, engine: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"HTTP/1.1 200 OK\r\n\r\n" + body(_page))
    assert texts(read(path, engine)) == ["Indicator 1 scored 94.40"]


def test_a_drawing_of_too_many_objects_is_one_page_not_the_end(tmp_path: Path) -> None:
    def drawing(canvas: Canvas) -> None:
        for n in range(200_001):
            canvas.line(n % 400, 0, n % 400, 9)

    document = read(pdf(tmp_path / "a.pdf", _page, drawing, _page))
    assert [(p.text_source, p.reason.split(":")[0]) for p in document.pages] == [
        ("pdfium", ""), ("none", "page_too_complex"), ("pdfium", ""),
    ]  # fmt: skip
    assert texts(document) == ["Indicator 1 scored 94.40"] * 2


def test_a_dense_drawing_is_no_table_and_costs_little(tmp_path: Path) -> None:
    def drawing(canvas: Canvas) -> None:
        _page(canvas)
        for n in range(12_000):
            x, y = n * 37 % 397, n * 53 % 293
            canvas.line(x, y, x + n % 60, y) if n % 2 else canvas.line(x, y, x, y + n % 60)

    document = read(pdf(tmp_path / "a.pdf", drawing))
    assert texts(document) == ["Indicator 1 scored 94.40"]
