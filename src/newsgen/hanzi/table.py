"""What a stage is made of, as plain data that can be kept in a cache, and how it is worked out."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsgen.hanzi.stage import BMP, SEPARATORS, Layer, Stage


class LayerTable(NamedTuple):
    """A layer as strings, one entry a line, which load far faster than as many small objects.

    `lengths` has each tuple of lengths with the beginnings of phrases that share it.
    """

    phrases: str
    lengths: list[tuple[tuple[int, ...], str]]
    telling: str
    targets: str

    def layer(self) -> Layer:
        """Return the layer, ready to search with."""
        lengths: dict[str, tuple[int, ...]] = {}
        for each, beginnings in self.lengths:
            lengths.update(dict.fromkeys(beginnings.split("\n"), each))
        telling = self.telling.split("\n") if self.telling else []
        return Layer(
            frozenset(self.phrases.split("\n")),
            lengths,
            dict(zip(telling, self.targets.split("\n"), strict=False)),
        )


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
    plain = {ord(source): target for source, target in characters.items() if ord(source) < BMP}
    layers = []
    for dictionary in dictionaries:
        keys = [key for key in dictionary if SEPARATORS.isdisjoint(key)]
        if not keys:
            continue
        by_characters = "\n".join(keys).translate(plain).split("\n")
        telling = [
            key for key, ordinary in zip(keys, by_characters, strict=True) if ordinary != dictionary[key]
        ]
        shared: dict[tuple[int, ...], list[str]] = {}
        for beginning, found in lengths_of(keys).items():
            shared.setdefault(found, []).append(beginning)
        layers.append(
            LayerTable(
                "\n".join(keys),
                [(found, "\n".join(beginnings)) for found, beginnings in shared.items()],
                "\n".join(telling),
                "\n".join(dictionary[key] for key in telling),
            )
        )
    return Table({s: t for s, t in characters.items() if s != t}, layers)


def lengths_of(keys: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return, for the first two characters of the keys, the lengths of those that begin so, longest first."""
    lengths: dict[str, set[int]] = {}
    for key in keys:
        lengths.setdefault(key[:2], set()).add(len(key))
    return {beginning: tuple(sorted(found, reverse=True)) for beginning, found in lengths.items()}
