"""The names of those who made an article: in its byline, and where its text mentions them."""

from __future__ import annotations

from collections.abc import Container

from newsgen.editions.agents import seems_person
from newsgen.hanzi import byline
from newsgen.model import Article, Role

_SCRIPTS = ("zh-Hans", "zh-Hant")  # in which a text may spell a name of its byline
_SHORTEST = 2  # a single character is a word far more often than a name


def credited_names(article: Article) -> dict[str, bool]:
    """Return every name of a byline once, in order, and whether it seems to be a person's."""
    found = dict.fromkeys((credit.organisation for credit in article.credits if credit.organisation), False)
    for credit in article.credits:
        found[credit.name] = found.get(credit.name, False) or seems_person(credit.name, credit.role)
    if article.image and article.image.credit:
        found.setdefault(article.image.credit, seems_person(article.image.credit, Role.PHOTOGRAPHER))
    return found


def credited_spellings(article: Article, edition: str, registered: Container[str]) -> dict[str, str]:
    """Return the names that no registry has, by every spelling in which the text may have them, with the
    form of the byline in an edition."""
    found: dict[str, str] = {}
    for name, person in credited_names(article).items():
        if len(name) >= _SHORTEST and name not in registered:
            form = byline(name, article.script, edition, person).form
            spellings = (name, form, *(byline(name, article.script, tag, person).form for tag in _SCRIPTS))
            found |= {spelling: form for spelling in spellings if spelling not in registered}
    return dict(sorted(found.items()))
