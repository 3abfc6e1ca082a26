"""`ita sources check`: validate a sources file and say what each line would do."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from flows.cli import configuration, new_app

app = new_app("Check a file of sources and say what each line would do.")


@app.callback()
def sources() -> None:
    """Check a file of sources and say what each line would do."""


@app.command()
def check(
    ctx: typer.Context,
    path: Path = typer.Argument(None, metavar="CSV", help="Default: sources.csv in the data folder."),
    output: str = typer.Option("table", "--format", metavar="table|csv|json|jsonl|markdown"),
) -> int:
    """Validate a sources file; nothing is fetched."""
    from flows.arguments import check_choice
    from flows.harvesting import default_sources
    from flows.sources import read_sources
    from normalizers.load_reference import load_reference
    from warehouse.tables import FORMATS, render

    check_choice("--format", output, FORMATS)
    known = {o.office_id for o in load_reference().offices.all()}
    listed, complaints = read_sources(path or default_sources(configuration(ctx).data_dir), known)
    rows = [(s.line, s.office_id, s.fiscal_year_be, s.kind, s.does, s.url) for s in listed]
    sys.stdout.write(render(("line", "office_id", "year", "kind", "does", "url"), rows, output) + "\n")
    for complaint in complaints:
        typer.echo(f"ita: {complaint}", err=True)
    return 2 if complaints else 0
