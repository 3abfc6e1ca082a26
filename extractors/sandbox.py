"""Warm, recycled worker processes with limits: the only place where a PDF from outside is opened.

A PDF can make an engine eat memory, run for ever or die of a signal. Each worker has a limit on its address space and on
its CPU time; a wall clock runs outside. A worker that dies costs one document.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any

from extractors.sandbox_start import start_worker
from extractors.sandbox_worker import BROKEN, OUT_OF_MEMORY, Limits, Worker, WorkerStartError
from normalizers.errors import ItaError

__all__ = ["Limits", "Outcome", "WorkerStartError", "Workers", "WorkersClosedError"]
START_SECONDS = 120.0  # a cold disk on a busy machine


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one task.

    Attributes:
        item: As given.
        value: The function's answer; None when it has none.
        error: '' or why there is no answer: a short name, a colon, and words.
        died: The worker was killed or died: the item may be tried again alone.
        page: The page that the worker was at when it died; 0 when it was at none.
    """

    item: Any
    value: Any = None
    error: str = ""
    died: bool = False
    page: int = 0


class WorkersClosedError(ItaError):
    """The pool was closed while it worked: the run ends, nothing is said about the documents."""


_SIGNALS: dict[int, str] = {
    signal.SIGKILL: "was killed: out_of_memory of the machine, or from outside",
    signal.SIGABRT: "aborted inside the PDF engine: out_of_memory or a damaged structure",
    signal.SIGSEGV: "crashed inside the PDF engine",
    signal.SIGBUS: "crashed inside the PDF engine",
    signal.SIGXCPU: "used more CPU time than a page or document may",
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
        self._pool: list[Worker] = []
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

    def _idle(self) -> Worker | None:
        self._stop_if_closed()
        for worker in [w for w in self._pool if not w.busy]:
            if worker.done < self.limits.tasks and worker.process.is_alive():
                return worker
            worker.end()
            self._pool.remove(worker)
        if len(self._pool) < self._jobs:
            self._pool.append(start_worker(self.limits, self._preload))
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

    def _receive(self, worker: Worker) -> Outcome | None:
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

    def _overdue(self, worker: Worker) -> Outcome | None:
        passed = time.monotonic() - worker.started
        if not worker.ready:
            if passed > START_SECONDS:
                raise WorkerStartError(f"The reading process did not start within {START_SECONDS:.0f} s. Type: ita doctor")
            return None
        if passed > self.limits.wall_seconds:
            return self._lost(worker, f"took longer than {self.limits.wall_seconds:.0f} s")
        return None

    def _lost(self, worker: Worker, why: str) -> Outcome:
        page = worker.page.value  # before another worker may get its place
        worker.end()
        self._pool.remove(worker)
        return Outcome(worker.item, None, f"worker_died: the reading process {why}", died=True, page=page)
