"""Search without an index: every text is looked at. The index answers as this does."""

from __future__ import annotations

from newsgen.search.folded_texts import FoldedTexts
from newsgen.search.query import Query, spellings

_OTHER = 2  # the first field after title and summary


def matches(query: Query, article: FoldedTexts) -> bool:
    """Whether an article has all terms of a query, each in some field, and none that it excludes."""
    return (
        bool(query.terms)
        and all(_field(term, article) is not None for term in query.terms)
        and all(_field(term, article) is None for term in query.excludes)
    )


def rank(query: Query, article: FoldedTexts) -> tuple[int, bool]:
    """Return where an article that matches stands among others, the lowest first; newer ones go before
    others of the same rank.

    It counts in which field the term stands that stands in the least important one (title, summary, anything
    else), then whether the whole query stands somewhere as one phrase.
    """
    worst = max(_field(term, article) or 0 for term in query.terms)
    return min(worst, _OTHER), _field(query.whole, article) is None


def _field(term: str, article: FoldedTexts) -> int | None:
    """Return the first field that a term stands in; None where it stands in none."""
    wanted = spellings(term)
    for place, texts in enumerate(article):
        if any(spelling in text for text in texts for spelling in wanted):
            return place
    return None
