"""Searching text that may hold lone surrogates (as JSON escapes them), which UTF-8 has no bytes for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

# An automaton of so many words is small enough to be spelled out whole, which searches twice as fast.
_FEW = 2_000
_LONE = re.compile("[\ud800-\udfff]")


def anyone(characters: str) -> re.Pattern[str]:
    """Return what finds any of the characters; if one lies beyond the BMP, all that do.

    A class of ranges there is quick; of many single characters it would be looked through one by one.
    """
    within = re.escape("".join(character for character in characters if character <= "\uffff"))
    beyond = "" if max(characters, default="") <= "\uffff" else "\U00010000-\U0010ffff"
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
