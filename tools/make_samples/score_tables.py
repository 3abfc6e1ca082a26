"""A report's score table in each of the layouts."""

from __future__ import annotations

from tools.make_samples.content import INSTRUMENTS, NAMES, Report, instrument_of, total_of
from tools.make_samples.document import Block, Cell, row_of
from tools.make_samples.printed_rows import printed_rows


def score_table(report: Report) -> Block:
    """Return the table in the report's layout."""
    return {
        "ranked": _ranked, "numbered": _numbered, "score_with_level": _score_with_level, "two_years": _two_years, "instruments": _instruments,
    }[report.layout](report)  # fmt: skip


def _ranked(report: Report) -> Block:
    letters = report.letters
    rows = [row_of("ลำดับที่", "ตัวชี้วัดที่", "ประเด็นตัวชี้วัด", "คะแนน", *(["ระดับ"] if letters else []), "หมายเหตุ")]
    for r in printed_rows(report):
        rows.append(
            row_of(
                str(r.rank), str(r.indicator_no), NAMES[r.indicator_no], str(r.score), *([r.level or ""] if letters else []), r.remark or ""
            )
        )
    return Block("table", rows=tuple(rows), widths=(10, 12, 40, 13, 10, 15) if letters else (12, 14, 44, 15, 15))


def _numbered(report: Report) -> Block:
    letters = report.letters
    rows = [row_of("ตัวชี้วัดที่", "ชื่อตัวชี้วัด", "คะแนน", *(["ระดับ"] if letters else []))]
    rows += [
        row_of(str(r.indicator_no), NAMES[r.indicator_no], str(r.score), *([r.level or ""] if letters else []))
        for r in printed_rows(report)
    ]
    return Block("table", rows=tuple(rows), widths=(16, 52, 16, 16) if letters else (18, 62, 20))


def _score_with_level(report: Report) -> Block:
    rows = [row_of("ที่", "ตัวชี้วัด", "คะแนน (ระดับ)")]
    rows += [row_of(str(r.indicator_no), NAMES[r.indicator_no], f"{r.score} ({r.level})") for r in printed_rows(report)]
    return Block("table", rows=tuple(rows), widths=(12, 60, 28))


def _two_years(report: Report) -> Block:
    before, year = report.before or {}, report.results_year
    rows = [row_of("ตัวชี้วัด", f"ปี {year - 1}", f"ปี {year}", "ผลต่าง")]
    for r in printed_rows(report):
        earlier = before[r.indicator_no]
        rows.append(row_of(f"{r.indicator_no} {NAMES[r.indicator_no]}", str(earlier), str(r.score), f"{r.score - earlier:+}"))
    return Block("table", rows=tuple(rows), widths=(52, 16, 16, 16))


def _instruments(report: Report) -> Block:
    rows: list[tuple[Cell, ...]] = [row_of("แบบวัด", "ตัวชี้วัด", "คะแนน")]
    for name, numbers in INSTRUMENTS.items():
        for n, i in enumerate(numbers):
            label = [Cell(name, rows=len(numbers) + 1)] if n == 0 else []
            rows.append((*label, Cell(f"ตัวชี้วัดที่ {i} {NAMES[i]}"), Cell(str(report.scores[i]))))
        rows.append(row_of(f"คะแนนเฉลี่ย {name}", str(instrument_of(report.scores, name))))
    rows.append((Cell("คะแนนรวม", cols=2), Cell(str(total_of(report.scores)))))
    return Block("table", rows=tuple(rows), widths=(18, 62, 20))
