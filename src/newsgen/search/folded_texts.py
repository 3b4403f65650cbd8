"""What is searched of an article: its fields, folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from newsgen.figures import FigureKind, find_figures, format_exact
from newsgen.search.fold import fold

_NUMBER = re.compile(r"\A.*[0-9.十百千万亿]")
_MULTIPLES = ((10**8, "亿"), (10**4, "万"))


class FoldedTexts(Struct, frozen=True, array_like=True):
    """The texts of an article that a term is looked for in, folded: each field has one for each form that it
    has in an edition. `body` has besides the amounts as they are meant."""

    title: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    body: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Give the fields, in the order in which a match in them counts."""
        return iter((self.title, self.summary, self.byline, self.body))


def fold_texts(
    titles: Iterable[str], summaries: Iterable[str], bylines: Iterable[str], bodies: Iterable[str]
) -> FoldedTexts:
    """Return what is searched of an article, given the texts of each field in all editions.

    A body is plain text, a line for each paragraph; a phrase is found across lines, and never across fields.
    """
    by_text = {fold(body): body for body in dict.fromkeys(bodies)}  # one edition's is mostly the other's
    folded = tuple(filter(None, by_text))
    meant = [spelling for body in by_text.values() for spelling in as_meant(body)]
    more = " ".join(each for each in dict.fromkeys(meant) if not any(each in text for text in folded))
    return FoldedTexts(
        _folded(titles),
        _folded(summaries),
        _folded(bylines),
        (*folded, more) if more else folded,
    )


def as_meant(text: str) -> Iterator[str]:
    """Give the amounts and percentages of a text, folded, each as most would write it: 50亿元, 36.4%."""
    for figure in find_figures(text):
        if figure.kind is FigureKind.PERCENT:
            yield f"{format_exact(figure.value)}%"
        elif figure.kind is FigureKind.AMOUNT:
            unit = _NUMBER.sub("", fold(figure.text))
            size, word = next((each for each in _MULTIPLES if figure.value >= each[0]), (1, ""))
            yield f"{format_exact(figure.value / size)}{word}{unit}"


def _folded(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(fold, dict.fromkeys(texts)))))
