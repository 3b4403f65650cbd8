"""`make folding`: the character tables of `hanzi` -> src/newsgen/search/forms.txt, a line for each character.

A letter from a to z stands for those that are it with an accent, or a stroke: nobody types `Nestlé` here. Of
Han characters, a line has all forms of one character, in any script or region: those of the basic block
first, of these the Simplified ones, in order of code points. The first stands for all. Two forms are of one
character where any table of single characters leads from one to the other.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from newsgen.hanzi import dictionary

FILE = Path(__file__).parents[1] / "src/newsgen/search/forms.txt"
_PACKAGE = ("STCharacters", "TSCharacters", "TWVariants", "HKVariants")
_ACCENTED = re.compile("[a-z][\u0300-\u036f]+")
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))  # up to Latin Extended-A, and Additional
_STROKES = {"d": "đ", "i": "ı", "l": "ł", "o": "ø"}  # which Unicode takes for letters of their own
_OWN = ("glyphs.tsv", "hans.tsv", "hant.tsv")


def lines() -> list[str]:
    """Return the lines of the file, in order."""
    simplified = set(dictionary.newest("TSCharacters").values())

    def order(character: str) -> tuple[bool, bool, str]:
        return not "\u4e00" <= character <= "\u9fff", character not in simplified, character

    parent: dict[str, str] = {}

    def first(character: str) -> str:
        while (above := parent.get(character, character)) != character:
            character = above
        return character

    for pair in _pairs():
        one, other = sorted(map(first, pair), key=order)
        parent[other] = one
    forms: dict[str, set[str]] = defaultdict(set)
    for character in parent:
        forms[first(character)] |= {character, first(character)}
    han = sorted("".join(sorted(found, key=order)) for found in forms.values() if len(found) > 1)
    return [*_letters(), *han]


def _letters() -> Iterator[str]:
    marked = [
        (parts[0], letter)
        for letter in map(chr, _LATIN)
        if letter.islower() and _ACCENTED.fullmatch(parts := unicodedata.normalize("NFD", letter))
    ]
    for plain in string.ascii_lowercase:
        forms = [letter for base, letter in marked if base == plain]
        if line := "".join([*forms, _STROKES.get(plain, "")]):
            yield plain + line


def _pairs() -> Iterator[tuple[str, str]]:
    for name in _PACKAGE:
        for character, values in dictionary.newest_values(name).items():
            yield from ((character, form) for form in values.split(" ") if len(character) == len(form) == 1)
    for name in _OWN:
        for character, form, *_ in dictionary.own(name):
            if len(character) == len(form) == 1:
                yield character, form


if __name__ == "__main__":
    FILE.write_text("\n".join(lines()) + "\n", "utf-8")
