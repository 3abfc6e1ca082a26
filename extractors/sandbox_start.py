"""Start a worker: from the nursery where there is one, else as a new Python."""

from __future__ import annotations

import contextlib
import multiprocessing as mp
import signal
import sys
from collections.abc import Iterator
from multiprocessing import resource_tracker
from typing import Any

from extractors.sandbox_nursery import NurseryError, current
from extractors.sandbox_worker import Limits, Worker, WorkerStartError, serve


def start_worker(limits: Limits, preload: tuple[str, ...]) -> Worker:
    """Start one worker.

    Args:
        limits: For each of its tasks.
        preload: Modules that it needs.

    Raises:
        WorkerStartError: Inside this process none can be started.
    """
    ours, theirs = mp.get_context("spawn").Pipe()
    nursery = current()
    try:
        if nursery is not None:
            with contextlib.suppress(NurseryError):
                forked = nursery.start(theirs, limits, preload)
                return Worker(forked, ours, forked.page)
        return _spawned(ours, theirs, limits, preload)
    finally:
        theirs.close()


def _spawned(ours: Any, theirs: Any, limits: Limits, preload: tuple[str, ...]) -> Worker:
    if mp.current_process().daemon:
        raise WorkerStartError("Inside this process no reading process can be started. Set DASK_DISTRIBUTED__WORKER__DAEMON=False.")
    context = mp.get_context("spawn")
    page = context.RawValue("i", 0)
    process = context.Process(target=serve, args=(theirs, limits, preload, page), daemon=True)
    # Ctrl-C goes to every process of the terminal; one that is still starting would answer with a traceback
    # (Python's own helper unblocks the signal when it starts, so it starts before)
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with _main_left_out():
            process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return Worker(process, ours, page)


@contextlib.contextmanager
def _main_left_out() -> Iterator[None]:
    """Keep a new process from running the main script again: it needs nothing of it, and an unguarded one would loop."""
    main = sys.modules["__main__"].__dict__
    kept: dict[str, Any] = {name: main[name] for name in ("__file__", "__spec__") if name in main}
    main.pop("__file__", None)
    main["__spec__"] = None
    try:
        yield
    finally:
        main.update(kept)
