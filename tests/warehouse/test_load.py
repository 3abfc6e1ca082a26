from __future__ import annotations

from decimal import Decimal

import duckdb
import pytest
from builders import (
    MUKDAHAN,
    budget,
    claim,
    difference,
    digest,
    document,
    measure,
    mention,
    passage,
    result,
    row_finding,
    school,
    score,
    section,
    sighting,
    table,
    ten_scores,
    total,
    year_mention,
)

from extractors.records import OfficeGuess
from normalizers.errors import BusyError, InputError, UsageError
from warehouse.audit import audit
from warehouse.load import load, load_reference_tables, open_warehouse, publish_snapshot
from warehouse.query import run_sql
from warehouse.reference_tables import refresh_reference_tables
from warehouse.same import dump_views
from warehouse.snapshots import snapshots

SUKHOTHAI = "pesao-sukhothai-1"


def rows(data_dir, query):
    return run_sql(data_dir, query).rows


def everything(name="a", **more):
    facts = {
        "scores": ten_scores(*["95.00"] * 8, "86.28", "100"), "totals": [total("93.17"), total(None, "IIT", weighted_score=Decimal("27.49"))],
        "differences": [difference("6.22")], "measures": [measure("ปรับปรุงเว็บไซต์ให้เป็นปัจจุบัน")],
        "results": [result("ปรับปรุงเว็บไซต์ให้เป็นปัจจุบัน", "ทำแล้ว")], "budgets": [budget("10000")],
        "mentions": [mention("สพป.มุกดาหาร", MUKDAHAN), mention("สพป.สุโขทัย", None, "ambiguous", candidates=("a", "b"))],
        "claims": [claim("weakest", 9, "ต่ำสุดคือการเปิดเผยข้อมูล")], "years": [year_mention(2566)], "sections": [section("scores", "ผลการประเมิน")],
        "passages": [passage("ข้อความ ยาว มาก")], "tables": [table()], "findings": [row_finding("value_without_year", "table:2")],
    }  # fmt: skip
    return document(name, **(facts | more))


def test_every_fact_of_a_reading_is_a_row_with_its_box_and_quote(loaded):
    data_dir = loaded(([everything()], [sighting("a", MUKDAHAN)]))
    views = {
        "scores": 10, "totals": 2, "differences": 1, "measures": 1, "measure_results": 1, "budgets": 1, "office_mentions": 2,
        "claims": 1, "year_mentions": 1, "sections": 1, "passages": 1, "tables": 1, "row_findings": 1,
    }  # fmt: skip
    for view, count in views.items():
        boxed = f"SELECT count(*) FROM {view} WHERE page >= 1 AND x0 < x1 AND top < bottom AND quote <> '' AND sha256 = '{digest('a')}'"
        assert rows(data_dir, boxed) == [(count,)], view
    facts = " UNION ALL ".join(f"SELECT fact_id FROM {view}" for view in views)
    assert rows(data_dir, f"SELECT count(*), count(DISTINCT fact_id) FROM ({facts})") == [(24, 24)]
    assert rows(data_dir, f"SELECT count(*) FROM ({facts}) ANTI JOIN evidence USING (fact_id)") == [(0,)]


def test_scores_keep_their_printed_digits_as_exact_decimals(loaded):
    data_dir = loaded(([document(scores=[score(9, "86.28"), score(10, "100"), score(1, "94.4")])], []))
    answer = rows(data_dir, "SELECT indicator_no, score, score_printed FROM scores ORDER BY 1")
    assert answer == [(1, Decimal("94.40"), "94.4"), (9, Decimal("86.28"), "86.28"), (10, Decimal("100.00"), "100")]


def test_a_score_with_three_decimals_is_refused_not_rounded(loaded):
    data_dir = loaded(([document("bad", scores=[score(9, "99.999")]), document("good", scores=[score(9, "90.00")])], []))
    assert rows(data_dir, "SELECT score FROM scores") == [(Decimal("90.00"),)]
    ((status, reason),) = rows(data_dir, f"SELECT status, reason FROM documents WHERE sha256 = '{digest('bad')}'")
    assert status == "quarantined"
    assert "scores_base.score" in reason


