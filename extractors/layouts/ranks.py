"""Whether the running numbers of a table are ranks: only where the table says or shows that it is in order of score."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from extractors.doubt import is_doubtful
from extractors.layouts.collect import Slot
from extractors.layouts.columns import Column
from extractors.printed import Table


def ranks_hold(slots: list[Slot], order: Column | None, says_order: bool) -> bool:
    """Decide whether the order column of a table holds ranks of these scores.

    Args:
        slots: The scores of one year, each with its row's running number.
        order: The column that holds the numbers.
        says_order: Caption, heading or introducing sentence says the table is in order of score.

    Returns:
        True for a column headed ลำดับ(ที่) or อันดับ in a table that says or shows an order, and for one headed
        ประเด็น, ข้อ or ที่ only where the words say so.
    """
    pairs = [(s.order[0], s.score[0].score, s.meaning.indicator_no) for s in slots if s.order and s.score and s.score[0].score is not None]
    if order is None or not pairs:
        return False
    by_indicator = [indicator for _, _, indicator in sorted(pairs, key=lambda p: p[0])]
    runs_by_indicator = None not in by_indicator and by_indicator == sorted(i or 0 for i in by_indicator)
    if says_order and not (runs_by_indicator and _follow([(n, s) for n, s, _ in pairs]) < 0.7):
        return order.role in ("order", "row_number")
    if order.role != "order" or len(pairs) < 2:
        return False
    follow = _follow([(n, s) for n, s, _ in pairs])
    if runs_by_indicator:  # the rows may run by indicator and the numbers only count them
        return follow == 1.0 and (len(pairs) >= 3 or "อันดับ" in order.header)
    return follow >= (0.7 if len(pairs) > 3 else 1.0)


def ranks_open(table: Table, slots: list[Slot], order: Column | None) -> bool:
    """Whether numbers of rows may be ranks although they do not hold as such: part of the table was not read or not joined.

    Numbers that are those of the indicators only count the rows.
    """
    numbers = [s.order[0] for s in slots if s.order]
    if order is None or all(s.order is None or s.order[0] == s.meaning.indicator_no for s in slots):
        return False
    if order.role == "order":
        return any(is_doubtful(cell) for cell in table.cells)
    return not order.header and min(numbers) > 1  # the rest of a table whose head stands on a page before


def _follow(pairs: list[tuple[int, Decimal | None]]) -> float:
    """Share of neighbouring ranks whose scores do not rise."""
    ordered = [score or Decimal(0) for _, score in sorted(pairs, key=lambda p: p[0])]
    steps = list(pairwise(ordered))
    return sum(a >= b for a, b in steps) / len(steps) if steps else 0.0
