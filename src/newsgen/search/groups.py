"""Groups of lists <-> bytes: what a file of the index is a row of; docs/search.md tells the format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsgen.search.bits import Bits, fixed, unary, varint
from newsgen.search.sets import among, distinct
from newsgen.search.shape import IndexShape

_Ints = NDArray[np.int64]

#: Places are written in this many bits, and what is more in unary.
PLACE_BITS = 9
# What a group of lists holds: all places of a pair, of three units; articles with a single unit in the title,
# the summary, elsewhere; the same of a heavy pair.
PAIR, THREE, SINGLE, HEAVY = 0, 1, 2, 5
#: The kinds that have them.
WITH_PLACES = (PAIR, THREE)
#: How many units a key has, by kind.
UNITS = (2, 3, 1, 1, 1, 2, 2, 2)


class Lists(NamedTuple):
    """The lists of a group, column by column, as they are written: no list tells of its neighbours."""

    keys: NDArray[np.uint64]
    articles: _Ints  # how many, for each list
    gaps: _Ints  # for each article of each list
    counts: _Ints  # for each article of each list, its places less one; nothing where lists have no places
    places: _Ints  # the gap for each place

    def take(self, which: _Ints) -> Lists:
        """Return some of the lists, in this order."""
        entries = _inside(self.articles, which)
        if not len(self.counts):
            return Lists(self.keys[which], self.articles[which], self.gaps[entries], self.counts, self.places)
        places = _inside(self.counts + 1, entries)
        return Lists(
            self.keys[which],
            self.articles[which],
            self.gaps[entries],
            self.counts[entries],
            self.places[places],
        )

    @staticmethod
    def joined(parts: Sequence[Lists]) -> Lists:
        """Return lists one behind the other."""
        return parts[0] if len(parts) == 1 else Lists(*map(np.concatenate, zip(*parts, strict=True)))

    def numbers(self) -> _Ints:
        """Return the number of each article of each list."""
        sums = np.cumsum(self.gaps + 1)
        starts = np.cumsum(self.articles) - self.articles
        before = np.where(starts > 0, sums[starts - 1], 0) if len(sums) else starts
        numbers: _Ints = sums - np.repeat(before, self.articles) - 1
        return numbers


def encode(lists: Lists, sizes: _Ints, tag: int, shape: IndexShape) -> list[bytes]:
    """Return a group for each of some files, given their first byte, the lists of all of them, one file after
    the other, and how many lists each has, at least one."""
    kind, level = tag >> 5, tag & 31
    width = _gap_bits(level, shape)
    entries = _sums(lists.articles, sizes)
    columns = [
        list(map(varint, sizes.tolist())),
        _key_bytes(lists.keys, kind, sizes),
        fixed(lists.articles - (1 << level), level, sizes),
        unary(lists.gaps >> width, entries),
        fixed(lists.gaps, width, entries),
    ]
    if kind in WITH_PLACES:
        places = _sums(lists.counts + 1, entries)
        columns += [
            unary(lists.counts, entries),
            unary(lists.places >> PLACE_BITS, places),
            fixed(lists.places, PLACE_BITS, places),
        ]
    bodies = map(b"".join, zip(*columns, strict=True))
    return [bytes([tag]) + varint(len(body)) + body for body in bodies]


def decode(group: bytes, shape: IndexShape) -> Lists:
    """Return the lists of a group."""
    bits = Bits(group)
    tag = bits.byte()
    kind, level = tag >> 5, tag & 31
    bits.varint()
    count = bits.varint()
    keys = _keys(bits.units(count * UNITS[kind]), kind)
    articles = bits.fixed(count, level) + (1 << level)
    width = _gap_bits(level, shape)
    entries = int(articles.sum())
    gaps = (bits.unary(entries) << width) | bits.fixed(entries, width)
    counts = places = np.zeros(0, np.int64)
    if kind in WITH_PLACES:
        counts = bits.unary(entries)
        total = int(counts.sum()) + entries
        places = (bits.unary(total) << PLACE_BITS) | bits.fixed(total, PLACE_BITS)
    return Lists(keys, articles, gaps, counts, places)


def groups(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the groups of a file, each with its first byte."""
    bits = Bits(content)
    while bits.at < len(content):
        start = bits.at
        tag = bits.byte()
        size = bits.varint()
        bits.at += size
        yield tag, content[start : bits.at]


def holding(there: Sequence[bytes], kind: int, keys: NDArray[np.uint64]) -> list[int]:
    """Return which of some groups of a kind, by their places, have lists of some of these keys.

    The keys are in order.
    """
    parts = [_written_keys(group, UNITS[kind]) for group in there]
    has = among(_keys(np.frombuffer(b"".join(parts), "<u2"), kind), keys)
    ends = np.cumsum([len(part) // (2 * UNITS[kind]) for part in parts])
    found: list[int] = distinct(np.searchsorted(ends, np.flatnonzero(has), side="right")).tolist()
    return found


def _written_keys(group: bytes, size: int) -> bytes:
    bits = Bits(group)
    bits.byte()
    bits.varint()
    count = bits.varint()
    return group[bits.at : bits.at + 2 * size * count]


def _gap_bits(level: int, shape: IndexShape) -> int:
    """Return in how many bits gaps between articles are written, in lists of 2 to the power of `level`."""
    return max(0, shape.size - level - 2)


def _inside(lengths: _Ints, which: _Ints) -> _Ints:
    """Return where the members of some runs are, given the lengths of all runs, one behind the other."""
    some = lengths[which]
    starts = (np.cumsum(lengths) - lengths)[which]
    inside: _Ints = np.repeat(starts - (np.cumsum(some) - some), some) + np.arange(int(some.sum()))
    return inside


def _sums(values: _Ints, sizes: _Ints) -> _Ints:
    """Return the sum of each so many values."""
    sums: _Ints = np.add.reduceat(values, np.cumsum(sizes) - sizes)
    return sums


def _key_bytes(keys: NDArray[np.uint64], kind: int, sizes: _Ints) -> list[bytes]:
    shifts = np.array([32, 16, 0][: UNITS[kind]], np.uint64)
    content = (keys[:, None] >> shifts & np.uint64(0xFFFF)).astype("<u2").tobytes()
    ends = (2 * UNITS[kind] * np.cumsum(sizes)).tolist()
    return [content[start:end] for start, end in pairwise([0, *ends])]


def _keys(units: NDArray[np.uint16], kind: int) -> NDArray[np.uint64]:
    keys = np.zeros(len(units) // UNITS[kind], np.uint64)
    for place in range(UNITS[kind]):
        keys |= units[place :: UNITS[kind]].astype(np.uint64) << np.uint64(32 - 16 * place)
    return keys
