"""Per-question rows (i1-i30, e1-e15): the answers to single questions; rows of whole indicators among them are read."""

from extractors.layouts.layout import Layout, Understood


def _fits(table: Understood) -> bool:
    return table.collected.skipped.get("question", 0) > 0 and not table.indicators


LAYOUT = Layout(name="questions", kind="questions", rank=40, fits=_fits, has_scores=False)
