"""Rows of the index <-> the files that have them; docs/search.md tells the format byte by byte."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from newsgen.search.bits import Bits, fixed, unary, varint
from newsgen.search.rows import ROW, Rows
from newsgen.search.shape import Shape

_Ints = NDArray[np.int64]

#: Places are written in this many bits, and what is more in unary.
PLACE_BITS = 9
# What a group of lists holds: all places of a pair, of three units; articles with a single unit in the title,
# the summary, elsewhere; the same of a heavy pair.
_PAIR, _THREE, _SINGLE, _HEAVY = 0, 1, 2, 5
#: How many units a key has, by kind.
UNITS = (2, 3, 1, 1, 1, 2, 2, 2)


def file_of(keys: NDArray[np.uint64], shape: Shape) -> _Ints:
    """Return the number of the file that each key is in."""
    mask = np.uint64(0xFFFF)
    first, second, third = keys >> np.uint64(32), keys >> np.uint64(16) & mask, keys & mask
    mixed = first * np.uint64(0x9E3779B1) + second * np.uint64(0x85EBCA77) + third * np.uint64(0xC2B2AE3D)
    mixed &= np.uint64(0xFFFFFFFF)
    mixed ^= mixed >> np.uint64(15)
    mixed = mixed * np.uint64(0x2C1B3C6D) & np.uint64(0xFFFFFFFF)
    number: _Ints = (mixed >> np.uint64(32 - shape.bits)).astype(np.int64)
    return number


def pack(rows: Rows, heavy: NDArray[np.uint32], shape: Shape) -> Iterator[tuple[int, bytes]]:
    """Give the number and the content of each file that has some of the rows.

    Rows of one key must be in order of articles, and those of one article in order of places.
    """
    if not len(rows):
        return
    kind = _kinds(rows, heavy)
    order = np.argsort(rows["key"] << np.uint64(3) | kind.astype(np.uint64), kind="stable")
    rows, kind = rows[order], kind[order]
    file = file_of(rows["key"], shape)
    new = _differs(rows["key"]) | _differs(kind)  # a list begins
    entry = new | _differs(rows["article"])  # an article of a list
    lists = np.flatnonzero(new)
    number = np.cumsum(entry)
    ends = np.append(lists[1:], len(rows))
    articles = number[ends - 1] - number[lists] + 1
    level = np.frexp(articles.astype(np.float64))[1].astype(np.int64) - 1
    order = np.lexsort((rows["key"][lists], level, kind[lists], file[lists]))
    lengths = (ends - lists)[order]
    moved = np.repeat(lists[order] - (np.cumsum(lengths) - lengths), lengths) + np.arange(len(rows))
    rows, new, entry = rows[moved], new[moved], entry[moved]
    column = _Columns(rows, new, entry, articles[order])
    kind, file, level = kind[lists][order], file[lists][order], level[order]
    groups = np.flatnonzero(_differs(file) | _differs(kind) | _differs(level)).tolist()
    content: list[bytes] = []
    for at, end in zip(groups, [*groups[1:], len(order)], strict=True):
        content.append(column.group(at, end, int(kind[at]), int(level[at]), shape))
        if end == len(order) or file[end] != file[at]:
            yield int(file[at]), b"".join(content)
            content.clear()


class _Columns:
    """What lists hold, column by column, in the order in which it is written."""

    def __init__(self, rows: Rows, new: NDArray[np.bool_], entry: NDArray[np.bool_], articles: _Ints) -> None:
        self._articles = articles
        self._list_entry = np.append(0, np.cumsum(articles))
        entries = np.flatnonzero(entry)
        self._entry_row = np.append(entries, len(rows))
        self._keys = rows["key"][np.flatnonzero(new)]
        article = rows["article"][entries].astype(np.int64)
        self._gaps = _gaps(article, new[entries])
        self._counts = np.diff(self._entry_row) - 1
        self._places = _gaps(rows["place"].astype(np.int64), entry)

    def group(self, start: int, end: int, kind: int, level: int, shape: Shape) -> bytes:
        """Return the lists from `start` to `end`: they are of one kind, and of about one length."""
        first, last = self._list_entry[start], self._list_entry[end]
        gaps = self._gaps[first:last]
        width = gap_bits(level, shape)
        content = [
            varint(end - start),
            _key_bytes(self._keys[start:end], kind),
            fixed(self._articles[start:end] - (1 << level), level),
            unary(gaps >> width),
            fixed(gaps, width),
        ]
        if kind in (_PAIR, _THREE):
            places = self._places[self._entry_row[first] : self._entry_row[last]]
            content += [
                unary(self._counts[first:last]),
                unary(places >> PLACE_BITS),
                fixed(places, PLACE_BITS),
            ]
        body = b"".join(content)
        return bytes([kind << 5 | level]) + varint(len(body)) + body


def unpack(content: bytes, shape: Shape) -> Rows:
    """Return the rows of a file."""
    bits = Bits(content)
    found = [np.empty(0, ROW)]
    while bits.at < len(content):
        tag = bits.byte()
        kind, level = tag >> 5, tag & 31
        bits.end = bits.varint() + bits.at
        count = bits.varint()
        keys = _keys(bits.units(count * UNITS[kind]), kind)
        articles = bits.fixed(count, level) + (1 << level)
        width = gap_bits(level, shape)
        entries = int(articles.sum())
        gaps = (bits.unary(entries) << width) | bits.fixed(entries, width)
        article = _sums(gaps, articles)
        key = np.repeat(keys, articles)
        if kind in (_PAIR, _THREE):
            counts = bits.unary(entries) + 1
            total = int(counts.sum())
            place = _sums((bits.unary(total) << PLACE_BITS) | bits.fixed(total, PLACE_BITS), counts)
            key, article = np.repeat(key, counts), np.repeat(article, counts)
        else:
            place = np.full(entries, (kind - _SINGLE) % 3)
        made = np.empty(len(key), ROW)
        made["key"], made["article"], made["place"] = key, article, place
        found.append(made)
    return np.concatenate(found)


def gap_bits(level: int, shape: Shape) -> int:
    """Return in how many bits gaps between articles are written, in lists of 2 to the power of `level`."""
    return max(0, shape.size - level - 2)


def _kinds(rows: Rows, heavy: NDArray[np.uint32]) -> _Ints:
    pair = (rows["key"] >> np.uint64(16)).astype(np.uint32)
    has_second, has_third = pair & np.uint32(0xFFFF) != 0, rows["key"] & np.uint64(0xFFFF) != 0
    kind = np.where(has_third, _THREE, _PAIR)
    kind = np.where(
        has_second & ~has_third & np.isin(pair, heavy), _HEAVY + rows["place"].astype(np.int64), kind
    )
    return np.where(has_second, kind, _SINGLE + rows["place"].astype(np.int64))


def _differs(values: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Return where a value is another one than that before it."""
    differs = np.ones(len(values), bool)
    differs[1:] = values[1:] != values[:-1]
    return differs


