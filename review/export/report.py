"""A report on one office for paper: one HTML file with everything in it, or a PDF that Chromium prints of it."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from normalizers.errors import InputError, UsageError
from review.evidence import Place, places_of
from review.export.target import new_file
from review.office_pages import about_office, over_years
from review.pictures import Pictures
from review.rendering import new_environment, rules_of_checks, spoken
from review.wording import day
from warehouse.web_reader import Desk, Row

STYLE = Path(__file__).parent.parent / "static" / "desk.css"
SCALE = 2.0
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 120


def write_report(desk: Desk, pictures: Pictures, office_id: str, target: Path, lang: str = "th") -> None:
    """Write the report.

    Args:
        desk: The warehouse, opened.
        pictures: Draws pages, opened.
        office_id: Which office.
        target: A file that ends in .html or .pdf.
        lang: 'th' or 'en'.

    Raises:
        UsageError: There is no such office, or the file's name ends otherwise.
        InputError: It cannot be written, or there is no Chromium for a PDF.
    """
    if target.suffix.lower() not in (".html", ".pdf"):
        raise UsageError(f"{target}: a report is a file that ends in .html or .pdf.")
    text = report_page(desk, pictures, office_id, lang)
    with new_file(target) as part:
        if target.suffix.lower() == ".html":
            part.write_text(text, encoding="utf-8")
        else:
            part.write_bytes(print_pdf(text))


def report_page(desk: Desk, pictures: Pictures, office_id: str, lang: str) -> str:
    """Return the report as one page of HTML that asks for nothing else.

    Raises:
        UsageError: There is no such office.
    """
    found = desk.one("office", {"office": office_id})
    if found is None:
        raise UsageError(f"There is no office of the id '{office_id}'. `ita offices resolve NAME` finds an id.")
    values = about_office(desk, office_id)
    cases = [_case(desk, row["finding_id"]) for row in values["findings"]]
    drawn = {}
    for place in (place for _, places in cases for place in places):
        image = pictures.page(place.sha256, place.page, place.about["rotation"] or 0, SCALE)
        if image is not None:
            drawn[place.sha256, place.page] = (place.width, place.height, base64.b64encode(image).decode("ascii"))
    made_at = day(datetime.now(UTC).isoformat(), lang)
    return new_environment().get_template("report.html").render(
        {
            **spoken(lang, rules_of_checks()), **values, **over_years(values["scores"]), "found": found, "cases": cases,
            "pictures": [(*key, *value) for key, value in drawn.items()], "style": _style(),
            "made": f"Made {made_at} from snapshot {desk.snapshot}." if lang == "en" else f"ทำเมื่อ {made_at} จากข้อมูลชุดที่ {desk.snapshot}",
        }
    )  # fmt: skip


def _style() -> Any:
    from markupsafe import Markup

    return Markup(STYLE.read_text(encoding="utf-8"))  # noqa: S704  our own file, and quotes of a style sheet must not be escaped


def _case(desk: Desk, finding_id: str) -> tuple[Row, list[Place]]:
    row = desk.one("finding", {"finding_id": finding_id})
    assert row is not None, "it is in the list"
    evidence = row["evidence"] or []
    sizes = desk.rows("finding_pages", {"digests": [e["sha256"] for e in evidence], "numbers": [e["page"] for e in evidence]})
    decided = desk.one("decision", {"finding_id": finding_id}) if row["verdict"] else None
    return {**row, "note": decided["note"] if decided else ""}, places_of(evidence, sizes)


def print_pdf(page: str) -> bytes:
    """Return a page as PDF.

    Raises:
        InputError: There is no Chromium, or it did not print.
    """
    browser = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if browser is None:
        raise InputError("A PDF needs Chromium (Debian, Ubuntu: apt-get install chromium). Name a file that ends in .html and print that.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "report.html").write_text(page, encoding="utf-8")
        words = [browser, "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", f"--user-data-dir={folder / 'profile'}",
                 "--no-pdf-header-footer", f"--print-to-pdf={folder / 'report.pdf'}", (folder / "report.html").as_uri()]  # fmt: skip
        if os.geteuid() == 0:
            words.insert(1, "--no-sandbox")  # Chromium starts as root only so; the page is ours, escaped, and without scripts
        try:
            subprocess.run(words, check=True, capture_output=True, timeout=SECONDS)
            return (folder / "report.pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise InputError(f"Chromium did not print the report ({error}). Name a file that ends in .html and print that.") from error
