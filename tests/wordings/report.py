"""A report put together by chance: the same seed gives the same report and the same truth."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from html import escape
from typing import Any

from tests.wordings import words as w

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
OFFICES = (
    ("pesao-chai-nat", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาชัยนาท"),
    ("pesao-udon-thani-2", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาอุดรธานี เขต 2"),
    ("sesao-phitsanulok-uttaradit", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาพิษณุโลก อุตรดิตถ์"),
    ("pesao-nakhon-ratchasima-7", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษานครราชสีมา เขต 7"),
)
Row = list[Any]  # texts, or (text, attributes)


@dataclass
class Draft:
    """A report being written.

    Attributes:
        rng: All that is left to chance.
        year / plan: Year of the results, and of the report.
        thai: Whether its digits are Thai.
        scores: Indicator to score.
        body: HTML parts in order.
        truth: In the form that `tests.labelled.run` reads, with the budgets beside it.
        shapes: Names of what was chosen.
    """

    rng: random.Random
    office_id: str
    office: str
    year: int
    thai: bool
    scores: dict[int, float]
    heading: str
    body: list[str] = field(default_factory=list)
    truth: dict[str, Any] = field(default_factory=dict)
    shapes: list[str] = field(default_factory=list)

    @property
    def plan(self) -> int:
        return self.year + 1

    @property
    def total(self) -> float:
        s = self.scores
        weighted = 0.06 * sum(s[n] for n in range(1, 6)) + 0.1 * sum(s[n] for n in range(6, 9)) + 0.2 * (s[9] + s[10])
        return round(weighted + 1e-9, 2)

    @property
    def measured(self) -> list[int]:
        """Indicators that have measures."""
        return [m["indicator_no"] for m in self.truth["measures"]] or [9]

    def pick(self, options: tuple[str, ...]) -> str:
        return self.rng.choice(options)

    def digits(self, value: object) -> str:
        return str(value).translate(THAI) if self.thai else str(value)

    def score(self, value: float) -> str:
        return self.digits(f"{value:.2f}")

    def add_score(self, number: int, value: float | None = None, year: int | None = None, **more: Any) -> None:
        score = self.scores[number] if value is None else value
        self.truth["scores"].append({"fiscal_year_be": year or self.year, "indicator_no": number, "score": score, **more})

    def add_total(self) -> None:
        known = {"fiscal_year_be": self.year, "score": self.total}
        if known not in self.truth["totals"]:
            self.truth["totals"].append(known)

    def head(self, text: str, kind: str | None = None) -> None:
        made = {"bold": "<p><b>{}</b></p>", "centred": '<p class="c"><b>{}</b></p>', "big": "<h3>{}</h3>", "plain": "<p>{}</p>"}
        self.body.append(made[kind or self.heading].format(escape(text)))

    def say(self, text: str) -> None:
        self.body.append(f'<p class="t">{escape(text)}</p>')

    def table(self, header: list[Row], rows: list[Row], widths: tuple[int, ...] = (), style: str = "") -> None:
        tag = self.rng.choice(("th", "td"))
        top = "".join(_row(row, tag) for row in header)
        if header and self.rng.random() < 0.6:
            top = f"<thead>{top}</thead>"
        columns = "".join(f'<col style="width:{x}%">' for x in widths)
        self.body.append(f'<table class="{style}"><colgroup>{columns}</colgroup>{top}{"".join(_row(r, "td") for r in rows)}</table>')


def _row(cells: Row, tag: str) -> str:
    out = ""
    for cell in cells:
        text, attributes = cell if isinstance(cell, tuple) else (cell, "")
        out += f"<{tag} {attributes}>{escape(str(text)).replace(chr(10), '<br>')}</{tag}>"
    return f"<tr>{out}</tr>"


def letter(score: float) -> str:
    """Return the level of the letter scale."""
    return next(word for word, least in w.LETTERS if score >= least)


def make(seed: int) -> Draft:
    """Return the report of a seed."""
    from tests.wordings.plans import add_budgets, add_measures
    from tests.wordings.scores import add_scores, add_total_sentence

    rng = random.Random(seed)
    office_id, office = rng.choice(OFFICES)
    year, thai = rng.choice((2564, 2565, 2565, 2566, 2567)), rng.random() < 0.2
    draft = Draft(
        rng,
        office_id,
        office,
        year,
        thai,
        {n: round(rng.uniform(78, 100), 2) for n in range(1, 11)},
        rng.choice(("bold", "centred", "big")),
    )
    draft.truth = {"office_id": office_id, "scores": [], "totals": [], "measures": [], "budgets": []}
    draft.head(draft.pick(w.TITLES), "centred")
    draft.head(office, "centred")
    draft.head(draft.pick(w.YEARS).format(draft.digits(draft.plan)), "centred")
    draft.body.append('<div style="break-after:page"></div>' if rng.random() < 0.5 else "")
    if rng.random() < 0.6:
        draft.say(w.FOREWORD.format(office, draft.digits(2540)))
    add_scores(draft)
    if rng.random() < 0.6:
        add_total_sentence(draft)
    if rng.random() < 0.85:
        add_measures(draft)
    if rng.random() < 0.6:
        add_budgets(draft)
    if rng.random() < 0.4:
        draft.say(f"ประกาศ ณ วันที่ {draft.digits(12)} ตุลาคม พ.ศ. {draft.digits(draft.plan)}")
    return draft
