"""Stages in processes that share neither memory nor disk with this one, reached by an executor."""

from __future__ import annotations

import secrets
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from newsgen.pipeline.version import version_digest
from newsgen.problems import Explained

Part = TypeVar("Part")
Result = TypeVar("Result")

_AHEAD = 4  # parts for each worker that are under way
_PATIENCE = 10  # seconds: to reach the scheduler, and between two looks whether there is any worker left
_mine = threading.local()  # what this thread works with; a worker process may have several threads


class ClusterRefused(Explained):
    """The cluster cannot be used."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Workers behind any executor of `concurrent.futures`.

    `share` hands a value to all workers, and returns what is sent to them in its place; an executor that
    knows nothing of the kind is sent the values themselves. `alive` tells whether there is any worker.
    """

    executor: Executor
    workers: int
    share: Callable[[Any], Any] = lambda value: value
    alive: Callable[[], bool] = lambda: True

    def map_in_order(
        self,
        make_worker: Callable[[], Callable[[Part], Result]],
        parts: Iterable[Part],
        make_here: Callable[[], Callable[[Part], Result]],
    ) -> Iterator[Result]:
        """Give the result for each part, in the order of the parts.

        `make_worker` is called once in each thread of the cluster; it, what its worker takes and what that
        gives back must be picklable. What the cluster does not do, because a worker was killed or the
        scheduler is gone, is done here, by a worker that `make_here` makes: a cluster that fails costs
        time, and nothing else.
        """
        job = self._shared(make_worker)
        here: list[Callable[[Part], Result]] = []
        waiting: deque[tuple[Part, Future[Result] | None]] = deque()

        def finished() -> Result:
            part, future = waiting.popleft()
            try:
                result: Result = self._result(future)
            except Exception:  # noqa: BLE001 - whatever it is: if it is our own, it is raised again here
                here[:] = here or [make_here()]
                result = here[0](part)
            return result

        for part in parts:
            waiting.append((part, self._submit(job, part)))
            if len(waiting) >= self.workers * _AHEAD:
                yield finished()
        while waiting:
            yield finished()

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


@dataclass(frozen=True, slots=True)
class _Job:
    """What workers are to do; `token` tells one job from another."""

    make_worker: Callable[[], Callable[[Any], Any]]
    token: str = field(default_factory=lambda: secrets.token_hex(8))


def _work(job: _Job, part: Any) -> Any:
    if getattr(_mine, "token", "") != job.token:
        _mine.worker, _mine.token = job.make_worker(), job.token
    return _mine.worker(part)


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """Yield the workers of a scheduler of `distributed`, at an address such as `tcp://10.0.0.5:8786`.

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
            lambda value: client.scatter(value, broadcast=True, hash=False),
            lambda: bool(client.nthreads()),
        )
