"""Small report PDFs written by hand: no font and no other program is needed to make them.

The font is named, not embedded; its ToUnicode table is what a reader takes the text from.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Sequence

SIZE = 12
SCORES = ("95.67", "88.12", "93.91", "90.22", "85.50", "96.04", "94.40", "93.79", "91.36", "100.00")
NAMES = (
    "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของทางราชการ", "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงระบบการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต",
)  # fmt: skip
Line = tuple[float, float, str]  # x, distance from the page's top, text


def write_pdf(pages: Sequence[tuple[Sequence[Line], str]]) -> bytes:
    """Return a PDF of A4 pages, each of lines of text and of drawing operators."""
    letters = sorted({c for lines, _ in pages for _, _, text in lines for c in text})
    codes = {c: i + 1 for i, c in enumerate(letters)}
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", *_font(codes)]
    kids = []
    for lines, drawing in pages:
        text = "".join(f"BT /F1 {SIZE} Tf {x} {842 - y} Td <{''.join(f'{codes[c]:04x}' for c in words)}> Tj ET\n" for x, y, words in lines)
        objects.append(stream(f"{drawing}\n{text}".encode()))
        kids.append(f"{len(objects) + 1} 0 R")
        resources = f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} >>".encode())
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return assemble(objects)


def _font(codes: dict[str, int]) -> list[bytes]:
    widths = " ".join(f"{code} [{0 if unicodedata.category(c) == 'Mn' else 500}]" for c, code in codes.items())
    pairs = "\n".join(f"<{code:04x}> <{c.encode('utf-16-be').hex()}>" for c, code in codes.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar endcmap end"
    )
    whole = "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>"
    letters = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /FontDescriptor 5 0 R"
        f" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /W [{widths}] >>"
    )
    measures = (
        "<< /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 -200 1000 900] /Ascent 900 /Descent -200"
        " /CapHeight 700 /ItalicAngle 0 /StemV 80 >>"
    )
    return [whole.encode(), letters.encode(), measures.encode(), stream(to_unicode.encode())]


def stream(body: bytes) -> bytes:
    packed = zlib.compress(body)
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)


def assemble(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def report(office: str = "สพป.มุกดาหาร", year: int = 2566, scores: Sequence[str] = SCORES) -> bytes:
    """Return a made-up one-page report: a title, a score table of ten indicators, a few measures."""
    title = [
        (80.0, 70.0, "รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA)"),
        (80.0, 90.0, f"ของ{office} ประจำปีงบประมาณ พ.ศ. {year}"),
        (80.0, 120.0, f"ผลการประเมิน ITA รายตัวชี้วัด ปีงบประมาณ พ.ศ. {year}"),
    ]
    rows = [("ตัวชี้วัดที่", "ประเด็นตัวชี้วัด", "คะแนน"), *((str(n), NAMES[n - 1], score) for n, score in enumerate(scores, 1))]
    columns, top, height = (80.0, 160.0, 400.0, 500.0), 140.0, 24.0
    cells = [(columns[c] + 6, top + height * (r + 1) - 8, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    bottom = top + height * len(rows)
    lines = [f"{columns[0]} {842 - top - height * r} m {columns[-1]} {842 - top - height * r} l S" for r in range(len(rows) + 1)]
    lines += [f"{x} {842 - top} m {x} {842 - bottom} l S" for x in columns]
    after = [
        (80.0, bottom + 40, "มาตรการยกระดับคุณธรรมและความโปร่งใส ดังนี้"),
        (80.0, bottom + 60, "1. จัดทำแผนการใช้จ่ายงบประมาณและเผยแพร่บนเว็บไซต์"),
        (80.0, bottom + 80, "2. ประชุมชี้แจงแนวทางการปฏิบัติงานแก่บุคลากร"),
    ]
    return write_pdf([([*title, *cells, *after], "0.7 w\n" + "\n".join(lines))])
