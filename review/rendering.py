"""Templates into answers: language, links that keep it, and lists in three forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from review.lists import to_csv, to_json
from review.pictures import Pictures
from review.sessions import COOKIE, Access
from review.verdicts import VerdictLog
from review.wording import day, figure, word
from warehouse.check_files import CHECKS_DIR, read_checks
from warehouse.tables import json_text
from warehouse.web_reader import Desk, Row

TEMPLATES = Path(__file__).parent / "templates"
EVERY_ROW = 10_000_000


@dataclass(frozen=True, slots=True)
class Pages:
    """What every page needs.

    Attributes:
        desk: The warehouse.
        log: The decisions.
        pictures: Page images.
        access: Who may come in.
        rules: (question in Thai, in English, what to do in Thai, in English) of every check by name.
        environment: The templates.
    """

    desk: Desk
    log: VerdictLog
    pictures: Pictures
    access: Access
    rules: Mapping[str, tuple[str, str, str, str]]
    environment: Environment


def pages_of(request: Request) -> Pages:
    found: Pages = request.app.state.pages
    return found


def new_environment() -> Environment:
    """Return the templates' environment: everything is escaped, a missing value is an error."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["figure"] = figure
    environment.globals["still"] = ""  # what a page on disk says of itself; elements of class "live" are not on it
    return environment


def rules_of_checks() -> dict[str, tuple[str, str, str, str]]:
    """Return what every check asks and what to do, as in `Pages`."""
    return {
        check.name: (check.header["question_th"], check.header["question"], check.header["resolve_th"], check.header["resolve"])
        for check in read_checks(CHECKS_DIR)
    }


def language(request: Request) -> str:
    return "en" if request.query_params.get("lang") == "en" else "th"


def show(request: Request, template: str, values: Mapping[str, Any], status: int = 200) -> Response:
    """Render one page."""
    pages, lang = pages_of(request), language(request)

    def link(path: str, **query: Any) -> str:
        kept = {name: value for name, value in query.items() if value not in (None, "")}
        if lang == "en":
            kept["lang"] = "en"
        return f"{path}?{urlencode(kept)}" if kept else path

    def here(**changes: Any) -> str:
        query: dict[str, Any] = {**request.query_params, **changes}
        return f"{request.url.path}?{urlencode({k: v for k, v in query.items() if v not in (None, '')})}"

    state = request.scope["state"]
    body = pages.environment.get_template(template).render(
        {
            **spoken(lang, pages.rules), "link": link, "here": here, "user": state["user"], "csrf": pages.access.form_token(state["cookie"]),
            "may_leave": bool(pages.access.tokens), "path": request.url.path, "search_words": request.query_params.get("q", ""), **values,
        }
    )  # fmt: skip
    response = HTMLResponse(body, status)
    if state["new_cookie"]:
        set_cookie(response, state["cookie"])
    return response


def spoken(lang: str, rules: Mapping[str, tuple[str, str, str, str]]) -> dict[str, Any]:
    """Return what a template says its words with, in one language.

    Args:
        lang: 'th' or 'en'.
        rules: As in `Pages`.
    """

    def rule_title(rule: str) -> str:
        known = rules.get(rule)
        return known[lang == "en"] if known else rule.replace("_", " ")

    def office_name(row: Mapping[str, Any]) -> str:
        name = row.get("office_en") if lang == "en" else row.get("office")
        return name or row.get("office") or row.get("office_id") or ("unknown office" if lang == "en" else "ไม่ทราบสำนักงาน")

    return {
        "lang": lang, "t": lambda thai, english: english if lang == "en" else thai, "word": lambda name: word(name, lang),
        "day": lambda value: day(value, lang), "office_name": office_name, "rule_title": rule_title,
    }  # fmt: skip


def set_cookie(response: Response, cookie: str) -> None:
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="lax", path="/")


def show_list(
    request: Request, rows: Sequence[Row], template: str, values: Mapping[str, Any], columns: Sequence[str] | None = None
) -> Response:
    """Answer with a list as a page, as JSON or as CSV, as the address ends."""
    kind = request.path_params.get("kind")
    if kind == "json":
        return Response(to_json(rows), media_type="application/json")
    if kind == "csv":
        shown = columns or (list(rows[0]) if rows else [])
        name = request.url.path.strip("/").replace("/", "-") or "list.csv"
        return Response(to_csv(shown, rows), media_type="text/csv", headers={"Content-Disposition": f'attachment; filename="{name}"'})
    return show(request, template, {"rows": rows, **values})


def as_json(row: Row) -> Response:
    return Response(json_text(row) + "\n", media_type="application/json")


def said(request: Request, status: int, thai: str, english: str) -> Response:
    """Answer with a sentence: what is wrong and what to do."""
    return show(request, "message.html", {"thai": thai, "english": english, "status": status}, status)


def whole_number(text: str | None) -> int | None:
    """Return a number from an address, None where it is none.

    >>> whole_number("2566"), whole_number("x"), whole_number("9" * 30), whole_number("๒")
    (2566, None, None, None)
    """
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 9 else None
