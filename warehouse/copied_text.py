"""Find passages that stand in another document too, and keep the pairs in `alike_passages_base` for the checks.

Passages that share a band of their MinHash are compared exactly. A band that many offices share belongs to the common
template, and so does a run of letters that stands in passages of many offices: a passage that is mostly template is left
out. A new document costs a look at its own bands and at those who share them, never at all pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from warehouse.passage_sketch import RUN, band_keys, beyond_template, runs, similarity

if TYPE_CHECKING:
    import duckdb

BATCH = 4000  # passages sketched or pairs compared at a time
YEARS_APART = 3  # an office's own reports are compared over so many years at most


def refresh_alike(connection: duckdb.DuckDBPyConnection, changed: Sequence[str] | None, settings: Mapping[str, float]) -> set[str]:
    """Bring `alike_passages_base` up to date.

    Args:
        connection: On the warehouse, inside a transaction.
        changed: Digests of the documents that are new or changed; None compares everything anew.
        settings: 'template_offices', 'template_bands', 'own_share' and 'alike_similarity' of the audit settings.

    Returns:
        Digests of all documents of which a pair is there now or no longer.
    """
    whole = changed is None
    connection.execute("CREATE OR REPLACE TEMP TABLE changed_now AS SELECT unnest(?::VARCHAR[]) AS sha256", [sorted(set(changed or ()))])
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
    import numpy as np
    import pyarrow as pa

    only = "" if whole else "SEMI JOIN changed_now USING (sha256)"
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE unsketched AS
        SELECT sha256, fact_id, masked, row_number() OVER () - 1 AS n
        FROM (SELECT * FROM passages_base {only}) ANTI JOIN (SELECT fact_id FROM passage_bands_base {only}) USING (fact_id)
        WHERE length(masked) >= {2 * RUN}
    """)
    for rows in _batches(connection, "SELECT sha256, fact_id, masked FROM unsketched"):
        digests, facts, texts = zip(*rows, strict=True)
        keys = band_keys(texts)
        owners = pa.array(np.repeat(np.arange(len(rows)), keys.shape[1]))
        columns = {"sha256": pa.array(digests).take(owners), "fact_id": pa.array(facts).take(owners)}
        _insert(connection, "passage_bands_base", columns | {"band_key": pa.array(keys.ravel())})


def _find_candidates(connection: duckdb.DuckDBPyConnection, settings: Mapping[str, float], *, whole: bool) -> None:
    """Fill `candidates`: pairs of passages that share a band, without template passages."""
    bands = "passage_bands_base"
    if not whole:
        bands = "near_bands"
        connection.execute("""
            CREATE OR REPLACE TEMP TABLE near_bands AS
            SELECT * FROM passage_bands_base
            SEMI JOIN (SELECT DISTINCT band_key FROM passage_bands_base SEMI JOIN looked_at USING (fact_id)) USING (band_key)
        """)
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE popular_now AS
        SELECT b.band_key
        FROM {bands} AS b
        INNER JOIN documents_base AS d ON b.sha256 = d.sha256
        GROUP BY b.band_key
        HAVING count(DISTINCT d.office_id) >= {int(settings["template_offices"])}
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
    for rows in _batches(connection, "SELECT masked, other_masked, n FROM candidates"):
        shares = {n: 1.0 if one == other else similarity(known(one), known(other)) for one, other, n in rows}
        alike = {n: round(share, 3) for n, share in shares.items() if share >= least}
        any_alike = any_alike or bool(alike)
        connection.execute(
            "INSERT INTO alike_now SELECT c.*, s.share FROM candidates AS c INNER JOIN "
            "(SELECT unnest(?::BIGINT[]) AS n, unnest(?::DOUBLE[]) AS share) AS s USING (n)",
            [list(alike), list(alike.values())],
        )
    return any_alike


