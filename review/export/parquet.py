"""Parquet: one file per table, decimals exact, every column with its description."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from review.export.dictionary import thai_labels
from review.export.target import new_file, new_folder
from warehouse.arrow_alone import settle
from warehouse.export_tables import Takeout


def write_parquet(takeout: Takeout, names: Sequence[str], target: Path) -> None:
    """Write one file per table into a folder; one table alone may be a file that ends in .parquet.

    Args:
        takeout: Open warehouse.
        names: Tables.
        target: Folder or file.
    """
    if target.suffix.lower() == ".parquet" and len(names) == 1:
        with new_file(target) as part:
            _write(takeout, names[0], part)
        return
    with new_folder(target) as folder:
        for name in names:
            _write(takeout, name, folder / f"{name}.parquet")


def _write(takeout: Takeout, name: str, path: Path) -> None:
    settle()
    import pyarrow as pa
    import pyarrow.parquet as pq

    comments = {column.name: column.comment for column in takeout.table(name).columns}
    thai = thai_labels()
    reader = takeout.arrow(name)
    fields = [field.with_metadata({"comment": comments[field.name], "thai": thai.get(field.name, "")}) for field in reader.schema]
    schema = pa.schema(fields, metadata={"snapshot": takeout.snapshot})
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=schema))
