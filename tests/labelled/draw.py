"""Draws a report run by run, so that its text layer can be damaged while the page shows the same."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tools.make_samples.document import Block, Cell

MARGIN, PAD = 45.0, 4.0
MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ")
PUA = {"่": "\uf70a", "้": "\uf70b", "๊": "\uf70c", "๋": "\uf70d", "์": "\uf70e"}


@dataclass(frozen=True)
class Face:
    """A font of Debian's fonts-thai-tlwg, with its size and leading in points."""

    name: str = "Garuda"
    size: float = 9.0
    leading: float = 15.0

    def width(self, text: str) -> float:
        return float(pdfmetrics.stringWidth(text, self.name, self.size))


FACE = Face()


@dataclass(frozen=True)
class Damage:
    """What is wrong with the text layer or the rules; nothing of it changes what a reader sees.

    Attributes:
        marks: '' as typed, 'pua' private-use marks, 'nikhahit' sara am in two, 'before' marks before their base,
            'blank' sara am as blank and aa, its circle drawn by hand.
        order: 'rows' or 'columns' or 'random': in which order cells stand in the stream.
        split: Share of the cluster borders at which a run of text ends.
        rules: 'lines', 'rects', 'double', 'horizontal' or 'none'.
        turned: '' upright, 'flag' sideways with /Rotate, 'bare' sideways without.
        start: Points left free above the text, which moves the page break.
        repeat: Whether the header row is printed again on the next page.
        seed: Of everything that is left to chance.
        lie: What a run of text shows, and what the text layer says instead (as replacement text); ('', '') for none.
    """

    marks: str = ""
    order: str = "rows"
    split: float = 0.0
    rules: str = "lines"
    turned: str = ""
    start: float = 0.0
    repeat: bool = False
    seed: int = 0
    lie: tuple[str, str] = ("", "")


def random_damage(seed: int) -> Damage:
    """A damage for a seed, the same one each time."""
    rng = random.Random(seed)
    return Damage(
        rng.choice(("", "pua", "nikhahit", "before", "blank")), rng.choice(("rows", "columns", "random")), rng.choice((0.0, 0.2, 1.0)),
        rng.choice(("lines", "rects", "double", "horizontal", "none")), rng.choice(("", "", "", "flag", "bare")),
        rng.choice((0.0, rng.uniform(0, 560))), rng.random() < 0.5, seed,
    )  # fmt: skip


def clusters(text: str) -> list[str]:
    """Split before every character that stands on its own."""
    out: list[str] = []
    for char in text:
        if char in MARKS and out:
            out[-1] += char
        else:
            out.append(char)
    return out


class _Pen:
    """A canvas that knows where the page ends and in which wrong way to write."""

    def __init__(self, target: Path, damage: Damage, face: Face) -> None:
        if face.name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(face.name, f"/usr/share/fonts/truetype/tlwg/{face.name}.ttf"))
        self.face, self.damage, self.rng = face, damage, random.Random(damage.seed)
        self.width, self.height = (842.0, 595.0) if damage.turned else (595.0, 842.0)
        # reportlab swaps the sides of a page that has /Rotate
        size = (595.0, 842.0) if damage.turned == "bare" else (self.width, self.height)
        self.canvas = Canvas(str(target), pagesize=size, invariant=1)
        self.top = MARGIN + min(damage.start, self.height - 2 * MARGIN - 90)
        self._open()

    def _open(self) -> None:
        if self.damage.turned:  # the page is drawn a quarter turn to the left; /Rotate 90 shows it upright again
            self.canvas.transform(0, 1, -1, 0, 595.0, 0)
            self.canvas.setPageRotation(90 if self.damage.turned == "flag" else 0)

    def new_page(self) -> None:
        self.canvas.showPage()
        self._open()
        self.top = MARGIN

    def room(self) -> float:
        return self.height - MARGIN - self.top

    def text(self, x: float, top: float, text: str) -> None:
        """Write one line with its upper edge at `top`."""
        y, run = self.height - top - self.face.size - 1.5, ""
        for cluster in clusters(text):
            if run and (self.damage.marks in ("before", "blank") or self.rng.random() < self.damage.split):
                x, run = self._run(x, y, run), ""
            run += cluster
        self._run(x, y, run)

    def _run(self, x: float, y: float, run: str) -> float:
        end = x + self.face.width(run)
        kind, marks = self.damage.marks, [c for c in run if c in MARKS]
        if kind == "before" and marks:  # every mark is drawn at its place, but ahead of its base
            bare = "".join(c for c in run if c not in MARKS)
            for mark in marks:
                self._put(x + self.face.width(bare), y, mark)
            self._put(x, y, bare)
        elif kind == "blank" and run == "ำ":
            self.canvas.circle(x - 1.5, y + self.face.size * 0.72, self.face.size * 0.08)
            self._put(x - self.face.width(" "), y, " า")
            end = x + self.face.width("า")
        elif kind == "pua":
            # only a tone right above its consonant has a low form
            low = [PUA.get(c, c) if k and run[k - 1] not in MARKS else c for k, c in enumerate(run)]
            self._put(x, y, "".join(low))
        else:
            self._put(x, y, run.replace("ำ", "ํา") if kind == "nikhahit" else run)
        return end

    def _put(self, x: float, y: float, text: str) -> None:
        self.canvas.setFont(self.face.name, self.face.size)
        shown, said = self.damage.lie
        if shown and text == shown:
            self.canvas._code.append(f"/Span <</ActualText <feff{said.encode('utf-16-be').hex()}>>> BDC")
            self.canvas.drawString(x, y, text)
            self.canvas._code.append("EMC")
        else:
            self.canvas.drawString(x, y, text)

    def line(self, x0: float, top0: float, x1: float, top1: float) -> None:
        rules, y0, y1 = self.damage.rules, self.height - top0, self.height - top1
        if rules == "none" or (rules == "horizontal" and x0 == x1):
            return
        self.canvas.setLineWidth(0.6)
        if rules == "rects":
            self.canvas.rect(x0 - 0.3, min(y0, y1) - 0.3, x1 - x0 + 0.6, abs(y1 - y0) + 0.6, stroke=0, fill=1)
            return
        self.canvas.line(x0, y0, x1, y1)
        if rules == "double":
            across = x0 == x1
            self.canvas.line(x0 + 1.5 * across, y0 + 1.5 * (not across), x1 + 1.5 * across, y1 + 1.5 * (not across))


