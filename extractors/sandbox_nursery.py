"""One process that is forked early, imports the reading code once, and is forked into every worker.

A spawned worker starts Python and imports everything anew: as much CPU as reading a dozen pages. A fork of the main process at the
time it is needed would copy its open files, locks and DuckDB's threads. So the main process forks the nursery while it has none
of these; it waits, at no cost, until it is told to get ready, and does so beside the main process's own imports.
"""

from __future__ import annotations

import ctypes
import gc
import mmap
import multiprocessing as mp
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle, send_handle
from typing import Any

from extractors.sandbox_worker import Limits, ignore_interrupts, one_thread_each, serve

READY_SECONDS = 120.0  # a cold disk on a busy machine
LARGEST = 1 << 28  # bytes of address space; `ita ingest` has 40 MB when it forks
SLOTS = mmap.PAGESIZE // 4
_open: Nursery | None = None


class NurseryError(Exception):
    """The nursery is gone: workers are started without it."""


class Nursery:
    """The main process's end of it. Safe to share between threads."""

    def __init__(self) -> None:
        self._pages = mmap.mmap(-1, mmap.PAGESIZE)  # shared with every fork: which page each worker is at
        self._free = set(range(SLOTS))
        self._lock = threading.Lock()
        self._control, theirs = mp.get_context("spawn").Pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        # Ctrl-C goes to every process of the terminal
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        self.pid = os.fork()
        if self.pid == 0:
            self._control.close()
            _be_the_nursery(theirs, self._pages)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()

    def warm(self, modules: Sequence[str]) -> None:
        """Let it import what workers need, beside whatever this process does."""
        with self._lock, suppress(OSError):
            self._control.send(("warm", tuple(modules)))

    def start(self, theirs: Connection, limits: Limits, preload: tuple[str, ...]) -> Forked:
        """Start a worker at the other end of a pipe.

        Raises:
            NurseryError: It cannot.
        """
        with self._lock:
            try:
                slot = self._free.pop()
                self._control.send(("start", limits, preload, slot))
                send_handle(self._control, theirs.fileno(), self.pid)
                if not self._control.poll(READY_SECONDS):
                    raise NurseryError
                return Forked(self, self._control.recv(), slot, _page(self._pages, slot))
            except (OSError, EOFError, KeyError) as error:
                raise NurseryError from error

    def exit_code(self, pid: int, seconds: float) -> int | None:
        """Return how a worker ended, None while it has not."""
        with self._lock:
            try:
                self._control.send(("wait", pid, seconds))
                code: int | None = self._control.recv()
                return code
            except (OSError, EOFError):
                return -signal.SIGKILL  # nobody can tell any more

    def give_back(self, slot: int) -> None:
        self._free.add(slot)

    def close(self) -> None:
        """End it, and wait for it."""
        self._control.close()
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


class Forked:
    """A worker process, with the methods of `multiprocessing.Process` that are needed of it."""

    def __init__(self, nursery: Nursery, pid: int, slot: int, page: Any) -> None:
        self.pid, self.page, self.exitcode = pid, page, None
        self._nursery, self._slot = nursery, slot

    exitcode: int | None

    def is_alive(self) -> bool:
        self.join(0)
        return self.exitcode is None

    def kill(self) -> None:
        if self.exitcode is None:  # until it is waited for, nobody else gets its number
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def join(self, seconds: float) -> None:
        if self.exitcode is None:
            self.exitcode = self._nursery.exit_code(self.pid, seconds)
            if self.exitcode is not None:
                self._nursery.give_back(self._slot)


@contextmanager
def nursery() -> Iterator[None]:
    """Keep a nursery open for the workers that are started inside, where a fork is safe: on Linux, before any thread.

    What a large process holds would count against its workers' memory: there they start as a new Python.
    """
    global _open
    if sys.platform != "linux" or threading.active_count() > 1 or _open is not None or _address_space() > LARGEST:
        yield
        return
    _open = Nursery()
    try:
        yield
    finally:
        _open.close()
        _open = None


def _address_space() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  one line of a device
        return int(file.read().split()[0]) * mmap.PAGESIZE


def current() -> Nursery | None:
    """Return this process's open nursery, if any."""
    return _open


def _page(pages: mmap.mmap, slot: int) -> Any:
    return ctypes.c_int.from_buffer(pages, slot * 4)


def _be_the_nursery(control: Connection, pages: mmap.mmap) -> None:
    """Run in the fork until the main process is gone, and never return from it."""
    global _open
    try:
        _open = None
        ignore_interrupts()
        one_thread_each()
        while True:
            match control.recv():
                case "warm", modules:
                    _warm(modules)
                case "start", limits, preload, slot:
                    _warm(preload)
                    control.send(_fork(control, pages, limits, preload, slot))
                case "wait", pid, seconds:
                    control.send(_wait(pid, seconds))
    except (EOFError, OSError):
        pass
    finally:
        os._exit(0)


def _warm(modules: Sequence[str]) -> None:
    for name in modules:
        with suppress(Exception):  # the worker meets with it again and says so
            import_module(name)
    gc.freeze()  # what is there now is never looked through again, so that its pages stay shared


def _fork(control: Connection, pages: mmap.mmap, limits: Limits, preload: tuple[str, ...], slot: int) -> int:
    handle = recv_handle(control)
    pid = os.fork()
    if pid:
        os.close(handle)
        return pid
    try:
        control.close()
        serve(Connection(handle), limits, preload, _page(pages, slot))
    finally:
        os._exit(0)


def _wait(pid: int, seconds: float) -> int | None:
    end = time.monotonic() + seconds
    while True:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() >= end:
            return None
        time.sleep(0.002)
