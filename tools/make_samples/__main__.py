"""Make the sample site anew: python -m tools.make_samples [NAME...]"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

from tools.make_samples.content import NAMES, REPORTS, UNITS, Report, letter, total_of
from tools.make_samples.document import MEASURES, blocks, measured
from tools.make_samples.producers import PRODUCERS

SAMPLE = Path("flows/sample")
SITE = SAMPLE / "site"


def truth(report: Report) -> dict[str, object]:
    """What a reader must find in the report, in the form of the acceptance truth."""
    scores = [
        {"fiscal_year_be": report.year, "indicator_no": i, "score": float(s), **({"level": _level(report, i)} if _has_level(report) else {})}
        for i, s in report.scores.items()
        if not (report.has("indicator_missing") and i == 7)
    ]
    if report.has("indicator_duplicated"):
        scores.append({"fiscal_year_be": report.year, "indicator_no": 5, "score": 90.66})
    if report.layout == "ranked" and not report.has("rank_disagrees_with_score"):
        order = sorted(report.scores, key=lambda i: (-report.scores[i], i))
        for row in scores:
            row["rank"] = order.index(row["indicator_no"]) + 1
    if report.before:
        scores += [{"fiscal_year_be": report.year - 1, "indicator_no": i, "score": float(s)} for i, s in report.before.items()]
    total = float(total_of(report.scores))
    if report.has("total_repeats_other_year"):
        total = float(total_of(next(r.scores for r in REPORTS if r.office == report.office and r.year == report.year - 1)))
    elif report.has("total_disagrees_with_indicators"):
        total += 1
    measures = [
        {"indicator_no": i, "items": len(MEASURES[i]), "period_start": f"{report.year - 544}-10-01", "period_end": f"{report.year - 543}-09-30"}
        for i in measured(report)
    ]
    return {
        "office_id": report.office.office_id, "doc_type": "office", "scores": scores,
        "totals": [{"fiscal_year_be": report.year, "score": round(total, 2)}], "measures": measures,
        "budgets": [{"indicator_no": i, "amount_baht": (8 + 3 * n + i % 4) * 1000 + 500} for n, i in enumerate(measured(report), 1)],
        "findings": [{"rule": f.rule, **({"indicator_no": f.indicator_no} if f.indicator_no else {})} for f in report.faults],
    }  # fmt: skip


def _has_level(report: Report) -> bool:
    return report.year <= 2565 and report.layout in ("ranked", "numbered")


def _level(report: Report, i: int) -> str:
    return "A" if report.has("level_disagrees_with_score") and i == 4 else letter(report.scores[i])


def pages() -> None:
    """Write the offices' pages, the list of sources and the list of faults."""
    by_office: dict[str, list[Report]] = {}
    for report in REPORTS:
        by_office.setdefault(report.office.office_id, []).append(report)
    rows = []
    for office_id, reports in by_office.items():
        office = reports[0].office
        links = "".join(
            f'<li><a href="{r.name}">O43 รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. {r.year}</a></li>' for r in reports
        )
        page = (
            f'<!doctype html><html lang="th"><meta charset="utf-8"><title>{office.short} – ตัวอย่างสมมติ</title><h1>{office.full}</h1>'
            f'<p>ตัวอย่างสมมติ made-up sample</p><ul>{links}<li><a href="../index.html">หน้าหลัก</a></li><li><a href="calendar.pdf">ปฏิทินกิจกรรม</a></li></ul></html>\n'
        )
        (SITE / office_id).mkdir(parents=True, exist_ok=True)
        (SITE / office_id / "index.html").write_text(page, encoding="utf-8")
        rows.append((office_id, "", f"{{base}}/{office_id}/index.html", "page", "made-up sample office"))
    items = "".join(f'<li><a href="{o}/index.html">{r[0].office.full}</a></li>' for o, r in by_office.items())
    (SITE / "index.html").write_text(f'<!doctype html><html lang="th"><meta charset="utf-8"><title>ตัวอย่างสมมติ</title><ul>{items}</ul></html>\n', encoding="utf-8")
    with (SAMPLE / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("office_id", "fiscal_year_be", "url", "kind", "note"))
        writer.writerows(rows)
    faults = [(f"{r.office.office_id}/{r.name}", f.rule, f.indicator_no or "", f.note) for r in REPORTS for f in r.faults]
    with (SAMPLE / "faults.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("file", "rule", "indicator_no", "note"))
        writer.writerows(faults)
    lines = ["# Planted faults", "", "The sample reports are made up. These faults are in them on purpose; the other reports have none.", "", "| report | rule | what |", "|---|---|---|"]
    lines += [f"| {file} | `{rule}` | {note} |" for file, rule, _, note in faults]
    (SAMPLE / "FAULTS.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(names: list[str]) -> None:
    pages()
    known = {}
    for report in REPORTS:
        path = SITE / report.office.office_id / report.name
        known[f"{report.office.office_id}-{report.name}"] = truth(report)
        if names and report.producer not in names:
            continue
        PRODUCERS[report.producer](blocks(report), path.resolve())
        sys.stdout.write(f"{path} {report.producer} {path.stat().st_size // 1000} kB\n")
    (Path(__file__).parent / "truth.json").write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


__all__ = ["NAMES", "UNITS", "truth"]

if __name__ == "__main__":
    main(sys.argv[1:])
