"""`ita rebuild`: the warehouse anew from the stored PDFs, ledger and extractions."""

from __future__ import annotations

from pathlib import Path

import typer

from flows.cli import configuration, new_app
from flows.commands.ingest import ENGINE_HELP

app = new_app("Make the warehouse anew from the stored PDFs, ledger and extractions.")


@app.command()
def rebuild(
    ctx: typer.Context,
    jobs: int = typer.Option(None, "--jobs", min=1),
    engine: str = typer.Option("fast", "--engine", metavar="fast|reference", help=ENGINE_HELP),
    verify: bool = typer.Option(False, "--verify", help="As it was given to the ingest."),
    reference: Path = typer.Option(None, "--reference", metavar="DIR"),
    checks: Path = typer.Option(None, "--checks", metavar="DIR"),
) -> int:
    """Make the warehouse anew from the stored PDFs, ledger and extractions."""
    from flows.arguments import check_choice
    from flows.configuration import jobs_default, verify_share
    from flows.pipeline import Options
    from flows.pipeline import rebuild as run
    from flows.report import Reporter
    from flows.store import Ledger, Store
    from normalizers.errors import InputError

    check_choice("--engine", engine, ("fast", "reference"))
    settings = configuration(ctx)
    if not (settings.data_dir / "ledger").is_dir() or not any(True for _ in Ledger(settings.data_dir).read()):
        raise InputError(f"{settings.data_dir} holds no ledger, so there is nothing to rebuild from. Type: ita ingest PATH")
    with Reporter("table", settings.quiet) as reporter:
        options = Options(jobs or jobs_default(), engine, reference, checks, verify_share(verify))
        count = run(Store(settings.data_dir), options, reporter.progress)
    typer.echo(f"{count} sightings loaded into {settings.data_dir / 'warehouse.duckdb'}")
    return 0
