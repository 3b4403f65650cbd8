"""The conversions of `opencc-python-reimplemented`, character by character as the package does them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsgen.hanzi import dictionary
from newsgen.hanzi.table import Table, compile_table

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
        self._stages = [table.stage() for table in tables(name)]

    def __reduce__(self) -> tuple[type[Reference], tuple[str]]:
        return Reference, (self.name,)

    def convert(self, text: str) -> str:
        """Return the text converted."""
        for stage in self._stages:
            text = stage.convert(text)
        return text


def tables(name: str) -> list[Table]:
    """Return the tables of a configuration; stages that only map characters are folded into the last."""
    import json  # only the reference needs it, and start-up counts

    path = dictionary.package_folder() / "config" / f"{name}.json"
    chain = json.loads(path.read_text(encoding="utf-8"))["conversion_chain"]
    groups = [[dictionary.read(file) for file in _files(link["dict"])] for link in chain]
    made: list[tuple[dict[str, str], list[dict[str, str]]]] = []
    for group in groups:
        single = all(len(key) == 1 == len(value) for key, value in group[-1].items())
        characters, phrases = (group[-1], group[:-1]) if single else ({}, group)
        if made and not phrases:
            made[-1] = _then(made[-1], characters)
        else:
            made.append((characters, phrases))
    return [compile_table(characters, phrases) for characters, phrases in made]


def _files(node: Mapping[str, Any]) -> list[str]:
    if node["type"] == "group":
        return [file for part in node["dicts"] for file in _files(part)]
    return [node["file"].removesuffix(".txt")]


def _then(
    stage: tuple[dict[str, str], list[dict[str, str]]], after: Mapping[str, str]
) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Return a stage that maps the characters of its result once more."""
    characters, phrases = stage
    plain = {ord(source): target for source, target in after.items()}
    return (
        {**after, **{source: target.translate(plain) for source, target in characters.items()}},
        [{key: value.translate(plain) for key, value in each.items()} for each in phrases],
    )
