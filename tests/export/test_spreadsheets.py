"""xlsx and CSV: what a person opens in a spreadsheet."""

from __future__ import annotations

import csv
import shutil
import subprocess
import zipfile

import openpyxl
import pytest
from made_exports import ADDRESS, FORMULAS, THAI, ita_export, rows_of

from normalizers.errors import UsageError
from review.export.csv import write_csv
from warehouse.export_tables import NAMES

RUNS = ("=", "+", "-", "@", "\t", "\r", "＝")


@pytest.fixture(scope="module")
def opened() -> dict:
    return {}


@pytest.fixture
def book(export, opened):
    path = export("xlsx")
    if path not in opened:
        opened[path] = openpyxl.load_workbook(path)
    return opened[path]


def test_the_workbook_has_frozen_headers_filters_and_a_dictionary_of_every_column(book):
    assert book.sheetnames == ["อ่านก่อน", *NAMES, "dictionary"]
    described = {(row[0], row[1]): row for row in book["dictionary"].iter_rows(min_row=2, values_only=True)}
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        if sheet.title != "dictionary":
            for cell in sheet[1]:
                _, _, _, thai, english = described[sheet.title, cell.value]
                assert any("ก" <= letter <= "๛" for letter in thai), f"{cell.value} has no Thai label"
                assert english.strip(), f"{sheet.title}.{cell.value} has no English description"


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(export, book):
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    texts = {cell.value.replace("_x000D_", "\r") for cell in book["measures"]["O"]}  # how the format writes a carriage return
    assert set(FORMULAS) <= texts, "the words are there as they are"
    with zipfile.ZipFile(export("xlsx")) as parts:
        for name in parts.namelist():
            body = parts.read(name)
            assert b"<f>" not in body
            assert b"<hyperlink" not in body


def test_numbers_stay_numbers_and_every_row_names_its_source_digest_and_time(book):
    header, *rows = book["scores"].iter_rows(values_only=True)
    scores = [dict(zip(header, row, strict=True)) for row in rows]
    assert sorted(row["score"] for row in scores) == [94.4, 95.67, 100.0]
    assert all(isinstance(row["indicator_no"], int) for row in scores)
    for row in scores:
        assert (row["source_url"], row["retrieved_at"], row["office"]) == (ADDRESS, "2026-01-01T00:00:00Z", "สพป.มุกดาหาร")
        assert len(row["sha256"]) == 64


def test_a_text_longer_than_a_cell_says_that_it_is_cut(book):
    header, row = book["measure_results"].iter_rows(values_only=True)
    text = dict(zip(header, row, strict=True))["result_text"]
    assert len(text) <= 32_767
    assert "40000 letters" in text


@pytest.mark.system
def test_libreoffice_opens_the_workbook_with_the_thai_right_and_no_formula(export, tmp_path):
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed (apt-get install libreoffice-calc)")
    path = export("xlsx")
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"  # formulas are shown, not their values
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", every_sheet, "--outdir", tmp_path, path],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    with (tmp_path / "out-measures.csv").open(encoding="utf-8", newline="") as file:
        texts = {row["text"] for row in csv.DictReader(file)}
    assert THAI in texts
    assert set(FORMULAS) - {"\r=1+1", "\t=1+1"} <= texts, "shown as they are, not run"
    with (tmp_path / "out-scores.csv").open(encoding="utf-8", newline="") as file:
        assert {row["score"] for row in csv.DictReader(file)} == {"94.40", "95.67", "100.00"}


def test_csv_files_have_a_byte_order_mark_and_no_cell_that_runs(export):
    made = export("csv")
    assert {p.stem for p in made.glob("*.csv")} == {*NAMES, "dictionary"}
    for path in made.glob("*.csv"):
        body = path.read_bytes()
        assert body.startswith(b"\xef\xbb\xbf")
        for row in csv.reader(body.decode("utf-8-sig").splitlines(keepends=True)):
            assert [cell for cell in row if cell.startswith(RUNS) and not _is_number(cell)] == [], path.name
    with (made / "measures.csv").open(encoding="utf-8-sig", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    assert f"'{FORMULAS[0]}" in texts
    assert THAI in texts


def _is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def test_one_table_alone_is_a_file_with_the_same_rows_as_sql(folder, tmp_path):
    target = tmp_path / "scores.csv"
    assert ita_export(folder, target, "csv", "--table", "scores", "--no-bom")[0] == 0
    with target.open(encoding="utf-8", newline="") as file:
        found = sorted((row["score_id"], row["score"]) for row in csv.DictReader(file))
    assert found == rows_of(folder, "SELECT score_id, score::VARCHAR FROM scores ORDER BY score_id")


def test_a_folder_that_no_export_made_is_left_alone(takeout, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="Name another"):
        write_csv(takeout, ["scores"], tmp_path / "mine")
    assert (tmp_path / "mine" / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_an_earlier_export_is_replaced_not_mixed_with(takeout, tmp_path):
    write_csv(takeout, ["scores", "totals"], tmp_path / "new")
    write_csv(takeout, ["scores"], tmp_path / "new")
    assert {p.name for p in (tmp_path / "new").glob("*.csv")} == {"scores.csv", "dictionary.csv"}
    assert [p.name for p in tmp_path.iterdir()] == ["new"], "nothing is left lying about"


def test_mistakes_are_told_with_what_to_type(folder, tmp_path):
    for words, status, hint in (
        (["word"], 2, "xlsx, csv"),
        (["csv", "--table", "scroes"], 2, "indicator_scores"),
        (["xlsx"], 4, "is a folder"),
    ):
        ended, said = ita_export(folder, tmp_path, *words)
        assert ended == status
        assert hint in said
