"""Bytes are named by content and never changed; the ledger is only ever appended to."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.records import Extraction, Sighting
from flows.store import Ledger, Store, digest_of
from normalizers.errors import InputError


def sighting(ledger: Ledger, url: str = "file:/a.pdf") -> Sighting:
    return Sighting(ledger.next_id(), ledger.run_id, "0" * 64, url, None, 2566, "2026-01-01T00:00:00Z", "stored", headers=(("etag", "x"),))


def test_a_pdf_is_kept_under_its_digest_and_known_bytes_are_not_written_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    source = tmp_path / "a.pdf"
    source.write_bytes(b"%PDF-1.7 one")
    digest = store.add_pdf(source)
    kept = store.pdf_path(digest)
    assert digest == digest_of(source) == kept.stem
    assert kept.parent.name == digest[:2]
    before = kept.stat()
    assert store.add_pdf(source) == digest
    after = kept.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_the_digest_is_of_the_bytes_that_were_kept_and_not_of_those_seen_before(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    source = tmp_path / "a.pdf"
    source.write_bytes(b"first")
    digest_of(source)
    source.write_bytes(b"second")
    digest = store.add_pdf(source)
    assert store.pdf_path(digest).read_bytes() == b"second"
    assert digest_of(store.pdf_path(digest)) == digest


def test_a_moved_file_leaves_nothing_behind_known_or_not(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    for _ in range(2):
        source = tmp_path / "data" / "cache" / "fetched.part"
        source.write_bytes(b"%PDF-1.7 two")
        digest = store.add_pdf(source, digest_of(source), move=True)
        assert not source.exists()
        assert store.pdf_path(digest).read_bytes() == b"%PDF-1.7 two"


def test_a_file_that_cannot_be_read_is_told_from_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    with pytest.raises(FileNotFoundError):
        store.add_pdf(tmp_path / "nowhere.pdf")
    (tmp_path / "data" / "extractions" / "v1").write_text("in the way")
    with pytest.raises(InputError, match="cannot be written"):
        store.add_extraction(Extraction("0" * 64, "v1", "loaded", "", 1))


def test_an_extraction_is_found_by_document_and_extractor(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    extraction = Extraction("ab" * 32, "v1", "quarantined", "cut off", 7)
    store.add_extraction(extraction)
    assert store.extraction_path("ab" * 32, "v1").parent.name == "ab"
    assert store.extraction("ab" * 32, "v1") == extraction
    assert store.has_extraction("ab" * 32, "v1")
    assert not store.has_extraction("ab" * 32, "v2")


def test_the_ledger_gives_back_what_was_appended_by_every_run(tmp_path: Path) -> None:
    Store(tmp_path)
    first, second = Ledger(tmp_path), Ledger(tmp_path)
    written = [sighting(first), sighting(first, "https://a.example/b.pdf"), sighting(second)]
    first.append(written[:1])
    first.append(written[1:2])
    second.append(written[2:])
    assert sorted(first.read(), key=lambda s: s.sighting_id) == sorted(written, key=lambda s: s.sighting_id)
    assert len({s.sighting_id for s in written}) == 3


def test_a_line_cut_off_by_a_kill_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    Store(tmp_path)
    ledger = Ledger(tmp_path)
    ledger.append([sighting(ledger), sighting(ledger)])
    (segment,) = (tmp_path / "ledger").glob("*.jsonl")
    segment.write_bytes(segment.read_bytes()[:-15])
    assert len(list(ledger.read())) == 1


def test_only_runs_with_lines_that_are_not_loaded_are_read(tmp_path: Path) -> None:
    Store(tmp_path)
    done, behind = Ledger(tmp_path), Ledger(tmp_path)
    done.append([sighting(done), sighting(done)])
    behind.append([sighting(behind), sighting(behind)])
    unloaded = list(done.unloaded({done.run_id: 2, behind.run_id: 1}))
    assert {s.run_id for s in unloaded} == {behind.run_id}