@pytest.mark.parametrize("wrong", [{"indicator_no": 11}, {"fiscal_year_be": 2023}, {"place": "chart"}])
def test_a_row_that_breaks_a_check_of_the_tables_costs_its_own_document_only(loaded, wrong):
    from dataclasses import replace

    bad = replace(score(9, "90.00"), **wrong)
    data_dir = loaded(([document("bad", scores=[bad]), document("good", scores=[score(9, "91.00")])], [sighting("bad"), sighting("good")]))
    assert rows(data_dir, "SELECT status, count(*) FROM documents GROUP BY 1 ORDER BY 1") == [("loaded", 1), ("quarantined", 1)]
    assert rows(data_dir, "SELECT score FROM scores") == [(Decimal("91.00"),)]
    assert rows(data_dir, "SELECT count(*) FROM sightings") == [(2,)]


def test_a_sum_of_money_that_the_column_cannot_hold_is_left_out_and_its_print_kept(loaded):
    data_dir = loaded(([document(budgets=[budget("10.125"), budget("99999999999999"), budget("10000")])], []))
    answer = rows(data_dir, "SELECT amount_baht, amount_printed FROM budgets ORDER BY fact_id")
    assert answer == [(None, "10.125"), (None, "99999999999999"), (Decimal("10000.00"), "10000")]


def test_loading_a_batch_twice_changes_nothing(tmp_path, loaded):
    batch = ([everything("a"), everything("b")], [sighting("a", MUKDAHAN), sighting("b")])
    once = dump_views(loaded(batch, data_dir=tmp_path / "once"))
    assert dump_views(loaded(batch, batch, data_dir=tmp_path / "twice")) == once


def test_a_new_reading_replaces_the_old_one_whole(loaded):
    first = everything("a")
    second = document("a", scores=[score(9, "86.29")], extractor="test-2")
    data_dir = loaded(([first, everything("b")], []), ([second], []))
    assert rows(data_dir, f"SELECT score FROM scores WHERE sha256 = '{digest('a')}'") == [(Decimal("86.29"),)]
    for view in ("totals", "measures", "office_mentions", "row_findings", "passages"):
        assert rows(data_dir, f"SELECT count(DISTINCT sha256) FROM {view}") == [(1,)], view
    assert rows(data_dir, f"SELECT count(*) FROM evidence WHERE sha256 = '{digest('a')}'") == [(1,)]


def test_rows_of_schools_are_never_scores_of_area_offices(loaded):
    agency = school()
    reading = document(
        scores=[score(9, "70.00", agency=agency), score(9, "90.00")], totals=[total("80.00", agency=agency)], doc_type="office"
    )
    data_dir = loaded(([reading], [sighting("a", MUKDAHAN)]))
    assert rows(data_dir, "SELECT score FROM scores") == [(Decimal("90.00"),)]
    assert rows(data_dir, "SELECT score, agency_id FROM agency_scores") == [(Decimal("70.00"), agency.agency_id)]
    assert rows(data_dir, "SELECT office_id, agency_id FROM totals") == [(None, agency.agency_id)]
    assert rows(data_dir, "SELECT agency_type, name, province FROM agencies") == [("school", agency.name, "มุกดาหาร")]


