"""Indicators as rows: by number or score, under merged instruments, name only, years side by side, two blocks."""

from extractors.layouts.layout import Layout, Understood


def _fits(table: Understood) -> bool:
    of_rows = {r.meaning.indicator_no for r in table.rows if r.meaning.indicator_no}
    known = sum(
        r.meaning.has_subject or bool(r.meaning.skip) or r.meaning.problem == "disagrees" or bool(r.meaning.role) for r in table.rows
    )
    if not of_rows or known < 0.6 * len(table.rows):
        return False
    return len(table.named) >= 3 or table.is_ita


LAYOUT = Layout(name="indicators_in_rows", kind="indicator", rank=70, fits=_fits)
