"""An extraction goes to bytes and back unchanged; the same answer gives the same bytes."""

from __future__ import annotations

import time
import types
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.printed import Box
from extractors.records import Citation, Extraction, IndicatorScore
from extractors.serialize import from_bytes, to_bytes
from normalizers.errors import InputError

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value that a field of this type can hold."""
    origin = get_origin(kind)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{f.name: values_of(hints[f.name]) for f in fields(kind)})
    if origin in (Union, types.UnionType):
        return st.one_of(*(st.none() if a is type(None) else values_of(a) for a in get_args(kind)))
    if origin is tuple:
        args = get_args(kind)
        if args[-1] is Ellipsis:
            return st.lists(values_of(args[0]), max_size=2).map(tuple)
        return st.tuples(*map(values_of, args))
    if kind is Box:
        return st.builds(Box, *[values_of(float)] * 4)
    return {
        str: TEXT, bool: st.booleans(), int: st.integers(-(10**9), 10**9), date: st.dates(),
        float: st.floats(-1e6, 1e6).map(lambda x: round(x, 1)),
        Decimal: st.decimals(-1000, 10**9, places=2, allow_nan=False),
    }[kind]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(values_of(Extraction))
def test_any_extraction_comes_back_as_it_was_and_has_one_form(extraction: Extraction) -> None:
    body = to_bytes(extraction)
    back = from_bytes(body)
    assert back == extraction
    assert to_bytes(back) == body
    assert repr(back) == repr(extraction)  # 1 and 1.0, '1.50' and '1.5', tuples and lists are told apart


def ordinary(rows: int = 400) -> Extraction:
    """As many facts as a long report has."""
    citation = Citation("0" * 64, 3, Box(70.1, 100.2, 120.3, 115.4), "94.40")
    scores = tuple(
        IndicatorScore(
            fact_id=f"00-score{n}", citations=(citation,), office_id=None, fiscal_year_be=2566, year_basis="caption",
            indicator_no=1 + n % 10, indicator_name="การใช้งบประมาณ", instrument="IIT", score=Decimal("94.40"), score_printed="94.40",
        )
        for n in range(rows)
    )  # fmt: skip
    return Extraction("0" * 64, "x", "loaded", "", 1, text=("ข้อความของหน้า " * 150,) * 12, scores=scores)


def test_an_ordinary_document_takes_milliseconds_each_way() -> None:
    extraction = ordinary()
    body = to_bytes(extraction)
    from_bytes(body)
    start = time.process_time()
    for _ in range(5):
        to_bytes(extraction)
    there = (time.process_time() - start) / 5
    start = time.process_time()
    for _ in range(5):
        from_bytes(body)
    back = (time.process_time() - start) / 5
    assert there < 0.1  # measured 8 ms; loose, for busy machines
    assert back < 0.1


@pytest.mark.parametrize("damage", [b"", b"not compressed", to_bytes(ordinary(1))[:-20]])
def test_damaged_bytes_say_what_to_do(damage: bytes) -> None:
    with pytest.raises(InputError, match="damaged"):
        from_bytes(damage)