def _gaps(values: _Ints, first: NDArray[np.bool_]) -> _Ints:
    """Return how much each value lies beyond the least that it could be: 0, or one more than that before."""
    gaps = values.copy()
    gaps[1:] -= np.where(first[1:], 0, values[:-1] + 1)
    return gaps


def _sums(gaps: _Ints, lengths: _Ints) -> _Ints:
    """Return the values whose gaps these are, in runs of these lengths."""
    sums = np.cumsum(gaps + 1)
    starts = np.cumsum(lengths) - lengths
    before = np.where(starts > 0, sums[starts - 1], 0) if len(sums) else starts
    values: _Ints = sums - np.repeat(before, lengths) - 1
    return values


def _key_bytes(keys: NDArray[np.uint64], kind: int) -> bytes:
    shifts = np.array([32, 16, 0][: UNITS[kind]], np.uint64)
    return (keys[:, None] >> shifts & np.uint64(0xFFFF)).astype("<u2").tobytes()


def _keys(units: NDArray[np.uint16], kind: int) -> NDArray[np.uint64]:
    shifts = np.array([32, 16, 0][: UNITS[kind]], np.uint64)
    parts = units.reshape(-1, UNITS[kind]).astype(np.uint64) << shifts
    keys: NDArray[np.uint64] = np.bitwise_or.reduce(parts, axis=1)
    return keys
