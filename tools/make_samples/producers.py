"""Set a report with three different programs: LibreOffice from .docx, Chromium from HTML, Typst."""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
from pathlib import Path

from tools.make_samples.content import MARK
from tools.make_samples.document import Block, Cell


def chromium(blocks: list[Block], target: Path) -> None:
    """Print HTML with Chromium."""
    style = (
        f'@page {{ size: A4; margin: 24mm 20mm; @top-center {{ content: "{MARK}"; font: 10pt Garuda; color: #555 }} }}'
        "body { font: 14pt/1.6 Garuda; } table { border-collapse: collapse; width: 100%; margin: 8pt 0 }"
        "td { border: 0.7pt solid #000; padding: 3pt 5pt; vertical-align: top } h1 { font-size: 17pt; text-align: center } h2 { font-size: 15pt }"
    )
    body = "".join(_html(b) for b in blocks)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(f'<!doctype html><html lang="th"><meta charset="utf-8"><style>{style}</style><body>{body}', encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--no-first-run", f"--user-data-dir={folder}/profile",
             f"--print-to-pdf={target}", page.as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


def _html(block: Block) -> str:
    text = html.escape(block.text).replace("\n", "<br>")
    if block.kind == "table":
        columns = "".join(f'<col style="width:{w}%">' for w in block.widths)
        rows = "".join(
            "<tr>"
            + "".join(f'<td rowspan="{c.rows}" colspan="{c.cols}">{html.escape(c.text).replace(chr(10), "<br>")}</td>' for c in row)
            + "</tr>"
            for row in block.rows
        )
        return f"<table><colgroup>{columns}</colgroup>{rows}</table>"
    return {"title": f"<h1>{text}</h1>", "heading": f"<h2>{text}</h2>"}.get(block.kind, f"<p>{text}</p>")


def typst(blocks: list[Block], target: Path) -> None:
    """Set with Typst."""
    import typst as compiler

    head = (
        f'#set page(paper: "a4", margin: 22mm, header: align(center, text(size: 10pt, fill: gray)[{MARK}]))\n'
        '#set text(font: "Laksaman", size: 15pt, lang: "th")\n#set par(leading: 0.75em)\n'
    )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.typ"
        source.write_text(head + "\n".join(_typst(b) for b in blocks), encoding="utf-8")
        compiler.compile(str(source), output=str(target), font_paths=["/usr/share/fonts"])


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _typst(block: Block) -> str:
    lines = block.text.split("\n")
    set_text = " + linebreak() + ".join(f"text({_quoted(line)})" for line in lines)
    if block.kind == "table":
        cells = ", ".join(_typst_cell(c) for row in block.rows for c in row)
        return f"#table(columns: ({', '.join(f'{w}fr' for w in block.widths)}), {cells})"
    if block.kind == "title":
        return f"#align(center, strong(text(size: 18pt, {{ {set_text} }})))\n#v(8pt)"
    if block.kind == "heading":
        return f"#v(4pt)\n#strong(text(size: 16pt, {{ {set_text} }}))\n"
    return f"#par({{ {set_text} }})\n"


def _typst_cell(cell: Cell) -> str:
    body = " + linebreak() + ".join(f"text({_quoted(t)})" for t in cell.text.split("\n"))
    return f"table.cell(rowspan: {cell.rows}, colspan: {cell.cols}, {{ {body} }})"


def libreoffice(blocks: list[Block], target: Path) -> None:
    """Write .docx and let LibreOffice print it."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Laksaman", Pt(15)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:cs"), "Laksaman")
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    head = section.header.paragraphs[0]
    head.text, head.alignment = MARK, WD_ALIGN_PARAGRAPH.CENTER
    for block in blocks:
        if block.kind == "table":
            _docx_table(document, block)
            continue
        paragraph = document.add_paragraph()
        run = paragraph.add_run(block.text)
        run.bold = block.kind in ("title", "heading")
        run.font.size = Pt({"title": 18, "heading": 16}.get(block.kind, 15))
        if block.kind == "title":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.docx"
        document.save(str(source))
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        shutil.copy(source.with_suffix(".pdf"), target)


def _docx_table(document: object, block: Block) -> None:
    n_cols = len(block.widths)
    table = document.add_table(rows=len(block.rows), cols=n_cols, style="Table Grid")  # type: ignore[attr-defined]
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(block.rows):
        c = 0
        for cell in row:
            while (r, c) in taken:
                c += 1
            target = table.cell(r, c)
            if cell.rows > 1 or cell.cols > 1:
                target = target.merge(table.cell(r + cell.rows - 1, c + cell.cols - 1))
            taken |= {(r + i, c + j) for i in range(cell.rows) for j in range(cell.cols)}
            target.text = cell.text
            c += cell.cols
    from docx.shared import Mm

    for c, width in enumerate(block.widths):
        for r in range(len(block.rows)):
            table.cell(r, c).width = Mm(160 * width / 100)


PRODUCERS = {"chromium": chromium, "typst": typst, "libreoffice": libreoffice}
