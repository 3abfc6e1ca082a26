"""The command line: quick, quiet where asked, data on stdout and talk on stderr."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ITA, Command

from flows.cli import COMMANDS

HEAVY = ("prefect", "pandas", "pythainlp", "duckdb", "pypdfium2", "pdfplumber", "httpx", "starlette", "pyarrow")


def imported_by(arguments: list[str], data_dir: Path) -> set[str]:
    """Return the heavy packages that a command has imported when it ends."""
    code = f"""
import sys
from flows.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
print("imported:", *(m for m in {HEAVY!r} if m in sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True, env={"ITA_DATA": str(data_dir), "PATH": ""}
    )
    return set(done.stdout.rsplit("imported:", 1)[1].split())


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    assert imported_by(["--help"], tmp_path) == set()


def test_ingest_opens_no_pdf_itself_and_imports_neither_pandas_nor_prefect(ita: Command, good: Path) -> None:
    assert imported_by(["ingest", str(good)], ita.data_dir) == {"duckdb"}


def test_sql_imports_neither_pandas_nor_prefect(ita: Command, good: Path) -> None:
    ita("ingest", good)
    assert imported_by(["sql", "SELECT count(*) FROM scores"], ita.data_dir) == set()  # the query has a process of its own


def test_help_is_quick() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(ITA), "--help"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime) < 1.0  # measured 0.18 s


def test_every_command_file_is_listed_and_explains_itself(ita: Command) -> None:
    folder = Path(sys.modules[Command.__module__].__file__ or "").parents[2] / "flows" / "commands"
    files = {p.stem for p in folder.glob("*.py")} - {"__init__"}
    assert files <= {module for module, _ in COMMANDS.values()}
    shown = ita("--help").out
    for name, (module, _) in COMMANDS.items():
        if module in files:
            assert f"\n  {name} " in shown
            ran = ita(name, "-h")
            assert ran.code == 0
            assert ran.out.startswith(f"Usage: ita {name}")


def test_no_command_shows_the_help_and_an_unknown_one_is_exit_2(ita: Command) -> None:
    assert "Commands:" in ita("-h").out
    assert ita("-V").out.startswith("ita ")
    ran = ita("gather")
    assert ran.code == 2
    assert "gather" in ran.err


def test_shared_options_may_stand_before_or_behind_the_command(ita: Command, good: Path, tmp_path: Path) -> None:
    assert ita("ingest", good, "--data", tmp_path / "a", "-q").err == ""
    assert ita("--data", tmp_path / "b", "-q", "ingest", good).err == ""
    assert (tmp_path / "a" / "warehouse.duckdb").exists()
    assert (tmp_path / "b" / "warehouse.duckdb").exists()
    assert not ita.data_dir.exists()


def test_the_picture_of_a_score_has_its_box_drawn_around_the_right_cell(ita: Command, good: Path, tmp_path: Path) -> None:
    from PIL import Image

    ita("ingest", good)
    (row,) = ita.one("SELECT score_id, x0, top, x1, bottom FROM scores WHERE indicator_no = 4")
    ran = ita("show", row["score_id"], "-o", "cell.png", "--scale", 2)
    assert ran.code == 0, ran.err
    assert "cell.png" in ran.out
    picture = Image.open(tmp_path / "cell.png").convert("RGB")
    red = [(x, y) for x in range(picture.width) for y in range(picture.height) if _is_red(picture.getpixel((x, y)))]
    around = [min(x for x, _ in red), min(y for _, y in red), max(x for x, _ in red), max(y for _, y in red)]
    expected = [2 * float(str(row[name])) for name in ("x0", "top", "x1", "bottom")]
    assert around == pytest.approx(expected, abs=6)


def _is_red(pixel: object) -> bool:
    red, green, blue = pixel  # type: ignore[misc]
    return bool(red > 180 and green < 60 and blue < 60)


def test_an_unknown_id_is_exit_2(ita: Command, good: Path) -> None:
    ita("ingest", good)
    assert ita("show", "no-such-id").code == 2
    assert ita("findings", "show", "no-such-id").code == 2


def test_audit_fails_only_where_it_is_asked_to(ita: Command, good: Path) -> None:
    from small_pdf import SCORES, report

    good.write_bytes(report(scores=("195.67", *SCORES[1:])))
    ita("ingest", good)
    assert ita("audit").code == 0
    assert ita("audit", "--fail-on", "error").code == 1
    assert ita("audit", "--rule", "period_reversed", "--fail-on", "error").code in (0, 1)
    ran = ita("audit", "--rule", "score_out_of_rage")
    assert ran.code == 2
    assert "score_out_of_range" in ran.err
    assert "score_out_of_range" in ita("findings", "list", "--format", "csv").out


def test_doctor_says_of_each_missing_thing_what_it_is_for_and_how_to_get_it(ita: Command) -> None:
    ran = ita("doctor", "--format", "json")
    assert ran.code in (0, 4)
    import json

    rows = json.loads(ran.out)
    names = " ".join(r["what"] for r in rows).lower()
    for thing in ("python", "tesseract", "chromium", "data folder"):
        assert thing in names
    for row in rows:
        if row["state"] == "missing":
            assert row["needed for"]
            assert row["how to get it"]


def test_offices_resolve_answers_one_object_per_name_in_order(ita: Command) -> None:
    import json

    ran = ita("offices", "resolve", "สพป.มุกดาหาร", "สพป.สุโขทัย", "สพป.ที่ไม่มี", "--format", "json")
    assert ran.code == 0
    rows = json.loads(ran.out)
    assert [r["status"] for r in rows] == ["resolved", "ambiguous", "unknown"]
    assert [r["office_id"] for r in rows] == ["pesao-mukdahan", None, None]
    assert set(rows[0]) >= {"printed", "office_id", "status", "candidates", "reason"}


def test_a_mistyped_rule_or_office_is_refused_and_not_answered_with_an_empty_list(ita: Command, good: Path) -> None:
    assert ita("ingest", good).code == 0
    for option, wrong, says in (
        ("--rule", "indicator_mising", "indicator_missing"),
        ("--office", "สพป.ลำปาง เขต 1", "Did you mean pesao-lampang-1?"),
    ):
        ran = ita("findings", "list", option, wrong)
        assert ran.code == 2
        assert says in ran.err
    assert ita("findings", "list", "--rule", "indicator_missing").code == 0


def test_doctor_says_in_full_what_to_type(ita: Command) -> None:
    ran = ita("doctor")
    missing = [item for item in json.loads(ita("doctor", "--format", "json").out) if item["state"] == "missing"]
    assert all(item["how to get it"][1:] in ran.out for item in missing)


def test_doctor_sees_that_a_new_data_folder_cannot_be_made(ita: Command) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    ran = ita("--data", "/proc/nowhere/data", "doctor")
    assert ran.code == 4
    assert "--data DIR" in ran.out
