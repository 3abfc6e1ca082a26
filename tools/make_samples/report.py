"""A report as a list of blocks: foreword, results, analysis, measures, outcomes, budgets, signature."""

from __future__ import annotations

from tools.make_samples.content import INSTRUMENTS, MEASURES, NAMES, UNITS, Report, weakest
from tools.make_samples.document import Block, row_of
from tools.make_samples.printed_rows import printed_total, printed_total_level
from tools.make_samples.score_tables import score_table

INSTRUMENT_NAMES = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
    "OIT": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ",
}
READINGS = {
    "IIT": "สะท้อนความเห็นของบุคลากรภายใน คณะทำงานพบว่าบุคลากรต้องการคำอธิบายที่ชัดเจนในเรื่อง{weak} จึงเสนอให้สื่อสารอย่างสม่ำเสมอและเปิดให้ซักถาม",
    "EIT": "สะท้อนความเห็นของผู้รับบริการและผู้ติดต่อ คณะทำงานพบว่าเรื่อง{weak} ยังมีผู้เสนอให้ปรับปรุง จึงควรรับฟังและแจ้งผลกลับให้ทราบ",
    "OIT": "ตรวจจากข้อมูลที่เผยแพร่บนเว็บไซต์ของหน่วยงาน คณะทำงานพบว่าเรื่อง{weak} ยังต้องดูแลให้ข้อมูลครบถ้วนและเป็นปัจจุบันตลอดปี",
}
STEPS = (
    "ผู้บริหารแจ้งผลการประเมินให้บุคลากรทุกกลุ่มทราบ และมอบหมายผู้รับผิดชอบตามภารกิจ",
    "ผู้รับผิดชอบจัดทำรายละเอียดการดำเนินการ พร้อมกำหนดหลักฐานที่จะใช้แสดงผล",
    "คณะทำงานติดตามความก้าวหน้าทุกไตรมาส และรายงานต่อที่ประชุมผู้บริหาร",
    "เมื่อสิ้นปีงบประมาณ คณะทำงานสรุปผล ปัญหา และข้อเสนอ เพื่อใช้ในการวางแผนปีต่อไป",
)


def blocks(report: Report) -> list[Block]:
    """Return the report's blocks in order."""
    year, office = report.year, report.office
    return [
        Block("title", f"รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน\nประจำปีงบประมาณ พ.ศ. {year}\n{office.full}"),
        Block("paragraph", f"{office.full} จัดทำรายงานฉบับนี้เพื่อเสนอผลการประเมินของหน่วยงาน วิเคราะห์จุดที่ควรพัฒนา และติดตามมาตรการที่กำหนดไว้ในปีงบประมาณ พ.ศ. {year}"),
        Block("paragraph", "ข้อมูลในรายงานมาจากแบบวัดทั้งสามแบบ และผ่านการสอบทานโดยคณะทำงานของหน่วยงานก่อนเผยแพร่ต่อสาธารณะ"),
        *_results(report), *_analysis(report), *_measures(report), *_outcomes(report), *_budget(report), *_closing(report),
    ]  # fmt: skip


def measured(report: Report) -> list[int]:
    """Return the indicators that the report's measures are for: the weakest, and those below the pass mark."""
    return [i for i in weakest(report.scores, 6) if i in MEASURES][:2]


def units_of(report: Report, number: int) -> tuple[str, ...]:
    """Return the units responsible for the report's measures table `number` (from 1)."""
    if number == 2 and report.has("measure_without_responsible"):
        return ()
    first = measured(report)[number - 1]
    return tuple(UNITS[(first + k) % len(UNITS)] for k in range(1 + number % 2))


def amount_of(number: int, indicator_no: int) -> int:
    """Return the budget of measures table `number`, in baht."""
    return (8 + 3 * number + indicator_no % 4) * 1000 + 500


def _results(report: Report) -> list[Block]:
    year, office = report.results_year, report.office
    low = weakest(report.scores, 1)[0]
    if report.has("weakest_indicator_claim_false"):
        low = report.fault("weakest_indicator_claim_false").indicator_no or low
    high = max(report.scores, key=lambda i: report.scores[i])
    order = "เรียงตามลำดับคะแนน " if report.layout == "ranked" else ""
    return [
        Block("heading", f"1. ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ พ.ศ. {year}"),
        Block("paragraph", f"ผลการประเมินรายตัวชี้วัดทั้ง 10 ตัวชี้วัด {order}(เกณฑ์การผ่าน 85 คะแนน) แสดงในตารางต่อไปนี้"),
        score_table(report),
        Block("paragraph", f"ในปีงบประมาณ พ.ศ. {year} {office.short} ได้คะแนนรวม {printed_total(report)} คะแนน อยู่ในระดับ {printed_total_level(report)}"),
        Block("paragraph", f"จากผลการประเมินปีงบประมาณ พ.ศ. {year} ตัวชี้วัดที่มีคะแนนต่ำสุด คือ ตัวชี้วัดที่ {low} {NAMES[low]} จึงเป็นจุดที่หน่วยงานต้องเร่งพัฒนา"),
        Block("paragraph", f"ส่วนตัวชี้วัดที่มีคะแนนสูงสุด คือ ตัวชี้วัดที่ {high} {NAMES[high]} ซึ่งหน่วยงานจะรักษามาตรฐานไว้"),
    ]  # fmt: skip


