"""`ita official`: import official results to compare with."""

from __future__ import annotations

from pathlib import Path

import typer

from flows.cli import configuration, new_app

app = new_app("Import official results to compare with.")


@app.callback()
def official() -> None:
    """Import official results to compare with."""


@app.command("import")
def import_file(
    ctx: typer.Context,
    path: Path = typer.Argument(..., metavar="FILE", help="CSV or XLSX; columns are found by their headers."),
    year: int = typer.Option(None, "--year", metavar="BE", help="Fiscal year of a file without a column for it."),
    source: str = typer.Option(None, "--source", metavar="TEXT", help="Where the file is from, for rows that do not say."),
    reference: Path = typer.Option(None, "--reference", metavar="DIR", help="Own reference tables."),
) -> int:
    """Import a file of official results, and ask every report about them."""
    from flows.official import imported, keep, read_official
    from flows.store import Store
    from normalizers.load_reference import load_reference
    from warehouse.audit import audit
    from warehouse.official import load_official
    from warehouse.open import open_warehouse
    from warehouse.snapshots import publish

    rows, complaints = read_official(path, load_reference(reference), year, source)
    for complaint in complaints:
        typer.echo(f"ita: {complaint}", err=True)
    settings = configuration(ctx)
    Store(settings.data_dir)  # the folder, made or refused with a reason
    if rows:
        with open_warehouse(settings.data_dir) as warehouse:
            keep(settings.data_dir, rows, path.name)
            known = load_official(warehouse, imported(settings.data_dir))
            summary = audit(warehouse, rules=["score_disagrees_with_official"])
            publish(warehouse)
        found = sum(n for (rule, _), n in summary.findings.items() if rule == "score_disagrees_with_official")
        if not settings.quiet:
            typer.echo(f"{known} offices and years have an official result; {found} reported scores disagree.", err=True)
    typer.echo(f"{len(rows)} rows imported, {len(complaints)} complaints")
    return 3 if complaints else 0
