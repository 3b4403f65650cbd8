"""What a stage is made of, as plain data that can be kept in a cache, and how it is worked out."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsgen.hanzi.stage import BMP, LONG, SEPARATORS, Layer, Stage


class LayerTable(NamedTuple):
    """A layer as strings, one entry a line, which load far faster than as many small objects.

    `lengths` has each tuple of lengths with the beginnings of phrases that share it; `long` the phrases
    that are searched although they say nothing new.
    """

    phrases: str
    lengths: list[tuple[tuple[int, ...], str]]
    telling: str
    targets: str
    long: str

    def layer(self) -> Layer:
        """Return the layer, ready to search with."""
        telling = self.telling.split("\n") if self.telling else []
        long = self.long.split("\n") if self.long else []
        targets = self.targets.split("\n") if self.telling else []
        return Layer(dict(zip(telling, targets, strict=True)), telling + long, self._prepare)

    def _prepare(self) -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
        lengths: dict[str, tuple[int, ...]] = {}
        for each, beginnings in self.lengths:
            lengths.update(dict.fromkeys(beginnings.split("\n"), each))
        return frozenset(self.phrases.split("\n")), lengths


class Table(NamedTuple):
    """A stage before its automaton."""

    characters: dict[str, str]
    layers: list[LayerTable]

    def stage(self) -> Stage:
        """Return the stage, ready to convert."""
        return Stage(self.characters, [table.layer() for table in self.layers])

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
        telling = [
            key for key, ordinary in zip(keys, by_characters, strict=True) if ordinary != dictionary[key]
        ]
        known = set(telling)
        long = [key for key in keys if len(key) >= LONG and key not in known]
        shared: dict[tuple[int, ...], list[str]] = {}
        for beginning, found in lengths_of(keys).items():
            shared.setdefault(found, []).append(beginning)
        layers.append(
            LayerTable(
                "\n".join(keys),
                [(found, "\n".join(beginnings)) for found, beginnings in shared.items()],
                "\n".join(telling),
                "\n".join([dictionary[key] for key in telling]),
                "\n".join(long) if len(dictionaries) == 1 else "",
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


def lengths_of(keys: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return, for the first two characters of the keys, the lengths of those that begin so, longest first."""
    found: dict[str, int] = {}  # a bit for each length
    for key in keys:
        found[key[:2]] = found.get(key[:2], 0) | 1 << len(key)
    orders = {
        bits: tuple(length for length in range(bits.bit_length() - 1, 0, -1) if bits >> length & 1)
        for bits in set(found.values())
    }
    return {beginning: orders[bits] for beginning, bits in found.items()}
