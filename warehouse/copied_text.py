"""Find passages that stand in another document too, and keep the pairs in `alike_passages_base` for the checks.

Passages that share a band of their MinHash are compared exactly. A band that many offices share belongs to the common
template, and so does a run of letters that stands in passages of many offices: a passage that is mostly template is left
out. A new document costs a look at its own bands and at those who share them, never at all pairs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from warehouse.column_types import column_types
from warehouse.passage_neighbours import BATCH, batches, find_neighbours
from warehouse.passage_sketch import RUN, band_keys, beyond_template, runs, similarity
from warehouse.write_rows import insert

if TYPE_CHECKING:
    import duckdb

YEARS_APART = 3  # an office's own reports are compared over so many years at most


def refresh_alike(connection: duckdb.DuckDBPyConnection, settings: Mapping[str, float], *, whole: bool) -> set[str]:
    """Bring `alike_passages_base` up to date.

    Args:
        connection: On the warehouse, inside a transaction.
        settings: 'template_offices', 'template_bands', 'own_share' and 'alike_similarity' of the audit settings.
        whole: Compare everything anew; else the new or changed documents, which are in the temporary table `changed_now`.

    Returns:
        Digests of all documents of which a pair is there now or no longer.
    """
    _sketch(connection, whole=whole)
    # new passages, and those already paired that share a band with one: more of them may be template now
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE looked_at AS SELECT DISTINCT fact_id FROM passage_bands_base"
        if whole
        else """
        CREATE OR REPLACE TEMP TABLE looked_at AS
        SELECT DISTINCT fact_id FROM passage_bands_base WHERE sha256 IN (FROM changed_now)
        UNION
        SELECT b.fact_id FROM passage_bands_base AS b
        SEMI JOIN (SELECT band_key FROM passage_bands_base WHERE sha256 IN (FROM changed_now)) AS n USING (band_key)
        SEMI JOIN (SELECT fact_id FROM alike_passages_base UNION SELECT other_fact_id FROM alike_passages_base) AS p USING (fact_id)
        """
    )
    stale = "WHERE fact_id IN (FROM looked_at) OR other_fact_id IN (FROM looked_at) OR sha256 IN (FROM changed_now) OR other_sha256 IN (FROM changed_now)"
    touched = _documents(connection, "" if whole else stale)
    connection.execute(f"DELETE FROM alike_passages_base {'' if whole else stale}")
    _find_candidates(connection, settings, whole=whole)
    if _compare(connection, settings["alike_similarity"]):
        _store(connection, settings)
    return touched | _documents(connection, "" if whole else stale)


def _documents(connection: duckdb.DuckDBPyConnection, where: str) -> set[str]:
    rows = connection.execute(f"SELECT sha256, other_sha256 FROM alike_passages_base {where}").fetchall()
    return {digest for row in rows for digest in row}


def _sketch(connection: duckdb.DuckDBPyConnection, *, whole: bool) -> None:
    """Compute the bands of passages that have none yet."""
    only = "" if whole else "SEMI JOIN changed_now USING (sha256)"
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE unsketched AS
        SELECT sha256, fact_id, masked, row_number() OVER () - 1 AS n
        FROM (SELECT * FROM passages_base {only}) ANTI JOIN (SELECT fact_id FROM passage_bands_base {only}) USING (fact_id)
        WHERE length(masked) >= {2 * RUN}
    """)
    for rows in batches(connection, "SELECT sha256, fact_id, masked FROM unsketched"):
        digests, facts, texts = zip(*rows, strict=True)
        keys = band_keys(texts).tolist()
        connection.execute(
            "INSERT INTO passage_bands_base (sha256, fact_id, band_key) "
            "SELECT sha256, fact_id, unnest(keys) FROM (SELECT unnest($1::VARCHAR[]) AS sha256, unnest($2::VARCHAR[]) AS fact_id, unnest($3::BIGINT[][]) AS keys)",
            [digests, facts, keys],
        )


