"""The sample offices' web pages, the list of sources and the lists of planted faults."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from tools.make_samples.content import MARK, REPORTS, Report

#: Offices whose reports are listed by address instead of found on a page.
LISTED_BY_ADDRESS = ("sesao-nan",)
O43 = "O43 รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. {year}"
O42 = "O42–O43 มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน และผลการดำเนินการ ประจำปีงบประมาณ {year}"
UNRELATED = (
    ("../index.html", "หน้าหลัก"), ("calendar.pdf", "ปฏิทินกิจกรรม"), ("vacancies.pdf", "ประกาศรับสมัครพนักงานราชการ"),
    ("procurement.pdf", "ประกาศผลการจัดซื้อจัดจ้างรายเดือน"), ("#contact", "ติดต่อเรา"),
)  # fmt: skip


def write_pages(sample: Path) -> None:
    """Write everything of the sample site but the PDFs into `sample`."""
    site = sample / "site"
    offices = [(office_id, list(reports)) for office_id, reports in groupby(REPORTS, key=lambda r: r.office.office_id)]
    for number, (office_id, reports) in enumerate(offices):
        (site / office_id).mkdir(parents=True, exist_ok=True)
        (site / office_id / "index.html").write_text(_office_page(reports, O42 if number % 2 else O43), encoding="utf-8")
    items = "".join(f'<li><a href="{office_id}/index.html">{reports[0].office.full}</a></li>\n' for office_id, reports in offices)
    (site / "index.html").write_text(_page("สำนักงานตัวอย่าง", f"<ul>\n{items}</ul>"), encoding="utf-8")
    _write_csv(sample / "sources.csv", ("office_id", "fiscal_year_be", "url", "kind", "note"), _sources(offices))
    faults = [(f"{r.office.office_id}/{r.name}", f.rule, f.indicator_no or "", f.note) for r in REPORTS for f in r.faults]
    _write_csv(sample / "faults.csv", ("file", "rule", "indicator_no", "note"), faults)
    (sample / "FAULTS.md").write_text(_fault_list(faults), encoding="utf-8")


def _sources(offices: list[tuple[str, list[Report]]]) -> Iterable[tuple[object, ...]]:
    for office_id, reports in offices:
        if office_id not in LISTED_BY_ADDRESS:
            yield office_id, "", f"{{base}}/{office_id}/index.html", "page", "made-up sample office"
            continue
        for report in reports:
            yield office_id, report.year, f"{{base}}/{office_id}/{report.name}", "pdf", "made-up sample report"


def _office_page(reports: list[Report], text: str) -> str:
    links = [(r.name, text.format(year=r.year)) for r in reports]
    items = "".join(f'<li><a href="{href}">{label}</a></li>\n' for href, label in (*UNRELATED[:2], *links, *UNRELATED[2:]))
    return _page(reports[0].office.full, f'<ul>\n{items}</ul>\n<p id="contact">โทรศัพท์ 0 0000 0000</p>')


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="th">\n<head><meta charset="utf-8"><title>{title} – ตัวอย่างสมมติ</title></head>\n'
        f"<body>\n<h1>{title}</h1>\n<p>{MARK}</p>\n{body}\n</body>\n</html>\n"
    )


def _fault_list(faults: list[tuple[str, str, int | str, str]]) -> str:
    lines = [
        "# Planted faults", "", "The sample reports are made up: offices are real names, everything said about them is invented.",
        "These faults are in them on purpose; the other reports have none.", "", "| report | rule | what |", "|---|---|---|",
    ]  # fmt: skip
    lines += [f"| {file} | `{rule}` | {note} |" for file, rule, _, note in faults]
    return "\n".join(lines) + "\n"


def _write_csv(path: Path, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
