"""`ita verdict`, as typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ITA = Path(sys.executable).with_name("ita")


def _ita(office, *words, code=0, **more):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ITA_")} | {"ITA_ACTOR": "สมศรี"}
    done = subprocess.run([ITA, "--data", office.folder, *words], capture_output=True, text=True, env=environment, check=False, **more)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout if code == 0 else done.stderr


def test_a_decision_is_set_by_the_first_letters_of_the_id_logged_exported_and_merged(office, other_office):
    finding = office.findings()[0]["finding_id"]
    _ita(office, "verdict", "set", finding[:8], "false_positive", "-m", "อ่านผิด", "--reason", "extraction")
    (line,) = json.loads(_ita(office, "verdict", "log", "--format", "json"))
    assert (line["actor"], line["verdict"], line["reason"], line["note"]) == ("สมศรี", "false_positive", "extraction", "อ่านผิด")
    assert _ita(office, "verdict", "check").startswith("whole: 1 events")
    exported = _ita(office, "verdict", "export")
    assert "1 new" in _ita(other_office, "verdict", "import", "-", input=exported)
    assert "0 new" in _ita(other_office, "verdict", "import", "-", input=exported)
    (found,) = json.loads(_ita(other_office, "sql", "SELECT finding_id FROM findings WHERE verdict = 'false_positive'", "--format", "json"))
    assert found["finding_id"] == finding
    assert json.loads(_ita(office, "verdict", "orphans", "--format", "json")) == []
    assert json.loads(_ita(office, "verdict", "suggestions", "--format", "json")) == []
    _ita(office, "verdict", "withdraw", finding)
    assert json.loads(_ita(office, "sql", "SELECT count(verdict) AS n FROM findings", "--format", "json")) == [{"n": 0}]


def test_mistakes_are_told_with_what_to_type(office):
    assert "ita findings list" in _ita(office, "verdict", "set", "zz", "confirmed", code=2)
    assert "ita findings list" in _ita(office, "verdict", "set", "", "confirmed", code=2)
    assert "needs_info" in _ita(office, "verdict", "set", office.findings()[0]["finding_id"], "guilty", code=2)
    assert "cannot be read" in _ita(office, "verdict", "import", "nowhere.jsonl", code=4)
