"""What a stage is made of, as plain data that can be kept in a cache, and how it is worked out."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsgen.hanzi.stage import SEPARATORS, Layer, Stage


class Table(NamedTuple):
    """A stage before its automaton: characters, and per layer the phrases (one a line) and telling ones."""

    characters: dict[str, str]
    layers: list[tuple[str, dict[str, tuple[int, ...]], dict[str, str]]]

    def stage(self) -> Stage:
        """Return the stage, ready to convert."""
        return Stage(
            self.characters,
            [
                Layer(frozenset(phrases.split("\n")), lengths, telling)
                for phrases, lengths, telling in self.layers
            ],
        )

    def dump(self) -> bytes:
        """Return the table as bytes for `load`, in the same version of Python."""
        return marshal.dumps(tuple(self))

    @classmethod
    def load(cls, content: bytes) -> Table:
        """Return the table that `dump` gave."""
        return cls(*marshal.loads(content))  # noqa: S302 - the cache checks where its bytes came from


def compile_table(characters: Mapping[str, str], dictionaries: Sequence[Mapping[str, str]]) -> Table:
    """Return the table of a stage: `dictionaries` hold the phrases, those of the first go first."""
    plain = {ord(source): target for source, target in characters.items()}
    layers = []
    for dictionary in dictionaries:
        keys = [key for key in dictionary if SEPARATORS.isdisjoint(key)]
        if not keys:
            continue
        by_characters = "\n".join(keys).translate(plain).split("\n")
        telling = {
            key: dictionary[key]
            for key, ordinary in zip(keys, by_characters, strict=True)
            if ordinary != dictionary[key]
        }
        layers.append(("\n".join(keys), lengths_of(keys), telling))
    return Table({s: t for s, t in characters.items() if s != t}, layers)


def lengths_of(keys: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return, for the first two characters of the keys, the lengths of those that begin so, longest first."""
    lengths: dict[str, set[int]] = {}
    for key in keys:
        lengths.setdefault(key[:2], set()).add(len(key))
    shared: dict[tuple[int, ...], tuple[int, ...]] = {}
    result = {}
    for first, found in lengths.items():
        ordered = tuple(sorted(found, reverse=True))
        result[first] = shared.setdefault(ordered, ordered)
    return result
