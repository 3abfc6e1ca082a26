"""The auditors' pages: which address shows what. No address holds a path of a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.convertors import IntegerConvertor, StringConvertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from normalizers.errors import InputError, UsageError
from review import document_pages, office_pages, queue_pages
from review.guards import FormTooLargeError, Guard, read_form
from review.pictures import Pictures
from review.rendering import Pages, new_environment, pages_of, rules_of_checks, said, set_cookie, show
from review.sessions import Access
from review.verdicts import VerdictLog
from warehouse.web_reader import Desk

STATIC = Path(__file__).parent / "static"
PATTERNS = {
    "digest": "[0-9a-f]{64}", "finding": "[0-9a-f]{6,64}", "office": "[a-z0-9-]{1,80}", "kind": "json|csv", "run": "[0-9A-Za-z-]{1,60}",
    "fact": "[0-9A-Za-z_.:-]{1,120}",
}  # fmt: skip


def create_app(desk: Desk, pictures: Pictures, pdf_path: Callable[[str], Path], access: Access) -> Starlette:
    """Make the application.

    Args:
        desk: The warehouse, opened.
        pictures: Draws pages, opened.
        pdf_path: Where the bytes of a digest are.
        access: Who may come in.
    """
    for name, pattern in PATTERNS.items():
        register_url_convertor(name, type(f"{name.title()}Convertor", (StringConvertor,), {"regex": pattern})())
    register_url_convertor("number", type("NumberConvertor", (IntegerConvertor,), {"regex": "[0-9]{1,6}"})())
    routes = [
        *_listed("/", office_pages.overview, "/overview"), *_listed("/findings", queue_pages.findings),
        *_listed("/findings/{finding_id:finding}", queue_pages.finding),
        Route("/findings/{finding_id:finding}/verdict", queue_pages.decide, methods=["POST"]),
        *_listed("/offices", office_pages.offices), *_listed("/offices/{office_id:office}", office_pages.office),
        *_listed("/documents", document_pages.documents), *_listed("/documents/{sha256:digest}", document_pages.document),
        Route("/documents/{sha256:digest}.pdf", document_pages.pdf_of(pdf_path)),
        Route("/pages/{sha256:digest}/{page:number}.png", document_pages.image), Route("/facts/{fact_id:fact}", document_pages.fact),
        *_listed("/search", document_pages.search), *_listed("/compare", office_pages.compare), *_listed("/runs", office_pages.runs),
        *_listed("/runs/{run_id:run}", office_pages.run), Route("/downloads", downloads), Route("/help", keys),
        Route("/login", login, methods=["GET", "POST"]), Mount("/static", StaticFiles(directory=STATIC)),
    ]  # fmt: skip
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(access.hosts), www_redirect=False),
            Middleware(Guard, access=access),
        ],
        exception_handlers={HTTPException: _plain_refusal, InputError: _unreadable},
    )
    app.state.pages = Pages(desk, VerdictLog(desk.data_dir), pictures, access, rules_of_checks(), new_environment())
    return app


def _listed(path: str, page: Callable[[Request], Response], named: str = "") -> list[Route]:
    """A page that is a list is JSON and CSV too."""
    return [Route(path, page), Route(f"{named or path}.{{kind:kind}}", page)]


def downloads(request: Request) -> Response:
    """Where every list is as a file."""
    return show(request, "downloads.html", {})


def keys(request: Request) -> Response:
    """What the keys do, and what the words mean."""
    return show(request, "help.html", {})


async def login(request: Request) -> Response:
    """Ask for a token, where the desk is open to other machines."""
    access = pages_of(request).access
    where = request.query_params.get("next", "/")
    where = where if where.startswith("/") and not where.startswith(("//", "/\\")) else "/"
    if not access.tokens:
        return RedirectResponse("/", 303)
    if request.method == "GET":
        return show(request, "login.html", {"next": where, "wrong": False})
    try:
        form = await read_form(request)
    except UsageError as error:
        return said(request, 413 if isinstance(error, FormTooLargeError) else 400, "อ่านแบบฟอร์มไม่ได้", "The form cannot be read.")
    if not access.is_form_token(request.scope["state"]["cookie"], form.get("csrf", "")):
        return said(request, 403, "แบบฟอร์มหมดอายุ เปิดหน้านี้ใหม่", "The form is out of date. Open the page anew.")
    name = access.open_with(form.get("token", "").strip())
    if name is None:
        return show(request, "login.html", {"next": where, "wrong": True}, 403)
    response = RedirectResponse(where, 303)
    set_cookie(response, access.new_cookie(name))
    return response


def _plain_refusal(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return said(
        request, status, "ไม่มีหน้านี้" if status == 404 else "ทำเช่นนี้ไม่ได้", "There is no such page." if status == 404 else "This cannot be done."
    )


def _unreadable(request: Request, error: Exception) -> Response:
    return said(request, 503, f"อ่านข้อมูลไม่ได้ในขณะนี้: {error}", str(error))
