"""Which fiscal year a caption, heading or introducing sentence gives to the values below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from normalizers.fiscal_year import find_fiscal_years

# What stands behind these words is the year of a plan, a target or a comparison, not of the values.
_OTHER_YEAR = re.compile(
    r"ไปสู่|เพื่อ(?:นำไป|ใช้|ปรับปรุง|พัฒนา|ยกระดับ|กำหนด|เป็น)|สำหรับปี|(?:เมื่อ)?เปรียบเทียบ(?:กับ|จาก)|(?:เมื่อ)?เทียบ(?:กับ|จาก)|จากปี|มากกว่าปี|กว่าปี"
)
_RESULTS = re.compile(
    r"ผลการประเมิน|ผลคะแนน|คะแนน|ผลการวิเคราะห์|วิเคราะห์ผล|ผล\s*ITA|การประเมินคุณธรรม|การประเมิน\s*ITA|\(?ITA\)?(?:\s*Online)?\s*(?:ประจำ)?ปี"
)
_PLAN = re.compile(r"(?:แผน|มาตรการ|แนวทาง|เป้าหมาย|ตัวชี้วัดตาม|พระราชบัญญัติ|พ\.ร\.บ\.|ระเบียบ|ประกาศ|ยุทธศาสตร์)[^0-9]{0,60}$")
# The year itself was lost, so that no other one may take its place.
_CUT_OFF = re.compile(r"(?:ปีงบประมาณ|พ\s*\.\s*ศ\s*\.)\s*$")


@dataclass(frozen=True, slots=True)
class YearFound:
    """A year, or that several are possible.

    Attributes:
        year: Buddhist-Era fiscal year, None when none or several are named.
        ambiguous: Several are named and nothing says which one is meant, or the text breaks off before its year.
    """

    year: int | None
    ambiguous: bool = False


def speaks_of_results(text: str) -> bool:
    """Whether a heading is about results of the assessment (and so gives its year to values below).

    >>> speaks_of_results("ผลการประเมิน ITA ปี 2565"), speaks_of_results("มาตรการส่งเสริมคุณธรรม ปี 2566")
    (True, False)
    """
    return bool(_RESULTS.search(text))


@lru_cache(maxsize=4096)
def year_of_text(text: str, prefer_results: bool = False) -> YearFound:
    """Return the year that values introduced by this text belong to.

    Args:
        text: Repaired running text of a caption, heading or paragraph.
        prefer_results: In running text, only a year that follows words of results counts.

    >>> year_of_text("ผลการประเมิน ITA ปีงบประมาณ 2565 ไปสู่การปรับปรุงในปีงบประมาณ 2566").year
    2565
    >>> year_of_text("เปรียบเทียบผลการประเมินปีงบประมาณ 2564 และปีงบประมาณ 2565")
    YearFound(year=None, ambiguous=True)
    """
    years = years_of_text(text, prefer_results)
    if len(years) == 1:
        return YearFound(next(iter(years)))
    return YearFound(None, ambiguous=len(years) > 1 or bool(_CUT_OFF.search(text)))


def years_of_text(text: str, prefer_results: bool = False) -> frozenset[int]:
    """Return every year that values introduced by this text can belong to; the arguments are those of `year_of_text`.

    >>> sorted(years_of_text("เปรียบเทียบผลการประเมินปีงบประมาณ 2564 และปีงบประมาณ 2565"))
    [2564, 2565]
    """
    found = [(m.start, m.fiscal_year_be) for m in find_fiscal_years(text) if m.kind in ("fiscal", "plain")]
    candidates = [(at, year) for at, year in found if not _is_other(text, at)]
    if prefer_results:
        candidates = [(at, year) for at, year in candidates if _RESULTS.search(text, max(0, at - 160), at)]
    return frozenset(year for _, year in candidates)


def _is_other(text: str, at: int) -> bool:
    before = text[max(0, at - 200) : at]
    others = list(_OTHER_YEAR.finditer(before))
    other = others[-1] if others else None
    if other is not None and not _RESULTS.search(before, other.end()):
        return True
    plan = _PLAN.search(before)
    return plan is not None and not _RESULTS.search(before, plan.start())
