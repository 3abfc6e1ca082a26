"""The queue, the page of one finding, and the form that records a decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from normalizers.errors import UsageError
from review.chain import Event
from review.evidence import places_of
from review.guards import FormTooLargeError, read_form
from review.rendering import EVERY_ROW, as_json, pages_of, said, show, show_list, whole_number
from review.verdicts import REASONS, WORDS, Decision
from warehouse.check_files import rule_version

FILTERS = ("status", "severity", "rule", "office", "year", "verdict")
PAGE = 50
COLUMNS = (
    "finding_id", "rule", "severity", "status", "verdict", "reason", "actor", "at_utc", "disputed", "state", "office_id", "office",
    "fiscal_year_be", "indicator_no", "subject", "message", "message_en", "expected", "found", "sha256", "other_sha256", "page",
    "source_url", "retrieved_at",
)  # fmt: skip


def chosen(request: Request) -> dict[str, Any]:
    """Return the filters of an address; an unknown value leaves nothing, never everything."""
    values: dict[str, Any] = {name: request.query_params.get(name) or None for name in FILTERS}
    if values["year"] is not None:
        year = whole_number(values["year"])
        values["year"] = -1 if year is None else year
    return values


def kept(request: Request) -> dict[str, str]:
    """Return the filters and the language as they stand in the address, for the next one."""
    return {name: value for name in (*FILTERS, "lang") if (value := request.query_params.get(name))}


def findings(request: Request) -> Response:
    """The queue with its facets."""
    pages, filters = pages_of(request), chosen(request)
    number = max(1, whole_number(request.query_params.get("p")) or 1)
    whole = "kind" in request.path_params
    window = {"most": EVERY_ROW if whole else PAGE, "skip": 0 if whole else (number - 1) * PAGE, "sha256": None}
    rows = pages.desk.rows("findings_list", {**filters, **window})
    if whole:
        return show_list(request, rows, "findings.html", {}, COLUMNS)
    facets: dict[str, list[dict[str, Any]]] = {}
    for row in pages.desk.rows("findings_facets", filters):
        facets.setdefault(row["facet"], []).append(row)
    total = sum(row["findings"] for row in facets.get("severity", ()) if filters["severity"] in (None, row["value"]))
    values = {"facets": facets, "filters": filters, "kept": kept(request), "number": number, "total": total, "last": -(-total // PAGE)}
    return show_list(request, rows, "findings.html", values)


def finding(request: Request) -> Response:
    """One finding."""
    row = pages_of(request).desk.one("finding", {"finding_id": request.path_params["finding_id"]})
    if row is None:
        return said(request, 404, "ไม่มีข้อสังเกตรหัสนี้", "There is no finding of this id.")
    return as_json(row) if "kind" in request.path_params else _finding_page(request, row)


def _finding_page(request: Request, row: Mapping[str, Any], given: Mapping[str, str] | None = None, problem: str = "") -> Response:
    pages, finding_id = pages_of(request), row["finding_id"]
    evidence = row["evidence"] or []
    sizes = pages.desk.rows("finding_pages", {"digests": [e["sha256"] for e in evidence], "numbers": [e["page"] for e in evidence]})
    earlier = pages.desk.one("decision", {"finding_id": row["earlier_id"]}) if row["earlier_id"] else None
    history = pages.log.events(finding_id)
    saved = request.query_params.get("saved", "")
    values = {
        "row": row, "places": places_of(evidence, sizes), "earlier": earlier, "history": history, "kept": kept(request),
        "around": pages.desk.one("finding_neighbours", {**chosen(request), "finding_id": finding_id}), "problem": problem,
        "given": given or _suggested(row, earlier, history), "saved": saved if saved.isalnum() and len(saved) <= 64 else "",
        "guide": pages.rules.get(row["rule"]), "words": WORDS, "reasons": REASONS, "disagreeing": _disagreeing(history) if row["disputed"] else [],
    }  # fmt: skip
    return show(request, "finding.html", values, 422 if problem else 200)


def _suggested(row: Mapping[str, Any], earlier: Mapping[str, Any] | None, history: Sequence[Event]) -> dict[str, str]:
    """Return what the form holds at first: the present decision, or the one of an equal finding to confirm."""
    if row["verdict"] and history:
        return {"verdict": row["verdict"], "reason": history[-1].reason, "note": history[-1].note}
    if row["status"] == "suggested" and earlier:
        return {"verdict": earlier["verdict"], "reason": earlier["reason"], "note": ""}
    return {"verdict": "", "reason": "", "note": ""}


def _disagreeing(history: Sequence[Event]) -> list[Event]:
    newest = {event.actor: event for event in history}
    return [event for event in newest.values() if event.verdict]


async def decide(request: Request) -> Response:
    """Record a decision and go on to the next finding without one."""
    try:
        form = await read_form(request)
    except FormTooLargeError:
        return said(request, 413, "แบบฟอร์มใหญ่เกินไป ยังไม่ได้บันทึก", "The form is too large; nothing was recorded.")
    except UsageError:
        return said(request, 400, "อ่านแบบฟอร์มไม่ได้ ยังไม่ได้บันทึก", "The form cannot be read; nothing was recorded.")
    return await run_in_threadpool(_decide, request, form)


def _decide(request: Request, form: Mapping[str, str]) -> Response:
    pages, state = pages_of(request), request.scope["state"]
    if not pages.access.is_form_token(state["cookie"], form.get("csrf", "")):
        return said(request, 403, "แบบฟอร์มหมดอายุ เปิดหน้านี้ใหม่แล้วบันทึกอีกครั้ง", "The form is out of date. Open the page anew and save again.")
    row = pages.desk.one("finding", {"finding_id": request.path_params["finding_id"]})
    if row is None:
        return said(request, 404, "ไม่มีข้อสังเกตรหัสนี้", "There is no finding of this id.")
    chosen_word = form.get("verdict", "")
    reason = form.get("reason", "") if chosen_word == "false_positive" else ""
    decision = Decision(None if chosen_word == "withdraw" else chosen_word, reason, form.get("note", "").replace("\r\n", "\n"))
    try:
        event = pages.log.record(row, decision, state["user"], rule_version(row["rule"]))
    except UsageError as error:
        return _finding_page(request, row, {"verdict": "", "reason": "", "note": "", **form}, str(error))
    around = pages.desk.one("finding_neighbours", {**chosen(request), "finding_id": row["finding_id"]})
    following = (around["next_todo"] if around else None) if event.verdict else row["finding_id"]
    query = urlencode({**kept(request), "saved": row["finding_id"]})
    return RedirectResponse(f"/findings/{following or row['finding_id']}?{query}", 303)
