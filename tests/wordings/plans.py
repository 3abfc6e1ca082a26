"""Measures in tables of several shapes and as lists, and what they cost."""

from __future__ import annotations

from dataclasses import dataclass

from tests.wordings import words as w
from tests.wordings.report import Draft, Row

AMOUNTS = (5_000, 7_850, 10_000, 12_500, 25_000, 130_000)


@dataclass(frozen=True)
class Plan:
    """Measures of one indicator."""

    number: int
    items: list[str]
    period: str
    units: list[str]


def add_measures(d: Draft) -> None:
    """Add the measures of one to three indicators."""
    numbers = d.rng.sample(range(1, 11), d.rng.choice((1, 2, 2, 3)))
    plans = [
        Plan(n, d.rng.sample(w.ITEMS, d.rng.randint(1, 4)), _period(d), d.rng.sample(w.UNITS, d.rng.choice((1, 1, 2, 3)))) for n in numbers
    ]
    d.head(d.pick(w.PLANS).format(d.digits(d.plan)))
    shape = d.rng.choice((one_table, one_table, numbered_table, row_for_each_item, joint_column, table_for_each, as_lists))
    d.shapes.append(shape.__name__)
    form = d.rng.choice(("{}. {}", "{}.{}", "({}) {}", "{}) {}"))
    shape(d, plans, form)
    for plan in plans:
        told = {"period_start": f"{d.plan - 544}-10-01", "period_end": f"{d.plan - 543}-09-30", "responsible": plan.units}
        known = {"indicator_no": plan.number, "items": len(plan.items), **(told if shape is not as_lists else {})}
        d.truth["measures"].append(known)


def _period(d: Draft) -> str:
    text = d.pick(w.PERIODS).format(a=d.plan - 1, b=d.plan, c=(d.plan - 1) % 100, d=d.plan % 100)
    return d.digits(text)


def _items(d: Draft, plan: Plan, form: str) -> list[str]:
    return [form.format(d.digits(i), text) for i, text in enumerate(plan.items, 1)]


def _label(d: Draft, number: int) -> str:
    name = w.NAMES[number - 1]
    return d.rng.choice((f"ตัวชี้วัดที่ {d.digits(number)} {name}", f"ตัวชี้วัดที่ {d.digits(number)}\n{name}", name))


def one_table(d: Draft, plans: list[Plan], form: str) -> None:
    rows: list[Row] = [[_label(d, p.number), "\n".join(_items(d, p, form)), p.period, "\n".join(p.units)] for p in plans]
    header: Row = [d.pick(w.ISSUE_HEADERS), d.pick(w.MEASURE_HEADERS), d.pick(w.PERIOD_HEADERS), d.pick(w.UNIT_HEADERS)]
    d.table([header], rows, (22, 38, 20, 20))


def numbered_table(d: Draft, plans: list[Plan], form: str) -> None:
    between = d.rng.choice((", ", " / "))
    rows: list[Row] = [
        [d.digits(i), _label(d, p.number), "\n".join(_items(d, p, form)), between.join(p.units), p.period] for i, p in enumerate(plans, 1)
    ]
    first = d.rng.choice(("ที่", "ลำดับ"))
    header: Row = [first, d.pick(w.ISSUE_HEADERS), d.pick(w.MEASURE_HEADERS), d.pick(w.UNIT_HEADERS), d.pick(w.PERIOD_HEADERS)]
    d.table([header], rows, (6, 20, 36, 19, 19))


def row_for_each_item(d: Draft, plans: list[Plan], form: str) -> None:
    rows: list[Row] = []
    for plan in plans:
        high = f'rowspan="{len(plan.items)}"'
        for i, text in enumerate(_items(d, plan, form)):
            before: Row = [(_label(d, plan.number), high)] if i == 0 else []
            behind: Row = [(plan.period, high), ("\n".join(plan.units), high)] if i == 0 else []
            rows.append([*before, text, *behind])
    header: Row = [d.pick(w.ISSUE_HEADERS), d.pick(w.MEASURE_HEADERS), d.pick(w.PERIOD_HEADERS), d.pick(w.UNIT_HEADERS)]
    d.table([header], rows, (22, 38, 20, 20))


def joint_column(d: Draft, plans: list[Plan], form: str) -> None:
    rows: list[Row] = [
        [_label(d, p.number), "\n".join(_items(d, p, form)), f"ระยะเวลา {p.period}\nผู้รับผิดชอบ {' '.join(p.units)}"] for p in plans
    ]
    d.table([[d.pick(w.ISSUE_HEADERS), d.pick(w.MEASURE_HEADERS), d.pick(w.BOTH_HEADERS)]], rows, (24, 46, 30))


def table_for_each(d: Draft, plans: list[Plan], form: str) -> None:
    header: Row = [d.pick(w.MEASURE_HEADERS), d.pick(w.PERIOD_HEADERS), d.pick(w.UNIT_HEADERS)]
    for plan in plans:
        name = w.NAMES[plan.number - 1]
        d.head(d.rng.choice((f"เรื่อง {name}", f"ตัวชี้วัดที่ {d.digits(plan.number)} {name}")))
        d.table([header], [["\n".join(_items(d, plan, form)), plan.period, "\n".join(plan.units)]], (50, 25, 25))


def as_lists(d: Draft, plans: list[Plan], form: str) -> None:
    for plan in plans:
        d.say(f"ตัวชี้วัดที่ {d.digits(plan.number)} {w.NAMES[plan.number - 1]} {d.pick(w.LEAD_INS)}")
        for text in _items(d, plan, form):
            d.say(text)


def add_budgets(d: Draft) -> None:
    """Add what the measures cost."""
    d.head(d.rng.choice(("งบประมาณที่ใช้ในการดำเนินการ", "งบประมาณ ปัญหาอุปสรรค และข้อเสนอแนะ")))
    amounts = {n: d.rng.choice(AMOUNTS) for n in d.measured}
    money = {n: d.digits(f"{amount:,}") for n, amount in amounts.items()}
    obstacle, suggestion = "บุคลากรมีภาระงานมาก", "ควรจัดสรรเวลาเพิ่ม"
    shape = d.rng.choice(("boxes", "table", "sentences"))
    d.shapes.append(f"money in {shape}")
    if shape == "boxes":
        for i, (n, text) in enumerate(money.items(), 1):
            d.say(f"{d.digits(i)}. ประเด็นตัวชี้วัดที่ {d.digits(n)} {w.NAMES[n - 1]}")
            d.table([], [["งบประมาณที่ใช้", f"จำนวน {text} บาท"], ["อุปสรรค", obstacle], ["ข้อเสนอแนะ", suggestion]])
    elif shape == "table":
        form = d.rng.choice(("{} บาท", "{}", "จำนวน {} บาท"))
        rows: list[Row] = [[f"ตัวชี้วัดที่ {d.digits(n)} {w.NAMES[n - 1]}", form.format(text), obstacle, suggestion] for n, text in money.items()]
        d.table([["ตัวชี้วัด", d.pick(w.MONEY_HEADERS), "ปัญหา/อุปสรรค", "ข้อเสนอแนะ"]], rows)
    else:
        for n, text in money.items():
            d.say(f"ตัวชี้วัดที่ {d.digits(n)} {w.NAMES[n - 1]} ใช้งบประมาณ จำนวน {text} บาท")
    d.truth["budgets"] = [{"indicator_no": n, "amount_baht": amount} for n, amount in amounts.items()]
