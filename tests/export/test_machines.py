"""Parquet, SQLite, SARIF and Data Package: what other programs read, each judged by a reader or validator of its own."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from decimal import Decimal

import pytest
from made_exports import ADDRESS, FORMULAS, MARKUP, rows_of

from review.export.sarif import sarif_log
from warehouse.export_tables import NAMES
from warehouse.query import run_sql


def test_parquet_keeps_decimals_exact_and_describes_its_columns(export, folder):
    import pyarrow.parquet as pq

    made = export("parquet")
    assert {p.stem for p in made.glob("*.parquet")} == set(NAMES)
    table = pq.read_table(made / "scores.parquet")
    assert sorted(table["score"].to_pylist()) == [Decimal("94.40"), Decimal("95.67"), Decimal("100.00")]
    assert set(table["source_url"].to_pylist()) == {ADDRESS}
    assert table.schema.field("score").metadata == {b"comment": b"Score on 0-100", b"thai": "คะแนน".encode()}
    for name in NAMES:
        if name in ("verdicts", "findings"):
            continue
        (expected,) = run_sql(folder, f"SELECT count(*) FROM {name}").rows
        assert pq.read_metadata(made / f"{name}.parquet").num_rows == expected[0], name


def test_every_fact_row_of_every_table_names_its_source_digest_and_time(takeout):
    for name in NAMES:
        columns = [column.name for column in takeout.table(name).columns]
        if name in ("offices", "indicators", "rating_scales", "oit_items"):
            continue  # reference rows come with the program
        assert {"source_url", "url"} & set(columns), name
        assert {"retrieved_at", "seen_at", "imported_at"} & set(columns), name
        for row in takeout.rows(name):
            assert row.get("source_url") or row.get("url"), name
            assert row.get("retrieved_at") or row.get("seen_at"), name


def test_verdicts_go_along_even_when_their_finding_is_gone(takeout):
    findings = {row["rule"]: row for row in takeout.rows("findings") if row["verdict"]}
    decided = findings["level_disagrees_with_score"]
    assert (decided["verdict"], decided["verdict_reason"], decided["verdict_note"]) == ("false_positive", "rule", FORMULAS[0])
    assert (decided["verdict_actor"], decided["verdict_disputed"]) == ("สมศรี", False)
    assert sorted(row["verdict"] for row in takeout.rows("verdicts")) == ["accepted", "confirmed", "false_positive"]


def test_sqlite_finds_thai_words_inside_words_and_holds_the_same_rows(export, folder):
    with closing(sqlite3.connect(export("sqlite"))) as database:
        for name in ("scores", "measures", "findings", "documents"):
            (there,) = database.execute(f"SELECT count(*) FROM {name}").fetchone()
            assert [(there,)] == rows_of(folder, f"SELECT count(*) FROM {name}")
        found = database.execute("SELECT kind, office_id, source_url FROM search WHERE search MATCH ?", ['"จัดซื้อ"']).fetchall()
        assert ("measure", "pesao-mukdahan", ADDRESS) in found
        assert {kind for kind, _, _ in found} <= {"measure", "finding"}, "and the findings that quote it"
        assert database.execute("SELECT count(*) FROM search WHERE search MATCH '\"ไม่มีคำนี้เลย\"'").fetchone() == (0,)
        assert database.execute("SELECT score FROM scores ORDER BY score").fetchall() == [(94.4,), (95.67,), (100.0,)]
        assert database.execute('SELECT thai FROM dictionary WHERE "column" = ? LIMIT 1', ["score"]).fetchone() == ("คะแนน",)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_sarif_fits_the_schema_and_carries_boxes_and_verdicts(export):
    model = pytest.importorskip("pydantic_sarif.model", reason="pydantic-sarif is not installed")
    plain = json.loads(export("sarif").read_text(encoding="utf-8"))
    log = model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate(plain)
    (run,) = log.runs
    (result,) = [one for one in plain["runs"][0]["results"] if one["ruleId"] == "level_disagrees_with_score"]
    assert len(run.results) == len(plain["runs"][0]["results"])
    assert result["level"] == "error"
    assert result["suppressions"] == [{"kind": "external", "justification": f"false_positive; rule; {FORMULAS[0]}"}]
    (box, *_) = result["attachments"][0]["rectangles"]
    assert box["left"] < box["right"]
    assert box["top"] < box["bottom"]
    artifact = plain["runs"][0]["artifacts"][result["attachments"][0]["artifactLocation"]["index"]]
    assert artifact["hashes"]["sha-256"] == result["properties"]["sha256"]
    assert artifact["location"]["uri"].isascii()
    assert plain["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_the_schema_test_can_fail(takeout):
    model = pytest.importorskip("pydantic_sarif.model", reason="pydantic-sarif is not installed")
    log = json.loads(json.dumps(sarif_log(takeout), default=str))
    log["runs"][0]["results"][0]["nonsense"] = 1
    with pytest.raises(ValueError, match="nonsense"):
        model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate(log)


def test_a_confirmed_finding_is_not_suppressed_and_a_hostile_note_is_only_text(takeout):
    results = sarif_log(takeout)["runs"][0]["results"]
    (confirmed,) = [one for one in results if one["properties"].get("verdict") == "confirmed"]
    assert "suppressions" not in confirmed
    assert MARKUP in {row["verdict_note"] for row in takeout.rows("findings")}


def test_the_data_package_passes_frictionless(export):
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    made = export("datapackage")
    report = frictionless.validate(str(made / "datapackage.json"))
    assert report.flatten(["rowNumber", "fieldNumber", "code", "note"]) == []
    assert report.valid
    assert len(report.tasks) == len(NAMES)
    scores = made / "scores.csv"
    scores.write_text(scores.read_text(encoding="utf-8").replace("95.67", "much"), encoding="utf-8")
    assert not frictionless.validate(str(made / "datapackage.json")).valid, "a wrong value is seen"
