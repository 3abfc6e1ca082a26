"""`ita harvest`: fetch the listed sources, then read, load and audit what is new."""

from __future__ import annotations

from pathlib import Path

import typer

from flows.cli import configuration, new_app

app = new_app("Fetch the listed sources, then read, load and audit what is new.")


@app.command()
def harvest(
    ctx: typer.Context,
    sources: Path = typer.Option(None, "--sources", metavar="CSV", help="The list of sources (default: sources.csv in the data folder)."),
    year: int = typer.Option(None, "--year", metavar="BE", help="Only sources of this fiscal year, or of none."),
    limit: int = typer.Option(None, "--limit", min=1, help="Only the first N sources."),
    dry_run: bool = typer.Option(False, "-n", "--dry-run", help="Say what would be fetched, fetch nothing."),
    retry_failed: bool = typer.Option(False, "--retry-failed", help="Only sources that failed last time."),
    since: str = typer.Option(None, "--since", metavar="YYYY-MM-DD", help="Only sources that gave no document on or after this day."),
    allow_host: list[str] = typer.Option(None, "--allow-host", metavar="HOST", help="Allow this host although its address is private."),
    rate: float = typer.Option(2.0, "--rate", min=0.0, metavar="SECONDS", help="Pause between two requests to one host."),
    contact: str = typer.Option("operator", "--contact", envvar="ITA_CONTACT", help="Address that the user agent names."),
    proxy: str = typer.Option(None, "--proxy", envvar="ITA_PROXY"),
    jobs: int = typer.Option(None, "--jobs", min=1),
    output: str = typer.Option("table", "--format", metavar="table|jsonl"),
    reference: Path = typer.Option(None, "--reference", metavar="DIR"),
    checks: Path = typer.Option(None, "--checks", metavar="DIR"),
    prefect: bool = typer.Option(False, "--prefect", help="Run as a Prefect flow."),
) -> int:
    """Fetch the listed sources, then read, load and audit what is new."""
    import os
    import sys

    from flows.arguments import check_choice, check_year
    from flows.clock import warn_of_clock
    from flows.configuration import jobs_default, verify_share
    from flows.coverage import not_heard_since
    from flows.harvesting import HarvestOptions, choose_sources, default_sources
    from flows.harvesting import harvest as run_harvest
    from flows.memory import Memory
    from flows.pipeline import Options
    from flows.report import Reporter, met_with
    from flows.sources import read_sources
    from flows.store import Store
    from normalizers.errors import SourceRefusedError
    from normalizers.load_reference import load_reference

    settings = configuration(ctx)
    check_choice("--format", output, ("table", "jsonl"))
    check_year(year)
    path = sources or default_sources(settings.data_dir)
    known = {o.office_id for o in load_reference(reference).offices.all()}
    listed, complaints = read_sources(path, known)
    for complaint in complaints:
        typer.echo(f"ita: {complaint}", err=True)
    store = Store(settings.data_dir)
    chosen = choose_sources(listed, year, limit, Memory(store).failed if retry_failed else None)
    if since is not None:
        chosen = not_heard_since(settings.data_dir, chosen, since)
    if dry_run:
        for source in chosen:
            sys.stdout.write(f"{source.kind}\t{source.office_id or '-'}\t{source.fiscal_year_be or '-'}\t{source.url}\t{source.does}\n")
        return 0
    warn_of_clock(store, lambda text: typer.echo(f"ita: {text}", err=True))
    options = HarvestOptions(
        tuple(allow_host or ()), rate, contact, proxy, reading=Options(jobs or jobs_default(), "fast", reference, checks, verify_share())
    )
    with Reporter(output, settings.quiet) as reporter:
        if prefect or os.environ.get("PREFECT_API_URL"):
            from flows.harvest import harvest_as_flow

            results = harvest_as_flow(chosen, store, options, reporter.progress)
        else:
            results = run_harvest(chosen, store, options, reporter.progress)
        code = reporter.finish(results)
        if output == "table":
            sys.stdout.write(met_with(results))
    if results and all(r.status == "failed" for r in results):
        raise SourceRefusedError("No source answered with a document; the table above says why for each.")
    return code or (3 if complaints else 0)
