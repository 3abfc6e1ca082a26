"""A page of the desk made fit for the disk: links lead to files, and what needs the desk is gone."""

from __future__ import annotations

from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser
from posixpath import dirname, relpath

DROPPED = ("form", "script", "kbd")
LINKS = ("href", "src")
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
POLICY = "default-src 'none'; style-src 'self' file:; img-src 'self' file:; base-uri 'none'; form-action 'none'"


class _Still(HTMLParser):
    def __init__(self, own: str, file_of: Callable[[str], str | None]) -> None:
        super().__init__(convert_charrefs=False)
        self._own, self._file_of = own, file_of
        self.parts: list[str] = []
        self._dropping: list[str] = []  # open elements inside one that is left out
        self._unlinked: list[bool] = []  # of every open <a>: is its tag left out
        self._in_nav = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        if self._dropping or tag in DROPPED or "live" in classes or (tag == "a" and self._in_nav and not self._target(given)):
            if tag not in VOID:
                self._dropping.append(tag)
            return
        if tag == "nav":
            self._in_nav += 1
        if tag == "a":
            self._unlinked.append("href" in given and not self._target(given))
            if self._unlinked[-1]:
                return
        self.parts.append(self._relinked(self.get_starttag_text() or "", given))
        if tag == "meta" and "charset" in given:
            self.parts.append(f'\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">')

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._dropping and tag not in DROPPED:
            self.parts.append(self._relinked(self.get_starttag_text() or "", dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self._dropping:
            if tag == self._dropping[-1]:
                self._dropping.pop()
            return
        if tag == "nav":
            self._in_nav -= 1
        if tag == "a" and self._unlinked.pop():
            return
        self.parts.append(f"</{tag}>")

    def _target(self, given: dict[str, str | None]) -> str | None:
        address = given.get("href") or ""
        return address if address.startswith("#") else self._file_of(address)

    def _relinked(self, text: str, given: dict[str, str | None]) -> str:
        for name in LINKS:
            address = given.get(name)
            if not address or address.startswith("#"):
                continue
            found = self._file_of(address)
            file, _, fragment = (found or "").partition("#")
            shown = (relpath(file, dirname(self._own) or ".") if file else "") + (f"#{fragment}" if fragment else "")
            start = text.index(f'{name}="') + len(name) + 2
            end = text.index('"', start)
            assert unescape(text[start:end]) == address
            text = text[:start] + escape(shown) + text[end:]
        return text

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self._keep(f"<!{decl}>")

    def _keep(self, text: str) -> None:
        if not self._dropping:
            self.parts.append(text)


def still(page: str, own: str, file_of: Callable[[str], str | None]) -> str:
    """Return a page for the disk.

    Args:
        page: As the desk shows it.
        own: Its file, from the top of the site.
        file_of: Which file an address of the desk becomes, with a #fragment where there is one; None where it has none.
    """
    rewriter = _Still(own, file_of)
    rewriter.feed(page)
    rewriter.close()
    return "".join(rewriter.parts)
