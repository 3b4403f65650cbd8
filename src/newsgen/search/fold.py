"""Text as search compares it: one script, one width, one case, without punctuation.

The readers' module, static/assets/search-engine.js, folds by the same rules and tables: docs/search.md.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from newsgen.cjk import WIDE, is_wide

_FORMS = Path(__file__).parent / "forms.txt"  # made by tools/folding.py
_PARTS = " ,.%"
_RUN = re.compile(f"[{_PARTS}]+")
# Beside the format characters of Unicode: accents that are part of no letter, fillers, and what chooses a
# shape of the character before it.
_UNSEEN = re.compile("[\u0300-\u036f\u115f\u1160\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_DIGITS = frozenset("0123456789")
# The commonest marks that NFKC makes others. Without them most texts are normal, which is seen at once.
_MARKS = tuple(zip("，：；？！（）％\u3000", ",:;?!()% ", strict=True))


def forms() -> str:
    """Return the characters that have several forms, a line each: the first stands for all."""
    return _FORMS.read_text("utf-8")


def fold(text: str) -> str:
    """Return a text as search compares it.

    NFKC, lower case, every Han character as the first of its forms, letters without accents (`café` is
    `cafe`); invisible characters are gone, and so are punctuation, symbols and blanks, but for one blank
    between what is written with blanks, words and numbers of other scripts. In numbers a comma is gone
    (`5,000`), the point and the percent sign stay (`36.4%`).
    What any part of a text folds to stands in what the text folds to, wherever no sign is cut apart.
    """
    for mark, normal in _MARKS:
        text = text.replace(mark, normal)
    text = unicodedata.normalize("NFKC", text).lower().translate(_FOLDED)
    return _RUN.sub(_joined, _behind_wide().sub("", text))  # most runs need not be judged one by one


def _joined(run: re.Match[str]) -> str:
    """Return what is left of characters that part words, by what stands before and after them."""
    found, text = run[0], run.string
    before = text[run.start() - 1] if run.start() else ""
    after = text[run.end()] if run.end() < len(text) else ""
    if before in _DIGITS and after in _DIGITS:
        if found == ".":
            return found
        if found == ",":
            return ""
    percent = "%" if before in _DIGITS and found.lstrip(" ").startswith("%") else ""
    parted = before and after and not is_wide(before) and not is_wide(after)
    return f"{percent} " if parted else percent


@cache
def _behind_wide() -> re.Pattern[str]:
    """Return what finds characters that part words behind those that have no spaces: all of them go."""
    ranges = zip(WIDE[::2], map(ord, WIDE[1::2]), strict=True)
    wide = "".join(f"{first}-{chr(behind - 1)}" for first, behind in ranges)
    return re.compile(f"[{_PARTS}](?<=[{wide}].)[{_PARTS}]*")


class _Folded(dict[int, str]):
    """What each character folds to, by its code point; found out when it is first met."""

    def __missing__(self, point: int) -> str:
        self[point] = _folded(chr(point))
        return self[point]


_FOLDED = _Folded()


def _folded(character: str) -> str:
    first = _first_forms().get(character)
    if first or character in _PARTS:
        return first or character
    category = unicodedata.category(character)
    if category == "Cf" or _UNSEEN.match(character):
        return ""
    if category[0] in "PSZC" and not is_wide(character):
        return " "
    return " " if category[0] in "PSZ" else character


@cache
def _first_forms() -> dict[str, str]:
    return {"ς": "σ"} | {form: line[0] for line in forms().splitlines() for form in line}
