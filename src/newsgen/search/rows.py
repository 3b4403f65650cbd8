"""An article's texts -> what the index has of them: rows of key, article and place.

A key is two units in a row, or three where two of them are heavy: so common that all places of them would be
more than a reader should load. For single units and heavy pairs the index has no places but the field: title,
summary or anything else.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsgen.search.layout import OTHER, SUMMARY, Units
from newsgen.search.sets import among

Pairs = NDArray[np.uint32]
#: A row: the key, up to three units; the number of an article; a place, or a field.
ROW = np.dtype([("key", np.uint64), ("article", np.uint32), ("place", np.uint32)])
Rows = NDArray[np.void]


def pairs(texts: Units) -> Pairs:
    """Return the pair of units at each place; 0 where a text ends."""
    first, second = texts[:-1].astype(np.uint32), texts[1:].astype(np.uint32)
    return np.where((first != 0) & (second != 0), first << np.uint32(16) | second, np.uint32(0))


def rows(numbers: Sequence[int], texts: Sequence[Units], heavy: Pairs) -> Rows:
    """Return the rows of articles, given numbers and texts; `heavy` are the heavy pairs, in order.

    Among rows of one key those of a lower number come first, and those of one article in order of places.
    """
    joined = np.concatenate([*texts, np.zeros(2, np.uint16)])
    sizes = np.array([len(text) for text in texts], np.int64)
    starts = np.cumsum(sizes) - sizes
    article = np.repeat(np.array(numbers, np.uint32), sizes)
    place = (np.arange(len(joined) - 2) - np.repeat(starts, sizes)).astype(np.uint32)
    two = pairs(joined)
    is_heavy = among(two, heavy) & (two != 0)
    here, following = two[:-1], two[1:]
    three = (here != 0) & (following != 0) & (is_heavy[:-1] | is_heavy[1:])
    single = joined[:-2] != 0
    pair_keys = here.astype(np.uint64) << np.uint64(16)
    light = (here != 0) & ~is_heavy[:-1]
    third = (following & np.uint32(0xFFFF)).astype(np.uint64)
    field = np.where(place < SUMMARY, 0, np.where(place < OTHER, 1, 2)).astype(np.uint32)
    return np.concatenate(
        [
            _rows(pair_keys[light], article[light], place[light]),
            _rows((pair_keys | third)[three], article[three], place[three]),
            _first(joined[:-2][single].astype(np.uint64) << np.uint64(32), article[single], field[single]),
            _first(pair_keys[is_heavy[:-1]], article[is_heavy[:-1]], field[is_heavy[:-1]]),
        ]
    )


def _rows(key: NDArray[np.uint64], article: NDArray[np.uint32], place: NDArray[np.uint32]) -> Rows:
    made = np.empty(len(key), ROW)
    made["key"], made["article"], made["place"] = key, article, place
    return made


def _first(key: NDArray[np.uint64], article: NDArray[np.uint32], field: NDArray[np.uint32]) -> Rows:
    """Return a row for each key of each article, with the first field that has it; keys have two units."""
    low = article.astype(np.uint64) << np.uint64(2) | field
    found = np.sort(key >> np.uint64(16) << np.uint64(32) | low)
    new = np.ones(len(found), bool)
    new[1:] = found[1:] >> np.uint64(2) != found[:-1] >> np.uint64(2)
    found = found[new]
    rest = (found & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    return _rows(found >> np.uint64(32) << np.uint64(16), rest >> np.uint32(2), rest & np.uint32(3))