@pytest.mark.parametrize(
    ("said", "guess", "expected"),
    [
        ((), OfficeGuess(MUKDAHAN, "printed"), (MUKDAHAN, "printed")),
        ((), OfficeGuess(None, "conflicting", (("สพป.มุกดาหาร", 3.0),)), (None, "conflicting")),
        ((), OfficeGuess(None, "none"), (None, "none")),
        ((SUKHOTHAI,), OfficeGuess(MUKDAHAN, "printed"), (SUKHOTHAI, "source")),
        ((SUKHOTHAI, None, SUKHOTHAI), OfficeGuess(None, "conflicting"), (SUKHOTHAI, "source")),
        ((SUKHOTHAI, MUKDAHAN), OfficeGuess(MUKDAHAN, "printed"), (None, "conflicting")),
    ],
)
def test_the_office_is_the_sources_then_the_prints_and_open_when_sources_differ(loaded, said, guess, expected):
    from dataclasses import replace

    reading = replace(document(scores=[score(9, "90.00"), score(9, "80.00", office="pesao-loei-1")]), office=guess)
    data_dir = loaded(([reading], [sighting("a", office) for office in said]))
    assert rows(data_dir, "SELECT office_id, office_basis FROM documents") == [expected]
    assert rows(data_dir, "SELECT score, office_id FROM scores ORDER BY 1") == [
        (Decimal("80.00"), "pesao-loei-1"), (Decimal("90.00"), expected[0]),
    ]  # fmt: skip


def test_a_later_sighting_assigns_the_document_and_its_facts_anew(loaded):
    reading = everything("a", office=None, basis="conflicting")
    data_dir = loaded(([reading], [sighting("a")]), ([], [sighting("a", MUKDAHAN)]))
    for view in ("documents", "scores", "totals", "measures", "measure_results", "budgets", "differences"):
        assert rows(data_dir, f"SELECT DISTINCT office_id FROM {view}") == [(MUKDAHAN,)], view
    loaded(([], [sighting("a", SUKHOTHAI)]))
    for view in ("documents", "scores", "totals", "measures", "measure_results", "budgets", "differences"):
        assert rows(data_dir, f"SELECT DISTINCT office_id FROM {view}") == [(None,)], view


def test_sightings_before_or_after_the_reading_give_the_same_warehouse(tmp_path, loaded):
    reading, seen = everything("a"), [sighting("a", SUKHOTHAI, 2567)]
    one = dump_views(loaded(([], seen), ([reading], []), data_dir=tmp_path / "one"))
    assert one == dump_views(loaded(([reading], []), ([], seen), data_dir=tmp_path / "two"))


def test_the_operators_year_is_the_documents_and_never_a_values(loaded):
    data_dir = loaded(([everything("a")], [sighting("a", MUKDAHAN, 2567)]))
    assert rows(data_dir, "SELECT fiscal_year_be FROM documents") == [(2567,)]
    assert rows(data_dir, "SELECT DISTINCT fiscal_year_be FROM scores") == [(2565,)]
    loaded(([], [sighting("a", MUKDAHAN, 2560)]))
    assert rows(data_dir, "SELECT fiscal_year_be FROM documents") == [(2566,)], "two years from outside: the printed one"


def test_a_source_without_bytes_is_a_failed_document_until_bytes_come(loaded):
    gone = sighting(None, MUKDAHAN, 2566, url="https://example.org/o42.pdf", reason="not found")
    data_dir = loaded(([], [gone]))
    query = "SELECT sha256, url, office_id, status, reason FROM documents"
    assert rows(data_dir, query) == [(None, "https://example.org/o42.pdf", MUKDAHAN, "failed", "http_404: not found")]
    loaded(([document("a")], [sighting("a", url="https://example.org/o42.pdf")]))
    assert rows(data_dir, "SELECT sha256, status FROM documents") == [(digest("a"), "loaded")]
    loaded(([], [sighting(None, url="https://example.org/o42.pdf")]))
    assert rows(data_dir, "SELECT sha256, status FROM documents") == [(digest("a"), "loaded")]


