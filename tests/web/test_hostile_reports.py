"""Reports whose every printed or harvested word is markup: names, files, quotes, addresses, notes. Nothing of it runs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import urllib.parse
from pathlib import Path

import pytest
from served import ITA, served

sys.path.insert(0, str(Path(__file__).parent.parent / "warehouse"))  # builders

from builders import digest, document, measure, mention, score, sighting, total

from normalizers.load_reference import load_reference
from review.verdicts import Decision, VerdictLog
from warehouse.audit import audit
from warehouse.load import load, load_reference_tables, open_warehouse, publish_snapshot
from warehouse.query import run_sql

pytestmark = pytest.mark.system
PAYLOADS = (
    "<script>window.ran=1;alert(1)</script>", '"><img src=x onerror="window.ran=1;alert(2)">', "'><svg/onload=alert(3)>",
    "</textarea></title><iframe srcdoc='<script>alert(4)</script>'></iframe>", "{{ 7 * 7 }}${7*7}<a href=javascript:alert(5)>x</a>",
)  # fmt: skip
OFFICES = ("pesao-mukdahan", "sesao-nan", "pesao-phang-nga", "pesao-trang-2", "pesao-lampang-1")
SAMPLE = Path(__file__).parents[2] / "flows" / "sample" / "site" / "sesao-nan" / "o43-2565.pdf"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Path:
    """Five reports of five offices, one payload each, wherever somebody else's words can stand."""
    data = tmp_path_factory.mktemp("hostile")
    readings, seen = [], []
    for payload, office in zip(PAYLOADS, OFFICES, strict=True):
        quoted = {"level_printed": "A", "score_printed": payload, "name_printed": payload}
        readings.append(
            document(office, office=office, title=payload, producer=payload, scores=[score(1, "95.67", 2566, **quoted)], text=(payload,) * 3,
                     totals=[total("93.17", year=2566)], measures=[measure(payload, responsible=(payload,))],
                     mentions=[mention(payload, status="unknown", reason=payload)])
        )  # fmt: skip
        seen.append(sighting(office, office, 2566, url=f"file:///รายงาน/{payload}.pdf", reason=payload))
        pdf = data / "pdfs" / digest(office)[:2] / f"{digest(office)}.pdf"
        pdf.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SAMPLE, pdf)
    with open_warehouse(data) as warehouse:
        load_reference_tables(warehouse, load_reference())
        load(warehouse, readings, seen)
        audit(warehouse, rules=["level_disagrees_with_score", "unknown_office_named"])
        for payload, office in zip(PAYLOADS, OFFICES, strict=True):
            values = [payload, payload, payload, payload, office]
            warehouse.connection.execute(
                "UPDATE offices_base SET abbr_th = ?, name_th = ?, name_en = ?, provinces_th = ? WHERE office_id = ?", values
            )
            warehouse.connection.execute(
                "UPDATE findings_base SET evidence = list_transform(evidence, lambda e: struct_update(e, quote := ?)), message = ?, "
                "message_en = ?, expected = ?, found = ? WHERE office_id = ?",
                [payload, payload, payload, payload, payload, office],
            )
        publish_snapshot(warehouse)
    answer = run_sql(data, "SELECT * FROM findings WHERE rule = 'level_disagrees_with_score'")
    for row in answer.rows:
        finding = dict(zip(answer.columns, row, strict=True))
        VerdictLog(data).record(finding, Decision("confirmed", note=finding["message"]), finding["message"][:100])
    return data


@pytest.fixture(scope="module")
def address(hostile):
    with served(hostile) as where:
        yield where


@pytest.mark.parametrize(("payload", "office"), zip(PAYLOADS, OFFICES, strict=True))
def test_no_word_of_a_hostile_report_runs_on_any_page(browser, address, hostile, payload, office):
    context = browser.new_context(base_url=address)
    page = context.new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))
    finding = run_sql(hostile, f"SELECT min(finding_id) FROM findings WHERE office_id = '{office}' AND verdict IS NOT NULL").rows[0][0]
    run = run_sql(hostile, "SELECT min(run_id) FROM sightings").rows[0][0]
    words = urllib.parse.quote(payload)
    paths = ("/", "/findings", f"/findings/{finding}", "/offices", f"/offices/{office}", "/documents", f"/documents/{digest(office)}", "/runs",
             f"/runs/{run}", f"/compare?office={office}&office={OFFICES[0]}", f"/search?q={words}", f"/findings?rule={words}", f"/findings?lang={words}")  # fmt: skip
    for path in paths:
        page.goto(path)
        assert page.evaluate("window.ran") is None, path
        assert page.locator("iframe, main script, [onerror], [onload], a[href^='javascript:']").count() == 0, path
    assert said == []
    assert {urllib.parse.urlsplit(url).netloc for url in asked} == {urllib.parse.urlsplit(address).netloc}
    page.goto(f"/findings/{finding}")
    assert page.locator("h1").inner_text().strip() == payload
    assert payload in page.locator(".quotes").first.inner_text()
    assert page.locator(".said").first.inner_text() == payload
    assert payload in page.locator(".url").first.inner_text()
    context.close()


def test_a_site_of_hostile_reports_runs_nothing_from_the_disk(browser, hostile, tmp_path):
    subprocess.run([ITA, "--data", hostile, "export", "site", "-o", tmp_path / "site", "-q"], check=True)
    context = browser.new_context(offline=True)
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    pages = [p for p in (tmp_path / "site").rglob("*.html") if "en" not in p.relative_to(tmp_path).parts]
    assert len(pages) > 15
    for path in pages:
        page.goto(path.as_uri())
        assert page.evaluate("window.ran") is None
        assert page.locator("iframe, script, [onerror], [onload], a[href^='javascript:']").count() == 0, path.name
    assert said == []
    context.close()


def test_auditors_who_disagree_are_both_shown_on_the_finding_s_page(page, demo_data):
    found = run_sql(demo_data, "SELECT * FROM findings WHERE rule = 'unknown_office_named'")
    finding = dict(zip(found.columns, found.rows[0], strict=True))
    log = VerdictLog(demo_data)
    log.record(finding, Decision("confirmed"), "สมศรี")
    log.record(finding, Decision("accepted"), "สมชาย")
    page.goto(f"/findings/{finding['finding_id']}")
    assert page.locator(".note.bad").inner_text() == "ผู้ตรวจเห็นต่าง: สมศรี — ยืนยันว่าผิด, สมชาย — ยอมรับได้"
    page.goto("/findings?status=disputed")
    assert page.locator("a.row").count() == 1
    rows = json.loads(page.request.get("/findings.json?status=disputed").text())
    assert [row["disputed"] for row in rows] == [True]
