"""The desk as files that open from the disk: every finding with its page and boxes, every office, no network, no script."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response

from review import document_pages, office_pages, queue_pages
from review.export.still_page import still
from review.export.target import new_folder
from review.office_pages import NO_FILTER
from review.pictures import Pictures
from review.queue_pages import PAGE
from review.sessions import Access
from review.web import STATIC, create_app
from review.wording import day
from warehouse.web_reader import Desk

SCALE = 2.0
Key = tuple[str, str]  # path, and the one part of the query that makes another page
Page = tuple[Callable[[Request], Response], dict[str, Any], dict[str, str]]  # who shows it, its path's values, its query


def write_site(desk: Desk, pictures: Pictures, pdf_path: Callable[[str], Path], target: Path) -> int:
    """Write the site into a folder; `index.html` is its beginning, `en/index.html` the English one.

    Args:
        desk: The warehouse, opened.
        pictures: Draws pages, opened.
        pdf_path: Where the bytes of a digest are.
        target: The folder.

    Returns:
        The number of pages written.
    """
    app = create_app(desk, pictures, pdf_path, Access(b"none"))
    with new_folder(target) as folder:
        shutil.copytree(STATIC, folder / "static", ignore=shutil.ignore_patterns("*.js"))
        images = _evidence_pages(desk)
        drawn = {place for place in images if _draw(desk, pictures, folder, *place)}
        pages = dict(_pages(desk, images))
        made_at = datetime.now(UTC).isoformat()
        for lang, words in (("th", "ทำเมื่อ {} จากข้อมูลชุดที่ {}"), ("en", "Made {} from snapshot {}.")):
            environment = app.state.pages.environment
            environment.globals["still"] = words.format(day(made_at, lang), desk.snapshot)
            for key, (show, values, query) in pages.items():
                file = _file(key, lang)
                body = show(_request(app, key[0], values, query | ({"lang": "en"} if lang == "en" else {})))
                path = folder / file
                path.parent.mkdir(parents=True, exist_ok=True)
                text = bytes(body.body).decode("utf-8")
                path.write_text(still(text, file, lambda address: _file_of(address, pages, drawn)), encoding="utf-8")
        return 2 * len(pages)


def _evidence_pages(desk: Desk) -> list[tuple[str, int]]:
    found: dict[tuple[str, int], None] = {}
    for row in desk.rows("evidence_pages"):
        found[row["sha256"], row["page"]] = None
    return list(found)


def _pages(desk: Desk, images: list[tuple[str, int]]) -> Iterator[tuple[Key, Page]]:
    findings = desk.rows("findings_list", dict(NO_FILTER))
    yield ("/", ""), (office_pages.overview, {}, {})
    yield ("/offices", ""), (office_pages.offices, {}, {})
    for number in range(1, max(1, -(-len(findings) // PAGE)) + 1):
        yield ("/findings", str(number) if number > 1 else ""), (queue_pages.findings, {}, {"p": str(number)})
    for rule in sorted({row["rule"] for row in findings}):
        for number in range(1, -(-sum(row["rule"] == rule for row in findings) // PAGE) + 1):
            yield ("/findings", f"{rule}-{number}"), (queue_pages.findings, {}, {"rule": rule, "p": str(number)})
    for row in findings:
        yield (f"/findings/{row['finding_id']}", ""), (queue_pages.finding, {"finding_id": row["finding_id"]}, {})
    for row in desk.rows("offices_list"):
        if row["years"] or row["findings"]:
            yield (f"/offices/{row['office_id']}", ""), (office_pages.office, {"office_id": row["office_id"]}, {})
    first: set[str] = set()
    for sha256, page in images:
        shown = (document_pages.document, {"sha256": sha256}, {"page": str(page)})
        yield (f"/documents/{sha256}", str(page)), shown
        if sha256 not in first:
            first.add(sha256)
            yield (f"/documents/{sha256}", ""), shown


def _request(app: Starlette, path: str, values: Mapping[str, Any], query: Mapping[str, str]) -> Request:
    state = {"user": "", "cookie": "", "new_cookie": False}
    return Request(
        {"type": "http", "method": "GET", "app": app, "path": path, "root_path": "", "query_string": urlencode(query).encode(),
         "headers": [(b"host", b"localhost")], "path_params": dict(values), "state": state, "scheme": "http", "server": ("localhost", 80)}
    )  # fmt: skip


def _draw(desk: Desk, pictures: Pictures, folder: Path, sha256: str, page: int) -> bool:
    row = desk.one("page", {"sha256": sha256, "page": page})
    image = pictures.page(sha256, page, row["rotation"] or 0, SCALE) if row else None
    if image is None:
        return False
    path = folder / _image_file(sha256, page)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(image)
    return True


def _image_file(sha256: str, page: int) -> str:
    return f"pages/{sha256}-{page}.png"


def _file(key: Key, lang: str) -> str:
    path, part = key
    name = path.strip("/") or "index"
    return ("en/" if lang == "en" else "") + name + (f"-{part}" if part else "") + ".html"


def _file_of(address: str, pages: Mapping[Key, Page], drawn: set[tuple[str, int]]) -> str | None:
    """Return the file that an address of the desk became."""
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query))
    path, lang = parts.path, query.get("lang", "th")
    if parts.scheme or parts.netloc:
        return None
    if path.startswith("/static/"):
        return path.strip("/")
    if path.startswith("/pages/"):
        _, _, sha256, name = path.split("/")
        number = int(name.removesuffix(".png"))
        return _image_file(sha256, number) if (sha256, number) in drawn else None
    part = ""
    if path == "/findings" and "office" in query:
        path = f"/offices/{query['office']}"
    elif path == "/findings":
        shown = query.get("p", "1")
        part = f"{query['rule']}-{shown}" if "rule" in query else "" if shown == "1" else shown
    elif path.startswith("/documents/"):
        part = query.get("page", "")
    fragment = f"#fact-{query['fact']}" if query.get("fact") else ""
    return _file((path, part), lang) + fragment if (path, part) in pages else None
