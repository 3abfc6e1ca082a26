"""Score tables of many layouts: every printed score right, and nothing that is no score."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from printed_grids import document

from extractors.extract import interpret_document
from extractors.records import Extraction
from normalizers.load_reference import Reference, load_reference

NAMES = {
    1: "การปฏิบัติหน้าที่", 2: "การใช้งบประมาณ", 3: "การใช้อำนาจ", 4: "การใช้ทรัพย์สินของราชการ", 5: "การแก้ไขปัญหาการทุจริต",
    6: "คุณภาพการดำเนินงาน", 7: "ประสิทธิภาพการสื่อสาร", 8: "การปรับปรุงระบบการทำงาน", 9: "การเปิดเผยข้อมูล", 10: "การป้องกันการทุจริต",
}  # fmt: skip
SCORES = {
    1: "95.12",
    2: "88.34",
    3: "91.56",
    4: "90.78",
    5: "89.11",
    6: "96.43",
    7: "94.65",
    8: "93.87",
    9: "86.29",
    10: "100.00",
}
EARLIER = {
    1: "90.01",
    2: "85.12",
    3: "89.23",
    4: "88.34",
    5: "87.45",
    6: "92.56",
    7: "91.67",
    8: "90.78",
    9: "80.89",
    10: "93.75",
}
TITLE = "#ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ พ.ศ. 2565"
OWNER = "#สำนักงานเขตพื้นที่การศึกษาประถมศึกษามุกดาหาร"
IIT, EIT, OIT = "แบบวัด IIT", "แบบวัด EIT", "แบบตรวจ OIT"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def read(reference: Reference, *blocks) -> Extraction:
    return interpret_document(document(OWNER, *blocks), reference)


def scores(extraction: Extraction) -> dict[tuple[int, int], str]:
    found = {(s.fiscal_year_be, s.indicator_no): str(s.score) for s in extraction.scores if s.agency is None}
    assert len(found) == len([s for s in extraction.scores if s.agency is None]), "a score stands twice"
    return found


def whole_year(values: dict[int, str], year: int = 2565) -> dict[tuple[int, int], str]:
    return {(year, no): value for no, value in values.items()}


def totals(extraction: Extraction) -> dict[str, str | None]:
    return {t.scope: None if t.score is None else str(t.score) for t in extraction.totals}


def rules(extraction: Extraction) -> list[str]:
    return [f.rule for f in extraction.findings]


def test_by_number_with_a_plain_running_number_column(reference):
    got = read(reference, TITLE, [["ที่", "ตัวชี้วัด", "คะแนน"], *[[str(n), NAMES[n], SCORES[n]] for n in NAMES]])
    assert scores(got) == whole_year(SCORES)
    assert {s.rank_printed for s in got.scores} == {None}
    assert got.tables[0].claims_all_ten
    assert not got.findings


def test_sorted_by_score_shows_its_order_without_saying_so(reference):
    order = sorted(NAMES, key=lambda n: -Decimal(SCORES[n]))
    rows = [[str(i), str(n), NAMES[n], SCORES[n], "A"] for i, n in enumerate(order, 1)]
    got = read(reference, TITLE, [["ลำดับ", "ตัวชี้วัดที่", "ประเด็นตัวชี้วัด", "คะแนน", "ระดับ"], *rows])
    assert {s.indicator_no: s.rank_printed for s in got.scores} == {n: i for i, n in enumerate(order, 1)}
    assert {s.level_printed for s in got.scores} == {"A"}


def test_running_numbers_in_indicator_order_are_no_ranks(reference):
    rows = [[str(n), f"ตัวชี้วัดที่ {n}", NAMES[n], SCORES[n]] for n in NAMES]
    got = read(reference, TITLE, [["ลำดับที่", "ตัวชี้วัดที่", "ชื่อตัวชี้วัด", "คะแนน"], *rows])
    assert scores(got) == whole_year(SCORES)
    assert {s.rank_printed for s in got.scores} == {None}


def test_a_rank_column_behind_the_scores(reference):
    order = sorted(NAMES, key=lambda n: -Decimal(SCORES[n]))
    rows = [[str(n), NAMES[n], SCORES[n], str(order.index(n) + 1)] for n in NAMES]
    got = read(reference, TITLE, [["ที่", "ตัวชี้วัด", "คะแนน", "อันดับ"], *rows])
    assert scores(got) == whole_year(SCORES)
    assert {s.indicator_no: s.rank_printed for s in got.scores} == {n: order.index(n) + 1 for n in NAMES}


def test_instruments_merged_over_rows_with_subtotals_and_total(reference):
    body = [["เครื่องมือ", "ตัวชี้วัด", "คะแนน"]]
    for name, members, mean in ((IIT, range(1, 6), "90.98"), (EIT, range(6, 9), "94.98"), (OIT, (9, 10), "93.15")):
        for i, n in enumerate(members):
            body.append([name if i == 0 else "^", f"{n}. {NAMES[n]}", SCORES[n]])
        body.append(["^", "คะแนนเฉลี่ย", mean])
    body.append(["คะแนนรวม", "<", "93.05"])
    got = read(reference, TITLE, body)
    assert scores(got) == whole_year(SCORES)
    assert totals(got) == {"IIT": "90.98", "EIT": "94.98", "OIT": "93.15", "total": "93.05"}


def test_a_score_merged_over_the_rows_of_an_instrument_is_the_instruments(reference):
    rows = [
        [
            IIT if n == 1 else EIT if n == 6 else OIT if n == 9 else "^",
            NAMES[n],
            SCORES[n],
            {1: "90.98", 6: "94.98", 9: "93.15"}.get(n, "^"),
        ]
        for n in NAMES
    ]
    got = read(reference, TITLE, [["แบบวัด", "ตัวชี้วัด", "คะแนน", "คะแนนเฉลี่ย"], *rows])
    assert scores(got) == whole_year(SCORES)
    assert set(totals(got).values()) <= {"90.98", "94.98", "93.15"}


def test_name_only(reference):
    got = read(reference, TITLE, [["รายการ", "ผลคะแนน", "ระดับ"], *[[NAMES[n], SCORES[n], "A"] for n in (9, 3, 1, 7)]])
    assert scores(got) == whole_year({n: SCORES[n] for n in (9, 3, 1, 7)})
    assert not got.tables[0].claims_all_ten


@pytest.mark.parametrize("form", ["ตัวชี้วัดที่ {n} {name}", "{n}. {name}", "{n}) {name}", "{n} {name}", "ตัวชี้วัดที่ {n}\n{name}"])
def test_number_inside_the_name(reference, form):
    got = read(
        reference,
        TITLE,
        [["ประเด็นการประเมิน", "คะแนนที่ได้"], *[[form.format(n=n, name=NAMES[n]), SCORES[n]] for n in NAMES]],
    )
    assert scores(got) == whole_year(SCORES)


@pytest.mark.parametrize("form", ["{s} (A)", "{s}\n(A)", "{s} ระดับ A", "A ({s})", "{s} / A"])
def test_score_and_level_in_one_cell(reference, form):
    got = read(reference, TITLE, [["ตัวชี้วัด", "คะแนน (ระดับ)"], *[[NAMES[n], form.format(s=SCORES[n])] for n in NAMES]])
    assert scores(got) == whole_year(SCORES)
    assert {s.level_printed for s in got.scores} == {"A"}


def test_full_marks_and_weights_are_no_scores(reference):
    rows = [[NAMES[n], "100", "10.00", SCORES[n]] for n in NAMES]
    got = read(reference, TITLE, [["ตัวชี้วัด", "คะแนนเต็ม", "น้ำหนัก", "คะแนนที่ได้"], *rows])
    assert scores(got) == whole_year(SCORES)


def test_other_full_marks_give_no_score_without_a_percentage(reference):
    rows = [[NAMES[n], "20", f"{Decimal(SCORES[n]) / 5:.2f}"] for n in NAMES]
    got = read(reference, TITLE, [["ตัวชี้วัด", "คะแนนเต็ม", "คะแนนที่ได้"], *rows])
    assert scores(got) == {}
    assert got.findings


def test_other_full_marks_with_the_percentage_that_fits(reference):
    rows = [[NAMES[n], "20", f"{Decimal(SCORES[n]) / 5:.2f}", SCORES[n]] for n in NAMES]
    got = read(reference, TITLE, [["ตัวชี้วัด", "คะแนนเต็ม", "คะแนนที่ได้", "ร้อยละ"], *rows])
    assert scores(got) == whole_year(SCORES)


def test_instruments_with_weights_and_weighted_values(reference):
    got = read(
        reference, TITLE,
        [["เครื่องมือ", "คะแนน", "น้ำหนัก", "คะแนนถ่วงน้ำหนัก"], [IIT, "90.98", "30", "27.29"], [EIT, "94.98", "30", "28.49"],
         [OIT, "93.15", "40", "37.26"], ["คะแนนรวม", "", "100", "93.04"]],
    )  # fmt: skip
    by_scope = {t.scope: (t.score, t.weighted_score) for t in got.totals}
    assert by_scope["IIT"] == (Decimal("90.98"), Decimal("27.29"))
    assert by_scope["OIT"] == (Decimal("93.15"), Decimal("37.26"))
    assert not got.scores


def test_two_years_side_by_side_with_a_difference(reference):
    rows = [[str(n), NAMES[n], EARLIER[n], SCORES[n], f"+{Decimal(SCORES[n]) - Decimal(EARLIER[n])}"] for n in NAMES]
    got = read(
        reference, "#เปรียบเทียบผลการประเมิน ITA",
        [["ที่", "ตัวชี้วัด", "คะแนน", "<", "ผลต่าง"], ["^", "^", "ปี 2564", "ปี 2565", "^"], *rows],
    )  # fmt: skip
    assert scores(got) == whole_year(SCORES) | whole_year(EARLIER, 2564)
    assert len(got.differences) == 10
    first = next(d for d in got.differences if d.indicator_no == 1)
    assert (first.fiscal_year_be_from, first.fiscal_year_be_to, first.score_from, first.score_to) == (
        2564, 2565, Decimal("90.01"), Decimal("95.12"),
    )  # fmt: skip


def test_two_years_with_levels_each(reference):
    rows = [[NAMES[n], EARLIER[n], "B", SCORES[n], "A", "▲ 1.00"] for n in NAMES]
    got = read(
        reference, "#พัฒนาการผลการประเมิน ITA",
        [["ตัวชี้วัด", "ปีงบประมาณ พ.ศ. 2564", "<", "ปีงบประมาณ พ.ศ. 2565", "<", "เพิ่ม/ลด"], ["^", "คะแนน", "ระดับ", "คะแนน", "ระดับ", "^"], *rows],
    )  # fmt: skip
    assert {(s.fiscal_year_be, s.level_printed) for s in got.scores} == {(2564, "B"), (2565, "A")}
    assert len(got.scores) == 20


def test_years_without_any_year_word_are_headers(reference):
    rows = [[NAMES[n], EARLIER[n], SCORES[n]] for n in NAMES]
    got = read(reference, "#ผลการประเมิน ITA ย้อนหลัง", [["ตัวชี้วัด", "2564", "2565"], *rows])
    assert scores(got) == whole_year(SCORES) | whole_year(EARLIER, 2564)


def test_targets_and_means_beside_the_score_are_never_scores(reference):
    rows = [[str(n), NAMES[n], "85.00", SCORES[n], "90.19", "87.00"] for n in NAMES]
    got = read(
        reference, TITLE, [["ที่", "ตัวชี้วัด", "ค่าเป้าหมาย", "คะแนน", "ค่าเฉลี่ยระดับประเทศ", "คะแนนเฉลี่ย สพฐ."], *rows]
    )  # fmt: skip
    assert scores(got) == whole_year(SCORES)


def test_next_years_target_under_its_own_year_is_no_score(reference):
    rows = [[NAMES[n], SCORES[n], "95.00"] for n in NAMES]
    got = read(
        reference, "#ผลการประเมิน ITA",
        [["ตัวชี้วัด", "ผลคะแนน ปี 2565", "เป้าหมาย ปี 2566"], *rows],
    )  # fmt: skip
    assert scores(got) == whole_year(SCORES)


def test_a_table_of_targets_only_gives_nothing(reference):
    got = read(
        reference,
        "#ค่าเป้าหมายคะแนน ITA รายตัวชี้วัด ปีงบประมาณ พ.ศ. 2566",
        [["ตัวชี้วัด", "คะแนน"], *[[NAMES[n], "95.00"] for n in NAMES]],
    )
    assert not got.scores


def test_indicators_as_columns_with_a_row_per_year(reference):
    head = ["ปีงบประมาณ", *[f"ตัวชี้วัดที่ {n}" for n in NAMES], "คะแนน ITA", "ระดับ"]
    got = read(
        reference,
        "#ผลการประเมิน ITA รายตัวชี้วัด",
        [head, ["2564", *EARLIER.values(), "88.00", "A"], ["2565", *SCORES.values(), "93.05", "A"]],
    )
    assert scores(got) == whole_year(SCORES) | whole_year(EARLIER, 2564)
    assert {(t.fiscal_year_be, str(t.score), t.level_printed) for t in got.totals} == {
        (2564, "88.00", "A"),
        (2565, "93.05", "A"),
    }


def test_indicators_as_bare_numbers_under_one_header(reference):
    got = read(
        reference, TITLE,
        [["หน่วยงาน", "ตัวชี้วัดที่", *["<"] * 9, "รวม"], ["^", *[str(n) for n in NAMES], "^"], ["สพป.มุกดาหาร", *SCORES.values(), "93.05"]],
    )  # fmt: skip
    assert scores(got) == whole_year(SCORES)
    assert {s.office_id for s in got.scores} == {"pesao-mukdahan"}


def test_offices_as_columns_upside_down_with_weighted_values(reference):
    rows = [
        ["ระดับ", "A", "AA"], ["คะแนน ITA", "93.05", "95.50"], ["OIT (40)", "37.26", "38.70"],
        ["ตัวชี้วัดที่ 10", "100.00", "98.00"], ["ตัวชี้วัดที่ 9", "86.29", "95.50"],
        ["EIT (30)", "28.49", "28.80"], *[[f"ตัวชี้วัดที่ {n}", SCORES[n], "96.00"] for n in (8, 7, 6)],
        ["IIT (30)", "27.29", "28.00"], *[[f"ตัวชี้วัดที่ {n}", SCORES[n], "93.33"] for n in (5, 4, 3, 2, 1)],
    ]  # fmt: skip
    got = (
        read(reference, TITLE, [["รายการ", "สพป.มุกดาหาร", "สพม.ตราด จันทบุรี".replace(" จันทบุรี", "")], *rows])
        if False
        else read(reference, TITLE, [["รายการ", "สพป.มุกดาหาร", "สพป.ตราด"], *rows])
    )
    own = {(s.office_id, s.indicator_no): str(s.score) for s in got.scores}
    assert own == {("pesao-mukdahan", n): SCORES[n] for n in NAMES} | {
        ("pesao-trat", n): v
        for n, v in zip((10, 9, 8, 7, 6, 5, 4, 3, 2, 1), ["98.00", "95.50", *["96.00"] * 3, *["93.33"] * 5], strict=True)
    }
    weighted = {(t.office_id, t.scope): (t.score, t.weighted_score) for t in got.totals}
    assert weighted["pesao-mukdahan", "OIT"] == (None, Decimal("37.26"))
    assert weighted["pesao-trat", "total"][0] == Decimal("95.50")
    assert {(t.office_id, t.level_printed) for t in got.totals if t.scope == "total"} == {
        ("pesao-mukdahan", "A"),
        ("pesao-trat", "AA"),
    }


def test_a_ranking_of_offices(reference):
    rows = [["1", "สพป.ตราด", "97.10", "AA"], ["2", "สพป.มุกดาหาร", "93.05", "A"], ["3", "สพป.อำนาจเจริญ", "90.00", "A"]]
    got = read(reference, "#ผลการจัดอันดับคะแนน ITA ของเขตพื้นที่ ปีงบประมาณ พ.ศ. 2565", [["อันดับ", "หน่วยงาน", "คะแนน", "ระดับ"], *rows])
    assert {(t.office_id, str(t.score), t.rank_printed) for t in got.totals} == {
        ("pesao-trat", "97.10", 1), ("pesao-mukdahan", "93.05", 2), ("pesao-amnat-charoen", "90.00", 3),
    }  # fmt: skip
    assert not got.scores


def test_a_ranking_of_schools_goes_to_agencies(reference):
    rows = [["1", "โรงเรียนบ้านสวนหลวง", "97.10"], ["2", "โรงเรียนวัดป่าใหญ่", "93.05"], ["3", "บ้านโนนงาม", "90.00"]]
    got = read(reference, "#ผลการประเมิน ITA สถานศึกษา ปีงบประมาณ พ.ศ. 2565", [["ที่", "โรงเรียน", "คะแนน"], *rows])
    assert [t.agency.agency_type for t in got.totals if t.agency] == ["school"] * 3
    assert got.doc_type == "office"


def test_schools_with_all_ten_indicators_never_reach_the_offices(reference):
    head = ["ที่", "โรงเรียน", *[f"ตัวชี้วัดที่ {n}" for n in NAMES], "คะแนนรวม"]
    got = read(
        reference,
        TITLE,
        [
            head,
            ["1", "โรงเรียนบ้านสวนหลวง", *SCORES.values(), "93.05"],
            ["2", "โรงเรียนวัดป่าใหญ่", *EARLIER.values(), "88.00"],
        ],
    )
    assert len(got.scores) == 20
    assert all(s.agency is not None and s.office_id is None for s in got.scores)


def test_means_of_provinces_are_no_scores(reference):
    head = ["จังหวัด", "ปีงบประมาณ", *[f"ตัวชี้วัดที่ {n}" for n in NAMES], "คะแนน ITA"]
    got = read(
        reference,
        "#ผลการประเมิน ITA รายจังหวัด",
        [head, ["ตราด", "2564", *SCORES.values(), "93.05"], ["^", "2563", *EARLIER.values(), "88.00"]],
    )
    assert not got.scores
    assert not got.totals


def test_two_block_rating_scale_is_never_scores(reference):
    got = read(
        reference, TITLE,
        [["คะแนน", "ระดับ", "คะแนน", "ระดับ"], ["95.00 - 100", "AA", "65.00 - 74.99", "D"], ["85.00 - 94.99", "A", "55.00 - 64.99", "E"],
         ["75.00 - 84.99", "B", "0 - 54.99", "F"]],
    )  # fmt: skip
    assert not got.scores
    assert not got.totals
    assert [t.kind for t in got.tables] in ([], ["scale"])


def test_two_block_score_table_is_read_in_both_blocks(reference):
    rows = [[NAMES[n], SCORES[n], NAMES[n + 5], SCORES[n + 5]] for n in range(1, 6)]
    got = read(reference, TITLE, [["ตัวชี้วัด", "คะแนน", "ตัวชี้วัด", "คะแนน"], *rows])
    assert scores(got) == whole_year(SCORES)


def test_questions_are_no_indicators(reference):
    rows = [[f"i{n}", f"ท่านเห็นว่าหน่วยงานปฏิบัติงานตามขั้นตอนข้อที่ {n}", f"9{n}.11"] for n in range(1, 7)]
    got = read(reference, TITLE, [["ข้อ", "ข้อคำถาม", "คะแนน"], *rows])
    assert not got.scores
    assert not got.totals


def test_questions_below_their_indicator_leave_the_indicators_score(reference):
    rows = [
        ["ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "95.12"], ["i1 ขั้นตอนการปฏิบัติงาน", "94.00"], ["i2 ความเท่าเทียม", "96.00"],
        ["ตัวชี้วัดที่ 2 การใช้งบประมาณ", "88.34"], ["i3 การรับรู้แผน", "88.00"], ["i4 ความคุ้มค่า", "89.00"],
    ]  # fmt: skip
    got = read(reference, TITLE, [["ประเด็น", "คะแนน"], *rows])
    assert scores(got) == {(2565, 1): "95.12", (2565, 2): "88.34"}


def test_sub_indicators_are_passed_over(reference):
    rows = [
        ["9", "การเปิดเผยข้อมูล", "86.29"], ["9.1", "ข้อมูลพื้นฐาน", "90.00"], ["9.2", "การบริหารงาน", "82.00"],
        ["10", "การป้องกันการทุจริต", "100.00"], ["10.1", "การดำเนินการเพื่อป้องกันการทุจริต", "100.00"],
    ]  # fmt: skip
    got = read(reference, TITLE, [["ตัวชี้วัดที่", "ตัวชี้วัด", "คะแนน"], *rows])
    assert scores(got) == {(2565, 9): "86.29", (2565, 10): "100.00"}


def test_an_indicator_merged_over_its_parts_gives_none_of_their_scores(reference):
    rows = [
        ["9", "การเปิดเผยข้อมูล", "ข้อมูลพื้นฐาน", "90.00"],
        ["^", "^", "การบริหารงาน", "82.00"],
        ["10", "การป้องกันการทุจริต", "มาตรการภายใน", "100.00"],
    ]
    got = read(reference, TITLE, [["ตัวชี้วัดที่", "ตัวชี้วัด", "ประเด็นย่อย", "คะแนน"], *rows])
    assert (2565, 9) not in scores(got)


def test_oit_items_are_no_scores(reference):
    rows = [[f"O{n}", "ข้อมูลทั่วไป", "มีข้อมูลบนเว็บไซต์", "100"] for n in range(1, 8)]
    got = read(reference, TITLE, [["ข้อ", "ข้อมูล", "รายละเอียดข้อมูลที่เผยแพร่", "คะแนน"], *rows])
    assert not got.scores
    assert not got.totals


@pytest.mark.parametrize(
    "caption",
    [
        "#ผลการประเมินประสิทธิภาพองค์กรปกครองส่วนท้องถิ่น (LPA) ปี 2565",
        "#ผลการประเมินตัวชี้วัด KPI ปี 2565",
        "#รายงาน e-SAR ปี 2565",
        "#ผลสำรวจความพึงพอใจของผู้รับบริการ ปี 2565",
    ],
)
def test_look_alikes_yield_nothing(reference, caption):
    got = read(
        reference,
        caption,
        [
            ["ที่", "ตัวชี้วัด", "คะแนนเต็ม", "คะแนนที่ได้", "ร้อยละ"],
            *[[str(n), NAMES[n], "100", SCORES[n], SCORES[n]] for n in NAMES],
        ],
    )
    assert not got.scores
    assert not got.totals


def test_indicators_of_another_assessment_are_not_taken_for_these(reference):
    rows = [[str(n), f"ร้อยละความสำเร็จของโครงการที่ {n}", "85.50"] for n in range(1, 9)]
    got = read(reference, "#ผลการดำเนินงานตามแผน ปี 2565", [["ตัวชี้วัดที่", "ตัวชี้วัด", "คะแนน"], *rows])
    assert not got.scores


def test_five_point_means_are_no_scores(reference):
    rows = [[NAMES[n], "4.52", "0.61"] for n in NAMES]
    got = read(reference, TITLE, [["รายการ", "ค่าเฉลี่ย", "S.D."], *rows])
    assert not got.scores


def test_number_and_name_that_disagree_are_not_loaded(reference):
    rows = [[str(n), NAMES[2] if n == 3 else NAMES[n], SCORES[n]] for n in NAMES if n != 2]
    got = read(reference, TITLE, [["ตัวชี้วัดที่", "ประเด็นตัวชี้วัด", "คะแนน"], *rows])
    assert (2565, 3) not in scores(got)
    assert (2565, 2) not in scores(got)
    assert rules(got) == ["indicator_number_disagrees_with_name"]
    assert "การใช้งบประมาณ" in got.findings[0].message_th
    assert "3" in got.findings[0].message_th


def test_the_row_number_column_that_mostly_agrees_is_the_number(reference):
    rows = [[str(n), NAMES[2] if n == 3 else NAMES[n], SCORES[n]] for n in NAMES]
    got = read(reference, TITLE, [["ที่", "ตัวชี้วัด", "คะแนน"], *rows])
    assert (2565, 3) not in scores(got)
    assert "indicator_number_disagrees_with_name" in rules(got)


def test_a_missing_decimal_point_is_reported_and_not_loaded(reference):
    rows = [[str(n), NAMES[n], "9404" if n == 7 else SCORES[n]] for n in NAMES]
    got = read(reference, TITLE, [["ที่", "ตัวชี้วัด", "คะแนน"], *rows])
    assert (2565, 7) not in scores(got)
    assert len(got.scores) == 9
    assert [(f.rule, f.indicator_no) for f in got.findings] == [("score_out_of_range", 7)]


@pytest.mark.parametrize("odd", ["94,40", "94.4O", "94.40 86.29", "120.00"])
def test_odd_numbers_are_reported_and_not_loaded(reference, odd):
    rows = [[str(n), NAMES[n], odd if n == 7 else SCORES[n]] for n in NAMES]
    got = read(reference, TITLE, [["ที่", "ตัวชี้วัด", "คะแนน"], *rows])
    assert (2565, 7) not in scores(got)
    assert len(got.scores) == 9
    assert [f.indicator_no for f in got.findings] == [7]


def test_thai_digits(reference):
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    rows = [[str(n).translate(thai), NAMES[n], SCORES[n].translate(thai)] for n in NAMES]
    got = read(reference, "#ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๕", [["ตัวชี้วัดที่", "ตัวชี้วัด", "คะแนน"], *rows])
    assert scores(got) == whole_year(SCORES)


def test_without_any_year_nothing_is_loaded_and_each_score_is_reported(reference):
    got = read(
        reference,
        "#ผลการประเมิน ITA รายตัวชี้วัด",
        [["ที่", "ตัวชี้วัด", "คะแนน"], *[[str(n), NAMES[n], SCORES[n]] for n in NAMES]],
    )
    assert not got.scores
    assert {f.indicator_no for f in got.findings if f.rule == "value_without_year"} == set(NAMES)


def test_a_title_row_inside_the_table_gives_the_year(reference):
    got = read(
        reference, "#ผลการประเมินรายตัวชี้วัด",
        [["ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2564", "<", "<"], ["ที่", "ตัวชี้วัด", "คะแนน"], *[[str(n), NAMES[n], SCORES[n]] for n in NAMES]],
    )  # fmt: skip
    assert scores(got) == whole_year(SCORES, 2564)


def test_headings_inside_the_table_for_each_year(reference):
    got = read(
        reference, "#ผลการประเมิน ITA",
        [["ที่", "ตัวชี้วัด", "คะแนน"], ["ปีงบประมาณ พ.ศ. 2564", "<", "<"], *[[str(n), NAMES[n], EARLIER[n]] for n in NAMES],
         ["ปีงบประมาณ พ.ศ. 2565", "<", "<"], *[[str(n), NAMES[n], SCORES[n]] for n in NAMES]],
    )  # fmt: skip
    assert scores(got) == whole_year(SCORES) | whole_year(EARLIER, 2564)


def test_repeated_header_rows_and_notes_inside(reference):
    head = ["ที่", "ตัวชี้วัด", "คะแนน"]
    rows = [[str(n), NAMES[n], SCORES[n]] for n in NAMES]
    got = read(reference, TITLE, [head, *rows[:5], head, *rows[5:], ["หมายเหตุ : เกณฑ์การผ่าน 85 คะแนน", "<", "<"]])
    assert scores(got) == whole_year(SCORES)
    assert not got.findings


def test_a_key_value_table_without_header(reference):
    got = read(reference, TITLE, [[f"ตัวชี้วัดที่ {n} {NAMES[n]}", SCORES[n]] for n in NAMES])
    assert scores(got) == whole_year(SCORES)


def test_a_continuation_without_header_takes_the_columns_of_the_table_before(reference):
    head = [["ลำดับที่", "ตัวชี้วัดที่", "ประเด็นตัวชี้วัด", "คะแนน", "ระดับ"]]
    rows = [[str(i), str(n), NAMES[n], SCORES[n], "A"] for i, n in enumerate(sorted(NAMES, key=lambda n: -Decimal(SCORES[n])), 1)]
    got = read(reference, TITLE, head + rows[:6], rows[6:])
    assert scores(got) == whole_year(SCORES)


def test_a_small_table_for_each_instrument(reference):
    blocks = []
    for name, members in (("IIT", range(1, 6)), ("EIT", range(6, 9)), ("OIT", (9, 10))):
        blocks += [
            f"#แบบวัด {name}",
            [
                ["ที่", "ตัวชี้วัด", "คะแนน"],
                *[[str(i), NAMES[n], SCORES[n]] for i, n in enumerate(members, 1)],
                ["", f"คะแนนเฉลี่ย {name}", "91.00"],
            ],
        ]
    got = read(reference, TITLE, *blocks)
    assert scores(got) == whole_year(SCORES)
    assert set(totals(got)) == {"IIT", "EIT", "OIT"}


def test_total_rows_do_not_become_indicators(reference):
    rows = [[str(n), NAMES[n], SCORES[n], "A"] for n in NAMES]
    got = read(reference, TITLE, [["ที่", "ตัวชี้วัด", "คะแนน", "ระดับ"], *rows, ["รวม", "<", "93.05", "A"]])
    assert scores(got) == whole_year(SCORES)
    assert [(str(t.score), t.level_printed) for t in got.totals] == [("93.05", "A")]


def test_a_plain_sum_of_ten_is_no_total(reference):
    rows = [[str(n), NAMES[n], SCORES[n]] for n in NAMES]
    got = read(reference, TITLE, [["ที่", "ตัวชี้วัด", "คะแนน"], *rows, ["รวม", "<", str(sum(map(Decimal, SCORES.values())))]])
    assert not got.totals
    assert not got.findings


def test_ratings_of_parts_of_eit_are_not_the_score(reference):
    rows = [[NAMES[n], "90.00", "92.00", SCORES[n]] for n in (6, 7, 8)]
    got = read(reference, TITLE, [["ตัวชี้วัด", "EIT ส่วนที่ 1", "EIT ส่วนที่ 2", "คะแนน"], *rows])
    assert scores(got) == whole_year({n: SCORES[n] for n in (6, 7, 8)})


def test_duplicates_in_one_table_are_kept_for_the_audit(reference):
    rows = [[str(n), NAMES[n], SCORES[n]] for n in (1, 2, 3, 4)] + [["4", NAMES[4], "77.00"]]
    got = read(reference, TITLE, [["ตัวชี้วัดที่", "ตัวชี้วัด", "คะแนน"], *rows])
    assert [str(s.score) for s in got.scores if s.indicator_no == 4] == ["90.78", "77.00"]


def test_two_scores_for_one_indicator_in_a_row_are_ambiguous(reference):
    rows = [[NAMES[n], EARLIER[n], SCORES[n]] for n in NAMES]
    got = read(reference, TITLE, [["ตัวชี้วัด", "คะแนน", "คะแนน"], *rows])
    assert not got.scores
    assert {f.indicator_no for f in got.findings} == set(NAMES)


def test_remarks_and_levels_are_bare_words(reference):
    rows = [[NAMES[n], SCORES[n], "ระดับ A", "(ผ่าน)"] for n in NAMES]
    got = read(reference, TITLE, [["ตัวชี้วัด", "คะแนน", "ระดับ", "หมายเหตุ"], *rows])
    assert {(s.level_printed, s.remark_printed) for s in got.scores} == {("A", "ผ่าน")}


def test_a_schools_own_report_gives_agency_scores(reference):
    got = interpret_document(
        document(
            "#รายงานผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565",
            "#โรงเรียนบ้านสวนหลวง",
            OWNER,
            [["ที่", "ตัวชี้วัด", "คะแนน"], *[[str(n), NAMES[n], SCORES[n]] for n in NAMES]],
        ),
        reference,
    )
    assert got.doc_type == "school"
    assert len(got.scores) == 10
    assert all(s.agency is not None for s in got.scores)


def test_a_table_that_looks_like_scores_and_fits_nothing_is_a_finding(reference):
    rows = [["หมวด ก", "95.12", "88.34"], ["หมวด ข", "91.56", "90.78"], ["หมวด ค", "89.11", "96.43"]]
    got = read(reference, TITLE, [["รายการ", "คะแนน", "ระดับความสำเร็จ"], *rows])
    assert not got.scores
    assert not got.totals
    assert rules(got) == ["table_not_recognised"]


def test_measures_tables_are_no_score_tables(reference):
    got = read(
        reference,
        TITLE,
        [["ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ"], ["ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", "1. จัดประชุมชี้แจงบุคลากร", "กลุ่มอำนวยการ"]],
    )
    assert not got.scores
    assert not got.findings


def test_a_row_of_an_unknown_office_is_reported_not_given_to_another(reference):
    rows = [["1", "สพป.ตราด", "97.10"], ["2", "สพป.ชุมพวง", "93.05"]]
    got = read(reference, "#ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565", [["อันดับ", "สำนักงาน", "คะแนน"], *rows])
    assert {t.office_id for t in got.totals} == {"pesao-trat"}
    assert rules(got) == ["table_not_recognised"]


def test_one_header_over_number_and_name(reference):
    rows = [[str(n), NAMES[n], SCORES[n]] for n in NAMES]
    got = read(reference, TITLE, [["ตัวชี้วัด", "<", "ผลการประเมิน"], *rows])
    assert scores(got) == whole_year(SCORES)


def test_a_level_behind_two_years_is_the_later_years(reference):
    rows = [[NAMES[n], EARLIER[n], SCORES[n], "A"] for n in NAMES]
    got = read(reference, "#ผลการประเมิน ITA", [["ตัวชี้วัด", "ปี 2564", "ปี 2565", "ระดับ"], *rows])
    assert {(s.fiscal_year_be, s.level_printed) for s in got.scores} == {(2564, None), (2565, "A")}


def test_instruments_as_rows_and_years_as_columns(reference):
    got = read(
        reference, "#ผลการประเมิน ITA", [["เครื่องมือ", "ปี 2564", "ปี 2565"], [IIT, "88.03", "90.98"], [EIT, "91.67", "94.98"], [OIT, "87.32", "93.15"], ["คะแนนรวม", "88.84", "93.05"]]
    )  # fmt: skip
    assert {(t.fiscal_year_be, t.scope, str(t.score)) for t in got.totals} == {
        (2564, "IIT", "88.03"), (2564, "EIT", "91.67"), (2564, "OIT", "87.32"), (2564, "total", "88.84"),
        (2565, "IIT", "90.98"), (2565, "EIT", "94.98"), (2565, "OIT", "93.15"), (2565, "total", "93.05"),
    }  # fmt: skip


def test_offices_with_weighted_instruments_and_total(reference):
    rows = [
        ["1", "สพป.ตราด", "28.00", "28.80", "38.70", "95.50", "AA"],
        ["2", "สพป.มุกดาหาร", "27.29", "28.49", "37.26", "93.04", "A"],
    ]
    got = read(reference, TITLE, [["ลำดับ", "สพท.", "IIT (30)", "EIT (30)", "OIT (40)", "รวม", "ระดับ"], *rows])
    assert {(t.office_id, t.scope, t.score, t.weighted_score) for t in got.totals if t.scope != "total"} == {
        ("pesao-trat", "IIT", None, Decimal("28.00")), ("pesao-trat", "EIT", None, Decimal("28.80")), ("pesao-trat", "OIT", None, Decimal("38.70")),
        ("pesao-mukdahan", "IIT", None, Decimal("27.29")), ("pesao-mukdahan", "EIT", None, Decimal("28.49")), ("pesao-mukdahan", "OIT", None, Decimal("37.26")),
    }  # fmt: skip
    assert {(t.office_id, str(t.score), t.rank_printed, t.level_printed) for t in got.totals if t.scope == "total"} == {
        ("pesao-trat", "95.50", 1, "AA"), ("pesao-mukdahan", "93.04", 2, "A"),
    }  # fmt: skip


def test_the_mean_of_the_nation_as_a_row_is_no_office(reference):
    head = ["หน่วยงาน", *[f"ตัวชี้วัดที่ {n}" for n in NAMES]]
    got = read(
        reference,
        TITLE,
        [head, ["สพป.มุกดาหาร", *SCORES.values()], ["ค่าเฉลี่ยระดับประเทศ", *EARLIER.values()], ["เฉลี่ย", *EARLIER.values()]],
    )
    assert scores(got) == whole_year(SCORES)


def test_offices_printed_without_their_class_below_its_header(reference):
    rows = [["1", "ตราด", "97.10"], ["2", "มุกดาหาร", "93.05"]]
    got = read(reference, TITLE, [["อันดับ", "สพป.", "คะแนน ITA"], *rows])
    assert {(t.office_id, str(t.score)) for t in got.totals} == {("pesao-trat", "97.10"), ("pesao-mukdahan", "93.05")}


def test_the_words_above_make_plain_row_numbers_ranks(reference):
    order = sorted(NAMES, key=lambda n: -Decimal(SCORES[n]))
    rows = [[str(i), NAMES[n], SCORES[n]] for i, n in enumerate(order, 1)]
    got = read(reference, TITLE, "คะแนนรายตัวชี้วัดเรียงตามลำดับคะแนนจากมากไปน้อย มีดังนี้", [["ที่", "ตัวชี้วัด", "คะแนน"], *rows])
    assert {s.indicator_no: s.rank_printed for s in got.scores} == {n: i for i, n in enumerate(order, 1)}
    assert got.tables[0].in_score_order


def test_ranks_with_one_planted_fault_are_still_ranks(reference):
    order = sorted(NAMES, key=lambda n: -Decimal(SCORES[n]))
    order[3], order[4] = order[4], order[3]
    rows = [[str(i), str(n), NAMES[n], SCORES[n]] for i, n in enumerate(order, 1)]
    got = read(reference, TITLE, [["อันดับที่", "ตัวชี้วัดที่", "ตัวชี้วัด", "คะแนน"], *rows])
    assert {s.indicator_no: s.rank_printed for s in got.scores} == {n: i for i, n in enumerate(order, 1)}


def test_a_second_header_row_without_rules(reference):
    rows = [[str(n), NAMES[n], EARLIER[n], SCORES[n]] for n in NAMES]
    got = read(reference, "#ผลการประเมิน ITA", [["ที่", "ตัวชี้วัด", "คะแนน", ""], ["", "", "2564", "2565"], *rows])
    assert scores(got) == whole_year(SCORES) | whole_year(EARLIER, 2564)


def test_scores_in_the_column_of_their_instrument(reference):
    rows = [[NAMES[n], SCORES[n] if n < 6 else "", SCORES[n] if 5 < n < 9 else "", SCORES[n] if n > 8 else ""] for n in NAMES]
    got = read(reference, TITLE, [["ตัวชี้วัด", "IIT", "EIT", "OIT"], *rows])
    assert scores(got) == whole_year(SCORES)


def test_a_score_in_the_column_of_another_instrument_is_reported(reference):
    rows = [[NAMES[n], SCORES[n] if n < 6 or n == 7 else "", SCORES[n] if n in (6, 8) else "", SCORES[n] if n > 8 else ""] for n in NAMES]
    got = read(reference, TITLE, [["ตัวชี้วัด", "IIT", "EIT", "OIT"], *rows])
    assert scores(got) == whole_year({n: SCORES[n] for n in NAMES if n != 7})
    assert got.findings


def test_five_words_in_a_level_column_are_levels_and_in_a_remark_column_remarks(reference):
    words = {n: "ผ่านดี" if Decimal(SCORES[n]) < 95 else "ผ่านดีเยี่ยม" for n in NAMES} | {9: "ผ่าน"}
    got = read(reference, TITLE, [["ตัวชี้วัด", "คะแนน", "ระดับผลการประเมิน"], *[[NAMES[n], SCORES[n], words[n]] for n in NAMES]])
    assert {s.indicator_no: s.level_printed for s in got.scores} == words
    got = read(reference, TITLE, [["ตัวชี้วัด", "คะแนน", "ผลการประเมิน"], *[[NAMES[n], SCORES[n], "ผ่าน"] for n in NAMES]])
    assert {(s.level_printed, s.remark_printed) for s in got.scores} == {(None, "ผ่าน")}


def test_the_own_score_under_a_generic_office_header(reference):
    rows = [[NAMES[n], SCORES[n], EARLIER[n]] for n in NAMES]
    got = read(reference, TITLE, [["ตัวชี้วัด", "คะแนนของเขตพื้นที่การศึกษา", "คะแนนเฉลี่ยระดับประเทศ"], *rows])
    assert scores(got) == whole_year(SCORES)


def test_a_column_under_unknown_words_is_reported_not_guessed(reference):
    rows = [[NAMES[n], EARLIER[n], SCORES[n]] for n in NAMES]
    got = read(reference, TITLE, [["ตัวชี้วัด", "รอบแรก", "รอบหลัง"], *rows])
    assert not got.scores
    assert rules(got) == ["table_not_recognised"]


def test_levels_of_a_total_in_a_row_of_their_own(reference):
    rows = [[str(n), NAMES[n], SCORES[n]] for n in NAMES]
    got = read(reference, TITLE, [["ที่", "ตัวชี้วัด", "คะแนน"], *rows, ["คะแนนรวม", "<", "93.05"], ["ระดับ", "<", "A"]])
    assert scores(got) == whole_year(SCORES)
    assert [(t.scope, str(t.score), t.level_printed) for t in got.totals] == [("total", "93.05", "A")]


def test_an_unknown_name_among_indicators_is_reported_and_no_total(reference):
    names = NAMES | {10: "การหุ๋มกันการหุ๋จริต"}
    rows = [[str(n), names[n], SCORES[n]] for n in NAMES]
    got = read(reference, "#ผลการประเมิน", [["ที่", "ตัวชี้วัด", "คะแนน ITA ปีงบประมาณ พ.ศ. 2565"], *rows])
    assert scores(got) == whole_year({n: SCORES[n] for n in NAMES if n != 10})
    assert not got.totals
    assert got.findings


def test_a_second_column_of_scores_under_a_header_without_words_is_reported(reference):
    rows = [[str(n), NAMES[n], EARLIER[n], SCORES[n]] for n in NAMES]
    got = read(reference, TITLE, [["ที่", "ตัวชี้วัด", "?", "ปี 2565"], *rows])
    assert scores(got) == whole_year(SCORES)
    assert rules(got) == ["table_not_recognised"]


def test_a_first_row_that_was_read_with_doubt_is_no_header(reference):
    rows = [[str(n), NAMES[n], "100", SCORES[n]] for n in NAMES]
    rows[0][3] = "95.12?96.12"
    got = read(reference, TITLE, [["ที่", "ตัวชี้วัด", "คะแนนเต็ม", "คะแนนที่ได้"], *rows])
    assert scores(got) == whole_year({n: SCORES[n] for n in NAMES if n != 1})
    assert rules(got) == ["reading_disputed"]
