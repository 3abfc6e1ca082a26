"""The rows of a report's score table as they are printed, planted faults included; the table and the truth are both made from them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tools.make_samples.content import Report, five_words, letter, total_of

PASS_MARK = Decimal(85)
DUPLICATE = Decimal("90.66")


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One row of ten; level, rank and remark are None where the layout has no such column."""

    indicator_no: int
    score: Decimal
    level: str | None = None
    rank: int | None = None
    remark: str | None = None


def printed_rows(report: Report) -> list[ScoreRow]:
    """Return the rows of `report.results_year` in the order in which they are printed."""
    numbers = list(report.scores)
    if report.layout == "ranked":
        numbers.sort(key=lambda i: (-report.scores[i], i))
    rows = [_row(report, i, place) for place, i in enumerate(numbers, 1)]
    if report.has("indicator_missing"):
        rows = [row for row in rows if row.indicator_no != report.fault("indicator_missing").indicator_no]
    if report.has("indicator_duplicated"):
        no = report.fault("indicator_duplicated").indicator_no or 0
        after = next(n for n, row in enumerate(rows, 1) if row.indicator_no == no)
        rows.insert(after, ScoreRow(no, DUPLICATE))
    return rows


def printed_total(report: Report) -> Decimal:
    """The total that the prose states."""
    if report.has("total_repeats_other_year"):
        return total_of(report.before or {})
    return total_of(report.scores) + (1 if report.has("total_disagrees_with_indicators") else 0)


def printed_total_level(report: Report) -> str:
    """The level beside the stated total: a letter up to 2565, one of five words from 2566."""
    total = printed_total(report)
    return letter(total) if report.letters else five_words(report.scores, total)


def _row(report: Report, no: int, place: int) -> ScoreRow:
    score = report.scores[no]
    level = letter(score) if report.letters and report.layout in ("ranked", "numbered", "score_with_level") else None
    if report.has("level_disagrees_with_score") and report.fault("level_disagrees_with_score").indicator_no == no:
        level = "A"
    if report.layout != "ranked":
        return ScoreRow(no, score, level)
    swapped = {3: 4, 4: 3} if report.has("rank_disagrees_with_score") else {}
    passed = score >= PASS_MARK or report.has("pass_remark_disagrees_with_score")
    return ScoreRow(no, score, level, swapped.get(place, place), "ผ่าน" if passed else "ไม่ผ่าน")
