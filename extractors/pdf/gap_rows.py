"""Where the rows of a table without rules begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

ATOM = re.compile(r"[0-9๐-๙]{1,3}(?:[.,][0-9๐-๙]{1,2})?%?|AA|[A-F]|ผ่าน|ไม่ผ่าน|[-–]")
ROW_NAME = re.compile(r"(?:ประเด็น)?ตัวชี้วัดที่[0-9๐-๙]|ตัวชี้วัด[0-9๐-๙]")
FIRST_ITEM = re.compile(r"[1๑][.)](?![0-9๐-๙])")


def row_starts(texts: Sequence[Sequence[str]], heights: Sequence[float], dividers: Sequence[float], continued: bool) -> list[int]:
    """Say at which lines a new row begins.

    Drawn rules decide where there are some. Else, where columns hold numbers, each line with a number is a row: lines
    without one are the wrapped rest of the row above, or belong to the nearest number where numbers stand in the middle of
    their row. Elsewhere a row begins where its first cell begins.
    """
    ruled = _by_rules(heights, dividers)
    if ruled is not None:
        return ruled
    body = texts if continued else texts[1:]
    if not continued and len(body) == 1 and all(ATOM.fullmatch(t) for t in body[0] if t):
        return [0, 1]
    keys = []
    for c in range(len(texts[0])):
        filled = [line[c] for line in body if line[c]]
        if len(filled) >= 2 and sum(bool(ATOM.fullmatch(t)) for t in filled) >= 0.6 * len(filled):
            keys.append(c)
    if not keys:
        return _by_distance(heights) or _by_words(texts, continued)
    anchors = [i for i in range(0 if continued else 1, len(texts)) if any(texts[i][c] for c in keys)]
    names = [c for c in range(len(texts[0])) if c not in keys]
    if not any(not any(texts[i][c] for c in names) for i in anchors):
        return list(dict.fromkeys([0, *anchors]))
    starts = [0]
    first = 0 if continued else 1
    for before, anchor in zip([None, *anchors], anchors, strict=False):
        low = first if before is None else before + 1
        start = anchor
        while start > low and (before is None or heights[anchor] - heights[start - 1] < heights[start - 1] - heights[before]):
            start -= 1
        starts.append(start)
    return list(dict.fromkeys(starts))


def _by_distance(heights: Sequence[float]) -> list[int] | None:
    """Rows set apart by more than the pitch of their lines; None where the distances do not fall into two kinds."""
    steps = [b - a for a, b in zip(heights, heights[1:], strict=False)]
    if len(steps) < 3:
        return None
    pitch = min(steps)
    wide = [i for i, step in enumerate(steps, 1) if step > 1.12 * pitch and step > pitch + 1.5]
    even = sum(step <= 1.05 * pitch for step in steps)
    return [0, *wide] if wide and even and even + len(wide) == len(steps) else None


def _by_words(texts: Sequence[Sequence[str]], continued: bool) -> list[int]:
    """Rows that begin where the first cell begins, or where it names a row."""
    starts = [0]
    for i in range(1, len(texts)):
        begun = continued or len(starts) > 1
        named = ROW_NAME.match(texts[i][0]) or (texts[i][0] and FIRST_ITEM.match(texts[i][0]))
        first = not begun and any(FIRST_ITEM.match(t) for t in texts[i])
        if (texts[i][0] and not texts[i - 1][0]) or named or first:
            starts.append(i)
    return starts


def _by_rules(heights: Sequence[float], dividers: Sequence[float]) -> list[int] | None:
    """Rows between drawn rules; None where fewer than three rules lie between the lines."""
    starts = [0]
    for i in range(1, len(heights)):
        if any(heights[i - 1] < y < heights[i] for y in dividers):
            starts.append(i)
    return starts if len(starts) >= 4 else None
