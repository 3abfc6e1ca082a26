"""Whether a document's text layer tears sara am apart (`ส านัก`): decided per document, from words that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterable

# In these words the consonant before aa can only carry sara am: seen torn they prove the damage.
_TORN = re.compile(
    "ส านัก|ก าหนด|ด าเนิน|จ านวน|อ านาจ|ท างาน|ประจ าปี|น าผล|ค าสั่ง|อ านวย|ส าคัญ|ส าหรับ|ต าบล|อ าเภอ|ล าดับ|ส ารวจ|ท าให้|จ าเป็น|ช านาญ"
)
_WHOLE = re.compile("สำ|กำ|ดำ|จำ|อำ|ทำ|นำ|คำ|ตำ|ลำ|ชำ")


def tears_sara_am(texts: Iterable[str]) -> bool:
    """Return True when torn words are there and not far rarer than whole ones."""
    known = list(texts)
    torn = sum([len(_TORN.findall(text)) for text in known if " า" in text])
    return torn > 0 and torn * 20 >= sum([len(_WHOLE.findall(text)) for text in known])
