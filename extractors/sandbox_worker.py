"""One worker process: what runs inside it, and the main process's end of its pipe."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import signal
import time
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any, Protocol

from normalizers.errors import ItaError

MIB = 1 << 20
READY = "ready"
BROKEN = "broken_installation: "
OUT_OF_MEMORY = "out_of_memory"  # after it the heap is in pieces: the worker is replaced


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may cost.

    Attributes:
        memory_bytes: Address space of a worker.
        cpu_seconds: CPU time for one task.
        wall_seconds: Clock time for one task.
        tasks: A worker is replaced after this many tasks, so that leaks stay small.
        page_seconds / picture_seconds: CPU time for one page of text, and for one read from its picture (0: none is).
        document_seconds: CPU time after which a document's other pages are left unread.
    """

    memory_bytes: int = 1024 * MIB
    cpu_seconds: int = 1200
    wall_seconds: float = 1800.0
    tasks: int = 200
    page_seconds: float = 20.0
    picture_seconds: float = 90.0
    document_seconds: float = 800.0


class WorkerStartError(ItaError):
    """Workers cannot even start: a fault of the installation, which must not be laid on the documents."""

    exit_code = 4


def _tell(pipe: Connection, message: Any) -> bool:
    """Send a message; False when the main process is gone, as after Ctrl-C: then there is nothing to say."""
    try:
        pipe.send(message)
    except (BrokenPipeError, ConnectionError):
        return False
    return True


def enter_page(page: int, seconds: float) -> None:
    """Say which page is being read, so that it can be named if this process dies of it, and limit its CPU time.

    Args:
        page: From 1; 0 for what belongs to no page.
        seconds: After it Python code ends the page by itself; a little later the kernel ends what never came back to Python.
    """
    if _watch is not None:
        _watch.enter(page, seconds)


class _Watch:
    """What this worker is at: a number that the main process can read when the worker is dead."""

    def __init__(self, page: Any, limits: Limits) -> None:
        self._page, self._limits = page, limits
        self._end = 0

    def begin(self) -> None:
        """Start the CPU time of one task."""
        self._page.value = 0
        self._end = _cpu_used() + self._limits.cpu_seconds + 1
        _limit_cpu(self._end)

    def enter(self, page: int, seconds: float) -> None:
        self._page.value = page
        _limit_cpu(min(self._end, _cpu_used() + int(seconds * 1.5) + 2))


_watch: _Watch | None = None


def _cpu_used() -> int:
    import resource

    return int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))


def _limit_cpu(until: int) -> None:
    import resource

    with contextlib.suppress(ValueError, OSError):
        # only the soft limit: a lowered hard limit could not be raised for the next page or document
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the main process, which ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def one_thread_each() -> None:
    """Keep libraries from starting threads: numpy's spin and take address space; nothing here needs them."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def serve(pipe: Connection, limits: Limits, preload: tuple[str, ...], page: Any) -> None:
    """Run in the worker: take (function, argument), answer (value, error)."""
    import resource

    global _watch
    _watch = _Watch(page, limits)
    ignore_interrupts()
    one_thread_each()
    logging.disable(logging.CRITICAL)  # engines complain about each flaw of a damaged file; what matters is in the answer
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        for name in preload:
            import_module(name)
    except Exception as error:  # noqa: BLE001  told to the main process, which stops the run
        _tell(pipe, (None, f"{type(error).__name__}: {error}"))
        return
    if not _tell(pipe, (READY, "")):
        return
    while True:
        try:
            function, argument = pipe.recv()
        except (EOFError, OSError):
            return
        _watch.begin()
        if not _tell(pipe, _answer(function, argument)):
            return


def _answer(function: str, argument: Any) -> tuple[Any, str]:
    try:
        module, _, name = function.rpartition(".")
        return getattr(import_module(module), name)(argument), ""
    except MemoryError:
        return None, f"{OUT_OF_MEMORY}: reading needed more memory than a document may use"
    except ImportError as error:
        if re.search("allocate memory|failed to map", str(error)):
            return None, f"{OUT_OF_MEMORY}: reading needed more memory than a document may use"
        return None, f"{BROKEN}{error}"
    except RecursionError:
        return None, "too_deep: the file is nested more deeply than a document may be"
    except ItaError as error:
        return None, str(error)
    except Exception as error:  # noqa: BLE001  whatever a damaged file provokes costs this file only
        return None, f"reading_failed: {type(error).__name__}: {error}"


class Process(Protocol):
    """What the pool needs of a worker's process."""

    @property
    def exitcode(self) -> int | None: ...

    def is_alive(self) -> bool: ...

    def kill(self) -> None: ...

    def join(self, timeout: float, /) -> None: ...


class Worker:
    """The main process's end of a worker's pipe, and what the worker is at.

    Args:
        process: The worker.
        pipe: Our end.
        page: Number of the page that it is at, as `.value`.
    """

    def __init__(self, process: Process, pipe: Connection, page: Any) -> None:
        self.process, self.pipe, self.page = process, pipe, page
        self.ready = False
        self.done = 0
        self.item: Any = None
        self.task: tuple[str, Any] | None = None
        self.started = time.monotonic()

    @property
    def busy(self) -> bool:
        return self.task is not None

    def give(self, function: str, item: Any, argument: Any) -> None:
        """Take a task; it is sent when the worker is ready."""
        self.item, self.task = item, (function, argument)
        if self.ready:
            self._send()

    def _send(self) -> None:
        self.started = time.monotonic()
        with contextlib.suppress(OSError):  # a dead worker is noticed when its answer is asked for
            self.pipe.send(self.task)

    def greet(self, answer: tuple[Any, str]) -> None:
        """Take the first message of a new worker."""
        if answer[0] != READY:
            raise WorkerStartError(f"The reading process cannot start ({answer[1]}). Type: ita doctor")
        self.ready = True
        self._send()

    def end(self) -> None:
        self.pipe.close()
        if self.process.is_alive():
            self.process.kill()
        self.process.join(5)
