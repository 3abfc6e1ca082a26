"""Seconds for all rules over 10,000 reports, for one new report among them, and for the search for copied text.

    python -m benchmarks.audit [DOCUMENTS]

The reports are made up: 245 offices, ten scores each, totals, measures, claims, names, and 20 passages of which some are
template, some copied, most their own. Run on two cores; the highest memory of the process is printed too.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from extractors.printed import Box, PageRecord
from extractors.records import (
    Citation,
    Claim,
    Extraction,
    IndicatorScore,
    Measure,
    MeasureResult,
    OfficeGuess,
    OfficeMention,
    Passage,
    Section,
    Sighting,
    TableRecord,
    Total,
    YearMention,
)  # fmt: skip

DOCUMENTS = 10_000
PASSAGES = 20
LETTERS = "กขคงจฉชซญดตถทธนบปผพฟภมยรลวศษสหอ"
CENT = Decimal("0.01")


class Maker:
    """Makes reports; the same seed makes the same ones."""

    def __init__(self, offices: list[str]) -> None:
        self.offices = offices
        self.chance = random.Random(1)
        words = ["".join(self.chance.choices(LETTERS, k=self.chance.randint(1, 5))) for _ in range(4000)]
        self.words, self.weights = words, [1 / (n + 5) for n in range(len(words))]  # few words are frequent, as in any language
        self.templates = [self.text() for _ in range(8)]
        self.shared = [self.text() for _ in range(4000)]

    def text(self) -> str:
        return "".join(self.chance.choices(self.words, self.weights, k=110))

    def varied(self, text: str) -> str:
        at = self.chance.randrange(len(text) - 20)
        return text[:at] + self.chance.choice(self.words) + text[at + 4 :]

    def passages(self) -> list[str]:
        own = [self.text() for _ in range(PASSAGES - 7)]
        return own + [self.varied(t) for t in self.chance.sample(self.templates, 6)] + [self.varied(self.chance.choice(self.shared))]

    def report(self, number: int) -> Extraction:
        office, year = self.offices[number % len(self.offices)], 2563 + number // len(self.offices)
        digest = sha256(f"{number}".encode()).hexdigest()
        count = iter(range(1_000_000))

        def at(kind: str) -> dict[str, Any]:
            n = next(count)
            box = Box(70.0, 50.0 + n % 50 * 14, 300.0, 62.0 + n % 50 * 14)
            return {"fact_id": f"{digest[:16]}-{kind}{n}", "citations": (Citation(digest, 1 + n // 50, box, kind),)}

        values = [Decimal(self.chance.randint(8000, 10000)) / 100 for _ in range(8)] + [Decimal("97.50"), Decimal("93.75")]
        where = {"fiscal_year_be": year - 1, "year_basis": "caption", "table_id": f"{digest[:16]}-t1", "office_id": None}
        order = sorted(values, reverse=True)
        scores = tuple(
            IndicatorScore(
                **at("s"), **where, indicator_no=n, indicator_name="", instrument="IIT", score=v, score_printed=str(v),
                rank_printed=order.index(v) + 1, level_printed=("AA" if v >= 95 else "A" if v >= 85 else "B") if year <= 2566 else None, remark_printed="ผ่าน" if v >= 85 else "ไม่ผ่าน",
            )
            for n, v in enumerate(values, 1)
        )  # fmt: skip
        total = (sum(values[:5]) * 6 + sum(values[5:8]) * 10 + sum(values[8:]) * 20) / 100
        weak = values.index(min(values)) + 1
        text = [(n, f"มาตรการที่ {n} ของ {number}") for n in range(1, 6)]
        common: dict[str, Any] = {"office_id": None, "fiscal_year_be": year, "indicator_no": weak}
        return Extraction(
            digest, "bench", "loaded", "", 1000, doc_type="office", fiscal_year_be=year, oit_item="O43",
            office=OfficeGuess(office, "printed"), pages=tuple(PageRecord(n, 595.0, 842.0, 0, "pdfium", 1.0) for n in range(1, 6)),
            tables=(
                TableRecord(**at("t"), table_id=f"{digest[:16]}-t1", layout="x", kind="indicator", caption="", fiscal_year_be=year - 1,
                            claims_all_ten=True, n_rows=10),
            ),
            scores=scores,
            totals=(Total(**at("x"), **where, scope="total", score=total.quantize(CENT, ROUND_HALF_UP), score_printed=str(total)),),
            measures=tuple(Measure(**(at("m") | {"fact_id": f"{digest[:16]}-m{n}"}), **common, seq=n, seq_printed=None, text=t, responsible=("ก",), period_start=None,
                                   period_end=None, period_printed="ตลอดปี", section="measures") for n, t in text),
            results=tuple(MeasureResult(**at("r"), **common, measure_id=f"{digest[:16]}-m{n}", seq=n, measure_text=t, result_text="ดำเนินการแล้ว",
                                        outcome_text="", section="results") for n, t in text),
            claims=(Claim(**at("c"), kind="weakest", indicator_no=weak, fiscal_year_be=year - 1, value=None, text="ต่ำสุด"),),
            mentions=tuple(OfficeMention(**at("o"), printed="สพป.", office_id=office, status="resolved", candidates=(office,), reason="",
                                         level=None, section="body", weight=1.0) for _ in range(10)),
            years=tuple(YearMention(**at("y"), fiscal_year_be=year, printed="", section="", role="heading") for _ in range(5)),
            sections=tuple(Section(**at("h"), kind=k, title=k) for k in ("other", "scores", "analysis", "measures", "results")),
            passages=tuple(Passage(**at("p"), section="results", text=t, masked=t) for t in self.passages()),
        )  # fmt: skip


def _timed(name: str, start: float) -> None:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:58s} {time.monotonic() - start:8.2f} s   highest memory so far {memory:6.0f} MiB", flush=True)


def measure(count: int) -> None:
    """Print the table."""
    from normalizers.load_reference import load_reference
    from warehouse.audit import audit
    from warehouse.audit_settings import read_settings
    from warehouse.copied_text import refresh_alike
    from warehouse.load import load, load_reference_tables, open_warehouse

    reference = load_reference()
    maker = Maker(sorted(reference.offices.offices))
    with tempfile.TemporaryDirectory() as folder, open_warehouse(Path(folder)) as warehouse:
        connection = warehouse.connection
        connection.execute("SET threads = 2")
        load_reference_tables(warehouse, reference)
        start = time.monotonic()
        for first in range(0, count, 500):
            reports = [maker.report(n) for n in range(first, min(first + 500, count))]
            load(warehouse, reports, [_sighting(r) for r in reports])
        _timed(f"(made and loaded {count} reports, {count * 10} scores, {count * PASSAGES} passages)", start)

        start = time.monotonic()
        connection.execute("BEGIN")
        refresh_alike(connection, read_settings().values, whole=True)
        connection.execute("COMMIT")
        _timed("copied text over everything, from nothing", start)
        pairs = connection.execute("SELECT count(*) FROM alike_passages_base").fetchone()

        start = time.monotonic()
        summary = audit(warehouse)
        _timed(f"{len(summary.rules)} rules over {summary.documents} reports, copied text compared anew", start)

        for number in (count, count + 1, count + 2):
            report = maker.report(number)
            load(warehouse, [report], [_sighting(report)])
            start = time.monotonic()
            summary = audit(warehouse, changed=[report.sha256])
            _timed(f"one new report ({summary.documents} in scope)", start)
        print(f"{pairs[0] if pairs else 0} alike passages, {sum(summary.findings.values())} findings")


def _sighting(report: Extraction) -> Sighting:
    return Sighting(f"20260101T000000-{report.sha256[:12]}", "r", report.sha256, f"file:/{report.sha256}", None, None, "2026", "stored")


if __name__ == "__main__":
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS)
