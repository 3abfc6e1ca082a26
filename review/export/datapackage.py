"""A Data Package: CSV files with one description of every table, column and source."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from review.export.csv import write_table
from review.export.dictionary import NOTE_EN, NOTE_TH, thai_labels
from review.export.target import new_folder
from warehouse.export_tables import Table, Takeout

TYPES = {
    "text": "string",
    "list": "string",
    "json": "array",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
}
KEYS = {
    "findings": ["finding_id"], "verdicts": ["finding_id"], "indicator_scores": ["office_id", "fiscal_year_be", "indicator_no"],
    "scores": ["fact_id"], "offices": ["office_id"], "sightings": ["sighting_id"], "evidence": ["fact_id", "seq"], "pages": ["sha256", "page"],
}  # fmt: skip


def write_datapackage(takeout: Takeout, names: Sequence[str], target: Path) -> None:
    """Write `datapackage.json` and one CSV per table into a folder.

    Args:
        takeout: Open warehouse.
        names: Tables.
        target: The folder.
    """
    with new_folder(target) as folder:
        resources = []
        for name in names:
            path = folder / f"{name}.csv"
            rows = write_table(takeout, name, path, bom=False)
            resources.append(_resource(takeout.table(name), path, rows))
        package = {
            "profile": "tabular-data-package", "name": "ita-reports", "title": "รายงาน ITA ของสำนักงานเขตพื้นที่การศึกษา",
            "description": f"{NOTE_TH} {NOTE_EN} Text that a spreadsheet would run as a formula begins with an apostrophe.",
            "version": takeout.snapshot, "resources": resources,
        }  # fmt: skip
        (folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _resource(table: Table, path: Path, rows: int) -> dict[str, Any]:
    thai = thai_labels()
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    schema: dict[str, Any] = {
        "fields": [
            {
                "name": column.name,
                "type": TYPES[column.kind],
                "title": thai.get(column.name, column.name),
                "description": column.comment,
            }
            for column in table.columns
        ],
        "missingValues": [""],
    }
    if table.name in KEYS:
        schema["primaryKey"] = KEYS[table.name]
    return {
        "name": table.name, "title": thai.get(f"table {table.name}", table.name), "description": table.comment, "path": path.name,
        "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"}, "bytes": path.stat().st_size, "hash": f"sha256:{digest}", "stats": {"rows": rows},
        "schema": schema,
    }  # fmt: skip
