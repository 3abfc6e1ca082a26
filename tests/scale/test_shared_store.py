"""Machines that share a folder or an object store: one reads, another loads, and the warehouse is that of one machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.pipeline import Options, extract_digests, ingest_files, keep_files, rebuild
from flows.store import Ledger, Store
from normalizers.errors import InputError, UsageError
from tests.flows.small_pdf import report
from warehouse.same import differing_views, dump_views

ONE = Options(1)


@pytest.fixture(params=["folder", "s3"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A shared store of each kind."""
    return str(tmp_path / "shared") if request.param == "folder" else str(request.getfixturevalue("s3"))


def test_what_one_machine_ingests_another_rebuilds(place: str, reports: Path, alone: Path, tmp_path: Path) -> None:
    ingest_files([reports], Store(tmp_path / "first", place), None, None, ONE, lambda _: None)
    second = Store(tmp_path / "second", place)
    rebuild(second, ONE, lambda _: None)
    assert differing_views(dump_views(tmp_path / "second"), dump_views(alone)) == []
    assert not any((tmp_path / "second" / "pdfs").rglob("*.pdf"))  # what is read already is not fetched again


def test_one_machine_reads_and_another_only_loads(
    place: str, reports: Path, alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loader = Store(tmp_path / "loader", place)
    digests = keep_files([reports], loader)
    assert extract_digests(digests, Store(tmp_path / "reader", place), ONE) == 5
    monkeypatch.setattr("flows.reading.TASK", "nothing.is.read.here")
    ingest_files([reports], loader, None, None, ONE, lambda _: None)
    assert differing_views(dump_views(tmp_path / "loader"), dump_views(alone)) == []


@pytest.mark.slow
def test_two_machines_that_ingest_see_each_others_sightings(place: str, reports: Path, alone: Path, tmp_path: Path) -> None:
    files = sorted(reports.glob("*.pdf"))
    for name, part in (("first", files[:2]), ("second", files[2:])):
        ingest_files(part, Store(tmp_path / name, place), None, None, ONE, lambda _: None)
    ingest_files(files[:1], Store(tmp_path / "first", place), None, None, ONE, lambda _: None)
    for name in ("first", "second"):
        assert len(dump_views(tmp_path / name)["documents"]) == 5
    assert differing_views(dump_views(tmp_path / "second"), dump_views(alone)) == []


def test_bytes_that_are_not_what_their_name_says_are_not_taken(place: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(report())
    first = Store(tmp_path / "first", place)
    (digest,) = keep_files([tmp_path / "a.pdf"], first)
    assert Store(tmp_path / "second", place).has_pdf(digest)
    first.pdf_path("0" * 64).parent.mkdir(parents=True)
    first.pdf_path("0" * 64).write_bytes(b"something else")
    first.share_pdfs(["0" * 64])
    assert not Store(tmp_path / "third", place).has_pdf("0" * 64)


def test_a_ledger_that_grew_is_sent_and_a_shorter_copy_never_replaces_it(place: str, tmp_path: Path) -> None:
    first, second = Store(tmp_path / "first", place), Store(tmp_path / "second", place)
    segment = tmp_path / "first" / "ledger" / "20260101T000000-abc.jsonl"
    segment.write_text('{"one": 1}\n')
    first.share_ledger()
    second.share_ledger()
    segment.write_text('{"one": 1}\n{"two": 2}\n')
    first.share_ledger()
    second.share_ledger()
    copy = tmp_path / "second" / "ledger" / segment.name
    assert copy.read_text() == segment.read_text()
    segment.write_text('{"one": 1}\n')
    first.share_ledger()
    assert segment.read_text() == copy.read_text()
    assert list((tmp_path / "shared").rglob("*.part")) == []


def test_a_damaged_reading_in_the_shared_store_is_taken_for_none_and_replaced(place: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(report())
    first = Store(tmp_path / "first", place)
    (digest,) = keep_files([tmp_path / "a.pdf"], first)
    extractor = ONE.extractor()
    damaged = tmp_path / "first" / "extractions" / extractor.split(".")[0] / digest[:2] / f"{digest}.json.z"
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"cut off")
    assert first.shared is not None
    first.shared.send(damaged, damaged.relative_to(tmp_path / "first").as_posix())
    second = Store(tmp_path / "second", place)
    assert not second.has_extraction(digest, extractor)
    assert extract_digests([digest], second, ONE) == 1
    assert Store(tmp_path / "third", place).has_extraction(digest, extractor)


def test_a_folder_of_the_shared_store_is_listed_once_and_again_when_its_list_is_old(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (Store(tmp_path / name, place).shared for name in ("first", "second"))
    assert first is not None
    assert second is not None
    lists: list[str] = []
    list_folder = first._list
    monkeypatch.setattr(first, "_list", lambda folder: lists.append(folder) or list_folder(folder))
    (tmp_path / "a").write_bytes(b"a")
    assert [first.holds(f"pdfs/ab/{n}") for n in range(50)] == [False] * 50
    second.send(tmp_path / "a", "pdfs/ab/7")
    assert not first.holds("pdfs/ab/7")
    assert lists == ["pdfs/ab"]
    monkeypatch.setattr("flows.shared_store.LISTS_HOLD", 0.0)
    assert first.holds("pdfs/ab/7")
    assert [first.holds("pdfs/ab/7") for _ in range(50)] == [True] * 50
    assert lists == ["pdfs/ab"] * 2


def test_an_address_that_nothing_understands_is_a_fault_of_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="ITA_STORE=nosuch://there"):
        Store(tmp_path / "data", "nosuch://there")


@pytest.mark.slow
def test_a_store_that_is_away_stops_the_run_and_the_next_run_completes_it(
    s3: str, reports: Path, alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="cannot be used"):
        ingest_files([reports], Store(tmp_path / "data", "s3://no-such-bucket/ita"), None, None, ONE, lambda _: None)
    ingest_files([reports], Store(tmp_path / "data", s3), None, None, ONE, lambda _: None)
    assert differing_views(dump_views(tmp_path / "data"), dump_views(alone)) == []


def test_the_environment_names_the_shared_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_STORE", str(tmp_path / "shared"))
    shared = Store(tmp_path / "data").shared
    assert shared is not None
    assert shared.url == str(tmp_path / "shared")
    assert Store(tmp_path / "data", "").shared is None
    assert list(Ledger(tmp_path / "data").read()) == []
