"""What a reader types -> the terms that an article must have, and those that it must not have."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsgen.search.fold import fold

# A term begins after a blank; a quotation mark at its beginning holds to the same mark before a blank.
_QUOTED = r'"(.*?)"|“(.*?)”|「(.*?)」|『(.*?)』|＂(.*?)＂'
_TERM = re.compile(rf"(?P<minus>[-－])?(?:(?:{_QUOTED})(?=\s|$)|(?P<plain>\S+))", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Query:
    """A query, folded: `terms` that an article must have, each somewhere; `excludes` that it must not have.

    `whole` is all terms as one phrase, in the order typed. Nothing is found by a query without terms.
    """

    terms: tuple[str, ...]
    excludes: tuple[str, ...]
    whole: str


def parse(text: str) -> Query:
    """Return what a query asks for.

    Blanks part terms; marks of quotation around several words make them one phrase; a minus before a term
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
        else:
            terms.append(folded)
            typed.append(term)
    return Query(tuple(dict.fromkeys(terms)), tuple(dict.fromkeys(excludes)), fold(" ".join(typed)))
