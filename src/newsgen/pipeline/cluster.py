"""Stages in processes that share neither memory nor disk with this one, reached by an executor."""

from __future__ import annotations

import secrets
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any, TypeVar

from msgspec import Struct, field

from newsgen.parallel import Pool, Remote, chunks
from newsgen.pipeline.version import version_digest
from newsgen.problems import Explained

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 4  # parts for each worker that are under way
_PATIENCE = 10  # seconds: to reach the scheduler, and between two looks whether there is any worker left
_mine = threading.local()  # what this thread works with; a worker process may have several threads


class ClusterRefused(Explained):
    """The cluster cannot be used."""


class Cluster(Struct, frozen=True):
    """Workers behind any executor of `concurrent.futures`; a `Pool`.

    `share` hands a value to all workers, and returns what is sent to them in its place; an executor that
    knows nothing of the kind is sent the values themselves. `alive` tells whether there is any worker. What
    cannot be sent is done by `here`.
    """

    executor: Executor
    workers: int
    here: Pool
    share: Callable[[Any], Any] = lambda value: value
    alive: Callable[[], bool] = lambda: True

    def map_in_order(
        self,
        make_worker: Callable[[], Callable[[Item], Result]],
        items: Sequence[Item],
        *,
        at_once: int = 0,
        remote: Callable[[], Remote[Item, Result]] | None = None,
    ) -> Iterator[Result]:
        """Give the result for each item, as `Pool` says.

        What the cluster does not do, because a worker was killed or the scheduler is gone, is done here: a
        cluster that fails costs time, and nothing else.
        """
        if remote is None:
            yield from self.here.map_in_order(make_worker, items, at_once=at_once)
            return
        away = remote()
        job = self._shared(away.make_worker)
        own: list[Callable[[Item], Result]] = []
        waiting: deque[tuple[Sequence[Item], Future[Sequence[Result]] | None]] = deque()

        def finished() -> Sequence[Result]:
            part, future = waiting.popleft()
            try:
                results: Sequence[Result] = self._result(future)
            except Exception:  # noqa: BLE001 - whatever it is: if it is our own, it is raised again here
                own[:] = own or [make_worker()]
                results = _here(own[0], part)
            return results

        for part in chunks(items, self.workers):
            sent = away.send(part)
            waiting.append((part, None if sent is None else self._submit(job, sent)))
            if len(waiting) >= self.workers * _AHEAD:
                yield from finished()
        while waiting:
            yield from finished()

    def map_in_runs(
        self,
        make_worker: Callable[[], Callable[[Item], Result]],
        items: Sequence[Item],
        *,
        remote: Callable[[], Remote[Item, Result]] | None = None,
    ) -> Iterator[Result]:
        """Give the result for each item, as `Pool` says."""
        if remote is None:
            return self.here.map_in_runs(make_worker, items)
        return self.map_in_order(make_worker, items, remote=remote)

    def _shared(self, make_worker: Callable[[], Callable[[Any], Any]]) -> Any:
        try:
            return self.share(_Job(make_worker))
        except Exception:  # noqa: BLE001 - whatever a scheduler says that has lost its workers
            return None

    def _submit(self, job: Any, part: Any) -> Future[Any] | None:
        try:
            return self.executor.submit(_work, job, part) if job is not None else None
        except Exception:  # noqa: BLE001 - whatever an executor says when it takes nothing more
            return None

    def _result(self, future: Future[Any] | None) -> Any:
        while future is not None:
            try:
                return future.result(_PATIENCE)
            except TimeoutError:
                if future.done() or not self.alive():
                    raise
        raise ClusterRefused("it takes no work")


def _here(work: Callable[[Item], Result], part: Sequence[Item]) -> list[Result]:
    return [work(item) for item in part]


class _Job(Struct, frozen=True):
    """What workers are to do; `token` tells one job from another."""

    make_worker: Callable[[], Callable[[Any], Any]]
    token: str = field(default_factory=lambda: secrets.token_hex(8))


def _work(job: _Job, part: Any) -> Any:
    if getattr(_mine, "token", "") != job.token:
        _mine.worker, _mine.token = job.make_worker(), job.token
    return _mine.worker(part)


@contextmanager
def connected(address: str, here: Pool) -> Iterator[Cluster]:
    """Yield the workers of a scheduler of `distributed`, at an address such as `tcp://10.0.0.5:8786`; what
    they cannot do is done by `here`.

    Raises ClusterRefused where there is none, where it has no workers, or where their newsgen is another
    one than this: then what they make would be different.
    """
    try:
        import distributed
    except ImportError:
        raise ClusterRefused("`distributed` is not installed: pip install 'newsgen[cluster]'") from None
    make_client: Any = distributed.Client  # its methods have no types
    try:
        client = make_client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterRefused("no scheduler answers at {address}", address=address) from error
    with client:
        workers = client.nthreads()
        if not workers:
            raise ClusterRefused("the scheduler at {address} has no workers", address=address)
        try:
            versions = client.run(version_digest)
        except Exception as error:  # an ImportError, as a rule, in one of many disguises
            raise ClusterRefused("newsgen is not installed on its workers") from error
        others = sorted(worker for worker, version in versions.items() if version != version_digest())
        if others:
            raise ClusterRefused(
                "newsgen, its libraries or Python are of another version on {worker}", worker=others[0]
            )
        yield Cluster(
            client.get_executor(pure=False),
            sum(workers.values()),
            here,
            lambda value: client.scatter(value, broadcast=True, hash=False),
            lambda: bool(client.nthreads()),
        )
