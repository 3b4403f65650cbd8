"""One function over many items, in this process or in several; the results are the same."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import ExitStack
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_FEW = 64  # items for which starting processes costs more than it gains
_SMALL, _LARGE = 16, 128  # items that are sent together
_AHEAD = 4  # chunks for each process that are under way: what is done waits in memory
_work: Callable[[Any], Any]


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
    if jobs <= 1:
        yield from map(make_worker(), items)
        return
    with _pool(jobs, make_worker) as pool:
        for results in in_order(
            lambda chunk: pool.submit(_run, chunk), chunks(items, jobs, at_once), jobs * _AHEAD
        ):
            yield from results


def map_in_runs(
    make_worker: Callable[[], Callable[[Item], Result]], items: Sequence[Item], jobs: int
) -> Iterator[Result]:
    """Give the result for each item, in no order; the rest is as in `map_in_order`.

    Each process works through a run of items that stand together, and takes from the end of the longest
    run when its own is done. Where neighbours have much in common, that has to be got ready only once.
    """
    jobs = _processes(len(items), jobs)
    if jobs <= 1:
        yield from map(make_worker(), items)
        return
    size = -(-len(items) // jobs)
    runs = [deque(chunks(items[start : start + size], 1)) for start in range(0, len(items), size)]
    under_way: dict[Future[list[Result]], int] = {}
    with ExitStack() as stack:
        pools = [stack.enter_context(_pool(1, make_worker)) for _ in runs]

        def send(worker: int) -> None:
            longest = max(runs, key=len)
            if longest:
                chunk = runs[worker].popleft() if runs[worker] else longest.pop()
                under_way[pools[worker].submit(_run, chunk)] = worker

        for worker in (*range(len(pools)), *range(len(pools))):  # one to do, and one to go on with
            send(worker)
        while under_way:
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                send(under_way.pop(future))
                yield from future.result()


def chunks(items: Sequence[Item], jobs: int, at_once: int = 0) -> Iterator[Sequence[Item]]:
    """Cut items into parts, each to be sent as one; small enough that `jobs` workers end together."""
    size = at_once or min(max(len(items) // (jobs * 32), _SMALL), _LARGE)
    return (items[start : start + size] for start in range(0, len(items), size))


def in_order(submit: Callable[[Item], Future[Result]], items: Iterable[Item], ahead: int) -> Iterator[Result]:
    """Give what is submitted for each item, in the order of the items, with so many under way at a time."""
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            waiting.append(submit(item))
            if len(waiting) >= ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _processes(items: int, jobs: int, at_once: int = 0) -> int:
    few = at_once or _FEW
    return min(jobs or _cores(), -(-items // (at_once or _SMALL))) if jobs or items > few else 1


def _pool(jobs: int, make_worker: Callable[[], Callable[[Any], Any]]) -> ProcessPoolExecutor:
    # Forked workers share what is loaded already; where forking is not safe, they start afresh.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(make_worker,))


def _start(make_worker: Callable[[], Callable[[Any], Any]]) -> None:
    global _work
    gc.freeze()  # what was there before stays shared with the parent: the collector would write to it
    _work = make_worker()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Leave when the main process is gone, as after SIGKILL: nobody else would end its workers."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run(items: Sequence[Any]) -> list[Any]:
    return [_work(item) for item in items]


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
