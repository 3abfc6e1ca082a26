"""Ruled tables: true spans, no phantom columns, closed where a page break cut them."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.printed import Table
from tests.pdf.drawn import grid, lines, pdf, read, rows, tables, texts

XS = [40.0, 120.0, 240.0, 320.0]
ENGINES = pytest.mark.parametrize("engine", ["fast", "reference"])


def _put(canvas: Canvas, y: float, *cells: str) -> None:
    for x, text in zip(XS, cells, strict=False):
        canvas.drawString(x + 4, y, text)


@ENGINES
def test_double_rules_make_no_phantom_columns(tmp_path: Path, engine: str) -> None:
    def page(canvas: Canvas) -> None:
        for shift in (0, 3.5):
            grid(canvas, [x + shift for x in XS], [y + shift for y in (100, 130, 160)])
        _put(canvas, 142, "No", "Name", "Score")
        _put(canvas, 112, "1", "Duty", "94.40")

    (table,) = tables(read(pdf(tmp_path / "a.pdf", page), engine))
    assert rows(table) == [["No", "Name", "Score"], ["1", "Duty", "94.40"]]


@ENGINES
def test_rules_drawn_as_thin_boxes_or_cell_by_cell_are_rules(tmp_path: Path, engine: str) -> None:
    def page(canvas: Canvas) -> None:
        for x0, x1 in zip(XS, XS[1:], strict=False):
            for y in (100, 130):
                canvas.rect(x0, y, x1 - x0, 30)
        for x in XS:
            canvas.rect(x - 0.3, 200, 0.6, 60, stroke=0, fill=1)
        for y in (200, 230, 260):
            canvas.rect(XS[0], y - 0.3, XS[-1] - XS[0], 0.6, stroke=0, fill=1)
        for base in (100, 200):
            _put(canvas, base + 42, "No", "Name", "Score")
            _put(canvas, base + 12, "1", "Duty", "94.40")

    found = tables(read(pdf(tmp_path / "a.pdf", page), engine))
    assert [rows(t) for t in found] == [[["No", "Name", "Score"], ["1", "Duty", "94.40"]]] * 2


@ENGINES
def test_merged_cells_have_their_true_spans(tmp_path: Path, engine: str) -> None:
    def page(canvas: Canvas) -> None:
        for x in (XS[0], XS[1], XS[-1]):
            canvas.line(x, 100, x, 190)
        canvas.line(XS[2], 100, XS[2], 160)
        for y in (100, 130, 190):
            canvas.line(XS[0], y, XS[-1], y)
        canvas.line(XS[1], 160, XS[-1], 160)
        _put(canvas, 172, "Name", "Score of the year")
        _put(canvas, 142, "", "2565", "2566")
        _put(canvas, 112, "Duty", "94.40", "95.10")

    (table,) = tables(read(pdf(tmp_path / "a.pdf", page), engine))
    spans = {(c.row, c.col): (c.row_span, c.col_span, c.text) for c in table.cells}
    assert spans[0, 0] == (2, 1, "Name")
    assert spans[0, 1] == (1, 2, "Score of the year")
    assert rows(table)[1:] == [["Name", "2565", "2566"], ["Duty", "94.40", "95.10"]]


def test_a_frame_around_the_page_and_a_box_around_a_line_are_no_tables(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(15, 15, 370, 270)
        canvas.rect(40, 200, 200, 30)
        canvas.drawString(50, 210, "Announcement")
        canvas.drawString(50, 150, "Indicator 1 scored 94.40")

    document = read(pdf(tmp_path / "a.pdf", page))
    assert tables(document) == []
    assert [line.text for line in lines(document)] == ["Announcement", "Indicator 1 scored 94.40"]


def test_text_around_a_table_stays_outside_in_reading_order(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(40, 250, "above")
        canvas.drawString(40, 50, "below")
        grid(canvas, XS, [100, 130, 160])
        _put(canvas, 142, "No", "Name", "Score")

    document = read(pdf(tmp_path / "a.pdf", page))
    assert ["table" if isinstance(b, Table) else b.text for b in document.blocks] == ["above", "table", "below"]


def _upper(*cells: str, closed: bool) -> object:
    def page(canvas: Canvas) -> None:
        for x in XS:
            canvas.line(x, 20, x, 120)
        for y in (120, 90, 60, *((20,) if closed else ())):
            canvas.line(XS[0], y, XS[-1], y)
        _put(canvas, 102, "No", "Name", "Score")
        _put(canvas, 72, "1", "Duty", "94.40")
        _put(canvas, 42, *cells)

    return page


def _lower(first: tuple[str, ...], second: tuple[str, ...], *, closed: bool, head: bool = False) -> object:
    def page(canvas: Canvas) -> None:
        for x in XS:
            canvas.line(x, 160, x, 280)
        for y in (160, 200, 240, *((280,) if closed else ())):
            canvas.line(XS[0], y, XS[-1], y)
        given = [("No", "Name", "Score"), first] if head else [first, second, ("12", "Last", "88.00")]
        for row, cells in enumerate(given):
            _put(canvas, 265 - 40 * row, *cells)

    return page


@ENGINES
@pytest.mark.parametrize("closed", [True, False])
def test_a_row_cut_by_a_page_break_is_one_row_with_a_box_on_each_page(tmp_path: Path, engine: str, closed: bool) -> None:
    path = pdf(
        tmp_path / "a.pdf",
        _upper("2", "Use of the", "87.12", closed=closed),  # type: ignore[arg-type]
        _lower(("", "budget", ""), ("3", "Power", "90.00"), closed=closed),  # type: ignore[arg-type]
    )
    (table,) = tables(read(path, engine))
    assert rows(table) == [
        ["No", "Name", "Score"], ["1", "Duty", "94.40"], ["2", "Use of the\nbudget", "87.12"], ["3", "Power", "90.00"], ["12", "Last", "88.00"],
    ]  # fmt: skip
    cut = table.grid()[2][1]
    assert cut is not None
    assert [page for page, _ in cut.boxes] == [1, 2]
    assert [line.page for line in cut.lines] == [1, 2]


@ENGINES
@pytest.mark.parametrize("closed", [True, False])
def test_two_rows_that_meet_at_a_page_break_stay_two(tmp_path: Path, engine: str, closed: bool) -> None:
    path = pdf(
        tmp_path / "a.pdf",
        _upper("2", "Use of budget", "87.12", closed=closed),  # type: ignore[arg-type]
        _lower(("3", "Power", "87.12"), ("4", "Assets", "90.00"), closed=closed),  # type: ignore[arg-type]
    )
    (table,) = tables(read(path, engine))
    assert [row[0] for row in rows(table)] == ["No", "1", "2", "3", "4", "12"]


def test_a_header_repeated_on_the_next_page_is_dropped(tmp_path: Path) -> None:
    path = pdf(
        tmp_path / "a.pdf",
        _upper("2", "Use of budget", "87.12", closed=True),  # type: ignore[arg-type]
        _lower(("3", "Power", "90.00"), (), closed=True, head=True),  # type: ignore[arg-type]
    )
    (table,) = tables(read(path))
    assert [row[0] for row in rows(table)] == ["No", "1", "2", "3", ""]
    assert texts(read(path)).count("Score") == 1


def test_tables_with_a_line_of_text_between_them_are_two(tmp_path: Path) -> None:
    def second(canvas: Canvas) -> None:
        canvas.drawString(40, 285, "Scores of the schools")
        canvas.translate(0, -20)
        _lower(("3", "Power", "90.00"), ("4", "Assets", "91.00"), closed=True)(canvas)  # type: ignore[operator]

    path = pdf(tmp_path / "a.pdf", _upper("2", "Use of budget", "87.12", closed=True), second)  # type: ignore[arg-type]
    assert len(tables(read(path))) == 2
