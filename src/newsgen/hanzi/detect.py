"""Which script a text is in, and the form in which two spellings of a name are compared."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

from newsgen.hanzi import dictionary
from newsgen.hanzi.editions import ALSO_SIMPLIFIED
from newsgen.hanzi.search import anyone


class Variety(NamedTuple):
    """What `detect` found: `script` is `Hans` or `Hant`, the counts are of characters that only one has."""

    script: str
    simplified: int
    traditional: int

    @property
    def mixed(self) -> bool:
        """Whether the other script has more than one in twenty of the telling characters."""
        return min(self.simplified, self.traditional) * 20 > self.simplified + self.traditional


_SAMPLE = 2000
_BMP = 0x10000


class _Tables(NamedTuple):
    """`marks` has 1 for a Simplified-only character and 2 for a Traditional-only one, by code point.

    Those beyond the BMP stand in `beyond`. `folds` is what `fold` maps.
    """

    marks: bytes
    beyond: dict[str, int]
    folds: dict[int, str]


@cache
def _tables() -> _Tables:
    simplified = dictionary.newest_values("STCharacters")
    traditional = dictionary.newest("TSCharacters")
    telling = {
        character: 1
        for character, forms in simplified.items()
        if character not in forms.split(" ") and character not in traditional
    }
    telling |= {
        character: 2
        for character, form in traditional.items()
        if character != form and character not in simplified and character not in ALSO_SIMPLIFIED
    }
    folds = {ord(character): form for character, form in traditional.items()}
    for source, target, *_ in dictionary.own("hans.tsv"):
        if len(source) == 1:
            folds[ord(source)] = target
    marks = bytearray(_BMP)
    for character, mark in telling.items():
        if ord(character) < _BMP:
            marks[ord(character)] = mark
    return _Tables(bytes(marks), {each: mark for each, mark in telling.items() if ord(each) >= _BMP}, folds)


def detect(text: str) -> Variety:
    """Return the script of a text, by the characters that only one of the scripts has.

    Of a long text the beginning, the middle and the end are read. Where as many speak for either, or
    none for any, it is called Simplified.
    """
    text = _sample(text)
    tables = _tables()
    marked = text.translate(tables.marks)  # which has no place beyond the BMP, and leaves that as it is
    neither, simplified, traditional = map(marked.count, "\0\1\2")
    if neither + simplified + traditional < len(text):
        beyond = Counter(tables.beyond.get(character) for character in text)
        simplified, traditional = simplified + beyond[1], traditional + beyond[2]
    return Variety("Hant" if traditional > simplified else "Hans", simplified, traditional)


def script_of(text: str) -> str:
    """Return the script of a text as `detect` does."""
    return detect(text).script


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = (len(text) - _SAMPLE) // 2
    return text[:_SAMPLE] + text[middle : middle + _SAMPLE] + text[-_SAMPLE:]


def telling_places(text: str, script: str) -> list[int]:
    """Return where characters stand in a text that only the script `Hans` or `Hant` has, in order."""
    pattern, beyond = _only()[script == "Hant"]
    found = (match.start() for match in pattern.finditer(text))
    return [place for place in found if ord(text[place]) < _BMP or text[place] in beyond]


@cache
def _only() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """Return what finds the characters that only one of the scripts has, and those of them beyond the BMP."""
    tables = _tables()
    only = []
    for mark in (1, 2):
        beyond = frozenset(each for each, found in tables.beyond.items() if found == mark)
        within = "".join(chr(point) for point, found in enumerate(tables.marks) if found == mark)
        only.append((anyone(within + "".join(beyond)), beyond))
    return tuple(only)


@lru_cache(maxsize=16)  # several checks ask for the same text
def fold_in_place(text: str) -> str:
    """Return the text with every character in its Simplified form, each in its place."""
    return text.translate(_single_folds())


@cache
def _single_folds() -> dict[int, str]:
    return {point: form for point, form in _tables().folds.items() if len(form) == 1}


@lru_cache(maxsize=4096)  # every article has some of the same labels
def fold(text: str) -> str:
    """Return the text for exact comparison: NFKC, and every character in its Simplified form.

    Two texts that fold alike are the same label in two scripts; nothing is trimmed or lower-cased.
    """
    return unicodedata.normalize("NFKC", text).translate(_tables().folds)
