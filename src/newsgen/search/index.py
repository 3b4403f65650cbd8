"""The index of all articles: made anew, or with some articles exchanged, which gives the same files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from tempfile import TemporaryFile
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from newsgen.search.edit import RowsByKind, edit
from newsgen.search.groups import Lists, encode
from newsgen.search.heavy import HeavyPairs, PairCounts, become_heavy, measured
from newsgen.search.layout import Units
from newsgen.search.rows import ROW, Pairs, Rows, rows
from newsgen.search.sets import among, distinct
from newsgen.search.shape import IndexShape, shape_of
from newsgen.search.shards import file_of, pack

#: The units of an article that was not there.
NO_TEXT: Units = np.zeros(0, np.uint16)

_AT_ONCE = 256  # articles whose rows are made together
_FILES_AT_ONCE = 128  # of the index, in which articles are exchanged together
_PARTS = 64  # of the index, made one after the other: all rows at once would fill the memory


class OtherHeavy(Exception):
    """An exchange of articles makes other pairs heavy."""


def build(texts: Iterable[Units], articles: int, write: Callable[[int, bytes], None]) -> HeavyPairs:
    """Make the index of so many articles, given the texts of each, the oldest first; `write` is called with
    the number and the content of each file. Return the pairs that are heavy."""
    shape = shape_of(articles)
    counted = PairCounts()
    with TemporaryFile() as spilled:
        sizes: list[int] = []
        for number, text in enumerate(texts):
            spilled.write(text.tobytes())
            sizes.append(len(text))
            if number < measured(articles):
                counted.add(text)
        heavy = counted.heavy()
        _write_parts(_rows(spilled, sizes, heavy.all()), heavy.all(), shape, write)
    return heavy


def exchange(
    before: HeavyPairs,
    articles: int,
    changed: Mapping[int, tuple[Units, Units]],
    read: Callable[[int], bytes],
) -> tuple[HeavyPairs, dict[int, bytes]]:
    """Make the index anew where the texts of some articles, by their numbers, have become others.

    `read` gives a file as it was, by its number. Return the heavy pairs, and the files that have become
    others. Raises OtherHeavy where the whole is to be built.
    """
    shape = shape_of(articles)
    oldest = measured(articles)
    within = [both for number, both in changed.items() if number < oldest]
    counted = before.exchanged((old for old, _ in within), (new for _, new in within))
    if counted is None:
        raise OtherHeavy
    heavy = counted.all()
    numbers = list(changed)
    old = rows(numbers, [old for old, _ in changed.values()], heavy)
    new = rows(numbers, [new for _, new in changed.values()], heavy)
    keys = _differing(old, new)
    gone = RowsByKind(old[among(old["key"], keys)], heavy, shape)
    come = RowsByKind(new[among(new["key"], keys)], heavy, shape)
    files = distinct(file_of(keys, shape)).tolist()
    made: dict[int, bytes] = {}

    def check(lists: Lists) -> None:
        if become_heavy(lists, oldest):
            raise OtherHeavy

    for start in range(0, len(files), _FILES_AT_ONCE):
        contents = {file: read(file) for file in files[start : start + _FILES_AT_ONCE]}
        made |= edit(contents, gone, come, shape, check)
    return counted, made


def _differing(some: Rows, others: Rows) -> NDArray[np.uint64]:
    """Return the keys of which not all rows are the same."""
    both = np.concatenate([some, others])
    both = both[np.lexsort((both["place"], both["article"], both["key"]))]
    again = both[1:] == both[:-1]
    is_alone = np.ones(len(both), bool)
    is_alone[1:] &= ~again
    is_alone[:-1] &= ~again
    return distinct(both["key"][is_alone])


def _rows(spilled: BinaryIO, sizes: list[int], heavy: Pairs) -> Iterator[Rows]:
    """Give the rows of all articles, some articles at once, in order."""
    spilled.seek(0)
    for start in range(0, len(sizes), _AT_ONCE):
        some = sizes[start : start + _AT_ONCE]
        texts = [np.frombuffer(spilled.read(2 * size), np.uint16) for size in some]
        yield rows(range(start, start + len(some)), texts, heavy)


def _write_parts(
    all_rows: Iterable[Rows], heavy: Pairs, shape: IndexShape, write: Callable[[int, bytes], None]
) -> None:
    """Write the files of the index: a part after the other, each from what a temporary file has of it."""
    count = min(_PARTS, shape.files)
    parts = [TemporaryFile() for _ in range(count)]  # noqa: SIM115 - each is closed below
    try:
        for some in all_rows:
            part = file_of(some["key"], shape) * count // shape.files
            some = some[np.argsort(part.astype(np.uint8), kind="stable")]
            ends = np.cumsum(np.bincount(part, minlength=count))
            for file, chunk in zip(parts, np.split(some, ends[:-1]), strict=True):
                file.write(chunk.tobytes())
        for number, file in enumerate(parts):
            file.seek(0)
            start, end = (-(-each * shape.files // count) for each in (number, number + 1))
            content: dict[int, list[bytes]] = {each: [] for each in range(start, end)}
            for tag, files, lists in pack(np.frombuffer(file.read(), ROW), heavy, shape):
                some, sizes = np.unique(files, return_counts=True)
                for each, group in zip(some.tolist(), encode(lists, sizes, tag, shape), strict=True):
                    content[each].append(group)
            for each in content:
                write(each, b"".join(content[each]))
            file.close()
    finally:
        for file in parts:
            file.close()
