"""Careless Traditional put right: what a converter without phrases left, 于一體 or 唯一齣路.

The text is never passed through the other script to be published in its own: what a conversion of its
Simplified form would give is only compared with it, and where a dictionary phrase speaks for another
character, that character is mended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsgen.hanzi import dictionary
from newsgen.hanzi.chunks import chunk
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
        self._simplify = stage("Hant", "zh-Hans").table
        # Pairs between which editors choose freely: whichever stands there stays.
        self._free = {frozenset(pair) for (pair,) in dictionary.own("free.tsv")}
        self._believed = _BELIEVED.get(repair)
        reviewed = {
            careless: right.translate(self._ordinary.table)
            for careless, right, *_ in dictionary.own("repair.tsv")
        }
        self._reviewed = compile_table({}, [reviewed]).stage()

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
        """Yield single characters that a believed phrase has otherwise."""
        stage = self._from_simplified
        simplified = text.translate(self._simplify)
        wanted = stage.apply(simplified, stage.patches(simplified, surnames(simplified)))
        given = self._ordinary.plain(text)
        done = 0
        for at in differing(given, wanted):
            if at < done or frozenset((given[at], wanted[at])) in self._free:
                continue
            low, done = chunk(simplified, at, at + 1)
            for start, end, _ in stage.taken(simplified, low, done):
                if end - start < (self._believed or 0):
                    continue
                for place in range(start, end):
                    pair = frozenset((given[place], wanted[place]))
                    if len(pair) == 2 and pair not in self._free:
                        yield place, place + 1, wanted[place]


def differing(first: str, second: str) -> Iterator[int]:
    """Yield where two texts of one length differ, without looking at every character in Python."""
    spans = [(start, min(start + 4096, len(first))) for start in range(0, len(first), 4096)]
    spans.reverse()
    while spans:
        start, end = spans.pop()
        if first[start:end] == second[start:end]:
            continue
        if end - start == 1:
            yield start
            continue
        middle = (start + end) // 2
        spans += [(middle, end), (start, middle)]
