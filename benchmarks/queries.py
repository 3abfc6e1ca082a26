"""Milliseconds of every saved query at 10^5 and 10^7 scores, and seconds to load 10^6 scores.

    python -m benchmarks.queries [SCORES ...]

The rows are made up: 245 offices over ten years, ten scores and a total a document, three measures, one document in five thousand
that disagrees, two harvests. Every query runs twice on an open connection and the second time counts; all its rows are
fetched, as Arrow: Python's own objects would cost more than the queries. Goals: 100 ms at 10^5, 2 s at 10^7, 10 s for loading. Ends with 1 where one is missed.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from normalizers.load_reference import load_reference
from warehouse.load import load, load_reference_tables, open_warehouse, publish_snapshot
from warehouse.query import connect
from warehouse.saved import read_saved, saved_queries

GOALS = {100_000: 0.1, 10_000_000: 2.0}
LOADED, LOAD_SECONDS = 1_000_000, 10.0
BATCH = 10_000
# One document holds ten scores of one office and year; `n` is its number. Values are even over offices and years.
DOCUMENTS = """
CREATE TEMP TABLE made AS
SELECT n, sha256(n::VARCHAR) AS sha256, o.office_id, 2560 + (n // 245) % 10 AS year, n % 5003 = 7 AS differs
FROM range($documents) AS r (n)
INNER JOIN (SELECT office_id, row_number() OVER (ORDER BY office_id) - 1 AS at FROM offices WHERE valid_to_be IS NULL) AS o
    ON o.at = n % 245
"""
FILLS = (
    """INSERT INTO documents_base BY NAME SELECT sha256, 100000 AS bytes, 5 AS pages, 'office' AS doc_type, office_id, 'source' AS office_basis,
        year AS fiscal_year_be, 'text' AS text_layer, 'loaded' AS status, '' AS reason FROM made""",
    """INSERT INTO sightings_base BY NAME SELECT printf('20260101T000000-%09d', n) AS sighting_id, '20260101T000000' AS run_id, sha256,
        'https://example.org/' || n || '.pdf' AS url, office_id, year AS fiscal_year_be, '2026-01-01T00:00:00Z' AS seen_at, 'stored' AS outcome
        FROM made""",
    """INSERT INTO sightings_base BY NAME SELECT printf('20260201T000000-%09d', n) AS sighting_id, '20260201T000000' AS run_id,
        CASE WHEN n % 1000 = 3 THEN sha256((n + 1)::VARCHAR) ELSE sha256 END AS sha256, 'https://example.org/' || n || '.pdf' AS url, office_id,
        year AS fiscal_year_be, '2026-02-01T00:00:00Z' AS seen_at, 'unchanged' AS outcome FROM made WHERE n % 1000 <> 4""",
    """INSERT INTO scores_base BY NAME SELECT left(m.sha256, 16) || '-score' || i.indicator_no AS fact_id, m.sha256, 1 AS page, 438.8 AS x0,
        400.0 + 20 * i.indicator_no AS top, 532.9 AS x1, 418.0 + 20 * i.indicator_no AS bottom, m.office_id, m.year AS fiscal_year_be,
        'caption' AS year_basis, i.indicator_no, i.name AS indicator_name, i.instrument,
        (84 + hash(m.office_id, m.year, i.indicator_no) % 1500 / 100.0 + CASE WHEN m.differs THEN 0.01 ELSE 0 END)::DECIMAL(5, 2) AS score,
        score::VARCHAR AS quote, score::VARCHAR AS score_printed, 'A' AS level_printed, 't1' AS table_id, 'table' AS place, 'text' AS reading
        FROM made AS m CROSS JOIN indicators AS i""",
    """INSERT INTO totals_base BY NAME SELECT left(sha256, 16) || '-total1' AS fact_id, sha256, 1 AS page, office_id, year AS fiscal_year_be,
        'caption' AS year_basis, 'total' AS scope, (84 + hash(office_id, year) % 1500 / 100.0)::DECIMAL(5, 2) AS score,
        score::VARCHAR AS score_printed, 'A' AS level_printed, 'table' AS place, 'text' AS reading FROM made""",
    """INSERT INTO measures_base BY NAME SELECT left(sha256, 16) || '-measure' || k AS fact_id, sha256, 2 AS page, office_id, year AS fiscal_year_be,
        1 + (n + k) % 10 AS indicator_no, k AS seq, 'มาตรการที่ ' || n % 1000 AS text, ['กลุ่มอำนวยการ', 'กลุ่ม ' || n % 9] AS responsible
        FROM made CROSS JOIN range(1, 4) AS r (k)""",
    """INSERT INTO findings_base BY NAME SELECT left(sha256, 20) AS finding_id, ['level_disagrees_with_score', 'measure_without_result'][1 + n % 2] AS rule,
        'error' AS severity, sha256, office_id, year AS fiscal_year_be, 'indicator:1' AS subject, 'new' AS state, 'ข้อสังเกต' AS message
        FROM made WHERE n % 20 = 0""",
)  # fmt: skip


def fill(folder: Path, scores: int) -> None:
    """Make a warehouse of so many scores."""
    with open_warehouse(folder) as warehouse:
        load_reference_tables(warehouse, load_reference())
        warehouse.connection.execute(DOCUMENTS, {"documents": scores // 10})
        for insert in FILLS:
            warehouse.connection.execute(insert)
        publish_snapshot(warehouse)


def time_queries(folder: Path) -> dict[str, tuple[float, int]]:
    """Return the seconds and the rows of every saved query, on an open connection."""
    found = {}
    with connect(folder) as connection:
        for name in saved_queries():
            for _ in range(2):
                begun = time.perf_counter()
                rows = connection.sql(read_saved(name)).to_arrow_table().num_rows
                found[name] = (time.perf_counter() - begun, rows)
    return found


def time_load(scores: int) -> tuple[float, float]:
    """Return the seconds by the clock and of CPU that loading readings of so many scores takes, in batches of BATCH documents."""
    sys.path.insert(0, str(Path("tests/warehouse")))
    from builders import document, sighting, ten_scores

    offices = [office.office_id for office in load_reference().offices.all()]
    clock = cpu = 0.0
    with tempfile.TemporaryDirectory() as name, open_warehouse(Path(name)) as warehouse:
        load_reference_tables(warehouse, load_reference())
        for first in range(0, scores // 10, BATCH):
            numbers = range(first, first + BATCH)
            values = [[f"{80 + (n * 7 + i) % 19}.{(n + i) % 100:02d}" for i in range(10)] for n in numbers]
            readings = [document(f"d{n}", office=offices[n % 245], scores=ten_scores(*v)) for n, v in zip(numbers, values, strict=True)]
            seen = [sighting(f"d{n}", offices[n % 245], 2566) for n in numbers]
            begun, used = time.perf_counter(), time.process_time()
            load(warehouse, readings, seen)
            clock, cpu = clock + time.perf_counter() - begun, cpu + time.process_time() - used
    return clock, cpu


def main(sizes: list[int]) -> int:
    """Print the table and return the exit status."""
    missed = []
    for scores in sizes:
        with tempfile.TemporaryDirectory() as name:
            fill(Path(name), scores)
            goal = GOALS.get(scores, 2.0)
            print(f"{scores:,} scores; goal {goal * 1000:.0f} ms")
            for query, (seconds, rows) in sorted(time_queries(Path(name)).items(), key=lambda one: -one[1][0]):
                print(f"  {query:32s} {seconds * 1000:8.1f} ms  {rows:8,} rows{'   over' if seconds > goal else ''}", flush=True)
                missed += [f"{query} at {scores:,}"] if seconds > goal else []
    seconds, cpu = time_load(LOADED)
    print(f"loading {LOADED:,} scores: {seconds:.1f} s ({cpu:.1f} CPU s); goal {LOAD_SECONDS:.0f} s")
    missed += ["loading"] if seconds > LOAD_SECONDS else []
    print("missed: " + ", ".join(missed) if missed else "all goals met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or list(GOALS)))
