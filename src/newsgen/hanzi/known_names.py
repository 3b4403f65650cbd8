"""The names that ship: places, companies, universities, offices, each with one right form in every edition.

Only those are looked for that characters or phrases alone would not give (餘干縣, 馬里, 乾照光電). They win
over phrases and surnames, and a site's own names win over them. A short name is none where a common word
stands across one of its ends: 马里 in 宝马里程, 里加 in 公里加油站.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from functools import cache, cached_property

from ahocorasick_rs import AhoCorasick, MatchKind

from newsgen.hanzi import dictionary
from newsgen.hanzi.cache import cached
from newsgen.hanzi.search import automaton, matches
from newsgen.hanzi.stage import Patch
from newsgen.hanzi.stages import edition_stage

_FILES = ("names.tsv", "places.tsv")
_UNMISTAKABLE = 3  # characters of a wrong spelling
_EITHER = frozenset("谷穀昆崑沾霑侖崙凌淩溪谿澄澂巨鉅浚濬")  # in names, people write them either way
_Neighbours = tuple[str, str]


class KnownNames:
    """Finds names in texts: `forms` by spelling, and `neighbours`, which show that it is none."""

    def __init__(self, forms: Mapping[str, str], neighbours: Mapping[str, _Neighbours]) -> None:
        self._names = list(forms.items())
        self._neighbours = neighbours

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return automaton([spelling for spelling, _ in self._names], MatchKind.LeftmostLongest)

    def patches(self, text: str) -> list[Patch]:
        """Return where names stand in a text, in order, with the form of each."""
        return [
            (start, end, self._names[index][1])
            for index, start, end in matches(self._automaton, text)
            if self._is_apart(text, start, end)
        ]

    def _is_apart(self, text: str, start: int, end: int) -> bool:
        before, after = self._neighbours.get(text[start:end], ("", ""))
        return not (start and text[start - 1] in before) and not (end < len(text) and text[end] in after)


@cache
def known_names(script: str, edition: str) -> KnownNames:
    """Return what finds the names in texts of a script for an edition."""
    forms, neighbours = marshal.loads(cached(f"names-{script}-{edition}", lambda: _made(script, edition)))  # noqa: S302 - the cache checks where its bytes came from
    return KnownNames(forms, neighbours)


def _made(script: str, edition: str) -> bytes:
    """Return the names that characters alone, or phrases, would not give, by every spelling in the script."""
    rows = [row[:3] for name in _FILES for row in dictionary.own(name)]
    place = 0 if edition == "zh-Hans" else 2 if edition == "zh-Hant-HK" else 1
    names = {row[0]: row[place] or row[1] for row in rows}
    if script == "Hans":
        forms = _differing("Hans", edition, names)
    elif edition == "zh-Hans":
        ways = {way: name for name, *traditional in rows for way in traditional if way}
        forms = _differing("Hant", edition, ways)
    else:
        forms = _careless(names, edition)
    neighbours = dictionary.own("neighbours.tsv")
    several = {} if script == "Hans" else dictionary.newest_values("STCharacters")
    beside = {}
    for name, *sides in neighbours:
        way = name if script == "Hans" else names[name]
        if way in forms:
            beside[way] = tuple("".join(one + several.get(one, "") for one in side) for side in sides)
    return marshal.dumps((forms, beside))


def _differing(script: str, edition: str, wanted: Mapping[str, str]) -> dict[str, str]:
    """Return those spellings that have another form than characters alone, or phrases, would give."""
    table = edition_stage(script, edition).table
    found = zip(wanted, _converted(script, edition, list(wanted)), strict=True)
    return {
        way: wanted[way]
        for way, converted in found
        if converted != wanted[way] or way.translate(table) != wanted[way]
    }


def _careless(names: Mapping[str, str], edition: str) -> dict[str, str]:
    """Return the names that a converter without names spells wrong, by that spelling and by the right one.

    A short wrong spelling could be something else (位於田間 is not 于田), and free variants stay as they are.
    """
    free = {frozenset(pair) for (pair,) in dictionary.own("free.tsv")}
    stage = edition_stage("Hans", edition)
    forms: dict[str, str] = {}
    for name, careless in zip(names, _converted("Hans", edition, list(names)), strict=True):
        right = names[name]
        for way in (careless, name.translate(stage.table)):
            differing = [frozenset(pair) for pair in zip(way, right, strict=True) if pair[0] != pair[1]]
            if differing:
                forms[right] = right
                certain = free.isdisjoint(differing) and not any(pair & _EITHER for pair in differing)
                if certain and len(way) >= _UNMISTAKABLE:
                    forms[way] = right
    return forms


def _converted(script: str, edition: str, names: list[str]) -> list[str]:
    return edition_stage(script, edition).convert("\n".join(names)).split("\n")
