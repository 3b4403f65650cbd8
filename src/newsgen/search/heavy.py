"""Which pairs of units are heavy: so common that all places of one are more than a reader should load."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from newsgen.search.groups import Lists
from newsgen.search.layout import Units
from newsgen.search.rows import Pairs, pairs
from newsgen.search.sets import among

#: A pair of units with more places than these is heavy. All places of one take some ten kilobytes.
MOST = 16_000

_MERGED = 1 << 22  # pairs that are counted together


class HeavyPairs(Struct, frozen=True, array_like=True):
    """The heavy pairs, in order, and how often each stands in the `measured` articles. Both are arrays of 32
    bits."""

    pairs: bytes = b""
    counts: bytes = b""

    def all(self) -> Pairs:
        """Return the pairs."""
        return np.frombuffer(self.pairs, np.uint32)

    def exchanged(self, gone: Iterable[Units], new: Iterable[Units]) -> HeavyPairs | None:
        """Return the same with some texts instead of others; None where a pair is heavy no longer."""
        heavy = self.all()
        counts = np.frombuffer(self.counts, np.uint32) + _counts(new, heavy) - _counts(gone, heavy)
        return HeavyPairs(self.pairs, counts.astype(np.uint32).tobytes()) if (counts > MOST).all() else None


class PairCounts:
    """Counts the pairs of texts."""

    def __init__(self) -> None:
        self._pairs: Pairs = np.empty(0, np.uint32)
        self._counts = np.empty(0, np.int64)
        self._waiting: list[Pairs] = []
        self._size = 0

    def add(self, text: Units) -> None:
        """Count those of one more text."""
        self._waiting.append(_some(text))
        self._size += len(text)
        if self._size > _MERGED:
            self._merge()

    def heavy(self) -> HeavyPairs:
        """Return those that are heavy."""
        self._merge()
        heavy = self._counts > MOST
        return HeavyPairs(self._pairs[heavy].tobytes(), self._counts[heavy].astype(np.uint32).tobytes())

    def _merge(self) -> None:
        more, counts = np.unique(np.concatenate([self._pairs[:0], *self._waiting]), return_counts=True)
        at = np.searchsorted(self._pairs, more)
        known = at < len(self._pairs)
        known[known] = self._pairs[at[known]] == more[known]
        self._counts[at[known]] += counts[known]
        self._pairs = np.insert(self._pairs, at[~known], more[~known])
        self._counts = np.insert(self._counts, at[~known], counts[~known])
        self._waiting, self._size = [], 0


def measured(articles: int) -> int:
    """Return in how many articles, the oldest ones, pairs are counted: so many as the greatest power of two.
    So new articles do not change which are heavy."""
    return 1 << (articles.bit_length() - 1) if articles else 0


def become_heavy(lists: Lists, articles: int) -> bool:
    """Whether any of these lists of pairs has as many places in so many articles, the oldest ones, as only a
    heavy pair has."""
    places = lists.counts + 1
    if not (_sums(places, lists.articles) > MOST).any():  # as a rule
        return False
    return bool((_sums(np.where(lists.numbers() < articles, places, 0), lists.articles) > MOST).any())


def _sums(values: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the sum of each so many values; of none it is 0."""
    sums = np.append(0, np.cumsum(values))
    ends = np.cumsum(sizes)
    found: NDArray[np.int64] = sums[ends] - sums[ends - sizes]
    return found


def _counts(texts: Iterable[Units], some: Pairs) -> NDArray[np.int64]:
    """Return how often each of some pairs, which are in order, stands in texts."""
    found = np.concatenate([some[:0], *map(_some, texts)])
    return np.bincount(np.searchsorted(some, found[among(found, some)]), minlength=len(some))


def _some(text: Units) -> Pairs:
    found = pairs(text)
    some: Pairs = found[found != 0]
    return some
