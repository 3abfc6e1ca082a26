"""What one page may cost: a page that takes too long ends as one line of the page ledger, not as the end of its document."""

from __future__ import annotations

import math
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from normalizers.errors import UnreadablePdfError


class PageTooSlowError(BaseException):
    """A page used up its CPU time. Not an `Exception`: engines swallow those while they read a damaged page."""


def _untold(page: int, seconds: float) -> None:
    """Nobody watches from outside."""


# Whatever a damaged page provokes in an engine or in our own code costs this page only.
BREAKS_A_PAGE = (
    UnreadablePdfError, OSError, ValueError, RuntimeError, LookupError, TypeError, AttributeError, ArithmeticError, MemoryError,
    PageTooSlowError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageLimits:
    """What the pages of one document may cost.

    Attributes:
        page_seconds: CPU time for the text of one page, and for its layout.
        picture_seconds: CPU time for one page that is read from its picture.
        document_seconds: CPU time after which the pages that are left are recorded as not read.
        lost: Pages that killed a process before, with the reason; they are not opened again.
        enter: Told of each page before it is read, and of the CPU seconds after which code that never comes back may be
            killed from outside; page 0 stands for what belongs to no page.
    """

    page_seconds: float = 20.0
    picture_seconds: float = 90.0
    document_seconds: float = 800.0
    lost: Mapping[int, str] = field(default_factory=dict)
    enter: Callable[[int, float], None] = _untold
    until: float = math.inf  # of this process's CPU clock

    def from_now(self) -> PageLimits:
        """Return these limits for a document whose reading begins now."""
        return replace(self, until=time.process_time() + self.document_seconds)

    def seconds_left(self) -> float:
        """Return the CPU time that the next page may take: never nothing, so that a page is always begun."""
        return min(self.page_seconds, max(0.05, self.until - time.process_time()))

    def is_over(self) -> bool:
        return time.process_time() > self.until

    def time_over(self) -> str:
        return f"time_over: the pages before it took the {self.document_seconds:g} s of CPU time that a document may take"


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """End what runs inside when it has used its CPU time; only Python code can be ended so, and only in the main thread.

    Raises:
        PageTooSlowError: The time is used up.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    armed = True

    def end(_signal: int, _frame: Any) -> None:
        if armed:
            raise PageTooSlowError

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)  # again and again: an exception inside a destructor is lost
    try:
        yield
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def why_not_read(error: BaseException, seconds: float) -> str:
    """Return the cause, with its name, for a page that was given up."""
    if isinstance(error, PageTooSlowError):
        return f"slow_page: the page needs more than {seconds:g} s of CPU time"
    if isinstance(error, MemoryError):
        return "out_of_memory: the page needs more memory than a document may use"
    if isinstance(error, RecursionError):
        return "too_deep: the page is nested more deeply than a page may be"
    if isinstance(error, UnreadablePdfError):
        return str(error)
    return f"damaged: {type(error).__name__}: {error}"
