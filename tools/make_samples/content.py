"""What the made-up reports say: offices, scores, sentences of our own, and the faults planted in them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MARK = "ตัวอย่างสมมติ – ไม่ใช่รายงานจริง · made-up sample, not a real report"
NAMES = {
    1: "การปฏิบัติหน้าที่", 2: "การใช้งบประมาณ", 3: "การใช้อำนาจ", 4: "การใช้ทรัพย์สินของราชการ", 5: "การแก้ไขปัญหาการทุจริต",
    6: "คุณภาพการดำเนินงาน", 7: "ประสิทธิภาพการสื่อสาร", 8: "การปรับปรุงระบบการทำงาน", 9: "การเปิดเผยข้อมูล", 10: "การป้องกันการทุจริต",
}  # fmt: skip
INSTRUMENTS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
MEASURES = {
    1: ("จัดทำคู่มือขั้นตอนการให้บริการและปิดประกาศ ณ จุดบริการทุกจุด", "ติดตามระยะเวลาการให้บริการและรายงานต่อที่ประชุมทุกเดือน"),
    2: ("เผยแพร่แผนการใช้จ่ายเงินให้บุคลากรทราบตั้งแต่ต้นปี", "รายงานผลการเบิกจ่ายต่อที่ประชุมบุคลากรทุกไตรมาส", "เปิดช่องทางสอบถามเรื่องการใช้เงินผ่านระบบภายใน"),
    4: ("ทบทวนแนวปฏิบัติการยืมพัสดุและแจ้งเวียนทุกกลุ่ม", "ตรวจนับพัสดุที่ให้ยืมปีละสองครั้งและสรุปผลต่อผู้บริหาร"),
    5: ("ปรับปรุงช่องทางแจ้งเบาะแสให้ผู้แจ้งติดตามเรื่องได้", "สรุปผลการจัดการข้อร้องเรียนและเผยแพร่ทุกหกเดือน"),
    7: ("จัดหมวดหมู่ข้อมูลข่าวสารบนเว็บไซต์ให้ค้นหาง่าย", "ตอบคำถามของผู้รับบริการทางออนไลน์ภายในสามวันทำการ"),
    8: ("รับฟังความคิดเห็นผู้รับบริการผ่านแบบสอบถามสั้นหลังรับบริการ", "นำข้อเสนอมาปรับขั้นตอนงานอย่างน้อยปีละสองเรื่อง"),
    9: ("มอบหมายผู้ดูแลข้อมูลรายข้อและตรวจทานความเป็นปัจจุบันทุกเดือน", "ทดสอบลิงก์ของข้อมูลสาธารณะก่อนรอบการประเมิน", "จัดทำปฏิทินเผยแพร่ข้อมูลตลอดปี"),
}  # fmt: skip
UNITS = ("กลุ่มอำนวยการ", "กลุ่มนโยบายและแผน", "กลุ่มบริหารงานบุคคล", "กลุ่มกฎหมายและคดี", "หน่วยตรวจสอบภายใน")


@dataclass(frozen=True, slots=True)
class Office:
    """An area office with its printed names and sentences that only its reports have.

    Attributes:
        setting: Second paragraph of the foreword.
        obstacle: What stood in the way, by order of the measures.
        suggestion: What the office would do about it.
    """

    office_id: str
    full: str
    short: str
    setting: str
    obstacle: tuple[str, str]
    suggestion: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault planted on purpose."""

    rule: str
    indicator_no: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Report:
    """One made-up report.

    Attributes:
        year: Fiscal year of the report: its measures are of this year.
        layout: 'ranked', 'numbered', 'instruments', 'two_years' or 'score_with_level'.
        producer: 'libreoffice', 'chromium' or 'typst'.
        scores: Indicator number -> score of `results_year`.
        before: The same of the year before, for 'two_years' and for a total carried forward.
        analysed: Year of the results where it is not `year`: most reports look at the year before.
    """

    office: Office
    year: int
    layout: str
    producer: str
    scores: dict[int, Decimal]
    before: dict[int, Decimal] | None = None
    faults: tuple[Fault, ...] = ()
    analysed: int | None = None

    @property
    def results_year(self) -> int:
        return self.analysed or self.year

    @property
    def letters(self) -> bool:
        """Whether the results are rated in letters: AA to F were used until 2565."""
        return self.results_year <= 2565

    def fault(self, rule: str) -> Fault:
        return next(f for f in self.faults if f.rule == rule)

    @property
    def name(self) -> str:
        return f"o43-{self.year}.pdf"

    def has(self, rule: str) -> bool:
        return any(f.rule == rule for f in self.faults)


