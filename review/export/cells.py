"""Values as one cell: lists of words as words, nested values as JSON."""

from __future__ import annotations

from typing import Any

from warehouse.tables import json_text


def plain_cell(value: Any) -> Any:
    """Return a value that fits one cell.

    >>> plain_cell(["กลุ่มอำนวยการ", "ทุกกลุ่ม"]), plain_cell([{"page": 1}]), plain_cell(None)
    ('กลุ่มอำนวยการ; ทุกกลุ่ม', '[{"page": 1}]', None)
    """
    if isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    return json_text(value) if isinstance(value, (list, tuple, dict)) else value
