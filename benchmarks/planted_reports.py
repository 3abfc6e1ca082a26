"""Reports to measure the checks by: made up, printed to PDF, half of them clean, half with one to three known faults."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from tools.make_samples.content import MEASURES, NAMES, Fault, Office, Report, total_of
from tools.make_samples.document import Block, Cell
from tools.make_samples.report import blocks as report_blocks
from tools.make_samples.report import measured

Change = Callable[[list[Block], Report], list[Block]]


@dataclass(frozen=True)
class Plant:
    """One fault: what it needs of the report, how it is printed, and which rules must find it.

    Attributes:
        layout: Layout of the score table; '' for any.
        year: Year of the results; 0 for any.
        built_in: A fault that the report's own maker prints, with the indicator it is about (0: none).
        change: Changes the blocks.
        rules: Rules that must speak.
        scores: Changes the scores before the report is made.
        follows: Rules that may speak too, because of what the fault leaves open.
    """

    rules: frozenset[str]
    change: Change | None = None
    layout: str = ""
    year: int = 0
    built_in: str = ""
    scores: Callable[[dict[int, Decimal]], None] | None = None
    follows: frozenset[str] = frozenset()


def reworded(old: Callable[[Report], str], new: Callable[[Report], str], kinds: tuple[str, ...] = ("paragraph",)) -> Change:
    """Replace words in paragraphs, or in the cells of tables."""

    def change(blocks: list[Block], report: Report) -> list[Block]:
        before, after = old(report), new(report)
        out = [replace(b, text=b.text.replace(before, after)) if b.kind in kinds else b for b in blocks]
        if "table" in kinds:
            out = [replace(b, rows=tuple(tuple(replace(c, text=c.text.replace(before, after)) for c in r) for r in b.rows)) for b in out]
        assert out != blocks, f"'{before}' is not printed"
        return out

    return change


def added(text: Callable[[Report], str], kind: str = "paragraph") -> Change:
    """Add a block before the last heading."""

    def change(blocks: list[Block], report: Report) -> list[Block]:
        at = max(n for n, b in enumerate(blocks) if b.kind == "heading")
        return [*blocks[:at], Block(kind, text(report)), *blocks[at:]]

    return change


def without(words: Callable[[Report], str]) -> Change:
    """Leave out the sections whose headings hold these words, with what follows them."""

    def change(blocks: list[Block], report: Report) -> list[Block]:
        out, gone = [], False
        for block in blocks:
            if block.kind == "heading":
                gone = words(report) in block.text
            if not gone:
                out.append(block)
        assert len(out) < len(blocks)
        return out

    return change


def score_cell(indicator: int, text: str) -> Change:
    """Print another text as the score of an indicator (numbered layout)."""

    def change(blocks: list[Block], _: Report) -> list[Block]:
        def row(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
            return (*cells[:2], Cell(text), *cells[3:]) if cells[0].text == str(indicator) else cells

        first = next(n for n, b in enumerate(blocks) if b.kind == "table")
        return [replace(b, rows=tuple(row(r) for r in b.rows)) if n == first else b for n, b in enumerate(blocks)]

    return change


def last_result_row_dropped(blocks: list[Block], _: Report) -> list[Block]:
    at = max(n for n, b in enumerate(blocks) if b.kind == "table" and b.rows[0][0].text == "มาตรการ")
    return [replace(b, rows=b.rows[:-1]) if n == at else b for n, b in enumerate(blocks)]


def nothing_reported(blocks: list[Block], _: Report) -> list[Block]:
    def row(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return (cells[0], Cell("ไม่มี")) if cells[0].text in ("อุปสรรค", "ข้อเสนอแนะ") else cells

    return [replace(b, rows=tuple(row(r) for r in b.rows)) for b in blocks]


def named(report: Report) -> str:
    return f"ตัวชี้วัดที่ {max(report.scores, key=lambda i: report.scores[i])} {NAMES[max(report.scores, key=lambda i: report.scores[i])]} ซึ่ง"


def period(report: Report) -> str:
    return f"ตุลาคม {report.year - 1} ถึง กันยายน {report.year}"


def _rules(*names: str) -> frozenset[str]:
    return frozenset(names)


def _set(number: int, value: str) -> Callable[[dict[int, Decimal]], None]:
    return lambda scores: scores.__setitem__(number, Decimal(value))


TABLE = ("table",)
OPEN = frozenset({"level_cannot_be_decided"})  # without all ten indicators the instrument scores are not known
PLANTS = {
    "level": Plant(_rules("level_disagrees_with_score"), layout="ranked", year=2565, built_in="level_disagrees_with_score"),
    "five words": Plant(
        _rules("level_disagrees_with_score"), reworded(lambda _: "อยู่ในระดับ ผ่านดี", lambda _: "อยู่ในระดับ ผ่านดีเยี่ยม"), year=2566
    ),
    "old scale": Plant(
        _rules("level_scale_not_of_year"), reworded(lambda _: "อยู่ในระดับ ผ่านดี", lambda _: "อยู่ในระดับ A"), year=2566
    ),
    "missing": Plant(_rules("indicator_missing"), layout="numbered", built_in="indicator_missing", follows=OPEN),
    "duplicated": Plant(_rules("indicator_duplicated"), layout="numbered", built_in="indicator_duplicated", follows=OPEN),
    "ranks": Plant(_rules("rank_disagrees_with_score"), layout="ranked", built_in="rank_disagrees_with_score"),
    "remark": Plant(
        _rules("pass_remark_disagrees_with_score"), layout="ranked", built_in="pass_remark_disagrees_with_score", scores=_set(4, "84.12")
    ),
    "total carried on": Plant(
        _rules("total_repeats_other_year", "total_disagrees_with_indicators"), layout="two_years", built_in="total_repeats_other_year"
    ),
    "total": Plant(_rules("total_disagrees_with_indicators"), built_in="total_disagrees_with_indicators"),
    "foreign": Plant(_rules("foreign_office_named"), built_in="foreign_office_named"),
    "unknown": Plant(_rules("unknown_office_named"), built_in="unknown_office_named"),
    "ambiguous": Plant(_rules("ambiguous_office_named"), added(lambda _: "สพป.สุโขทัย ได้ประชุมสรุปผลการดำเนินงานและมอบหมายผู้รับผิดชอบทุกกลุ่ม")),
    "level mixed": Plant(
        _rules("office_level_mixed", "foreign_office_named"),
        added(lambda r: f"{r.office.short.replace('สพป.', 'สพม.').split(' เขต')[0]} ได้ประชุมสรุปผลการดำเนินงานและมอบหมายผู้รับผิดชอบ"),
    ),
    "weakest": Plant(_rules("weakest_indicator_claim_false"), built_in="weakest_indicator_claim_false"),
    "strongest": Plant(_rules("strongest_indicator_claim_false"), reworded(named, lambda _: f"ตัวชี้วัดที่ 1 {NAMES[1]} ซึ่ง")),
    "improved": Plant(
        _rules("improvement_claim_false"), layout="two_years",
        change=added(lambda r: f"ในปีงบประมาณ พ.ศ. {r.results_year} ตัวชี้วัดที่ 8 {NAMES[8]} มีคะแนนเพิ่มขึ้นจากปีงบประมาณ พ.ศ. {r.results_year - 1}"),
        scores=_set(8, "85.31"),
    ),
    "repeated": Plant(_rules("indicator_repeats_other_year"), layout="two_years", scores=_set(6, "91.91")),
    "difference": Plant(
        _rules("difference_disagrees_with_years"), layout="two_years",
        change=reworded(lambda r: f"{r.scores[7] - (r.before or {})[7]:+}", lambda r: f"{r.scores[7] - (r.before or {})[7] + 1:+}", TABLE),
    ),
    "number and name": Plant(_rules("indicator_number_disagrees_with_name"), built_in="indicator_number_disagrees_with_name"),
    "two values": Plant(
        _rules("score_disagrees_within_document"),
        added(lambda r: f"ในปีงบประมาณ พ.ศ. {r.results_year} ตัวชี้วัดที่ 6 {NAMES[6]} ได้คะแนน 71.23 คะแนน"),
        follows=OPEN,
    ),
    "lost point": Plant(_rules("score_out_of_range"), score_cell(6, "9404"), layout="numbered", follows=OPEN),
    "off the lattice": Plant(_rules("score_not_possible"), year=2565, scores=_set(10, "92.87")),
    "instrument": Plant(
        _rules("instrument_disagrees_with_indicators"), layout="instruments",
        change=lambda blocks, _: [
            replace(b, rows=tuple((r[0], Cell("88.07")) if r[0].text == "คะแนนเฉลี่ย EIT" else r for r in b.rows)) for b in blocks
        ],
    ),
    "nobody": Plant(_rules("measure_without_responsible"), built_in="measure_without_responsible"),
    "no period": Plant(_rules("measure_without_period"), reworded(period, lambda _: "-", TABLE)),
    "outside": Plant(
        _rules("period_outside_fiscal_year"), reworded(period, lambda r: f"ตุลาคม {r.year - 1} ถึง ธันวาคม {r.year}", TABLE)
    ),
    "reversed": Plant(_rules("period_reversed"), reworded(period, lambda r: f"กันยายน {r.year} ถึง ตุลาคม {r.year - 1}", TABLE)),
    "no result": Plant(_rules("measure_without_result"), last_result_row_dropped),
    "no measure": Plant(
        _rules("weak_indicator_without_measure"), without(lambda r: f"มาตรการส่งเสริมคุณธรรมและความโปร่งใส เรื่อง {NAMES[measured(r)[0]]}")
    ),
    "nothing": Plant(_rules("nothing_reported"), nothing_reported),
    "words": Plant(_rules("budget_total_wrong"), reworded(lambda _: " บาท (", lambda _: " บาท (เก้าร้อยบาทถ้วน) (", TABLE)),
    "old year": Plant(_rules("fiscal_year_mixed"), added(lambda _: "4. ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2561", "heading")),
    "no section": Plant(_rules("required_section_missing"), without(lambda _: "ผลการดำเนินการตามมาตรการ เรื่อง")),
}  # fmt: skip
LAYOUTS = ("ranked", "numbered", "instruments", "two_years", "score_with_level")


@dataclass(frozen=True)
class Planted:
    """A report to print, and the rules that are right to speak about it."""

    report: Report
    blocks: list[Block]
    rules: frozenset[str]
    follows: frozenset[str]


def planted_reports(offices: list[Office], seed: int = 7) -> list[Planted]:
    """Return one report per office: every second one clean, the others with one to three faults."""
    chance = random.Random(seed)
    waiting: list[str] = []
    out = []
    for number, office in enumerate(offices):
        chosen: list[str] = []
        if number % 2:
            for _ in range(chance.randint(1, 3)):
                if not waiting:
                    waiting = chance.sample(sorted(PLANTS), len(PLANTS))
                fitting = [name for name in waiting if _fits(name, chosen)]
                if fitting:
                    chosen.append(fitting[0])
                    waiting.remove(fitting[0])
        out.append(_report(office, [PLANTS[name] for name in chosen], number, chance))
    return out


def _fits(name: str, chosen: list[str]) -> bool:
    plant = PLANTS[name]
    for other in (PLANTS[c] for c in chosen):
        if plant.layout and other.layout and plant.layout != other.layout:
            return False
        if plant.year and other.year and plant.year != other.year:
            return False
    # these change the same words, or one takes away what the other needs
    groups = (
        {"no period", "outside", "reversed", "no measure"}, {"five words", "old scale", "total carried on", "total"}, {"no section", "no result"},
        {"weakest", "no measure", "missing", "duplicated", "lost point", "strongest", "remark"}, {"missing", "duplicated", "lost point", "total"},
        {"nobody", "no measure"}, {"foreign", "level mixed"}, {"two values", "duplicated", "total", "total carried on", "instrument", "strongest", "weakest"},
        {"two values", "missing", "lost point"}, {"two values", "improved"}, {"weakest", "improved"}, {"repeated", "improved", "difference", "total carried on"},
    )  # fmt: skip
    return not any(name in group and group & set(chosen) for group in groups)


def _report(office: Office, plants: list[Plant], number: int, chance: random.Random) -> Planted:
    year = next((p.year for p in plants if p.year), 2565 + number // 2 % 2)
    layout = next((p.layout for p in plants if p.layout), LAYOUTS[number % len(LAYOUTS)])
    if layout == "score_with_level" and year > 2565:
        layout = "numbered"
    scores = {i: Decimal(chance.randint(9000, 9450)) / 100 for i in NAMES}
    scores |= {1: Decimal(chance.randint(9520, 9590)) / 100, 9: Decimal("97.50"), 10: Decimal("93.75"), 6: Decimal("91.91")}
    scores |= {4: Decimal(chance.randint(8510, 8600)) / 100, 2: Decimal(chance.randint(8620, 8790)) / 100}
    before = {i: s - Decimal(chance.randint(101, 299)) / 100 for i, s in scores.items()} | {9: Decimal("93.50"), 10: Decimal("87.50")}
    before[8] = Decimal("86.75") if any(p.scores and "improvement_claim_false" in p.rules for p in plants) else before[8]
    if any("indicator_repeats_other_year" in p.rules for p in plants):
        before[6] = Decimal("91.91")
    for plant in plants:
        if plant.scores:
            plant.scores(scores)
    about = {"level_disagrees_with_score": 1, "indicator_missing": 7, "indicator_duplicated": 5, "weakest_indicator_claim_false": 2}
    faults = tuple(Fault(p.built_in, about.get(p.built_in), "") for p in plants if p.built_in)
    report = Report(office, 2566, layout, "typst", scores, before, faults, analysed=year)
    assert abs(total_of(scores) - total_of(before)) > Decimal("0.02")
    assert all(i in MEASURES for i in measured(report))
    blocks = report_blocks(report)
    blocks[0] = replace(blocks[0], text=blocks[0].text.replace("รายงานผล", "O43 รายงานผล", 1))
    for plant in plants:
        if plant.change:
            blocks = plant.change(blocks, report)
    nothing: frozenset[str] = frozenset()
    return Planted(report, blocks, nothing.union(*(p.rules for p in plants)), nothing.union(*(p.follows for p in plants)))
