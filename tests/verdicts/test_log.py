"""The log of decisions: append-only, chained, written by many at once, merged between auditors."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from normalizers.errors import InputError, UsageError
from review.chain import ends, faults, in_order
from review.jsonl import from_lines, to_lines
from review.verdicts import Decision, VerdictLog
from warehouse.query import run_sql
from warehouse.verdict_overlay import present_verdicts

FINDING = {"finding_id": "f" * 20, "rule": "indicator_missing", "sha256": "a" * 64, "subject": "indicator:9", "judged": "9"}
WRITER = """
import sys
from pathlib import Path
from review.verdicts import Decision, VerdictLog
number = int(sys.argv[2])
for turn in range(10):
    finding = {"finding_id": f"{number:04d}{turn:016d}", "rule": "r", "sha256": "a" * 64, "subject": "s"}
    VerdictLog(Path(sys.argv[1])).record(finding, Decision("confirmed", note=f"{number}/{turn}"), f"auditor {number}")
"""


def test_a_hundred_writes_of_ten_processes_at_once_lose_nothing(tmp_path):
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), str(n)], stderr=subprocess.PIPE) for n in range(10)]
    for writer in writers:
        _, err = writer.communicate(timeout=120)
        assert writer.returncode == 0, err.decode()
    log = VerdictLog(tmp_path)
    assert {e.note for e in log.events()} == {f"{n}/{t}" for n in range(10) for t in range(10)}
    assert log.check() == []
    assert len(present_verdicts(tmp_path)) == 100


def _log(folder, *words, actor="สมศรี"):
    folder.mkdir(exist_ok=True)
    log = VerdictLog(folder)
    for number, word in enumerate(words):
        log.record(FINDING | {"finding_id": f"{number:020d}"}, Decision(word), actor)
    return log


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events SET verdict = 'confirmed' WHERE seq = 2", "UPDATE events SET note = 'x' WHERE seq = 3",
        "UPDATE events SET at_utc = '2020-01-01T00:00:00.000000Z' WHERE seq = 1", "DELETE FROM events WHERE seq = 2",
        "UPDATE events SET seq = 9 WHERE seq = 2",
    ],
)  # fmt: skip
def test_a_decision_cannot_be_changed_and_one_changed_by_force_is_seen(tmp_path, change):
    log = _log(tmp_path, "confirmed", "accepted", "needs_info")
    assert log.check() == []
    with closing(sqlite3.connect(log.path)) as database:
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            database.execute(change)
        database.execute("DROP TRIGGER never_changed")
        database.execute("DROP TRIGGER never_deleted")
        database.execute(change)
        database.commit()
    assert log.check()


def test_an_end_cut_off_is_seen_by_whoever_noted_it(tmp_path):
    log = _log(tmp_path, "confirmed", "accepted")
    end = log.events()[-1].hash
    assert log.check(end) == []
    with closing(sqlite3.connect(log.path)) as database:
        database.execute("DROP TRIGGER never_deleted")
        database.execute("DELETE FROM events WHERE seq = 2")
        database.commit()
    assert log.check() == []
    assert end in log.check(end)[0]


def test_an_event_made_anew_with_a_fitting_hash_breaks_what_follows_it(tmp_path):
    events = _log(tmp_path, "confirmed", "accepted", "needs_info").events()
    forged = replace(events[1], verdict="false_positive")
    forged = replace(forged, hash=forged.computed_hash())
    assert any("missing" in fault for fault in faults([events[0], forged, events[2]]))


def test_two_logs_merge_both_ways_into_the_same_events_and_again_changes_nothing(tmp_path):
    one = _log(tmp_path / "one", "confirmed", "accepted", actor="สมศรี")
    two = _log(tmp_path / "two", "confirmed", "needs_info", "accepted", actor="สมชาย")
    assert one.merge(from_lines(to_lines(two.events()), "two"), "สมศรี") == 3
    assert two.merge(from_lines(to_lines(one.events()), "one"), "สมชาย") == 3  # two of one, and the merge
    for _ in range(2):
        assert one.merge(two.events(), "สมศรี") == 0
        assert two.merge(one.events(), "สมชาย") == 0
    assert {e.hash for e in one.events()} == {e.hash for e in two.events()}
    assert one.check() == []
    assert two.check() == []
    assert present_verdicts(one.path.parent) == present_verdicts(two.path.parent)


def test_after_a_merge_nothing_of_either_log_can_be_taken_out_unseen(tmp_path):
    one = _log(tmp_path / "one", "confirmed", "accepted", actor="สมศรี")
    one.merge(_log(tmp_path / "two", "confirmed", "needs_info", actor="สมชาย").events(), "สมศรี")
    one.record(FINDING, Decision("confirmed"), "สมศรี")
    events = one.events()
    assert faults(events) == []
    for left_out in events[:-1]:
        assert faults([e for e in events if e is not left_out])


def test_a_log_in_any_order_is_put_in_order(tmp_path):
    one = _log(tmp_path / "one", *["confirmed"] * 5)
    one.merge(_log(tmp_path / "two", *["accepted"] * 5, actor="สมชาย").events(), "สมศรี")
    events = one.events()
    for seed in range(5):
        mixed = events.copy()
        random.Random(seed).shuffle(mixed)
        ordered, homeless = in_order(mixed)
        assert homeless == []
        assert faults(ordered) == []
        assert ends(mixed) == [events[-1].hash]


def test_an_older_decision_of_another_auditor_does_not_override_a_newer_one(tmp_path):
    two = _log(tmp_path / "two", "needs_info", actor="สมชาย")  # the older
    one = _log(tmp_path / "one", "confirmed", actor="สมศรี")
    one.merge(two.events(), "สมศรี")
    (present,) = present_verdicts(tmp_path / "one")
    assert (present.verdict, present.actor, bool(present.disputed)) == ("confirmed", "สมศรี", True)
    two.record(FINDING | {"finding_id": "0" * 20}, Decision("confirmed"), "สมชาย")
    one.merge(two.events(), "สมศรี")
    (present,) = present_verdicts(tmp_path / "one")
    assert (present.actor, bool(present.disputed)) == ("สมชาย", False), "they agree now"


def test_a_decision_is_later_than_one_from_a_clock_that_is_fast(tmp_path):
    two = _log(tmp_path / "two", "needs_info", actor="สมชาย")
    fast = replace(two.events()[0], at_utc="2099-01-01T00:00:00.000000Z")
    one = _log(tmp_path / "one")
    one.merge([replace(fast, hash=fast.computed_hash())], "สมศรี")
    one.record(FINDING | {"finding_id": "0" * 20}, Decision("confirmed"), "สมศรี")
    assert present_verdicts(tmp_path / "one")[0].verdict == "confirmed"


def _spoiled(plain):
    yield "not json"
    yield "[]"
    yield json.dumps({k: v for k, v in plain.items() if k != "hash"})
    yield json.dumps(plain | {"note": 5})
    yield json.dumps(plain | {"verdict": "guilty"})
    yield json.dumps(plain | {"action": "drop"})
    yield json.dumps(plain | {"at_utc": "yesterday"})
    yield json.dumps(plain | {"evidence": "no json"})
    yield json.dumps(plain | {"action": "merge", "verdict": None, "evidence": "{}"})


def test_a_log_that_is_none_or_was_changed_is_refused_whole(tmp_path):
    lines = to_lines(_log(tmp_path / "one", "confirmed", "accepted").events()).splitlines()
    two = _log(tmp_path / "two", "confirmed", actor="สมชาย")
    before = two.events()
    for bad in _spoiled(json.loads(lines[1])):
        with pytest.raises(UsageError, match="log:2"):
            from_lines(f"{lines[0]}\n{bad}\n", "log")
    with pytest.raises(UsageError, match="changed"):
        two.merge(from_lines(lines[0].replace("confirmed", "accepted"), "log"), "สมชาย")
    with pytest.raises(UsageError, match="whole log"):
        two.merge(from_lines(lines[1], "log"), "สมชาย")
    assert two.events() == before


@pytest.mark.parametrize(
    ("decision", "actor"),
    [
        (Decision("guilty"), "x"), (Decision("confirmed", "rule"), "x"), (Decision("false_positive", "mood"), "x"),
        (Decision("confirmed", note="ก" * 4001), "x"), (Decision("confirmed"), "  "), (Decision("confirmed"), "a\nb"),
        (Decision("confirmed"), "ก" * 101),
    ],
)  # fmt: skip
def test_a_decision_that_nobody_could_read_later_is_refused(tmp_path, decision, actor):
    log = VerdictLog(tmp_path)
    with pytest.raises(UsageError):
        log.record(FINDING, decision, actor)
    assert log.events() == []


def test_a_log_that_is_no_database_is_an_error_not_an_absence(tmp_path):
    (tmp_path / "verdicts.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(InputError, match="cannot be read"):
        VerdictLog(tmp_path).events()
    with pytest.raises(InputError, match="Nothing was recorded"):
        VerdictLog(tmp_path).record(FINDING, Decision("confirmed"), "x")


def test_readers_see_a_decision_while_the_writer_holds_the_log_open(tmp_path):
    log = _log(tmp_path, "confirmed")
    with closing(sqlite3.connect(log.path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")  # somebody is in the middle of writing
        assert (tmp_path / "verdicts.sqlite-wal").exists()
        assert len(present_verdicts(tmp_path)) == 1
        writer.execute("ROLLBACK")


READER = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from warehouse.verdict_overlay import newest_decision, present_verdicts
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
folder = Path(sys.argv[1])
assert not os.access(folder, os.W_OK)
print(len(present_verdicts(folder)), newest_decision(folder)[1])
"""


