"""Files that try to break a reader, each made from nothing: by name, with what must come of it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.flows.small_pdf import assemble, report, stream

GIB = 1 << 30


class Hostile(NamedTuple):
    """A file, and what must be said of it.

    Attributes:
        make: Gives its bytes.
        status: Of the document.
        reason: Begins the document's reason; '' where there is none.
        pages: The beginnings of the pages' reasons, '' for a page that is read; None where that is not the point.
    """

    make: Callable[[], bytes]
    status: str
    reason: str = ""
    pages: Sequence[str] | None = None


def document(
    contents: Sequence[bytes], *, resources: str = "", box: str = "0 0 595 842", root: str = "", more: Sequence[bytes] = ()
) -> bytes:
    """Return a PDF of one page for each content stream; objects of `more` are numbered from 3."""
    fixed = 3 + len(more)
    font = f"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> {resources if resources.startswith('/Font') else ''}"
    shared = f"<< /Font << {font} >> {resources} >>"
    objects = [f"<< /Type /Catalog /Pages 2 0 R {root} >>".encode(), b"", *more]
    kids = []
    for body in contents:
        objects.append(body)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Resources {shared} /Contents {len(objects)} 0 R >>".encode(),
        )
    assert len(objects) == fixed - 1 + 2 * len(contents)
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return assemble(objects)


def text(words: str = "Indicator 1 scored 94.40 in the year 2566", y: int = 700) -> bytes:
    return f"BT /F1 12 Tf 72 {y} Td ({words}) Tj ET\n".encode()


def plain(words: str = "Indicator 1 scored 94.40 in the year 2566") -> bytes:
    return stream(text(words))


def zeros(size: int) -> bytes:
    """Return a zlib stream of blanks that unpacks to `size` bytes, made without packing them all."""
    step = 1 << 24
    packer = zlib.compressobj(9)
    first = packer.compress(bytes(step)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(step)) + packer.flush(zlib.Z_FULL_FLUSH)
    body = first + again * (size // step - 1) + b"\x03\x00"
    return body + (((size % 65521) << 16) | 1).to_bytes(4, "big")


def flate(size: int, entries: str = "") -> bytes:
    packed = zeros(size)
    return b"<< /Filter /FlateDecode /Length %d %s >>\nstream\n%s\nendstream" % (len(packed), entries.encode(), packed)


def form(content: str, resources: str) -> bytes:
    body = content.encode()
    head = f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {resources} >> /Length {len(body)} >>"
    return head.encode() + b"\nstream\n" + body + b"\nendstream"


def form_in_itself() -> bytes:
    """The second of three pages draws a form that draws itself."""
    inside = form("/X0 Do /X0 Do", "/XObject << /X0 3 0 R >>")
    contents = [plain(), stream(text() + b"/X0 Do"), plain()]
    return document(contents, resources="/XObject << /X0 3 0 R >>", more=[inside])


def forms_that_double(levels: int = 24) -> bytes:
    """Forms that each draw the next one twice: 2^24 lines of text from four kilobytes."""
    inner = [form(f"/X{n + 1} Do /X{n + 1} Do", f"/XObject << /X{n + 1} {4 + n} 0 R >>") for n in range(levels)]
    last = form("BT /F1 12 Tf 72 700 Td (again) Tj ET", "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>")
    return document([plain(), stream(b"/X0 Do"), plain()], resources="/XObject << /X0 3 0 R >>", more=[*inner, last])


def many_lines(count: int = 200_000) -> bytes:
    ruled = "".join(f"{n % 500} {n % 700} m {n % 500 + 20} {n % 700} l S\n" for n in range(count))
    return document([plain(), stream(text() + ruled.encode()), plain()])


def many_words(count: int = 200_000) -> bytes:
    words = "".join(f"BT /F1 6 Tf {n % 500} {(n * 7) % 800} Td (x{n % 97}) Tj ET\n" for n in range(count))
    return document([plain(), stream(words.encode()), plain()])


def object_stream(size: int) -> bytes:
    """The page tree lies in a packed stream that unpacks to `size` bytes, named by a cross-reference stream."""
    packed = zeros(size)
    out = bytearray(b"%PDF-1.5\n")
    places = [len(out)]
    out += b"1 0 obj\n<< /Type /ObjStm /N 2 /First 16 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        len(packed),
        packed,
    )
    places.append(len(out))
    rows = b"\x00\x00\x00\x00\x00\x01" + places[0].to_bytes(4, "big") + b"\x00"
    rows += b"\x02\x00\x00\x00\x01\x00" + b"\x02\x00\x00\x00\x01\x01" + b"\x01" + places[1].to_bytes(4, "big") + b"\x00"
    out += b"4 0 obj\n<< /Type /XRef /Size 5 /W [1 4 1] /Root 2 0 R /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(rows), rows)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % places[1])


def object_stream_that_claims() -> bytes:
    """A small object stream that says it holds a thousand million objects."""
    body = stream(b"2 0 3 20 << /Type /Catalog >>").replace(b"<< /Filter", b"<< /Type /ObjStm /N 1000000000 /First 8 /Filter")
    return document([plain()], more=[body])


def page_tree(kind: str) -> bytes:
    if kind == "loop":
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]
    else:
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
        objects += [f"<< /Type /Pages /Kids [{n + 1} 0 R] /Count 1 /Parent {n - 1} 0 R >>".encode() for n in range(2, 10_002)]
        objects.append(b"<< /Type /Page /Parent 10001 0 R /MediaBox [0 0 100 100] >>")
    return assemble(objects)


def nested(depth: int = 100_000) -> bytes:
    return assemble(
        [b"<< /Type /Catalog /Pages 2 0 R /Deep " + b"[" * depth + b"]" * depth + b" >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    )


def big_page() -> bytes:
    return document([stream(text("Indicator 1 scored 94.40", 19_000))], box="0 0 20000 20000")


def picture_page(width: int, height: int, box: str = "0 0 595 842") -> bytes:
    """A page that is one picture, said to be of that size."""
    picture = f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
    packed = zlib.compress(b"\xff" * 1000)
    image = f"{picture} /Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream"
    x1, y1 = box.split()[2:]
    return document([plain(), stream(f"{x1} 0 0 {y1} 0 0 cm /I Do".encode())], resources="/XObject << /I 3 0 R >>", box=box, more=[image])


def actions() -> bytes:
    script = "app.alert\\('open'\\); this.submitForm\\('http://127.0.0.1:9/'\\)"
    root = (
        f"/OpenAction << /S /JavaScript /JS ({script}) /Next << /S /Launch /F (/bin/false) >> >>"
        f" /AA << /WC << /S /URI /URI (http://127.0.0.1:9/) >> >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS ({script}) >>] >> >>"
    )
    return document([plain()], root=root)


def attachments() -> bytes:
    """A report rides in another one as an attachment: only what is printed counts."""
    inside = report(year=2560)
    packed = zlib.compress(inside)
    file = f"<< /Type /EmbeddedFile /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream"
    root = "/Names << /EmbeddedFiles << /Names [(other.pdf) << /Type /Filespec /F (other.pdf) /EF << /F 3 0 R >> >>] >> >>"
    return document([plain()], root=root, more=[file])


def odd_box(box: str) -> bytes:
    return document([plain(), plain()], box=box)


def glyphs_that_draw_themselves() -> bytes:
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 65 /Widths [9]"
        b" /Encoding << /Differences [65 /A] >> /CharProcs << /A 4 0 R >> /Resources << /Font << /F3 3 0 R >> >> >>"
    )
    draw = stream(b"9 0 d0 BT /F3 9 Tf (AAAA) Tj ET")
    return document([stream(b"BT /F3 9 Tf (AAAA) Tj ET")], resources="/Font << /F3 3 0 R >>", more=[font, draw])


def pattern_in_itself() -> bytes:
    tile = stream(b"/Pattern cs /P scn 0 0 9 9 re f").replace(
        b"<< /Filter",
        b"<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 1 /YStep 1 /Resources << /Pattern << /P 3 0 R >> >> /Filter",
    )
    return document([stream(b"/Pattern cs /P scn 0 0 595 842 re f " + text())], resources="/Pattern << /P 3 0 R >>", more=[tile])


def with_password() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    body = io.BytesIO()
    canvas = Canvas(body, encrypt=StandardEncryption("secret"))
    canvas.drawString(80, 700, "closed")
    canvas.save()
    return body.getvalue()


def previous_for_ever() -> bytes:
    """A cross-reference table that names itself as the one before it."""
    body = document([plain()])
    start = body.rindex(b"startxref\n") + 10
    place = body[start:].split(b"\n")[0]
    return body.replace(b"trailer << ", b"trailer << /Prev " + place + b" ")


FILES: dict[str, Hostile] = {
    "zero_bytes": Hostile(lambda: b"", "quarantined", "zero_bytes"),
    "web_page": Hostile(lambda: b"<html><body>404 not found</body></html>", "quarantined", "not_a_pdf"),
    "spreadsheet": Hostile(lambda: b"PK\x03\x04" + bytes(500), "quarantined", "not_a_pdf"),
    "only_the_mark": Hostile(lambda: b"%PDF-1.7\n", "quarantined", "truncated"),
    "cut_off": Hostile(lambda: report()[:1500], "quarantined", "truncated"),
    "password": Hostile(with_password, "quarantined", "password"),
    "junk_before_the_mark": Hostile(lambda: b"HTTP/1.1 200 OK\r\n\r\n" + document([plain()]), "loaded", pages=[""]),
    "form_in_itself": Hostile(form_in_itself, "loaded", pages=None),
    "forms_that_double": Hostile(forms_that_double, "loaded", pages=None),
    "200000_lines": Hostile(many_lines, "loaded", pages=["", "page_too_complex", ""]),
    "200000_words": Hostile(many_words, "loaded", pages=["", "page_too_complex", ""]),
    "flate_bomb": Hostile(lambda: document([plain(), flate(GIB), plain()]), "loaded", pages=None),
    "object_stream_bomb": Hostile(lambda: object_stream(GIB), "quarantined"),
    "object_stream_that_claims": Hostile(object_stream_that_claims, "loaded", pages=[""]),
    "10000_pages": Hostile(lambda: document([plain()] * 10_000), "quarantined", "too_many_pages"),
    "page_tree_loop": Hostile(lambda: page_tree("loop"), "loaded", pages=["damaged", "damaged"]),
    "page_tree_10000_deep": Hostile(lambda: page_tree("deep"), "loaded", pages=["damaged"]),
    "nested_100000_deep": Hostile(nested, "quarantined"),
    "20000_points": Hostile(big_page, "loaded", pages=[""]),
    "20000_points_of_picture": Hostile(lambda: picture_page(100, 100, "0 0 20000 20000"), "loaded", pages=None),
    "picture_of_60000_pixels": Hostile(lambda: picture_page(60_000, 60_000), "loaded", pages=None),
    "javascript_and_launch": Hostile(actions, "loaded", pages=[""]),
    "embedded_files": Hostile(attachments, "loaded", pages=[""]),
    "page_of_no_size": Hostile(lambda: odd_box("0 0 0 0"), "loaded", pages=None),
    "page_of_all_sizes": Hostile(lambda: odd_box("-1e38 -1e38 1e38 1e38"), "loaded", pages=None),
    "glyphs_that_draw_themselves": Hostile(glyphs_that_draw_themselves, "loaded", pages=None),
    "pattern_in_itself": Hostile(pattern_in_itself, "loaded", pages=None),
    "previous_for_ever": Hostile(previous_for_ever, "loaded", pages=None),
}
