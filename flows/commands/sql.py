"""`ita sql`: read-only SQL over the newest snapshot."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from flows.cli import configuration, new_app

app = new_app("Read-only SQL over the warehouse.")


@app.command()
def sql(
    ctx: typer.Context,
    query: str = typer.Argument(None, metavar="QUERY|-", help="The query; - reads it from stdin."),
    file: Path = typer.Option(None, "-f", "--file", help="Read the query from a file."),
    saved: str = typer.Option(None, "--saved", metavar="NAME", help="A saved query; --saved list shows them."),
    output: str = typer.Option("table", "--format", metavar="table|csv|json|jsonl|markdown"),
) -> int:
    """Read-only SQL over the warehouse."""
    from flows.arguments import check_choice
    from warehouse.query import print_sql
    from warehouse.saved import read_saved
    from warehouse.tables import FORMATS

    check_choice("--format", output, FORMATS)
    text = _query(query, file, saved and read_saved(saved))
    sys.stdout.write(print_sql(configuration(ctx).data_dir, text, output) + "\n")
    return 0


def _query(query: str | None, file: Path | None, saved: str | None) -> str:
    from normalizers.errors import InputError, UsageError

    if sum(x is not None for x in (query, file, saved)) != 1:
        raise UsageError('Give one query: ita sql "SELECT ...", -f FILE, --saved NAME, or - for stdin.')
    if file is not None:
        try:
            return file.read_text(encoding="utf-8")
        except OSError as error:
            raise InputError(f"{file}: {error.strerror}") from error
    if query == "-":
        return sys.stdin.read()
    return saved or query or ""
