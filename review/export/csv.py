"""CSV files that open right in a spreadsheet and run nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from review.export.cells import plain_cell
from review.export.dictionary import HEADINGS, dictionary_rows
from review.export.target import new_file, new_folder
from review.lists import BOM, safe_cell
from warehouse.export_tables import Takeout


def write_csv(takeout: Takeout, names: Sequence[str], target: Path, bom: bool = True) -> None:
    """Write one file per table and their dictionary into a folder; one table alone may be a file.

    Args:
        takeout: Open warehouse.
        names: Tables.
        target: A folder; or, for one table, a name that ends in .csv.
        bom: Begin with a byte-order mark, which spreadsheets need to read Thai.
    """
    if target.suffix.lower() == ".csv" and len(names) == 1:
        with new_file(target) as part:
            write_table(takeout, names[0], part, bom)
        return
    with new_folder(target) as folder:
        for name in names:
            write_table(takeout, name, folder / f"{name}.csv", bom)
        _write(folder / "dictionary.csv", HEADINGS, dictionary_rows(map(takeout.table, names)), bom)


def write_table(takeout: Takeout, name: str, path: Path, bom: bool) -> int:
    """Write one table and return the number of its rows."""
    columns = [column.name for column in takeout.table(name).columns]
    return _write(path, columns, (row for batch in takeout.batches(name) for row in batch), bom)


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]], bom: bool) -> int:
    number = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(BOM if bom else "")
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([safe_cell(plain_cell(value)) for value in row])
            number += 1
    return number
