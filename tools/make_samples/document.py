"""A report as a list of blocks that every producer can set: headings, paragraphs, tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from tools.make_samples.content import (
    INSTRUMENTS,
    MEASURES,
    NAMES,
    UNITS,
    Report,
    five_words,
    instrument_of,
    letter,
    total_of,
    weakest,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """Text of a cell; `rows` > 1 merges it downwards, `cols` > 1 to the right."""

    text: str
    rows: int = 1
    cols: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """One block: kind 'title', 'heading', 'paragraph', 'break' or 'table'."""

    kind: str
    text: str = ""
    rows: tuple[tuple[Cell, ...], ...] = ()
    widths: tuple[int, ...] = field(default=())


def say(score: Decimal) -> str:
    return str(score)


def blocks(report: Report) -> list[Block]:
    """Return the report's blocks in order."""
    year, office = report.year, report.office
    return [
        Block("title", f"รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน\nประจำปีงบประมาณ พ.ศ. {year}\n{office.full}"),
        Block("paragraph", f"{office.full} จัดทำรายงานฉบับนี้เพื่อเสนอผลการประเมินของหน่วยงาน วิเคราะห์จุดที่ควรพัฒนา และติดตามมาตรการที่กำหนดไว้ในปีงบประมาณ พ.ศ. {year}"),
        Block("paragraph", "ข้อมูลในรายงานมาจากแบบวัดทั้งสามแบบ และผ่านการสอบทานโดยคณะทำงานของหน่วยงานก่อนเผยแพร่ต่อสาธารณะ"),
        *_results(report), *_measures(report), *_outcomes(report), *_budget(report),
        Block("paragraph", f"ลงชื่อ ........................................ ผู้รายงาน\nผู้อำนวยการ{office.full}"),
    ]  # fmt: skip


def _results(report: Report) -> list[Block]:
    year, scores = report.year, report.scores
    total = total_of(scores)
    printed = total
    if report.has("total_repeats_other_year"):
        from tools.make_samples.content import _S

        printed = total_of(_S["phangnga", 2565])
    elif report.has("total_disagrees_with_indicators"):
        printed = total + 1
    level = letter(printed) if year <= 2565 else five_words(scores, printed)
    low = 2 if report.has("weakest_indicator_claim_false") else weakest(scores, 1)[0]
    order = "เรียงตามลำดับคะแนน " if report.layout == "ranked" else ""
    return [
        Block("heading", f"1. ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ พ.ศ. {year}"),
        Block("paragraph", f"ผลการประเมินรายตัวชี้วัดทั้ง 10 ตัวชี้วัด {order}(เกณฑ์การผ่าน 85 คะแนน) แสดงในตารางต่อไปนี้"),
        _score_table(report),
        Block("paragraph", f"ในปีงบประมาณ พ.ศ. {year} {report.office.short} ได้คะแนนรวม {say(printed)} คะแนน อยู่ในระดับ {level}"),
        Block("paragraph", f"จากผลการประเมินปีงบประมาณ พ.ศ. {year} ตัวชี้วัดที่มีคะแนนต่ำสุด คือ ตัวชี้วัดที่ {low} {NAMES[low]} จึงเป็นจุดที่หน่วยงานต้องเร่งพัฒนา"),
    ]


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(t) for t in texts)


def _score_table(report: Report) -> Block:
    scores, letters = report.scores, report.year <= 2565
    remark = "ผ่าน"
    if report.layout == "ranked":
        order = sorted(scores, key=lambda i: (-scores[i], i))
        ranks = list(range(1, 11))
        if report.has("rank_disagrees_with_score"):
            ranks[2], ranks[3] = ranks[3], ranks[2]
        rows = [_row("ลำดับที่", "ตัวชี้วัดที่", "ประเด็นตัวชี้วัด", "คะแนน", *(["ระดับ"] if letters else []), "หมายเหตุ")]
        for rank, i in zip(ranks, order, strict=True):
            level = "A" if report.has("level_disagrees_with_score") and i == 4 else letter(scores[i])
            mark = remark if scores[i] >= 85 or report.has("pass_remark_disagrees_with_score") else "ไม่ผ่าน"
            rows.append(_row(str(rank), str(i), NAMES[i], say(scores[i]), *([level] if letters else []), mark))
        return Block("table", rows=tuple(rows), widths=(10, 12, 40, 13, 10, 15) if letters else (12, 14, 44, 15, 15))
    if report.layout == "instruments":
        return _instrument_table(report)
    if report.layout == "two_years":
        assert report.before is not None
        rows = [_row("ตัวชี้วัด", f"ปี {report.year - 1}", f"ปี {report.year}", "ผลต่าง")]
        rows += [
            _row(f"{i} {NAMES[i]}", say(report.before[i]), say(scores[i]), f"{scores[i] - report.before[i]:+}") for i in scores
        ]
        return Block("table", rows=tuple(rows), widths=(52, 16, 16, 16))
    rows = [_row("ตัวชี้วัดที่", "ชื่อตัวชี้วัด", "คะแนน", *(["ระดับ"] if letters else []))]
    for i in scores:
        if report.has("indicator_missing") and i == 7:
            continue
        rows.append(_row(str(i), NAMES[i], say(scores[i]), *([letter(scores[i])] if letters else [])))
        if report.has("indicator_duplicated") and i == 5:
            rows.append(_row("5", NAMES[5], "90.66", *([letter(scores[i])] if letters else [])))
    return Block("table", rows=tuple(rows), widths=(16, 52, 16, 16) if letters else (18, 62, 20))


