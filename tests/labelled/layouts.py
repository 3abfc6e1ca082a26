"""Reports of many layouts with made-up figures, each as blocks to set and the truth of what they print."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tools.make_samples.document import Block, Cell

OFFICE, FULL = "pesao-chai-nat", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาชัยนาท"
NAMES = (
    "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงระบบการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต",
)  # fmt: skip
NOW = ("93.21", "88.47", "91.36", "87.12", "89.93", "95.08", "90.64", "86.79", "97.15", "92.50")
BEFORE = ("92.05", "86.31", "90.18", "85.44", "88.02", "94.77", "89.15", "84.90", "95.36", "90.00")
EARLIER = ("90.71", "84.26", "88.93", "83.58", "86.67", "93.19", "87.42", "82.35", "93.84", "87.50")
WORDS = ("IIT", "EIT", "OIT")
SUB = {"IIT": "90.02", "EIT": "90.84", "OIT": "94.83"}
TOTAL = "92.19"
LETTERS = (("AA", 95), ("A", 85), ("B", 75), ("C", 65), ("D", 55), ("E", 50), ("F", 0))
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True)
class Labelled:
    """A report and its truth, in the form that the acceptance program reads."""

    blocks: list[Block]
    scores: list[dict[str, Any]] = field(default_factory=list)
    totals: list[dict[str, Any]] = field(default_factory=list)
    measures: list[dict[str, Any]] = field(default_factory=list)

    def truth(self) -> dict[str, Any]:
        return {"office_id": OFFICE, "scores": self.scores, "totals": self.totals, "measures": self.measures}


def instrument(number: int) -> str:
    return "IIT" if number <= 5 else "EIT" if number <= 8 else "OIT"


def letter(score: str) -> str:
    return next(word for word, least in LETTERS if float(score) >= least)


def one(number: int, score: str, year: int = 2565, **more: Any) -> dict[str, Any]:
    return {"fiscal_year_be": year, "indicator_no": number, "score": float(score), **more}


def ten(scores: tuple[str, ...] | None = None, year: int = 2565) -> list[dict[str, Any]]:
    return [one(n, s, year) for n, s in enumerate(scores or NOW, 1)]


def total(score: str | None = None, year: int = 2565, **more: Any) -> dict[str, Any]:
    return {"fiscal_year_be": year, "score": float(score or TOTAL), **more}


def heading(caption: str) -> list[Block]:
    return [
        Block("title", f"รายงานผลการประเมินของ{FULL}"),
        Block("paragraph", f"{FULL} รวบรวมผลไว้ตามตารางต่อไปนี้"),
        Block("heading", caption),
    ]


ITA = "ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ พ.ศ. 2565"


def table(header: list[Any], rows: list[list[Any]], widths: tuple[int, ...], more: tuple[list[Any], ...] = ()) -> Block:
    cells = [header, *more, *rows]
    return Block("table", rows=tuple(tuple(c if isinstance(c, Cell) else Cell(str(c)) for c in r) for r in cells), widths=widths)


def report(
    header: list[Any], rows: list[list[Any]], widths: tuple[int, ...], caption: str = ITA, more: tuple[list[Any], ...] = ()
) -> list[Block]:
    return [*heading(caption), table(header, rows, widths, more)]


def by_number() -> Labelled:
    rows = [[n, NAMES[n - 1], s, letter(s)] for n, s in enumerate(NOW, 1)]
    blocks = report(["ตัวชี้วัดที่", "ประเด็นตัวชี้วัด", "คะแนน", "ระดับ"], rows, (18, 50, 16, 16))
    return Labelled(blocks, [one(n, s, level=letter(s)) for n, s in enumerate(NOW, 1)])


def thai_digits() -> Labelled:
    rows = [[str(n).translate(THAI), NAMES[n - 1], s.translate(THAI)] for n, s in enumerate(NOW, 1)]
    return Labelled(report(["ตัวชี้วัดที่", "ประเด็นตัวชี้วัด", "คะแนน"], rows, (20, 60, 20), ITA.translate(THAI)), ten())


def sorted_with_ranks() -> Labelled:
    order = sorted(range(1, 11), key=lambda n: -float(NOW[n - 1]))
    rows = [[r, n, NAMES[n - 1], NOW[n - 1]] for r, n in enumerate(order, 1)]
    blocks = report(["ลำดับที่", "ตัวชี้วัดที่", "ประเด็นตัวชี้วัด", "คะแนน"], rows, (14, 18, 50, 18), ITA + " เรียงตามลำดับคะแนนจากมากไปน้อย")
    return Labelled(blocks, [one(n, NOW[n - 1], rank=r) for r, n in enumerate(order, 1)])


def merged_instruments() -> Labelled:
    rows: list[list[Any]] = []
    for word, numbers in (("IIT", range(1, 6)), ("EIT", range(6, 9)), ("OIT", range(9, 11))):
        for n in numbers:
            first = [Cell(word, rows=len(numbers))] if n == numbers[0] else []
            rows.append([*first, f"ตัวชี้วัดที่ {n} {NAMES[n - 1]}", NOW[n - 1]])
        rows.append([Cell(f"คะแนนเฉลี่ย {word}", cols=2), SUB[word]])
    rows.append([Cell("คะแนนรวม ITA", cols=2), TOTAL])
    return Labelled(report(["เครื่องมือ", "ตัวชี้วัด", "คะแนน"], rows, (20, 58, 22)), ten(), [total()])


def name_only() -> Labelled:
    return Labelled(report(["ประเด็นการประเมิน", "คะแนนที่ได้"], [[n, s] for n, s in zip(NAMES, NOW, strict=True)], (70, 30)), ten())


def number_in_name() -> Labelled:
    rows = [[f"ตัวชี้วัดที่ {n} {NAMES[n - 1]}", s] for n, s in enumerate(NOW, 1)]
    return Labelled(report(["ตัวชี้วัด", "ร้อยละ"], rows, (75, 25)), ten())


def score_and_level() -> Labelled:
    rows = [[n, NAMES[n - 1], f"{s} ({letter(s)})"] for n, s in enumerate(NOW, 1)]
    blocks = report(["ที่", "ตัวชี้วัด", "คะแนน (ระดับ)"], rows, (12, 60, 28))
    return Labelled(blocks, [one(n, s, level=letter(s)) for n, s in enumerate(NOW, 1)])


def full_marks_and_weights() -> Labelled:
    rows = [[w, "100", SUB[w], k, f"{float(SUB[w]) * int(k) / 100:.2f}"] for w, k in zip(WORDS, ("30", "30", "40"), strict=True)]
    rows.append(["คะแนนรวม", "100", TOTAL, "100", TOTAL])
    return Labelled(report(["เครื่องมือ", "คะแนนเต็ม", "คะแนนที่ได้", "ค่าน้ำหนัก", "คะแนนถ่วงน้ำหนัก"], rows, (20, 18, 20, 18, 24)), [], [total()])


def full_marks() -> Labelled:
    rows = [[n, NAMES[n - 1], "100", s] for n, s in enumerate(NOW, 1)]
    return Labelled(report(["ที่", "ตัวชี้วัด", "คะแนนเต็ม", "คะแนนที่ได้"], rows, (10, 50, 20, 20)), ten())


def two_years() -> Labelled:
    rows = [[n, NAMES[n - 1], b, s, f"{float(s) - float(b):+.2f}"] for n, (b, s) in enumerate(zip(BEFORE, NOW, strict=True), 1)]
    head = ["ที่", "ตัวชี้วัด", "ปี 2564", "ปี 2565", "ผลต่าง"]
    return Labelled(report(head, rows, (10, 45, 15, 15, 15), "เปรียบเทียบผลการประเมิน ITA"), ten(BEFORE, 2564) + ten())


def three_years() -> Labelled:
    rows = [[n, NAMES[n - 1], e, b, s] for n, (e, b, s) in enumerate(zip(EARLIER, BEFORE, NOW, strict=True), 1)]
    head = [Cell("ที่", rows=2), Cell("ตัวชี้วัด", rows=2), Cell("คะแนน ITA ปีงบประมาณ พ.ศ.", cols=3)]
    blocks = report(head, rows, (10, 45, 15, 15, 15), "เปรียบเทียบผลการประเมิน ITA ย้อนหลัง", (["2563", "2564", "2565"],))
    return Labelled(blocks, ten(EARLIER, 2563) + ten(BEFORE, 2564) + ten())


OFFICES = (("สพป.ชัยนาท", OFFICE, NOW), ("สพป.ชัยภูมิ เขต 1", "pesao-chaiyaphum-1", BEFORE), ("สพป.ชัยภูมิ เขต 2", "pesao-chaiyaphum-2", EARLIER))


def of_offices() -> list[dict[str, Any]]:
    return [one(n, s, office_id=o) for _, o, scores in OFFICES for n, s in enumerate(scores, 1)]


def offices_in_columns() -> Labelled:
    rows = [[f"ตัวชี้วัดที่ {n} {NAMES[n - 1]}", *(scores[n - 1] for _, _, scores in OFFICES)] for n in range(10, 0, -1)]
    rows.insert(0, ["OIT (ร้อยละ 40)", "37.93", "37.07", "36.27"])
    return Labelled(report(["รายการ", *(name for name, _, _ in OFFICES)], rows, (43, 17, 20, 20)), of_offices())


def indicators_in_columns() -> Labelled:
    rows = [[name, *scores] for name, _, scores in OFFICES]
    head = ["หน่วยงาน", *(f"{n}" for n in range(1, 11))]
    return Labelled(report([Cell("หน่วยงาน", rows=2), Cell("คะแนนตัวชี้วัดที่", cols=10)], rows, (20, *[8] * 10), more=(head[1:],)), of_offices())


def ranking_of_offices() -> Labelled:
    totals = ("92.19", "90.94", "89.07")
    rows = [[r, name, t, letter(t)] for r, ((name, _, _), t) in enumerate(zip(OFFICES, totals, strict=True), 1)]
    blocks = report(["อันดับ", "หน่วยงาน", "คะแนนรวม ITA", "ระดับ"], rows, (12, 48, 24, 16), ITA + " เรียงตามคะแนนจากมากไปน้อย")
    return Labelled(blocks, [], [total(t, office_id=o) for (_, o, _), t in zip(OFFICES, totals, strict=True)])


def ranking_of_schools() -> Labelled:
    rows = [
        [r, f"โรงเรียน{n}", s, letter(s)]
        for r, (n, s) in enumerate((("บ้านหนองตาดำ", "96.40"), ("วัดท่าหาด", "93.18"), ("บ้านเนินขาม", "88.25")), 1)
    ]
    return Labelled(report(["อันดับ", "โรงเรียน", "คะแนน ITA", "ระดับ"], rows, (12, 48, 24, 16), ITA + " ของสถานศึกษาในสังกัด เรียงตามคะแนน"))


def two_block_scale() -> Labelled:
    made = by_number()
    scale = table(["ช่วงคะแนน", "ระดับ", "ช่วงคะแนน", "ระดับ"], [
        ["95.00 - 100", "AA", "55.00 - 64.99", "D"], ["85.00 - 94.99", "A", "50.00 - 54.99", "E"],
        ["75.00 - 84.99", "B", "0 - 49.99", "F"], ["65.00 - 74.99", "C", "", ""],
    ], (30, 20, 30, 20))  # fmt: skip
    return Labelled([Block("heading", "เกณฑ์ระดับผลการประเมิน"), scale, *made.blocks], made.scores)


def per_question() -> Labelled:
    rows = [[f"i{n}", f"คำถามเรื่องการทำงานของเจ้าหน้าที่ ประเด็นที่ {n}", f"{88 + n / 7:.2f}"] for n in range(1, 13)]
    return Labelled(report(["ข้อ", "ข้อคำถาม", "คะแนน"], rows, (12, 66, 22), "ผลการประเมิน IIT รายข้อคำถาม ปีงบประมาณ พ.ศ. 2565"))


def oit_items() -> Labelled:
    rows = [[f"O{n}", t, "มี", "100"] for n, t in enumerate(("โครงสร้าง", "ข้อมูลผู้บริหาร", "อำนาจหน้าที่", "แผนยุทธศาสตร์", "ข้อมูลการติดต่อ"), 1)]
    return Labelled(
        report(["ข้อ", "ข้อมูล", "การเปิดเผย", "คะแนน"], rows, (12, 48, 20, 20), "การตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ปีงบประมาณ พ.ศ. 2565")
    )


def targets_and_means() -> Labelled:
    rows = [[n, NAMES[n - 1], "85.00", s, b] for n, (s, b) in enumerate(zip(NOW, EARLIER, strict=True), 1)]
    return Labelled(report(["ที่", "ตัวชี้วัด", "ค่าเป้าหมาย", "คะแนนที่ได้", "ค่าเฉลี่ยระดับประเทศ"], rows, (8, 42, 16, 16, 18)), ten())


def over_pages() -> Labelled:
    made = by_number()
    filler = [Block("paragraph", f"คำนำส่วนที่ {k} ว่าด้วยการจัดทำรายงานของหน่วยงาน") for k in range(1, 18)]
    return Labelled([*filler, *made.blocks], made.scores)


def prose_list() -> Labelled:
    lines = [Block("paragraph", f"ตัวชี้วัดที่ {n} {NAMES[n - 1]} ร้อยละ {s}") for n, s in enumerate(NOW, 1)]
    return Labelled([*heading(ITA), Block("paragraph", f"ปีงบประมาณ พ.ศ. 2565 มีคะแนนรวมร้อยละ {TOTAL}"), *lines], ten(), [total()])


def look_alike(caption: str, header: list[str], rows: list[list[str]]) -> Labelled:
    return Labelled(report(header, rows, (44, 18, 20, 18), caption))


def lpa() -> Labelled:
    rows = [["การบริหารจัดการ", "50", "46.00", "92.00"], ["การบริการสาธารณะ", "60", "51.00", "85.00"], ["รวม", "110", "97.00", "88.18"]]
    return look_alike("ผลการประเมิน LPA ปี 2565", ["หัวข้อประเมิน", "คะแนนเต็ม", "คะแนนที่ได้", "ร้อยละ"], rows)


def kpi() -> Labelled:
    rows = [["ตัวชี้วัดที่ 1 ร้อยละผู้เรียนอ่านออก", "30", "88.00", "26.40"], ["ตัวชี้วัดที่ 2 ร้อยละการเบิกจ่าย", "70", "93.00", "65.10"]]
    return look_alike("ผลการประเมิน KPI ปีงบประมาณ พ.ศ. 2565", ["ตัวชี้วัด", "น้ำหนัก", "คะแนน", "ผลรวม"], rows)


def esar() -> Labelled:
    rows = [["1. ประสิทธิผล", "50", "92.50", "ผ่าน"], ["2. คุณภาพการให้บริการ", "50", "88.30", "ผ่าน"]]
    return look_alike("การประเมินส่วนราชการ e-SAR ปีงบประมาณ พ.ศ. 2565", ["ตัวชี้วัด", "น้ำหนัก", "คะแนนการประเมิน", "สรุปผล"], rows)


def survey() -> Labelled:
    rows = [["ด้านเจ้าหน้าที่", "4.51", "0.42", "90.20"], ["ด้านช่องทางการสื่อสาร", "4.38", "0.55", "87.60"]]
    return look_alike("ความพึงพอใจของผู้รับบริการ ปีงบประมาณ พ.ศ. 2565", ["ประเด็น", "ค่าเฉลี่ย", "S.D.", "ร้อยละ"], rows)


def budget() -> Labelled:
    rows = [["การใช้งบประมาณ งบบุคลากร", "96.00", "93.20", "97.08"], ["งบดำเนินงาน", "80.00", "71.50", "89.38"]]
    return look_alike("รายงานการใช้จ่ายงบประมาณ ปีงบประมาณ พ.ศ. 2565 (ล้านบาท)", ["รายการ", "จัดสรร", "เบิกจ่าย", "ร้อยละ"], rows)


UNITS = ("กลุ่มอำนวยการ", "กลุ่มกฎหมายและคดี")
ITEMS = {
    9: ("1. ทบทวนข้อมูลบนเว็บไซต์ทุกเดือน", "2. แต่งตั้งผู้ดูแลข้อมูลของแต่ละกลุ่ม"),
    2: ("1. เผยแพร่แผนการใช้เงิน", "2. รายงานการเบิกจ่ายทุกไตรมาส", "3. เปิดช่องทางสอบถาม"),
}


def expected_measures(units: bool = True) -> list[dict[str, Any]]:
    when = {"period_start": "2022-10-01", "period_end": "2023-09-30"}
    return [{"indicator_no": n, "items": len(t), **when, **({"responsible": list(UNITS)} if units else {})} for n, t in ITEMS.items()]


def measures(header: list[str], period: str, widths: tuple[int, ...], apart: bool = False) -> Labelled:
    rows: list[list[Any]] = []
    for n, texts in ITEMS.items():
        last = [period, "\n".join(UNITS)] if apart else [period + "\n" + "\n".join(UNITS)]
        rows.append([f"ตัวชี้วัดที่ {n}\n{NAMES[n - 1]}", "\n".join(texts), *last])
    caption = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. 2566"
    return Labelled(report(header, rows, widths, caption), measures=expected_measures())


def measures_joint() -> Labelled:
    return measures(["ตัวชี้วัด", "มาตรการและแนวทาง", "ระยะเวลาและผู้รับผิดชอบ"], "ตุลาคม 2565 - กันยายน 2566", (28, 42, 30))


def measures_apart() -> Labelled:
    return measures(["ตัวชี้วัด", "มาตรการ", "ระยะเวลา", "ผู้รับผิดชอบ"], "1 ต.ค. 65 - 30 ก.ย. 66", (26, 34, 20, 20), apart=True)


def measures_whole_year() -> Labelled:
    return measures(
        ["ประเด็นตัวชี้วัด", "แนวทางการพัฒนา", "ระยะเวลาดำเนินการ", "หน่วยงานรับผิดชอบ"], "ตลอดปีงบประมาณ พ.ศ. 2566", (26, 32, 22, 20), apart=True
    )


LAYOUTS = (
    by_number, thai_digits, sorted_with_ranks, merged_instruments, name_only, number_in_name, score_and_level, full_marks,
    full_marks_and_weights, two_years, three_years, offices_in_columns, indicators_in_columns, ranking_of_offices,
    ranking_of_schools, two_block_scale, per_question, oit_items, targets_and_means, over_pages, prose_list,
    lpa, kpi, esar, survey, budget, measures_joint, measures_apart, measures_whole_year,
)  # fmt: skip
