"""Documents: their pages with every fact's box, page images, the PDF itself, and search."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from normalizers.numbers import arabic_digits, parse_score
from normalizers.thai import repair_thai
from review.evidence import new_mark
from review.office_pages import NO_FILTER
from review.pictures import SCALES
from review.rendering import EVERY_ROW, as_json, pages_of, said, show, show_list, whole_number

PAGE = 100
MOST_FOUND = 50
LONGEST_SEARCH = 200
IMAGE_AGE = "private, max-age=3600"


def documents(request: Request) -> Response:
    """Every document."""
    whole = "kind" in request.path_params
    number = max(1, whole_number(request.query_params.get("p")) or 1)
    values: dict[str, Any] = {
        "office": request.query_params.get("office") or None, "year": whole_number(request.query_params.get("year")),
        "status": request.query_params.get("status") or None,
        "most": EVERY_ROW if whole else PAGE + 1, "skip": 0 if whole else (number - 1) * PAGE,
    }  # fmt: skip
    rows = pages_of(request).desk.rows("documents_list", values)
    if whole:
        return show_list(request, rows, "documents.html", {})
    return show_list(request, rows[:PAGE], "documents.html", {"number": number, "more": len(rows) > PAGE, "filters": values})


def document(request: Request) -> Response:
    """One page of a document with every fact's box, and the repaired text."""
    desk, sha256 = pages_of(request).desk, request.path_params["sha256"]
    found = desk.one("document", {"sha256": sha256})
    if found is None:
        return said(request, 404, "ไม่มีเอกสารนี้", "There is no such document.")
    pages = desk.rows("document_pages", {"sha256": sha256})
    number = whole_number(request.query_params.get("page")) or 1
    page = next((p for p in pages if p["page"] == number), None)
    kind = request.path_params.get("kind")
    if kind == "csv":
        rows = [{**fact, "sha256": sha256, "page": p["page"], "source_url": found["url"], "retrieved_at": found["seen_at"]}
                for p in pages for fact in desk.rows("document_facts", {"sha256": sha256, "page": p["page"]})]  # fmt: skip
        return show_list(request, rows, "document.html", {})
    sightings = desk.rows("document_sightings", {"sha256": sha256})
    findings = desk.rows("findings_list", {**NO_FILTER, "sha256": sha256})
    if kind == "json":
        return as_json({**found, "page_list": pages, "findings": findings, "sightings": sightings})
    facts = desk.rows("document_facts", {"sha256": sha256, "page": number}) if page else []
    marks = {fact["fact_id"]: [new_mark("", box) for box in fact["boxes"]] for fact in facts}
    values = {
        "found": found, "pages": pages, "page": page, "number": number, "facts": facts, "marks": marks, "sightings": sightings,
        "findings": findings, "fact_id": request.query_params.get("fact", ""),
        "zoom": min(3, max(1, whole_number(request.query_params.get("zoom")) or 1)),
    }  # fmt: skip
    return show(request, "document.html", values, 200 if page or not pages else 404)


def fact(request: Request) -> Response:
    """The place of a fact: a permalink for rows of `ita sql`."""
    place = pages_of(request).desk.one("fact_place", {"fact_id": request.path_params["fact_id"]})
    if place is None:
        return said(request, 404, "ไม่มีข้อมูลรหัสนี้", "There is no fact of this id.")
    return RedirectResponse(f"/documents/{place['sha256']}?page={place['page']}&fact={request.path_params['fact_id']}", 303)


def image(request: Request) -> Response:
    """A page as a picture."""
    pages, sha256, number = pages_of(request), request.path_params["sha256"], request.path_params["page"]
    row = pages.desk.one("page", {"sha256": sha256, "page": number}) if number < 100_000 else None
    scale = {str(s): s for s in SCALES}.get(request.query_params.get("scale", "1.5"))
    if row is None or scale is None:
        return Response("There is no such page.", 404, media_type="text/plain")
    tag = f'"{sha256[:16]}-{number}-{row["rotation"]}-{scale}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag, "Cache-Control": IMAGE_AGE})
    picture = pages.pictures.page(sha256, number, row["rotation"] or 0, scale)
    if picture is None:
        return Response("The page cannot be drawn.", 502, media_type="text/plain")
    return Response(picture, media_type="image/png", headers={"ETag": tag, "Cache-Control": IMAGE_AGE})


def pdf_of(pdf_path: Callable[[str], Path]) -> Callable[[Request], Response]:
    """Return the page that hands out a PDF's bytes, as a download: nothing of it runs in the desk."""

    def pdf(request: Request) -> Response:
        sha256 = request.path_params["sha256"]
        if pages_of(request).desk.one("document", {"sha256": sha256}) is None or not pdf_path(sha256).is_file():
            return said(request, 404, "ไม่มีเอกสารนี้", "There is no such document.")
        headers = {"Content-Security-Policy": "sandbox; default-src 'none'"}
        return FileResponse(pdf_path(sha256), media_type="application/pdf", filename=f"{sha256[:16]}.pdf", headers=headers)

    return pdf


def search(request: Request) -> Response:
    """Offices, scores, measures and printed names that hold the words."""
    desk = pages_of(request).desk
    words = repair_thai(request.query_params.get("q", "")[:LONGEST_SEARCH]).strip()
    number = parse_score(arabic_digits(words)) if words else None
    found: dict[str, list[dict[str, Any]]] = {}
    if words:
        most = {"words": words, "most": MOST_FOUND}
        found["offices"] = desk.rows("search_offices", most)
        found["scores"] = desk.rows("search_scores", {**most, "number": _as_score(number)})
        found["measures"] = desk.rows("search_measures", most)
        found["names"] = desk.rows("search_names", most)
    if "kind" in request.path_params:
        return show_list(request, [{"kind": kind, **row} for kind, rows in found.items() for row in rows], "search.html", {},
                         ("kind", "office_id", "office", "fiscal_year_be", "indicator_no", "score", "text", "printed", "quote", "sha256", "page",
                          "source_url", "retrieved_at"))  # fmt: skip
    return show(request, "search.html", {"words": words, "found": found, "most": MOST_FOUND})


def _as_score(number: Decimal | None) -> Decimal | None:
    return number if number is not None and 0 <= number <= 100 else None
