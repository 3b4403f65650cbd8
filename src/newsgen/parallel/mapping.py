"""Whether other processes are worth their start; where they are not, nothing of them is even loaded."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_FEW = 64  # items for which starting processes costs more than it gains
_SMALL, _LARGE = 16, 128  # items that are sent together


def map_in_order(
    make_worker: Callable[[], Callable[[Item], Result]],
    items: Sequence[Item],
    jobs: int,
    at_once: int = 0,
) -> Iterator[Result]:
    """Give the result for each item, in the order of the items.

    `make_worker` is called once in each process and returns the function that does the work; both it
    and the items must be picklable. `jobs` of 0 means as many processes as there are cores. Items that take
    long each may be sent `at_once` in small numbers: then a few of them are enough to start processes for.
    """
    jobs = _processes(len(items), jobs, at_once)
    if jobs <= 1 or not (processes := _loaded()).can_spread():
        yield from map(make_worker(), items)
        return
    yield from processes.spread(make_worker, chunks(items, jobs, at_once), jobs)


def map_in_runs(
    make_worker: Callable[[], Callable[[Item], Result]], items: Sequence[Item], jobs: int
) -> Iterator[Result]:
    """Give the result for each item, in no order; the rest is as in `map_in_order`.

    Each process works through a run of items that stand together, and takes from the end of the longest
    run when its own is done. Where neighbours have much in common, that has to be got ready only once.
    """
    jobs = _processes(len(items), jobs)
    if jobs <= 1 or not (processes := _loaded()).can_spread():
        yield from map(make_worker(), items)
        return
    size = -(-len(items) // jobs)
    runs = (chunks(items[start : start + size], 1) for start in range(0, len(items), size))
    yield from processes.spread_runs(make_worker, runs)


def chunks(items: Sequence[Item], jobs: int, at_once: int = 0) -> Iterator[Sequence[Item]]:
    """Cut items into parts, each to be sent as one; small enough that `jobs` workers end together."""
    size = at_once or min(max(len(items) // (jobs * 32), _SMALL), _LARGE)
    return (items[start : start + size] for start in range(0, len(items), size))


def _loaded() -> ModuleType:
    from newsgen.parallel import processes  # which takes as long to load as a text to convert

    return processes


def _processes(items: int, jobs: int, at_once: int = 0) -> int:
    few = at_once or _FEW
    return min(jobs or _cores(), -(-items // (at_once or _SMALL))) if jobs or items > few else 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
