"""Articles as templates see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property, lru_cache

from newsgen.model import AUTHORING, Article, Correction, EditionArticle, Heading, Image, Rights, RightsClass
from newsgen.pages import listed_source, region_path, section_path, source_path, tag_path
from newsgen.render.bylines import Bylines
from newsgen.render.links import Links
from newsgen.render.newsroom import Newsroom
from newsgen.render.urls import Urls
from newsgen.render.views import AgentView, CorrectionView, CreditView, LinkView, Recurring
from newsgen.render.words import Words

_REMEMBERED = 4_096  # views; an article stands in a dozen lists, most of them near each other


class ArticleView(Recurring):
    """An article in lists and feeds, and on its own page, where it has its text too.

    What lists do not show is made when a template asks for it.
    """

    def __init__(
        self,
        item: EditionArticle,
        views: ArticleViews,
        *,
        recurs: str = "",
        body: str = "",
        content: str = "",
        headings: tuple[Heading, ...] = (),
        newer: LinkView | None = None,
        older: LinkView | None = None,
    ) -> None:
        article = item.article
        source = listed_source(article, views.newsroom.registries)
        self._item = item
        self._views = views
        self.recurs = recurs
        self.title = item.title
        self.url = views.url(article)
        self.summary = item.summary
        self.date = article.date
        self.updated = article.changed
        self.rights = views.rights(item)
        self.source = self.rights.source_name
        self.source_url = source.homepage if source else ""
        self.source_feed = source.feed if source else ""
        self.source_list = views.list_url(source_path(source.id)) if source else ""
        self.section = views.sections.get(article.section or "")
        self.original_title = item.original_title
        self.original_url = article.original_url
        self.industries = item.industries
        self.body = body
        self.content = content
        self.headings = headings
        self.newer = newer
        self.older = older

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
    def tags(self) -> tuple[LinkView, ...]:
        """Links to the lists of its tags."""
        return self._views.lists(self._views.tag, self._item.tags)

    @cached_property
    def image(self) -> Image | None:
        """Its picture, with the address that it has on the site."""
        return self._views.image(self._item)

    @cached_property
    def notice(self) -> str:
        """The notice as one text, for machines: what readers see under the article."""
        rights = self.rights
        return " ".join(filter(None, (*rights.clauses, rights.credit, rights.copyright_line)))

    @cached_property
    def corrections(self) -> tuple[CorrectionView, ...]:
        """What was wrong in it, and when it was put right."""
        return _anchored(self._item.corrections) if self._item.corrections else ()


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
        self._listed = lru_cache(_REMEMBERED)(self._view)
        self.tag = lru_cache(_REMEMBERED)(self._tag)
        self.region = lru_cache(_REMEMBERED)(self._region)

    def listed(self, key: str) -> ArticleView:
        """Return an article as lists show it."""
        return self._listed(key)

    def _view(self, key: str) -> ArticleView:
        return ArticleView(self.newsroom.articles[self._edition][key], self, recurs=key)

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
            for correction in _anchored(item.corrections):
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
        """Return links to those lists that there are, by `tag` or `region`."""
        return tuple(found for found in map(link, names) if found.url)

    def _tag(self, tag: str) -> LinkView:
        return LinkView(tag, self.list_url(tag_path(tag)))

    def _region(self, region: str) -> LinkView:
        name = self.newsroom.registries.regions[region].name.of(self._edition)
        return LinkView(name, self.list_url(region_path(region)))

    def image(self, item: EditionArticle) -> Image | None:
        """Return an article's picture with its address; a dead one is reported on the article's own page."""
        if item.image is None:
            return None
        address, _ = self._links.resolve(item.image.src, item.article)
        return replace(item.image, src=address)


def _anchored(corrections: Iterable[Correction]) -> tuple[CorrectionView, ...]:
    """Give each correction an id by its day, so that a link to it lasts when others are added."""
    days: Counter[str] = Counter()
    views = []
    for correction in corrections:
        day = f"{correction.date:%Y-%m-%d}"
        days[day] += 1
        suffix = f"-{days[day]}" if days[day] > 1 else ""
        views.append(CorrectionView(correction.date, correction.text, f"correction-{day}{suffix}"))
    return tuple(views)
