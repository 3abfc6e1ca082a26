"""Work of unknown cost in a process of its own, with a bound on memory, CPU and time.

A read-only, locked DuckDB still runs `repeat('x', 1000000000)` and `unnest(range(1000000000))`: only the process can be bounded.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable

from normalizers import errors
from normalizers.errors import ItaError, UsageError

_CHUNK = 1 << 20


def run_disposable(work: Callable[[], str], seconds: int, memory_bytes: int) -> str:
    """Run `work` in a fork of this process and return its text.

    Call it before DuckDB or threads are started here: a fork copies neither.

    Raises:
        UsageError: The work was ended because it took too long or too much memory.
        ItaError: What the work itself raised, with the same class and message.
    """
    sys.stdout.flush()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _be_the_child(work, writer, seconds, memory_bytes)
    os.close(writer)
    try:
        body = _read_until(reader, time.monotonic() + seconds)
    except BaseException:  # interrupted: the child must not outlive us
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    finally:
        os.close(reader)
    if body is None:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise UsageError(f"The query took longer than {seconds} s and was ended. Narrow it with WHERE or LIMIT.")
    _, status = os.waitpid(child, 0)
    return _outcome(body, status, seconds, memory_bytes)


def _outcome(body: bytes, status: int, seconds: int, memory_bytes: int) -> str:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        cause = f"used more than {seconds} s of CPU" if number == signal.SIGXCPU else f"died ({signal.Signals(number).name})"
        raise UsageError(f"The query {cause} and was ended. Narrow it with WHERE or LIMIT.")
    code = os.WEXITSTATUS(status)
    text = body.decode("utf-8", "replace")
    if code == 0:
        return text
    if code == 1:
        kind, message = json.loads(text)
        raise getattr(errors, kind, ItaError)(message)
    raise UsageError(f"The query took more than {memory_bytes >> 20} MB of memory and was ended. Narrow it with WHERE or LIMIT.")


def _read_until(reader: int, deadline: float) -> bytes | None:
    parts: list[bytes] = []
    while (left := deadline - time.monotonic()) > 0:
        if select.select([reader], [], [], left)[0]:
            part = os.read(reader, _CHUNK)
            if not part:
                return b"".join(parts)
            parts.append(part)
    return None


def _be_the_child(work: Callable[[], str], writer: int, seconds: int, memory_bytes: int) -> None:
    """Do the work, write its answer and end; never returns."""
    code = 2
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.alarm(seconds + 5)  # ends it even where the parent was killed
        try:
            text, code = work(), 0
        except ItaError as error:
            text, code = json.dumps([type(error).__name__, str(error)]), 1
        _write(writer, text.encode())
    except MemoryError:
        code = 2
    except BaseException as error:  # noqa: BLE001  a fork must not run on into its parent's code
        _write(writer, json.dumps(["UsageError", f"The query failed: {error}"]).encode())
        code = 1
    finally:
        os._exit(code)


def _write(writer: int, body: bytes) -> None:
    view = memoryview(body)
    while view:
        view = view[os.write(writer, view[:_CHUNK]) :]
