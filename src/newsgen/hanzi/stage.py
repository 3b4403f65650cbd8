"""One pass of a conversion over a text: a character table, and phrases that say otherwise.

The rule is the one of `opencc-python-reimplemented`: within a chunk (what stands between separators) the
longest phrase anywhere is taken first, the leftmost of several, then the longest of what is left; what no
phrase covers goes character by character.

Most phrases of the dictionaries say what the character table says anyway. Only the others, the telling
ones, are looked for: each by one of its characters that the table would get wrong (its mark), and the
character beside that. Where one is found, the phrases that could go before it are looked up; a knot of
them that is too long is worked out with the whole chunk.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from ahocorasick_rs import AhoCorasick

from newsgen.hanzi.layer import BMP, Layer, Pairs
from newsgen.hanzi.search import MUCH, Characters, anyone, automaton, matches
from newsgen.hanzi.segments import chunk

#: A replacement: from, to (in characters of the source), and what stands there instead.
Patch = tuple[int, int, str]

_DEPTH = 6
# A table of fewer characters is quicker applied where one of them stands than to every character.
_FEW = 400


class Stage:
    """A pass: `characters` maps one character to one, each layer's phrases go before those of the next."""

    def __init__(self, characters: Mapping[str, str], layers: Sequence[Layer]) -> None:
        self.characters = characters
        self._searched = 0  # characters, so far
        self._last = "", ""  # a text, and how it is by the character table alone
        self._single = len(layers) == 1
        self.layers = list(layers)
        beyond = {source: target for source, target in characters.items() if ord(source) >= BMP}
        if beyond:
            lines = {source: f"{source}\n{target}" for source, target in beyond.items()}
            self.layers.append(Layer({source: source for source in beyond}, lines, {}, 1))
        self._pairs = Pairs(self.layers)
        self._marks = Characters("".join(layer.anywhere for layer in self.layers))
        few = len(characters) < _FEW
        self._changed = anyone("".join(characters)) if few else None

    @cached_property
    def table(self) -> list[int]:
        """The character table, for `str.translate`."""
        table = _identity().copy()
        for source, target in zip(map(ord, self.characters), map(ord, self.characters.values()), strict=True):
            if source < BMP:
                table[source] = target
        return table

    def convert(self, text: str) -> str:
        """Return the text converted."""
        return self.apply(text, self.patches(text))

    def plain(self, text: str) -> str:
        """Return the text by the character table alone.

        The last text is remembered: repair asks for what conversion asks for, too, and one edition of an
        article for what another does.
        """
        last, plain = self._last
        if text != last:
            changed = self._changed
            plain = text.translate(self.table) if changed is None else changed.sub(self._one, text)
            self._last = text, plain
        return plain

    def _one(self, found: re.Match[str]) -> str:
        character = found[0]
        return character if ord(character) >= BMP else self.characters[character]

    def apply(self, text: str, patches: Sequence[Patch]) -> str:
        """Return the text with the patches, and the character table everywhere else."""
        base = self.plain(text)
        if not patches:
            return base
        pieces = []
        done = 0
        for start, end, target in patches:
            pieces.append(base[done:start])
            pieces.append(target)
            done = end
        pieces.append(base[done:])
        return "".join(pieces)

    def patches(self, text: str, fixed: Sequence[Patch] = ()) -> list[Patch]:
        """Return, in order, what must stand at the places where the character table is not right.

        `fixed` patches, in order and apart from each other, stand; no phrase is taken that touches one.
        """
        return self._with_fixed(text, self._telling(text), fixed) if fixed else self._telling(text)

    def _with_fixed(self, text: str, ordinary: Sequence[Patch], fixed: Sequence[Patch]) -> list[Patch]:
        """Return the patches with fixed ones among them; the chunks that hold those are worked out anew."""
        spans: list[tuple[int, int]] = []
        for start, end, _ in fixed:
            if spans and end <= spans[-1][1]:
                continue  # in the chunk of the one before
            low, high = chunk(text, start, end)
            if spans and low < spans[-1][1]:
                low, high = spans[-1][0], max(high, spans.pop()[1])
            spans.append((low, high))
        found = list(fixed)
        at = 0
        for patch in ordinary:
            while at < len(spans) and spans[at][1] <= patch[0]:
                at += 1
            if at == len(spans) or patch[1] <= spans[at][0]:
                found.append(patch)
        first = 0
        for low, high in spans:
            while fixed[first][0] < low:
                first += 1
            last = first
            while last < len(fixed) and fixed[last][1] <= high:
                last += 1
            if self._tells(text, low, high):
                found += self.resolve(text, low, high, [patch[:2] for patch in fixed[first:last]])
            first = last
        found.sort()
        return found

    def _tells(self, text: str, low: int, high: int) -> bool:
        """Whether any telling phrase stands in a chunk, taken or not: most that hold a name have none."""
        if self._searched < MUCH:
            return any(self._told(text, low + place) for place in self._marks.places(text[low:high]))
        return bool(matches(self._automaton, text[low:high]))

    def _telling(self, text: str) -> list[Patch]:
        """Return the telling phrases that are taken.

        The first texts are searched by marks, which needs no preparation; once there is much to search,
        an automaton of all telling phrases is worth its making, and both find the same.
        """
        self._searched += len(text)
        return self._by_marks(text) if self._searched < MUCH else self._by_automaton(text)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        for layer in self.layers:
            layer.read_telling()
        phrases = {phrase for layer in self.layers for phrase in layer.targets}
        return automaton(sorted(phrases))

    def _by_automaton(self, text: str) -> list[Patch]:
        found: list[Patch] = []
        done = 0
        targets = self.layers[0].targets if self._single else {}
        for _, start, end in matches(self._automaton, text, overlapping=True):
            if start < done:
                continue
            target = targets.get(text[start:end])
            wins = None if target is None else self._wins(text, start, end, _DEPTH)
            if wins and target is not None:
                found.append((start, end, target))
            elif wins is None:
                low, high = chunk(text, start, end, done)
                while found and found[-1][0] >= low:
                    found.pop()
                found += self.resolve(text, low, high)
                done = high
        return found

    def _by_marks(self, text: str) -> list[Patch]:
        found: list[Patch] = []
        done = 0
        first = self.layers[0] if self.layers else None
        pairs = self._pairs
        for place in self._marks.places(text):
            if place < done:
                continue
            near = pairs[text[place]]
            if near and text[place : place + 2] not in near and text[place - 1 : place + 1] not in near:
                continue
            for start, end, layer in self._told(text, place):
                wins = self._wins(text, start, end, _DEPTH) if self._single and layer is first else None
                if wins:
                    if found and found[-1][1] > start:
                        continue  # the same phrase, met once more by the mark of another
                    found.append((start, end, layer.targets[text[start:end]]))
                elif wins is None:
                    low, high = chunk(text, start, end, done)
                    while found and found[-1][0] >= low:
                        found.pop()
                    found += self.resolve(text, low, high)
                    done = high
                    break
        return found

    def _told(self, text: str, place: int) -> list[tuple[int, int, Layer]]:
        """Return the telling phrases whose mark stands at a place."""
        mark = text[place]
        told = []
        for layer in self.layers:
            spots = layer.marks[mark]
            pairs = {mark, text[place : place + 2], text[place - 1 : place + 1]}
            for at, length in {spot for pair in pairs for spot in spots.get(pair, ())}:
                start, end = place - at, place - at + length
                if start >= 0 and end <= len(text) and text[start:end] in layer.targets:
                    told.append((start, end, layer))
        return told

    def _wins(self, text: str, start: int, end: int, depth: int) -> bool | None:
        """Whether a phrase is taken: none that goes before it overlaps it and is taken itself.

        None means that the chain of rivals is longer than `depth`.
        """
        layer = self.layers[0]
        following, known, own = layer.following, layer.known, end - start
        # A rival goes over one of the ends, so the characters on both sides of that follow each other in it.
        low, first = start, max(start - layer.longest + 1, 0)
        while low > first and text[low] in following.get(text[low - 1], ""):
            low -= 1
        over = end < len(text) and text[end] in following.get(text[end - 1], "")
        for other in range(low, end if over else start):
            for length in layer.beginnings[text[other]].get(text[other : other + 2], ()):
                if length < own or (length == own and other >= start):
                    break
                after = other + length
                if start < after <= len(text) and text[other:after] in known:
                    taken = self._wins(text, other, after, depth - 1) if depth else None
                    if taken is not False:
                        return None if taken is None else False
        return True

    def resolve(self, text: str, low: int, high: int, barred: Sequence[tuple[int, int]] = ()) -> list[Patch]:
        """Return the patches of one chunk, in order; none touches a barred span."""
        for layer in self.layers:
            for character in set(text[low:high]):
                layer.marks[character]  # reads what is told by it
        return [
            (start, end, layer.targets[text[start:end]])
            for start, end, layer in self.taken(text, low, high, barred)
            if text[start:end] in layer.targets
        ]

    def taken(
        self, text: str, low: int, high: int, barred: Sequence[tuple[int, int]] = ()
    ) -> list[tuple[int, int, Layer]]:
        """Return the phrases that the rule takes in a chunk, in order; none touches a barred span."""
        free = bytearray(b"\x01") * (high - low)
        for start, end in barred:
            start, end = max(start, low), min(end, high)
            if start < end:
                free[start - low : end - low] = bytes(end - start)
        taken: list[tuple[int, int, Layer]] = []
        for layer in self.layers:
            beginnings, known = layer.beginnings, layer.known
            knot: list[tuple[int, int]] = []  # phrases that touch each other: (minus length, start)
            reach = low
            for start in range(low, high):
                begun = beginnings[text[start]]
                if not begun:
                    continue
                found = begun.get(text[start : start + 2], ())
                if text[start] in begun and start + 1 < len(text):
                    found += begun[text[start]]
                if not found:
                    continue
                if start >= reach and knot:
                    taken += _longest_first(knot, free, low, layer)
                    knot = []
                for length in found:
                    if text[start : start + length] in known and start + length <= high:
                        knot.append((-length, start))
                        reach = max(reach, start + length)
            taken += _longest_first(knot, free, low, layer)
        taken.sort(key=lambda phrase: phrase[0])
        return taken


def _longest_first(
    knot: list[tuple[int, int]], free: bytearray, low: int, layer: Layer
) -> list[tuple[int, int, Layer]]:
    taken = []
    knot.sort()
    for minus, start in knot:
        end = start - minus
        if 0 not in free[start - low : end - low]:
            free[start - low : end - low] = bytes(-minus)
            taken.append((start, end, layer))
    return taken


@cache
def _identity() -> list[int]:
    """Return a table that changes nothing, to be copied: to count up to 65,536 takes longer."""
    return [*range(BMP)]