def _instrument_table(report: Report) -> Block:
    rows: list[tuple[Cell, ...]] = [_row("แบบวัด", "ตัวชี้วัด", "คะแนน")]
    for name, numbers in INSTRUMENTS.items():
        for n, i in enumerate(numbers):
            label = [Cell(name, rows=len(numbers) + 1)] if n == 0 else []
            rows.append((*label, Cell(f"ตัวชี้วัดที่ {i} {NAMES[i]}"), Cell(say(report.scores[i]))))
        rows.append((Cell(f"คะแนนเฉลี่ย {name}"), Cell(say(instrument_of(report.scores, name)))))
    rows.append((Cell("คะแนนรวม", cols=2), Cell(say(total_of(report.scores)))))
    return Block("table", rows=tuple(rows), widths=(18, 62, 20))


def measured(report: Report) -> list[int]:
    return [i for i in [*weakest(report.scores, 6)] if i in MEASURES][:2]


def _measures(report: Report) -> list[Block]:
    year, out = report.year, []
    for number, i in enumerate(measured(report), 1):
        units = "\n".join(UNITS[(i + k) % len(UNITS)] for k in range(1 + number % 2))
        if report.has("measure_without_responsible") and number == 2:
            units = "-"
        items = "\n".join(f"{k}. {text}" for k, text in enumerate(MEASURES[i], 1))
        out += [
            Block("heading", f"{number + 1}. มาตรการส่งเสริมคุณธรรมและความโปร่งใส เรื่อง {NAMES[i]} ปีงบประมาณ พ.ศ. {year}"),
            Block("table", rows=(
                _row("ตัวชี้วัด", "มาตรการ", "ระยะเวลา", "ผู้รับผิดชอบ"),
                _row(f"ตัวชี้วัดที่ {i} {NAMES[i]}", items, f"ตุลาคม {year - 1} ถึง กันยายน {year}", units),
            ), widths=(20, 42, 18, 20)),
        ]  # fmt: skip
    if report.has("indicator_number_disagrees_with_name"):
        out.append(Block("paragraph", f"คณะทำงานเห็นว่า ตัวชี้วัดที่ 3 การใช้งบประมาณ ควรติดตามต่อเนื่องในปีงบประมาณ พ.ศ. {year}"))
    return out


def _outcomes(report: Report) -> list[Block]:
    year, out = report.year, []
    for i in measured(report):
        rows = [_row("มาตรการ", "ผลการดำเนินการตามมาตรการ", "ระยะเวลาดำเนินการ", "ผลลัพธ์ความสำเร็จ")]
        rows += [
            _row(f"{k}. {text}", f"ดำเนินการครบถ้วนตามแผน มีบันทึกและหลักฐานประกอบ {k} ชุด", f"ตุลาคม {year - 1} ถึง กันยายน {year}", "บุคลากรรับทราบและปฏิบัติได้ถูกต้อง")
            for k, text in enumerate(MEASURES[i], 1)
        ]
        out += [Block("heading", f"ผลการดำเนินการตามมาตรการ เรื่อง {NAMES[i]} ปีงบประมาณ พ.ศ. {year}"), Block("table", rows=tuple(rows), widths=(32, 28, 18, 22))]
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
                _row("งบประมาณที่ใช้", f"จำนวน {8 + 3 * number + i % 4},500 บาท ({report.office.short})"),
                _row("อุปสรรค", "บุคลากรหมุนเวียนระหว่างปีทำให้ต้องชี้แจงซ้ำ"),
                _row("ข้อเสนอแนะ", "ควรจัดทำสื่อสั้นสำหรับผู้ที่มาใหม่"),
            ), widths=(26, 74)),
        ]  # fmt: skip
    return out
