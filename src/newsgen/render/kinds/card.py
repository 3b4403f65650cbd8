"""The cards of articles, for previews elsewhere: pictures with their titles."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.model import Page
from newsgen.pages import ArticlePages, Contents, PageGroup
from newsgen.pages.paths import card_path
from newsgen.problems import Problem, sentence
from newsgen.render.article_digests import ArticleDigests
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind


class Card(PageKind):
    """A card for each of the newest articles, and one of the site."""

    name = "card"
    is_indexed = False
    shares = False

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the cards, if any are made."""
        if not contents.cards:
            return
        newest = contents.listed[: contents.cards]
        keys, origins = tuple(item.key for item in newest), tuple(item.path for item in newest)
        yield self.single(contents, card_path(), contents.title, sentence("the card of the site"))
        yield ArticlePages(contents.edition, self.name, "", keys, origins, card_path())

    def content(self, page: Page, edition: Edition, problems: list[Problem]) -> bytes:
        """Return the picture; none where nothing is drawn, and all that counts is what is wrong."""
        found = edition.cards.problems(page.key, page.origin, 0)
        if found:  # once more, to say where the title stands
            line = edition.read_body(page.key, page.edition).line("title")
            problems += edition.cards.problems(page.key, page.origin, line)
        return edition.cards.draw(page.key) if edition.draws else b""

    def depends(self, page: Page, edition: Edition, digests: ArticleDigests) -> object:
        """Return what the card says, and where what is wrong with it is told."""
        return repr((page.origin, edition.cards.text(page.key)))
