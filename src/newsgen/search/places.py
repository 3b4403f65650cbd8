"""Where in a text, as it was typed, a term stands."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from newsgen.figures import find_figures
from newsgen.search.fold import fold
from newsgen.search.folded_texts import as_meant
from newsgen.search.query import spellings

#: Where something stands in a text: the first character, and the one behind the last.
Span = tuple[int, int]


def find_places(terms: Iterable[str], text: str) -> tuple[Span, ...]:
    """Return where a text has any of the folded terms, else an amount that means one, from the first on.

    Places that touch are one.
    """
    spans = sorted(span for term in terms for span in (*_places(term, text),) or _meant(term, text))
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def _places(term: str, text: str) -> Iterator[Span]:
    # What a part of a text folds to stands in what the whole folds to. So the shortest beginning of the text
    # that has the term ends where the term does, and of this the shortest end begins where it does.
    start = 0
    while term in fold(text[start:]):
        rest = text[start:]
        end = bisect_left(range(len(rest)), True, key=lambda at: term in fold(rest[:at]))
        part = rest[:end]
        length = bisect_left(range(end), True, key=lambda size: term in fold(part[end - size :]))
        first = start + end - length
        while end < len(rest) and unicodedata.category(rest[end]) == "Mn":  # which folding leaves out
            end += 1
        yield first, start + end
        start += end


def _meant(term: str, text: str) -> Iterator[Span]:
    """Give where the number that a term is stands in another spelling."""
    if not any(map(str.isdecimal, term)):  # all that is meant is written in digits
        return
    wanted = spellings(term)
    for spelling in wanted[1:]:
        yield from _places(spelling, text)
    for figure in find_figures(text):
        meant = tuple(as_meant(figure.text))
        if any(spelling in each for each in meant for spelling in wanted):
            yield figure.start, figure.end
