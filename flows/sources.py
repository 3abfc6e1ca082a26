"""The list of sources: which office publishes where."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from normalizers.errors import InputError, UsageError

COLUMNS = ("office_id", "fiscal_year_be", "url", "kind", "note")
KINDS = ("pdf", "page")


@dataclass(frozen=True, slots=True)
class Source:
    """One line of the sources file.

    Attributes:
        line: Line number in the file.
        office_id / fiscal_year_be: What the list says of the documents there; None when it says nothing.
        url: Address of a PDF or of a page that lists some.
        kind: 'pdf' or 'page'.
        note: Free words; 'tls=legacy' speaks old TLS with this host, 'tls=unverified' also accepts its certificate's problem.
    """

    line: int
    office_id: str | None
    fiscal_year_be: int | None
    url: str
    kind: str
    note: str

    @property
    def host(self) -> str:
        return (urlsplit(self.url).hostname or "").lower()

    @property
    def tls_mode(self) -> str | None:
        """How the host's certificate is treated, None for strictly."""
        found = re.search(r"\btls=(legacy|unverified)\b", self.note)
        return found.group(1) if found else None

    @property
    def does(self) -> str:
        """What a harvest does with this line, in words."""
        from flows.discover import download_address, is_share

        if is_share(self.url):
            return f"fetch {download_address(self.url)}"
        return "fetch this PDF" if self.kind == "pdf" else "read this page, follow its report links one level"


def tls_modes(sources: Sequence[Source]) -> dict[str, str]:
    """Return the TLS mode of every host that has one; the laxer of two that are given wins."""
    modes: dict[str, str] = {}
    for source in sources:
        mode = source.tls_mode
        if mode and modes.get(source.host) != "unverified":
            modes[source.host] = mode
    return modes


def read_sources(path: Path, known_offices: set[str] | None = None) -> tuple[list[Source], list[str]]:
    """Read a sources file.

    Returns:
        The usable lines, and a complaint for each line that is not, with its number and what to do.

    Raises:
        InputError: No such file.
        UsageError: Columns are missing.
    """
    if not path.exists():
        raise InputError(f"{path}: no such file. A sources file has the columns {','.join(COLUMNS)}.")
    sources, complaints = [], []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [c for c in COLUMNS if c not in (reader.fieldnames or [])]
        if missing:
            raise UsageError(f"{path}:1: columns missing: {', '.join(missing)}. Needed: {','.join(COLUMNS)}")
        for number, row in enumerate(reader, 2):
            try:
                sources.append(_read(number, row, known_offices))
            except UsageError as error:
                complaints.append(f"{path}:{number}: {error}")
    return sources, complaints


def _read(number: int, row: dict[str, str], known_offices: set[str] | None) -> Source:
    values = {c: (row.get(c) or "").strip() for c in COLUMNS}
    try:
        usable = urlsplit(values["url"]).scheme in ("http", "https") and bool(urlsplit(values["url"]).hostname)
    except ValueError:  # brackets that are no IPv6 address
        usable = False
    if not usable:
        raise UsageError(f"url {values['url']!r} is no http or https address.")
    if values["kind"] not in KINDS:
        raise UsageError(f"kind {values['kind']!r} is neither pdf nor page.")
    year = values["fiscal_year_be"]
    if year and not (year.isdigit() and 2540 <= int(year) <= 2599):
        raise UsageError(f"fiscal_year_be {year!r} is no year of the Buddhist Era.")
    office = values["office_id"] or None
    if office and known_offices is not None and office not in known_offices:
        raise UsageError(f"office_id {office!r} is not in the registry; `ita offices resolve NAME` finds it.")
    if "tls=" in values["note"] and not re.search(r"\btls=(legacy|unverified)\b", values["note"]):
        raise UsageError("note: tls= is followed by legacy or unverified.")
    return Source(number, office, int(year) if year else None, values["url"], values["kind"], values["note"])
