"""Batches of a query in the midst of other statements, and which passages of other offices stand near a pair."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

BATCH = 4000  # passages sketched or pairs compared at a time


def find_neighbours(connection: duckdb.DuckDBPyConnection) -> None:
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


def batches(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[list[tuple[Any, ...]]]:
    """Read a query whose column `n` counts from 0 without gaps, a batch at a time, with other statements in between."""
    done = 0
    while rows := connection.execute(f"{query} WHERE n BETWEEN {done} AND {done + BATCH - 1}").fetchall():
        done += BATCH
        yield rows
