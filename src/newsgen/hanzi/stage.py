"""One pass of a conversion over a text: a character table, and phrases that say otherwise.

The rule is the one of `opencc-python-reimplemented`: within a chunk (what stands between separators) the
longest phrase anywhere is taken first, the leftmost of several, then the longest of what is left; what no
phrase covers goes character by character.

Most phrases of the dictionaries say what the character table says anyway. Only the others, the telling
ones, are searched in the text, all at once (Aho-Corasick); where one is found, its chunk is worked out
with all the phrases, because a phrase that says nothing new may still stand before one that does.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from ahocorasick_rs import AhoCorasick, Implementation

#: What never stands inside a phrase; the list of the package, `\s` spelled out as Python has it.
SEPARATORS = frozenset(
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000-,.?!*，。、；：？！…“”‘’『』「」﹁﹂—－（）《》〈〉～．／＼︒︑︔︓︿﹀︹︺"
    "︙︐［﹇］﹈︕︖︰︳︴︽︾︵︶｛︷｝︸﹃﹄【︻】︼"
)

#: A replacement: from, to (in characters of the source), and what stands there instead.
Patch = tuple[int, int, str]

_BMP = 0x10000


class Layer:
    """Phrases that are tried together; `telling` has the values of those that differ from the characters."""

    __slots__ = ("lengths", "phrases", "telling")

    def __init__(
        self, phrases: Container[str], lengths: Mapping[str, Sequence[int]], telling: Mapping[str, str]
    ) -> None:
        self.phrases = phrases
        self.lengths = lengths
        self.telling = telling


class Stage:
    """A pass: `characters` maps one character to one, each layer's phrases go before those of the next."""

    def __init__(self, characters: Mapping[str, str], layers: Sequence[Layer]) -> None:
        self.table = list(range(_BMP))
        beyond: dict[str, str] = {}
        for source, target in characters.items():
            if ord(source) < _BMP:
                self.table[ord(source)] = ord(target)
            else:
                beyond[source] = target
        self.layers = [*layers, Layer(beyond, dict.fromkeys(beyond, (1,)), beyond)] if beyond else list(layers)
        keys = {key for layer in self.layers for key in layer.telling}
        self._automaton = AhoCorasick(
            sorted(keys), store_patterns=False, implementation=Implementation.ContiguousNFA
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

    def patches(self, text: str) -> list[Patch]:
        """Return, in order, what must stand at the places where the character table is not right."""
        found: list[Patch] = []
        done = 0
        for _, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if start < done:
                continue
            low, high = chunk(text, start, end, done)
            found += self.resolve(text, low, high)
            done = high
        return found

    def resolve(self, text: str, low: int, high: int) -> list[Patch]:
        """Return the patches of one chunk, in order."""
        return [
            (start, end, layer.telling[text[start:end]])
            for start, end, layer in self.taken(text, low, high)
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
                if knot and start >= reach:
                    taken += _longest_first(knot, free, low, layer)
                    knot = []
                for length in lengths.get(text[start], ()):
                    if start + length <= high and text[start : start + length] in phrases:
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


def chunk(text: str, start: int, end: int, done: int = 0) -> tuple[int, int]:
    """Return the span between separators that holds `start` to `end`, not reaching back before `done`."""
    low = start
    while low > done and text[low - 1] not in SEPARATORS:
        low -= 1
    high, last = end, len(text)
    while high < last and text[high] not in SEPARATORS:
        high += 1
    return low, high
