"""Check files: what is wrong with one stops the audit by name and line; own checks, settings and pages."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.write_check_docs import FOLDER, pages
from warehouse.audit import audit
from warehouse.audit_settings import read_settings
from warehouse.check_files import CHECKS_DIR, CheckError, read_checks

ROOT = Path(__file__).parents[2]
OWN = """-- check: own_rule
-- severity: info
-- question: Is there a score of exactly 100?
-- question_th: มีคะแนนเต็มหรือไม่
-- because: Full marks are rare.
-- because_th: คะแนนเต็มพบได้ยาก
-- computed: score = 100.
-- subject: indicator:<no>
-- values: none
-- false_positives: None.
-- resolve: Look.
-- resolve_th: ดู
SELECT
    sha256,
    'indicator:' || indicator_no AS subject,
    '100' AS judged,
    'คะแนนเต็ม' AS message,
    'full marks' AS message_en,
    [fact_id] AS fact_ids
FROM scores
WHERE score = 100
"""


def own(tmp_path: Path, text: str = OWN, name: str = "own_rule") -> Path:
    folder = tmp_path / "checks"
    folder.mkdir()
    (folder / f"{name}.sql").write_text(text, encoding="utf-8")
    return folder


def test_an_own_check_runs_beside_ours(copied, tmp_path: Path) -> None:
    folder = own(tmp_path)
    with copied() as warehouse:
        warehouse.connection.execute(
            "UPDATE scores_base SET score = 100 WHERE indicator_no = 9 AND sha256 = doc('now') AND fiscal_year_be = 2565"
        )
        summary = audit(warehouse, checks_dir=folder)
    assert "total_disagrees_with_indicators" in summary.rules
    assert summary.findings["own_rule", "info"] == 1


@pytest.mark.parametrize(
    ("broken", "line", "why"),
    [
        (OWN.replace("score = 100\n", "scroe = 100\n"), 21, "scroe"),
        (OWN.replace("'full marks'", "'full marks"), 18, "unterminated"),
        (OWN.replace("    'คะแนนเต็ม' AS message,\n", ""), 1, "lacks the columns message"),
        (OWN.replace("-- because: Full marks are rare.\n", ""), 1, "header lacks because"),
        (OWN.replace("severity: info", "severity: loud"), 2, "'loud' is none of"),
        (OWN.replace("-- check: own_rule", "-- check: other"), 1, "named 'own_rule'"),
        (OWN + "-- check: twice\n", None, None),
    ],
)  # fmt: skip
def test_a_broken_check_stops_the_audit_with_its_name_and_line(
    copied, tmp_path: Path, broken: str, line: int | None, why: str | None
) -> None:
    folder = own(tmp_path, broken)
    with copied() as warehouse:
        if line is None:  # a comment behind the SELECT is none of the header's business
            audit(warehouse, rules=["own_rule"], checks_dir=folder)
            return
        with pytest.raises(CheckError) as error:
            audit(warehouse, checks_dir=folder)
        assert f"own_rule.sql:{line}:" in str(error.value)
        assert str(why) in str(error.value)
        # nothing of the audit stays behind
        assert warehouse.connection.execute("SELECT count(*) FROM duckdb_schemas() WHERE schema_name = 'scope'").fetchone() == (0,)


def test_an_own_check_may_not_take_the_name_of_ours(tmp_path: Path) -> None:
    folder = own(tmp_path, OWN.replace("own_rule", "period_reversed"), "period_reversed")
    with pytest.raises(CheckError, match="is taken by"):
        read_checks(CHECKS_DIR, folder)


def test_the_command_names_the_broken_file(clean: Path, tmp_path: Path) -> None:
    folder = own(tmp_path, OWN.replace("score = 100\n", "scroe = 100\n"))
    program = str(Path(sys.executable).with_name("ita"))
    ended = subprocess.run([program, "audit", "--checks", str(folder), "--data", str(clean)], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "own_rule.sql:21:" in ended.stderr


def test_fail_on_counts_what_the_chosen_rules_found(clean: Path, tmp_path: Path) -> None:
    folder = own(tmp_path, OWN.replace("score = 100", "score > 97").replace("severity: info", "severity: warning"))
    program = str(Path(sys.executable).with_name("ita"))
    copy = tmp_path / "data"
    shutil.copytree(clean, copy)

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [program, "audit", "--checks", str(folder), "--data", str(copy), *words]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert run("--fail-on", "warning").returncode == 1
    assert run("--fail-on", "error").returncode == 0
    assert run("--fail-on", "warning", "--rule", "period_reversed").returncode == 0
    assert run("--rule", "period_reversd").returncode == 2
    found = json.loads(run("--format", "json", "--rule", "own_rule").stdout)
    assert found == [{"rule": "own_rule", "severity": "warning", "findings": 1}]


def test_severities_stand_in_one_table_and_agree_with_the_headers() -> None:
    settings = read_settings()
    checks = read_checks(CHECKS_DIR)
    assert {check.name: check.severity for check in checks} == settings.severities


def test_every_setting_that_a_check_reads_is_in_the_table() -> None:
    import re

    texts = [check.sql for check in read_checks(CHECKS_DIR)] + [(ROOT / "warehouse" / "audit_inputs.sql").read_text(encoding="utf-8")]
    read = {name for text in texts for name in re.findall(r"getvariable\('(\w+)'\)", text)}
    assert read <= set(read_settings().values)


def test_a_folder_of_own_checks_may_change_a_severity_and_a_tolerance(copied, tmp_path: Path) -> None:
    folder = own(tmp_path)
    (folder / "audit_settings.csv").write_text(
        "rule,setting,value,why\n,sum_tolerance,0.5,coarse\nperiod_reversed,severity,info,ours\n", encoding="utf-8"
    )
    with copied() as warehouse:
        warehouse.connection.execute("UPDATE totals_base SET score = score + 0.4 WHERE sha256 = doc('now')")
        warehouse.connection.execute("UPDATE measures_base SET period_start = period_end, period_end = period_start")
        summary = audit(warehouse, checks_dir=folder)
    assert ("total_disagrees_with_indicators", "error") not in summary.findings
    assert summary.findings["period_reversed", "info"] == 3


@pytest.mark.parametrize("row", [",sum_tolerence,0.5,typo", ",sum_tolerance,wide,word", "period_reversed,severity,loud,word"])
def test_a_setting_that_means_nothing_is_an_error_with_its_line(tmp_path: Path, row: str) -> None:
    (tmp_path / "audit_settings.csv").write_text(f"rule,setting,value,why\n{row}\n", encoding="utf-8")
    with pytest.raises(CheckError, match=r"audit_settings\.csv:2:"):
        read_settings(tmp_path)


def test_the_pages_of_the_checks_are_current() -> None:
    made = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md") if path.name != "samples.md"}
    assert sorted(there) == sorted(made)
    assert [name for name, text in made.items() if there[name] != text] == [], "type: python -m tools.write_check_docs"


@pytest.mark.parametrize("check", read_checks(CHECKS_DIR), ids=lambda c: c.name)
def test_a_check_is_explained_in_both_languages(check) -> None:
    for name in ("question", "because", "computed", "false_positives", "resolve"):
        assert check.header[name], name
        assert any("\u0e00" <= letter <= "\u0e7f" for letter in check.header[f"{name}_th"]), name
