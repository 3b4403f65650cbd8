"""The articles of an edition as templates see them, and their parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from msgspec.structs import replace

from newsgen.model import Article, EditionArticle, Rights, RightsClass
from newsgen.pages.paths import industry_path, region_path, section_path, tag_path, topic_path
from newsgen.render.article_view import ArticleView
from newsgen.render.bylines import Bylines
from newsgen.render.corrections import anchored
from newsgen.render.links import Links
from newsgen.render.newsroom import Newsroom
from newsgen.render.pictures import image_view
from newsgen.render.urls import Urls
from newsgen.render.views import CorrectionView, ImageView, LinkView
from newsgen.render.words import Words

_REMEMBERED = 4_096  # views


class ArticleViews:
    """Makes the views of one edition's articles, and their parts."""

    def __init__(self, newsroom: Newsroom, edition: str, urls: Urls, words: Words, links: Links) -> None:
        self.newsroom = newsroom
        self.urls = urls
        self.bylines = Bylines(words, self.list_url)
        self.sections = {
            section.id: LinkView(section.name.of(edition), urls.page(section_path(section.id)))
            for section in newsroom.config.sections
        }
        self._edition = edition
        self._words = words
        self._links = links
        self._rights: dict[tuple[object, ...], Rights] = {}
        # An article stands in a dozen lists, most of them near each other.
        self.listed = lru_cache(_REMEMBERED)(self._view)
        self.tag = lru_cache(_REMEMBERED)(self._tag)
        self.region = lru_cache(_REMEMBERED)(self._region)
        self.topic = lru_cache(_REMEMBERED)(self._topic)
        self.industry = lru_cache(_REMEMBERED)(self._industry)

    def item(self, key: str) -> EditionArticle:
        """Return an article of the edition, or one of the site's own pages."""
        item = self.newsroom.item(key, self._edition)
        assert item is not None, key  # noqa: S101 - the plan has what is shown only
        return item

    def _view(self, key: str) -> ArticleView:
        """Return an article as lists show it."""
        return ArticleView(key, self)

    def rights(self, item: EditionArticle) -> Rights:
        """Return what the edition says of an article's rights; the site's own pages carry no notice."""
        article = item.article
        if article.kind == "page":
            operator = self.newsroom.registries.sources[self.newsroom.config.operator]
            return Rights(RightsClass.OWN, operator.name.of(self._edition))
        if article.copyright:
            return self.newsroom.rights(item, self._words)
        # But for a notice of its own, the source says everything, the year, and what it asks of machines.
        rights_class = self.newsroom.classes[self._edition][article.key]
        year = article.date.year if article.date else None
        said_by = (rights_class, article.source, item.source, year, article.indexing)
        rights = self._rights.get(said_by)
        if rights is None:
            rights = self._rights[said_by] = self.newsroom.rights(item, self._words)
        return rights

    def corrections(self, items: Iterable[EditionArticle]) -> tuple[CorrectionView, ...]:
        """Return all corrections of articles, the newest first, each with a link into its article."""
        found = []
        for item in items:
            link = LinkView(item.title, self.url(item.article))
            for correction in anchored(item.corrections):
                address = f"{self.urls.absolute(link.url)}#{correction.anchor}"
                found.append(replace(correction, article=link, absolute_url=address))
        return tuple(
            sorted(found, key=lambda correction: (-correction.date.timestamp(), correction.absolute_url))
        )

    def link(self, item: EditionArticle | None) -> LinkView | None:
        """Return a link to an article."""
        return LinkView(item.title, self.url(item.article)) if item else None

    def url(self, article: Article) -> str:
        """Return the address of an article's page."""
        return self.urls.page(f"{article.key}/")

    def list_url(self, path: str) -> str:
        """Return the address of a list; nothing where there is none: one of unlisted articles only."""
        there = self._edition in self.newsroom.editions_of.get(path, ())
        return self.urls.page(path) if there else ""

    @staticmethod
    def lists(link: Callable[[str], LinkView], names: Iterable[str]) -> tuple[LinkView, ...]:
        """Return links to those lists that there are, by `tag`, `industry` or `region`."""
        return tuple(found for found in map(link, names) if found.url)

    def _tag(self, tag: str) -> LinkView:
        return LinkView(tag, self.list_url(tag_path(tag)))

    def _topic(self, topic: str) -> LinkView:
        name = self.newsroom.registries.topics[topic].name.of(self._edition)
        return LinkView(name, self.list_url(topic_path(topic)))

    def _industry(self, industry: str) -> LinkView:
        return LinkView(industry, self.list_url(industry_path(industry)))

    def _region(self, region: str) -> LinkView:
        name = self.newsroom.registries.regions[region].name.of(self._edition)
        return LinkView(name, self.list_url(region_path(region)))

    def image(self, item: EditionArticle) -> ImageView | None:
        """Return an article's picture with its address; a dead one is reported on the article's own page."""
        if item.image is None:
            return None
        src, origin = item.image.src, item.article.path
        address, _ = self._links.address(src, origin)
        return image_view(item.image, address, self._links.picture(src, origin), self.urls)
