"""The conversions of `opencc-python-reimplemented`, character by character as the package does them.

Within a chunk (what stands between separators) the longest phrase anywhere is taken first, the leftmost of
several, then the longest of what is left; what no phrase covers goes character by character.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from newsgen.hanzi import dictionary
from newsgen.hanzi.search import automaton, matches
from newsgen.hanzi.segments import SEPARATORS

#: The package's configurations, by name.
CONFIGURATIONS = ("t2s", "s2t", "s2tw", "s2hk", "s2twp", "tw2s", "tw2sp", "hk2s", "t2tw", "t2hk")


class Reference:
    """A configuration of the package: `convert` gives what its `OpenCC(name).convert` gives, faster.

    Raises ValueError where the package has no such configuration.
    """

    def __init__(self, name: str) -> None:
        if name not in CONFIGURATIONS:
            raise ValueError(f"no configuration {name!r}; there are {', '.join(CONFIGURATIONS)}")
        self.name = name
        self._steps = [LongestFirst(group) for group in _chain(name)]

    def __reduce__(self) -> tuple[type[Reference], tuple[str]]:
        return Reference, (self.name,)

    def convert(self, text: str) -> str:
        """Return the text converted."""
        for step in self._steps:
            text = step.convert(text)
        return text


class LongestFirst:
    """One step of a conversion: `dictionaries` are tried one after the other on what is left."""

    def __init__(self, dictionaries: Sequence[Mapping[str, str]]) -> None:
        *phrases, last = dictionaries
        if any(len(key) > 1 for key in last):
            phrases, last = [*phrases, last], {}
        self._characters = {ord(key): value for key, value in last.items()}
        self._layers = []
        for layer in phrases:
            keys = [key for key in layer if SEPARATORS.isdisjoint(key)]
            if keys:
                self._layers.append((automaton(keys), [layer[key] for key in keys]))

    def convert(self, text: str) -> str:
        """Return the text converted."""
        free = bytearray(b"\x01") * len(text)
        taken = []
        for finder, values in self._layers:
            found = matches(finder, text, overlapping=True)
            for index, start, end in sorted(found, key=lambda match: (match[1] - match[2], match[1])):
                if 0 not in free[start:end]:
                    free[start:end] = bytes(end - start)
                    taken.append((start, end, values[index]))
        pieces: list[str] = []
        done = 0
        for start, end, value in sorted(taken):
            pieces += (text[done:start].translate(self._characters), value)
            done = end
        return "".join([*pieces, text[done:].translate(self._characters)])


def _chain(name: str) -> list[list[dict[str, str]]]:
    """Return the dictionaries of each step of a configuration."""
    import json  # only the reference needs it, and start-up counts

    path = dictionary.package_folder() / "config" / f"{name}.json"
    chain = json.loads(path.read_text(encoding="utf-8"))["conversion_chain"]
    return [[dictionary.read(file) for file in _files(link["dict"])] for link in chain]


def _files(node: Mapping[str, Any]) -> list[str]:
    if node["type"] == "group":
        return [file for part in node["dicts"] for file in _files(part)]
    return [node["file"].removesuffix(".txt")]
