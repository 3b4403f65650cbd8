"""What a stage is made of, as plain data that can be kept in a cache, and how it is worked out."""

from __future__ import annotations

import marshal
import sys
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsgen.hanzi.layer import BMP, Layer
from newsgen.hanzi.segments import SEPARATORS
from newsgen.hanzi.stage import Stage


class LayerTable(NamedTuple):
    """A layer as `Layer` takes it: strings of one entry a line, which load faster than many objects."""

    phrases: dict[str, str]
    telling: dict[str, str]
    following: dict[str, str]
    longest: int


class Table(NamedTuple):
    """A stage before its automaton."""

    characters: dict[str, str]
    layers: list[LayerTable]

    def stage(self) -> Stage:
        """Return the stage, ready to convert."""
        return Stage(self.characters, [Layer(*layer) for layer in self.layers])

    def dump(self) -> bytes:
        """Return the table as bytes for `load`, in the same version of Python."""
        return marshal.dumps((self.characters, [tuple(layer) for layer in self.layers]))

    @classmethod
    def load(cls, content: bytes) -> Table:
        """Return the table that `dump` gave."""
        characters, layers = marshal.loads(content)  # noqa: S302 - the cache checks where its bytes came from
        return cls(characters, [LayerTable(*layer) for layer in layers])


def compile_table(characters: Mapping[str, str], dictionaries: Sequence[Mapping[str, str]]) -> Table:
    """Return the table of a stage: `dictionaries` hold the phrases, those of the first go first."""
    # What a taken phrase leaves to the character table: only that of the BMP goes over every character.
    plain = {source: target for source, target in characters.items() if ord(source) < BMP}
    layers = []
    for dictionary in dictionaries:
        keys = list(dictionary)
        if not SEPARATORS.isdisjoint("".join(keys)):
            keys = [key for key in keys if SEPARATORS.isdisjoint(key)]
        if not keys:
            continue
        by_characters = translated(keys, plain)
        by_first: dict[str, list[str]] = {}
        for key in keys:
            by_first.setdefault(key[0], []).append(key)
        layers.append(
            LayerTable(
                {first: "\n".join(phrases) for first, phrases in by_first.items()},
                _marked(
                    [
                        (key, ordinary, dictionary[key])
                        for key, ordinary in zip(keys, by_characters, strict=True)
                        if ordinary != dictionary[key]
                    ]
                ),
                _following(keys),
                max(map(len, keys)),
            )
        )
    return Table({s: t for s, t in characters.items() if s != t}, layers)


def translated(words: Sequence[str], characters: Mapping[str, str]) -> list[str]:
    """Return the words character by character.

    All at once, and with an entry for every character that occurs: `str.translate` is slow where it
    finds none.
    """
    joined = "\n".join(words)
    table = {ord(character): characters.get(character, character) for character in set(joined)}
    return joined.translate(table).split("\n")


def _marked(telling: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    """Return the telling phrases and their values by mark.

    Of the characters that the table gets wrong, the mark is the one that is so in the fewest phrases: it
    is likely to be a rare one.
    """
    wrong = [
        "".join(a for a, b, c in zip(phrase, ordinary, value, strict=True) if b != c)
        if len(ordinary) == len(value)
        else phrase
        for phrase, ordinary, value in telling
    ]
    often = Counter("".join(wrong))
    lines: dict[str, list[str]] = {}
    for characters, (phrase, _, value) in zip(wrong, telling, strict=True):
        mark = characters if len(characters) == 1 else min(characters, key=often.__getitem__)
        lines.setdefault(mark, []).append(f"{phrase}\n{value}")
    return {mark: "\n".join(each) for mark, each in lines.items()}


def _following(keys: Sequence[str]) -> dict[str, str]:
    """Return, for each character, those that come after it inside a key (two code points a number)."""
    joined = "\n".join(keys)
    joined += "\n" * (len(joined) % 2)
    pairs: set[int] = set()
    for text in (joined, joined[1:-1]):
        numbers = array("Q", text.encode("utf-32-le"))
        if sys.byteorder == "big":
            numbers.byteswap()
        pairs.update(numbers)
    found: dict[int, list[int]] = {}
    for pair in pairs:
        found.setdefault(pair & 0xFFFFFFFF, []).append(pair >> 32)
    return {chr(before): "".join(map(chr, after)) for before, after in found.items()}
