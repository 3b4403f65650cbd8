"""Look up, else make and keep: the one way in which anything is remembered.

A stage is a function of an item and a `Memo`; `remember` runs it over many items, in this process or in
others, and puts what is new into the cache. `with_cache` opens the cache, and begins again with an empty one
where the old one is damaged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Generic, Protocol, TypeVar

from newsgen.cache import Cache, CacheLost, CacheRefused, decoded, digest, encoded, open_cache
from newsgen.parallel import Pool, Remote
from newsgen.problems import Message, message

Item = TypeVar("Item")
Value = TypeVar("Value")
Result = TypeVar("Result")
_Rows = tuple[tuple[bytes, bytes], ...]


class Results(Protocol):
    """Where finished results are: the cache, or what was sent of it to another machine."""

    def get(self, key: bytes) -> bytes | None:
        """Return a result, or None."""
        ...

    def need(self, key: bytes) -> bytes:
        """Return a result; CacheLost when it is not there."""
        ...

    def hold(self) -> None:
        """Say that many are going to be read, and none written."""
        ...


class Memo:
    """What one process remembers by; without `results`, nothing was finished before.

    `new` has the results that were made here, by their keys.
    """

    def __init__(self, results: Results | None) -> None:
        self._results = results
        self.new: dict[bytes, bytes] = {}

    def recall(
        self,
        key: bytes,
        kind: type[Value],
        make: Callable[[], Value],
        holds: Callable[[Value], bool] = lambda _: True,
    ) -> Value:
        """Return the result of a key, of a kind that msgspec knows; made and kept where there is none, or
        none that `holds` any longer."""
        known = self._results.get(key) if self._results else None
        if known is not None and holds(value := decoded(known, kind)):
            return value
        value = make()
        self.new[key] = encoded(value)
        return value

    def has(self, key: bytes) -> bool:
        """Whether there is a result of a key."""
        return self._results is not None and self._results.get(key) is not None

    def need(self, key: bytes, kind: type[Value]) -> Value:
        """Return a result that was kept before; CacheLost where it is gone."""
        if self._results is None:
            raise CacheLost("something is missing in it")
        return decoded(self._results.need(key), kind)

    def keep(self, value: object) -> bytes:
        """Keep a value under the digest of what it is, and return that: equal values have equal keys."""
        content = encoded(value)
        key = digest(content)
        self.new[key] = content
        return key

    def taken(self) -> _Rows:
        """Return what is new since the last time, for whoever writes to the cache."""
        rows = tuple(self.new.items())
        self.new.clear()
        return rows


#: A stage: what a process does with an item.
MemoStage = Callable[[Item, Memo], Result]


def remember(
    pool: Pool,
    cache: Cache,
    make_stage: Callable[[], MemoStage[Item, Result]],
    items: Sequence[Item],
    *,
    is_empty: bool = False,
    at_once: int = 0,
    send: Callable[[Sequence[Item]], Sequence[Item] | None] | None = None,
) -> Iterator[Result]:
    """Give what a stage makes of each item, in order; what is new goes into the cache.

    `make_stage` is called once in each process; it and the items must be picklable. In a cache that
    `is_empty` nothing is looked for. `at_once` is as in `Pool.map_in_order`. With `send`, machines that reach
    neither this disk nor this cache may help; it makes items ready for them.
    """
    cache.close()
    make = partial(_Remembering[Item, Result], make_stage, None if is_empty else cache)
    remote = (
        partial(Remote, partial(_Parts[Item, tuple[Result, _Rows]], make), send)
        if send and is_empty
        else None
    )
    for result, rows in pool.map_in_order(make, items, at_once=at_once, remote=remote):
        cache.put(rows)
        yield result
    cache.commit()


class _Remembering(Generic[Item, Result]):
    """A stage in one process, with its memo."""

    def __init__(self, make_stage: Callable[[], MemoStage[Item, Result]], results: Results | None) -> None:
        self._stage = make_stage()
        self._memo = Memo(results)

    def __call__(self, item: Item) -> tuple[Result, _Rows]:
        """Return what the stage makes of an item, and the results that are new."""
        return self._stage(item, self._memo), self._memo.taken()


class _Parts(Generic[Item, Result]):
    """A worker for several items at once."""

    def __init__(self, make_worker: Callable[[], Callable[[Item], Result]]) -> None:
        self._work = make_worker()

    def __call__(self, items: Sequence[Item]) -> list[Result]:
        """Return what the worker makes of each item."""
        return [self._work(item) for item in items]


def with_cache(
    folder: Path | None,
    version: bytes,
    use: Callable[[Cache], Result],
    *,
    fresh: bool = False,
    notice: Callable[[Message], None] = lambda _: None,
) -> Result:
    """Return what `use` makes with the cache in a folder; a `fresh` one is emptied first.

    Where the cache is damaged or of another version, `use` is called again with an empty one in its place;
    where the system does not let it be used at all, or without a folder, with one for this time only.
    `notice` is told. Raises CacheLost where not even that can be used.
    """
    with TemporaryDirectory(prefix="newsgen-", ignore_cleanup_errors=True) as spare:
        attempts = [(Path(spare), True)]
        if folder is not None:
            attempts[:0] = [(folder, True)] if fresh else [(folder, False), (folder, True)]
        first = True
        while True:
            place, emptied = attempts.pop(0)
            try:
                with open_cache(place, version, fresh=emptied) as cache:
                    return use(cache)
            except CacheLost as lost:
                if not attempts:
                    raise
                if first:
                    notice(message("what earlier builds left cannot be used: {reason}", reason=lost.message))
                    first = False
                if isinstance(lost, CacheRefused):
                    del attempts[:-1]
