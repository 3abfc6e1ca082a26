"""Rows written as lists and through Arrow are the same rows, and both ways refuse the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from warehouse import write_rows
from warehouse.column_types import column_types
from warehouse.open import open_warehouse
from warehouse.write_rows import insert, insert_facts

TYPES = column_types()
SCORE = {
    "fact_id": "f", "sha256": "d", "page": 1, "x0": 1, "top": 2.5, "x1": 3.0, "bottom": 4.0, "quote": "๙๔.๔๐\0", "fiscal_year_be": 2566,
    "indicator_no": 3, "score": Decimal("94.4"), "level_printed": None,
}  # fmt: skip
OTHERS = {
    "measures_base": {"responsible": ("ก", "ข"), "period_start": date(2023, 1, 1), "text": ""},
    "budgets_base": {"amount_baht": Decimal("1.005"), "is_total": True},  # does not fit: left out, the print is kept
    "documents_base": {"printed_distribution": [{"name": "ก", "weight": 0.5}], "bytes": 1 << 40},
}
WAYS = pytest.mark.parametrize("few", [20_000, 0], ids=["lists", "arrow"])


@pytest.fixture
def fresh(tmp_path):
    with open_warehouse(tmp_path) as warehouse:
        yield warehouse.connection


def columns(row: dict, times: int = 2) -> dict:
    return {name: [value] * times for name, value in row.items()}


def test_the_types_are_those_of_the_made_tables(fresh) -> None:
    found = fresh.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main' AND ends_with(table_name, '_base') "
        "ORDER BY table_name, column_index"
    ).fetchall()
    said = [(table, name, kind) for table in sorted(TYPES) for name, kind in TYPES[table].items()]
    assert [(table, name, kind.replace('"', "")) for table, name, kind in found] == said


def test_lists_and_arrow_write_the_same(fresh, monkeypatch) -> None:
    written = []
    for few in (20_000, 0):
        monkeypatch.setattr(write_rows, "FEW", few)
        fresh.execute("BEGIN")
        for table, row in OTHERS.items():
            assert insert(fresh, table, columns(row), TYPES[table]) == 2
        further = {name: [SCORE[name]] for name in TYPES["evidence_base"] if name in SCORE} | {"seq": [2]}
        assert insert_facts(fresh, {"scores_base": columns(SCORE)}, further, TYPES) == 5
        tables = (*OTHERS, "scores_base", "evidence_base")
        written.append([fresh.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() for table in tables])
        fresh.execute("ROLLBACK")
    assert written[0] == written[1]
    assert [len(rows) for rows in written[0]] == [2, 2, 2, 2, 3]


@WAYS
@pytest.mark.parametrize("wrong", [
    {"score": Decimal("99.999")}, {"score": Decimal("1234.5")}, {"score": Decimal("NaN")}, {"page": "5"}, {"quote": 7},
    {"x0": "1"},
])  # fmt: skip
def test_what_a_column_cannot_hold_exactly_is_refused(fresh, monkeypatch, few, wrong) -> None:
    monkeypatch.setattr(write_rows, "FEW", few)
    with pytest.raises((ValueError, TypeError)):
        insert(fresh, "scores_base", columns(SCORE | wrong), TYPES["scores_base"])
