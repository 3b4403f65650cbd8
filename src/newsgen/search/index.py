"""The index of all articles: made anew, or with some articles exchanged, which gives the same files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from tempfile import TemporaryFile
from typing import BinaryIO

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from newsgen.search.edit import RowsByKind, edit
from newsgen.search.groups import encode
from newsgen.search.layout import Units
from newsgen.search.rows import ROW, Pairs, Rows, pairs, rows
from newsgen.search.shape import IndexShape, shape_of
from newsgen.search.shards import file_of, pack

#: A pair of units with more places than these is heavy. All places of one take some ten kilobytes.
HEAVY = 16_000

#: The units of an article that was not there.
NO_TEXT: Units = np.zeros(0, np.uint16)

_AT_ONCE = 256  # articles whose rows are made together
_FILES_AT_ONCE = 128  # of the index, in which articles are exchanged together
_PARTS = 64  # of the index, made one after the other: all rows at once would fill the memory
_MERGED = 1 << 22  # pairs that are counted together


class Pairings(Struct, frozen=True, array_like=True):
    """How often each pair of units stands in the oldest articles, so many as the greatest power of two: new
    articles do not change which are heavy. Both are arrays of 32 bits, in order of pairs."""

    pairs: bytes = b""
    counts: bytes = b""

    def heavy(self) -> Pairs:
        """Return the heavy pairs, in order."""
        return self._pairs()[self._counts() > HEAVY]

    def exchanged(self, gone: Iterable[Pairs], new: Iterable[Pairs]) -> Pairings:
        """Return the counts with those of some texts instead of others."""
        found, counts = self._pairs(), self._counts().astype(np.int64)
        for changed, change in (_counts(new, 1), _counts(gone, -1)):
            at = np.searchsorted(found, changed)
            known = at < len(found)
            known[known] = found[at[known]] == changed[known]
            counts[at[known]] += change[known]
            found = np.insert(found, at[~known], changed[~known])
            counts = np.insert(counts, at[~known], change[~known])
        return Pairings(found[counts > 0].tobytes(), counts[counts > 0].astype(np.uint32).tobytes())

    def _pairs(self) -> Pairs:
        return np.frombuffer(self.pairs, np.uint32)

    def _counts(self) -> NDArray[np.uint32]:
        return np.frombuffer(self.counts, np.uint32)


def measured(articles: int) -> int:
    """Return of how many articles, the oldest ones, pairs are counted."""
    return 1 << (articles.bit_length() - 1) if articles else 0


def build(texts: Iterable[Units], articles: int, write: Callable[[int, bytes], None]) -> Pairings:
    """Make the index of so many articles, given the texts of each, the oldest first; `write` is called with
    the number and the content of each file. Return the pairs that were counted."""
    shape = shape_of(articles)
    with TemporaryFile() as spilled:
        sizes: list[int] = []
        counted, waiting, count = Pairings(), list[Pairs](), 0
        for number, text in enumerate(texts):
            spilled.write(text.tobytes())
            sizes.append(len(text))
            if number < measured(articles):
                waiting.append(_some(text))
                count += len(text)
                if count > _MERGED:
                    counted, waiting, count = counted.exchanged((), waiting), [], 0
        counted = counted.exchanged((), waiting)
        heavy = counted.heavy()
        _write_parts(_rows(spilled, sizes, heavy), heavy, shape, write)
    return counted


def exchange(
    before: Pairings,
    articles: int,
    changed: Mapping[int, tuple[Units, Units]],
    read: Callable[[int], bytes],
    write: Callable[[int, bytes], None],
) -> Pairings | None:
    """Make the index anew where the texts of some articles, by their numbers, have become others.

    `read` gives a file as it was, by its number, and `write` takes those that have become others. Return the
    pairs as they are counted now; None, with nothing written, where the whole is to be built: other pairs are
    heavy.
    """
    shape = shape_of(articles)
    within = [both for number, both in changed.items() if number < measured(articles)]
    counted = before.exchanged((_some(old) for old, _ in within), (_some(new) for _, new in within))
    heavy = counted.heavy()
    if not np.array_equal(heavy, before.heavy()):
        return None
    numbers = list(changed)
    old = rows(numbers, [old for old, _ in changed.values()], heavy)
    new = rows(numbers, [new for _, new in changed.values()], heavy)
    keys = _differing(old, new)
    gone = RowsByKind(old[np.isin(old["key"], keys)], heavy, shape)
    come = RowsByKind(new[np.isin(new["key"], keys)], heavy, shape)
    files = np.unique(file_of(keys, shape)).tolist()
    for start in range(0, len(files), _FILES_AT_ONCE):
        contents = {file: read(file) for file in files[start : start + _FILES_AT_ONCE]}
        for file, content in edit(contents, gone, come, shape).items():
            write(file, content)
    return counted


def _differing(some: Rows, others: Rows) -> NDArray[np.uint64]:
    """Return the keys of which not all rows are the same."""
    both = np.concatenate([some, others])
    both = both[np.lexsort((both["place"], both["article"], both["key"]))]
    again = both[1:] == both[:-1]
    is_alone = np.ones(len(both), bool)
    is_alone[1:] &= ~again
    is_alone[:-1] &= ~again
    return np.unique(both["key"][is_alone])


def _some(text: Units) -> Pairs:
    found = pairs(text)
    some: Pairs = found[found != 0]
    return some


def _counts(found: Iterable[Pairs], sign: int) -> tuple[Pairs, NDArray[np.int64]]:
    distinct, counts = np.unique(np.concatenate([np.empty(0, np.uint32), *found]), return_counts=True)
    return distinct, sign * counts


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
