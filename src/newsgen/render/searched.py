"""What is searched of an article, as its pages show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsgen.markup import footnote_text, plain_text
from newsgen.model import Body, EditionArticle
from newsgen.render.newsroom import Newsroom
from newsgen.render.words import Words
from newsgen.search import Blocks, blocks


class Searched:
    """Gives what is searched of a newsroom's articles; `read_body` gives the text of an article by its key
    and the edition's tag."""

    def __init__(self, newsroom: Newsroom, read_body: Callable[[str, str], Body]) -> None:
        self._newsroom = newsroom
        self._read_body = read_body
        strings = newsroom.registries.strings
        self._words = {tag: Words(strings, tag) for tag in newsroom.config.editions}

    def __call__(self, key: str) -> Blocks:
        """Return title, summary, byline and body of an article in all editions that show it."""
        items = [articles[key] for articles in self._newsroom.articles.values() if key in articles]
        return blocks(
            (item.title for item in items),
            (item.summary for item in items),
            (name for item in items for name in self._byline(item)),
            (text for item in items for text in self._body(key, item.edition)),
        )

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
