"""A reader that dies as a damaged file makes an engine die, as a function that a worker can be told to run."""

from __future__ import annotations

import os

from extractors.sandbox_tasks import ExtractTask, extract_task
from extractors.sandbox_worker import enter_page


def dies_with_the_fast_engine(task: ExtractTask) -> tuple[bytes, str]:
    if task.engine == "fast":
        os.abort()
    return extract_task(task)


def always_dies(task: ExtractTask) -> tuple[bytes, str]:
    with open(os.environ["ITA_TEST_TRIES"], "a", encoding="utf-8") as tries:  # noqa: PTH123
        tries.write(f"{task.engine}\n")
    os.abort()


def sticks_on_a_page(page: int) -> None:
    """Never comes back, as C code does that runs for ever."""
    enter_page(page, 0.1)
    while True:
        pass
