"""Damaged copies of good PDFs, from a seed: flipped bits, cut and repeated stretches, streams cut short, objects swapped."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable, Iterator, Sequence

OBJECT = re.compile(rb"\d+ 0 obj\b.*?endobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
NUMBER = re.compile(rb"(?<=[ \[])\d{1,6}(?=[ \]/>])")


def flip_bits(body: bytes, chance: random.Random) -> bytes:
    out = bytearray(body)
    for _ in range(chance.choice((1, 5, 50, 500))):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def cut_out(body: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(body))
    return body[:start] + body[start + chance.randrange(1, 2000) :]


def cut_off(body: bytes, chance: random.Random) -> bytes:
    return body[: chance.randrange(len(body))]


def repeat(body: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(body))
    return body[:start] + body[start : start + 1000] * chance.randrange(2, 5) + body[start:]


def cut_a_stream(body: bytes, chance: random.Random) -> bytes:
    found = chance.choice(list(STREAM.finditer(body)))
    start, end = found.span(1)
    return body[: chance.randrange(start, end)] + body[end:]


def damage_what_a_stream_says(body: bytes, chance: random.Random) -> bytes:
    """Change operators and numbers inside a packed stream, and pack it again."""
    found = chance.choice(list(STREAM.finditer(body)))
    try:
        said = zlib.decompress(found.group(1))
    except zlib.error:
        return flip_bits(body, chance)
    return body[: found.start(1)] + zlib.compress(flip_bits(said, chance)) + b"\n" + body[found.end(1) :] if said else body


def swap_objects(body: bytes, chance: random.Random) -> bytes:
    objects = list(OBJECT.finditer(body))
    first, second = sorted(chance.sample(objects, 2), key=lambda m: m.start())
    between = body[first.end() : second.start()]
    return body[: first.start()] + second.group() + between + first.group() + body[second.end() :]


def swap_names(body: bytes, chance: random.Random) -> bytes:
    """Let two object numbers change places: a page becomes a font, a stream a dictionary."""
    objects = list(OBJECT.finditer(body))
    first, second = (m.group().split(b" ")[0] for m in chance.sample(objects, 2))
    return re.sub(
        rb"\b(%s|%s) 0 (obj|R)\b" % (first, second), lambda m: (second if m[1] == first else first) + b" 0 " + m[2], body, count=1
    )


def change_a_number(body: bytes, chance: random.Random) -> bytes:
    found = chance.choice(list(NUMBER.finditer(body)))
    number = chance.choice((b"0", b"-1", b"99999999", b"4294967296", b"1e9", b"2147483647"))
    return body[: found.start()] + number + body[found.end() :]


WAYS: Sequence[Callable[[bytes, random.Random], bytes]] = (
    flip_bits, cut_out, cut_off, repeat, cut_a_stream, damage_what_a_stream_says, swap_objects, swap_names, change_a_number,
)  # fmt: skip


def mutated(bodies: Sequence[bytes], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Give so many damaged copies with names; one or two damages each, the same from the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        body = chance.choice(bodies)
        ways = chance.choices(WAYS, k=chance.choice((1, 1, 2)))
        for way in ways:
            body = way(body, chance) if OBJECT.search(body) and STREAM.search(body) and NUMBER.search(body) else body[:-1]
        yield f"{number:04d}-{'-'.join(w.__name__ for w in ways)}.pdf", body or b"%"
