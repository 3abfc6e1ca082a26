"""The id of a finding: the same for the same values, whatever runs, order, boxes or engine."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from builders import sighting

from extractors.extract import extract
from normalizers.load_reference import load_reference
from warehouse.audit import audit
from warehouse.audit_scope import AT_ONCE
from warehouse.load import load, load_reference_tables, open_warehouse

SITE = Path(__file__).parents[2] / "flows" / "sample" / "site"
FOUND = "SELECT finding_id, rule, subject FROM findings_base WHERE state <> 'absent' ORDER BY ALL"
FAULTS = """
UPDATE totals_base SET score = score + 1 WHERE sha256 = doc('now');
UPDATE scores_base SET level_printed = 'B' WHERE sha256 = doc('now') AND indicator_no IN (1, 9);
UPDATE claims_base SET indicator_no = 3 WHERE sha256 = doc('now');
UPDATE measures_base SET responsible = [];
"""


def test_an_audit_twice_gives_the_same_ids_and_says_unchanged(copied) -> None:
    with copied() as warehouse:
        warehouse.connection.execute(FAULTS)
        audit(warehouse)
        first = warehouse.connection.execute(FOUND).fetchall()
        audit(warehouse)
        assert warehouse.connection.execute(FOUND).fetchall() == first
        assert len(first) > 8
        assert warehouse.connection.execute("SELECT DISTINCT state FROM findings_base").fetchall() == [("unchanged",)]


def test_an_audit_of_what_changed_gives_the_ids_of_a_whole_one(copied) -> None:
    with copied() as warehouse:
        warehouse.connection.execute(FAULTS)
        changed = [row[0] for row in warehouse.connection.execute("SELECT sha256 FROM documents_base").fetchall()]
        for digest in changed:
            audit(warehouse, changed=[digest])
        parts = warehouse.connection.execute(FOUND).fetchall()
        audit(warehouse)
        assert warehouse.connection.execute(FOUND).fetchall() == parts


def test_more_changed_documents_than_are_handed_over_together_are_all_audited(copied) -> None:
    with copied() as warehouse:
        warehouse.connection.execute(FAULTS)
        changed = [row[0] for row in warehouse.connection.execute("SELECT sha256 FROM documents_base").fetchall()]
        many = (f"{number:064x}" for number in range(2 * AT_ONCE))
        audit(warehouse, changed=chain(changed[:1], many, changed))
        found = warehouse.connection.execute(FOUND).fetchall()
        audit(warehouse)
        assert warehouse.connection.execute(FOUND).fetchall() == found


def test_boxes_pages_and_fact_ids_are_no_part_of_the_id(copied) -> None:
    with copied() as warehouse:
        warehouse.connection.execute(FAULTS)
        audit(warehouse)
        first = warehouse.connection.execute(FOUND).fetchall()
        for table in ("scores_base", "totals_base", "claims_base", "evidence_base"):
            warehouse.connection.execute(f"UPDATE {table} SET fact_id = 'z' || fact_id, page = page + 1, top = top + 7, quote = 'x'")
        audit(warehouse)
        assert warehouse.connection.execute(FOUND).fetchall() == first


def test_a_changed_value_asks_again(copied) -> None:
    with copied() as warehouse:
        warehouse.connection.execute("UPDATE totals_base SET score = score + 1 WHERE sha256 = doc('now') AND scope = 'total'")
        audit(warehouse)
        warehouse.connection.execute("UPDATE totals_base SET score = score + 1 WHERE sha256 = doc('now') AND scope = 'total'")
        audit(warehouse)
        states = dict(
            warehouse.connection.execute(
                "SELECT state, count(*) FROM findings_base WHERE rule = 'total_disagrees_with_indicators' GROUP BY state"
            ).fetchall()
        )
    assert states == {"changed": 1, "absent": 1}


@pytest.mark.parametrize("name", ["pesao-lampang-1/o43-2565.pdf", "pesao-trang-2/o43-2566.pdf", "pesao-phang-nga/o43-2566.pdf"])
def test_another_engine_gives_the_same_ids_for_the_same_values(tmp_path: Path, name: str) -> None:
    ids = []
    for engine in ("fast", "reference"):
        reading = extract(SITE / name, load_reference(), engine=engine)
        folder = tmp_path / engine
        folder.mkdir()
        with open_warehouse(folder) as warehouse:
            load_reference_tables(warehouse, load_reference())
            load(warehouse, [reading], [])
            audit(warehouse)
            ids.append(warehouse.connection.execute(FOUND).fetchall())
    assert ids[0] == ids[1]
    assert ids[0]


def test_the_rows_of_many_offices_in_one_table_are_findings_of_their_own(copied) -> None:
    with copied() as warehouse:
        connection = warehouse.connection
        connection.execute("UPDATE documents_base SET office_id = NULL, doc_type = 'group' WHERE sha256 = doc('now')")
        connection.execute(
            "INSERT INTO scores_base SELECT s.* REPLACE (s.fact_id || o.office AS fact_id, o.office AS office_id, 'A' AS level_printed) "
            "FROM scores_base AS s, (VALUES ('sesao-nan'), ('pesao-lampang-1')) AS o (office) "
            "WHERE s.sha256 = doc('now') AND s.indicator_no = 6 AND s.fiscal_year_be = 2565"
        )
        audit(warehouse, rules=["level_disagrees_with_score"])
        rows = connection.execute("SELECT subject, office_id FROM findings_base ORDER BY 1").fetchall()
    assert rows == [("indicator:6:2565@pesao-lampang-1", "pesao-lampang-1"), ("indicator:6:2565@sesao-nan", "sesao-nan")]


def test_a_sighting_for_a_second_office_is_found_by_an_audit_of_what_changed(copied) -> None:
    with copied() as warehouse:
        load(warehouse, [], [sighting("now", "sesao-nan", 2566)])
        digest = warehouse.connection.execute("SELECT doc('now')").fetchone()[0]
        audit(warehouse, changed=[digest])
        assert ("document_duplicated",) in warehouse.connection.execute("SELECT rule FROM findings_base").fetchall()
