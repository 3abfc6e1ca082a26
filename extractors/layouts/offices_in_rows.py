"""Rankings: one row for each office, school or other agency, with its total and often its instruments."""

from extractors.layouts.layout import Layout, Understood


def _fits(table: Understood) -> bool:
    bodies = sum(r.meaning.has_body for r in table.rows)
    return bodies >= 1 and bodies >= 0.5 * len(table.rows) and table.is_ita


LAYOUT = Layout(name="offices_in_rows", kind="ranking", rank=90, fits=_fits)
