"""The words of table headers and what each means, from `normalizers/reference/header_words.csv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from normalizers.alternatives import alternatives
from normalizers.numbers import arabic_digits
from normalizers.reference_checks import BLANKS_AND_MARKS
from normalizers.thai import skeleton

DEFAULT_PATH = Path(__file__).parents[2] / "normalizers" / "reference" / "header_words.csv"

MOST_TEXTS = 8192  # remembered: the same words stand in table after table

# A header that holds one of these never heads scores, whatever else stands in it; the first that fits decides.
NEVER_SCORES = (
    "percent_change", "weighted_score", "scale", "target", "percentile", "difference", "mean", "other",
)  # fmt: skip
RULED_OUT = frozenset(NEVER_SCORES)
_YEAR = re.compile(r"(?:ประจำ)?(?:ปีงบประมาณ|ปีการประเมิน|ปีการศึกษา|ปีพุทธศักราช|ปี)?(?:พ\.?ศ\.?+)?25\d\d")
_SHORT_YEAR = re.compile(r"(?:ประจำ)?(?:ปีงบประมาณ|ปี)(?:พ\.?ศ\.?)?[5-7]\d(?!\d)|(?<!\d)'?[5-7]\d$")
_KNOWN = ("measure", "office", "total")  # words that tell the role of a header that is not known as a whole
_TWICE = re.compile(r"(.{3,}?)\1+")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_NEUTRAL = re.compile(
    r"การประเมิน|ประเมิน|คุณธรรมและความโปร่งใส|ในการดำเนินงาน|ของหน่วยงาน(?:ภาครัฐ)?|หน่วยงาน|รายตัวชี้วัด|ตัวชี้วัด|itaonline|ita|online"
    r"|ที่ได้(?:รับ)?|ผล|ค่า|ร้อยละ|ของ|จริง|ได้|และ|/|%|-|เต็ม100(?:คะแนน)?|100คะแนน|(?:สำนักงาน)?เขตพื้นที่(?:การศึกษา(?:ประถมศึกษา|มัธยมศึกษา)?)?|สพท\.?"
)


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """Synonyms by role.

    Attributes:
        exact: Squeezed header text to role.
        contains: Role to the words that may stand anywhere in a header.
        patterns: The same as one pattern for each role.
        any_never / any_known: Any word of `NEVER_SCORES`, of `_KNOWN`: most headers hold none.
        bones: Consonants of an exact header to its role, where they mean only one: headers with lost or torn marks.
    """

    exact: dict[str, str]
    contains: dict[str, tuple[str, ...]]
    patterns: dict[str, re.Pattern[str]]
    any_never: re.Pattern[str]
    any_known: re.Pattern[str]
    bones: dict[str, str]

    def has(self, role: str, key: str) -> bool:
        """Whether a squeezed text holds one of the words of a role."""
        pattern = self.patterns.get(role)
        return bool(pattern and pattern.search(key))

    def role(self, text: str) -> str:
        """Return the role of a header's text, '' when its words are not known.

        A word that rules scores out (target, mean, difference, ...) wins over every other word of the header.
        """
        key = bare_key(text)
        if self.any_never.search(key):
            for role in NEVER_SCORES:
                if self.has(role, key):
                    return role
        short = _BRACKETS.sub("", key)
        for candidate in (key, short, short.replace(".", "")):
            if candidate in self.exact:
                return self.exact[candidate]
        if twice := _TWICE.fullmatch(short):
            return self.role(twice[1])  # 'คะแนน' over 'คะแนนปี 2564' in one cell
        residue = _NEUTRAL.sub("", short)
        if residue == "คะแนน" and "คะแนน" in short:
            return "score"
        if residue in ("ระดับ", "เกรด"):
            return "level"
        known = next((role for role in _KNOWN if self.has(role, key)), "") if self.any_known.search(key) else ""
        return known or self.bones.get(skeleton(short), "")


def squeeze_long(text: str) -> str:
    """`squeeze` for a text that is not worth remembering: it stands nowhere else and may be long."""
    return BLANKS_AND_MARKS.sub("", arabic_digits(text)).lower().replace("เเ", "แ")


@lru_cache(maxsize=MOST_TEXTS)
def squeeze(text: str) -> str:
    r"""Return header text without blanks and punctuation, in lower case and with Arabic digits.

    >>> squeeze("ระยะเวลาและ\n ผู้รับผิดชอบ :")
    'ระยะเวลาและผู้รับผิดชอบ'
    """
    return squeeze_long(text)


@lru_cache(maxsize=MOST_TEXTS)
def bare_key(text: str) -> str:
    """`squeeze` without the fiscal year that the header may carry.

    >>> bare_key("คะแนน ปีงบประมาณ พ.ศ. 2565")
    'คะแนน'
    """
    return _SHORT_YEAR.sub("", _YEAR.sub("", squeeze(text)))


def header_words(rows: Sequence[Mapping[str, str]] | None = None) -> HeaderWords:
    """Return the synonyms out of rows with the columns role, match ('is' or 'has') and words (separated by '|').

    Args:
        rows: Rows of `header_words.csv` as read with the other reference tables; None reads the file that ships.
    """
    if rows is None:
        return _build(_shipped())
    return _build(tuple((row["role"], row["match"], row["words"]) for row in rows))


@cache
def _shipped() -> tuple[tuple[str, str, str], ...]:
    with DEFAULT_PATH.open(encoding="utf-8", newline="") as file:
        return tuple((row["role"], row["match"], row["words"]) for row in csv.DictReader(file))


@cache
def _build(rows: tuple[tuple[str, str, str], ...]) -> HeaderWords:
    exact: dict[str, str] = {}
    contains: dict[str, tuple[str, ...]] = {}
    for role, match, printed in rows:
        words = tuple(squeeze(word) for word in printed.split("|") if word)
        if match == "is":
            exact.update({word: role for word in words if word not in exact})
        else:
            contains[role] = contains.get(role, ()) + words
    patterns = {role: _pattern(words) for role, words in contains.items()}
    return HeaderWords(exact, contains, patterns, _any(contains, NEVER_SCORES), _any(contains, _KNOWN), _bones(exact))


def _any(contains: dict[str, tuple[str, ...]], roles: tuple[str, ...]) -> re.Pattern[str]:
    words = [word for role in roles for word in contains.get(role, ())]
    return re.compile("" if "" in words else alternatives(words) if words else "(?!)")


def _bones(exact: dict[str, str]) -> dict[str, str]:
    roles: dict[str, set[str]] = {}
    for word, role in exact.items():
        if len(skeleton(word)) >= 3:
            roles.setdefault(skeleton(word), set()).add(role)
    return {bones: next(iter(found)) for bones, found in roles.items() if len(found) == 1}


def is_neutral(key: str) -> bool:
    """Whether a header says nothing but 'result of the assessment' and the like.

    >>> is_neutral("(ร้อยละ)"), is_neutral("รอบแรก")
    (True, False)
    """
    return not re.sub(r"[().\[\]]", "", _NEUTRAL.sub("", key))


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Latin words count only where no Latin letter touches them ('nt' is not in 'content').

    What stands before is looked at behind the word: `re` skips quickly to where a pattern of plain first letters may begin.
    """
    parts = []
    for word in sorted(words, key=len, reverse=True):
        latin = word.isascii() and word[:1].isalpha()
        plain = re.escape(word)
        parts.append(rf"{plain}(?<![a-z]{plain})(?![a-z])" if latin else plain)
    return re.compile("|".join(parts))
