"""Offices or agencies as columns, often with turned headers; indicators, instruments and the total as rows."""

from extractors.layouts.layout import Layout, Understood


def _fits(table: Understood) -> bool:
    bodies = [c for c in table.columns if c.meaning.has_body]
    subjects = any(r.meaning.has_subject for r in table.rows)
    return len(bodies) >= 2 and subjects and (table.is_ita or len(table.named) >= 3)


LAYOUT = Layout(name="offices_in_columns", kind="ranking", rank=60, fits=_fits)
