"""Which script a text is in, and the form in which two spellings of a name are compared."""

from __future__ import annotations

import marshal
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

from newsgen.hanzi import dictionary
from newsgen.hanzi.cache import cached
from newsgen.hanzi.editions import ALSO_SIMPLIFIED
from newsgen.hanzi.layer import BMP
from newsgen.hanzi.search import Characters


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
_GLANCE = 300


class _Tables(NamedTuple):
    """`marks` has 1 for a Simplified-only character and 2 for a Traditional-only one, by code point.

    Those beyond the BMP stand in `beyond`. `folds` is what `fold` maps.
    """

    marks: bytes
    beyond: dict[str, int]
    folds: dict[int, str]


@cache
def _tables() -> _Tables:
    kept = cached("scripts", lambda: marshal.dumps(tuple(_made())))
    return _Tables(*marshal.loads(kept))  # noqa: S302 - the cache checks where its bytes came from


def _made() -> _Tables:
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
    marks = bytes(telling.get(chr(point), 0) for point in range(BMP))
    return _Tables(marks, {each: mark for each, mark in telling.items() if ord(each) >= BMP}, folds)


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
    """Return the script of a text as `detect` does, without counting all that speaks for it.

    Where a glance at the beginning finds more for one script than the whole has for the other, that is
    told; and what only the other script has is rare, and so counted sooner.
    """
    text = _sample(text)
    glance = detect(text[:_GLANCE])
    if len(text) > _GLANCE:
        simplified, traditional = _only()
        if glance.script == "Hant":
            told = glance.traditional > len(simplified.places(text))
        else:
            told = glance.simplified >= len(traditional.places(text))
        if not told:
            return detect(text).script
    return glance.script


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = (len(text) - _SAMPLE) // 2
    return text[:_SAMPLE] + text[middle : middle + _SAMPLE] + text[-_SAMPLE:]


@cache
def _only() -> tuple[Characters, Characters]:
    """Return what finds the characters that only one of the scripts has, of either."""
    tables = _tables()
    telling = {chr(point): mark for point, mark in enumerate(tables.marks) if mark} | tables.beyond
    simplified, traditional = ("".join(each for each in telling if telling[each] == mark) for mark in (1, 2))
    return Characters(simplified), Characters(traditional)


def telling_places(text: str, script: str) -> list[int]:
    """Return where characters stand in a text that only the script `Hans` or `Hant` has, in order."""
    return _only()[script == "Hant"].places(text)


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
