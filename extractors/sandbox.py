"""Warm, recycled worker processes with limits: the only place where a PDF from outside is opened.

A PDF can make an engine eat memory, run for ever or die of a signal. Each worker has a limit on its address space and on
its CPU time; a wall clock runs outside. A worker that dies costs one document.
"""

from __future__ import annotations

import contextlib
import multiprocessing as mp
import os
import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any

from normalizers.errors import ItaError

MIB = 1 << 20
READY = "ready"
BROKEN = "broken_installation: "
OUT_OF_MEMORY = "out_of_memory"  # after it the heap is in pieces: the worker is replaced
START_SECONDS = 120.0  # a cold disk on a busy machine


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may cost.

    Attributes:
        memory_bytes: Address space of a worker.
        cpu_seconds: CPU time for one task.
        wall_seconds: Clock time for one task.
        tasks: A worker is replaced after this many tasks, so that leaks stay small.
    """

    memory_bytes: int = 1024 * MIB
    cpu_seconds: int = 900
    wall_seconds: float = 1200.0
    tasks: int = 200


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one task.

    Attributes:
        item: As given.
        value: The function's answer; None when it has none.
        error: '' or why there is no answer: a short name, a colon, and words.
        died: The worker was killed or died: the item may be tried again alone.
    """

    item: Any
    value: Any = None
    error: str = ""
    died: bool = False


class WorkerStartError(ItaError):
    """Workers cannot even start: a fault of the installation, which must not be laid on the documents."""

    exit_code = 4


class WorkersClosedError(ItaError):
    """The pool was closed while it worked: the run ends, nothing is said about the documents."""


def _serve(pipe: Connection, limits: Limits, preload: tuple[str, ...]) -> None:
    """Run in the worker: take (function, argument), answer (value, error)."""
    import resource

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        for name in preload:
            import_module(name)
    except Exception as error:  # noqa: BLE001  told to the main process, which stops the run
        pipe.send((None, f"{type(error).__name__}: {error}"))
        return
    pipe.send((READY, ""))
    while True:
        try:
            function, argument = pipe.recv()
        except (EOFError, OSError):
            return
        used = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))
        with contextlib.suppress(ValueError, OSError):
            # only the soft limit: a lowered hard limit could not be raised for the next document
            resource.setrlimit(resource.RLIMIT_CPU, (used + limits.cpu_seconds + 1, resource.RLIM_INFINITY))
        pipe.send(_answer(function, argument))


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


class _Worker:
    def __init__(self, limits: Limits, preload: tuple[str, ...]) -> None:
        context = mp.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, limits, preload), daemon=True)
        # Ctrl-C goes to every process of the terminal; one that is still starting would answer with a traceback
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self.process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
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


_SIGNALS: dict[int, str] = {
    signal.SIGKILL: "was killed: out_of_memory of the machine, or from outside",
    signal.SIGABRT: "aborted inside the PDF engine: out_of_memory or a damaged structure",
    signal.SIGSEGV: "crashed inside the PDF engine",
    signal.SIGBUS: "crashed inside the PDF engine",
    signal.SIGXCPU: "used more CPU time than a document may",
    signal.SIGTRAP: "crashed inside the PDF engine",
    signal.SIGILL: "crashed inside the PDF engine",
}


class Workers:
    """A pool of limited workers; use as a context manager. A worker starts when there is work for it.

    Args:
        jobs: How many at once.
        limits: For each task.
        preload: Modules that a worker imports at start.
    """

    def __init__(self, jobs: int = 1, limits: Limits | None = None, preload: tuple[str, ...] = ()) -> None:
        self.limits = limits or Limits()
        self._jobs, self._preload = max(1, jobs), preload
        self._pool: list[_Worker] = []
        self._closed = False

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        # `map` may be running in another thread: it must not take what is killed here for documents that kill
        self._closed = True
        for worker in self._pool:
            worker.process.kill()
        for worker in self._pool:
            worker.end()

    def map(self, function: str, items: Iterable[Any], argument: Callable[[Any], Any] = lambda item: item) -> Iterator[Outcome]:
        """Run a function, named by its dotted path, over items; outcomes come as they are ready.

        Args:
            function: 'package.module.function' of one picklable argument.
            items: What to run it over; taken one by one as workers become free.
            argument: Makes the argument from the item.

        Raises:
            WorkerStartError: Workers cannot start at all.
        """
        for item in items:
            while (worker := self._idle()) is None:
                yield from self._collect()
            worker.give(function, item, argument(item))
        while any(w.busy for w in self._pool):
            yield from self._collect()

    def run(self, function: str, argument: Any) -> Outcome:
        """Run one task and wait for it."""
        return next(self.map(function, [argument]))

    def _stop_if_closed(self) -> None:
        if self._closed:
            raise WorkersClosedError("The workers were closed.")

    def _idle(self) -> _Worker | None:
        self._stop_if_closed()
        for worker in [w for w in self._pool if not w.busy]:
            if worker.done < self.limits.tasks and worker.process.is_alive():
                return worker
            worker.end()
            self._pool.remove(worker)
        if len(self._pool) < self._jobs:
            self._pool.append(_Worker(self.limits, self._preload))
            return self._pool[-1]
        return None

    def _collect(self) -> list[Outcome]:
        """Wait for something to happen and return what is done."""
        busy = [w for w in self._pool if w.busy]
        ready = wait([w.pipe for w in busy], timeout=0.5)
        outcomes = []
        for worker in busy:
            outcome = self._receive(worker) if worker.pipe in ready else self._overdue(worker)
            if outcome is not None:
                outcomes.append(outcome)
        return outcomes

    def _receive(self, worker: _Worker) -> Outcome | None:
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            self._stop_if_closed()
            worker.process.join(5)
            code = worker.process.exitcode or 0
            if not worker.ready:
                raise WorkerStartError(f"The reading process ended at its start (code {code}). Type: ita doctor") from None
            return self._lost(worker, _SIGNALS.get(-code, f"ended with code {code}"))
        if not worker.ready:
            worker.greet(answer)
            return None
        if answer[1].startswith(BROKEN):
            raise WorkerStartError(f"The reading process lacks a part of the program ({answer[1].removeprefix(BROKEN)}). Type: ita doctor")
        item, worker.task, worker.item = worker.item, None, None
        worker.done = self.limits.tasks if answer[1].startswith(OUT_OF_MEMORY) else worker.done + 1
        return Outcome(item, *answer)

    def _overdue(self, worker: _Worker) -> Outcome | None:
        passed = time.monotonic() - worker.started
        if not worker.ready:
            if passed > START_SECONDS:
                raise WorkerStartError(f"The reading process did not start within {START_SECONDS:.0f} s. Type: ita doctor")
            return None
        if passed > self.limits.wall_seconds:
            return self._lost(worker, f"took longer than {self.limits.wall_seconds:.0f} s")
        return None

    def _lost(self, worker: _Worker, why: str) -> Outcome:
        worker.end()
        self._pool.remove(worker)
        return Outcome(worker.item, None, f"worker_died: the reading process {why}", died=True)
