"""Two texts -> what differs: lines that came, went or changed, and what changed within each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache

from msgspec import Struct

_CONTEXT = 2  # equal lines that are shown around what differs
_MOST = 4_000_000  # pairs of lines, and of characters, above which nobody waits for a comparison
_PAIRED = 400  # pairs of changed lines that are matched by what they have in common
_ALIKE = 0.4  # of its characters must a line have kept to be the same line, changed
# What changes as a whole: a Latin word or a number, white space, a character of Chinese.
_UNIT = re.compile(r"[A-Za-z0-9_]+|\s+|.", re.DOTALL)


class DifferenceKind(StrEnum):
    """What became of a text, or of a part of it."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"
    CHANGED = "changed"  # a line, some parts of which are gone or new
    SKIPPED = "skipped"  # equal lines that are not shown


class DifferencePart(Struct, frozen=True):
    """A piece of a line: the same in both texts, gone, or new."""

    sort: DifferenceKind
    text: str


class DifferenceRow(Struct, frozen=True):
    """A line; `before` and `after` are its numbers in the two texts, from 1, 0 where it is in one only.

    Where lines are skipped, `skipped` counts them.
    """

    sort: DifferenceKind
    before: int = 0
    after: int = 0
    parts: tuple[DifferencePart, ...] = ()
    skipped: int = 0


def differences(before: str, after: str) -> tuple[DifferenceRow, ...]:
    """Return what differs between two texts, with some equal lines around; empty where they are equal."""
    old, new = before.split("\n"), after.split("\n")
    if old == new:
        return ()
    return tuple(_shortened(list(_rows(old, new))))


def _rows(old: Sequence[str], new: Sequence[str]) -> Iterator[DifferenceRow]:
    first = _common(old, new)
    last = min(_common(old[::-1], new[::-1]), min(len(old), len(new)) - first)
    middle = old[first : len(old) - last], new[first : len(new) - last]
    yield from _equal(old[:first], 0, 0)
    if len(middle[0]) * len(middle[1]) > _MOST:
        yield from _replaced(*middle, first, first)
    else:
        for how, low, high, start, end in SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
            went, came = middle[0][low:high], middle[1][start:end]
            at = first + low, first + start
            yield from _equal(went, *at) if how == "equal" else _replaced(went, came, *at)
    yield from _equal(old[len(old) - last :], len(old) - last, len(new) - last)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _equal(lines: Sequence[str], before: int, after: int) -> Iterator[DifferenceRow]:
    for at, line in enumerate(lines, 1):
        yield DifferenceRow(
            DifferenceKind.SAME, before + at, after + at, (DifferencePart(DifferenceKind.SAME, line),)
        )


def _replaced(old: Sequence[str], new: Sequence[str], before: int, after: int) -> Iterator[DifferenceRow]:
    """Give lines that were exchanged for others: those that are alike as changed, the rest as gone or new."""
    at = [0, 0]

    def until(low: int, high: int) -> Iterator[DifferenceRow]:
        for number in range(at[0], low):
            yield DifferenceRow(
                DifferenceKind.GONE,
                before + number + 1,
                0,
                (DifferencePart(DifferenceKind.GONE, old[number]),),
            )
        for number in range(at[1], high):
            yield DifferenceRow(
                DifferenceKind.NEW, 0, after + number + 1, (DifferencePart(DifferenceKind.NEW, new[number]),)
            )

    for one, other in _pairs(old, new):
        yield from until(one, other)
        parts = tuple(_within(old[one], new[other]))
        yield DifferenceRow(DifferenceKind.CHANGED, before + one + 1, after + other + 1, parts)
        at[:] = one + 1, other + 1
    yield from until(len(old), len(new))


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return which lines are the same lines, changed: in order, and as alike as they can be together."""
    if len(old) * len(new) > _PAIRED:
        return []

    @cache
    def best(one: int, other: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if one == len(old) or other == len(new):
            return 0.0, ()
        found = max(best(one + 1, other), best(one, other + 1), key=lambda each: each[0])
        alike = _alike(old[one], new[other])
        rest, pairs = best(one + 1, other + 1) if alike >= _ALIKE else (0.0, ())
        if alike >= _ALIKE and alike + rest > found[0]:
            return alike + rest, ((one, other), *pairs)
        return found

    return list(best(0, 0)[1])


def _alike(one: str, other: str) -> float:
    both = (Counter(one) & Counter(other)).total()
    return 2 * both / (len(one) + len(other)) if one and other else 0.0


def _within(old: str, new: str) -> Iterator[DifferencePart]:
    """Give the parts of a line that has changed."""
    one, other = _UNIT.findall(old), _UNIT.findall(new)
    if len(one) * len(other) > _MOST:
        yield from (DifferencePart(DifferenceKind.GONE, old), DifferencePart(DifferenceKind.NEW, new))
        return
    for how, low, high, start, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        went, came = "".join(one[low:high]), "".join(other[start:end])
        if how == "equal":
            yield DifferencePart(DifferenceKind.SAME, went)
            continue
        if went:
            yield DifferencePart(DifferenceKind.GONE, went)
        if came:
            yield DifferencePart(DifferenceKind.NEW, came)


def _shortened(rows: Sequence[DifferenceRow]) -> Iterator[DifferenceRow]:
    """Leave out equal lines that are far from what differs."""
    near: set[int] = set()
    for at, row in enumerate(rows):
        if row.sort is not DifferenceKind.SAME:
            near.update(range(at - _CONTEXT, at + _CONTEXT + 1))
    skipped = 0
    for at, row in enumerate(rows):
        if at not in near:
            skipped += 1
            continue
        if skipped:
            yield DifferenceRow(DifferenceKind.SKIPPED, skipped=skipped)
        skipped = 0
        yield row
    if skipped:
        yield DifferenceRow(DifferenceKind.SKIPPED, skipped=skipped)
