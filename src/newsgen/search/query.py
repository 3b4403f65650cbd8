"""What a reader types -> the terms that an article must have, and those that it must not have."""

from __future__ import annotations

import re
from itertools import starmap

from msgspec import Struct

from newsgen.search.fold import fold

# Which marks open a phrase, and which close it: double ones do both, as input methods mix them up.
_DOUBLE = '"“”„＂〝〞'
_MARKS = ((_DOUBLE, _DOUBLE), "「」", "『』", "｢｣", "﹁﹂", "﹃﹄", "‘’", "«»")


def _quoted(opens: str, closes: str) -> str:
    """Return what finds a text in quotation marks, if it has a blank, or stands before one or the end."""
    inside = f"[^{opens}{closes}]*"
    return rf"[{opens}](?={inside}\s|{inside}[{closes}](?:\s|$))({inside})[{closes}]"


# A term begins after a blank, or behind a phrase.
_TERM = re.compile(rf"(?P<minus>[-－])?(?:{'|'.join(starmap(_quoted, _MARKS))}|(?P<plain>\S+))")

_DIGITS = re.compile("([1-9][0-9]{4,})([^0-9.][^0-9]*)?")


class Query(Struct, frozen=True):
    """A query, folded: `terms` that an article must have, each somewhere; `excludes` that it must not have.

    `whole` is all terms as one phrase, in the order typed. Nothing is found by a query without terms.
    """

    terms: tuple[str, ...]
    excludes: tuple[str, ...]
    whole: str


def spellings(term: str) -> tuple[str, ...]:
    """Return the spellings of which a text has to have one: a term itself, and for a number in digits the one
    in 亿 or 万 that texts have beside their own (`folded_texts.as_meant`): 5000000000元 is 50亿元."""
    number = _DIGITS.fullmatch(term)
    if not number:
        return (term,)
    digits, rest = number.groups("")
    places, multiple = (8, "亿") if len(digits) > 8 else (4, "万")
    fraction = digits[-places:].rstrip("0")
    return term, f"{digits[:-places]}{fraction and '.'}{fraction}{multiple}{rest}"


def parse_query(text: str) -> Query:
    """Return what a query asks for.

    Blanks part terms; quotation marks around several words make them one phrase; a minus before a term
    excludes it. What folds to nothing asks for nothing.
    """
    terms: list[str] = []
    excludes: list[str] = []
    typed: list[str] = []
    for found in _TERM.finditer(text):
        term = next(part for part in found.groups()[1:] if part is not None)
        folded = fold(term)
        if not folded:
            continue
        if found["minus"]:
            excludes.append(folded)
        elif folded not in terms:
            terms.append(folded)
            typed.append(term)
    return Query(tuple(terms), tuple(dict.fromkeys(excludes)), fold(" ".join(typed)))
