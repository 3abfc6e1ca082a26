"""Why a place is no area office, and which offices are near. Suggestions, never decisions."""

from __future__ import annotations

import re

from normalizers.offices_decide import Resolution
from normalizers.offices_index import OfficeIndex


def unknown_place(printed: str, rest: str, level: str | None, index: OfficeIndex) -> Resolution:
    name = re.split(r"(?:เขต|ข\.|\d|[(),])", rest, maxsplit=1)[0]
    starts = [p for p in index.provinces if len(name) >= 4 and p.startswith(name) and p != name]
    if 1 < len(starts) <= 3:
        ids = tuple(o.office_id for p in starts for o in index.by_province.get((level or "primary", p), ()))
        return Resolution(printed, None, "ambiguous", ids, "the name is cut short", level)
    district = next((d for d in sorted(index.districts, key=len, reverse=True) if name.startswith(d)), None)
    near = _nearest(name, level, index)
    if district is not None:
        where = index.districts[district]
        of = f" of {where.replace(';', ' and of ')}" if where else ""
        inside = tuple(o.office_id for p in where.split(";") for o in index.by_province.get((level or "primary", p), ()))
        return Resolution(
            printed,
            None,
            "unknown",
            tuple(dict.fromkeys((*near, *inside)))[:5],
            f"{district} is a district{of}, no office has its name",
            level,
        )
    return Resolution(printed, None, "unknown", near, f"no area office is named '{name}'", level)


def _nearest(name: str, level: str | None, index: OfficeIndex) -> tuple[str, ...]:
    """Suggest, never decide."""
    from rapidfuzz import fuzz, process

    close = process.extract(name, index.provinces, scorer=fuzz.ratio, limit=2, score_cutoff=50)
    return tuple(o.office_id for p, _, _ in close for o in index.by_province.get((level or "primary", p), ()))[:4]
