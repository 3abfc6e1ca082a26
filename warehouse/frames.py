"""pandas frames for analysts; nothing else in the project needs pandas.

Example: `scores_wide(Path("data")).loc[2566].mean()` is the mean of each indicator in 2566.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse.query import connect

if TYPE_CHECKING:
    import pandas as pd


def frame(data_dir: Path, query: str, parameters: dict[str, Any] | None = None) -> pd.DataFrame:
    """Return the answer of a query with Arrow-backed columns: decimals stay exact, NULL stays NULL in whole numbers too.

    Args:
        data_dir: The data folder.
        query: One SELECT over the views.
        parameters: Values of `$name` in the query.

    Raises:
        InputError: There is no warehouse yet.
    """
    import pandas as pd

    with connect(data_dir) as connection:
        table: Any = connection.sql(query, params=parameters or {}).to_arrow_table()
    answer: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return answer


def view_frame(data_dir: Path, view: str) -> pd.DataFrame:
    """Return a whole view: `view_frame(Path("data"), "scores")`.

    Raises:
        UsageError: There is no such view.
    """
    from normalizers.errors import UsageError

    with connect(data_dir) as connection:
        views = {row[0] for row in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()}
    if view not in views:
        raise UsageError(f"There is no view '{view}'. There are: {', '.join(sorted(views))}")
    return frame(data_dir, f'SELECT * FROM "{view}"')


def scores_wide(data_dir: Path) -> pd.DataFrame:
    """Return one row per year and office and one column per indicator (1-10), with the values that documents agree on.

    Floats, for arithmetic and charts; compare printed values with `frame` instead.
    """
    long = frame(data_dir, "SELECT fiscal_year_be, office_id, indicator_no, score::DOUBLE AS score FROM indicator_scores")
    wide = long.pivot_table(index=["fiscal_year_be", "office_id"], columns="indicator_no", values="score", observed=True)
    return wide.reindex(columns=range(1, 11))
