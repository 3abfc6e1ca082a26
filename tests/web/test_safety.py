"""What the desk refuses, asked over plain HTTP."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import urllib.error
import urllib.parse
import urllib.request

import pytest
from served import ITA, served


def ask(address, path, body=None, **headers):
    request = urllib.request.Request(address + path, data=body, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read(), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read(), error.headers


def _finding(desk):
    return json.loads(ask(desk, "/findings.json")[1])[0]


@pytest.mark.parametrize(
    "path",
    [
        "/documents/../../etc/passwd", "/documents/..%2f..%2fetc%2fpasswd", "/pages/..%2f..%2fx/1.png", "/static/../web.py",
        "/static/..%2fweb.py", "/documents/" + "A" * 64, "/documents/" + "0" * 63, "/documents/" + "0" * 64, "/pages/" + "0" * 64 + "/1.png",
        "/findings/zzzzzz", "/findings/" + "0" * 20, "/offices/nothing", "/offices/%3Cscript%3E", "/runs/x'y", "/facts/none",
    ],
)  # fmt: skip
def test_paths_and_bad_digests_find_nothing(desk, path):
    status, body, headers = ask(desk, path)
    assert status == 404
    assert b"root:" not in body
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_every_answer_carries_a_policy_without_inline_script_or_style(desk):
    for path in ("/", "/findings.json", "/static/desk.js", "/nothing"):
        policy = ask(desk, path)[2]["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy


def test_a_foreign_host_is_refused(desk):
    assert ask(desk, "/", Host="evil.example")[0] == 400
    assert ask(desk, "/", Host="127.0.0.1.evil.example")[0] == 400


@pytest.mark.parametrize(
    ("fields", "headers", "status"),
    [
        ({"verdict": "confirmed"}, {}, 403), ({"verdict": "confirmed", "csrf": "0" * 64}, {}, 403),
        ({"verdict": "confirmed", "note": "x" * 70_000}, {}, 413), ({"verdict": "confirmed"}, {"Origin": "http://evil.example"}, 403),
        ({"verdict": "confirmed"}, {"Sec_Fetch_Site": "cross-site"}, 403), ({"verdict": "confirmed"}, {"Content_Type": "text/plain"}, 400),
    ],
)  # fmt: skip
def test_a_form_that_is_not_ours_or_too_large_records_nothing(desk, demo_data, fields, headers, status):
    path = f"/findings/{_finding(desk)['finding_id']}/verdict"
    before = ask(desk, "/findings.json")[1]
    assert ask(desk, path, urllib.parse.urlencode(fields).encode(), **headers)[0] == status
    assert ask(desk, "/findings.json")[1] == before


def test_another_visit_s_form_token_does_not_fit(desk):
    path = f"/findings/{_finding(desk)['finding_id']}"
    _, body, headers = ask(desk, path)
    token = re.search(rb'name="csrf" value="([0-9a-f]+)"', body).group(1).decode()
    other_cookie = ask(desk, path)[2]["Set-Cookie"].partition(";")[0]
    form = urllib.parse.urlencode({"csrf": token, "verdict": "guilty"}).encode()
    assert ask(desk, f"{path}/verdict", form, Cookie=other_cookie)[0] == 403
    assert ask(desk, f"{path}/verdict", form, Cookie=headers["Set-Cookie"].partition(";")[0])[0] == 422, "ours, but no such verdict"


def test_lists_are_json_and_csv_with_source_digest_and_time(desk):
    rows = json.loads(ask(desk, "/findings.json")[1])
    body = ask(desk, "/findings.csv")[1]
    assert body.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))
    assert [row["finding_id"] for row in table] == [row["finding_id"] for row in rows]
    assert all(row["source_url"] and row["retrieved_at"] and len(row["sha256"]) == 64 for row in table)


@pytest.mark.parametrize("words", [["--host", "0.0.0.0"], ["--host", "0.0.0.0", "--token-file", "/dev/null"]])
def test_other_machines_are_let_in_with_a_token_or_a_proxy_only(demo_data, words):
    done = subprocess.run([ITA, "--data", demo_data, "web", "--port", "0", *words], capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode in (2, 4), done.stderr
    assert "token" in done.stderr


def test_a_token_file_and_a_proxy_s_header_say_who_decides(demo_data, tmp_path):
    tokens = tmp_path / "tokens"
    tokens.write_text("สมชาย:0123456789abcdef\n", encoding="utf-8")
    tokens.chmod(0o600)
    with served(demo_data, "--token-file", str(tokens)) as address:
        assert "/login" in urllib.request.urlopen(address + "/findings", timeout=20).url
        assert ask(address, "/findings.json", Authorization="Bearer 0123456789abcdef")[0] == 200
        assert (
            "/login" in urllib.request.urlopen(urllib.request.Request(address, headers={"Authorization": "Bearer wrong"}), timeout=20).url
        )
    with served(demo_data, "--user-header", "X-User") as address:
        assert ask(address, "/")[0] == 401
        assert b"auditor.one" in ask(address, "/", X_User="auditor.one")[1]
