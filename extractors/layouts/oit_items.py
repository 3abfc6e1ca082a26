"""OIT item tables (ข้อ | ข้อมูล | รายละเอียด | ลิงก์): lists of what has to be published, without scores."""

import re

from extractors.layouts.layout import Layout, Understood

_ITEM = re.compile(r"^(?:o|oit|ข้อo|0)-?\d{1,2}(?!\d|\.)")


def _fits(table: Understood) -> bool:
    if table.scored:
        return False
    keys = table.grid.keys
    return sum(any(_ITEM.match(keys[r][c]) for c in table.grid.cols) for r in table.grid.data) >= 3


LAYOUT = Layout(name="oit_items", kind="oit", rank=35, fits=_fits, has_scores=False)