def test_indicator_scores_hold_what_documents_agree_on_and_nothing_where_they_do_not(loaded):
    one = document("a", scores=[score(9, "86.28"), score(2, "88.69")])
    two = document("b", scores=[score(9, "86.28"), score(2, "88.70")])
    other = document("c", scores=[score(2, "70.00")], office=SUKHOTHAI)
    data_dir = loaded(([one, two, other], []))
    answer = rows(
        data_dir, "SELECT indicator_no, score, disputed, documents FROM indicator_scores WHERE office_id = 'pesao-mukdahan' ORDER BY 1"
    )
    assert answer == [(2, None, True, 2), (9, Decimal("86.28"), False, 2)]
    assert rows(data_dir, "SELECT score_of('pesao-mukdahan', 2565, 9), score_of('pesao-mukdahan', 2565, 2)") == [(Decimal("86.28"), None)]


def test_the_registry_is_there_with_former_offices_and_successors(loaded):
    data_dir = loaded()
    assert rows(data_dir, "SELECT count(*) FROM offices WHERE valid_to_be IS NULL") == [(245,)]
    assert rows(data_dir, "SELECT valid_to_be, len(successors) > 0 FROM offices WHERE office_id = 'sesao-former-37'") == [(2563, True)]
    orphans = "SELECT count(*) FROM office_successors AS s ANTI JOIN offices AS o ON s.successor_id = o.office_id"
    assert rows(data_dir, orphans) == [(0,)]
    assert rows(data_dir, "SELECT count(*), sum(weight) FROM instruments") == [(3, Decimal("1.00"))]
    assert rows(data_dir, "SELECT count(DISTINCT indicator_no) FROM indicators") == [(10,)]
    assert rows(data_dir, "SELECT count(*) FROM official_scores") == [(0,)]


def test_reference_tables_that_did_not_change_cost_no_snapshot(tmp_path, reference):
    with open_warehouse(tmp_path) as warehouse:
        assert not load_reference_tables(warehouse, reference)  # a new warehouse has ours already
        first = publish_snapshot(warehouse)
        assert not load_reference_tables(warehouse, reference)
        assert publish_snapshot(warehouse) == first


def test_other_reference_files_replace_the_tables_and_the_same_are_not_even_parsed(tmp_path, monkeypatch):
    own = tmp_path / "own"
    own.mkdir()
    text = "name,variants,certainty\nกลุ่มของเรา,,seen\n"
    (own / "units.csv").write_text(text, encoding="utf-8")
    with open_warehouse(tmp_path) as warehouse:
        units = "SELECT count(*) FROM units WHERE name = 'กลุ่มของเรา'"
        assert not refresh_reference_tables(warehouse, None)
        assert refresh_reference_tables(warehouse, own)
        assert warehouse.connection.execute(units).fetchall() == [(1,)]
        with monkeypatch.context() as patched:
            patched.setattr("normalizers.load_reference.load_reference", None)
            assert not refresh_reference_tables(warehouse, own)
        assert refresh_reference_tables(warehouse, None)
        assert warehouse.connection.execute(units).fetchall() == [(0,)]
        with pytest.raises(UsageError, match="no such folder"):
            refresh_reference_tables(warehouse, tmp_path / "nowhere")


def test_a_second_writer_is_told_who_holds_the_warehouse(tmp_path):
    import os

    with open_warehouse(tmp_path), pytest.raises(BusyError, match=str(os.getpid())) as caught, open_warehouse(tmp_path):
        pass
    assert caught.value.exit_code == 75


def test_the_lock_is_free_again_when_the_writer_ends(tmp_path):
    with open_warehouse(tmp_path):
        pass
    with open_warehouse(tmp_path):
        pass


def test_a_damaged_warehouse_names_the_command_that_mends_it(tmp_path, loaded):
    loaded(([everything()], []))
    path = tmp_path / "warehouse.duckdb"
    path.write_bytes(b"not a database" * 1000)
    with pytest.raises(InputError, match="ita rebuild"), open_warehouse(tmp_path):
        pass


def test_tables_of_another_version_ask_for_a_rebuild(tmp_path, loaded):
    loaded(([everything()], []))
    with open_warehouse(tmp_path) as warehouse:
        warehouse.connection.execute("UPDATE settings SET value = 'older' WHERE key = 'schema_version'")
    with pytest.raises(InputError, match="ita rebuild"), open_warehouse(tmp_path):
        pass


