"""Running text of a picture: tesseract's readings of it, line by line the fuller one.

Read as a block, a page loses lines and makes lines of marks; read as sparse text, it loses marks. What is lost differs, so both are
read, and of lines that stand in one place the one with more and surer letters is kept. A short line alone is read best as the one line
that it is, and as Thai only: beside English, 'ปี 2564' often becomes 'i} 2564'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from extractors.doubt import DOUBT
from extractors.pdf.ocr_engine import BLOCK, LINE, SPARSE, Word, read_words
from extractors.pdf.ocr_spelling import respelled

UNSURE, SURE = 25.0, 60.0
_THAI = re.compile("(?:(?:[เ-ไ]?[ก-ฮ][ะ-ฺ็-๎]*)+[ๆฯ]?|[0-9๐-๙.,%]+|[()/–-])+")
_DIRT_BEFORE = re.compile(r"^[-–—.,]*[|'’‘`~_;:”“][-–—.,|'’‘`~_;:”“]*")
_DIRT_BEHIND = re.compile(r"[|'’‘`~_;”“]+$")
_INSIDE_A_WORD = re.compile("[ะ-ฺ็-๎]")
_FIGURE = re.compile(r"[0-9๐-๙]\.[0-9๐-๙]")
_SOMETHING = re.compile("[ก-ฮ][ะ-ฺเ-๎]*[ก-ฮะาำ]|[A-F]|[a-zA-Z]{2}")  # two letters of a word, or a level
_CONSONANT = re.compile("[ก-ฮ]")


@dataclass(slots=True)
class _Line:
    words: list[Word]

    @property
    def worth(self) -> float:
        return sum(len(w[0]) * w[5] for w in self.words)

    @property
    def box(self) -> tuple[int, int, int, int]:
        w = self.words
        return min(x[1] for x in w), min(x[2] for x in w), max(x[3] for x in w), max(x[4] for x in w)


def read_text(image: Any, dpi: int) -> list[Word]:
    """Read all text of a picture, lines from top to bottom.

    Args:
        image: uint8 array of h x w pixels, ink dark, tables blanked out.
        dpi: Dots per inch of it.
    """
    lines = [line for mode in (BLOCK, SPARSE) for line in _lines(read_words(image, dpi, mode))]
    kept: list[_Line] = []
    for line in sorted(lines, key=lambda x: -x.worth):
        if not any(_same_place(line.box, other.box) for other in kept) and not _is_noise(line):
            kept.append(line)
    return [
        word
        for line in sorted(kept, key=lambda x: (x.box[1] + x.box[3], x.box[0]))
        for word in _sound(_without_dirt(respelled(line.words)))
    ]


def _without_dirt(words: list[Word]) -> list[Word]:
    """Leave out signs at the ends of a line that no sentence begins or ends with: dust, the rest of a rule."""
    if not words:
        return words
    out = list(words)
    out[0] = (_DIRT_BEFORE.sub("", out[0][0]), *out[0][1:])
    out[-1] = (_DIRT_BEHIND.sub("", out[-1][0]), *out[-1][1:])
    return [word for word in out if word[0]]


def _sound(words: list[Word]) -> list[Word]:
    """Doubt the numbers of a line that begins inside a word: what belongs before it was read elsewhere or not at all."""
    if not words or not _INSIDE_A_WORD.match(words[0][0]):
        return words
    return [(DOUBT, *w[1:]) if any(c.isdigit() for c in w[0]) else w for w in words]


def read_line(image: Any, dpi: int) -> list[Word]:
    """Read a picture of one line of Thai; nothing where it is not one, or not all of it was read as words.

    Args:
        image: uint8 array of h x w pixels, ink dark, paper around it.
        dpi: Dots per inch of it.
    """
    words = read_words(image, dpi, LINE, "tha")
    whole = "".join(w[0] for w in words)  # a Thai word comes in pieces
    if not _CONSONANT.search(whole) or not _THAI.fullmatch(whole) or _FIGURE.search(whole):
        return []  # behind a score may stand a level, which is no Thai letter
    return respelled(words) if sum(len(w[0]) * w[5] for w in words) >= SURE * len(whole) else []


def _lines(words: list[Word]) -> list[_Line]:
    """Put words together that follow one another on one line."""
    lines: list[_Line] = []
    for word in words:
        before = lines[-1].words[-1] if lines else None
        if before and word[1] > before[1] and _overlap(before[2], before[4], word[2], word[4]) > 0.3:
            lines[-1].words.append(word)
        else:
            lines.append(_Line([word]))
    return lines


def _overlap(a0: int, a1: int, b0: int, b1: int) -> float:
    """Return the common part of two spans as a share of the shorter."""
    return (min(a1, b1) - max(a0, b0)) / max(min(a1 - a0, b1 - b0), 1)


def _same_place(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> bool:
    return _overlap(a[1], a[3], b[1], b[3]) > 0.45 and _overlap(a[0], a[2], b[0], b[2]) > 0.2


def _is_noise(line: _Line) -> bool:
    """Whether a line is dirt, a stamp or a signature: no letter that tesseract is sure of, or hardly a letter at all."""
    text = "".join(w[0] for w in line.words)
    if any(c.isdigit() for c in text):
        return False
    return all(w[5] < UNSURE for w in line.words) or not _SOMETHING.search(text)
