"""`ita`: the command line. A command is a file in flows/commands with a Typer function; it is imported when it is called."""

from __future__ import annotations

import importlib
import importlib.util
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import Abort, TyperException

from normalizers.errors import InputError, ItaError

if TYPE_CHECKING:
    from collections.abc import Sequence

# name -> (module in flows.commands, one line of help)
COMMANDS = {
    "demo": ("demo", "The main job on made-up sample reports: serve, harvest, read, load, audit, ask. No network."),
    "harvest": ("harvest", "Fetch the listed sources, then read, load and audit what is new."),
    "ingest": ("ingest", "Read, load and audit local PDFs and folders."),
    "audit": ("audit", "Run the checks over the warehouse."),
    "findings": ("findings", "List what the checks found, or show one with its evidence."),
    "show": ("show", "Write the page of a score, measure or finding with its box drawn."),
    "sql": ("sql", "Read-only SQL over the warehouse."),
    "offices": ("offices", "The registry of area offices, and what a printed name means."),
    "verdict": ("verdict", "Record and exchange auditors' decisions on findings."),
    "official": ("official", "Import official results to compare with."),
    "export": ("export", "Take the warehouse elsewhere: xlsx, csv, parquet, sqlite, sarif, datapackage, site, report."),
    "web": ("web", "The auditor's pages."),
    "serve": ("serve", "Scheduled harvesting under Prefect."),
    "sources": ("sources", "Check a file of sources and say what each line would do."),
    "runs": ("runs", "Past runs and the coverage of offices and years."),
    "rebuild": ("rebuild", "Make the warehouse anew from the stored PDFs, ledger and extractions."),
    "doctor": ("doctor", "What is installed, what is missing, how to get it."),
}


class LazyGroup(TyperGroup):
    """Knows the commands' names and help lines; imports one only to run it."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return [name for name, (module, _) in COMMANDS.items() if _exists(module)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS or not _exists(COMMANDS[cmd_name][0]):
            return None
        loaded = importlib.import_module(f"flows.commands.{COMMANDS[cmd_name][0]}")
        return typer.main.get_command(loaded.app)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        rows = [(name, COMMANDS[name][1]) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _exists(module: str) -> bool:
    return importlib.util.find_spec(f"flows.commands.{module}") is not None


CONTEXT = {"help_option_names": ["-h", "--help"]}


def new_app(help_line: str) -> typer.Typer:
    """Make the Typer app of one command file, with plain help (boxes drift on Thai combining marks)."""
    return typer.Typer(
        help=help_line, rich_markup_mode=None, add_completion=False, context_settings=CONTEXT, pretty_exceptions_enable=False
    )


app = typer.Typer(
    cls=LazyGroup, rich_markup_mode=None, add_completion=False, no_args_is_help=True, context_settings=CONTEXT,
    pretty_exceptions_enable=False,
    help="ITA reports of Thai education offices as one SQL database: every number traced to its box on the page.",
)  # fmt: skip


def _print_version(value: bool) -> None:
    if value:
        from importlib.metadata import version

        typer.echo(f"ita {version('ita-reports')}")
        raise typer.Exit


@app.callback()
def shared(
    ctx: typer.Context,
    data: str = typer.Option(None, "--data", envvar="ITA_DATA", metavar="DIR", help="The data folder (default ./data)."),
    quiet: bool = typer.Option(False, "-q", "--quiet", help="Say nothing but errors on stderr."),
    verbose: int = typer.Option(0, "-v", "--verbose", count=True, help="Say more; twice shows where an error came from."),
    no_input: bool = typer.Option(False, "--no-input", help="Never ask (nothing asks today; for scripts)."),
    version: bool = typer.Option(False, "-V", "--version", is_eager=True, callback=_print_version, help="Print the version."),
) -> None:
    """Options that every command shares."""
    del no_input, version
    from pathlib import Path

    from flows.configuration import Configuration, default_data_dir

    ctx.obj = Configuration(Path(data) if data else default_data_dir(), quiet, verbose)


SHARED_FLAGS = frozenset(("-q", "--quiet", "-v", "--verbose", "-vv", "--no-input"))
INTERRUPTED = 130
INTERNAL_ERROR = 70  # EX_SOFTWARE: 1 means findings, so a fault of ours must not look like it


def shared_first(arguments: Sequence[str]) -> list[str]:
    """Move the shared options before the command, so that they may stand anywhere.

    >>> shared_first(["sql", "SELECT 1", "--data", "there", "-q"])
    ['--data', 'there', '-q', 'sql', 'SELECT 1']
    >>> shared_first(["sql", "--", "-q"])
    ['sql', '--', '-q']
    """
    shared: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            return [*shared, *rest, word, *words]
        if word == "--data":
            shared += [word, *(value for value in [next(words, None)] if value is not None)]
        elif word in SHARED_FLAGS or word.startswith("--data="):
            shared.append(word)
        else:
            rest.append(word)
    return [*shared, *rest]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end with the exit code of the contract."""
    words = shared_first(sys.argv[1:] if arguments is None else arguments)
    show_where = "-vv" in words or words.count("-v") > 1 or bool(os.environ.get("ITA_DEBUG"))
    code = _run(words, show_where)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done: while Python takes itself apart, Ctrl-C could only lose the exit code
    sys.exit(code)


class _Interrupt:
    """Ctrl-C as an exception that is remembered: DuckDB, for one, turns it into an error of its own."""

    def __init__(self) -> None:
        self.came = False
        signal.signal(signal.SIGINT, self)

    def __call__(self, *_: object) -> None:
        self.came = True
        raise KeyboardInterrupt


def _run(words: list[str], show_where: bool) -> int:
    interrupt = _Interrupt()
    try:
        result = app(args=words, standalone_mode=False)
        sys.stdout.flush()
        if not interrupt.came:  # Typer turns Ctrl-C into a return value
            return result if isinstance(result, int) else 0
    except TyperException as error:
        error.show()  # type: ignore[attr-defined]
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (Abort, KeyboardInterrupt):
        pass
    except Exception as error:  # noqa: BLE001  a person reads one line, not a traceback
        if not interrupt.came:
            if show_where:
                import traceback

                traceback.print_exc()
            return _explain(error)
    _say("Interrupted. Run the same command again to go on from here.")
    return INTERRUPTED


def _explain(error: Exception) -> int:
    if isinstance(error, ItaError):
        _say(str(error))
        return error.exit_code
    if isinstance(error, OSError) and error.strerror:
        _say(f"{error.filename or 'A file'}: {error.strerror}. Mend it and run again; nothing is lost.")
        return InputError.exit_code
    _say(f"A fault of this program: {type(error).__name__}: {error}\nWith ITA_DEBUG=1 it shows where; please report that.")
    return INTERNAL_ERROR


def _say(text: str) -> None:
    typer.echo(f"ita: {text}", err=True)


def configuration(ctx: typer.Context) -> Any:
    """Return the shared options of a command's context."""
    return ctx.find_root().obj
