"""`ita serve`: scheduled harvesting under Prefect."""

from __future__ import annotations

from pathlib import Path

import typer

from flows.cli import configuration, new_app

app = new_app("Scheduled harvesting under Prefect.")


@app.command()
def serve(
    ctx: typer.Context,
    cron: str = typer.Option("0 2 * * 1", "--cron", metavar="LINE", help="When: minute, hour, day, month, weekday."),
    timezone: str = typer.Option("Asia/Bangkok", "--timezone", metavar="ZONE"),
    sources: Path = typer.Option(None, "--sources", metavar="CSV", help="The list of sources (default: sources.csv in the data folder)."),
    name: str = typer.Option("harvest", "--name", help="Of the deployment; another for each data folder of a shared server."),
    port: int = typer.Option(4200, "--port", help="Of the Prefect server, unless PREFECT_API_URL names one."),
    host: str = typer.Option(
        "127.0.0.1", "--host", help="Address that this server listens on; it asks nobody who they are, so keep it to this machine."
    ),
    now: bool = typer.Option(False, "--now", help="Also run at once."),
    allow_host: list[str] = typer.Option(None, "--allow-host", metavar="HOST", help="Allow this host although its address is private."),
    rate: float = typer.Option(2.0, "--rate", min=0.0, metavar="SECONDS", help="Pause between two requests to one host."),
    contact: str = typer.Option("operator", "--contact", envvar="ITA_CONTACT", help="Address that the user agent names."),
    jobs: int = typer.Option(None, "--jobs", min=1),
    desk: str = typer.Option("", "--desk", envvar="ITA_DESK", metavar="URL", help="Address of the review desk, for links."),
    notify_command: str = typer.Option(
        "", "--notify-command", envvar="ITA_NOTIFY_COMMAND", help="Run when a harvest fails; gets the words."
    ),
    notify_url: str = typer.Option("", "--notify-url", envvar="ITA_NOTIFY_URL", help="Web hook that is told when a harvest fails."),
) -> int:
    """Start a Prefect server (or use PREFECT_API_URL), the deployment and its schedule; runs until it is ended."""
    import os

    from flows.alive import holding
    from flows.configuration import jobs_default
    from flows.harvesting import default_sources
    from flows.notify import COMMAND, WEB_HOOK
    from flows.plan import Plan
    from flows.serving import keep_schedule, server
    from flows.sources import read_sources
    from flows.store import Store

    settings = configuration(ctx)
    data_dir = settings.data_dir.absolute()
    path = (sources or default_sources(data_dir)).absolute()
    for complaint in read_sources(path)[1]:
        typer.echo(f"ita: {complaint}", err=True)
    os.environ |= {COMMAND: notify_command, WEB_HOOK: notify_url}  # secrets stay out of the server's tables
    Store(data_dir)
    plan = Plan(str(data_dir), str(path), tuple(allow_host or ()), rate, contact, jobs or jobs_default(), desk)
    with holding(data_dir, "serve"), server(data_dir, port, host) as address:
        if not settings.quiet:
            typer.echo(f"{address.removesuffix('/api')}   every '{cron}' {timezone}   (Ctrl-C ends it)", err=True)
        keep_schedule(plan, name, cron, timezone, now)
    return 0