def total_of(scores: dict[int, Decimal]) -> Decimal:
    """0.30 IIT + 0.30 EIT + 0.40 OIT, half up at two decimals."""
    s = scores
    exact = (
        sum(s[i] for i in range(1, 6)) * Decimal("0.06") + sum(s[i] for i in range(6, 9)) * Decimal("0.1") + (s[9] + s[10]) * Decimal("0.2")
    )
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def instrument_of(scores: dict[int, Decimal], name: str) -> Decimal:
    numbers = list(INSTRUMENTS[name])
    return (sum((scores[i] for i in numbers), Decimal(0)) / len(numbers)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def letter(score: Decimal) -> str:
    return next(level for level, lower in (("AA", 95), ("A", 85), ("B", 75), ("C", 65), ("D", 55), ("E", 50), ("F", 0)) if score >= lower)


def five_words(scores: dict[int, Decimal], total: Decimal) -> str:
    lowest = min(instrument_of(scores, name) for name in INSTRUMENTS)
    if total < 70:
        return "ต้องปรับปรุงโดยด่วน"
    if total < 85:
        return "ต้องปรับปรุง"
    if lowest < 85:
        return "ผ่าน"
    return "ผ่านดีเยี่ยม" if total >= 95 and lowest >= 95 else "ผ่านดี"


def weakest(scores: dict[int, Decimal], count: int = 2) -> list[int]:
    return sorted(scores, key=lambda i: (scores[i], i))[:count]


def _scores(text: str) -> dict[int, Decimal]:
    return {i: Decimal(v) for i, v in enumerate(text.split(), 1)}


LAMPANG = Office(
    "pesao-lampang-1",
    "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาลำปาง เขต 1",
    "สพป.ลำปาง เขต 1",
    "การประเมินครั้งนี้เป็นโอกาสให้ทุกกลุ่มได้ทบทวนงานประจำของตน และหาทางลดขั้นตอนที่ผู้รับบริการเห็นว่าซ้ำซ้อน",
    ("บุคลากรหมุนเวียนระหว่างปีทำให้ต้องชี้แจงซ้ำ", "ผู้รับบริการตอบแบบสอบถามน้อยกว่าที่คาดไว้"),
    ("ควรจัดทำสื่อสั้นสำหรับผู้ที่มาใหม่", "ควรเพิ่มช่องทางตอบแบบสอบถามผ่านโทรศัพท์มือถือ"),
)
TRANG = Office(
    "pesao-trang-2",
    "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตรัง เขต 2",
    "สพป.ตรัง เขต 2",
    "โรงเรียนในสังกัดกระจายอยู่ทั้งบนฝั่งและบนเกาะ การสื่อสารที่ตรงกันจึงเป็นเรื่องที่คณะทำงานให้ความสำคัญเป็นพิเศษ",
    ("การเดินทางไปชี้แจงในพื้นที่เกาะต้องเลื่อนเพราะสภาพอากาศ", "แบบฟอร์มเดิมมีหลายฉบับทำให้เจ้าหน้าที่สับสน"),
    ("ควรจัดประชุมทางไกลสำรองไว้ทุกครั้ง", "ควรรวมแบบฟอร์มให้เหลือฉบับเดียว"),
)
PHANGNGA = Office(
    "pesao-phang-nga",
    "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาพังงา",
    "สพป.พังงา",
    "คณะทำงานประชุมร่วมกันสามครั้งก่อนสรุปผล และเปิดให้ผู้แทนโรงเรียนเสนอความเห็นต่อร่างรายงานด้วย",
    ("ระบบทะเบียนพัสดุขัดข้องในช่วงกลางปี", "ผู้ปฏิบัติงานมีภาระงานหลายด้านพร้อมกัน"),
    ("ควรสำรองข้อมูลทะเบียนทุกสัปดาห์", "ควรแบ่งงานและกำหนดผู้ปฏิบัติแทน"),
)
NAN = Office(
    "sesao-nan",
    "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาน่าน",
    "สพม.น่าน",
    "หน่วยงานตั้งใจใช้ผลการประเมินเป็นจุดเริ่มต้นของการพูดคุย มากกว่าใช้เป็นเพียงตัวเลขสำหรับรายงาน",
    ("อุปกรณ์บางรายการมีผู้ขอใช้พร้อมกันเกินจำนวนที่มี", "ข้อเสนอแนะที่ได้รับยังไม่ได้จัดหมวดหมู่"),
    ("ควรเปิดระบบจองล่วงหน้า", "ควรสรุปข้อเสนอแนะเป็นรายเดือน"),
)
JOINT = Office(
    "sesao-lampang-lamphun",
    "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาลำปาง ลำพูน",
    "สพม.ลำปาง ลำพูน",
    "พื้นที่รับผิดชอบครอบคลุมสองจังหวัด คณะทำงานจึงมีผู้แทนจากทั้งสองพื้นที่และประชุมสลับสถานที่กัน",
    ("การประสานงานข้ามจังหวัดใช้เวลานานกว่าที่วางแผน", "เอกสารบางส่วนยังอยู่ในรูปกระดาษ"),
    ("ควรใช้ระบบเอกสารร่วมกันทั้งสองพื้นที่", "ควรแปลงเอกสารเป็นไฟล์ให้ครบในปีถัดไป"),
)
CHAIYAPHUM = Office(
    "pesao-chaiyaphum-3", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาชัยภูมิ เขต 3", "สพป.ชัยภูมิ เขต 3",
    "รายงานนี้เขียนให้อ่านง่ายสำหรับผู้ปกครองและชุมชน โดยอธิบายที่มาของตัวเลขและสิ่งที่จะทำต่อไปอย่างตรงไปตรงมา",
    ("บุคลากรบางส่วนยังไม่คุ้นเคยกับแนวปฏิบัติใหม่", "ช่วงเวลาดำเนินการตรงกับงานสิ้นปีงบประมาณ"),
    ("ควรจัดพี่เลี้ยงให้คำแนะนำในแต่ละกลุ่ม", "ควรเริ่มดำเนินการตั้งแต่ไตรมาสแรก"),
)  # fmt: skip

_S = {
    ("lampang", 2565): _scores("94.82 88.13 93.45 95.21 90.77 92.36 91.08 89.94 97.78 93.75"),
    ("lampang", 2566): _scores("95.61 90.25 94.02 93.88 92.14 93.57 92.66 91.30 98.00 97.50"),
    ("trang", 2565): _scores("93.10 87.62 91.84 86.95 88.20 90.71 89.33 90.02 92.50 100"),
    ("trang", 2566): _scores("94.33 89.47 92.60 84.12 90.05 91.58 90.46 91.27 95.00 100"),
    ("phangnga", 2565): _scores("92.55 86.40 90.98 85.77 87.31 89.64 88.17 87.06 93.50 87.50"),
    ("phangnga", 2566): _scores("93.72 88.09 91.63 87.24 88.95 90.38 89.71 88.82 94.00 93.75"),
    ("nan", 2565): _scores("96.44 91.37 95.08 90.26 92.83 93.19 92.41 91.75 97.14 100"),
    ("joint", 2565): _scores("91.29 85.93 89.76 84.68 86.47 88.55 86.91 86.02 92.50 87.50"),
    ("joint", 2566): _scores("92.88 87.36 91.15 86.53 88.04 89.92 88.60 87.49 95.50 93.75"),
    ("chaiyaphum", 2564): _scores("95.03 89.58 93.67 88.92 90.14 92.05 91.23 90.61 96.00 93.75"),
    ("chaiyaphum", 2566): _scores("95.90 91.02 94.38 90.27 91.66 93.11 92.48 91.85 97.00 100"),
}

REPORTS = (
    Report(LAMPANG, 2565, "ranked", "libreoffice", _S["lampang", 2565], faults=(Fault("level_disagrees_with_score", 4, "95.21 is printed A, the letter scale gives AA"),)),
    Report(LAMPANG, 2566, "two_years", "libreoffice", _S["lampang", 2566], _S["lampang", 2565]),
    Report(TRANG, 2565, "numbered", "libreoffice", _S["trang", 2565], faults=(Fault("indicator_missing", 7, "the table has no row for indicator 7"),)),
    Report(TRANG, 2566, "ranked", "libreoffice", _S["trang", 2566], faults=(
        Fault("rank_disagrees_with_score", None, "ranks 3 and 4 are swapped"),
        Fault("pass_remark_disagrees_with_score", 4, "84.12 is marked ผ่าน"),
    )),
    Report(PHANGNGA, 2565, "instruments", "chromium", _S["phangnga", 2565]),
    Report(PHANGNGA, 2566, "numbered", "chromium", _S["phangnga", 2566], _S["phangnga", 2565], faults=(
        Fault("total_repeats_other_year", None, "the total of 2565 is printed for 2566"),
        Fault("total_disagrees_with_indicators", None, "so it is not the weighted sum of the ten indicators"),
    )),
    Report(NAN, 2565, "ranked", "chromium", _S["nan", 2565], faults=(Fault("foreign_office_named", None, "the results section names สพม.แพร่ as if it were its own"),)),
    Report(NAN, 2566, "instruments", "chromium", _S["nan", 2565], analysed=2565),
    Report(JOINT, 2565, "score_with_level", "typst", _S["joint", 2565], faults=(
        Fault("unknown_office_named", None, "an office 'มัธยมศึกษาแม่เมาะ' does not exist; แม่เมาะ is a district"),
        Fault("weakest_indicator_claim_false", 2, "prose calls indicator 2 the weakest, the table's lowest is 4"),
    )),
    Report(JOINT, 2566, "ranked", "typst", _S["joint", 2566], faults=(Fault("total_disagrees_with_indicators", None, "the total is one point too high"),)),
    Report(CHAIYAPHUM, 2565, "instruments", "typst", _S["chaiyaphum", 2564], analysed=2564),
    Report(CHAIYAPHUM, 2566, "numbered", "typst", _S["chaiyaphum", 2566], faults=(
        Fault("indicator_duplicated", 5, "indicator 5 has two rows"),
        Fault("indicator_number_disagrees_with_name", 3, "prose says ตัวชี้วัดที่ 3 การใช้งบประมาณ"),
        Fault("measure_without_responsible", None, "the second measures table names no unit"),
    )),
)  # fmt: skip
