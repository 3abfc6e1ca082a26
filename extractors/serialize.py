"""An extraction as bytes and back: canonical, compressed, the same answer gives the same bytes."""

from __future__ import annotations

import dataclasses
import json
import re
import types
import zlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

from extractors.printed import Box
from extractors.records import Citation, Extraction
from normalizers.errors import InputError

FORMAT = 1
_VERSION = re.compile(rb'"extractor":"([^"]+)"')  # inside of a printed text a quotation mark has a backslash before it


def to_bytes(extraction: Extraction) -> bytes:
    """Return canonical JSON, compressed without a time stamp."""
    text = f'{{"extraction":{_WRITERS[Extraction](extraction)},"format":{FORMAT}}}'
    return zlib.compress(text.encode(), 6)


def from_bytes(body: bytes) -> Extraction:
    """Read what `to_bytes` wrote.

    Raises:
        InputError: The bytes are damaged or of another format.
    """
    try:
        plain = json.loads(zlib.decompress(body))
        if plain["format"] != FORMAT:
            raise InputError(f"The stored extraction has format {plain['format']}, this program reads {FORMAT}. Type: ita rebuild")
        result = _decoder(Extraction)(plain["extraction"])
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise InputError(f"A stored extraction is damaged ({error}). Delete its file; the next ingest reads the PDF again.") from error
    assert isinstance(result, Extraction)
    return result


def version_in(body: bytes) -> str | None:
    """Return the version that a reading names, without building it; None of bytes that are damaged."""
    try:
        found = _VERSION.search(zlib.decompress(body))
    except zlib.error:
        return None
    return found[1].decode() if found else None


Writer = Callable[[Any], str]


class _Writers(dict[type, Writer]):
    """For each type what writes its values as JSON without blanks, names in order; made for a record when the first one comes."""

    def __missing__(self, kind: type) -> Writer:
        self[kind] = writer = _of_record(kind)
        return writer


def _of_record(kind: type) -> Writer:
    if not dataclasses.is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is no part of an extraction")
    fields = sorted(dataclasses.fields(kind), key=lambda f: f.name)
    values = attrgetter(*(f.name for f in fields))
    keys = tuple([(f'"{f.name}":', f.default) for f in fields])

    def write(record: Any) -> str:
        parts = []
        for value, (key, default) in zip(values(record), keys, strict=True):
            # defaults are left out: most fields of most facts are empty
            if value is not default and (value != default or type(value) is not type(default)):
                parts.append(key + _WRITERS[type(value)](value))
        return f"{{{','.join(parts)}}}"

    return write


def _of_tuple(value: tuple[Any, ...]) -> str:
    return f"[{','.join([_WRITERS[type(v)](v) for v in value])}]"


def _of_citation(citation: Citation) -> str:
    """Most of what is written are citations."""
    return f'{{"box":{_of_tuple(citation.box)},"page":{citation.page},"quote":{_of_text(citation.quote)},"sha256":{_of_text(citation.sha256)}}}'


def _of_float(value: float) -> str:
    return _number(value) if value else json.dumps(value)  # zero has two signs that are equal


_number = lru_cache(maxsize=16384)(json.dumps)  # places on a page are told in tenths of a point
_of_text = json.encoder.encode_basestring
_WRITERS = _Writers({
    str: _of_text,
    int: int.__repr__,
    float: _of_float,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "null",
    tuple: _of_tuple,
    Box: _of_tuple,
    Citation: _of_citation,
    Decimal: lambda value: f'"{value}"',
    date: lambda value: f'"{value.isoformat()}"',
})  # fmt: skip


Decoder = Callable[[Any], Any]


@cache
def _decoder(kind: Any) -> Decoder:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        parts = {f.name: _decoder(hints[f.name]) for f in dataclasses.fields(kind)}

        def build(plain: dict[str, Any]) -> Any:
            return kind(**{name: parts[name](value) for name, value in plain.items()})

        return build
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = _decoder(next(a for a in get_args(kind) if a is not type(None)))
        return lambda v: None if v is None else inner(v)
    if origin is tuple:
        args = get_args(kind)
        if len(args) == 2 and args[1] is Ellipsis:
            inner = _decoder(args[0])
            return lambda v: tuple(inner(x) for x in v)
        inners = [_decoder(a) for a in args]
        return lambda v: tuple(f(x) for f, x in zip(inners, v, strict=True))
    if isinstance(kind, type) and issubclass(kind, tuple):
        return lambda v: kind(*v)
    if kind is Decimal:
        return Decimal
    if kind is date:
        return date.fromisoformat
    return lambda v: v
