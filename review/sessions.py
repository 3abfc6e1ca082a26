"""Who is at the desk: signed cookies, form tokens, token files and a proxy's user header."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from normalizers.errors import InputError, UsageError
from review.verdicts import checked_actor

COOKIE = "ita_desk"
SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come in.

    Attributes:
        secret: Signs cookies and form tokens.
        hosts: Host names that the desk answers to.
        user: Name in the log where nobody has to say who they are; '' where they must.
        tokens: Name by SHA-256 of the token that opens the desk.
        user_header: Header in which a proxy names the user; '' where there is no proxy.
        proxies: Addresses that the header is believed from.
    """

    secret: bytes
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    user: str = ""
    tokens: Mapping[str, str] = field(default_factory=dict)
    user_header: str = ""
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")

    def open_with(self, token: str) -> str | None:
        """Return the name that a token stands for."""
        given = hashlib.sha256(token.encode()).hexdigest()
        found = [name for digest, name in self.tokens.items() if hmac.compare_digest(digest, given)]
        return found[0] if found else None

    def new_cookie(self, name: str) -> str:
        """Return a cookie that proves who somebody is; a new one for every visit."""
        body = f"{secrets.token_hex(16)}.{name.encode().hex()}"
        return f"{body}.{self._sign('cookie', body)}"

    def cookie_name(self, cookie: str) -> str | None:
        """Return the name in a cookie, None where the cookie is not ours."""
        body, _, signature = cookie.rpartition(".")
        if not body or not hmac.compare_digest(self._sign("cookie", body), signature):
            return None
        return bytes.fromhex(body.partition(".")[2]).decode()

    def form_token(self, cookie: str) -> str:
        """Return what a form of this visit carries, so that no other site can send it."""
        return self._sign("form", cookie)

    def is_form_token(self, cookie: str, token: str) -> bool:
        return bool(cookie) and hmac.compare_digest(self.form_token(cookie).encode(), token.encode())

    def _sign(self, purpose: str, text: str) -> str:
        return hmac.new(self.secret, f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()


def stored_secret(data_dir: Path) -> bytes:
    """Return the secret of this data folder's desk, made at first use: open forms outlive a restart.

    Raises:
        InputError: The folder cannot be written.
    """
    path = data_dir / "cache" / "desk-secret"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            secret = file.read()
            if len(secret) < 32:
                secret = secrets.token_bytes(32)
                file.seek(0)
                file.write(secret)
        return secret
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}. Name another folder with --data DIR.") from error


def read_tokens(path: Path) -> dict[str, str]:
    """Read a token file: one `name:token` a line.

    Raises:
        InputError: The file cannot be read, or others may read it.
        UsageError: A line is wrong.
    """
    try:
        text, mode = path.read_text(encoding="utf-8"), path.stat().st_mode
    except (OSError, ValueError) as error:
        raise InputError(f"The token file {path} cannot be read ({error}).") from error
    if mode & 0o077:
        raise InputError(f"Others may read the token file {path}. Type: chmod 600 {path}")
    tokens: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, token = (part.strip() for part in line.partition(":"))
        if len(token) < SHORTEST_TOKEN:
            raise UsageError(f"{path}:{number}: write NAME:TOKEN with a token of at least {SHORTEST_TOKEN} letters.")
        tokens[hashlib.sha256(token.encode()).hexdigest()] = checked_actor(name)
    if not tokens:
        raise UsageError(f"The token file {path} holds no line NAME:TOKEN.")
    return tokens
