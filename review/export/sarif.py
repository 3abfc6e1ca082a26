"""SARIF 2.1.0: findings for tools that show and compare findings of analysers; boxes as rectangles, verdicts as suppressions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from review.export.dictionary import NOTE_EN, NOTE_TH
from review.export.target import new_file
from warehouse.check_files import CHECKS_DIR, read_checks
from warehouse.export_tables import Takeout

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
BASELINE = {"new": "new", "reopened": "new", "changed": "updated", "unchanged": "unchanged", "absent": "absent"}
SUPPRESSED = ("false_positive", "accepted")  # without a status, which editions of the schema call differently: it means accepted
URI_SAFE = "%/:=&?~#+!$,;'@()*[]"
KEPT = ("office_id", "office", "fiscal_year_be", "indicator_no", "subject", "expected", "found", "message_en", "source_url", "retrieved_at",
        "sha256", "verdict", "verdict_reason", "verdict_actor", "verdict_at_utc", "verdict_disputed")  # fmt: skip


def write_sarif(takeout: Takeout, target: Path) -> None:
    """Write the findings, those that are no longer found included.

    Args:
        takeout: Open warehouse.
        target: The file.
    """
    with new_file(target) as part:
        part.write_text(json.dumps(sarif_log(takeout), ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8")


def sarif_log(takeout: Takeout) -> dict[str, Any]:
    """Return the log as plain values."""
    from importlib.metadata import version

    documents = {row["sha256"]: row for row in takeout.rows("documents") if row["sha256"]}
    findings = list(takeout.rows("findings"))
    names = sorted({row["rule"] for row in findings})
    places = {sha256: number for number, sha256 in enumerate(sorted(documents))}
    run = {
        "tool": {"driver": {"name": "ita", "fullName": "ITA reports as one SQL database", "version": version("ita-reports"), "rules": _rules(names)}},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(documents[sha256]) for sha256 in places],
        "results": [_result(row, names, places) for row in findings],
        "properties": {"snapshot": takeout.snapshot, "note": NOTE_EN, "noteThai": NOTE_TH},
    }  # fmt: skip
    return {"version": "2.1.0", "runs": [run]}


def _rules(names: Sequence[str]) -> list[dict[str, Any]]:
    known = {check.name: check for check in read_checks(CHECKS_DIR)}
    rules = []
    for name in names:
        rule: dict[str, Any] = {"id": name, "name": "".join(word.title() for word in name.split("_"))}
        if name in known:
            header = known[name].header
            rule |= {
                "shortDescription": {"text": header["question_th"]}, "fullDescription": {"text": header["question"]},
                "help": {"text": f"{header['resolve_th']}\n{header['resolve']}"},
                "defaultConfiguration": {"level": LEVELS[known[name].severity]}, "properties": {"because": header["because"]},
            }  # fmt: skip
        rules.append(rule)
    return rules


def _artifact(document: Mapping[str, Any]) -> dict[str, Any]:
    artifact: dict[str, Any] = {
        "location": {"uri": uri_of(document["source_url"] or f"pdfs/{document['sha256'][:2]}/{document['sha256']}.pdf")},
        "mimeType": "application/pdf", "hashes": {"sha-256": document["sha256"]},
        "properties": {"retrieved_at": document["retrieved_at"], "office_id": document["office_id"], "fiscal_year_be": document["fiscal_year_be"]},
    }  # fmt: skip
    return artifact | ({"length": document["bytes"]} if document["bytes"] is not None else {})


def uri_of(address: str) -> str:
    """Return an address with everything escaped that a URI may not hold.

    >>> uri_of("https://example.org/รายงาน 1.pdf")
    'https://example.org/%E0%B8%A3%E0%B8%B2%E0%B8%A2%E0%B8%87%E0%B8%B2%E0%B8%99%201.pdf'
    """
    return quote(address, safe=URI_SAFE)


def _result(row: Mapping[str, Any], names: Sequence[str], places: Mapping[str, int]) -> dict[str, Any]:
    pages: dict[tuple[str, int], list[Mapping[str, Any]]] = {}
    for box in row["evidence"] or ():
        pages.setdefault((box["sha256"], box["page"]), []).append(box)
    location = {"index": places[row["sha256"]]} if row["sha256"] in places else None
    result: dict[str, Any] = {
        "ruleId": row["rule"], "ruleIndex": names.index(row["rule"]), "level": LEVELS[row["severity"]],
        "message": {"text": row["message"] or row["message_en"]}, "baselineState": BASELINE[row["state"]],
        "fingerprints": {"itaFinding/v1": row["finding_id"]},
        "partialFingerprints": {"itaSubject/v1": f"{row['rule']}:{row['sha256']}:{row['subject']}"},
        "properties": {name: row[name] for name in KEPT if row[name] is not None},
    }  # fmt: skip
    if location is not None:
        numbers = sorted({page for sha256, page in pages if sha256 == row["sha256"]})
        result["locations"] = [
            {
                "physicalLocation": {"artifactLocation": location},
                "logicalLocations": [{"name": f"page {page}", "kind": "page"} for page in numbers],
            }
        ]
    attachments = [_attachment(page, boxes, places[sha256]) for (sha256, page), boxes in pages.items() if sha256 in places]
    if attachments:
        result["attachments"] = attachments
    if row["verdict"] in SUPPRESSED:
        words = "; ".join(word for word in (row["verdict"], row["verdict_reason"], row["verdict_note"]) if word)
        result["suppressions"] = [{"kind": "external", "justification": words}]
    return result


def _attachment(page: int, boxes: Sequence[Mapping[str, Any]], index: int) -> dict[str, Any]:
    """Return the boxes of one page, in points from its top-left."""
    rectangles = [
        {"left": box["x0"], "top": box["top"], "right": box["x1"], "bottom": box["bottom"], "message": {"text": box["quote"] or ""}}
        for box in boxes
    ]
    return {
        "description": {"text": f"หน้า {page} · page {page} (points)"}, "artifactLocation": {"index": index}, "rectangles": rectangles,
        "properties": {"page": page},
    }  # fmt: skip
