"""What is searched of an article, as its pages show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsgen.markup import footnote_text, plain_text
from newsgen.model import Body, EditionArticle, Searching
from newsgen.render.newsroom import Newsroom
from newsgen.render.words import Words
from newsgen.rights import searching
from newsgen.search import Blocks, blocks


class Searched:
    """Gives what is searched of a newsroom's articles; `read_body` gives the text of an article by its key
    and the edition's tag.

    Readers search an article by as much as its source's terms allow; the desk (`whole`) by all of it.
    """

    def __init__(
        self, newsroom: Newsroom, read_body: Callable[[str, str], Body], *, whole: bool = False
    ) -> None:
        self._newsroom = newsroom
        self._whole = whole
        self._read_body = read_body
        strings = newsroom.registries.strings
        self._words = {tag: Words(strings, tag) for tag in newsroom.config.editions}

    def __call__(self, key: str) -> Blocks:
        """Return title, summary, byline and body of an article in all editions that show it.

        Where the terms in one of them allow but an excerpt, no edition's body is: all have one index.
        """
        items = [articles[key] for articles in self._newsroom.articles.values() if key in articles]
        with_text = items if self._whole or all(map(self._is_full, items)) else []
        return blocks(
            (item.title for item in items),
            (item.summary for item in items),
            (name for item in items for name in self._byline(item)),
            (text for item in with_text for text in self._body(key, item.edition)),
        )

    def _is_full(self, item: EditionArticle) -> bool:
        rights_class = self._newsroom.classes[item.edition][item.article.key]
        source = self._newsroom.registries.source_of(item.article)
        return searching(rights_class, source) is Searching.FULL

    def _body(self, key: str, edition: str) -> Iterator[str]:
        """Give the text, and that of its footnotes: no phrase goes on from one to the other."""
        html = self._read_body(key, edition).html
        yield plain_text(html)
        yield footnote_text(html)

    def _byline(self, item: EditionArticle) -> Iterator[str]:
        """Give the names that a byline has; not its words, such as 記者, which would find every article."""
        yield self._newsroom.rights(item, self._words[item.edition]).source
        yield from (credit.organisation for credit in item.credits)
        yield from (credit.name for credit in item.credits)
        yield item.original_title
