"""The desk as an auditor uses it, in a real Chromium."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

pytestmark = pytest.mark.system
HOSTILE = ("<script>alert(1)</script>", "<img src=x onerror=alert(2)>", '"><svg onload=alert(3)>', "{{ 7 * 7 }}", "javascript:alert(5)")


def _said_last(demo_data):
    with closing(sqlite3.connect(demo_data / "verdicts.sqlite")) as database:
        return database.execute("SELECT actor, verdict, note FROM events ORDER BY seq DESC LIMIT 1").fetchone()


def test_a_new_auditor_comes_from_the_overview_to_a_recorded_verdict_by_keys_alone(page, demo_data):
    page.goto("/")
    page.get_by_role("link", name="เริ่มตรวจ").click()
    page.wait_for_url("**/findings?status=todo")
    page.wait_for_load_state()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/findings/[0-9a-f]{20}"), wait_until="load")
    first = page.url
    page.keyboard.press("j")
    page.wait_for_url(lambda url: url != first, wait_until="load")
    page.keyboard.press("k")
    page.wait_for_url(first, wait_until="load")
    page.keyboard.press("1")
    page.keyboard.press("s")
    page.wait_for_url(lambda url: "saved=" in url)
    page.get_by_text("บันทึกแล้ว").first.wait_for()
    assert _said_last(demo_data)[:2] == ("สมศรี", "confirmed")
    page.goto(first)
    assert page.locator(".history").inner_text().startswith("ยืนยันว่าผิด — สมศรี")


def test_the_box_on_the_page_is_drawn_and_a_permalink_shows_the_same(page):
    page.goto("/findings?rule=level_disagrees_with_score")
    page.locator("a.row").first.click()
    image = page.locator("svg.close image")
    image.wait_for()
    response = page.request.get(image.get_attribute("href"))
    assert response.body()[:4] == b"\x89PNG"
    assert page.locator("svg.close rect").count() == 1, "the cells of the row are one box"
    heading = page.locator("h1").inner_text()
    page.get_by_role("link", name="ลิงก์ถาวร").click()
    assert page.locator("h1").inner_text() == heading


def test_everything_works_with_javascript_off(browser, desk, demo_data):
    context = browser.new_context(base_url=desk, java_script_enabled=False)
    page = context.new_page()
    page.goto("/findings?status=todo")
    page.locator("a.row").last.click()
    page.locator("input[value=needs_info]").check()
    page.locator("textarea").fill("ถามสำนักงาน")
    page.get_by_role("button", name="บันทึก").click()
    page.get_by_text("บันทึกแล้ว").first.wait_for()
    assert _said_last(demo_data) == ("สมศรี", "needs_info", "ถามสำนักงาน")
    context.close()


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_words_in_notes_and_searches_are_text(page, demo_data, payload):
    page.goto("/findings?rule=rank_disagrees_with_score")
    page.locator("a.row").first.click()
    address = page.url
    page.locator("input[value=accepted]").check()
    page.locator("textarea").fill(payload)
    page.get_by_role("button", name="บันทึก").click()
    page.goto(address)
    assert page.locator(".said").last.inner_text() == payload
    page.goto("/search")
    page.locator("input[name=q]").fill(payload)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert payload in page.locator("h1").inner_text()


def test_a_finding_prints_to_pdf(page):
    page.goto("/findings")
    page.locator("a.row").first.click()
    page.wait_for_load_state("networkidle")
    assert page.pdf()[:5] == b"%PDF-"


@pytest.mark.parametrize(
    "path", ["/", "/findings", "/offices/sesao-nan", "/documents", "/compare", "/search?q=งบ", "/runs", "/downloads", "/help"]
)
def test_pages_are_thai_first_english_second_and_load_nothing_foreign(page, desk, path):
    foreign = []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(desk) else None)
    assert page.goto(path).status == 200
    assert page.locator("html").get_attribute("lang") == "th"
    page.get_by_role("link", name="EN", exact=True).click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert foreign == []
    assert page.locator("[style], main script, style").count() == 0


def test_axe_finds_no_violation(browser, desk):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    context = browser.new_context(base_url=desk, bypass_csp=True)  # axe itself is a foreign script
    page = context.new_page()
    page.goto("/findings")
    finding = page.locator("a.row").first.get_attribute("href")
    page.goto("/documents")
    document = page.locator("a.row").first.get_attribute("href")
    for path in (
        "/",
        "/findings",
        finding,
        "/offices",
        "/offices/sesao-nan",
        "/documents",
        document,
        "/compare",
        "/runs",
        "/help",
        "/search?q=งบ",
    ):
        page.goto(path)
        found = axe.Axe().run(page).response["violations"]
        assert [(v["id"], [n["html"][:120] for n in v["nodes"][:2]]) for v in found] == [], path
    context.close()
