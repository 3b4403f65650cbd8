"""Rows of the index -> the lists that its files have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsgen.search.groups import HEAVY, PAIR, SINGLE, THREE, WITH_PLACES, Lists
from newsgen.search.rows import Rows
from newsgen.search.sets import among, differs
from newsgen.search.shape import IndexShape

_Ints = NDArray[np.int64]


def file_of(keys: NDArray[np.uint64], shape: IndexShape) -> _Ints:
    """Return the number of the file that each key is in."""
    factors = map(np.uint32, (0xC2B2AE3D, 0x85EBCA77, 0x9E3779B1))
    mixed = np.zeros(len(keys), np.uint32)
    for unit, factor in zip(_units(keys), factors, strict=True):
        mixed += unit * factor
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(0x2C1B3C6D)
    number: _Ints = mixed.astype(np.int64) >> 32 - shape.bits
    return number


def _units(keys: NDArray[np.uint64]) -> tuple[NDArray[np.uint16], ...]:
    """Return the units of keys, the last one first, as `np.lexsort` takes them: numpy sorts numbers of 16
    bits by their digits, in a fraction of the time that it takes for longer ones."""
    return tuple((keys >> np.uint64(shift)).astype(np.uint16) for shift in (0, 16, 32))


def pack(rows: Rows, heavy: NDArray[np.uint32], shape: IndexShape) -> Iterator[tuple[int, _Ints, Lists]]:
    """Give the lists that have the rows: by the first byte of their groups, in order, those of all files, one
    file after the other, with the number of the file that each is in.

    Rows of one key must be in order of articles, and those of one article in order of places.
    """
    if not len(rows):
        return
    kind = kinds(rows, heavy)
    order = np.lexsort((kind.astype(np.uint16), *_units(rows["key"])))
    rows, kind = rows[order], kind[order]
    new = differs(rows["key"]) | differs(kind)  # a list begins
    entry = new | differs(rows["article"])  # an article of a list
    lists = np.flatnonzero(new)
    number = np.cumsum(entry)
    ends = np.append(lists[1:], len(rows))
    articles = number[ends - 1] - number[lists] + 1
    kind, level, file = kind[lists], levels(articles), file_of(rows["key"][lists], shape)
    order = np.lexsort((file, level, kind))  # keys are in order
    lengths = (ends - lists)[order]
    moved = np.repeat(lists[order] - (np.cumsum(lengths) - lengths), lengths) + np.arange(len(rows))
    rows, new, entry = rows[moved], new[moved], entry[moved]
    column = _Columns(rows, new, entry, articles[order])
    kind, file, level = kind[order], file[order], level[order]
    tags = kind << 5 | level
    starts = np.flatnonzero(differs(tags)).tolist()
    for at, end in pairwise([*starts, len(order)]):
        tag = int(tags[at])
        yield tag, file[at:end], column.group(at, end, tag >> 5)


class _Columns:
    """What lists hold, column by column, in the order in which it is written."""

    def __init__(self, rows: Rows, new: NDArray[np.bool_], entry: NDArray[np.bool_], articles: _Ints) -> None:
        self._articles = articles
        self._list_entry = np.append(0, np.cumsum(articles))
        entries = np.flatnonzero(entry)
        self._entry_row = np.append(entries, len(rows))
        self._keys = rows["key"][np.flatnonzero(new)]
        article = rows["article"][entries].astype(np.int64)
        self._gaps = gaps_between(article, new[entries])
        self._counts = np.diff(self._entry_row) - 1
        self._places = gaps_between(rows["place"].astype(np.int64), entry)

    def group(self, start: int, end: int, kind: int) -> Lists:
        """Return the lists from `start` to `end`, which are of one kind."""
        first, last = self._list_entry[start], self._list_entry[end]
        if kind not in WITH_PLACES:
            last_place = first_place = 0
            last_count = first
        else:
            last_count = last
            first_place, last_place = self._entry_row[first], self._entry_row[last]
        return Lists(
            self._keys[start:end],
            self._articles[start:end],
            self._gaps[first:last],
            self._counts[first:last_count],
            self._places[first_place:last_place],
        )


def levels(articles: _Ints) -> _Ints:
    """Return the level of lists of so many articles: the logarithm by 2, rounded down; -1 for 0."""
    return np.frexp(articles.astype(np.float64))[1].astype(np.int64) - 1


def kinds(rows: Rows, heavy: NDArray[np.uint32]) -> _Ints:
    """Return the kind of the list that each row belongs to."""
    pair = (rows["key"] >> np.uint64(16)).astype(np.uint32)
    has_second, has_third = pair & np.uint32(0xFFFF) != 0, rows["key"] & np.uint64(0xFFFF) != 0
    kind = np.where(has_third, THREE, PAIR)
    kind = np.where(
        has_second & ~has_third & among(pair, heavy), HEAVY + rows["place"].astype(np.int64), kind
    )
    return np.where(has_second, kind, SINGLE + rows["place"].astype(np.int64))


def gaps_between(values: _Ints, first: NDArray[np.bool_]) -> _Ints:
    """Return how much each value lies beyond the least that it could be: 0, or one more than that before."""
    gaps = values.copy()
    gaps[1:] -= np.where(first[1:], 0, values[:-1] + 1)
    return gaps
