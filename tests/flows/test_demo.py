"""`ita demo`: the main job on the sample reports, with no network but loopback."""

from __future__ import annotations

from conftest import Command


def test_the_demo_shows_offices_by_year_findings_and_answered_queries_and_starts_afresh(ita: Command) -> None:
    for _ in range(2):
        ran = ita("demo", "-q")
        assert ran.code == 0, ran.err
        for heading in ("offices by year", "findings", "weakest indicator", "most improved", "measures per indicator", "what to type next"):
            assert heading in ran.out
    assert ran.err == ""
    assert not ita.data_dir.exists()
    there = Command(ita.folder, ita.folder / "demo-data")
    assert there.one("SELECT count(*) AS n FROM documents WHERE status = 'loaded'") == [{"n": 12}]
    assert there.one("SELECT count(*) AS n FROM sightings WHERE url LIKE 'http://127.0.0.1:%'") == [{"n": 12}]
    assert there.one("SELECT count(DISTINCT office_id) AS n FROM scores") == [{"n": 6}]
    assert int(str(there.one("SELECT count(*) AS n FROM findings")[0]["n"])) > 5


def test_the_demo_leaves_a_folder_that_it_did_not_make_alone(ita: Command) -> None:
    (ita.folder / "demo-data").mkdir()
    (ita.folder / "demo-data" / "mine.txt").write_text("keep me")
    ran = ita("demo")
    assert ran.code == 4
    assert "not made by the demo" in ran.err
    assert (ita.folder / "demo-data" / "mine.txt").read_text() == "keep me"