def _analysis(report: Report) -> list[Block]:
    out = [Block("heading", "การวิเคราะห์ผลการประเมินรายแบบวัด"), Block("paragraph", report.office.setting)]
    for name, numbers in INSTRUMENTS.items():
        weak = min(numbers, key=lambda i: (report.scores[i], i))
        out.append(Block("paragraph", f"{INSTRUMENT_NAMES[name]} ({name}) " + READINGS[name].format(weak=NAMES[weak])))
    return out


def _measures(report: Report) -> list[Block]:
    year = report.year
    out = [Block("heading", "ขั้นตอนการนำผลการประเมินไปใช้")]
    out += [Block("paragraph", f"ขั้นที่ {n} {step}") for n, step in enumerate(STEPS, 1)]
    for number, i in enumerate(measured(report), 1):
        items = "\n".join(f"{k}. {text}" for k, text in enumerate(MEASURES[i], 1))
        out += [
            Block("heading", f"{number + 1}. มาตรการส่งเสริมคุณธรรมและความโปร่งใส เรื่อง {NAMES[i]} ปีงบประมาณ พ.ศ. {year}"),
            Block("table", rows=(
                row_of("ตัวชี้วัด", "มาตรการ", "ระยะเวลา", "ผู้รับผิดชอบ"),
                row_of(f"ตัวชี้วัดที่ {i} {NAMES[i]}", items, f"ตุลาคม {year - 1} ถึง กันยายน {year}", "\n".join(units_of(report, number)) or "-"),
            ), widths=(20, 42, 18, 20)),
        ]  # fmt: skip
    if report.has("indicator_number_disagrees_with_name"):
        out.append(Block("paragraph", f"คณะทำงานเห็นว่า ตัวชี้วัดที่ 3 การใช้งบประมาณ ควรติดตามต่อเนื่องในปีงบประมาณ พ.ศ. {year}"))
    return out


def _outcomes(report: Report) -> list[Block]:
    year, out = report.year, []
    for i in measured(report):
        rows = [row_of("มาตรการ", "ผลการดำเนินการตามมาตรการ", "ระยะเวลาดำเนินการ", "ผลลัพธ์ความสำเร็จ")]
        rows += [
            row_of(
                f"{k}. {text}",
                f"ดำเนินการครบถ้วนตามแผน มีบันทึกและหลักฐานประกอบ {k} ชุด",
                f"ตุลาคม {year - 1} ถึง กันยายน {year}",
                "บุคลากรรับทราบและปฏิบัติได้ถูกต้อง",
            )
            for k, text in enumerate(MEASURES[i], 1)
        ]
        out += [
            Block("heading", f"ผลการดำเนินการตามมาตรการ เรื่อง {NAMES[i]} ปีงบประมาณ พ.ศ. {year}"),
            Block("table", rows=tuple(rows), widths=(32, 28, 18, 22)),
        ]
    if report.has("foreign_office_named"):
        out.append(Block("paragraph", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาแพร่ ได้นำผลการประเมินไปกำหนดเป็นมาตรการภายในและมอบหมายผู้รับผิดชอบทุกกลุ่ม"))
    if report.has("unknown_office_named"):
        out.append(Block("paragraph", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาแม่เมาะ ได้สรุปบทเรียนร่วมกันและเผยแพร่บนเว็บไซต์ของหน่วยงาน"))
    return out


def _budget(report: Report) -> list[Block]:
    out = [Block("heading", "งบประมาณที่ใช้ในการดำเนินการ")]
    for number, i in enumerate(measured(report), 1):
        out += [
            Block("paragraph", f"{number}. ประเด็นตัวชี้วัดที่ {i} {NAMES[i]}"),
            Block("table", rows=(
                row_of("งบประมาณที่ใช้", f"จำนวน {amount_of(number, i):,} บาท ({report.office.short})"),
                row_of("อุปสรรค", report.office.obstacle[number - 1]),
                row_of("ข้อเสนอแนะ", report.office.suggestion[number - 1]),
            ), widths=(26, 74)),
        ]  # fmt: skip
    return out


def _closing(report: Report) -> list[Block]:
    office, year = report.office, report.year
    return [
        Block("heading", "สรุป"),
        Block(
            "paragraph",
            f"{office.short} จะเผยแพร่รายงานฉบับนี้บนเว็บไซต์ และนำข้อคิดเห็นที่ได้รับไปปรับปรุงการดำเนินงาน เพื่อให้ผู้รับบริการเชื่อมั่นว่าหน่วยงานทำงานอย่างซื่อตรงและตรวจสอบได้",
        ),
        Block("paragraph", f"ลงชื่อ ........................................ ผู้รายงาน\nผู้อำนวยการ{office.full}\nวันที่ 28 กันยายน {year}"),
    ]
