"""`ita runs`: past harvests, the coverage of offices and years, and sources that have been silent."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from flows.cli import configuration, new_app

app = new_app("Past runs, the coverage of offices and years, and sources that have been silent.")
FORMAT = typer.Option("table", "--format", metavar="table|csv|json|jsonl|markdown")


def _print(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], output: str) -> int:
    from flows.arguments import check_choice
    from warehouse.tables import FORMATS, render

    check_choice("--format", output, FORMATS)
    sys.stdout.write(render(tuple(columns), [tuple(row[c] for c in columns) for row in rows], output) + "\n")
    return 0


@app.callback(invoke_without_command=True)
def runs(ctx: typer.Context) -> int:
    """Past runs, the coverage of offices and years, and sources that have been silent. Without a word: the newest runs."""
    return list_runs(ctx, 20, "table") if ctx.invoked_subcommand is None else 0


@app.command("list")
def list_runs(
    ctx: typer.Context,
    most: int = typer.Option(20, "--most", min=1, metavar="N", help="The newest N."),
    output: str = FORMAT,
) -> int:
    """List past harvests, the newest first."""
    from flows.past import past_runs

    rows = []
    for run in past_runs(configuration(ctx).data_dir, most):
        counts = run.documents or run.outcomes
        said = ", ".join(f"{n} {name}" for name, n in sorted(counts.items(), key=lambda c: -c[1]))
        rows.append(
            {
                "run_id": run.run_id, "began": run.began, "ended": run.ended, "state": run.state, "sources": run.sources,
                "requests": run.requests, "bytes": run.bytes, "came_of_it": said
            }
        )  # fmt: skip
    return _print(rows, ("run_id", "began", "ended", "state", "sources", "requests", "bytes", "came_of_it"), output)


@app.command()
def show(ctx: typer.Context, run_id: str = typer.Argument(..., metavar="RUN"), output: str = FORMAT) -> int:
    """Show every address that a run looked at; what brought nothing stands first."""
    from flows.past import addresses_of

    rows = addresses_of(configuration(ctx).data_dir, run_id)
    return _print(rows, ("outcome", "url", "office_id", "fiscal_year_be", "sha256", "reason"), output)


@app.command()
def coverage(
    ctx: typer.Context,
    year: int = typer.Option(None, "--year", metavar="BE", help="Only offices without a report of this year."),
    output: str = FORMAT,
) -> int:
    """Show for each office the years that are held, and those that others have and it has not."""
    from flows.arguments import check_year
    from flows.coverage import office_coverage

    check_year(year)
    rows = office_coverage(configuration(ctx).data_dir)
    if year is not None:
        rows = [row for row in rows if str(year) not in row["years"].split()]
    return _print(rows, ("office_id", "office", "years", "missing", "documents"), output)


@app.command()
def silent(
    ctx: typer.Context,
    sources: Path = typer.Option(None, "--sources", metavar="CSV", help="The list of sources (default: sources.csv in the data folder)."),
    days: int = typer.Option(0, "--days", min=0, metavar="N", help="Only sources without a document for N days, or without any at all."),
    output: str = FORMAT,
) -> int:
    """Show for each source how long it has given nothing, the longest first."""
    from datetime import UTC, datetime

    from flows.coverage import silences
    from flows.harvesting import default_sources
    from flows.sources import read_sources

    data_dir = configuration(ctx).data_dir
    listed, complaints = read_sources(sources or default_sources(data_dir))
    for complaint in complaints:
        typer.echo(f"ita: {complaint}", err=True)
    now, rows = datetime.now(UTC), []
    for source, silence in silences(data_dir, listed):
        length = silence.days(now)
        if length is None or length >= days:
            rows.append(
                {
                    "days": length, "office_id": source.office_id, "url": source.url, "answered_at": silence.answered_at,
                    "asked_at": silence.asked_at, "outcome": silence.outcome, "reason": silence.reason
                }
            )  # fmt: skip
    rows.sort(key=lambda row: (row["days"] is not None, -int(row["days"] or 0)))
    return _print(rows, ("days", "office_id", "url", "answered_at", "asked_at", "outcome", "reason"), output)
