"""Items of the open-data form (OIT): O1, O42, also printed as 042, o42, OIT42."""

from __future__ import annotations

import re

from normalizers.numbers import arabic_digits

_ITEM = re.compile(
    r"[Oo0](?<![A-Za-z0-9.].)(?:(?<=O)IT\s*[:.-]?\s*|(?<=[Oo])\s*[.-]?\s*|(?<=0)(?=[1-4]\d(?!\d|[ -]{1,3}\d)))(\d{1,2})(?![\d.,])"
)


def find_oit_item(text: str) -> str | None:
    """Return the first OIT item of a text as 'O42', None when there is none.

    >>> find_oit_item("O42 มาตรการส่งเสริม"), find_oit_item("ข้อ 042"), find_oit_item("OIT1"), find_oit_item("10,042 บาท")
    ('O42', 'O42', 'O1', None)
    """
    for match in _ITEM.finditer(arabic_digits(text)):
        before = text[match.start() - 1] if match.start() else " "
        if 1 <= int(match.group(1)) <= 48 and before not in ",./-":
            return f"O{int(match.group(1))}"
    return None
