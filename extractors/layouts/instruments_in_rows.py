"""One row for each instrument (IIT, EIT, OIT), with marks, weights and weighted values, and the total."""

from extractors.layouts.layout import Layout, Understood


def _fits(table: Understood) -> bool:
    scopes = [r.meaning.scope for r in table.rows if r.meaning.scope and not r.meaning.has_body]
    return bool(scopes) and not table.indicators and table.is_ita and len(scopes) >= 0.6 * len(table.rows)


LAYOUT = Layout(name="instruments_in_rows", kind="instrument", rank=80, fits=_fits)
