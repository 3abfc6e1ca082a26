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
PR_SET_PDEATHSIG = 1  # of <sys/prctl.h>
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
        main = os.getpid()
        self.pid = os.fork()
        if self.pid == 0:
            _die_with(main)
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
            if not self._free:
                raise NurseryError
            slot = self._free.pop()
            try:
                self._control.send(("start", limits, preload, slot))
                send_handle(self._control, theirs.fileno(), self.pid)
                pid = self._control.recv() if self._control.poll(READY_SECONDS) else None
            except (OSError, EOFError) as error:
                raise NurseryError from error
            if pid == 0:
                self._free.add(slot)
            if not pid:
                if pid is None:  # what it says later would be taken for the answer to another question
                    self.close()
                raise NurseryError
            return Forked(self, pid, slot, _page(self._pages, slot))

    def wait(self, worker: Forked, seconds: float) -> None:
        """Note how a worker ended, once it has."""
        with self._lock:
            if worker.exitcode is not None:  # another thread has asked
                return
            try:
                self._control.send(("wait", worker.pid, seconds))
                worker.exitcode = self._control.recv()
            except (OSError, EOFError):
                worker.exitcode = -signal.SIGKILL  # it died with the nursery
            if worker.exitcode is not None:
                self._free.add(worker.slot)

    def close(self) -> None:
        """End it, with the workers that are left, and wait for it."""
        if self._control.closed:
            return
        self._control.close()
        with suppress(ChildProcessError, ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)  # it may be in the middle of an import
            os.waitpid(self.pid, 0)


class Forked:
    """A worker process, with the methods of `multiprocessing.Process` that are needed of it."""

    def __init__(self, nursery: Nursery, pid: int, slot: int, page: Any) -> None:
        self.pid, self.page, self.slot, self.exitcode = pid, page, slot, None
        self._nursery = nursery

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
            self._nursery.wait(self, seconds)


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


def _die_with(parent: int) -> None:
    """Have the kernel end this process when its parent ends, however that does: one that is busy would not notice."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it has ended already
        os._exit(0)


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
    """Return the number of the new process, 0 where the machine has no room for one."""
    handle, parent = recv_handle(control), os.getpid()
    try:
        pid = os.fork()
    except OSError:
        os.close(handle)
        return 0
    if pid:
        os.close(handle)
        return pid
    try:
        _die_with(parent)
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