def test_views_of_another_version_are_made_anew_and_published(tmp_path, loaded):
    loaded(([everything()], []))
    with open_warehouse(tmp_path) as warehouse:
        warehouse.connection.execute("CREATE OR REPLACE VIEW scores AS SELECT 1 AS nothing")
        warehouse.connection.execute("CREATE VIEW forgotten AS SELECT 1 AS one")
        warehouse.connection.execute("UPDATE settings SET value = 'older' WHERE key = 'views'")
    with open_warehouse(tmp_path) as warehouse:
        publish_snapshot(warehouse)
    assert rows(tmp_path, "SELECT count(*) FROM scores WHERE score > 0") == [(10,)]
    assert rows(tmp_path, "SELECT count(*) FROM duckdb_views() WHERE view_name = 'forgotten'") == [(0,)]


def test_a_full_disk_is_an_error_that_says_so_and_loses_nothing(tmp_path, loaded):
    import resource
    import signal

    before = dump_views(loaded(([everything("a")], [])))
    many = [everything(f"x{n}", passages=[passage(f"{n} " * 3000)] * 20) for n in range(60)]
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with pytest.raises(InputError, match="cannot be written"), open_warehouse(tmp_path) as warehouse:
            size = (tmp_path / "warehouse.duckdb").stat().st_size
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100_000, limits[1]))
            load(warehouse, many, [])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    with open_warehouse(tmp_path) as warehouse:
        publish_snapshot(warehouse)
    assert dump_views(tmp_path) == before


def test_old_snapshots_are_dropped_and_an_open_reader_keeps_its_own(tmp_path, loaded):
    from warehouse.query import connect

    loaded(([document("0", scores=[score(9, "90.00")])], []))
    with connect(tmp_path) as connection:
        for number in range(1, 5):
            loaded(([document(str(number), scores=[score(9, "90.00")])], []))
        assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(1,)]
    assert len(snapshots(tmp_path)) == 2
    assert rows(tmp_path, "SELECT count(*) FROM documents") == [(5,)]


def test_what_a_killed_run_loaded_but_did_not_publish_is_published_by_the_next(tmp_path, loaded):
    loaded(([document("a", scores=[score(9, "90.00")])], []))
    with open_warehouse(tmp_path) as warehouse:
        load(warehouse, [document("b", scores=[score(9, "91.00")])], [])
    assert rows(tmp_path, "SELECT count(*) FROM scores") == [(1,)]
    with open_warehouse(tmp_path) as warehouse:
        publish_snapshot(warehouse)
    assert rows(tmp_path, "SELECT count(*) FROM scores") == [(2,)]


def test_a_warehouse_made_anew_is_published_after_the_old_snapshots(tmp_path, loaded):
    for number in range(4):
        loaded(([document(str(number))], []))
    (tmp_path / "warehouse.duckdb").unlink()
    loaded(([document("new")], []))
    assert rows(tmp_path, "SELECT sha256 FROM documents") == [(digest("new"),)]


def test_what_needs_more_memory_than_usual_gets_it_once_and_changes_nothing(loaded, tmp_path, reference):
    batch = [everything("a")], [sighting("a", MUKDAHAN)]
    with open_warehouse(loaded(batch)) as usual:
        audit(usual)
        publish_snapshot(usual)
    with open_warehouse(loaded(batch, data_dir=tmp_path / "short")) as short:
        short.connection.execute("SET memory_limit = '1MB'")
        with pytest.raises(duckdb.OutOfMemoryException):
            short.connection.execute("CREATE TEMP TABLE big AS SELECT range AS n, random() AS r FROM range(3_000_000)")
        audit(short)
        assert short.connection.execute("SELECT current_setting('memory_limit')").fetchone() == ("488.2 MiB",)  # as usual again
        publish_snapshot(short)
    assert dump_views(tmp_path / "short") == dump_views(tmp_path)
