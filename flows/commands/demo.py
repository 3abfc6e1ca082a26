"""`ita demo`: the main job on made-up sample reports."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import typer

from flows.cli import configuration, new_app

app = new_app(
    "The main job on made-up sample reports: serve, harvest, read, load, audit, ask. No network. "
    "Always in its own folder ./demo-data, begun afresh each time, whatever --data and ITA_DATA say."
)
FOLDER = Path("demo-data")

BY_YEAR = """
SELECT o.abbr_th AS "สำนักงาน / office", t.fiscal_year_be AS "ปี / year", t.score AS "คะแนนรวม / total",
       t.level_printed AS "ระดับ / level", count(DISTINCT s.indicator_no) AS "ตัวชี้วัด / indicators", min(s.score) AS "ต่ำสุด / lowest"
FROM offices AS o
INNER JOIN scores AS s ON s.office_id = o.office_id
LEFT JOIN (SELECT office_id, fiscal_year_be, min(score) AS score, min(level_printed) AS level_printed FROM totals WHERE scope = 'total' GROUP BY ALL) AS t
    ON t.office_id = s.office_id AND t.fiscal_year_be = s.fiscal_year_be
GROUP BY ALL HAVING "ปี / year" IS NOT NULL
ORDER BY "สำนักงาน / office" COLLATE th, "ปี / year"
"""
FINDINGS = "SELECT rule, severity, count(*) AS findings FROM findings WHERE state <> 'absent' GROUP BY ALL ORDER BY severity, rule"
EXAMPLES = (
    ("ตัวชี้วัดที่อ่อนที่สุดของแต่ละปี · weakest indicator of each year",
     "SELECT fiscal_year_be, arg_min(indicator_name, mean) AS weakest, min(mean) AS mean "
        "FROM (SELECT fiscal_year_be, indicator_name, round(avg(score), 2) AS mean FROM indicator_scores GROUP BY ALL) GROUP BY ALL ORDER BY 1"),
    ("สำนักงานที่พัฒนามากที่สุด · most improved office",
     "SELECT a.office_id, b.score AS before, a.score AS after, a.score - b.score AS change "
        "FROM totals a JOIN totals b ON a.office_id = b.office_id AND a.scope = 'total' AND b.scope = 'total' AND a.fiscal_year_be = b.fiscal_year_be + 1 GROUP BY ALL ORDER BY change DESC LIMIT 3"),
    ("มาตรการต่อตัวชี้วัด · measures per indicator",
     "SELECT indicator_no, count(*) AS measures, count(DISTINCT office_id) AS offices FROM measures GROUP BY ALL ORDER BY measures DESC LIMIT 5"),
)  # fmt: skip


@app.command()
def demo(
    ctx: typer.Context,
    jobs: int = typer.Option(None, "--jobs", min=1),
) -> int:
    """The main job on made-up sample reports: serve, harvest, read, load, audit, ask. No network."""
    from flows.configuration import jobs_default
    from flows.demo import count_documents, run_demo
    from flows.report import Reporter
    from warehouse.query import connect
    from warehouse.tables import text_table

    settings = configuration(ctx)
    with Reporter("table", settings.quiet, count_documents()) as reporter:
        results = run_demo(FOLDER, jobs or jobs_default(), reporter.progress)
        code = reporter.finish(results)
    write, ita = sys.stdout.write, as_typed()
    with connect(FOLDER) as connection:
        for title, query in (
            ("สำนักงานและปี · offices by year", BY_YEAR),
            ("ข้อสังเกต · findings (questions for a person)", FINDINGS),
            *EXAMPLES,
        ):
            answer = connection.execute(query)
            columns = [d[0] for d in answer.description]
            shown = f'$ {ita} --data {FOLDER} sql "{query}"\n' if (title, query) in EXAMPLES else ""
            write(f"\n== {title}\n{shown}{text_table(columns, answer.fetchall())}\n")
        finding = connection.execute(
            "SELECT finding_id FROM findings WHERE rule = 'level_disagrees_with_score' ORDER BY finding_id LIMIT 1"
        ).fetchone()
    identity = finding[0] if finding else "ID"
    write(
        "\n== ต่อไป · what to type next (made-up reports; the planted faults are listed in flows/sample/FAULTS.md)\n"
        f"{ita} --data {FOLDER} findings list\n"
        f"{ita} --data {FOLDER} web      # โต๊ะตรวจ: เปิดที่อยู่ที่แสดง แล้วกด “เริ่มตรวจ” · the review desk: open the address it prints\n"
        f"{ita} --data {FOLDER} show {identity} -o page.png      # the page with the box drawn\n"
        f'{ita} --data {FOLDER} sql "SELECT * FROM scores LIMIT 5"\n'
    )
    return code


def as_typed() -> str:
    """Return how this command is called from here: by its name where the shell finds it, else by its path."""
    own, found = Path(sys.argv[0]), shutil.which("ita")
    if not own.exists() or (found and Path(found).samefile(own)):
        return "ita"
    return os.path.relpath(own)
