"""One pass of a conversion over a text: a character table, and phrases that say otherwise.

The rule is the one of `opencc-python-reimplemented`: within a chunk (what stands between separators) the
longest phrase anywhere is taken first, the leftmost of several, then the longest of what is left; what no
phrase covers goes character by character.

Most phrases of the dictionaries say what the character table says anyway. Only the others, the telling
ones, are searched in the text, all at once (Aho-Corasick); where one is found, its chunk is worked out
with all the phrases, because a phrase that says nothing new may still stand before one that does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property

from ahocorasick_rs import AhoCorasick, Implementation

from newsgen.hanzi.search import matches

#: What never stands inside a phrase; the list of the package, `\s` spelled out as Python has it.
SEPARATORS = frozenset(
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000-,.?!*，。、；：？！…“”‘’『』「」﹁﹂—－（）《》〈〉～．／＼︒︑︔︓︿﹀︹︺"
    "︙︐［﹇］﹈︕︖︰︳︴︽︾︵︶｛︷｝︸﹃﹄【︻】︼"
)

#: What `Layer` calls to have its phrases and their lengths.
Prepare = Callable[[], tuple[Collection[str], Mapping[str, Sequence[int]]]]

#: A replacement: from, to (in characters of the source), and what stands there instead.
Patch = tuple[int, int, str]

#: Where the Basic Multilingual Plane ends.
BMP = 0x10000

#: Phrases of this length and more are few: they are all searched, so that a shorter one need not be
#: checked against what begins far before it.
LONG = 5
_DEPTH = 6
_FEW = 2500


class Layer:
    """Phrases that are tried together.

    `telling` has the values of the phrases that differ from what the character table says, and
    `searched` those phrases and all long ones. `prepare` gives all phrases, and for the first two
    characters of each the lengths of those that begin so, longest first (a phrase of one character is
    entered by itself); it is called when a telling phrase is first found.
    """

    def __init__(self, telling: Mapping[str, str], searched: Sequence[str], prepare: Prepare) -> None:
        self.telling = telling
        self.searched = searched
        self._prepare = prepare

    @cached_property
    def _prepared(self) -> tuple[Collection[str], Mapping[str, Sequence[int]]]:
        return self._prepare()

    @cached_property
    def phrases(self) -> Collection[str]:
        """All phrases."""
        return self._prepared[0]

    @cached_property
    def lengths(self) -> Mapping[str, Sequence[int]]:
        """The lengths of the phrases, by how they begin."""
        return self._prepared[1]

    @cached_property
    def singles(self) -> bool:
        """Whether there are phrases of one character."""
        return any(len(first) == 1 for first in self.lengths)


class Stage:
    """A pass: `characters` maps one character to one, each layer's phrases go before those of the next."""

    def __init__(self, characters: Mapping[str, str], layers: Sequence[Layer]) -> None:
        self._single = len(layers) == 1
        self.table = list(range(BMP))
        beyond: dict[str, str] = {}
        for source, target in characters.items():
            if ord(source) < BMP:
                self.table[ord(source)] = ord(target)
            else:
                beyond[source] = target
        self.layers = list(layers)
        if beyond:
            lengths = dict.fromkeys(beyond, (1,))
            self.layers.append(Layer(beyond, list(beyond), lambda: (beyond, lengths)))
        keys = list(dict.fromkeys(key for layer in self.layers for key in layer.searched))
        # The denser automaton is a third faster, but takes too long to build for many phrases.
        dense = len(keys) < _FEW
        self._automaton = AhoCorasick(
            keys,
            store_patterns=False,
            implementation=Implementation.DFA if dense else Implementation.ContiguousNFA,
        )

    def convert(self, text: str) -> str:
        """Return the text converted."""
        return self.apply(text, self.patches(text))

    def apply(self, text: str, patches: Sequence[Patch]) -> str:
        """Return the text with the patches, and the character table everywhere else."""
        base = text.translate(self.table)
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
            found += self.resolve(text, low, high, [patch[:2] for patch in fixed[first:last]])
            first = last
        found.sort()
        return found

    def _telling(self, text: str) -> list[Patch]:
        found: list[Patch] = []
        done = 0
        after_telling = after_long = -1  # where the last of either ended, while its chunk may go on
        for _, start, end in matches(self._automaton, text, overlapping=True):
            if start < done:
                continue
            target = self.layers[0].telling.get(text[start:end])
            wins: bool | None = None
            if not self._single or (target is None) != (end - start >= LONG):
                pass  # worked out with the whole chunk
            elif target is None:
                if not _same_chunk(text, after_telling, start):
                    after_telling, after_long = -1, max(after_long, end)
                    continue
            elif not _same_chunk(text, after_long, start):
                after_long, after_telling = -1, max(after_telling, end)
                wins = self._wins(text, start, end, _DEPTH)
                if wins:
                    found.append((start, end, target))
            if wins is None:
                low, high = chunk(text, start, end, done)
                while found and found[-1][0] >= low:
                    found.pop()
                found += self.resolve(text, low, high)
                done = high
                after_telling = after_long = -1
        return found

    def _wins(self, text: str, start: int, end: int, depth: int) -> bool | None:
        """Whether a phrase is taken: none that goes before it overlaps it and is taken itself.

        Long phrases are not looked for. None means that the chain of rivals is longer than `depth`.
        """
        layer = self.layers[0]
        lengths, phrases, own = layer.lengths, layer.phrases, end - start
        for other in range(start - LONG + 2 if start > LONG else 0, end):
            found = lengths.get(text[other : other + 2])
            if found is None:
                continue
            for length in found:
                if length < own or (length == own and other >= start):
                    break
                after = other + length
                if length < LONG and start < after <= len(text) and text[other:after] in phrases:
                    taken = self._wins(text, other, after, depth - 1) if depth else None
                    if taken is not False:
                        return None if taken is None else False
        return True

    def resolve(self, text: str, low: int, high: int, barred: Sequence[tuple[int, int]] = ()) -> list[Patch]:
        """Return the patches of one chunk, in order; none touches a barred span."""
        return [
            (start, end, layer.telling[text[start:end]])
            for start, end, layer in self.taken(text, low, high, barred)
            if text[start:end] in layer.telling
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
            lengths, phrases = layer.lengths, layer.phrases
            knot: list[tuple[int, int]] = []  # phrases that touch each other: (minus length, start)
            reach = low
            for start in range(low, high):
                found = lengths.get(text[start : start + 2])
                if layer.singles:
                    found = (*(found or ()), *lengths.get(text[start], ()))
                if not found:
                    continue
                if start >= reach and knot:
                    taken += _longest_first(knot, free, low, layer)
                    knot = []
                for length in found:
                    if text[start : start + length] in phrases and start + length <= high:
                        knot.append((-length, start))
                        reach = max(reach, start + length)
            taken += _longest_first(knot, free, low, layer)
        taken.sort(key=lambda phrase: phrase[0])
        return taken


def _same_chunk(text: str, end: int, start: int) -> bool:
    return end >= 0 and (end >= start or SEPARATORS.isdisjoint(text[end:start]))


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


def chunk(text: str, start: int, end: int, done: int = 0) -> tuple[int, int]:
    """Return the span between separators that holds `start` to `end`, not reaching back before `done`."""
    low = start
    while low > done and text[low - 1] not in SEPARATORS:
        low -= 1
    high, last = end, len(text)
    while high < last and text[high] not in SEPARATORS:
        high += 1
    return low, high