def _find_candidates(connection: duckdb.DuckDBPyConnection, settings: Mapping[str, float], *, whole: bool) -> None:
    """Fill `candidates`: pairs of passages that share a band, without template passages."""
    bands, common = "passage_bands_base", ""
    if not whole:
        bands, common = "near_bands", "UNION SELECT band_key FROM near_keys WHERE passages > 400"
        connection.execute("""
            CREATE OR REPLACE TEMP TABLE looked_bands AS SELECT * FROM passage_bands_base SEMI JOIN looked_at USING (fact_id);
            CREATE OR REPLACE TEMP TABLE near_keys AS
            SELECT band_key, count(*) AS passages FROM passage_bands_base SEMI JOIN looked_bands USING (band_key) GROUP BY band_key;
            -- of what hundreds of passages share only the new passages' own rows are needed: it is template
            CREATE OR REPLACE TEMP TABLE near_bands AS
            SELECT * FROM passage_bands_base SEMI JOIN (SELECT band_key FROM near_keys WHERE passages <= 400) USING (band_key)
            UNION
            SELECT * FROM looked_bands;
        """)
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE popular_now AS
        SELECT b.band_key
        FROM {bands} AS b
        INNER JOIN documents_base AS d ON b.sha256 = d.sha256
        GROUP BY b.band_key
        HAVING count(DISTINCT d.office_id) >= {int(settings["template_offices"])}
        {common}
    """)
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE candidates AS
        WITH template AS (
            SELECT fact_id FROM {bands} SEMI JOIN popular_now USING (band_key)
            GROUP BY fact_id HAVING count(*) >= {int(settings["template_bands"])}
        ),

        shared AS (
            -- most bands are nobody else's: they go first
            SELECT band_key FROM {bands} ANTI JOIN popular_now USING (band_key) GROUP BY band_key HAVING count(*) > 1
        ),

        own AS (
            SELECT b.*, d.office_id, d.fiscal_year_be
            FROM {bands} AS b
            SEMI JOIN shared USING (band_key)
            INNER JOIN documents_base AS d ON b.sha256 = d.sha256 AND d.doc_type = 'office' AND d.office_id IS NOT NULL
            ANTI JOIN template USING (fact_id)
        ),

        pairs AS (
            SELECT DISTINCT a.sha256, a.fact_id, b.sha256 AS other_sha256, b.fact_id AS other_fact_id
            FROM own AS a
            INNER JOIN own AS b ON a.band_key = b.band_key AND a.sha256 < b.sha256
            WHERE a.office_id <> b.office_id OR abs(a.fiscal_year_be - b.fiscal_year_be) BETWEEN 1 AND {YEARS_APART}
        )

        SELECT pairs.*, p.masked, o.masked AS other_masked, row_number() OVER () - 1 AS n
        FROM pairs
        INNER JOIN passages_base AS p USING (fact_id)
        INNER JOIN passages_base AS o ON pairs.other_fact_id = o.fact_id
        {"" if whole else "WHERE pairs.fact_id IN (FROM looked_at) OR other_fact_id IN (FROM looked_at)"}
    """)


def _compare(connection: duckdb.DuckDBPyConnection, least: float) -> bool:
    """Compare the candidates exactly; those that are alike go to `alike_now`. Returns whether there are any."""
    any_alike = False
    connection.execute("CREATE OR REPLACE TEMP TABLE alike_now AS SELECT *, 0.0::DOUBLE AS similarity FROM candidates LIMIT 0")
    known = lru_cache(maxsize=BATCH)(runs)
    for rows in batches(connection, "SELECT masked, other_masked, n FROM candidates"):
        shares = {n: 1.0 if one == other else similarity(known(one), known(other)) for one, other, n in rows}
        alike = {n: round(share, 3) for n, share in shares.items() if share >= least}
        any_alike = any_alike or bool(alike)
        connection.execute(
            "INSERT INTO alike_now SELECT c.*, s.share FROM candidates AS c INNER JOIN "
            "(SELECT unnest(?::BIGINT[]) AS n, unnest(?::DOUBLE[]) AS share) AS s USING (n)",
            [list(alike), list(alike.values())],
        )
    return any_alike


def _store(connection: duckdb.DuckDBPyConnection, settings: Mapping[str, float]) -> None:
    """Store the pairs that are alike beyond the template, told by one passage of every office that shares a band with them."""
    find_neighbours(connection)
    connection.execute("CREATE OR REPLACE TEMP TABLE alike_now AS SELECT * REPLACE (row_number() OVER () - 1 AS n) FROM alike_now")
    known = lru_cache(maxsize=BATCH)(runs)
    columns = ("sha256", "fact_id", "other_sha256", "other_fact_id", "similarity")
    query = f"""
        SELECT {", ".join(f"a.{name}" for name in columns)}, a.masked, a.other_masked, list_distinct(x.texts || y.texts) AS near, a.n
        FROM alike_now AS a
        INNER JOIN neighbours AS x ON a.fact_id = x.fact_id
        INNER JOIN neighbours AS y ON a.other_fact_id = y.fact_id
    """
    for rows in batches(connection, f"SELECT * EXCLUDE (n), n FROM ({query})"):
        kept = [
            row[:5]
            for row in rows
            if beyond_template(known(row[5]), known(row[6]), [known(text) for text in row[7]], int(settings["template_offices"]))
            >= settings["own_share"]
        ]
        if kept:
            lists = dict(zip(columns, map(list, zip(*kept, strict=True)), strict=True))
            insert(connection, "alike_passages_base", lists, column_types()["alike_passages_base"])
