"""A cell of a table in a picture: a number or a level by the vote of its readers, anything else as text."""

from __future__ import annotations

import re
from typing import Any

from extractors.doubt import DOUBT
from extractors.pdf.ocr_engine import Word
from extractors.pdf.ocr_image import DPI, INK, padded
from extractors.pdf.ocr_numbers import Reading, kind_of, read_level, read_number, read_prose_number
from extractors.pdf.ocr_text import read_line, read_text
from normalizers.numbers import arabic_digits

NARROW = 80.0  # points: a line this narrow may be a number
SHORT = 36.0  # points: hardly more than a number
LETTER = 4.0  # points: dust and dashes are less high
SHORTEST_WORD = 3  # letters
_WORD = re.compile("ปี|[ก-ฮ][ะ-ฺเ-๎]*[ก-ฮ]|[ก-ฮ][ะาำ]|[เ-ไ][ก-ฮ]|[IEO]IT|ITA|^[-–—]+$")
_STRANGE = re.compile(r"[^0-9๐-๙A-Za-z.,%()/:\-–\s]")
_NUMBERISH = re.compile(r"[0-9๐-๙.,:;|oOlISBZ'’\-–_ ]{1,9}")
_YEAR = re.compile(r"25[4-9]\d")
_YEAR_WORD = re.compile("(?:ประจำ)?ปี|พ\\.?ศ")
_LETTERISH = re.compile(r"[A-Fa-f48&VR]{1,3}")


def read_cell(part: Any, even: Any, scale: float) -> str | list[Word]:
    """Read a cell.

    Args:
        part: The cell's pixels as scanned, uint8 h x w.
        even: The same on even paper.
        scale: Pixels per point.

    Returns:
        A number or a level as one text, with DOUBT in it where the readings differ; or the words of a text, in pixels of `even`
        with the frame of `padded` around it.
    """
    width = _ink_width(even)
    if width > NARROW * scale or _ink_lines(part) > 2 or _ink_height(even) > SHORT * scale:
        return read_text(padded(even), DPI) or _unread(even, scale)
    cell = padded(part)
    kind = kind_of(cell)
    if kind:
        return _of_kind(kind, cell)
    words = read_line(padded(even), DPI)
    text = "".join(w[0] for w in words)
    if len(text) <= SHORTEST_WORD:  # 'AA' read as Thai is 'ภณ'
        both = read_text(padded(even), DPI)
        both_text = "".join(w[0] for w in both)
        if not text or _LETTERISH.fullmatch(both_text):
            words, text = both, both_text
    said = _by_text(cell, text)
    if said is None and _is_spoilt(text, width <= SHORT * scale):
        said = DOUBT
    return (words or _unread(even, scale)) if said is None else said


def _unread(even: Any, scale: float) -> str:
    """A cell that holds ink as high as a letter is not empty, whatever was read."""
    return DOUBT if _ink_height(even) > LETTER * scale else ""


def _of_kind(kind: str, cell: Any) -> str:
    """Read a cell whose shapes say what it is; four digits can only be a year."""
    if kind == "level":
        return _said(read_level(cell, DPI)) or DOUBT
    found = read_number(cell, DPI, kind == "thai")
    year = Reading("", ()) if found.text else read_prose_number(cell, DPI, kind == "thai")
    return year.text if _YEAR.fullmatch(arabic_digits(year.text)) else _said(found) or DOUBT


def _by_text(cell: Any, text: str) -> str | None:
    """Read a cell whose text looks like a number or a level; None when it is text.

    A short cell that none of the readings can name is a doubt, not an empty cell.
    """
    if _YEAR_WORD.match(text):
        return None  # 'ปี 2564' heads a column: its number is read again as one of running text
    if _LETTERISH.fullmatch(text):
        return _said(read_level(cell, DPI)) or DOUBT
    if not text or _NUMBERISH.fullmatch(text) or (re.search(r"[0-9๐-๙]", text) and len(text) <= 7):
        thai = bool(re.search("[๐-๙]", text))
        found = read_number(cell, DPI, thai)
        if not found.candidates:
            found = read_number(cell, DPI, not thai)
        return _said(found) if found.candidates else (None if text else DOUBT)
    return None


def _is_spoilt(text: str, is_short: bool) -> bool:
    """Whether a stamp or a pen spoilt a level or a number: letters with strange signs, and no word."""
    if _WORD.search(text):
        return False
    return is_short or text.count("(") != text.count(")") or bool(re.search(r"[0-9๐-๙A-F]", text) and _STRANGE.search(text))


def _said(found: Reading) -> str:
    if found.text:
        return found.text
    return DOUBT.join(dict.fromkeys(arabic_digits(c) for c in found.candidates)) + (DOUBT if len(found.candidates) == 1 else "")


def _ink_width(part: Any) -> int:
    columns = ((part < INK).sum(0) > 1).nonzero()[0]
    return int(columns[-1] - columns[0]) if columns.size else 0


def _ink_height(part: Any) -> int:
    """Count from the first to the last row with any ink: the rest of a rule is thin and high, and no number."""
    rows = (part < INK).any(1).nonzero()[0]
    return int(rows[-1] - rows[0]) if rows.size else 0


def _ink_lines(part: Any) -> int:
    """Count the text lines of a cell: runs of rows with ink."""
    rows = (part < INK).sum(1) > 1
    return int((rows[1:] & ~rows[:-1]).sum() + (1 if rows.size and rows[0] else 0))
