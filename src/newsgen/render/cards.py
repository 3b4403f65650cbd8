"""Pictures of a page for previews elsewhere: its card, or its article's own picture, or the site's card."""

from __future__ import annotations

from newsgen.cache import digest
from newsgen.images import CARD_SIZE, CardText, card_font_file, is_raster
from newsgen.images.fonts import CardFont, card_font
from newsgen.model import EditionArticle
from newsgen.pages.paths import card_path
from newsgen.problems import Problem, Severity
from newsgen.render.articles import ArticleViews
from newsgen.render.newsroom import Newsroom
from newsgen.render.urls import Urls
from newsgen.render.views import CardView


class Cards:
    """The cards of one edition."""

    def __init__(self, newsroom: Newsroom, edition: str, urls: Urls, views: ArticleViews) -> None:
        self._title = newsroom.config.title.of(edition)
        self._edition = edition
        self._urls = urls
        self._views = views
        self._with_card = newsroom.plan.cards.get(edition)
        self._site_card = self._view("") if self._with_card is not None else None

    def text(self, key: str) -> CardText:
        """Return what the card of an article says; of the site, where no article is named."""
        if not key:
            return CardText(self._edition, self._title)
        article = self._views.listed(key)
        return CardText(self._edition, self._title, article.title, article.source)

    def of(self, item: EditionArticle | None) -> CardView | None:
        """Return what previews of a page show; `item` is the article that it is about, if any."""
        if item is None:
            return self._site_card
        if self._with_card and item.article.key in self._with_card:
            return self._view(item.article.key)
        image = self._views.image(item)
        if image and image.width and is_raster(image.src):  # previews show no SVG
            return CardView(self._urls.absolute(image.src), image.width, image.height, image.alt)
        return self._site_card

    def draw(self, key: str) -> bytes:
        """Return a card; the site's own, if the font lacks characters of the title."""
        from newsgen.images.card import draw_card

        font, text = self._font(), self.text(key)
        return draw_card(self.text("") if font.lacking(text.title) else text, font)

    def problems(self, key: str, path: str, line: int) -> tuple[Problem, ...]:
        """Return a warning at the title's place, if the font lacks characters of it."""
        lacking = self._font().lacking(self.text(key).title)
        if not lacking:
            return ()
        problem = Problem(
            path,
            line,
            "the font of the cards has no `{characters}`: previews of this article show the site's card",
            "write the title without, if it can do without",
            severity=Severity.WARNING,
            values=(("characters", lacking),),
        )
        return (problem,)

    def _font(self) -> CardFont:
        file = card_font_file()
        assert file is not None  # noqa: S101 - no card is planned where there is no font
        return card_font(file, self._edition)

    def _view(self, key: str) -> CardView:
        text = self.text(key)
        # Who has shown a card keeps it by its address: another title is another address.
        version = digest(repr(text).encode("utf-8", "surrogateescape")).hex()[:8]
        address = self._urls.absolute(self._urls.page(card_path(key)))
        return CardView(f"{address}?v={version}", *CARD_SIZE, text.title or text.site)
