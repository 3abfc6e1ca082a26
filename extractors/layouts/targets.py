"""Tables of targets only: what the office wants to reach is never a score."""

import re

from extractors.layouts.layout import Layout, Understood

_TARGET = re.compile(r"เป้าหมาย|คาดหวัง|คาดการณ์|พยากรณ์")
_RESULT = re.compile(r"ผลการประเมิน|คะแนนที่ได้|ผลคะแนน|เทียบ|ผลการดำเนิน")


def _fits(table: Understood) -> bool:
    said = table.setting.near
    return bool(_TARGET.search(said)) and not _RESULT.search(said) and not any(c.role == "target" for c in table.columns)


LAYOUT = Layout(name="targets", kind="other", rank=30, fits=_fits, has_scores=False)