def test_a_reader_that_may_not_write_reads_the_log(tmp_path):
    log = _log(tmp_path / "data", "confirmed", "accepted")
    shared = Path("/tmp") / f"ita-verdicts-{os.getpid()}"  # pytest's own folder is closed to others
    shutil.copytree(tmp_path / "data", shared)
    try:
        for path in (shared, *shared.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        root = str(Path(__file__).parent.parent.parent)
        done = subprocess.run([sys.executable, "-c", READER, str(shared), root], capture_output=True, text=True, check=False)
        assert done.stdout.split() == ["2", "2"], done.stderr
    finally:
        for path in (shared, *(p for p in shared.rglob("*") if p.is_dir())):
            path.chmod(0o755)
        shutil.rmtree(shared)
    assert len(log.events()) == 2


def test_sql_shows_a_verdict_at_once(office):
    assert run_sql(office.folder, "SELECT count(verdict) FROM findings").rows == [(0,)]
    finding_id = office.decide("accepted")
    chosen = run_sql(office.folder, "SELECT finding_id, verdict FROM findings WHERE verdict IS NOT NULL").rows
    assert chosen == [(finding_id, "accepted")]
    office.decide(None)
    assert run_sql(office.folder, "SELECT count(verdict) FROM findings").rows == [(0,)]
