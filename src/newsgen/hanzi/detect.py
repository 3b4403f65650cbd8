"""Which script a text is in, and the form in which two spellings of a name are compared."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

from newsgen.hanzi import dictionary
from newsgen.hanzi.editions import ALSO_SIMPLIFIED


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


@cache
def _tables() -> tuple[dict[int, str], dict[int, str]]:
    """Return for `str.translate`: 1 for Simplified-only and 2 for Traditional-only; and what `fold` maps."""
    simplified = dictionary.newest_values("STCharacters")
    traditional = dictionary.newest("TSCharacters")
    marks = {
        ord(character): "\x01"
        for character, forms in simplified.items()
        if character not in forms.split(" ") and character not in traditional
    }
    marks |= {
        ord(character): "\x02"
        for character, form in traditional.items()
        if character != form and character not in simplified and character not in ALSO_SIMPLIFIED
    }
    folds = {ord(character): form for character, form in traditional.items()}
    for source, target, *_ in dictionary.own("hans.tsv"):
        if len(source) == 1:
            folds[ord(source)] = target
    return marks, folds


def detect(text: str) -> Variety:
    """Return the script of a text, by the characters that only one of the scripts has.

    Of a long text the beginning, the middle and the end are read. Where as many speak for either, or
    none for any, it is called Simplified.
    """
    if len(text) > 3 * _SAMPLE:
        middle = (len(text) - _SAMPLE) // 2
        text = text[:_SAMPLE] + text[middle : middle + _SAMPLE] + text[-_SAMPLE:]
    marked = text.translate(_tables()[0])
    simplified, traditional = marked.count("\x01"), marked.count("\x02")
    return Variety("Hant" if traditional > simplified else "Hans", simplified, traditional)


def fold(text: str) -> str:
    """Return the text for exact comparison: NFKC, and every character in its Simplified form.

    Two texts that fold alike are the same label in two scripts; nothing is trimmed or lower-cased.
    """
    return unicodedata.normalize("NFKC", text).translate(_tables()[1])
