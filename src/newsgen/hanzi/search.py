"""Searching text that may hold lone surrogates (as JSON escapes them), which UTF-8 has no bytes for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from newsgen.hanzi.layer import BMP

# An automaton of so many words is small enough to be spelled out whole, which searches twice as fast.
_FEW = 2_000
#: So many characters are enough to search, a dozen articles, that to search faster is worth some preparation.
MUCH = 20_000
_LONE = re.compile("[\ud800-\udfff]")


class Characters:
    """Finds any of the characters in texts: the first by a table, for which nothing needs to be prepared.

    Once there is much to search it is by a regular expression, six times as fast, which takes milliseconds
    to compile.
    """

    def __init__(self, characters: str) -> None:
        self._characters = characters
        self._searched = 0
        self._beyond = frozenset(character for character in characters if ord(character) >= BMP)
        table = bytearray(BMP)
        for point in map(ord, characters):
            if point < BMP:
                table[point] = 1
        self._table = bytes(table)

    def places(self, text: str) -> list[int]:
        """Return where they stand in a text, in order."""
        self._searched += len(text)
        if self._searched >= MUCH:
            found = [match.start() for match in self._pattern.finditer(text)]
            if not self._beyond:
                return found
        else:
            # The table has no place beyond the BMP, and leaves what stands there as it is.
            found = [match.start() for match in re.finditer("[^\0]", text.translate(self._table))]
        return [place for place in found if ord(text[place]) < BMP or text[place] in self._beyond]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return anyone(self._characters)


def anyone(characters: str) -> re.Pattern[str]:
    """Return what finds any of the characters; if one lies beyond the BMP, all that do.

    A class of ranges there is quick; of many single characters it would be looked through one by one.
    """
    within = re.escape("".join(character for character in characters if ord(character) < BMP))
    beyond = "" if all(ord(character) < BMP for character in characters) else "\U00010000-\U0010ffff"
    return re.compile(f"[{within}{beyond}]" if characters else r"(?!)")


def automaton(words: Sequence[str], kind: MatchKind = MatchKind.Standard) -> AhoCorasick:
    """Return what finds the words in a text; with overlaps, of one that is `Standard`."""
    way = Implementation.DFA if len(words) <= _FEW else Implementation.ContiguousNFA
    return AhoCorasick(words, kind, store_patterns=False, implementation=way)


def matches(automaton: AhoCorasick, text: str, overlapping: bool = False) -> list[tuple[int, int, int]]:
    """Return (index of the pattern, start, end) of the matches, in characters."""
    try:
        return automaton.find_matches_as_indexes(text, overlapping=overlapping)
    except UnicodeEncodeError:
        # U+FFFE is no character, so no pattern has it.
        return automaton.find_matches_as_indexes(_LONE.sub("\ufffe", text), overlapping=overlapping)
