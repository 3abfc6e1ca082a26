"""Precision and recall of the checks over made-up reports, from the printed PDF to the finding.

    python -m benchmarks.precision [REPORTS]

Every second report is clean, the others have one to three known faults (`benchmarks.planted_reports`). What is found and
was not planted, and what was planted and is not found, is listed.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.planted_reports import PLANTS, Planted, planted_reports
from tools.make_samples.content import Office
from tools.make_samples.producers import typst

REPORTS = 80
FOUND = "SELECT sha256, rule, subject, message_en FROM findings_base WHERE state <> 'absent'"


def offices(count: int) -> list[Office]:
    """Return offices of the registry: primary ones of a province with one secondary office of its own, so that names can be mixed."""
    from normalizers.load_reference import load_reference

    index = load_reference().offices
    alone = {o.provinces[0] for o in index.offices.values() if o.level == "secondary" and len(o.provinces) == 1 and o.area_no is None}
    chosen = [o for o in index.offices.values() if o.level == "primary" and o.provinces[0] in alone][:count]
    return [
        Office(
            o.office_id, o.name_th, o.abbr_th, f"ปีนี้คณะทำงานชุดที่ {n} ประชุมรวม {n % 7 + 2} ครั้ง",
            (f"กลุ่มที่ {n} มีภารกิจเร่งด่วน", f"ระบบล่าช้า {n} วัน"), (f"ควรแบ่งงานเป็น {n % 5 + 2} ส่วน", f"ควรสำรองเวลา {n} วัน"),
        )
        for n, o in enumerate(chosen, 1)
    ]  # fmt: skip


def find(reports: list[Planted], folder: Path) -> dict[int, dict[str, list[str]]]:
    """Print, read, load and audit the reports; return what each rule says, by number of the report."""
    from extractors.extract import extract
    from normalizers.load_reference import load_reference
    from warehouse.audit import audit
    from warehouse.load import load, load_reference_tables, open_warehouse

    reference = load_reference()
    readings = []
    for number, planted in enumerate(reports):
        path = folder / f"{number}.pdf"
        typst(planted.blocks, path)
        readings.append(extract(path, reference, ocr=False))
    numbers = {reading.sha256: n for n, reading in enumerate(readings)}
    found: dict[int, dict[str, list[str]]] = {}
    with open_warehouse(folder / "data") as warehouse:
        load_reference_tables(warehouse, reference)
        load(warehouse, readings, [])
        audit(warehouse)
        for sha256, rule, subject, message in warehouse.connection.execute(FOUND).fetchall():
            found.setdefault(numbers[sha256], {}).setdefault(rule, []).append(f"{subject}: {message}")
    return found


def measure(count: int) -> tuple[float, float]:
    """Print the table; return precision and recall."""
    reports = planted_reports(offices(count))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").mkdir()
        found = find(reports, folder)
    right: Counter[str] = Counter()
    wrong: list[str] = []
    missed: list[str] = []
    for number, planted in enumerate(reports):
        said = found.get(number, {})
        right.update(rule for rule in said if rule in planted.rules)
        where = f"report {number} ({planted.report.office.office_id}, {planted.report.layout}, {planted.report.results_year})"
        wrong += [f"{where}: {rule}: {said[rule][0]}" for rule in said if rule not in planted.rules | planted.follows]
        missed += [f"{where}: {rule}" for rule in planted.rules if rule not in said]
    clean = sum(not p.rules for p in reports)
    print(
        f"{len(reports)} reports, {clean} of them clean, {sum(len(p.rules) for p in reports)} planted of {len({r for p in PLANTS.values() for r in p.rules})} rules"
    )
    for text, rows in (("found and not planted", wrong), ("planted and not found", missed)):
        for row in rows:
            print(f"  {text}: {row}")
    hits = sum(right.values())
    precision, recall = hits / max(hits + len(wrong), 1), hits / max(hits + len(missed), 1)
    print(f"precision {precision:.3f}   recall {recall:.3f}")
    return precision, recall


if __name__ == "__main__":
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS)
