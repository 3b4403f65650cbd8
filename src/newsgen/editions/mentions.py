"""Which registered names an article mentions: only those can matter to its conversion."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsgen.editions.records import record_texts
from newsgen.hanzi import NameTable, Spelled
from newsgen.hanzi.search import automaton, matches
from newsgen.markup import unescape
from newsgen.model import Article, Body, Name

_TAG = re.compile(r'<[^<>"]*+(?:"[^"]*+"[^<>"]*+)*+>')
_SPOKEN = ('alt="', 'title="', 'aria-label="')


class Mentions:
    """Finds those of a list of names that stand in an article, in whatever spelling.

    `known` has what `spelled` gives for their spellings, if anything.
    """

    def __init__(self, names: Sequence[Name], known: Spelled | None = None) -> None:
        owners: dict[str, list[int]] = {}
        for number, name in enumerate(names):
            for spelling in NameTable([name], known).spellings():
                owners.setdefault(spelling, []).append(number)
        self._owners = list(owners.values())
        self._automaton = automaton(list(owners))

    def __call__(self, article: Article, body: Body) -> list[int]:
        """Return the places in the list of the names that are mentioned, in order.

        Names that only seem to be mentioned, as across the end of a paragraph, may be among them.
        """
        return self.within(readable(article, body))

    def within(self, text: str) -> list[int]:
        """Return the same for what `readable` gave for an article."""
        found = {index for index, _, _ in matches(self._automaton, text, overlapping=True)}
        return sorted({number for index in found for number in self._owners[index]})


def readable(article: Article, body: Body) -> str:
    """Return all of an article that is converted or looked up, for `Mentions.within`."""
    return "\n".join(_texts(article, body))


def _texts(article: Article, body: Body) -> Iterator[str]:
    """Give everything in an article that is converted or looked up, with no tag between two characters."""
    yield from (article.title, article.summary, article.original_title, article.source.typed)
    yield from (*article.tags, *article.industries)
    yield from _each((credit.name, credit.organisation) for credit in article.credits)
    yield from (correction.text for correction in article.corrections)
    for figure in article.figures:
        yield from (figure.value, figure.label, figure.note)
    for record in article.records:
        yield from record_texts(record)
    yield from (heading.text for heading in body.headings)
    if article.image:
        yield from (article.image.alt, article.image.caption, article.image.credit, article.image.source)
    yield unescape(_TAG.sub("", body.html))
    if any(spoken in body.html for spoken in _SPOKEN):
        yield unescape(body.html)


def _each(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for pair in pairs:
        yield from pair
