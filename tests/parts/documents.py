"""A document that meets a part of the reader."""

from __future__ import annotations

from tests.flows.small_pdf import SIZE, _font, assemble, stream

MARKS = {"่": 917, "้": 918}  # numbers of these glyphs in Microsoft Sans Serif, see cid_maps.csv


def marks_without_value() -> bytes:
    """Text whose marks carry no Unicode value: pdfium does not read it, pdfminer does with the table of its font."""
    words = ["ก้าวหน้า", "ที่นี่", "บ่ายหน้า"] * 3
    letters = sorted({c for word in words for c in word} - MARKS.keys())
    values = {c: n for n, c in enumerate(letters, 1)}
    font = [part.replace(b"/Plain", b"/MicrosoftSansSerif") for part in _font(values)]
    codes = values | MARKS
    text = "".join(
        f"BT /F1 {SIZE} Tf 80 {700 - 20 * n} Td <{''.join(f'{codes[c]:04x}' for c in word)}> Tj ET\n" for n, word in enumerate(words)
    )
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 7 0 R >>"
    tree = b"<< /Type /Pages /Kids [8 0 R] /Count 1 >>"
    return assemble([b"<< /Type /Catalog /Pages 2 0 R >>", tree, *font, stream(text.encode()), page])
