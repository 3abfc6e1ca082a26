"""Schools, municipalities, hospitals: bodies that are no area office, as printed in a row or column heading."""

from __future__ import annotations

import hashlib
import re

from extractors.layouts.words import squeeze
from extractors.records import AgencyRef
from normalizers.thai import unwrap_thai

# The first word says the type; the first group that fits is the type.
_TYPES = re.compile(
    r"(?P<school>โรงเรียน|รร\.|ร\.ร\.|วิทยาลัย|ศูนย์พัฒนาเด็ก)"
    r"|(?P<hospital>โรงพยาบาล|รพ\.|รพ\.?สต\.?|สำนักงานสาธารณสุข|สสจ\.|สสอ\.)"
    r"|(?P<municipality>เทศบาล|ทต\.|ทม\.|ทน\.|อบต\.?|อบจ\.?|องค์การบริหารส่วน)"
    r"|(?P<other>มหาวิทยาลัย|กรม|สำนักงานศึกษาธิการ|ศธจ|สถานีตำรวจ|สภ\.|อำเภอ|ที่ว่าการอำเภอ|ที่ทำการปกครอง|การไฟฟ้า|การประปา)"
)
_NUMBER = re.compile(r"^\s*\d+[.)]\s*")


def read_agency(printed: str, agency_type: str | None = None, province: str | None = None) -> AgencyRef | None:
    """Return the agency that a printed name means by its first word, None when it starts like no agency.

    Args:
        printed: Repaired text of a cell.
        agency_type: Type that the column's header gives ('school' under 'โรงเรียน'); then any name will do.
        province: Province printed beside it.

    >>> read_agency("โรงเรียนบ้านหนองน้ำใส").agency_type
    'school'
    >>> read_agency("การใช้อำนาจ") is None
    True
    """
    if agency_type is None and not _TYPES.search(squeeze(printed)):
        return None
    name = _NUMBER.sub("", unwrap_thai(printed)).strip()
    key = squeeze(name)
    known = _TYPES.match(key)
    found = known.lastgroup if known else agency_type
    if found is None or len(key) < 3 or not re.search(r"[ก-๙a-z]{2}", key):
        return None
    bare = re.sub(r"^(?:โรงเรียน|รร\.|ร\.ร\.)", "", key)
    digest = hashlib.sha256(f"{found}|{bare}|{squeeze(province or '')}".encode()).hexdigest()[:12]
    return AgencyRef(f"{found}-{digest}", found, name, province)


def agency_type_of_header(key: str) -> str | None:
    """Type of the agencies below a header, from its squeezed text."""
    if re.search(r"โรงเรียน|สถานศึกษา", key):
        return "school"
    if "โรงพยาบาล" in key:
        return "hospital"
    return "municipality" if re.search(r"เทศบาล|อปท|ปกครองส่วนท้องถิ่น", key) else None
