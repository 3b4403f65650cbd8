"""Phrases that are tried together, and by which marks they are found; read as they are needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: Where the Basic Multilingual Plane ends.
BMP = 0x10000

# Where a mark stands in a phrase, and how long the phrase is.
_Spots = tuple[tuple[int, int], ...]


class Layer:
    """Phrases that are tried together, read from strings of one entry a line as they are needed.

    `phrases` has the phrases by their first character; `telling`, by mark, each phrase that says another
    thing than the character table and, in the next line, its value; `following`, by character, what comes
    after it inside phrases. No phrase is longer than `longest`.
    """

    def __init__(
        self,
        phrases: Mapping[str, str],
        telling: Mapping[str, str],
        following: Mapping[str, str],
        longest: int,
    ) -> None:
        self.known: set[str] = set()
        self.targets: dict[str, str] = {}
        self.beginnings = _Beginnings(phrases, self.known)
        self.marks = _Marks(telling, self.targets)
        self.following = following
        self.longest = longest
        self.anywhere = "".join(telling)

    def read_telling(self) -> None:
        """Read every phrase that is told, not only those of the marks that were met."""
        for mark in self.anywhere:
            self.marks[mark]


class _Beginnings(dict[str, dict[str, tuple[int, ...]]]):
    """A character -> the beginnings, of two characters, of its phrases -> their lengths, longest first."""

    def __init__(self, lines: Mapping[str, str], known: set[str]) -> None:
        super().__init__()
        self._lines = lines
        self._known = known

    def __missing__(self, first: str) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        if first in self._lines:
            phrases = self._lines[first].split("\n")
            for phrase in sorted(phrases, key=len, reverse=True):
                lengths = found.get(phrase[:2], ())
                if len(phrase) not in lengths:
                    found[phrase[:2]] = (*lengths, len(phrase))
            self._known.update(phrases)
        self[first] = found
        return found


class _Marks(dict[str, dict[str, _Spots]]):
    """A mark -> the mark and the character before it (after it, if it begins a phrase) -> the phrases."""

    def __init__(self, lines: Mapping[str, str], targets: dict[str, str]) -> None:
        super().__init__()
        self._lines = lines
        self._targets = targets

    def __missing__(self, mark: str) -> dict[str, _Spots]:
        found: dict[str, _Spots] = {}
        if mark in self._lines:
            words = self._lines[mark].split("\n")
            for phrase in words[::2]:
                at = phrase.index(mark)
                pair = phrase[at - 1 : at + 1] if at else phrase[:2]
                spot = (at, len(phrase))
                spots = found.get(pair, ())
                if spot not in spots:
                    found[pair] = (*spots, spot)
            self._targets.update(zip(words[::2], words[1::2], strict=True))
        self[mark] = found
        return found


class Pairs(dict[str, frozenset[str]]):
    """A mark -> the pairs in which it may be told, in any layer; none where it may be told alone."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        super().__init__()
        self._layers = layers

    def __missing__(self, mark: str) -> frozenset[str]:
        pairs = frozenset(pair for layer in self._layers for pair in layer.marks[mark])
        found = self[mark] = frozenset() if mark in pairs else pairs
        return found
