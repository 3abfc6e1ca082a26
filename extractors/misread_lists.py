"""Numbered lists in cells of pictures: points behind numbers are lost or read as commas."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.printed import Cell
from normalizers.numbers import arabic_digits

_NUMBER = re.compile(r"\s*([0-9๐-๙]{1,2})(\s*[.,;:)]?)(?=\s|$|[ก-๎])")


def with_points(cell: Cell) -> Cell:
    """Return the cell with a point behind every number that continues its list; other numbers are left as they are.

    A line counts on where it begins with the next number after a line that began with '1.', and holds no other figures.
    """
    lines, expected, began = [], 1, False
    for line in cell.lines:
        match = _NUMBER.match(line.text)
        number = int(arabic_digits(match[1])) if match else 0
        if match and number == expected and (began or match[2].strip() == ".") and not _NUMBER.match(line.text, match.end()):
            began, expected = True, expected + 1
            line = replace(line, text=f"{match[1]}. {line.text[match.end() :].lstrip()}".rstrip())
        lines.append(line)
    return replace(cell, lines=tuple(lines)) if expected > 2 else cell
