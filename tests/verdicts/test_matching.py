"""How decisions meet the findings of later readings."""

from __future__ import annotations

import pytest

from warehouse.web_reader import Desk


def test_a_verdict_stays_after_the_same_values_are_read_again(office):
    finding_id = office.decide("confirmed")
    office.read_report((1, "95.67", "A"), (2, "96.04", "A"))
    assert ("decided", "confirmed", finding_id) in office.queue()
    assert office.orphans() == []


def test_a_changed_value_comes_back_into_the_queue_as_changed_evidence(office):
    earlier = office.decide("confirmed")
    office.read_report((1, "97.00", "A"), (2, "96.04", "A"))
    statuses = [(status, verdict) for status, verdict, _ in office.queue()]
    assert sorted(statuses, key=str) == [("changed", None), ("open", None)]
    (orphan,) = office.orphans()
    assert (orphan["finding_id"], orphan["why"]) == (earlier, "changed")
    assert orphan["now_finding_id"] in {f["finding_id"] for f in office.findings()}


def test_a_value_that_comes_back_has_its_old_verdict_again(office):
    earlier = office.decide("confirmed")
    office.read_report((1, "97.00", "A"), (2, "96.04", "A"))
    office.read_report((1, "95.67", "A"), (2, "96.04", "A"))
    assert ("decided", "confirmed", earlier) in office.queue()
    assert office.orphans() == []


def test_a_verdict_whose_finding_is_gone_is_an_orphan_and_is_kept(office):
    earlier = office.decide("confirmed")
    office.read_report((1, "95.67", "AA"), (2, "96.04", "A"))
    assert [(o["finding_id"], o["why"]) for o in office.orphans()] == [(earlier, "gone")]
    assert len(office.log.events()) == 1


def test_a_new_pdf_with_equal_values_suggests_the_verdict_and_a_person_confirms(office):
    office.decide("accepted")
    office.read_report((1, "95.67", "A"), name="b")
    statuses = [(status, verdict) for status, verdict, _ in office.queue()]
    assert ("suggested", None) in statuses
    with Desk(office.folder) as desk:
        (suggested,) = desk.rows("suggestions")
    assert suggested["verdict"] == "accepted"
    number = [f["finding_id"] for f in office.findings()].index(suggested["finding_id"])
    office.decide("accepted", number=number)
    assert ("decided", "accepted", suggested["finding_id"]) in office.queue()


def test_a_new_pdf_with_other_values_suggests_nothing(office):
    office.decide("accepted")
    office.read_report((1, "98.00", "A"), name="b")
    assert "suggested" not in [status for status, _, _ in office.queue()]


def test_a_withdrawn_verdict_puts_the_finding_back(office):
    finding_id = office.decide("confirmed")
    office.decide(None)
    assert ("open", None, finding_id) in office.queue()


@pytest.mark.parametrize("again", ["สมศรี", "สมชาย"])
def test_auditors_who_disagree_are_shown_until_they_agree(office, other_office, again):
    office.decide("confirmed", "สมศรี")
    finding_id = other_office.decide("accepted", "สมชาย")
    office.log.merge(other_office.log.events(), "สมศรี")
    with Desk(office.folder) as desk:
        disputed = "SELECT finding_id, verdict FROM queue WHERE disputed"
        assert desk._follow().execute(disputed).fetchall() == [(finding_id, "accepted")]
        office.decide("accepted" if again == "สมศรี" else "confirmed", again)
        assert desk._follow().execute(disputed).fetchall() == []


def test_a_desk_follows_a_new_snapshot_and_new_decisions_without_opening_again(office):
    with Desk(office.folder) as desk:
        first = desk.snapshot
        finding_id = office.decide("confirmed")
        assert desk.rows("finding_by_prefix", {"finding_id": finding_id})[0]["verdict"] == "confirmed"
        office.read_report((1, "97.00", "A"), (2, "96.04", "A"), (3, "99.00", "A"))
        assert len(desk._follow().execute("FROM queue").fetchall()) == 3
        assert desk.snapshot > first
