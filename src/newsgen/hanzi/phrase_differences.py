"""Where a text has another character than a telling phrase has, found without taking any phrase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from newsgen.hanzi.layer import BMP
from newsgen.hanzi.search import MUCH, Characters
from newsgen.hanzi.stage import Stage


class _Index(NamedTuple):
    """The telling phrases, with what they say, and where they are looked for.

    `marks` finds the characters that some phrase has in another form than the character table; `spots` has,
    by each of them with the character before it (after it, if it begins a phrase), where it stands in a
    phrase, and how long that is.
    """

    marks: Characters
    spots: dict[str, set[tuple[int, int]]]
    phrases: dict[str, str]


class Told:
    """Compares texts with the telling phrases of a stage that have `shortest` characters or more."""

    def __init__(self, stage: Stage, shortest: int) -> None:
        self._stage = stage
        self._shortest = shortest
        self._searched = 0  # characters, so far

    def places(self, source: str, given: str) -> Iterable[int]:
        """Return at least the places where `given` differs from what a phrase makes of the source there.

        The index of all phrases is worth its making only once there is much to search; before, every
        phrase that is taken counts.
        """
        self._searched += len(source)
        if self._searched < MUCH:
            return [start for start, _, _ in self._stage.patches(source)]
        return self._by_index(source, given)

    def _by_index(self, source: str, given: str) -> Iterator[int]:
        marks, spots, phrases = self._index
        for place in marks.places(source):
            for pair in (source[place - 1 : place + 1], source[place : place + 2]):
                for at, length in spots.get(pair, ()):
                    target = phrases.get(source[place - at : place - at + length])
                    if target is not None and (len(target) != length or target[at] != given[place]):
                        yield place

    @cached_property
    def _index(self) -> _Index:
        spots: dict[str, set[tuple[int, int]]] = {}
        phrases: dict[str, str] = {}
        marks: dict[str, None] = {}
        table = self._stage.table
        for layer in self._stage.layers:
            layer.read_telling()
            for phrase, target in layer.targets.items():
                if len(phrase) < self._shortest:
                    continue
                phrases.setdefault(phrase, target)
                odd = len(phrase) != len(target)
                for at, (character, form) in enumerate(zip(phrase, target, strict=False)):
                    if odd or ord(character) >= BMP or table[ord(character)] != ord(form):
                        marks[character] = None
                        pair = phrase[at - 1 : at + 1] if at else phrase[:2]
                        spots.setdefault(pair, set()).add((at, len(phrase)))
        return _Index(Characters("".join(marks)), spots, phrases)
