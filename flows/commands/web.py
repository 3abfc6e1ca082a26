"""`ita web`: the auditors' pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from flows.cli import configuration, new_app

if TYPE_CHECKING:
    import socket

    from review.sessions import Access

app = new_app("The auditors' pages.")
LOOPBACK = ("127.0.0.1", "::1", "localhost")


@app.command()
def web(
    ctx: typer.Context,
    host: str = typer.Option(
        "127.0.0.1", "--host", help="Address to listen on. Another than this machine's own needs --token-file or --user-header."
    ),
    port: int = typer.Option(8710, "--port", min=0, max=65535, help="0 takes a free one."),
    token_file: Path = typer.Option(None, "--token-file", metavar="PATH", help="Lines NAME:TOKEN; who opens the pages types a token."),
    user_header: str = typer.Option("", "--user-header", metavar="NAME", help="Header in which a proxy names the user."),
    proxy: list[str] = typer.Option(None, "--proxy", metavar="ADDRESS", help="Where that header is believed from (default: this machine)."),
    allow_host: list[str] = typer.Option(
        None, "--allow-host", metavar="NAME", help="Name under which the pages are reached, beside --host."
    ),
    actor: str = typer.Option(None, "--actor", envvar="ITA_ACTOR", metavar="NAME", help="Who decides, where nobody logs in."),
) -> int:
    """The auditors' pages: overview, offices, the queue of findings, documents, verdicts."""
    import uvicorn

    from flows.store import Store
    from review.pictures import Pictures
    from review.web import create_app
    from warehouse.snapshots import newest
    from warehouse.web_reader import Desk

    settings = configuration(ctx)
    newest(settings.data_dir)
    access = _access(settings.data_dir, host, token_file, user_header, proxy, allow_host, actor)
    store = Store(settings.data_dir)
    listening = _listen(host, port)
    with listening, Desk(settings.data_dir) as desk, Pictures(settings.data_dir, store.pdf_path) as pictures:
        application = create_app(desk, pictures, store.pdf_path, access)
        first = desk.one("documents_list", {"office": None, "year": None, "status": "loaded", "most": 1, "skip": 0})
        if first:
            pictures.warm_up(first["sha256"])
        shown = f"[{host}]" if ":" in host else host
        if not settings.quiet:
            typer.echo(f"http://{shown}:{listening.getsockname()[1]}/   (Ctrl-C ends it)", err=True)
        server = uvicorn.Server(
            uvicorn.Config(application, log_level="warning", access_log=False, proxy_headers=False, server_header=False, lifespan="off")
        )
        server.run(sockets=[listening])
    return 0


def _access(
    data_dir: Path,
    host: str,
    token_file: Path | None,
    user_header: str,
    proxies: list[str] | None,
    names: list[str] | None,
    actor: str | None,
) -> Access:
    """Return who may come in; a desk that other machines reach needs to know who is there."""
    import hashlib
    import hmac

    from flows.commands.verdict import actor_name
    from normalizers.errors import UsageError
    from review.sessions import Access, read_tokens, stored_secret

    if host not in LOOPBACK and not token_file and not user_header:
        raise UsageError(
            f"--host {host} lets other machines in: give --token-file PATH (lines NAME:TOKEN), or --user-header NAME behind a proxy that logs people in."
        )
    if token_file and user_header:
        raise UsageError("Give --token-file or --user-header, not both.")
    tokens: dict[str, str] = read_tokens(token_file) if token_file else {}
    # Another list of tokens closes the visits that an earlier one opened.
    secret = hmac.new(stored_secret(data_dir), "\n".join(sorted(tokens)).encode(), hashlib.sha256).digest()
    hosts = tuple(dict.fromkeys(["127.0.0.1", "localhost", *([host] if host not in ("0.0.0.0", "::") else []), *(names or [])]))  # noqa: S104
    more: dict[str, Any] = {"proxies": tuple(proxies)} if proxies else {}
    return Access(secret, hosts, "" if tokens or user_header else actor_name(actor), tokens, user_header, **more)


def _listen(host: str, port: int) -> socket.socket:
    import socket

    from normalizers.errors import UsageError

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise UsageError(f"{host}:{port} cannot be used ({error.strerror or error}). Give another --port; 0 takes a free one.") from error
    return listening
