"""The results in a dozen shapes of table, as a list, and the total in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.wordings import words as w
from tests.wordings.report import Draft, Row, letter

WEIGHTS = {**dict.fromkeys(range(1, 6), 6), **dict.fromkeys(range(6, 9), 10), 9: 20, 10: 20}


@dataclass(frozen=True)
class Heads:
    """Header words of a table, and whether it has levels."""

    number: str
    name: str
    score: str
    level: str
    levels: bool
    style: str


def add_scores(d: Draft) -> None:
    """Add caption or sentence and the scores in one of the shapes."""
    if d.rng.random() < 0.66:
        kind = d.rng.choice((d.heading, d.heading, "plain"))
        d.head(d.pick(w.CAPTIONS).format(d.digits(d.year)), kind)
        d.shapes.append("caption")
    else:
        d.head("ผลการประเมินรายตัวชี้วัด")
        d.say(w.SENTENCE.format(d.digits(d.year), d.office))
        d.shapes.append("sentence")
    heads = Heads(
        d.pick(w.NUMBER_HEADERS), d.pick(w.NAME_HEADERS), d.pick(w.SCORE_HEADERS), d.pick(w.LEVEL_HEADERS),
        d.rng.random() < 0.5 and d.year < 2566, d.rng.choice(("", "", "", "line", "zebra")),
    )  # fmt: skip
    shape = d.rng.choice(SHAPES)
    d.shapes.append(shape.__name__)
    shape(d, heads)


def _levels(d: Draft, h: Heads, number: int) -> list[str]:
    return [letter(d.scores[number])] if h.levels else []


def _known(d: Draft, h: Heads, number: int, **more: object) -> None:
    d.add_score(number, **({"level": letter(d.scores[number])} if h.levels else {}), **more)


def _with_total(d: Draft, h: Heads, rows: list[Row], columns: int) -> list[Row]:
    if d.rng.random() > 0.35:
        return rows
    d.add_total()
    label = (d.pick(w.TOTAL_LABELS), f'colspan="{columns}"')
    return [*rows, [label, d.score(d.total), *([letter(d.total)] if h.levels else [])]]


def by_number(d: Draft, h: Heads) -> None:
    rows: list[Row] = [[d.digits(n), w.NAMES[n - 1], d.score(s), *_levels(d, h, n)] for n, s in d.scores.items()]
    d.table([[h.number, h.name, h.score, *([h.level] if h.levels else [])]], _with_total(d, h, rows, 2), style=h.style)
    for n in d.scores:
        _known(d, h, n)


def ranked(d: Draft, h: Heads) -> None:
    d.say(d.rng.choice(("เรียงลำดับคะแนนจากมากไปหาน้อย ดังนี้", "เรียงตามลำดับคะแนน ได้ดังนี้")))
    order = sorted(d.scores, key=lambda n: -d.scores[n])
    rows: list[Row] = [[d.digits(i), d.digits(n), w.NAMES[n - 1], d.score(d.scores[n]), *_levels(d, h, n)] for i, n in enumerate(order, 1)]
    rank = d.rng.choice(("ลำดับที่", "ลำดับ", "อันดับ", "อันดับที่"))
    d.table([[rank, "ตัวชี้วัดที่", h.name, h.score, *([h.level] if h.levels else [])]], rows, style=h.style)
    for i, n in enumerate(order, 1):
        _known(d, h, n, rank=i)


def name_only(d: Draft, h: Heads) -> None:
    d.table([[h.name, h.score]], [[w.NAMES[n - 1], d.score(s)] for n, s in d.scores.items()], style=h.style)
    for n in d.scores:
        d.add_score(n)


def number_in_name(d: Draft, h: Heads) -> None:
    form = d.rng.choice(("ตัวชี้วัดที่ {} {}", "{}. {}", "{}) {}", "ตัวชี้วัดที่ {}\n{}", "ตัวชี้วัดที่ {} : {}"))
    rows: list[Row] = [[form.format(d.digits(n), w.NAMES[n - 1]), d.score(s), *_levels(d, h, n)] for n, s in d.scores.items()]
    d.table([[h.name, h.score, *([h.level] if h.levels else [])]], _with_total(d, h, rows, 1), style=h.style)
    for n in d.scores:
        _known(d, h, n)


def level_in_cell(d: Draft, h: Heads) -> None:
    rows: list[Row] = [[d.digits(n), w.NAMES[n - 1], f"{d.score(s)} ({letter(s)})"] for n, s in d.scores.items()]
    d.table([[h.number, h.name, "คะแนน/ระดับ"]], rows, style=h.style)
    for n, s in d.scores.items():
        d.add_score(n, level=letter(s))


def under_instruments(d: Draft, h: Heads) -> None:
    merged, rows = d.rng.random() < 0.5, []
    for label, short, numbers in w.INSTRUMENTS:
        if not merged:
            rows.append([(label, 'colspan="3"')])
        for n in numbers:
            first = [(short, f'rowspan="{len(numbers)}"')] if merged and n == numbers[0] else []
            rows.append([*first, d.digits(n), w.NAMES[n - 1], d.score(d.scores[n])])
    d.table([[*(["เครื่องมือ"] if merged else []), h.number, h.name, h.score]], rows, style=h.style)
    for n in d.scores:
        d.add_score(n)


def full_marks(d: Draft, h: Heads) -> None:
    score = h.score if h.score != "คะแนน" else "คะแนนที่ได้"
    rows: list[Row] = [[d.digits(n), w.NAMES[n - 1], d.digits(100), d.score(s)] for n, s in d.scores.items()]
    d.table([[h.number, h.name, d.rng.choice(("คะแนนเต็ม", "เต็ม")), score]], rows, style=h.style)
    for n in d.scores:
        d.add_score(n)


def two_years(d: Draft, h: Heads) -> None:
    before = {n: round(min(100.0, max(50.0, s - d.rng.uniform(-3, 6))), 2) for n, s in d.scores.items()}
    form, differs = d.rng.choice(("ปี {}", "ปีงบประมาณ {}", "ปีงบประมาณ พ.ศ. {}", "คะแนนปี {}")), d.rng.random() < 0.6
    years = [form.format(d.digits(d.year - 1)), form.format(d.digits(d.year))]
    rows: list[Row] = [
        [d.digits(n), w.NAMES[n - 1], d.score(before[n]), d.score(s), *([d.digits(f"{s - before[n]:+.2f}")] if differs else [])]
        for n, s in d.scores.items()
    ]
    last = [d.rng.choice(("เพิ่ม/ลด", "ผลต่าง", "พัฒนาการ"))] if differs else []
    d.say("เปรียบเทียบผลการประเมิน ITA สองปีย้อนหลัง")
    if d.rng.random() < 0.5:
        d.table([[h.number, h.name, *years, *last]], rows, style=h.style)
    else:
        high = [(text, 'rowspan="2"') for text in (h.number, h.name, *last)]
        d.table([[*high[:2], ("คะแนน", 'colspan="2"'), *high[2:]], years], rows, style=h.style)
    for n in d.scores:
        d.add_score(n)
        d.add_score(n, before[n], d.year - 1)


def with_remarks(d: Draft, h: Heads) -> None:
    score, level = ("คะแนน" if h.score == "ผลการประเมิน" else h.score), ("ระดับ" if h.level == "ระดับผลการประเมิน" else h.level)
    rows: list[Row] = [[d.digits(n), w.NAMES[n - 1], d.score(s), letter(s), "ผ่าน" if s >= 85 else "ไม่ผ่าน"] for n, s in d.scores.items()]
    d.table([[h.number, h.name, score, level, "หมายเหตุ"]], rows, style=h.style)
    for n, s in d.scores.items():
        d.add_score(n, level=letter(s))


def in_columns(d: Draft, h: Heads) -> None:
    d.table([[f"ตัวชี้วัดที่ {d.digits(n)}" for n in d.scores]], [[d.score(s) for s in d.scores.values()]], style=f"{h.style} small")
    for n in d.scores:
        d.add_score(n)


def grouped_header(d: Draft, h: Heads) -> None:
    top: Row = [("ตัวชี้วัด", 'colspan="2"'), ("ผลการประเมิน", 'colspan="2"')]
    rows: list[Row] = [[d.digits(n), w.NAMES[n - 1], d.score(s), letter(s)] for n, s in d.scores.items()]
    d.table([top, ["ที่", "ชื่อ", "คะแนน", "ระดับ"]], rows, style=h.style)
    for n, s in d.scores.items():
        d.add_score(n, level=letter(s))


def weighted(d: Draft, h: Heads) -> None:
    rows: list[Row] = [
        [d.digits(n), w.NAMES[n - 1], d.digits(WEIGHTS[n]), d.score(s), d.score(s * WEIGHTS[n] / 100)] for n, s in d.scores.items()
    ]
    d.table([[h.number, h.name, "น้ำหนัก", "คะแนนที่ได้", "คะแนนถ่วงน้ำหนัก"]], rows, style=h.style)
    for n in d.scores:
        d.add_score(n)


def as_list(d: Draft, h: Heads) -> None:
    for n, s in d.scores.items():
        d.head(d.pick(w.LIST_LINES).format(d.digits(n), w.NAMES[n - 1], d.score(s)), "plain")
        d.add_score(n)


SHAPES: tuple[Callable[[Draft, Heads], None], ...] = (
    by_number, ranked, name_only, number_in_name, level_in_cell, under_instruments, full_marks, two_years, with_remarks, in_columns,
    grouped_header, weighted, as_list,
)  # fmt: skip


def add_total_sentence(d: Draft) -> None:
    """Add a sentence with the total, with its level where letters were in use."""
    level = f" อยู่ในระดับ {letter(d.total)}" if d.year < 2566 else ""
    d.say(d.pick(w.TOTALS).format(y=d.digits(d.year), t=d.score(d.total), level=level, office=d.office))
    d.add_total()
