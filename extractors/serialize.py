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
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from extractors.records import Extraction
from normalizers.errors import InputError

FORMAT = 1
_VERSION = re.compile(rb'"extractor":"([^"]+)"')  # inside of a printed text a quotation mark has a backslash before it


def to_bytes(extraction: Extraction) -> bytes:
    """Return canonical JSON, compressed without a time stamp."""
    plain = {"format": FORMAT, "extraction": _encode(extraction)}
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
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


def _encode(value: Any) -> Any:
    if isinstance(value, (str, int, float)) or value is None:
        return value
    if isinstance(value, tuple):
        return [_encode(v) for v in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    names = _defaults(type(value))  # type: ignore[arg-type]
    out = {}
    for name, default in names:
        field = getattr(value, name)
        # defaults are left out: most fields of most facts are empty
        if field != default or type(field) is not type(default):
            out[name] = _encode(field)
    return out


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, f.default) for f in dataclasses.fields(kind))


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
