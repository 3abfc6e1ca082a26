"""One row for each fiscal year, with the total and often the instruments: how an office developed."""

from extractors.layouts.layout import Layout, Understood


def _fits(table: Understood) -> bool:
    years = sum(r.meaning.fiscal_year_be is not None for r in table.rows)
    has_year_column = any(c.role == "year" for c in table.columns)
    return has_year_column and years >= 1 and years >= 0.6 * len(table.rows) and table.is_ita


LAYOUT = Layout(name="years_in_rows", kind="instrument", rank=95, fits=_fits)