def draw(blocks: list[Block], target: Path, damage: Damage = Damage(), face: Face = FACE) -> None:
    """Write the report as a PDF."""
    pen = _Pen(target, damage, face)
    for block in blocks:
        if block.kind == "table":
            _table(pen, block)
            continue
        for line in _wrapped(block.text, pen.width - 2 * MARGIN, face):
            if pen.room() < face.leading:
                pen.new_page()
            pen.text(MARGIN, pen.top, line)
            pen.top += face.leading
        pen.top += 5
    pen.canvas.save()


def _wrapped(text: str, width: float, face: Face) -> list[str]:
    out: list[str] = []
    for printed in text.split("\n"):
        line = ""
        for cluster in clusters(printed):
            if line and face.width(line + cluster) > width:
                space = line.rfind(" ")
                if space > 0:
                    out.append(line[:space])
                    line = line[space + 1 :]
                elif cluster not in "ำาะๆฯ.0123456789":  # a number or a syllable is not cut
                    out.append(line)
                    line = ""
            line += cluster
        out.append(line)
    return out


@dataclass(frozen=True)
class _Placed:
    cell: Cell
    row: int
    col: int
    x0: float
    x1: float
    lines: tuple[str, ...]


def _placed(block: Block, left: float, width: float, face: Face) -> list[_Placed]:
    edges, taken, out = [left], set(), []
    for share in block.widths:
        edges.append(edges[-1] + width * share / sum(block.widths))
    for r, row in enumerate(block.rows):
        col = 0
        for cell in row:
            while (r, col) in taken:
                col += 1
            taken |= {(r + i, col + k) for i in range(cell.rows) for k in range(cell.cols)}
            x0, x1 = edges[col], edges[col + cell.cols]
            out.append(_Placed(cell, r, col, x0, x1, tuple(_wrapped(cell.text, x1 - x0 - 2 * PAD, face))))
            col += cell.cols
    return out


def _table(pen: _Pen, block: Block) -> None:
    placed = _placed(block, MARGIN, pen.width - 2 * MARGIN, pen.face)
    depth = [max((len(p.lines) for p in placed if p.row == r and p.cell.rows == 1), default=1) for r in range(len(block.rows))]
    headers = max((p.row + p.cell.rows for p in placed if p.row == 0), default=1)
    row, first = 0, True
    while row < len(block.rows):
        chosen = [] if first or not pen.damage.repeat else list(range(headers))
        room = pen.room() - sum(depth[r] * pen.face.leading + 4 for r in chosen)
        start = row
        while row < len(block.rows) and room >= depth[row] * pen.face.leading + 4:
            room -= depth[row] * pen.face.leading + 4
            row += 1
        if 0 < row < len(block.rows):  # a merged cell or the header is not cut
            while row > start and (row <= headers or any(p.row < row < p.row + p.cell.rows for p in placed)):
                row -= 1
        if row > start:
            _rows(pen, placed, chosen + list(range(start, row)), depth)
            first = False
        if row < len(block.rows):
            pen.new_page()
    pen.top += 8


def _rows(pen: _Pen, placed: list[_Placed], rows: list[int], depth: list[int]) -> None:
    tops, shown = {}, [p for p in placed if p.row in rows]
    for r in rows:
        tops[r] = pen.top
        pen.top += depth[r] * pen.face.leading + 4
    if pen.damage.order == "columns":
        shown.sort(key=lambda p: (p.col, p.row))
    elif pen.damage.order == "random":
        pen.rng.shuffle(shown)
    for p in shown:
        last = p.row + p.cell.rows - 1
        bottom = tops[last] + depth[last] * pen.face.leading + 4
        for n, line in enumerate(p.lines):
            pen.text(p.x0 + PAD, tops[p.row] + 2 + n * pen.face.leading, line)
        for line in (
            (p.x0, tops[p.row], p.x1, tops[p.row]),
            (p.x0, bottom, p.x1, bottom),
            (p.x0, tops[p.row], p.x0, bottom),
            (p.x1, tops[p.row], p.x1, bottom),
        ):
            pen.line(*line)
