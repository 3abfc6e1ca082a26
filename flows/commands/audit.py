"""`ita audit`: run the checks over the whole warehouse."""

from __future__ import annotations

from pathlib import Path

import typer

from flows.cli import configuration, new_app

app = new_app("Run the checks over the warehouse.")


@app.command()
def audit(
    ctx: typer.Context,
    rule: list[str] = typer.Option(None, "--rule", metavar="NAME", help="Only this rule; may be given several times."),
    fail_on: str = typer.Option("never", "--fail-on", metavar="error|warning|never", help="Exit 1 at findings this severe."),
    checks: Path = typer.Option(None, "--checks", metavar="DIR", help="Own checks beside the built-in ones."),
    list_rules: bool = typer.Option(False, "--list", help="List the rules and end."),
    output: str = typer.Option("table", "--format", metavar="table|csv|json|jsonl|markdown"),
) -> int:
    """Run the checks over the warehouse."""
    import sys

    from flows.arguments import check_choice
    from warehouse.audit import audit as run_audit
    from warehouse.check_files import CHECKS_DIR, read_checks
    from warehouse.open import open_warehouse
    from warehouse.snapshots import newest, publish
    from warehouse.tables import FORMATS, render

    check_choice("--fail-on", fail_on, ("error", "warning", "never"))
    check_choice("--format", output, FORMATS)
    if list_rules:
        listed = [
            (c.name, c.severity, c.header["question_th"], c.header["question"])
            for c in read_checks(CHECKS_DIR, *([checks] if checks else []))
        ]
        sys.stdout.write(render(("rule", "severity", "question_th", "question"), listed, output) + "\n")
        return 0
    data_dir = configuration(ctx).data_dir
    newest(data_dir)
    with open_warehouse(data_dir) as warehouse:
        summary = run_audit(warehouse, rules=rule or None, checks_dir=checks)
        warehouse.changed = True
        publish(warehouse)
    chosen = {k: n for k, n in summary.findings.items() if k[0] in summary.rules}
    rows = [(name, severity, count) for (name, severity), count in sorted(chosen.items())]
    sys.stdout.write(render(("rule", "severity", "findings"), rows, output) + "\n")
    if not configuration(ctx).quiet:
        typer.echo(f"{len(summary.rules)} rules over {summary.documents} documents. A finding is a question for a person.", err=True)
    return 1 if fail_on != "never" and summary.at_or_above(fail_on) else 0
