"""Names of other offices that belong where they stand raise no `foreign_office_named`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "layouts"))  # printed_grids

from builders import sighting
from printed_grids import SHA, document

from extractors.extract import interpret_document
from extractors.printed import PrintedDocument
from normalizers.load_reference import load_reference
from warehouse.audit import audit
from warehouse.load import load, load_reference_tables, open_warehouse

OFFICES = load_reference().offices.offices


def rules(printed: PrintedDocument, folder: Path, office: str | None) -> set[str]:
    reading = interpret_document(printed, load_reference())
    seen = [] if office is None else [replace(sighting("x", office), sha256=SHA)]
    with open_warehouse(folder) as warehouse:
        load_reference_tables(warehouse, load_reference())
        assert not load(warehouse, [reading], seen).refused
        audit(warehouse)
        return {row[0] for row in warehouse.connection.execute("SELECT rule FROM findings_base").fetchall()}


def ranking() -> list[list[str]]:
    rows = [["อันดับ", "สำนักงานเขตพื้นที่การศึกษา", "คะแนนรวม"]]
    return rows + [[str(n), o.abbr_th, f"{99.5 - n / 10:.2f}"] for n, o in enumerate(OFFICES.values(), 1)]


def test_a_ranking_of_all_offices_names_none_as_foreign(tmp_path: Path) -> None:
    printed = document("# ผลการจัดอันดับคะแนน ITA ของสำนักงานเขตพื้นที่การศึกษา ปีงบประมาณ พ.ศ. 2566", ranking())
    found = rules(printed, tmp_path, None)
    assert not found & {"foreign_office_named", "ambiguous_office_named", "unknown_office_named", "office_level_mixed"}, found


def test_a_ranking_inside_an_offices_own_report_names_none_as_foreign(tmp_path: Path) -> None:
    printed = document(
        "# รายงานผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 สำนักงานเขตพื้นที่การศึกษาประถมศึกษามุกดาหาร", "สพป.มุกดาหาร จัดทำรายงานนี้",
        "# ผลการจัดอันดับคะแนน ITA ของสำนักงานเขตพื้นที่การศึกษา ปีงบประมาณ พ.ศ. 2566", ranking(),
    )  # fmt: skip
    assert "foreign_office_named" not in rules(printed, tmp_path, "pesao-mukdahan")


def test_a_joint_offices_own_report_may_name_its_provinces_in_any_order(tmp_path: Path) -> None:
    printed = document(
        "# รายงานผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาลำปาง ลำพูน",
        "สพม.ลำปาง ลำพูน จัดทำรายงานนี้", "สพม.ลำพูน-ลำปาง ได้ประชุมชี้แจง", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาลำปาง และลำพูน ติดตามผล",
        "สพม.ลำปาง สรุปผล", "สพม.ลำพูน เผยแพร่", "สพม. เขต 35 ชื่อเดิม",
    )  # fmt: skip
    found = rules(printed, tmp_path, "sesao-lampang-lamphun")
    assert not found & {"foreign_office_named", "unknown_office_named", "office_level_mixed"}, found