def _find_neighbours(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `neighbours`: for each paired passage one passage of every office that shares a band with it, or with one that does.

    One step would miss one in twenty of those that are alike by half, and a template is told by all of its offices.
    """
    near = """
        CREATE OR REPLACE TEMP TABLE {name} AS
        WITH keys AS (SELECT fact_id, band_key FROM passage_bands_base SEMI JOIN {of} USING (fact_id)),
        one_each AS (
            SELECT b.band_key, d.office_id, min(b.fact_id) AS near_id
            FROM passage_bands_base AS b
            SEMI JOIN keys USING (band_key)
            INNER JOIN documents_base AS d ON b.sha256 = d.sha256
            GROUP BY b.band_key, d.office_id
        )
        SELECT k.fact_id, o.office_id, min(o.near_id) AS near_id
        FROM keys AS k INNER JOIN one_each AS o USING (band_key) GROUP BY k.fact_id, o.office_id
    """
    connection.execute("CREATE OR REPLACE TEMP TABLE paired AS SELECT fact_id FROM alike_now UNION SELECT other_fact_id FROM alike_now")
    connection.execute(near.format(name="near_one", of="paired"))
    connection.execute("CREATE OR REPLACE TEMP TABLE met AS SELECT DISTINCT near_id AS fact_id FROM near_one")
    connection.execute(near.format(name="near_two", of="met"))
    connection.execute("""
        CREATE OR REPLACE TEMP TABLE neighbours AS
        SELECT k.fact_id, list(DISTINCT p.masked) AS texts
        FROM (
            SELECT fact_id, office_id, arg_min(near_id, step) AS near_id
            FROM (
                SELECT fact_id, office_id, near_id, 1 AS step FROM near_one
                UNION ALL
                SELECT one.fact_id, two.office_id, min(two.near_id), 2
                FROM near_one AS one INNER JOIN near_two AS two ON one.near_id = two.fact_id
                GROUP BY one.fact_id, two.office_id
            )
            GROUP BY fact_id, office_id
        ) AS k
        INNER JOIN passages_base AS p ON k.near_id = p.fact_id
        GROUP BY k.fact_id
    """)


def _store(connection: duckdb.DuckDBPyConnection, settings: Mapping[str, float]) -> None:
    """Store the pairs that are alike beyond the template, told by one passage of every office that shares a band with them."""
    import pyarrow as pa

    _find_neighbours(connection)
    connection.execute("CREATE OR REPLACE TEMP TABLE alike_now AS SELECT * REPLACE (row_number() OVER () - 1 AS n) FROM alike_now")
    known = lru_cache(maxsize=BATCH)(runs)
    columns = ("sha256", "fact_id", "other_sha256", "other_fact_id", "similarity")
    query = f"""
        SELECT {", ".join(f"a.{name}" for name in columns)}, a.masked, a.other_masked, list_distinct(x.texts || y.texts) AS near, a.n
        FROM alike_now AS a
        INNER JOIN neighbours AS x ON a.fact_id = x.fact_id
        INNER JOIN neighbours AS y ON a.other_fact_id = y.fact_id
    """
    for rows in _batches(connection, f"SELECT * EXCLUDE (n), n FROM ({query})"):
        kept = [
            row[:5]
            for row in rows
            if beyond_template(known(row[5]), known(row[6]), [known(text) for text in row[7]], int(settings["template_offices"]))
            >= settings["own_share"]
        ]
        if kept:
            _insert(connection, "alike_passages_base", {n: pa.array(v) for n, v in zip(columns, zip(*kept, strict=True), strict=True)})


def _batches(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[list[tuple[Any, ...]]]:
    """Read a query whose column `n` counts from 0 without gaps, a batch at a time, with other statements in between."""
    done = 0
    while rows := connection.execute(f"{query} WHERE n BETWEEN {done} AND {done + BATCH - 1}").fetchall():
        done += BATCH
        yield rows


def _insert(connection: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, Any]) -> None:
    import pyarrow as pa

    connection.register("arrow_rows", pa.table(dict(columns)))
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM arrow_rows")
    connection.unregister("arrow_rows")
