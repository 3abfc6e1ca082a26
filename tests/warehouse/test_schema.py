"""What users see of the tables: names, comments, and that the schema follows the records."""

from __future__ import annotations

from dataclasses import fields

import duckdb
import pytest

from extractors import records
from warehouse.open import HERE
from warehouse.query import run_sql

CONTRACT = {
    "documents": "sha256 bytes pages producer title doc_type office_id office_basis fiscal_year_be oit_item text_layer extractor status reason",
    "sightings": "sha256 url office_id fiscal_year_be seen_at outcome",
    "pages": "sha256 page width height rotation text_source health reason",
    "scores": "score_id office_id fiscal_year_be year_basis indicator_no indicator_name instrument score level_printed rank_printed "
    "remark_printed name_printed table_id place reading",
    "indicator_scores": "office_id fiscal_year_be indicator_no score disputed",
    "agency_scores": "agency_id fiscal_year_be indicator_no score",
    "agencies": "agency_id agency_type name province",
    "totals": "office_id agency_id fiscal_year_be scope score weighted_score level_printed rank_printed table_id place",
    "measures": "measure_id office_id fiscal_year_be indicator_no seq text responsible period_start period_end section",
    "measure_results": "measure_id office_id fiscal_year_be indicator_no seq measure_text result_text outcome_text period_start period_end",
    "budgets": "office_id fiscal_year_be indicator_no amount_baht source_printed obstacle suggestion",
    "office_mentions": "printed office_id status candidates section weight",
    "claims": "kind indicator_no fiscal_year_be value text",
    "findings": "finding_id rule severity sha256 office_id fiscal_year_be indicator_no subject message expected found evidence state verdict",
    "evidence": "fact_id seq sha256 page x0 top x1 bottom quote",
    "offices": "office_id valid_from_be valid_to_be successors",
    "indicators": "indicator_no name instrument",
    "rating_scales": "scale level lower upper",
    "oit_items": "item title",
    "official_scores": "office_id fiscal_year_be iit eit oit total level source_url",
}
FACTS = ["scores", "agency_scores", "totals", "measures", "measure_results", "budgets", "office_mentions", "claims"]
RECORDS = {
    "scores_base": records.IndicatorScore, "agency_scores_base": records.IndicatorScore, "totals_base": records.Total,
    "differences_base": records.Difference, "measures_base": records.Measure, "measure_results_base": records.MeasureResult,
    "budgets_base": records.Budget, "office_mentions_base": records.OfficeMention, "claims_base": records.Claim,
    "year_mentions_base": records.YearMention, "sections_base": records.Section, "passages_base": records.Passage,
    "tables_base": records.TableRecord, "row_findings_base": records.RowFinding, "sightings_base": records.Sighting,
    "pages_base": records.PageRecord, "agencies_base": records.AgencyRef,
}  # fmt: skip


@pytest.fixture(scope="module")
def fresh():
    connection = duckdb.connect()
    for path in (HERE / "schema.sql", *sorted((HERE / "views").glob("*.sql")), HERE / "macros.sql"):
        connection.execute(path.read_text(encoding="utf-8"))
    return connection


@pytest.mark.parametrize("view", sorted(CONTRACT))
def test_a_view_has_the_columns_that_users_rely_on(fresh, view):
    described = [row[0] for row in fresh.execute(f"DESCRIBE {view}").fetchall()]
    wanted = CONTRACT[view].split() + (["fact_id", "sha256", "page", "x0", "top", "x1", "bottom", "quote"] if view in FACTS else [])
    assert [name for name in wanted if name not in described] == []


def test_scores_are_exact_decimals_and_periods_dates(fresh):
    types = {
        (t, c): k
        for t, c, k in fresh.execute("SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal").fetchall()
    }
    assert types["scores", "score"] == "DECIMAL(5,2)"
    assert types["budgets", "amount_baht"] == "DECIMAL(14,2)"
    assert types["measures", "responsible"] == "VARCHAR[]"
    assert types["measures", "period_start"] == "DATE"


def test_every_table_view_and_column_has_a_comment(fresh):
    for what in ("duckdb_tables()", "duckdb_views()"):
        name = "table_name" if "tables" in what else "view_name"
        bare = fresh.execute(f"SELECT {name} FROM {what} WHERE NOT internal AND comment IS NULL").fetchall()
        assert bare == [], what
    bare = fresh.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL").fetchall()
    assert bare == []


def test_a_view_file_is_named_like_its_view(fresh):
    views = {row[0] for row in fresh.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()}
    assert views == {path.stem for path in (HERE / "views").glob("*.sql")}


@pytest.mark.parametrize("table", sorted(RECORDS))
def test_a_field_of_a_record_is_a_column_of_its_table(fresh, table):
    columns = {row[0] for row in fresh.execute(f"DESCRIBE {table}").fetchall()}
    elsewhere = {"citations", "agency", "row_key"} | ({"office_id"} if table == "agency_scores_base" else set())
    assert {f.name for f in fields(RECORDS[table])} - elsewhere <= columns


def test_scores_never_hold_null_in_indicator_year_or_score(fresh):
    for column in ("indicator_no", "fiscal_year_be", "score"):
        with pytest.raises(duckdb.ConstraintException):
            values = {"indicator_no": "1", "fiscal_year_be": "2566", "score": "90"} | {column: "NULL"}
            fresh.execute(f"INSERT INTO scores_base ({', '.join(values)}) VALUES ({', '.join(values.values())})")


def test_comments_reach_the_published_snapshot(loaded):
    answer = run_sql(loaded(), "SELECT comment FROM duckdb_columns() WHERE table_name = 'scores' AND column_name = 'score'")
    assert answer.rows == [("Score on 0-100",)]
