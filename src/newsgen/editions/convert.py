"""Article and Body, as typed -> EditionArticle and Body in an edition's script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from newsgen.editions.html import convert_html
from newsgen.hanzi import Converter
from newsgen.model import Article, Body, EditionArticle, Name, Source

_SHORTEST_NAME = 2  # a single character is a word far more often than a name


@dataclass(frozen=True, slots=True)
class NameForms:
    """The form of every registered name in one edition, by each of its spellings."""

    edition: str
    forms: dict[str, str]

    def of(self, name: str) -> str:
        """Return a name's form; one that is not registered is left alone."""
        return self.forms.get(name, name)


def name_forms(names: Iterable[Name], sources: Iterable[Source], edition: str) -> NameForms:
    """Gather the names that conversion must not touch, with their forms in an edition."""
    forms: dict[str, str] = {}
    for fixed in (*(name.forms for name in names), *(source.name for source in sources)):
        for spelling in fixed.all():
            forms.setdefault(spelling, fixed.of(edition))
    return NameForms(edition, forms)


def convert_article(article: Article, body: Body, names: NameForms) -> tuple[EditionArticle, Body]:
    """Return the article and its text in the edition of `names`.

    Authors, editors and sources are names: each has its registered form, or stays as typed; so do they
    where the text mentions them.
    """
    mentioned = (*article.authors, *article.editors, article.source.typed)
    own = {name: names.of(name) for name in mentioned if len(name) >= _SHORTEST_NAME}
    converter = Converter(names.edition, source=article.script, names=names.forms | own)
    convert = converter.convert
    image = article.image
    edition_article = EditionArticle(
        article=article,
        edition=names.edition,
        title=convert(article.title),
        summary=convert(article.summary),
        authors=tuple(map(names.of, article.authors)),
        editors=tuple(map(names.of, article.editors)),
        original_title=convert(article.original_title),
        tags=tuple(map(convert, article.tags)),
        industries=tuple(map(convert, article.industries)),
        corrections=tuple(replace(item, text=convert(item.text)) for item in article.corrections),
        image=image
        and replace(
            image, alt=convert(image.alt), caption=convert(image.caption), credit=names.of(image.credit)
        ),
    )
    headings = tuple(replace(heading, text=convert(heading.text)) for heading in body.headings)
    return edition_article, Body(convert_html(body.html, converter), headings)
