"""`ita offices`: the registry, what a printed name means, and names that nothing resolves."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typer

from flows.cli import configuration, new_app

app = new_app("The registry of area offices, and what a printed name means.")
REFERENCE = typer.Option(None, "--reference", metavar="DIR", help="Own reference tables.")


@app.callback()
def offices() -> None:
    """The registry of area offices, and what a printed name means."""


@app.command("list")
def list_offices(
    output: str = typer.Option("table", "--format", metavar="table|csv|json|jsonl|markdown"),
    former: bool = typer.Option(False, "--former", help="Former secondary offices too."),
    reference: Path = REFERENCE,
) -> int:
    """List the offices."""
    from flows.arguments import check_choice
    from normalizers.load_reference import load_reference
    from warehouse.tables import FORMATS, render

    check_choice("--format", output, FORMATS)
    index = load_reference(reference).offices
    chosen = index.all() if former else list(index.offices.values())
    columns = ("office_id", "level", "abbr_th", "name_en", "provinces_th", "area_no", "region")
    rows = [(o.office_id, o.level, o.abbr_th, o.name_en, " ".join(o.provinces), o.area_no, o.region) for o in chosen]
    sys.stdout.write(render(columns, rows, output) + "\n")
    return 0


@app.command()
def resolve(
    names: list[str] = typer.Argument(..., metavar="NAME...|-", help="Printed names; - reads them from stdin, one a line."),
    year: int = typer.Option(None, "--year", metavar="BE", help="Answer for this fiscal year."),
    output: str = typer.Option("table", "--format", metavar="table|csv|json|jsonl|markdown"),
    reference: Path = REFERENCE,
) -> int:
    """Say which office each printed name means; certain, or with its doubt."""
    from flows.arguments import check_choice
    from normalizers.load_reference import load_reference
    from normalizers.offices import resolve_office
    from warehouse.tables import FORMATS, render

    check_choice("--format", output, FORMATS)
    index = load_reference(reference).offices
    printed = [line.rstrip("\n") for line in sys.stdin] if names == ["-"] else names
    found = [resolve_office(name, index, year_be=year, codes=True) for name in printed]
    columns = ("printed", "office_id", "status", "candidates", "reason")
    rows = [(r.printed, r.office_id, r.status, list(r.candidates), r.reason) for r in found]
    if output == "json":
        sys.stdout.write(json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(render(columns, rows, output) + "\n")
    return 0


@app.command()
def aliases(
    ctx: typer.Context,
    output: str = typer.Option("csv", "--format", metavar="table|csv|json|jsonl|markdown"),
) -> int:
    """Names in the warehouse that nothing resolves, as lines to paste into office_aliases.csv once a person has decided."""
    from flows.arguments import check_choice
    from warehouse.query import connect
    from warehouse.tables import FORMATS, render

    check_choice("--format", output, FORMATS)
    query = """
        SELECT m.printed, m.candidates[1] AS office_id, 'sha256 ' || left(min(m.sha256), 12) || ' page ' || min(m.page) AS seen_in,
               count(*) AS times
        FROM office_mentions AS m
        WHERE m.status = 'unknown'
        GROUP BY m.printed, m.candidates[1]
        ORDER BY times DESC, m.printed COLLATE th
    """
    with connect(configuration(ctx).data_dir) as connection:
        answer = connection.execute(query)
        columns = [d[0] for d in answer.description]
        sys.stdout.write(render(columns, answer.fetchall(), output) + "\n")
    return 0
