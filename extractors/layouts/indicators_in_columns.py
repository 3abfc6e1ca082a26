"""Indicators as columns (1 ... 10), a row for each office, agency or year."""

from extractors.layouts.layout import Layout, Understood


def _fits(table: Understood) -> bool:
    columns = {c.meaning.indicator_no for c in table.columns if c.meaning.indicator_no}
    return len(columns) >= 2 and (table.is_ita or len(table.named) >= 3)


LAYOUT = Layout(name="indicators_in_columns", kind="indicator", rank=50, fits=_fits)
