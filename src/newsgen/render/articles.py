"""Articles as templates see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import cached_property, lru_cache

from newsgen.model import (
    AUTHORING,
    Article,
    EditionArticle,
    Figure,
    Heading,
    Rights,
    RightsClass,
    Source,
)
from newsgen.pages import listed_source
from newsgen.pages.paths import industry_path, region_path, section_path, source_path, tag_path
from newsgen.render.bylines import Bylines
from newsgen.render.corrections import anchored
from newsgen.render.links import Links
from newsgen.render.newsroom import Newsroom
from newsgen.render.pictures import image_view
from newsgen.render.urls import Urls
from newsgen.render.views import AgentView, CorrectionView, CreditView, ImageView, LinkView
from newsgen.render.words import Words

_REMEMBERED = 4_096  # views


class ArticleView:
    """An article in lists and feeds, and on its own page, where it has its text too.

    All of it is made when a template asks for it: of most articles in a list the text is remembered.
    """

    def __init__(
        self,
        key: str,
        views: ArticleViews,
        *,
        body: str = "",
        content: str = "",
        headings: tuple[Heading, ...] = (),
        newer: LinkView | None = None,
        older: LinkView | None = None,
        related: tuple[LinkView, ...] = (),
    ) -> None:
        self._key = key
        self._views = views
        self.body = body
        self.content = content
        self.headings = headings
        self.newer = newer
        self.older = older
        self.related = related

    @cached_property
    def _item(self) -> EditionArticle:
        return self._views.item(self._key)

    @cached_property
    def _source(self) -> Source | None:
        return listed_source(self._item.article, self._views.newsroom.registries)

    @property
    def title(self) -> str:
        """The title in this edition."""
        return self._item.title

    @cached_property
    def url(self) -> str:
        """The address of its page."""
        return self._views.url(self._item.article)

    @property
    def summary(self) -> str:
        """What it says, in a sentence or two."""
        return self._item.summary

    @property
    def standfirst(self) -> bool:
        """Whether the summary stands above the text: it was written, and is not how the text begins."""
        return self._item.article.standfirst

    @property
    def date(self) -> datetime | None:
        """When it was published."""
        return self._item.article.date

    @cached_property
    def updated(self) -> datetime | None:
        """When it was last changed, if ever."""
        return self._item.article.changed

    @cached_property
    def rights(self) -> Rights:
        """What its source allows, and how the edition says so."""
        return self._views.rights(self._item)

    @property
    def source(self) -> str:
        """The bare name of its source."""
        return self.rights.source_name

    @property
    def source_url(self) -> str:
        """The home page of its source."""
        return self._source.homepage if self._source else ""

    @property
    def source_feed(self) -> str:
        """The feed of its source."""
        return self._source.feed if self._source else ""

    @property
    def source_list(self) -> str:
        """The address of the list of its source's articles."""
        return self._views.list_url(source_path(self._source.id)) if self._source else ""

    @property
    def section(self) -> LinkView | None:
        """The section that it is in."""
        return self._views.sections.get(self._item.article.section or "")

    @property
    def original_title(self) -> str:
        """The title that it had where it was first published."""
        return self._item.original_title

    @property
    def original_url(self) -> str:
        """Where it was first published."""
        return self._item.article.original_url

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it is about."""
        return self._item.figures

    @property
    def absolute_url(self) -> str:
        """The address, with scheme and host."""
        return self._views.urls.absolute(self.url)

    @cached_property
    def byline(self) -> tuple[CreditView, ...]:
        """For each role its word, and those who had it."""
        return self._views.bylines.byline(self._item.credits, self.rights)

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The names of those who wrote it."""
        return tuple(credit.name for credit in self._item.credits if credit.role in AUTHORING)

    @cached_property
    def agents(self) -> tuple[AgentView, ...]:
        """Everybody in the byline, as machines are told."""
        return self._views.bylines.agents(self._item.credits, self.rights)

    @cached_property
    def regions(self) -> tuple[LinkView, ...]:
        """Links to the lists of its regions."""
        return self._views.lists(self._views.region, self._item.article.regions)

    @cached_property
    def industries(self) -> tuple[LinkView, ...]:
        """Links to the lists of the industries that it is about."""
        return self._views.lists(self._views.industry, self._item.industries)

    @cached_property
    def tags(self) -> tuple[LinkView, ...]:
        """Links to the lists of its tags."""
        return self._views.lists(self._views.tag, self._item.tags)

    @cached_property
    def image(self) -> ImageView | None:
        """Its picture, with the address that it has on the site."""
        return self._views.image(self._item)

    @cached_property
    def notice(self) -> str:
        """The notice as one text, for machines: what readers see under the article."""
        return notice(self.rights)

    @cached_property
    def corrections(self) -> tuple[CorrectionView, ...]:
        """What was wrong in it, and when it was put right."""
        return anchored(self._item.corrections) if self._item.corrections else ()


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
        # But for a notice of its own, the source says everything, and the year.
        rights_class = self.newsroom.classes[self._edition][article.key]
        said_by = (rights_class, article.source, item.source, article.date.year if article.date else None)
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


def notice(rights: Rights) -> str:
    """Return what readers see under an article as one text."""
    return " ".join(filter(None, (*rights.clauses, rights.credit, rights.copyright_line)))
