"""Rating scales, also in two blocks: ranges of scores beside levels. Their figures are bounds, no scores."""

import re

from extractors.layouts.layout import Layout, Understood

_RANGE = re.compile(
    r"^\(?(?:ร้อยละ|คะแนน|ตั้งแต่|ระหว่าง)?\d{1,3}(?:\.\d+)?(?:คะแนน)?(?:-|–|—|ถึง|~)\d{1,3}(?:\.\d+)?|^(?:ต่ำกว่า|น้อยกว่า|มากกว่า|ตั้งแต่|ไม่ถึง|<|>|≥|≤)=?\d{1,3}|^\d{1,3}(?:\.\d+)?(?:คะแนน)?ขึ้นไป"
)


def _fits(table: Understood) -> bool:
    if not table.indicators and _ranges(table) >= 2:
        return True
    return any(c.role == "scale" for c in table.columns) and not table.scored


def _ranges(table: Understood) -> int:
    keys = table.grid.keys
    return sum(bool(_RANGE.match(key)) for row in table.grid.data for col in table.grid.cols if (key := keys[row][col]))


LAYOUT = Layout(name="rating_scale", kind="scale", rank=20, fits=_fits, has_scores=False)
