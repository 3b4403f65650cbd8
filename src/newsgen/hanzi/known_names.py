"""The names that ship: places, companies, universities, offices, each with one right form in every edition.

Only those are looked for that characters or words alone would not give (餘干縣, 馬里, 乾照光電). They win
over words and surnames, and a site's own names win over them. A short name is none where a common word
stands across one of its ends: 马里 in 宝马里程, 里加 in 公里加油站.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from newsgen.hanzi import dictionary
from newsgen.hanzi.search import automaton, matches
from newsgen.hanzi.stage import Patch
from newsgen.hanzi.surnames import longer_name


class _Spelling(NamedTuple):
    form: str
    before: str  # characters that show that it is no name
    after: str


class KnownNames:
    """Finds the names in texts of a script, for an edition."""

    def __init__(self, script: str, edition: str) -> None:
        edition = "zh-Hant-TW" if edition == "zh-Hant" else edition
        rows = [row[2:] for row in dictionary.own("spelled.tsv") if row[0] == script and row[1] == edition]
        self._surnames = script == "Hans"  # a place may be the beginning of a person's name: 沈阳波
        self._spellings = [_Spelling(*row[1:]) for row in rows]
        self._automaton: AhoCorasick = automaton([row[0] for row in rows], MatchKind.LeftmostLongest)

    def patches(self, text: str) -> list[Patch]:
        """Return where names stand in a text, in order, with the form of each."""
        found = []
        for index, start, end in matches(self._automaton, text):
            form, before, after = self._spellings[index]
            beside = text[max(start - 1, 0) : start] or " ", text[end : end + 1] or " "
            if beside[0] in before or beside[1] in after:
                continue
            if not (self._surnames and end == start + 2 and longer_name(text, start)):
                found.append((start, end, form))
        return found


@cache
def known_names(script: str, edition: str) -> KnownNames:
    """Return what finds the names in texts of a script for an edition."""
    return KnownNames(script, edition)
