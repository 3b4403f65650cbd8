"""Whether other processes are worth their start; where they are not, nothing of them is even loaded."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

Item = TypeVar("Item")
Result = TypeVar("Result")

_FEW = 64  # items for which starting processes costs more than it gains
_SMALL, _LARGE = 16, 128  # items that are sent together


class Remote(Struct, Generic[Item, Result], frozen=True):
    """How work is done where this machine's memory and disk cannot be reached: `make_worker` makes what does
    a part of it there, and `send` that part out of some items, None of those that cannot be sent. All of it
    must be picklable."""

    make_worker: Callable[[], Callable[[Any], Sequence[Result]]]
    send: Callable[[Sequence[Item]], Any]


class Pool(Protocol):
    """Where work is done."""

    def map_in_order(
        self,
        make_worker: Callable[[], Callable[[Item], Result]],
        items: Sequence[Item],
        *,
        at_once: int = 0,
        remote: Callable[[], Remote[Item, Result]] | None = None,
    ) -> Iterator[Result]:
        """Give the result for each item, in the order of the items.

        `make_worker` is called once in each process, where there are items, and returns the function that
        does the work; both it and the items must be picklable. Items that take long each may be sent
        `at_once` in small numbers: then a few of them are enough to start processes for. Without `remote`,
        other machines do nothing; it is called where there are any.
        """
        ...

    def map_in_runs(
        self,
        make_worker: Callable[[], Callable[[Item], Result]],
        items: Sequence[Item],
        *,
        remote: Callable[[], Remote[Item, Result]] | None = None,
    ) -> Iterator[Result]:
        """Give the result for each item, in no order; the rest is as in `map_in_order`.

        Each process works through a run of items that stand together. Where neighbours have much in common,
        that has to be got ready only once.
        """
        ...


class Processes(Struct, frozen=True):
    """Processes of this machine; `jobs` of 0 means as many as there are cores."""

    jobs: int = 0

    def map_in_order(
        self,
        make_worker: Callable[[], Callable[[Item], Result]],
        items: Sequence[Item],
        *,
        at_once: int = 0,
        remote: Callable[[], Remote[Item, Result]] | None = None,  # noqa: ARG002 - there is no other machine
    ) -> Iterator[Result]:
        """Give the result for each item, as `Pool` says."""
        if not items:
            return  # what a worker has to get ready is not asked for
        jobs = self._worth(len(items), at_once)
        if jobs <= 1 or not (processes := _loaded()).can_spread():
            yield from map(make_worker(), items)
            return
        yield from processes.spread(make_worker, chunks(items, jobs, at_once), jobs)

    def map_in_runs(
        self,
        make_worker: Callable[[], Callable[[Item], Result]],
        items: Sequence[Item],
        *,
        remote: Callable[[], Remote[Item, Result]] | None = None,  # noqa: ARG002 - there is no other machine
    ) -> Iterator[Result]:
        """Give the result for each item, as `Pool` says; a process whose run is done takes from the end of
        the longest."""
        if not items:
            return
        jobs = self._worth(len(items), 0)
        if jobs <= 1 or not (processes := _loaded()).can_spread():
            yield from map(make_worker(), items)
            return
        size = -(-len(items) // jobs)
        runs = (chunks(items[start : start + size], 1) for start in range(0, len(items), size))
        yield from processes.spread_runs(make_worker, runs)

    def _worth(self, items: int, at_once: int) -> int:
        """Return how many processes so many items are worth."""
        few = at_once or _FEW
        if not self.jobs and items <= few:
            return 1
        return min(self.jobs or _cores(), -(-items // (at_once or _SMALL)))


def chunks(items: Sequence[Item], jobs: int, at_once: int = 0) -> Iterator[Sequence[Item]]:
    """Cut items into parts, each to be sent as one; small enough that `jobs` workers end together."""
    size = at_once or min(max(len(items) // (jobs * 32), _SMALL), _LARGE)
    return (items[start : start + size] for start in range(0, len(items), size))


def _loaded() -> ModuleType:
    from newsgen.parallel import processes  # which takes as long to load as a text to convert

    return processes


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
