"""Work spread among processes of this machine."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from typing import Any, TypeVar

from newsgen.problems import Explained, sentence

if sys.platform == "linux":
    import resource

Item = TypeVar("Item")
Result = TypeVar("Result")

_ROOM = 512 * 2**20  # bytes of addresses: a build takes some 400 MB of them, most never touched
_AHEAD = 4  # chunks for each process that are under way: what is done waits in memory
_ENDED = sentence("a process that shared the work has ended: most often the system had no memory left for it")
_work: Callable[[Any], Any]


class ProcessGone(Explained):
    """A process that took part in the work has ended before its time."""


def can_spread() -> bool:
    """Whether this system has what processes need: what they wait by, for which some containers have no
    /dev/shm, and room for the stacks of the threads that look after them, without which the pool would wait
    for ever."""
    if sys.platform == "linux" and 0 <= resource.getrlimit(resource.RLIMIT_AS)[0] < _ROOM:
        return False
    try:
        _context().Lock()
    except (OSError, ImportError):
        return False
    return True


def spread(
    make_worker: Callable[[], Callable[[Item], Result]], chunks: Iterable[Sequence[Item]], jobs: int
) -> Iterator[Result]:
    """Give the result for each item of the chunks, in order; `make_worker` is called once in each process."""
    waiting: deque[Future[list[Result]]] = deque()
    with _explained(), _pool(jobs, make_worker) as pool, _unwanted_ended():
        try:
            for chunk in chunks:
                waiting.append(pool.submit(_run, chunk))
                if len(waiting) >= jobs * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def spread_runs(
    make_worker: Callable[[], Callable[[Item], Result]], runs: Iterable[Iterable[Sequence[Item]]]
) -> Iterator[Result]:
    """Give the result for each item, in no order, with a process for each run.

    A process whose own run is done takes from the end of the longest.
    """
    waiting = list(map(deque, runs))
    under_way: dict[Future[list[Result]], int] = {}
    with _explained(), ExitStack() as stack:
        pools = [stack.enter_context(_pool(1, make_worker)) for _ in waiting]
        stack.enter_context(_unwanted_ended())

        def send(worker: int) -> None:
            longest = max(waiting, key=len)
            if longest:
                chunk = waiting[worker].popleft() if waiting[worker] else longest.pop()
                under_way[pools[worker].submit(_run, chunk)] = worker

        for worker in (*range(len(pools)), *range(len(pools))):  # one to do, and one to go on with
            send(worker)
        while under_way:
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                send(under_way.pop(future))
                yield from future.result()


def _pool(jobs: int, make_worker: Callable[[], Callable[[Any], Any]]) -> ProcessPoolExecutor:
    pool = ProcessPoolExecutor(jobs, _context(), initializer=_start, initargs=(make_worker,))
    try:
        pool.submit(int)  # starts the processes, and the thread that looks after them
    except RuntimeError as error:  # there is no room for the thread; nobody would tell the processes to end
        _terminate()
        raise ProcessGone(_ENDED) from error
    return pool


def _terminate() -> None:
    for process in multiprocessing.active_children():
        process.terminate()


def _context() -> Any:
    # Forked workers share what is loaded already; where forking is not safe, they start afresh.
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


@contextmanager
def _unwanted_ended() -> Iterator[None]:
    """End the processes at once where nobody takes what they are at."""
    try:
        yield
    except GeneratorExit:
        _terminate()
        raise


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise ProcessGone(_ENDED) from error


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
