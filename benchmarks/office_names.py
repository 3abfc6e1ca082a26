"""Time of office names: `python -m benchmarks.office_names` prints microseconds per name and per page of text."""

from __future__ import annotations

import time

from normalizers.load_reference import REFERENCE_DIR
from normalizers.office_mentions import find_office_names
from normalizers.offices import load_offices, resolve_office

ROUNDS = 20
PARAGRAPH = "รายงานผลของ สพป.ตาก เขต 1 ตามมาตรการของสำนักงานเขตพื้นที่การศึกษาประถมศึกษามุกดาหาร และทุกเขตได้กำหนดแนวทาง "


def main() -> None:
    """Measure warm."""
    offices = load_offices(REFERENCE_DIR)
    names = [name for o in offices.offices.values() for name in (o.name_th, o.abbr_th)]
    started = time.process_time()
    for _ in range(ROUNDS):
        for name in names:
            resolve_office(name, offices)
    print(f"resolve_office: {(time.process_time() - started) / ROUNDS / len(names) * 1e6:.0f} µs per name")
    page = PARAGRAPH * 20
    started = time.process_time()
    for _ in range(ROUNDS):
        find_office_names(page, offices)
    print(f"find_office_names: {(time.process_time() - started) / ROUNDS * 1e3:.2f} ms per page of {len(page)} characters")


if __name__ == "__main__":
    main()
