"""One function over many items."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

import pytest

from newsgen.parallel import Processes, mapping


def _adder(number: int) -> Callable[[int], tuple[int, int]]:
    return partial(_add, number)


def _add(number: int, item: int) -> tuple[int, int]:
    return number + item, os.getpid()


def _failing() -> Callable[[int], int]:
    return _fail


def _fail(item: int) -> int:
    raise KeyError(item)


@pytest.mark.parametrize("jobs", [0, 1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 100])
def test_the_results_come_in_the_order_of_the_items(jobs: int, count: int) -> None:
    results = [result for result, _ in Processes(jobs).map_in_order(partial(_adder, 5), range(count))]
    assert results == [5 + item for item in range(count)]


@pytest.mark.parametrize("jobs", [0, 1, 2])
def test_nothing_is_got_ready_for_no_items(jobs: int) -> None:
    def refused() -> Callable[[int], int]:
        raise AssertionError("nobody works")

    processes = Processes(jobs)
    assert [*processes.map_in_order(refused, []), *processes.map_in_runs(refused, [])] == []


def test_many_items_are_shared_among_processes() -> None:
    processes = {process for _, process in Processes(2).map_in_order(partial(_adder, 0), range(200))}
    assert os.getpid() not in processes


@pytest.mark.parametrize("jobs", [0, 1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 16, 17, 100, 1000])
def test_runs_give_each_result_once(jobs: int, count: int) -> None:
    results = [result for result, _ in Processes(jobs).map_in_runs(partial(_adder, 5), range(count))]
    assert sorted(results) == [5 + item for item in range(count)]


def test_a_process_goes_on_with_its_neighbours() -> None:
    by_process: dict[int, set[int]] = {}
    for item, process in Processes(2).map_in_runs(partial(_adder, 0), range(1000)):
        by_process.setdefault(process, set()).add(item)
    assert len(by_process) == 2
    firsts = sorted(by_process.values(), key=min)
    assert min(firsts[1]) <= 500  # its own run, and what it took from the end of the other's
    assert os.getpid() not in by_process


@pytest.mark.parametrize(("count", "jobs"), [(200, 1), (10, 3), (64, 0)])
def test_few_items_or_one_job_need_no_other_process(count: int, jobs: int) -> None:
    assert {process for _, process in Processes(jobs).map_in_order(partial(_adder, 0), range(count))} <= {
        os.getpid()
    }


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_reaches_the_caller(jobs: int) -> None:
    for spread in (Processes(jobs).map_in_order, Processes(jobs).map_in_runs):
        with pytest.raises(KeyError):
            list(spread(_failing, range(100)))


def test_without_affinity_the_cores_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert mapping._cores() == 1
