from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time

import pytest
from builders import MUKDAHAN, document, score, sighting, ten_scores, total

from normalizers.errors import InputError, UsageError
from review.verdicts import Decision, VerdictLog
from warehouse.audit import audit
from warehouse.load import load, load_reference_tables, open_warehouse, publish_snapshot
from warehouse.query import print_sql, run_sql
from warehouse.saved import read_saved, saved_queries
from warehouse.tables import FORMATS, render


@pytest.fixture
def data_dir(loaded):
    reading = document("a", scores=[score(9, "86.28", level_printed="A"), score(10, "100")], totals=[total("93.17", level_printed="A")])
    return loaded(([reading], [sighting("a", MUKDAHAN)]))


def test_json_is_a_plain_list_of_objects_with_numbers_as_printed(data_dir):
    text = print_sql(data_dir, "SELECT indicator_no, score, rank_printed, level_printed FROM scores ORDER BY 1", "json")
    assert '"score": 86.28' in text
    assert '"score": 100.00' in text
    assert json.loads(text) == [
        {"indicator_no": 9, "score": 86.28, "rank_printed": None, "level_printed": "A"},
        {"indicator_no": 10, "score": 100.0, "rank_printed": None, "level_printed": None},
    ]


def test_no_rows_are_an_empty_list_in_json_and_a_header_in_csv(data_dir):
    assert json.loads(print_sql(data_dir, "SELECT score FROM scores WHERE false", "json")) == []
    assert print_sql(data_dir, "SELECT score FROM scores WHERE false", "csv") == "score"
    assert print_sql(data_dir, "SELECT score FROM scores WHERE false", "jsonl") == ""


def test_dates_lists_and_structs_survive_json_and_csv(data_dir):
    query = "SELECT DATE '2022-10-01' AS day, TIMESTAMP '2022-10-01 08:30:00' AS at, ['ก', NULL] AS list, {'x': 1.50} AS box, 'NaN'::DOUBLE AS nan"
    expected = {"day": "2022-10-01", "at": "2022-10-01T08:30:00", "list": ["ก", None], "box": {"x": 1.5}, "nan": None}
    assert json.loads(print_sql(data_dir, query, "json")) == [expected]
    row = next(csv.DictReader(io.StringIO(print_sql(data_dir, query, "csv"))))
    assert (row["day"], row["list"], row["box"]) == ("2022-10-01", '["ก", null]', '{"x": 1.50}')


def test_columns_of_a_table_line_up_under_thai_marks():
    rows = [("สพป.มุกดาหาร", 9), ("ที่นี่", 100), (None, None)]
    lines = render(["office", "n"], rows, "table").splitlines()
    assert lines[2] == "สพป.มุกดาหาร    9"
    assert lines[3] == "ที่นี่" + " " * (12 - 3) + "100"[0:0] + "  100"


def test_markdown_escapes_what_would_break_its_cells():
    assert render(["a"], [("x|y\nz",)], "markdown").splitlines()[2] == "| x\\|y z |"


@pytest.mark.parametrize(
    "query",
    [
        "CREATE TABLE x (a INT)", "DELETE FROM scores_base", "INSERT INTO scores_base BY NAME SELECT * FROM scores_base",
        "UPDATE scores_base SET score = 1", "DROP VIEW scores", "COPY scores TO 'out.csv'", "ATTACH 'other.duckdb'", "CHECKPOINT",
        "SET memory_limit = '100GB'", "PRAGMA database_list", "INSTALL httpfs", "CREATE TEMP VIEW findings AS SELECT 1",
        "EXPLAIN ANALYZE DELETE FROM scores_base", "SELECT 1; DROP VIEW scores", "EXPORT DATABASE 'x'",
    ],
)  # fmt: skip
def test_sql_that_writes_is_a_usage_error_and_changes_nothing(data_dir, query):
    with pytest.raises(UsageError) as caught:
        print_sql(data_dir, query)
    assert caught.value.exit_code == 2
    assert run_sql(data_dir, "SELECT count(*) FROM scores WHERE score > 80").rows == [(2,)]


@pytest.mark.parametrize(
    "query",
    ["SELECT * FROM read_csv('/etc/passwd')", "FROM '/etc/passwd'", "SELECT * FROM read_text('/etc/hostname')", "SELECT * FROM glob('/*')"],
)
def test_files_of_the_machine_are_out_of_reach(data_dir, query):
    with pytest.raises(UsageError, match="no files|does not exist"):
        print_sql(data_dir, query)


@pytest.mark.parametrize("query", ["DESCRIBE scores", "-- first\nSHOW TABLES", "SUMMARIZE scores", "FROM scores", "EXPLAIN SELECT 1", "VALUES (1)",
                                   "PIVOT scores ON indicator_no USING first(score) GROUP BY office_id", "WITH x AS (SELECT 1) FROM x;"])  # fmt: skip
def test_every_way_of_reading_is_allowed(data_dir, query):
    assert json.loads(print_sql(data_dir, query, "json"))


def test_a_query_without_end_is_killed_after_its_time(data_dir):
    begun = time.monotonic()
    with pytest.raises(UsageError, match="longer than 1 s"):
        print_sql(data_dir, "SELECT count(*) FROM range(10000000000000)", seconds=1)
    assert time.monotonic() - begun < 4


@pytest.mark.parametrize(
    "query", ["SELECT repeat('x', 1500000000) || repeat('y', 1500000000)", "SELECT list(i) FROM range(1000000000) AS t (i)"]
)
def test_a_query_that_eats_memory_ends_alone(data_dir, query):
    with pytest.raises(UsageError):
        print_sql(data_dir, query, memory_bytes=1 << 30)
    assert print_sql(data_dir, "SELECT 1 AS one", "json") == '[{"one": 1}]'


