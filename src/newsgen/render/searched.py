"""What is searched of an article, as its pages show it."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.markup import footnote_text, plain_text
from newsgen.model import Article, EditionArticle, Outline, Searching
from newsgen.render.newsroom import Newsroom, ReadBody
from newsgen.render.words import Words
from newsgen.search import FoldedTexts, fold_texts


class Searched:
    """Gives what is searched of a newsroom's articles; `read_body` gives the text of an article by its key
    and the edition's tag.

    Readers search an article by as much as its source's terms allow; the desk (`whole`) by all of it.
    """

    def __init__(self, newsroom: Newsroom, read_body: ReadBody, *, whole: bool = False) -> None:
        self._newsroom = newsroom
        self._whole = whole
        self._read_body = read_body
        strings = newsroom.registries.strings
        self._words = {tag: Words(strings, tag) for tag in newsroom.config.editions}

    def __call__(self, key: str) -> FoldedTexts:
        """Return title, summary (and what stands above and below the title), byline and body of an article in
        all editions that show it."""
        items = [articles[key] for articles in self._newsroom.articles.values() if key in articles]
        with_text = items if items and self.has_text(items[0].article) else []
        return fold_texts(
            (item.title for item in items),
            (text for item in items for text in (item.summary, item.subtitle, item.kicker)),
            (name for item in items for name in self._byline(item)),
            (text for item in with_text for text in self._texts(item)),
        )

    def has_text(self, article: Article | Outline) -> bool:
        """Whether an article is searched by its text, too: not where the terms allow but an excerpt."""
        return self._whole or self._newsroom.searching(article) is Searching.FULL

    def _texts(self, item: EditionArticle) -> Iterator[str]:
        """Give the text, and what else an article's page says: no phrase goes on from one to the other."""
        html = self._read_body(item.article.key, item.edition).html
        yield plain_text(html)
        yield footnote_text(html)
        if image := item.image:
            yield from (image.caption, image.credit, image.source)
        for figure in item.figures:
            yield from (figure.label, figure.value, figure.note)
        for record in item.records:
            yield from (record.name, record.amount.text if record.amount else "", record.value, record.change)
        yield from (correction.text for correction in item.corrections)

    def _byline(self, item: EditionArticle) -> Iterator[str]:
        """Give the names that a byline has; not its words, such as 記者, which would find every article."""
        yield self._newsroom.rights(item, self._words[item.edition]).source
        yield from (credit.organisation for credit in item.credits)
        yield from (credit.name for credit in item.credits)
        yield item.original_title
