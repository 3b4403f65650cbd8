"""Careless Traditional put right: what a converter without phrases left, 于一體 or 唯一齣路.

The text is never passed through the other script to be published in its own: what a conversion of its
Simplified form would give is only compared with it, and where a dictionary phrase speaks for another
character, that character is mended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from newsgen.hanzi import dictionary
from newsgen.hanzi.phrase_differences import Told
from newsgen.hanzi.search import Characters
from newsgen.hanzi.segments import chunk
from newsgen.hanzi.stage import Patch, Stage
from newsgen.hanzi.surnames import surnames
from newsgen.hanzi.table import compile_table

#: How far repair goes; each step does what the ones before it do, and `off` nothing.
REPAIRS = ("off", "glyphs", "safe", "mainland")

# The fewest characters that a phrase must have to be believed; the figures behind this are in
# docs/decisions.
_BELIEVED = {"safe": 3, "mainland": 2}


class Repair:
    """Finds what to mend in Traditional text for an edition; `stage` gives the stage of (script, edition)."""

    def __init__(self, edition: str, repair: str, stage: Callable[[str, str], Stage]) -> None:
        self._ordinary = stage("Hant", edition)
        self._from_simplified = stage("Hans", edition)
        self._simplify = stage("Hant", "zh-Hans")
        # Pairs between which editors choose freely: whichever stands there stays.
        self._free = {frozenset(pair) for (pair,) in dictionary.own("free.tsv")}
        self._believed = _BELIEVED.get(repair)
        reviewed = {
            careless: right.translate(self._ordinary.table)
            for careless, right, *_ in dictionary.own("repair.tsv")
        }
        self._reviewed = compile_table({}, [reviewed]).stage()
        self._wanted = self._by_character()
        self._suspects = Characters("".join(self._wanted))
        self._told = Told(self._from_simplified, self._believed or 0)

    def patches(self, text: str) -> list[Patch]:
        """Return what to mend, in order, apart from each other."""
        if self._believed is None:
            return []
        found = {start: (start, end, target) for start, end, target in self._by_phrase(text)}
        for start, end, target in self._reviewed.patches(text):
            for at in range(start, end):
                found.pop(at, None)
            found[start] = (start, end, target)
        return [found[start] for start in sorted(found)]

    def _by_phrase(self, text: str) -> Iterator[Patch]:
        """Yield single characters that a believed phrase has otherwise.

        Most chunks have nothing that could be in doubt; only the others are looked at closely.
        """
        simplified = self._simplify.plain(text)
        given = self._ordinary.plain(text)
        people = surnames(simplified)
        suspects = self._suspects.places(text)
        doubtful = {*suspects, *(start for start, _, _ in people), *self._told.places(simplified, given)}
        done = 0
        for place in sorted(doubtful):
            if place >= done:
                low, done = chunk(simplified, place, place + 1)
                wanted = {at: self._wanted[text[at]] for at in suspects if low <= at < done}
                fixed = [(start - low, end - low, form) for start, end, form in people if low <= start < done]
                for start, _, target in self._from_simplified.patches(simplified[low:done], fixed):
                    wanted.update(enumerate(target, low + start))
                yield from self._in_chunk(simplified, given, wanted, low, done)

    def _in_chunk(
        self, simplified: str, given: str, wanted: Mapping[int, str], low: int, high: int
    ) -> Iterator[Patch]:
        """Yield what to mend in a chunk, out of what is wanted there."""
        believed: list[tuple[int, int]] | None = None
        for place in sorted(wanted):
            if given[place] == wanted[place] or frozenset((given[place], wanted[place])) in self._free:
                continue
            if believed is None:
                taken = self._from_simplified.taken(simplified, low, high)
                believed = [(start, end) for start, end, _ in taken if end - start >= (self._believed or 0)]
            if any(start <= place < end for start, end in believed):
                yield place, place + 1, wanted[place]

    def _by_character(self) -> dict[str, str]:
        """Return the characters that do not come back from their Simplified form, and what comes instead."""
        stages = (self._simplify, self._from_simplified, self._ordinary)
        characters = "".join({character: None for stage in stages for character in stage.characters})
        given = self._ordinary.plain(characters)
        through = characters.translate(self._simplify.table).translate(self._from_simplified.table)
        return {
            character: there
            for character, here, there in zip(characters, given, through, strict=True)
            if here != there and frozenset((here, there)) not in self._free
        }