def test_an_answer_is_never_cut_in_silence(data_dir):
    with pytest.raises(UsageError, match="more than 100 rows"):
        print_sql(data_dir, "SELECT * FROM range(101)", most_rows=100)
    assert len(print_sql(data_dir, "SELECT * FROM range(100)", "jsonl", most_rows=100).splitlines()) == 100


def test_a_long_answer_comes_whole_through_the_pipe(data_dir):
    text = print_sql(data_dir, "SELECT i, repeat('ก', 50) AS t FROM range(200000) AS r (i)", "csv")
    lines = text.splitlines()
    assert len(lines) == 200_001
    assert lines[-1] == "199999," + "ก" * 50


def test_a_mistake_in_sql_shows_the_place_and_where_to_look(data_dir):
    with pytest.raises(UsageError, match=r"(?s)scroes.*SHOW TABLES"):
        print_sql(data_dir, "SELECT * FROM scroes")


def test_no_warehouse_says_what_to_type(tmp_path):
    with pytest.raises(InputError, match="ita ingest") as caught:
        print_sql(tmp_path, "SELECT 1")
    assert caught.value.exit_code == 4


def test_a_damaged_snapshot_says_what_to_type(data_dir):
    for path in (data_dir / "snapshots").glob("*.duckdb"):
        path.write_bytes(b"x" * 5000)
    with pytest.raises(InputError, match="ita rebuild"):
        print_sql(data_dir, "SELECT 1")


def test_readers_are_not_blocked_by_the_writer(data_dir):
    with open_warehouse(data_dir):
        assert run_sql(data_dir, "SELECT count(*) FROM scores").rows == [(2,)]


def _verdicts(data_dir, *events):
    log = VerdictLog(data_dir)
    for finding_id, verdict in events:
        finding = {"finding_id": finding_id, "rule": "level_disagrees_with_score", "sha256": "a" * 64, "subject": "x"}
        log.record(finding, Decision(verdict), "สมศรี")


@pytest.fixture
def audited(tmp_path, reference):
    reading = document("a", scores=ten_scores(*["95.00"] * 10, level_printed="A"))
    with open_warehouse(tmp_path) as warehouse:
        load_reference_tables(warehouse, reference)
        load(warehouse, [reading], [sighting("a", MUKDAHAN)])
        audit(warehouse)
        publish_snapshot(warehouse)
    return tmp_path


def test_findings_show_the_present_verdict_without_a_new_audit(audited):
    query = "SELECT finding_id FROM findings WHERE rule = 'level_disagrees_with_score' ORDER BY 1"
    first, second, third, *_ = [row[0] for row in run_sql(audited, query).rows]
    assert run_sql(audited, "SELECT count(verdict) FROM findings").rows == [(0,)]
    _verdicts(audited, (first, "accepted"), (second, "confirmed"), (first, "confirmed"), (third, "accepted"), (third, None))
    chosen = "SELECT finding_id, verdict FROM findings WHERE verdict IS NOT NULL ORDER BY 1"
    assert run_sql(audited, chosen).rows == [(first, "confirmed"), (second, "confirmed")]
    described = [row[0] for row in run_sql(audited, "DESCRIBE findings").rows]
    (audited / "verdicts.sqlite").unlink()
    assert described == [row[0] for row in run_sql(audited, "DESCRIBE findings").rows], "the overlay has the view's columns"


def test_decisions_that_cannot_be_read_are_an_error_not_an_absence(audited):
    (audited / "verdicts.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(InputError, match=r"verdicts\.sqlite"):
        run_sql(audited, "SELECT * FROM findings")


@pytest.mark.parametrize("name", sorted(saved_queries()))
def test_every_saved_query_runs_and_has_a_title_in_both_languages(audited, name):
    title = saved_queries()[name]
    thai, _, english = title.partition(" / ")
    assert any("ก" <= c <= "๛" for c in thai)
    assert english.isascii()
    assert english
    assert run_sql(audited, read_saved(name)).columns


def test_an_unknown_saved_query_names_those_that_exist():
    with pytest.raises(UsageError, match="offices_by_year"):
        read_saved("nothing")


def test_the_list_of_saved_queries_is_a_query(audited):
    assert [row[0] for row in run_sql(audited, read_saved("list")).rows] == sorted(saved_queries())


@pytest.mark.parametrize("output", FORMATS)
def test_the_query_modules_import_neither_pandas_nor_prefect_nor_arrow(data_dir, output):
    script = (
        "import sys; from pathlib import Path; from warehouse.query import print_sql, run_sql; from warehouse.tables import render\n"
        f"r = run_sql(Path({str(data_dir)!r}), 'SELECT * FROM scores'); render(r.columns, r.rows, {output!r})\n"
        "print(sorted({'pandas', 'prefect', 'pyarrow', 'numpy', 'pythainlp'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_frames_keep_decimals_exact_and_nulls_null(data_dir):
    from decimal import Decimal

    from warehouse.frames import scores_wide, view_frame

    scores = view_frame(data_dir, "scores").sort_values("indicator_no")
    assert list(scores["score"]) == [Decimal("86.28"), Decimal("100.00")]
    assert scores["rank_printed"].isna().all()
    assert scores_wide(data_dir).loc[(2565, MUKDAHAN), 9] == pytest.approx(86.28)
    with pytest.raises(UsageError, match="scores"):
        view_frame(data_dir, "nothing")
