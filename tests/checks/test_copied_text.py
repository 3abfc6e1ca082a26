"""Copied text: found with names and years replaced, told from the template, the same whichever report comes first."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from builders import document, passage

from extractors.passages import cuts, mask
from extractors.records import Extraction
from normalizers.load_reference import load_reference
from warehouse.audit import audit
from warehouse.load import load, load_reference_tables, open_warehouse
from warehouse.passage_sketch import band_keys, beyond_template, runs, similarity

LETTERS = "กขคงจฉชซญดตถทธนบปผพฟภมยรลวศษสหอ"
PROVINCES = ("มุกดาหาร", "นครพนม", "เลย")
OFFICES = ("pesao-mukdahan", "sesao-nan", "pesao-trang-2", "pesao-lampang-1", "pesao-phang-nga", "sesao-phrae")
PAIRS = "SELECT least(fact_id, other_fact_id), greatest(fact_id, other_fact_id), similarity FROM alike_passages_base ORDER BY ALL"


def words(seed: int, count: int = 300) -> str:
    return "".join(random.Random(seed).choices(LETTERS, k=count))


def with_changes(text: str, count: int, seed: int = 0) -> str:
    chance = random.Random(seed)
    letters = list(text)
    for _ in range(count):
        letters[chance.randrange(len(letters))] = chance.choice(LETTERS)
    return "".join(letters)


def report(name: str, office: str, *texts: str, year: int = 2566) -> Extraction:
    return document(name, office=office, year=year, passages=[passage(text) for text in texts])


def pairs(folder: Path, *batches: list[Extraction]) -> tuple[list[tuple], set[tuple]]:
    """Load and audit batch by batch; return the pairs that are kept, and (rule, subject) of what is found."""
    folder.mkdir(exist_ok=True)
    with open_warehouse(folder) as warehouse:
        load_reference_tables(warehouse, load_reference())
        for batch in batches:
            load(warehouse, batch, [])
            audit(warehouse, changed=[e.sha256 for e in batch])
        found = warehouse.connection.execute("SELECT rule, subject FROM findings_base WHERE rule LIKE 'text%' AND state <> 'absent'")
        said = set(found.fetchall())
        return warehouse.connection.execute(PAIRS).fetchall(), said


def test_a_text_with_office_and_year_replaced_is_the_same_text() -> None:
    one = "สพป.มุกดาหาร จัดประชุมชี้แจงเมื่อเดือนตุลาคม 2565 โดยสำนักงานเขตพื้นที่การศึกษาประถมศึกษามุกดาหาร"
    other = "สพป. นครพนม เขต 2 จัดประชุมชี้แจงเมื่อเดือนตุลาคม พ.ศ. ๒๕๖๖ โดยสำนักงานเขตพื้นที่การศึกษาประถมศึกษานครพนม เขต ๒"
    assert mask(one, PROVINCES) == mask(other, PROVINCES)
    assert mask(one.replace("ประชุม", "อบรม"), PROVINCES) != mask(one, PROVINCES)


def test_damaged_vowels_and_blanks_do_not_hide_a_copy() -> None:
    assert mask("การด าเนินงาน ตามมาตรการ") == mask("การดำเนินงานตามมาตรการ")


def test_pieces_cover_the_text_and_are_cut_alike_behind_another_beginning() -> None:
    chance = random.Random(3)
    shared = " ".join("".join(chance.choices(LETTERS, k=chance.randint(4, 30))) for _ in range(80))
    one, other = "คำนำของสำนักงานหนึ่ง " * 3 + shared, "ข้อความอื่นที่ยาวกว่ามาก " * 7 + shared
    for text in (one, other):
        pieces = cuts(text)
        assert "".join(text[a:b] for a, b in pieces) == text
        assert all(b - a >= 200 for a, b in pieces)
    same = {one[a:b] for a, b in cuts(one)} & {other[a:b] for a, b in cuts(other)}
    assert sum(map(len, same)) > 0.6 * len(shared)


def test_the_sketch_of_a_text_does_not_depend_on_its_batch() -> None:
    texts = [words(n, 100 + n) for n in range(20)]
    together = band_keys(texts)
    for n, text in enumerate(texts):
        assert (band_keys([text])[0] == together[n]).all()


def test_similarity_is_the_share_of_common_runs() -> None:
    text = words(1)
    assert similarity(runs(text), runs(text)) == 1
    assert similarity(runs(text), runs(words(2))) < 0.05
    assert 0.8 < similarity(runs(text), runs(with_changes(text, 3))) < 1
    assert similarity(runs(""), runs("")) == 0


def test_what_lies_beyond_the_template_is_what_few_offices_share() -> None:
    template, own = words(1), words(2)
    one, other = runs(template + own), runs(template + own)
    neighbours = [one, *(runs(template + words(n)) for n in range(5, 8))]
    assert 0.4 < beyond_template(one, other, neighbours, 4) < 0.6
    assert beyond_template(one, other, neighbours[:3], 4) == 1


def test_a_lightly_changed_copy_is_found_and_a_text_on_the_same_matter_is_not(tmp_path: Path) -> None:
    text = words(1)
    mixed = text[:150] + words(2, 150)
    kept, said = pairs(
        tmp_path / "w",
        [report("a", OFFICES[0], text), report("b", OFFICES[1], with_changes(text, 4), year=2567), report("c", OFFICES[2], mixed)],
    )
    assert len(kept) == 1
    assert said == {("text_copied_from_other_office", "copied_from:pesao-mukdahan")}


def test_what_four_offices_share_is_the_template_whenever_the_fourth_comes(tmp_path: Path) -> None:
    text = words(1)
    reports = [report(str(n), office, with_changes(text, 1, n), words(50 + n)) for n, office in enumerate(OFFICES[:4])]
    kept, said = pairs(tmp_path / "three", reports[:3])
    assert len(kept) == 3
    assert said
    kept, said = pairs(tmp_path / "four", *[[r] for r in reports])
    assert (kept, said) == ([], set())


def test_the_order_of_reports_does_not_matter(tmp_path: Path) -> None:
    template, copied, own = words(1), words(2), words(3)
    reports = [report(f"t{n}", office, with_changes(template, 2, n), words(60 + n)) for n, office in enumerate(OFFICES)]
    reports += [
        report("x", OFFICES[0], copied, own),
        report("y", OFFICES[3], with_changes(copied, 2)),
        report("z", OFFICES[0], own, year=2567),
    ]
    whole = pairs(tmp_path / "whole", reports)
    for seed in (1, 2):
        shuffled = random.Random(seed).sample(reports, len(reports))
        assert pairs(tmp_path / str(seed), *[[r] for r in shuffled]) == whole
    assert (
        whole[1] == {("text_copied_from_other_office", "copied_from:pesao-mukdahan"), ("text_repeats_other_year", "repeats:2566")}
        or len(whole[1]) == 2
    )


def test_a_report_that_is_read_anew_without_its_passage_loses_its_finding(tmp_path: Path) -> None:
    text = words(1)
    one, other = report("a", OFFICES[0], text), report("b", OFFICES[1], text)
    kept, said = pairs(tmp_path / "w", [one, other], [report("b", OFFICES[1], words(9))])
    assert (kept, said) == ([], set())


@pytest.mark.parametrize("office", [OFFICES[0], None])
def test_reports_of_one_office_and_year_or_of_nobody_are_not_compared(tmp_path: Path, office: str | None) -> None:
    text = words(1)
    kept, _ = pairs(tmp_path / "w", [report("a", OFFICES[0], text), document("b", office=office, year=2566, passages=[passage(text)])])
    assert kept == []
