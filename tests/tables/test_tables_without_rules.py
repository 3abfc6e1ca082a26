"""Tables that only gaps show, and prose that is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.pdf.gap_rows import row_starts
from extractors.pdf.gap_tables import find_gap_tables
from extractors.pdf.glyphs import Glyph
from tests.pdf.drawn import pdf, read, rows, tables, texts

SIZE = 10.0


def _glyphs(*printed: tuple[float, float, str]) -> list[Glyph]:
    """Letters 5 points wide from (x, baseline, text)."""
    marks = "ัิีึืฺุู็่้๊๋์ํ"
    out: list[Glyph] = []
    for x, y, text in printed:
        for char in text:
            if char in marks and out:
                out[-1].text += char
                continue
            out.append(Glyph(char, x, x + 5, y - 9, y + 3, y, 12, "", x, False, SIZE))
            x += 5
    return out


def _found(*printed: tuple[float, float, str]) -> tuple[list[list[list[str]]], int]:
    found, rest, _ = find_gap_tables(1, _glyphs(*printed), False)
    grids = []
    for table in found:
        grid = [[""] * table.n_cols for _ in range(table.n_rows)]
        for cell in table.cells:
            grid[cell.row][cell.col] = cell.text
        grids.append(grid)
    return grids, len([g for row in rest for g in row if g.text != " "])


def test_a_header_with_rows_under_it_is_a_table() -> None:
    lines = [(50, 100, "ที่"), (100, 100, "ตัวชี้วัด"), (300, 100, "คะแนน"), (400, 100, "ระดับ")]
    for n, (name, score) in enumerate((("การปฏิบัติหน้าที่", "94.40"), ("การใช้งบประมาณ", "87.12"), ("การใช้อำนาจ", "90.01")), 1):
        lines += [(50, 100 + 18 * n, str(n)), (100, 100 + 18 * n, name), (300, 100 + 18 * n, score), (400, 100 + 18 * n, "A")]
    (grid,), left = _found(*lines)
    assert left == 0
    assert grid[0] == ["ที่", "ตัวชี้วัด", "คะแนน", "ระดับ"]
    assert [row[2] for row in grid[1:]] == ["94.40", "87.12", "90.01"]


def test_a_wrapped_name_belongs_to_its_row() -> None:
    lines = [(50, 100, "ที่"), (100, 100, "ตัวชี้วัด"), (300, 100, "คะแนน")]
    for n, score in enumerate(("94.40", "87.12", "90.01")):
        y = 118 + 36 * n
        lines += [(50, y, str(n + 1)), (100, y, "การใช้ทรัพย์สิน"), (300, y, score), (100, y + 18, "ของราชการ")]
    (grid,), _ = _found(*lines)
    assert [row[1] for row in grid[1:]] == ["การใช้ทรัพย์สิน\nของราชการ"] * 3


def test_prose_with_numbers_is_no_table() -> None:
    grids, left = _found(
        (50, 100, "ผลการประเมินปี 2565 ได้คะแนน 94.40 ระดับ A"),
        (50, 118, "และปี 2566 ได้คะแนน 95.10 อยู่ในระดับ A"),
        (50, 136, "ตัวชี้วัดที่ 9 ได้คะแนน 87.12 ต่ำกว่าปี 2565"),
    )
    assert grids == []
    assert left


def _numbers(canvas: Canvas) -> None:
    canvas.drawString(40, 270, "Scores of the year 2565")
    canvas.drawString(40, 250, "Office")
    canvas.drawString(140, 250, "Score of indicator")
    for n in range(4):
        canvas.drawString(140 + 50 * n, 230, str(n + 1))
    for row, (name, first) in enumerate((("Chai Nat", 93), ("Trat", 88), ("Nan", 71))):
        canvas.drawString(40, 210 - 20 * row, name)
        for n in range(4):
            canvas.drawString(140 + 50 * n, 210 - 20 * row, f"{first - n}.2{n}")


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_numbers_under_each_other_are_a_table_with_a_header_of_two_lines(tmp_path: Path, engine: str) -> None:
    document = read(pdf(tmp_path / "a.pdf", _numbers), engine)
    (table,) = tables(document)
    assert texts(document)[0] == "Scores of the year 2565"
    assert rows(table) == [
        ["Office", *["Score of indicator"] * 4],
        ["", "1", "2", "3", "4"],
        ["Chai Nat", "93.20", "92.21", "91.22", "90.23"],
        ["Trat", "88.20", "87.21", "86.22", "85.23"],
        ["Nan", "71.20", "70.21", "69.22", "68.23"],
    ]


def _two_years(at: tuple[float, float]) -> object:
    def page(canvas: Canvas) -> None:
        canvas.drawString(40, 250, "Office")
        canvas.drawString(at[0], 250, "2564")
        canvas.drawString(at[1], 250, "2565")
        for n, word in enumerate(("IIT", "EIT", "IIT", "EIT")):
            canvas.drawString(140 + 50 * n, 230, word)
        for row in range(3):
            canvas.drawString(40, 210 - 20 * row, "Office")
            for n in range(4):
                canvas.drawString(140 + 50 * n, 210 - 20 * row, f"{90 - n - row}.25")

    return page


@pytest.mark.parametrize("at", [(140.0, 240.0), (169.0, 269.0)])
def test_a_header_over_two_columns_is_over_both(tmp_path: Path, at: tuple[float, float]) -> None:
    (table,) = tables(read(pdf(tmp_path / "a.pdf", _two_years(at))))  # type: ignore[arg-type]
    assert rows(table)[0] == ["Office", "2564", "2564", "2565", "2565"]


@pytest.mark.parametrize("at", [(140.0, 290.0), (150.0, 300.0)])
def test_headers_that_do_not_say_which_columns_are_theirs_make_no_table(tmp_path: Path, at: tuple[float, float]) -> None:
    assert tables(read(pdf(tmp_path / "a.pdf", _two_years(at)))) == []  # type: ignore[arg-type]


def test_rows_are_told_by_their_distance() -> None:
    texts_of = [["a", "b"]] * 5
    assert row_starts(texts_of, [10, 25, 44, 59, 78], [], False) == [0, 2, 4]


def test_rows_are_told_by_the_words_that_begin_them() -> None:
    lines = [["ตัวชี้วัด", "มาตรการ"], ["ตัวชี้วัดที่9", "1.ปรับปรุง"], ["การเปิดเผย", "2.จัดทำ"], ["ตัวชี้วัดที่2", "1.จัดทำแผน"]]
    assert row_starts(lines, [10, 25, 40, 55], [], False) == [0, 1, 3]
