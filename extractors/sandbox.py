"""Warm, recycled worker processes with limits: the only place where a PDF from outside is opened.

A PDF can make an engine eat memory, run for ever or die of a signal. Each worker has a limit on its address space and on
its CPU time; a wall clock runs outside. A worker that dies costs one document.
"""

from __future__ import annotations

import multiprocessing as mp
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any

from normalizers.errors import ItaError

MIB = 1 << 20


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
    cpu_seconds: int = 120
    wall_seconds: float = 180.0
    tasks: int = 200


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one task.

    Attributes:
        item: As given.
        value: The function's answer; None when it has none.
        error: '' or why there is no answer, in words.
        died: The worker was killed or died: the item may be tried again alone.
    """

    item: Any
    value: Any = None
    error: str = ""
    died: bool = False


def _serve(pipe: Connection, limits: Limits, preload: tuple[str, ...]) -> None:
    """Run in the worker: take (function, argument), answer (value, error)."""
    import contextlib
    import resource
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for name in preload:
        import_module(name)
    while True:
        try:
            function, argument = pipe.recv()
        except (EOFError, OSError):
            return
        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (int(used) + limits.cpu_seconds, int(used) + limits.cpu_seconds + 5))
        try:
            module, _, name = function.rpartition(".")
            answer: tuple[Any, str] = (getattr(import_module(module), name)(argument), "")
        except MemoryError:
            answer = (None, "out_of_memory: reading needed more memory than a document may use")
        except ItaError as error:
            answer = (None, str(error))
        except Exception as error:  # noqa: BLE001  whatever a damaged file provokes costs this file only
            answer = (None, f"reading_failed: {type(error).__name__}: {error}")
        pipe.send(answer)


class _Worker:
    def __init__(self, limits: Limits, preload: tuple[str, ...]) -> None:
        context = mp.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, limits, preload), daemon=True)
        self.process.start()
        theirs.close()
        self.done = 0
        self.item: Any = None
        self.started = 0.0
        self.busy = False

    def give(self, function: str, item: Any, argument: Any) -> None:
        self.item, self.started, self.busy = item, time.monotonic(), True
        self.pipe.send((function, argument))

    def end(self) -> None:
        self.pipe.close()
        if self.process.is_alive():
            self.process.kill()
        self.process.join(5)


_SIGNALS = {9: "killed (out of memory or time)", 6: "aborted inside the PDF engine", 11: "crashed inside the PDF engine", 24: "used more CPU time than a document may"}


class Workers:
    """A pool of limited workers; use as a context manager.

    Args:
        jobs: How many at once.
        limits: For each task.
        preload: Modules that a worker imports at start.
    """

    def __init__(self, jobs: int = 1, limits: Limits | None = None, preload: tuple[str, ...] = ()) -> None:
        self.limits = limits or Limits()
        self._jobs, self._preload = max(1, jobs), preload
        self._pool: list[_Worker] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._pool:
            worker.end()
        self._pool = []

    def map(self, function: str, items: Iterable[Any], argument: Callable[[Any], Any] = lambda item: item) -> Iterator[Outcome]:
        """Run a function, named by its dotted path, over items; outcomes come as they are ready."""
        waiting = iter(items)
        exhausted = False
        while True:
            while not exhausted and (worker := self._idle()) is not None:
                try:
                    item = next(waiting)
                except StopIteration:
                    exhausted = True
                    break
                worker.give(function, item, argument(item))
            busy = [w for w in self._pool if w.busy]
            if not busy:
                if exhausted:
                    return
                continue
            yield from self._collect(busy)

    def run(self, function: str, argument: Any) -> Outcome:
        """Run one task and wait for it."""
        return next(self.map(function, [argument]))

    def _idle(self) -> _Worker | None:
        for worker in [w for w in self._pool if not w.busy]:
            if worker.done >= self.limits.tasks or not worker.process.is_alive():
                worker.end()
                self._pool.remove(worker)
                continue
            return worker
        if len(self._pool) < self._jobs:
            self._pool.append(_Worker(self.limits, self._preload))
            return self._pool[-1]
        return None

    def _collect(self, busy: list[_Worker]) -> Iterator[Outcome]:
        ready = wait([w.pipe for w in busy], timeout=0.5)
        now = time.monotonic()
        for worker in busy:
            if worker.pipe in ready:
                try:
                    value, error = worker.pipe.recv()
                except (EOFError, OSError):
                    worker.process.join(5)
                    code = -(worker.process.exitcode or 0)
                    yield self._lost(worker, _SIGNALS.get(code, f"ended with code {worker.process.exitcode}"))
                    continue
                worker.busy, worker.done = False, worker.done + 1
                yield Outcome(worker.item, value, error)
            elif now - worker.started > self.limits.wall_seconds:
                yield self._lost(worker, f"took longer than {self.limits.wall_seconds:.0f} s")

    def _lost(self, worker: _Worker, why: str) -> Outcome:
        worker.end()
        self._pool.remove(worker)
        return Outcome(worker.item, None, f"worker_died: the reading process {why}", died=True)
