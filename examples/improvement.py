"""Which offices improved, in what, and what did they say they would do? An analysis with pandas, to copy and change.

    python examples/improvement.py demo-data

Prints three tables. `frame` gives exact decimals, `scores_wide` floats for arithmetic; every row can be traced: `score_id`
and `measure_id` go into `ita show ID`, which draws the box on the page.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

from warehouse.frames import frame, scores_wide


def change_by_year(data_dir: Path) -> pd.DataFrame:
    """Return one row per office and year and one column per indicator: points gained since the year before."""
    wide = scores_wide(data_dir)
    before = wide.reset_index()
    before["fiscal_year_be"] += 1
    before = before.set_index(["fiscal_year_be", "office_id"])
    return (wide - before).dropna(how="all").round(2)


def biggest_gains(changes: pd.DataFrame, most: int = 5) -> pd.DataFrame:
    """Return the largest gains of single indicators."""
    long = changes.rename_axis(columns="indicator_no").stack().rename("change").reset_index()
    return long.sort_values(["change", "office_id"], ascending=[False, True]).head(most)


def gain_beside_measures(data_dir: Path, changes: pd.DataFrame) -> pd.DataFrame:
    """Return the mean gain of indicators that the office had a measure for in that year, and of those that it had none for.

    Two numbers side by side, no proof: offices choose weak indicators, and weak ones rise more easily.
    """
    measures = frame(
        data_dir,
        "SELECT DISTINCT fiscal_year_be, office_id, indicator_no, true AS had_measure FROM measures WHERE indicator_no IS NOT NULL",
    ).astype({"fiscal_year_be": "int64", "indicator_no": "int64", "office_id": "object", "had_measure": "bool"})
    gains = biggest_gains(changes, most=1_000_000).astype({"fiscal_year_be": "int64", "indicator_no": "int64", "office_id": "object"})
    joined = gains.merge(measures, on=["fiscal_year_be", "office_id", "indicator_no"], how="left")
    joined["had_measure"] = joined["had_measure"].eq(True)
    return joined.groupby("had_measure")["change"].agg(["mean", "count"]).round(2)


def main(data_dir: Path) -> None:
    """Print the three tables."""
    changes = change_by_year(data_dir)
    print("การเปลี่ยนแปลงจากปีก่อน · change from the year before")
    print(changes.to_string())
    print("\nเพิ่มขึ้นมากที่สุด · biggest gains")
    print(biggest_gains(changes).to_string(index=False))
    print("\nมีและไม่มีมาตรการ · with and without a measure")
    print(gain_beside_measures(data_dir, changes).to_string())


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo-data"))
