"""A worker that dies costs one item; its neighbours, the others and the main process go on."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from extractors.sandbox import Limits, Workers, WorkersClosedError, WorkerStartError
from extractors.sandbox_nursery import current, nursery

QUICK = Limits(cpu_seconds=1, wall_seconds=3.0)


@pytest.fixture(params=["new", "forked"], autouse=True)
def way(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each test with workers that are a Python of their own, and with forks of the nursery."""
    if request.param == "new":
        yield "new"
        return
    with nursery():
        if current() is None:
            pytest.skip("this process has threads of other tests, or is too large to be forked")
        yield "forked"


def test_every_item_has_one_outcome_whatever_some_of_them_do() -> None:
    items = ["a", "abort", "b", "nest", "c", "raise", "d", "abort", "e"]
    with Workers(2, QUICK) as workers:
        outcomes = list(workers.map("sandbox_faults.meet", items))
    assert sorted(o.item for o in outcomes) == sorted(items)
    answers = [o.value for o in outcomes if o.value is not None]
    assert sorted(answers) == ["a", "b", "c", "d", "e"]
    by_item = {o.item: o for o in outcomes}
    assert by_item["abort"].died
    assert "aborted" in by_item["abort"].error
    assert not by_item["nest"].died
    assert "nested" in by_item["nest"].error
    assert "KeyError" in by_item["raise"].error


def test_memory_has_a_limit_and_the_next_item_has_a_fresh_worker() -> None:
    with Workers(1, Limits(memory_bytes=512 << 20)) as workers:
        before = workers.run("sandbox_faults.pid", 0).value
        outcome = workers.run("sandbox_faults.meet", "eat")
        assert "out_of_memory" in outcome.error
        after = workers.run("sandbox_faults.pid", 0).value
    assert before != after


def test_processor_time_has_a_limit() -> None:
    # the wall clock far away: on a busy machine it would end the worker first
    with Workers(1, Limits(cpu_seconds=1, wall_seconds=120.0)) as workers:
        outcome = workers.run("sandbox_faults.spin", 0)
        assert outcome.died
        assert "CPU time" in outcome.error
        assert workers.run("sandbox_faults.double", 4).value == 8


def test_waiting_has_a_limit() -> None:
    with Workers(1, Limits(wall_seconds=1.0)) as workers:
        start = time.monotonic()
        outcome = workers.run("sandbox_faults.sleep", 60.0)
    assert outcome.died
    assert "longer than 1 s" in outcome.error
    assert time.monotonic() - start < 20


def test_a_worker_is_replaced_after_its_number_of_tasks() -> None:
    with Workers(1, Limits(tasks=3)) as workers:
        pids = [o.value for o in workers.map("sandbox_faults.pid", range(7))]
    assert [pids.count(p) for p in dict.fromkeys(pids)] == [3, 3, 1]


def test_no_process_starts_when_there_is_nothing_to_do() -> None:
    with Workers(2) as workers:
        assert list(workers.map("sandbox_faults.double", [])) == []
        assert workers._pool == []


def test_items_are_taken_as_they_are_needed() -> None:
    taken = []

    def items():
        for number in range(20):
            taken.append(number)
            yield number

    with Workers(2) as workers:
        outcomes = workers.map("sandbox_faults.double", items())
        next(outcomes)
        assert len(taken) <= 5


def test_workers_that_cannot_start_are_a_fault_of_the_installation_and_not_of_a_document() -> None:
    with Workers(1, preload=("no_such_module",)) as workers, pytest.raises(WorkerStartError, match="no_such_module"):
        workers.run("sandbox_faults.double", 1)


def test_a_part_of_the_program_that_is_missing_stops_the_run_and_quarantines_nothing() -> None:
    with Workers(1) as workers, pytest.raises(WorkerStartError, match="no_such_part"):
        workers.run("sandbox_faults.import_what_is_not_there", 1)


def test_closing_while_another_thread_works_blames_no_document() -> None:
    seen: list[object] = []
    workers = Workers(1)

    def work() -> None:
        try:
            seen.extend(workers.map("sandbox_faults.sleep", [30.0, 30.0]))
        except WorkersClosedError as error:
            seen.append(error)

    thread = threading.Thread(target=work)
    with workers:
        thread.start()
        time.sleep(1.0)
    thread.join(20)
    assert not thread.is_alive()
    assert [type(s) for s in seen] == [WorkersClosedError]
