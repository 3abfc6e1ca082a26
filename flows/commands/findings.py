"""`ita findings`: what the checks found."""

from __future__ import annotations

import sys

import typer

from flows.cli import configuration, new_app

app = new_app("List what the checks found, or show one with its evidence.")

LIST = """
SELECT finding_id, severity, rule, office_id, fiscal_year_be AS year, indicator_no AS ind, message, verdict
FROM findings
WHERE state <> 'absent' AND ($rule IS NULL OR rule = $rule) AND ($office IS NULL OR office_id = $office)
ORDER BY CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, rule, office_id, fiscal_year_be, subject
"""


@app.callback(invoke_without_command=True)
def findings(ctx: typer.Context) -> None:
    """List what the checks found, or show one with its evidence."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_findings, ctx=ctx, rule=None, office=None, output="table")


@app.command("list")
def list_findings(
    ctx: typer.Context,
    rule: str = typer.Option(None, "--rule", metavar="NAME"),
    office: str = typer.Option(None, "--office", metavar="ID"),
    output: str = typer.Option("table", "--format", metavar="table|csv|json|jsonl|markdown"),
) -> int:
    """List the present findings, the most severe first."""
    from flows.arguments import check_choice, check_office, check_rule
    from warehouse.query import connect
    from warehouse.tables import FORMATS, render

    check_choice("--format", output, FORMATS)
    check_office(office)
    with connect(configuration(ctx).data_dir) as connection:
        check_rule(rule, connection)
        answer = connection.execute(LIST, {"rule": rule, "office": office})
        columns = [d[0] for d in answer.description]
        sys.stdout.write(render(columns, answer.fetchall(), output) + "\n")
    return 0


@app.command()
def show(
    ctx: typer.Context,
    finding_id: str = typer.Argument(..., metavar="ID", help="The finding's id or its first letters."),
    output: str = typer.Option("text", "--format", metavar="text|json"),
) -> int:
    """Show one finding: the question, what was expected and found, and every box of its evidence."""
    from flows.arguments import check_choice
    from normalizers.errors import UsageError
    from warehouse.check_files import CHECKS_DIR, read_check
    from warehouse.query import connect
    from warehouse.tables import render

    check_choice("--format", output, ("text", "json"))
    with connect(configuration(ctx).data_dir) as connection:
        answer = connection.execute("SELECT * FROM findings WHERE starts_with(finding_id, ?)", [finding_id])
        columns = [d[0] for d in answer.description]
        rows = answer.fetchall()
    if len(rows) != 1:
        raise UsageError(f"{len(rows)} findings begin with '{finding_id}'. `ita findings list` shows the ids.")
    if output == "json":
        sys.stdout.write(render(columns, rows, "json") + "\n")
        return 0
    finding = dict(zip(columns, rows[0], strict=True))
    path = CHECKS_DIR / f"{finding['rule']}.sql"
    lines = [f"{name}: {finding[name]}" for name in columns if name != "evidence" and finding[name] not in (None, "")]
    if path.exists():
        header = read_check(path).header
        lines += [f"question: {header['question_th']} · {header['question']}", f"what to do: {header['resolve_th']} · {header['resolve']}"]
    for box in finding["evidence"]:
        lines.append(
            f"evidence: page {box['page']} ({box['x0']}, {box['top']}, {box['x1']}, {box['bottom']}) {box['quote']!r} {box['sha256'][:12]}"
        )
    sys.stdout.write("\n".join(lines) + f"\npicture: ita show {finding['finding_id']} -o page.png\n")
    return 0
