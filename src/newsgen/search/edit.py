"""Files of the index with the rows of some articles taken out and others put in; all else stays as it is."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsgen.search.groups import WITH_PLACES, Lists, among, decode, encode, groups, holding
from newsgen.search.rows import Pairs, Rows
from newsgen.search.shape import IndexShape
from newsgen.search.shards import differs, file_of, gaps_between, kinds, levels

_Ints = NDArray[np.int64]
_KINDS = 8
_GONE = -1  # the level of a list of no article
_ARTICLE = (1 << 32) - 1


class Parted:
    """Rows by the file and the kind of list that they belong to, in the order in which lists have them."""

    def __init__(self, rows: Rows, heavy: Pairs, shape: IndexShape) -> None:
        place = file_of(rows["key"], shape) * _KINDS + kinds(rows, heavy)
        order = np.lexsort((rows["place"], rows["article"], rows["key"], place))
        self._rows = rows[order]
        places, starts = np.unique(place[order], return_index=True)
        ends = pairwise([*starts.tolist(), len(rows)])
        self._ends = dict(zip(places.tolist(), ends, strict=True))

    def of(self, file: int, kind: int) -> Rows:
        """Return the rows of a file's lists of a kind."""
        start, end = self._ends.get(file * _KINDS + kind, (0, 0))
        return self._rows[start:end]


def edit(content: bytes, number: int, gone: Parted, new: Parted, shape: IndexShape) -> bytes:
    """Return a file of the index, given what it holds and its number, without some rows and with others."""
    there = dict(groups(content))
    made: dict[int, list[Lists]] = defaultdict(list)
    for kind in range(_KINDS):
        less, more = gone.of(number, kind), new.of(number, kind)
        if not len(less) and not len(more):
            continue
        known = np.zeros(len(more), bool)
        for tag in holding(there, kind, np.sort(np.concatenate([less["key"], more["key"]]))):
            lists = decode(there.pop(tag), shape)
            here = among(more["key"], lists.keys)
            known |= here
            _part(_edited(lists, less[among(less["key"], lists.keys)], more[here], kind), kind, made)
        if not known.all():
            _part(_edited(_empty(more["key"][~known]), less[:0], more[~known], kind), kind, made)
    for tag, parts in made.items():
        if tag in there:  # a list that has become longer or shorter comes to others
            parts.append(decode(there[tag], shape))
        there[tag] = encode(Lists.joined(parts), tag, shape)
    return b"".join(there[tag] for tag in sorted(there))


def _part(lists: Lists, kind: int, made: dict[int, list[Lists]]) -> None:
    """Sort lists by their level to the groups that they are to be in; those of no article are gone."""
    level = levels(lists.articles)
    for each in set(level.tolist()) - {_GONE}:
        some = level == each
        made[kind << 5 | each].append(lists if some.all() else lists.take(np.flatnonzero(some)))


def _edited(lists: Lists, gone: Rows, new: Rows, kind: int) -> Lists:
    """Return the same lists without some rows and with others, all of which are of them."""
    before = np.repeat(np.arange(len(lists.keys)) << 32, lists.articles) | lists.numbers()
    stays = np.ones(len(before), bool)
    stays[np.searchsorted(before, _entries(lists, gone))] = False
    added = _entries(lists, new)
    first = differs(added)
    entries = np.concatenate([before[stays], added[first]])
    order = np.argsort(entries, kind="stable")
    list_of, numbers = entries[order] >> 32, entries[order] & _ARTICLE
    articles = np.bincount(list_of, minlength=len(lists.keys))
    gaps = gaps_between(numbers, differs(list_of))
    if kind not in WITH_PLACES:
        return Lists(lists.keys, articles, gaps, lists.counts, lists.places)
    old_counts, new_counts = lists.counts + 1, np.diff(np.append(np.flatnonzero(first), len(new)))
    counts = np.concatenate([old_counts[stays], new_counts])[order]
    starts = np.concatenate(
        [
            (np.cumsum(old_counts) - old_counts)[stays],
            len(lists.places) + np.cumsum(new_counts) - new_counts,
        ]
    )[order]
    places = np.concatenate([lists.places, gaps_between(new["place"].astype(np.int64), first)])
    moved = np.repeat(starts - (np.cumsum(counts) - counts), counts) + np.arange(int(counts.sum()))
    return Lists(lists.keys, articles, gaps, counts - 1, places[moved])


def _entries(lists: Lists, rows: Rows) -> _Ints:
    """Return for each row one number that tells its list, by the place among these lists, and its article."""
    return np.searchsorted(lists.keys, rows["key"]) << 32 | rows["article"].astype(np.int64)


def _empty(keys: NDArray[np.uint64]) -> Lists:
    none = np.zeros(0, np.int64)
    distinct = np.unique(keys)
    return Lists(distinct, np.zeros(len(distinct), np.int64), none, none, none)
