"""Tables ruled by flat strokes only get their columns from the strips that their rows leave free."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from extractors.printed import Table
from tests.pdf.drawn import SIZE, pdf, tables
from tests.pdf.drawn import read_printed as read

LEFT, RIGHT, HEIGHT = 40.0, 360.0, 22.0
COLUMNS = (50.0, 110.0, 260.0)
HEAD = ("No", "Indicator", "Score")
ROWS = [(str(n), f"Indicator {n}", f"9{n}.50") for n in range(1, 10)]


def ladder(rows: list[tuple[str, ...]], top: float) -> object:
    def draw(canvas: Canvas) -> None:
        for n, row in enumerate(rows):
            y = top - n * HEIGHT
            canvas.line(LEFT, y, RIGHT, y)
            for x, text in zip(COLUMNS, row, strict=False):
                canvas.drawString(x, y - 16, text)
        canvas.line(LEFT, top - len(rows) * HEIGHT, RIGHT, top - len(rows) * HEIGHT)

    return draw


def cells(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def test_each_band_is_a_row_and_each_strip_parts_two_columns(tmp_path: Path) -> None:
    made = read(pdf(tmp_path / "a.pdf", ladder([HEAD, *ROWS], SIZE[1] - 20)))
    (table,) = tables(made)
    assert cells(table) == [list(HEAD), *(list(row) for row in ROWS)]


def test_a_row_that_runs_across_is_one_cell(tmp_path: Path) -> None:
    rows = [HEAD, *ROWS[:3], ("A heading that runs over the columns",), *ROWS[3:6]]
    (table,) = tables(read(pdf(tmp_path / "a.pdf", ladder(rows, SIZE[1] - 20))))
    row = [cell for cell in table.cells if cell.row == 4 and cell.text]
    assert [cell.text for cell in row] == ["A heading that runs over the columns"]
    assert row[0].col_span >= 2


def test_two_rows_on_the_next_page_go_on_with_its_columns(tmp_path: Path) -> None:
    first, rest = ladder([HEAD, *ROWS[:7]], 206.0), ladder([HEAD, *ROWS[7:]], SIZE[1] - 20)
    (table,) = tables(read(pdf(tmp_path / "a.pdf", first, rest)))
    assert [row[2] for row in cells(table)][1:] == [row[2] for row in ROWS]


def test_underlined_prose_is_no_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for n in range(6):
            canvas.drawString(LEFT, 250 - n * HEIGHT, "a line of a form with words that run on to its end and over it")
            canvas.line(LEFT, 246 - n * HEIGHT, RIGHT, 246 - n * HEIGHT)

    assert tables(read(pdf(tmp_path / "a.pdf", draw))) == []
