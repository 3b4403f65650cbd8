"""Rules of single characters, all looked for in one pass over a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping


class Rules:
    """Finds characters by what stands around them: form -> pattern.

    Each alternative of a pattern begins with the character and takes nothing else, asking for what stands
    before it afterwards: so only these characters are searched for, quickly, and all of them at once. The
    rules of a character are compiled when a text first has it: those of all take some fifty milliseconds.
    """

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._patterns: dict[str, dict[str, str]] = {}
        for form, pattern in patterns.items():
            self._patterns.setdefault(pattern[0], {})[form] = pattern
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._characters = re.compile(f"[{''.join(self._patterns)}]")

    def found(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the places of a text where a rule holds, in order, and the form that it gives."""
        compiled = self._compiled
        for match in self._characters.finditer(text):
            character, place = match[0], match.start()
            pattern = compiled.get(character) or self._compile(character)
            holds = pattern.match(text, place)
            if holds and holds.lastgroup:
                yield place, holds.lastgroup

    def _compile(self, character: str) -> re.Pattern[str]:
        """Compile the rules of a character: the name of the first group that holds is the form."""
        rules = self._patterns[character]
        pattern = re.compile("|".join(f"(?P<{form}>{rule})" for form, rule in rules.items()))
        self._compiled[character] = pattern
        return pattern
