"""Searching text that may hold lone surrogates (as JSON escapes them), which UTF-8 has no bytes for."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick

_LONE = re.compile("[\ud800-\udfff]")


def matches(automaton: AhoCorasick, text: str, overlapping: bool = False) -> list[tuple[int, int, int]]:
    """Return (index of the pattern, start, end) of the matches, in characters."""
    try:
        return automaton.find_matches_as_indexes(text, overlapping=overlapping)
    except UnicodeEncodeError:
        # U+FFFE is no character, so no pattern has it.
        return automaton.find_matches_as_indexes(_LONE.sub("\ufffe", text), overlapping=overlapping)
