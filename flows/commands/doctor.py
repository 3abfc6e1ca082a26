"""`ita doctor`: what is installed, what is missing, how to get it."""

from __future__ import annotations

import sys

import typer

from flows.cli import configuration, new_app

app = new_app("What is installed, what is missing, how to get it.")


@app.command()
def doctor(
    ctx: typer.Context,
    output: str = typer.Option("table", "--format", metavar="table|csv|json|jsonl|markdown"),
) -> int:
    """What is installed, what is missing, how to get it."""
    from flows.arguments import check_choice
    from flows.doctor import examine
    from warehouse.tables import FORMATS, render

    check_choice("--format", output, FORMATS)
    found = examine(configuration(ctx).data_dir)
    rows = [(f.name, "ok" if f.ok else "missing", f.found, f.needed_for, "" if f.ok else f.get_it) for f in found]
    columns = ("what", "state", "found", "needed for", "how to get it")
    if output == "table":  # which cuts long texts; what to type is never cut
        sys.stdout.write(render(columns[:4], [row[:4] for row in rows], output) + "\n")
        sys.stdout.writelines(f"\n{f.name} is missing. {f.get_it[:1].upper()}{f.get_it[1:]}\n" for f in found if not f.ok)
    else:
        sys.stdout.write(render(columns, rows, output) + "\n")
    return 0 if all(f.ok or f.optional for f in found) else 4
