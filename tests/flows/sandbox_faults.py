"""What a worker may meet in a damaged file, as functions that a test can name."""

from __future__ import annotations

import os
import time


def double(number: int) -> int:
    return 2 * number


def eat_memory(_: object) -> None:
    held = []
    while True:
        held.append(bytearray(1 << 24))


def abort(_: object) -> None:
    os.abort()


def spin(_: object) -> None:
    while True:
        pass


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def pid(_: object) -> int:
    return os.getpid()


def pid_slowly(_: object) -> int:
    time.sleep(0.2)
    return os.getpid()


def nest(depth: int) -> int:
    return nest(depth + 1)


def meet(fault: str) -> str:
    if fault == "abort":
        abort(None)
    if fault == "eat":
        eat_memory(None)
    if fault == "nest":
        nest(0)
    if fault == "raise":
        raise KeyError("no such object")
    return fault


def import_what_is_not_there(_: object) -> None:
    import no_such_part  # noqa: F401
