"""Files of the index with the rows of some articles taken out and others put in; all else stays as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from newsgen.search.groups import PAIR, WITH_PLACES, Lists, decode, encode, groups, holding
from newsgen.search.rows import Pairs, Rows
from newsgen.search.sets import among, differs, distinct
from newsgen.search.shape import IndexShape
from newsgen.search.shards import file_of, gaps_between, kinds, levels

_Ints = NDArray[np.int64]
_KINDS = 8
_GONE = -1  # the level of a list of no article
_ARTICLE = (1 << 32) - 1


class RowsByKind:
    """Rows by the kind of list that they belong to, in the order in which lists have them."""

    def __init__(self, rows: Rows, heavy: Pairs, shape: IndexShape) -> None:
        kind = kinds(rows, heavy)
        order = np.lexsort((rows["place"], rows["article"], rows["key"], kind))
        self._rows = rows[order]
        self._file = file_of(self._rows["key"], shape)
        self._ends = np.searchsorted(kind[order], np.arange(_KINDS + 1))

    def of(self, kind: int, first: int, last: int) -> Rows:
        """Return the rows of a kind of lists in files of these numbers."""
        some = slice(self._ends[kind], self._ends[kind + 1])
        return self._rows[some][(self._file[some] >= first) & (self._file[some] <= last)]


def edit(
    contents: Mapping[int, bytes],
    gone: RowsByKind,
    new: RowsByKind,
    shape: IndexShape,
    check: Callable[[Lists], None],
) -> dict[int, bytes]:
    """Return files of the index by their numbers, given what they hold, without some rows and with others; no
    other file has rows between the first and the last of them. `check` is given the lists of pairs that come
    out of it."""
    there = {number: dict(groups(content)) for number, content in contents.items()}
    made: dict[int, list[Lists]] = defaultdict(list)
    for kind in range(_KINDS):
        less, more = (rows.of(kind, min(contents), max(contents)) for rows in (gone, new))
        if not len(less) and not len(more):
            continue
        known, edited = np.zeros(len(more), bool), list[Lists]()
        for lists in _taken(there, kind, np.sort(np.concatenate([less["key"], more["key"]])), shape):
            known |= among(more["key"], np.sort(lists.keys))
            edited.append(_edited(lists, less, more, kind))
        if not known.all():
            edited.append(_edited(_empty(more["key"][~known]), less[:0], more, kind))
        for lists in edited:
            if kind == PAIR:
                check(lists)
            _part(lists, kind, made)
    for tag, parts in made.items():
        numbers = set(file_of(np.concatenate([part.keys for part in parts]), shape).tolist())
        # A list that has become longer or shorter comes to others.
        parts += [decode(there[number][tag], shape) for number in numbers if tag in there[number]]
        lists = Lists.joined(parts)
        files = file_of(lists.keys, shape)
        order = np.lexsort((lists.keys, files))
        if (order != np.arange(len(order))).any():
            lists = lists.take(order)
        some, sizes = np.unique(files, return_counts=True)
        for number, group in zip(some.tolist(), encode(lists, sizes, tag, shape), strict=True):
            there[number][tag] = group
    return {number: b"".join(its[tag] for tag in sorted(its)) for number, its in there.items()}


def _taken(
    there: Mapping[int, dict[int, bytes]], kind: int, keys: NDArray[np.uint64], shape: IndexShape
) -> Iterator[Lists]:
    """Take the groups of a kind that have lists of these keys out of their files; give the lists of each
    level, one file after the other."""
    numbers = distinct(file_of(keys, shape)).tolist()
    some = [(number, tag) for number in numbers for tag in there[number] if tag >> 5 == kind]
    taken: dict[int, list[Lists]] = defaultdict(list)
    for at in holding([there[number][tag] for number, tag in some], kind, keys):
        number, tag = some[at]
        taken[tag].append(decode(there[number].pop(tag), shape))
    return map(Lists.joined, taken.values())


def _part(lists: Lists, kind: int, made: dict[int, list[Lists]]) -> None:
    """Sort lists by their level to the groups that they are to be in; those of no article are gone."""
    level = levels(lists.articles)
    for each in set(level.tolist()) - {_GONE}:
        some = level == each
        made[kind << 5 | each].append(lists if some.all() else lists.take(np.flatnonzero(some)))


def _edited(lists: Lists, gone: Rows, new: Rows, kind: int) -> Lists:
    """Return the same lists without some rows and with others, as far as those are of these lists."""
    before = np.repeat(np.arange(len(lists.keys)) << 32, lists.articles) | lists.numbers()
    stays = np.ones(len(before), bool)
    stays[np.searchsorted(before, _entries(lists, gone)[0])] = False
    added, place = _entries(lists, new)
    first = differs(added)
    entries = np.concatenate([before[stays], added[first]])
    order = np.argsort(entries, kind="stable")
    list_of, numbers = entries[order] >> 32, entries[order] & _ARTICLE
    articles = np.bincount(list_of, minlength=len(lists.keys))
    gaps = gaps_between(numbers, differs(list_of))
    if kind not in WITH_PLACES:
        return Lists(lists.keys, articles, gaps, lists.counts, lists.places)
    old_counts, new_counts = lists.counts + 1, np.diff(np.append(np.flatnonzero(first), len(added)))
    counts = np.concatenate([old_counts[stays], new_counts])[order]
    starts = np.concatenate(
        [
            (np.cumsum(old_counts) - old_counts)[stays],
            len(lists.places) + np.cumsum(new_counts) - new_counts,
        ]
    )[order]
    places = np.concatenate([lists.places, gaps_between(place, first)])
    moved = np.repeat(starts - (np.cumsum(counts) - counts), counts) + np.arange(int(counts.sum()))
    return Lists(lists.keys, articles, gaps, counts - 1, places[moved])


def _entries(lists: Lists, rows: Rows) -> tuple[_Ints, _Ints]:
    """Return of each row that is of one of these lists a number that tells the list, by its place among them,
    and the article; and the row's place. They are in the order of the lists."""
    order = np.argsort(lists.keys)
    keys = lists.keys[order]
    rows = rows[among(rows["key"], keys)]
    entries = order[np.searchsorted(keys, rows["key"])] << 32 | rows["article"].astype(np.int64)
    sort = np.argsort(entries, kind="stable")
    return entries[sort], rows["place"][sort].astype(np.int64)


def _empty(keys: NDArray[np.uint64]) -> Lists:
    """Return lists of no article, for each of the keys."""
    none = np.zeros(0, np.int64)
    keys = distinct(keys)
    return Lists(keys, np.zeros(len(keys), np.int64), none, none, none)
