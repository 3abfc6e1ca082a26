"""Office names in running text, and whose report they speak of."""

from __future__ import annotations

import pytest

from extractors.records import OfficeMention
from extractors.whose_report import whose_report
from normalizers.load_reference import REFERENCE_DIR
from normalizers.office_mentions import find_office_names
from normalizers.offices import OfficeIndex, load_offices

PRIMARY = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา"


@pytest.fixture(scope="module")
def index() -> OfficeIndex:
    return load_offices(REFERENCE_DIR)


DOUBT = "ambiguous"
CASES: list[tuple[str, list[str]]] = [
    ("สพป.สุโขทัย 2 แห่ง", [DOUBT]),
    ("สพป.เลย 1 มาตรการ", [DOUBT]),
    (f"{PRIMARY}ตาก 1 ตุลาคม 2565", [DOUBT]),
    ("สพม.เขต 2 9 แห่ง", [DOUBT]),
    ("สพม.เขต 3\n7", [DOUBT]),
    ("สพม.เชียงใหม่ ลำพูน", [DOUBT]),
    ("สพม.อุดรธานี หนองคาย", [DOUBT]),
    ("สพป.ตาก เขต 1\n2 สพป.ตาก เขต 2", ["pesao-tak-1", "pesao-tak-2"]),
    ("สพป.ตาก เขต 1 95.20", ["pesao-tak-1"]),
    ("สพป.อุบลราชธานี เขต 5 2566", ["pesao-ubon-ratchathani-5"]),
    ("สพป.มุกดาหาร 2 โรงเรียน", ["pesao-mukdahan"]),
    ("สพป.ขก.2", ["pesao-khon-kaen-2"]),
    ("สพม.กทม.1", ["sesao-bangkok-1"]),
    ("สพป.น่าอยู่", []),
    ("สพป.ขอนแก่น เขต 1, 2 และ 3", ["pesao-khon-kaen-1", "pesao-khon-kaen-2", "pesao-khon-kaen-3"]),
    ("สพป.ขอนแก่น เขต 1 และ 2 โรงเรียน", ["pesao-khon-kaen-1"]),
    ("สพป.บุรีรัมย์3", ["pesao-buriram-3"]),
    ("งบของสพป.มุกดาหารจำนวน", ["pesao-mukdahan"]),
    (f"{PRIMARY}\nมุกดาหาร ประจำปี", ["pesao-mukdahan"]),
    ("สพม.จันทบุรี ตราด", ["sesao-chanthaburi-trat"]),
    (f"{PRIMARY}ตากใบ", ["unknown"]),
    (f"{PRIMARY}ปากช่อง", ["unknown"]),
    (f"{PRIMARY}ทั่วประเทศ", []),
    ("ข้าราชการใน สพป. ได้รับ", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_names_in_running_text(index: OfficeIndex, text: str, expected: list[str]) -> None:
    found = [n.resolution.office_id or n.resolution.status for n in find_office_names(text, index)]
    assert found == expected


def mention(office_id: str | None, section: str = "body", weight: float = 1, candidates: tuple[str, ...] = ()) -> OfficeMention:
    return OfficeMention(
        fact_id="m", citations=(), printed="สพป.", office_id=office_id, status="resolved" if office_id else "ambiguous",
        candidates=candidates, reason="", level="primary", section=section, weight=weight,
    )  # fmt: skip


def test_a_single_body_mention_is_no_proof() -> None:
    assert whose_report([mention("pesao-nan-1")]).office_id is None
    assert whose_report([mention("pesao-nan-1", "title")]).office_id == "pesao-nan-1"
    assert whose_report([mention("pesao-nan-1"), mention("pesao-nan-1")]).office_id == "pesao-nan-1"


def test_a_name_without_number_adds_half_its_weight_to_the_leader() -> None:
    guess = whose_report([mention("pesao-nan-1", "title", 2), mention(None, weight=4, candidates=("pesao-nan-1", "pesao-nan-2"))])
    assert guess.distribution == (("pesao-nan-1", 4.0),)


def test_two_offices_with_like_weight_are_a_conflict() -> None:
    guess = whose_report([mention("pesao-nan-1", "title", 2), mention("pesao-tak-1", "budget", 5)])
    assert (guess.office_id, guess.basis) == (None, "conflicting")
    assert guess.distribution[0][0] == "pesao-tak-1"
