"""Overview, offices, comparison of offices, and harvest runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from review.chart import score_chart
from review.rendering import EVERY_ROW, as_json, pages_of, said, show_list, whole_number
from review.wording import figure
from warehouse.web_reader import Desk

MOST_MEASURES = 500
MOST_COMPARED = 6
NO_FILTER: dict[str, Any] = {
    "status": None, "severity": None, "rule": None, "office": None, "year": None, "verdict": None, "sha256": None,
    "most": EVERY_ROW, "skip": 0,
}  # fmt: skip


def overview(request: Request) -> Response:
    """What is there, how the offices stand, and what is new."""
    desk = pages_of(request).desk
    rows = desk.rows("heat")
    if "kind" in request.path_params:
        return show_list(request, rows, "overview.html", {})
    years = sorted({row["fiscal_year_be"] for row in rows})
    offices: dict[str, dict[str, Any]] = {}
    for row in rows:
        office = offices.setdefault(
            row["office_id"], {"office_id": row["office_id"], "office": row["office"], "office_en": row["office_en"], "years": {}}
        )
        office["years"][row["fiscal_year_be"]] = {
            "heat": heat(row["total"]), "shown": "?" if row["disputed"] else figure(row["total"]), "findings": row["findings"],
        }  # fmt: skip
    values = {
        "years": years, "offices": list(offices.values()), "counts": desk.one("counts"), "coverage": desk.rows("coverage"),
        "run": desk.one("runs", {"most": 1}),
        "facets": desk.rows("todo_by_rule"),
    }  # fmt: skip
    return show_list(request, rows, "overview.html", values)


def heat(total: Any) -> int:
    """Return a class of colour from 1 (below 65) to 5 (95 and more); 0 for no total.

    >>> heat(None), heat(64.99), heat(85), heat(95)
    (0, 1, 4, 5)
    """
    return 0 if total is None else 1 + sum(total >= bound for bound in (65, 75, 85, 95))


def offices(request: Request) -> Response:
    """Every office."""
    return show_list(request, pages_of(request).desk.rows("offices_list"), "offices.html", {})


def office(request: Request) -> Response:
    """One office: indicators over the years, documents, measures, findings."""
    desk, office_id = pages_of(request).desk, request.path_params["office_id"]
    found = desk.one("office", {"office": office_id})
    if found is None:
        return said(request, 404, "ไม่มีสำนักงานรหัสนี้", "There is no office of this id.")
    values = about_office(desk, office_id)
    if request.path_params.get("kind") == "json":
        return as_json({**found, **values})
    scores = values["scores"]
    return show_list(request, scores, "office.html", {**values, **over_years(scores), "found": found})


def about_office(desk: Desk, office_id: str) -> dict[str, Any]:
    """Return what is known of an office: scores, years, findings, documents, measures."""
    return {
        "scores": desk.rows("office_scores", {"office": office_id}), "years": desk.rows("office_years", {"office": office_id}),
        "findings": desk.rows("findings_list", {**NO_FILTER, "office": office_id}),
        "documents": desk.rows("documents_list", {"office": office_id, "year": None, "status": None, "most": EVERY_ROW, "skip": 0}),
        "measures": desk.rows("office_measures", {"office": office_id, "most": MOST_MEASURES}),
    }  # fmt: skip


def over_years(scores: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the rows of `office_scores` by indicator and year, and their chart."""
    by_indicator: dict[int, dict[str, Any]] = {}
    for row in scores:
        entry = by_indicator.setdefault(row["indicator_no"], {"name": row["indicator_name"], "instrument": row["instrument"], "years": {}})
        entry["years"][row["fiscal_year_be"]] = row
    shown = sorted({row["fiscal_year_be"] for row in scores})
    return {"by_indicator": by_indicator, "shown_years": shown, "chart": score_chart(by_indicator, shown)}


def compare(request: Request) -> Response:
    """Offices side by side in one year."""
    desk = pages_of(request).desk
    years = [row["fiscal_year_be"] for row in desk.rows("years")]
    year = whole_number(request.query_params.get("year")) or (years[0] if years else 0)
    known = {row["office_id"]: row for row in desk.rows("offices_list")}
    wanted = [o for o in dict.fromkeys(request.query_params.getlist("office")) if o in known][:MOST_COMPARED]
    rows = desk.rows("compare", {"offices": wanted, "year": year}) if wanted else []
    table: dict[int, dict[str, Any]] = {}
    for row in rows:
        table.setdefault(row["indicator_no"], {})[row["office_id"]] = row
    values = {
        "years": years, "year": year, "known": list(known.values()), "chosen": [known[o] for o in wanted], "table": table,
        "indicators": desk.rows("indicators"), "places": MOST_COMPARED,
    }  # fmt: skip
    return show_list(request, [{"fiscal_year_be": year, **row} for row in rows], "compare.html", values)


def runs(request: Request) -> Response:
    """Harvests and ingests."""
    return show_list(
        request, pages_of(request).desk.rows("runs", {"most": EVERY_ROW if "kind" in request.path_params else 200}), "runs.html", {}
    )


def run(request: Request) -> Response:
    """What one run saw."""
    rows = pages_of(request).desk.rows("run", {"run_id": request.path_params["run_id"]})
    if not rows:
        return said(request, 404, "ไม่มีรอบเก็บข้อมูลนี้", "There is no such run.")
    return show_list(request, rows, "run.html", {"run_id": request.path_params["run_id"]})
