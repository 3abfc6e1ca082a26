"""`ita verdict`: record and exchange auditors' decisions on findings."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import typer

from flows.cli import configuration, new_app

app = new_app("Record and exchange auditors' decisions on findings.")
ACTOR = typer.Option(None, "--actor", envvar="ITA_ACTOR", metavar="NAME", help="Who decides (default: the user's name here).")
FORMAT = typer.Option("table", "--format", metavar="table|csv|json|jsonl|markdown")


@app.callback()
def verdict() -> None:
    """Record and exchange auditors' decisions on findings."""


@app.command("set")
def set_verdict(
    ctx: typer.Context,
    finding_id: str = typer.Argument(..., metavar="ID", help="The finding's id or its first letters."),
    word: str = typer.Argument(..., metavar="WORD", help="confirmed, false_positive, accepted or needs_info."),
    note: str = typer.Option("", "-m", "--note", help="Why, in your own words."),
    reason: str = typer.Option("", "--reason", metavar="extraction|rule|office", help="Of a false positive: what was wrong."),
    actor: str = ACTOR,
) -> int:
    """Decide on a finding."""
    return _record(ctx, finding_id, word, note, reason, actor)


@app.command()
def withdraw(
    ctx: typer.Context,
    finding_id: str = typer.Argument(..., metavar="ID", help="The finding's id or its first letters."),
    note: str = typer.Option("", "-m", "--note", help="Why, in your own words."),
    actor: str = ACTOR,
) -> int:
    """Take a decision back; the finding is in the queue again, the log keeps both."""
    return _record(ctx, finding_id, None, note, "", actor)


@app.command()
def log(
    ctx: typer.Context,
    finding: str = typer.Option("", "--finding", metavar="ID", help="Only of this finding, by its id or first letters."),
    output: str = FORMAT,
) -> int:
    """Show every decision, oldest first."""
    from review.verdicts import VerdictLog

    columns = ("at_utc", "actor", "action", "verdict", "reason", "note", "rule", "subject", "fingerprint", "sha256", "hash")
    events = VerdictLog(configuration(ctx).data_dir).events()
    rows = [tuple(getattr(e, c) for c in columns) for e in events if e.fingerprint.startswith(finding)]
    return _write(columns, rows, output)


@app.command()
def export(
    ctx: typer.Context,
    path: Path = typer.Option(None, "-o", "--output", metavar="PATH", help="Where to (default: stdout)."),
) -> int:
    """Write the log as JSON lines, for another auditor's `ita verdict import`."""
    from review.jsonl import to_lines
    from review.verdicts import VerdictLog

    events = VerdictLog(configuration(ctx).data_dir).events()
    if path is None:
        sys.stdout.write(to_lines(events))
    else:
        path.write_text(to_lines(events), encoding="utf-8")
        _say(ctx, f"{len(events)} events in {path}. Send the file; the other side types: ita verdict import {path.name}")
    return 0


@app.command("import")
def import_log(
    ctx: typer.Context,
    paths: list[Path] = typer.Argument(..., metavar="PATH...", help="Files of `ita verdict export`; - is stdin."),
    actor: str = ACTOR,
) -> int:
    """Merge other auditors' logs into this one; importing again changes nothing."""
    from normalizers.errors import InputError
    from review.jsonl import from_lines
    from review.verdicts import VerdictLog
    from warehouse.verdict_overlay import present_verdicts

    data_dir = configuration(ctx).data_dir
    for path in paths:
        try:
            text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            raise InputError(f"{path} cannot be read ({error}).") from error
        new = VerdictLog(data_dir).merge(from_lines(text, path.name), actor_name(actor))
        sys.stdout.write(f"{path}: {new} new events\n")
    disputed = [p.finding_id for p in present_verdicts(data_dir) if p.disputed]
    if disputed:
        _say(ctx, f"Auditors disagree on {len(disputed)} findings: {', '.join(disputed[:5])}. See: ita verdict log --finding ID")
    return 0


@app.command()
def orphans(ctx: typer.Context, output: str = FORMAT) -> int:
    """List decisions whose finding is no longer there; they are kept."""
    return _query(ctx, "orphans", output)


@app.command()
def suggestions(ctx: typer.Context, output: str = FORMAT) -> int:
    """List findings that were decided, with the same values, in another document of the same office and year."""
    return _query(ctx, "suggestions", output)


@app.command()
def check(
    ctx: typer.Context,
    end: str = typer.Option(None, "--end", metavar="HASH", help="The log's end as you noted it earlier: it must still be there."),
) -> int:
    """Check that no decision was changed or taken out; prints the log's end to note down."""
    from normalizers.errors import InputError
    from review.verdicts import VerdictLog

    decisions = VerdictLog(configuration(ctx).data_dir)
    wrong = decisions.check(end)
    if wrong:
        raise InputError("\n".join([f"The log {decisions.path} is not whole:", *wrong[:20]]))
    events = decisions.events()
    sys.stdout.write(f"whole: {len(events)} events, end {events[-1].hash if events else '-'}\n")
    return 0


def _record(ctx: typer.Context, finding_id: str, word: str | None, note: str, reason: str, actor: str | None) -> int:
    from normalizers.errors import UsageError
    from review.verdicts import Decision, VerdictLog
    from warehouse.check_files import rule_version
    from warehouse.web_reader import Desk

    decision = Decision(word, reason, note)
    decision.check()
    data_dir = configuration(ctx).data_dir
    with Desk(data_dir) as desk:
        found = desk.rows("finding_by_prefix", {"finding_id": finding_id})
    if not finding_id or len(found) != 1:
        many = "More than one finding begins" if found else "No finding begins"
        raise UsageError(f"{many} with '{finding_id}'. `ita findings list` shows the ids.")
    event = VerdictLog(data_dir).record(found[0], decision, actor_name(actor), rule_version(found[0]["rule"]))
    _say(ctx, f"{event.fingerprint}: {event.verdict or 'withdrawn'}, by {event.actor}")
    return 0


def actor_name(actor: str | None) -> str:
    """Return the name in the log: as given, else the user's name here."""
    import getpass

    if actor:
        return actor
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a user's name: the log then asks for one
        return ""


def _query(ctx: typer.Context, name: str, output: str) -> int:
    from warehouse.web_reader import Desk

    with Desk(configuration(ctx).data_dir) as desk:
        found = desk.columns_and_rows(name)
    return _write(*found, output)


def _write(columns: Any, rows: Any, output: str) -> int:
    from flows.arguments import check_choice
    from warehouse.tables import FORMATS, render

    check_choice("--format", output, FORMATS)
    sys.stdout.write(render(columns, rows, output) + "\n")
    return 0


def _say(ctx: typer.Context, words: str) -> None:
    if not configuration(ctx).quiet:
        typer.echo(words, err=True)
