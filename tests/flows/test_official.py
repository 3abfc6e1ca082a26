"""Official results: found by headers, named by source, kept through a rebuild, and compared with what reports say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook

from flows.cli import main
from flows.official import read_official
from normalizers.errors import InputError, UsageError
from normalizers.load_reference import load_reference
from warehouse.query import connect

SAMPLE = Path(__file__).parents[2] / "flows" / "sample" / "site" / "pesao-phang-nga"
THAI = "ลำดับ,ชื่อหน่วยงาน,ปีงบประมาณ,IIT,EIT,OIT,คะแนนรวม,ระดับ,แหล่งที่มา\n1,สพป.พังงา,2566,90.00,91.00,92.00,{total},A,รายงานกลุ่ม\n"


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    return int(ended.value.code or 0)


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "official.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_thai_headers_are_found_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    (row,), complaints = read_official(written(tmp_path, THAI.format(total="91.10"), encoding), load_reference(), None, None)
    assert not complaints
    assert (row.office_id, row.fiscal_year_be, row.iit, row.total, row.level, row.source_url) == (
        "pesao-phang-nga", 2566, "90.00", "91.10", "A", "รายงานกลุ่ม",
    )  # fmt: skip


def test_a_workbook_is_read_below_its_title(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["ผลการประเมิน ITA ปี 2566"])
    sheet.append([])
    sheet.append(["Office", "Fiscal year", "Total score", "IIT (30)"])
    sheet.append(["pesao-phang-nga", 2023, 93.17, 27.5])
    book.save(tmp_path / "official.xlsx")
    (row,), complaints = read_official(tmp_path / "official.xlsx", load_reference(), None, "letter of the assessor")
    assert (row.office_id, row.fiscal_year_be, row.total, row.iit) == ("pesao-phang-nga", 2566, "93.17", None)
    assert row.source_url == "letter of the assessor"
    assert "weighted" in complaints[0]


@pytest.mark.parametrize(
    ("cells", "why"),
    [("สพป.สุโขทัย,2566,90", "not certainly one office"), ("สพป.พังงา,2566,190", "outside 0 to 100"), ("สพป.พังงา,2566,ดี", "is no score"),
     ("สพป.พังงา,2566,90.123", "more than two decimals"), ("สพป.พังงา,-,90", "no year"), ("สพป.พังงา,2566,-", "holds no score")],
)  # fmt: skip
def test_a_row_that_is_not_certain_is_left_out_with_its_line(tmp_path: Path, cells: str, why: str) -> None:
    rows, (complaint,) = read_official(written(tmp_path, f"office,year,total\n{cells}\n"), load_reference(), None, "x")
    assert not rows
    assert why in complaint
    assert ":2:" in complaint


def test_a_file_must_say_its_year_and_its_source(tmp_path: Path) -> None:
    path = written(tmp_path, "office,total\nสพป.พังงา,90\n")
    with pytest.raises(UsageError, match="--year"):
        read_official(path, load_reference(), None, "x")
    with pytest.raises(UsageError, match="--source"):
        read_official(path, load_reference(), 2566, None)
    with pytest.raises(UsageError, match="no header row"):
        read_official(written(tmp_path, "a,b\n1,2\n"), load_reference(), 2566, "x")
    with pytest.raises(InputError):
        read_official(tmp_path / "none.csv", load_reference(), 2566, "x")
    (tmp_path / "no.xlsx").write_bytes(b"PK\x03\x04broken")
    with pytest.raises(InputError, match="CSV"):
        read_official(tmp_path / "no.xlsx", load_reference(), 2566, "x")


def test_an_import_is_compared_and_outlives_a_rebuild(tmp_path: Path) -> None:
    pdf = tmp_path / "o43-2566.pdf"
    shutil.copy(SAMPLE / "o43-2566.pdf", pdf)
    data = str(tmp_path / "data")
    assert run("ingest", str(pdf), "--office", "pesao-phang-nga", "--jobs", "1", "--data", data) == 0
    assert run("official", "import", str(written(tmp_path, THAI.format(total="11.11"))), "--data", data) == 0
    query = "SELECT found, expected, len(evidence) > 0 FROM findings WHERE rule = 'score_disagrees_with_official' AND state <> 'absent' ORDER BY subject DESC"
    with connect(Path(data)) as db:
        before = db.execute(query).fetchall()
        assert before
        assert before[0][1:] == ("11.11", True)
    assert run("rebuild", "--jobs", "1", "--data", data) == 0
    with connect(Path(data)) as db:
        assert db.execute(query).fetchall() == before
        assert db.execute("SELECT source_url FROM official_scores").fetchall() == [("รายงานกลุ่ม",)]
    # a newer import of the same office and year takes the older one's place
    stated = before[0][0]
    assert run("official", "import", str(written(tmp_path, THAI.format(total=stated))), "--data", data) == 0
    with connect(Path(data)) as db:
        assert [r for r in db.execute(query).fetchall() if r[1] == stated] == []
