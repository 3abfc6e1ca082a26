"""Score tables put together at random from everything that offices were seen to print, with what is true of them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

NAMES = {
    1: ("การปฏิบัติหน้าที่",),
    2: ("การใช้งบประมาณ",),
    3: ("การใช้อำนาจ",),
    4: ("การใช้ทรัพย์สินของราชการ", "การใช้ทรัพย์สินของทางราชการ"),
    5: ("การแก้ไขปัญหาการทุจริต",),
    6: ("คุณภาพการดำเนินงาน",),
    7: ("ประสิทธิภาพการสื่อสาร",),
    8: ("การปรับปรุงระบบการทำงาน",),
    9: ("การเปิดเผยข้อมูล",),
    10: ("การป้องกันการทุจริต",),
}
INSTRUMENT = {**dict.fromkeys(range(1, 6), "IIT"), **dict.fromkeys(range(6, 9), "EIT"), 9: "OIT", 10: "OIT"}
LONG = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
    "OIT": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ",
}
SCORE_HEADERS = (
    "คะแนน",
    "คะแนนที่ได้",
    "ผลคะแนน",
    "ค่าคะแนน",
    "คะแนนเฉลี่ย",
    "ร้อยละ",
    "คะแนน (ร้อยละ)",
    "คะแนน ITA",
    "ผลการประเมิน",
)
NAME_HEADERS = ("ตัวชี้วัด", "ประเด็นตัวชี้วัด", "ชื่อตัวชี้วัด", "รายการ", "ประเด็นการประเมิน", "หัวข้อการประเมิน")
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass
class Made:
    """A table with its surroundings and its truth: (year, indicator) -> (score, level or None)."""

    heading: str
    rows: list[list[str]]
    truth: dict[tuple[int, int], tuple[str, str | None]]
    ranks: dict[int, int] = field(default_factory=dict)


def score(rng: random.Random) -> str:
    """A score as offices print it."""
    value = rng.choice((rng.uniform(60, 100), rng.uniform(85, 100), 100.0))
    return rng.choice((f"{value:.2f}", f"{value:.2f}", "100")) if value == 100 else f"{value:.2f}"


def level(printed: str) -> str:
    """The letter of a score."""
    value = float(printed)
    return next(word for word, bound in (("AA", 95), ("A", 85), ("B", 75), ("C", 65), ("D", 55)) if value >= bound)


def make(seed: int) -> Made:
    """Make one table with indicators as rows, or turned on its side."""
    rng = random.Random(seed)
    year = rng.choice((2563, 2564, 2565, 2566, 2567))
    years = [year] if rng.random() < 0.6 else [year - 1, year]
    chosen = sorted(rng.sample(list(NAMES), rng.choice((10, 10, 10, 5, 3))))
    values = {(y, n): score(rng) for y in years for n in chosen}
    ranked = len(years) == 1 and rng.random() < 0.4
    order = sorted(chosen, key=lambda n: -float(values[year, n])) if ranked else chosen
    columns = _columns(rng, order, years, values, ranked)
    header, body = [h for h, _ in columns], [[cells[i] for _, cells in columns] for i in range(len(order))]
    in_headers = len(years) > 1 or rng.random() < 0.3
    rows = _with_years(rng, columns, body, years, in_headers)
    if not ranked and rng.random() < 0.4:
        rows = _with_extras(rng, rows, order, len(header))
    if rng.random() < 0.2:
        rows = [[cell.translate(THAI) for cell in row] for row in rows]
    if not ranked and rng.random() < 0.25 and not any("<" in row or "^" in row for row in rows):
        rows = [list(column) for column in zip(*rows, strict=True)]
    heading = f"#ผลการประเมินคุณธรรมและความโปร่งใส (ITA) {'' if in_headers else f'ปีงบประมาณ พ.ศ. {year}'}"
    truth = {key: (value, level(value) if "ระดับ" in header else None) for key, value in values.items()}
    if len(years) > 1:
        truth = {key: (value, None) for key, value in values.items()}
    return Made(heading, rows, truth, {n: i for i, n in enumerate(order, 1)} if ranked else {})


def _columns(rng, order, years, values, ranked) -> list[tuple[str, list[str]]]:  # type: ignore[no-untyped-def]
    columns: list[tuple[str, list[str]]] = []
    style = rng.choice(("number", "inside", "name", "running"))
    if ranked:
        columns.append((rng.choice(("ลำดับที่", "อันดับ", "ลำดับ")), [str(i) for i in range(1, len(order) + 1)]))
    elif style == "running":
        columns.append((rng.choice(("ที่", "ข้อ", "ลำดับ", "ลำดับที่")), [str(i) for i in range(1, len(order) + 1)]))
    if style == "number":
        columns.append((rng.choice(("ตัวชี้วัดที่", "ตัวที่วัดที่")), [rng.choice(("{}", "{}")).format(n) for n in order]))
    names = [rng.choice(NAMES[n]) for n in order]
    if style == "inside":
        form = rng.choice(("ตัวชี้วัดที่ {} {}", "{}. {}", "{}) {}", "ตัวชี้วัดที่ {}\n{}", "{} {}", "ตัวชี้วัดที่ {} : {}"))
        names = [form.format(n, name) for n, name in zip(order, names, strict=True)]
    columns.append((rng.choice(NAME_HEADERS), names))
    extra = rng.sample(("full", "weight", "target", "mean"), rng.choice((0, 0, 1, 2)))
    before = {"full": ("คะแนนเต็ม", ["100"] * len(order)), "weight": ("น้ำหนัก", ["10"] * len(order)),
              "target": (rng.choice(("ค่าเป้าหมาย", "เป้าหมาย (คะแนน)", "คะแนนเป้าหมาย")), ["85.00"] * len(order)),
              "mean": (rng.choice(("ค่าเฉลี่ยระดับประเทศ", "คะแนนเฉลี่ย สพฐ.", "ค่าเฉลี่ยกลุ่มจังหวัด")), [score(rng) for _ in order])}  # fmt: skip
    columns += [before[kind] for kind in extra if rng.random() < 0.5]
    head = rng.choice(SCORE_HEADERS)
    columns += [(f"{head}|{y}", [values[y, n] for n in order]) for y in years]
    if len(years) == 2:
        steps = [float(values[years[1], n]) - float(values[years[0], n]) for n in order]
        columns.append((rng.choice(("ผลต่าง", "เพิ่ม/ลด", "พัฒนาการ", "เพิ่มขึ้น/ลดลง")), [f"{step:+.2f}" for step in steps]))
    elif rng.random() < 0.5:
        columns.append(("ระดับ", [level(values[years[0], n]) for n in order]))
    columns += [before[kind] for kind in extra if before[kind] not in columns]
    if rng.random() < 0.3:
        columns.append(("หมายเหตุ", ["ผ่าน" if float(values[years[-1], n]) >= 85 else "ไม่ผ่าน" for n in order]))
    return columns


def _with_years(rng, columns, body, years, in_headers) -> list[list[str]]:  # type: ignore[no-untyped-def]
    heads = [h.split("|") for h, _ in columns]
    if not in_headers:
        return [[h[0] for h in heads], *body]
    form = rng.choice(("ปี {}", "ปีงบประมาณ พ.ศ. {}", "{}", "ปีงบประมาณ {}"))
    if len(years) == 2 and rng.random() < 0.5:
        first = next(i for i, h in enumerate(heads) if len(h) == 2)
        top = ["<" if len(h) == 2 and i > first else h[0] for i, h in enumerate(heads)]
        return [top, [form.format(h[1]) if len(h) == 2 else "^" for h in heads], *body]
    return [[f"{h[0]} {form.format(h[1])}" if len(h) == 2 else h[0] for h in heads], *body]


def _with_extras(rng, rows, order, width) -> list[list[str]]:  # type: ignore[no-untyped-def]
    """Headings of instruments, sub-indicators and questions among the rows."""
    start = next(i for i, row in enumerate(rows) if any(NAMES[order[0]][k] in cell for cell in row for k in range(len(NAMES[order[0]]))))
    made = rows[:start]
    seen: set[str] = set()
    kind = rng.choice(("instrument", "sub", "question"))
    for n, row in zip(order, rows[start:], strict=True):
        if kind == "instrument" and INSTRUMENT[n] not in seen:
            seen.add(INSTRUMENT[n])
            made.append([rng.choice((LONG[INSTRUMENT[n]], f"แบบวัด {INSTRUMENT[n]}")), *["<"] * (width - 1)])
        made.append(row)
        numbers = [i for i, cell in enumerate(row) if cell.replace(".", "").isdecimal() and "." in cell]
        name = next(i for i, cell in enumerate(row) if any(variant in cell for variant in NAMES[n]))
        if kind == "sub" and n in (9, 10):
            made.append([f"{n}.1 ข้อมูลพื้นฐาน" if i == name else "77.77" if i in numbers else "" for i in range(width)])
        if kind == "question" and n in (1, 6):
            prefix = "i" if n == 1 else "e"
            made.append([f"{prefix}1 การให้บริการเป็นไปตามขั้นตอน" if i == name else "66.66" if i in numbers else "" for i in range(width)])
    return made
