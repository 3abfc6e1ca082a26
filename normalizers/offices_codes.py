"""English names, site codes and web domains of area offices."""

from __future__ import annotations

import re

from normalizers.offices_decide import Resolution, decide, decide_former
from normalizers.offices_index import OfficeIndex, latin_letters
from normalizers.offices_parse import ParsedName

_ENGLISH_WORDS = re.compile(
    r"\b(?:the|of|and|area|zone|no|office|offices|educational?|service|primary|secondary|pesao?|sesao?|province|district)\b", re.IGNORECASE
)


def by_english(printed: str, index: OfficeIndex, year_be: int | None) -> Resolution:
    lower = printed.lower()
    level = (
        "primary" if re.search(r"\bprimary\b|\bpesao?\b", lower) else "secondary" if re.search(r"\bsecondary\b|\bsesao?\b", lower) else None
    )
    if level is None:
        return Resolution(printed, None, "unknown", (), "no level and no office word is printed")
    rest = _ENGLISH_WORDS.sub(" ", lower)
    numbers = re.findall(r"\d+", rest)
    letters = latin_letters(rest)
    provinces: list[str] = []
    names = sorted(index.english, key=len, reverse=True)
    while letters:
        name = next((n for n in names if letters.startswith(n)), None)
        if name is None:
            return Resolution(printed, None, "unknown", (), f"no province is named '{letters}'", level)
        provinces.append(index.english[name])
        letters = letters[len(name) :]
    if len(numbers) > 1:
        return Resolution(printed, None, "unknown", (), "several numbers are printed", level)
    number = int(numbers[0]) if numbers else None
    if not provinces and number is None:
        return Resolution(printed, None, "unknown", (), "no place is named", level)
    return decide(printed, ParsedName(level, tuple(provinces), number, False, "", 0), index, year_be)


_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?([a-z]+)[-_]?(\d{0,2})\.(?:[a-z0-9-]+\.)*(?:go|ac|or|in)\.th/?.*", re.IGNORECASE)


def by_code(printed: str, folded: str, index: OfficeIndex, year_be: int | None) -> Resolution | None:
    if re.fullmatch(r"\d{4}", folded):
        province, number = index.moi.get(folded[:2]), int(folded[2:])
        if province is None:
            return Resolution(printed, None, "unknown", (), "no province has this code")
        there = index.by_province.get(("primary", province), ())
        exact = [o for o in there if (o.area_no or 1) == number]
        if exact:
            return Resolution(printed, exact[0].office_id, "resolved", level="primary")
        return Resolution(printed, None, "unknown", tuple(o.office_id for o in there), f"{province} has no area {number}")
    match = _DOMAIN.fullmatch(folded)
    if not match:
        return None
    name, digits = match[1].lower(), match[2]
    area_no = int(digits) if digits else None
    if area_no is not None and re.fullmatch(r"mattayom|matthayom|sesao?|spm", name) and area_no in index.former:
        return decide_former(printed, area_no, index, year_be, index.former[area_no].successors)
    if name in index.english:
        return decide(printed, ParsedName("primary", (index.english[name],), area_no, False, "", 0), index, year_be)
    return Resolution(printed, None, "unknown", (), "no office is known by this address")
