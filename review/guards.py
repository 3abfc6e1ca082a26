"""What stands before every page: headers that forbid everything foreign, a limit on forms, and who is asking."""

from __future__ import annotations

from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from normalizers.errors import UsageError
from review.sessions import COOKIE, Access
from review.verdicts import checked_actor

LARGEST_FORM = 64 * 1024
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
OPEN_PATHS = ("/login", "/static/")


class Guard:
    """Puts the headers on every answer, and asks who is there before any page answers.

    Args:
        app: The pages.
        access: Who may come in.
    """

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app, self.access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self._refuse(Request(scope))
        await (refused or self.app)(scope, receive, _with_headers(send))

    def _refuse(self, request: Request) -> Response | None:
        cookie = request.cookies.get(COOKIE, "")
        request.scope["state"] = state = request.scope.get("state", {})
        state["cookie"] = cookie if self.access.cookie_name(cookie) is not None else self.access.new_cookie("")
        state["new_cookie"] = state["cookie"] != cookie
        state["user"] = self._user(request)
        if request.method == "POST" and not _same_origin(request.headers):
            return PlainTextResponse("This form was sent from another site.", 403)
        if state["user"] or request.url.path.startswith(OPEN_PATHS):
            return None
        if self.access.tokens and request.method == "GET":
            where = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/login?next={quote(where)}", 303)
        return PlainTextResponse("Who are you? No user was named.", 401)

    def _user(self, request: Request) -> str:
        if self.access.user_header:
            client = request.client.host if request.client else ""
            named = request.headers.get(self.access.user_header, "") if client in self.access.proxies else ""
            try:
                return checked_actor(named.encode("latin-1", "replace").decode("utf-8", "replace"))
            except UsageError:
                return ""
        if self.access.tokens:
            bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
            return self.access.cookie_name(request.cookies.get(COOKIE, "")) or self.access.open_with(bearer) or ""
        return self.access.user


def _same_origin(headers: Headers) -> bool:
    """Browsers say where a form comes from; who says nothing still needs the form's token."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host", "")


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sending


class FormTooLargeError(UsageError):
    """A form that is larger than any decision."""


async def read_form(request: Request) -> dict[str, str]:
    """Read a small form.

    Raises:
        FormTooLargeError: It is larger than LARGEST_FORM bytes, whatever it says of itself.
        UsageError: It is no form.
    """
    from urllib.parse import parse_qs

    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise UsageError("This is no form of the desk.")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_FORM:
            raise FormTooLargeError(f"The form is larger than {LARGEST_FORM // 1024} KiB.")
    try:
        fields = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=50)
    except ValueError as error:
        raise UsageError("The form is no readable text.") from error
    return {name: values[-1] for name, values in fields.items()}
