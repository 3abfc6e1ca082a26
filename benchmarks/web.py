"""Server time of the auditors' pages at 10,000 documents: start, overview, finding, picture.

python -m benchmarks.web [DOCUMENTS]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 15


def _fill(folder: Path, documents: int) -> None:
    sys.path.insert(0, str(Path("tests/warehouse")))
    from builders import document, measure, sighting, ten_scores, total

    from normalizers.load_reference import load_reference
    from warehouse.audit import audit
    from warehouse.load import load, load_reference_tables, open_warehouse, publish_snapshot

    reference = load_reference()
    offices = [office.office_id for office in reference.offices.all()]
    with open_warehouse(folder) as warehouse:
        load_reference_tables(warehouse, reference)
        for first in range(0, documents, 1000):
            numbers = range(first, min(first + 1000, documents))
            readings = [
                document(
                    f"d{n}", year=2560 + n // len(offices) % 10, office=offices[n % len(offices)], pages=5,
                    scores=ten_scores(*[f"{80 + (n * 7 + i) % 19}.{(n + i) % 100:02d}" for i in range(10)], year=2566, level_printed="A"),
                    totals=[total(f"{80 + n % 19}.{n % 100:02d}", year=2560 + n % 10)], measures=[measure(f"มาตรการที่ {n}", seq=i) for i in range(3)],
                )
                for n in numbers
            ]  # fmt: skip
            load(warehouse, readings, [sighting(f"d{n}", offices[n % len(offices)], 2566) for n in numbers])
        audit(warehouse, rules=["level_disagrees_with_score"])
        publish_snapshot(warehouse)


def measure_pages(documents: int) -> None:
    """Print the median and slowest server time of each page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _fill(folder, documents)
        begun = time.perf_counter()
        from starlette.testclient import TestClient

        from review.pictures import Pictures
        from review.sessions import Access
        from review.web import create_app
        from warehouse.web_reader import Desk

        sample = next(Path("flows/sample/site").rglob("*.pdf"))
        with Desk(folder) as desk, Pictures(folder, lambda _: sample) as pictures:
            app = create_app(desk, pictures, lambda _: sample, Access(b"x" * 32, user="bench", hosts=("testserver",)))
            print(f"{documents} documents; start {time.perf_counter() - begun:.2f} s")
            client = TestClient(app)
            findings = client.get("/findings.json").json()
            one = findings[len(findings) // 2]
            addresses = ("/", "/findings?status=todo", f"/findings/{one['finding_id']}?status=todo", f"/documents/{one['sha256']}",
                         f"/offices/{one['office_id']}", "/search?q=88.40")  # fmt: skip
            print(f"{len(findings)} findings")
            for address in addresses:
                times = []
                for _ in range(ROUNDS):
                    at = time.perf_counter()
                    assert client.get(address).status_code == 200
                    times.append((time.perf_counter() - at) * 1000)
                print(f"{address[:60]:60s} median {statistics.median(times):7.1f} ms, slowest {max(times):7.1f} ms")
            for page in (1, 2):
                at = time.perf_counter()
                assert client.get(f"/pages/{one['sha256']}/{page}.png").status_code == 200
                print(f"page image {page}, first time: {(time.perf_counter() - at) * 1000:.0f} ms")


if __name__ == "__main__":
    measure_pages(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
