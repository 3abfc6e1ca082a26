"""The static site and the report of an office, opened from the disk in a real Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
from html import escape
from pathlib import Path

import pytest
from served import ITA

pytestmark = pytest.mark.system
CHAIYAPHUM = "pesao-chaiyaphum-3"
NOTE = "<img src=x onerror=alert(6)>"


def ita(data: Path, *words: object) -> tuple[int, str]:
    done = subprocess.run([ITA, "--data", data, *words], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def asked_of(data: Path, query: str) -> str:
    return ita(data, "sql", query, "--format", "csv")[1].split()[-1]


@pytest.fixture(scope="module")
def site(demo_data, tmp_path_factory) -> Path:
    """The site of the sample reports, with a decision whose note is markup."""
    finding = asked_of(demo_data, "SELECT min(finding_id) AS f FROM findings")
    assert ita(demo_data, "verdict", "set", finding, "confirmed", "-m", NOTE, "--actor", "สมศรี")[0] == 0
    target = tmp_path_factory.mktemp("site") / "site"
    assert ita(demo_data, "export", "site", "-o", target)[0] == 0
    return target


def test_the_site_opens_from_the_disk_and_asks_no_network(browser, site):
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: said.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.goto((site / "index.html").as_uri())
    assert page.locator("html").get_attribute("lang") == "th"
    assert page.evaluate("getComputedStyle(document.querySelector('header')).backgroundColor") == "rgb(18, 58, 90)", "the style is there"
    page.get_by_role("link", name="คิวตรวจ").click()
    page.locator("a.row").first.click()
    page.wait_for_load_state("networkidle")
    image = page.locator("svg.close image").first
    box = page.locator("svg.close .mark rect").first.bounding_box()
    assert box["width"] > 20
    assert (site / "findings" / image.get_attribute("href")).resolve().read_bytes()[:4] == b"\x89PNG"
    page.get_by_role("link", name="เปิดหน้าเอกสาร").first.click()
    assert page.locator("svg.page g.fact rect").count() > 0
    page.get_by_role("link", name="EN", exact=True).click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert [url for url in asked if not url.startswith("file:")] == []
    assert said == []
    context.close()


def test_every_link_and_image_of_the_site_is_there_and_nothing_runs(site):
    pages = list(site.rglob("*.html"))
    assert len([p for p in pages if p.parent.name == "findings"]) >= 20
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert "<script" not in text
        assert "<form" not in text
        assert "default-src 'none'" in text
        for address in re.findall(r'(?:href|src)="([^"]*)"', text):
            file, _, anchor = address.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.is_file(), f"{path.name} leads to {address}"
            assert target.is_relative_to(site)
            if anchor and target.suffix == ".html":
                assert f'id="{anchor}"' in target.read_text(encoding="utf-8"), f"{path.name} leads to {address}"


def test_a_verdict_and_its_hostile_note_stand_in_the_site_as_text(site):
    said = [p for p in (site / "findings").glob("*.html") if "alert(6)" in p.read_text(encoding="utf-8")]
    assert len(said) == 1
    text = said[0].read_text(encoding="utf-8")
    assert escape(NOTE) in text
    assert "ยืนยันว่าผิด" in text
    assert "สมศรี" in text


def test_a_report_of_an_office_is_one_file_that_asks_for_nothing(browser, demo_data, tmp_path):
    target = tmp_path / "report.html"
    assert ita(demo_data, "export", "report", "-o", target, "--office", CHAIYAPHUM)[0] == 0
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(target.as_uri())
    findings = int(asked_of(demo_data, f"SELECT count(*) AS n FROM findings WHERE office_id = '{CHAIYAPHUM}'"))
    assert page.locator("section.one").count() == findings
    assert page.locator("section.one .mark rect").count() >= findings
    assert page.locator("section.one").first.get_by_text("SHA-256").count() == 1
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == []
    context.close()


def test_a_report_prints_to_pdf_with_its_thai(demo_data, tmp_path):
    if shutil.which("chromium") is None:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    import pdfplumber

    target = tmp_path / "report.pdf"
    status, said = ita(demo_data, "export", "report", "-o", target, "--office", CHAIYAPHUM, "--lang", "en")
    assert status == 0, said
    with pdfplumber.open(target) as pdf:
        assert len(pdf.pages) >= 2
        assert (round(pdf.pages[0].width), round(pdf.pages[0].height)) == (595, 842), "A4"
        assert "A finding is a question for a person" in pdf.pages[0].extract_text()
        assert sum(len(page.images) for page in pdf.pages) >= 1


def test_a_report_needs_an_office_that_exists(demo_data, tmp_path):
    for words, hint in (([], "--office ID"), (["--office", "nowhere"], "ita offices resolve")):
        status, said = ita(demo_data, "export", "report", "-o", tmp_path / "x.html", *words)
        assert status == 2
        assert hint in said
