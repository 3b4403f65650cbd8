"""What the pages of one edition have in common."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

from newsgen.model import EditionArticle, Page, Term
from newsgen.pages.paths import series_path
from newsgen.render.article_view import ArticleView
from newsgen.render.articles import ArticleViews
from newsgen.render.cards import Cards
from newsgen.render.charts import Charts
from newsgen.render.data_rows import rows
from newsgen.render.embeds import Players
from newsgen.render.introductions import Introductions
from newsgen.render.links import Links
from newsgen.render.newsroom import Newsroom, ReadBody
from newsgen.render.record_charts import RecordCharts
from newsgen.render.records import RecordViews
from newsgen.render.site import LOCALES, edition_views, site_view
from newsgen.render.structured import StructuredData
from newsgen.render.urls import Urls
from newsgen.render.views import LinkView, PageView, SeriesView, TrailView
from newsgen.render.words import Words
from newsgen.templating import Fragments, Templates

_REMEMBERED = 4_096  # links to lists


class Edition:
    """The words, addresses, views and templates that an edition's pages share.

    `read_body` gives the text of an article by its key and the edition's tag; `draws` tells whether pictures
    are wanted, or only what is wrong with them.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        tag: str,
        templates: Templates,
        read_body: ReadBody,
        draws: bool,
    ) -> None:
        self.newsroom = newsroom
        self.tag = tag
        self.read_body = read_body
        self.draws = draws
        self.words = Words(newsroom.registries.strings, tag)
        self.urls = Urls(newsroom.config, tag)
        self.players = Players(newsroom.config.embeds, self.words, tag)
        self.links = Links(newsroom, self.urls, tag)
        self.views = ArticleViews(newsroom, tag, self.urls, self.words, self.links)
        self.records = RecordViews(newsroom, tag, self.views, self.words)
        self.charts = Charts(RecordCharts(newsroom, tag, self.records, self.words), self.words, tag)
        self.introductions = Introductions(newsroom, tag, self.urls)
        self.cards = Cards(newsroom, tag, self.urls, self.views)
        self.site = site_view(newsroom, tag, self.urls, self.words)
        self.structured = StructuredData(self.site, self.urls.absolute, tag, self.urls.file("icon-512.png"))
        self._templates = templates
        shared = {"t": self.words, "url": self._url, "asset": self._asset, "site": self.site}
        self._shared = {**shared, "fragment": Fragments(templates, shared)}
        self._term = lru_cache(_REMEMBERED)(self._link)
        self._listed = newsroom.plan.listed[tag]
        self._places = {key: at for at, key in enumerate(self._listed)}
        self._related = newsroom.plan.related[tag]
        self._parts = {key: parts for parts in newsroom.plan.series.get(tag, {}).values() for key in parts}
        self._home = LinkView(self.words("home"), self.site.home_url)
        self._article = self.words("crumb_article")

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What each file of all data has: a value for each column, entity by entity."""
        return tuple(tuple(row.values()) for row in rows(self.newsroom, self.records))

    def rendered(self, template: str, variables: Mapping[str, object]) -> str:
        """Return what a template makes of a page's own variables and those of all pages."""
        return self._templates.render(template, {**self._shared, **variables})

    def neighbours(self, key: str) -> tuple[str, str]:
        """Return the keys of the articles published just after and just before one; empty for none."""
        at = self._places.get(key)
        if at is None:
            return "", ""
        return (
            self._listed[at - 1] if at else "",
            self._listed[at + 1] if at + 1 < len(self._listed) else "",
        )

    def related(self, key: str) -> tuple[str, ...]:
        """Return the keys of the articles that belong to one, the nearest first."""
        at = self._places.get(key)
        return () if at is None else self._related.of(at)

    def parts(self, key: str) -> tuple[str, ...]:
        """Return the keys of all parts of the series that an article is in; none of one that is in none."""
        return self._parts.get(key, ())

    def series(self, key: str) -> SeriesView | None:
        """Return the place of an article in its series, if it is in one."""
        parts = self.parts(key)
        if not parts:
            return None
        at = parts.index(key)
        series = self.newsroom.registries.series[self.views.item(key).article.series]
        return SeriesView(
            series.name.of(self.tag),
            self.urls.page(series_path(series.id)),
            at + 1,
            len(parts),
            self.link(parts[at - 1]) if at else None,
            self.link(parts[at + 1]) if at + 1 < len(parts) else None,
        )

    def page_view(
        self, page: Page, trail: TrailView | None = None, item: EditionArticle | None = None
    ) -> PageView:
        """Return a page as its template sees it; `item` is the article or own page that it is of."""
        address = self.urls.page(page.path)
        title = item.title if item else page.title
        here = title if item or not trail else trail.here
        return PageView(
            kind=page.kind,
            title=title,
            url=address,
            absolute_url=self.urls.absolute(address),
            lang=self.tag,
            locale=LOCALES[self.tag],
            edition=self.tag,
            editions=edition_views(page.path, self.tag, self.newsroom, self.urls),
            noindex=self.newsroom.config.noindex or page.key in self.newsroom.unindexed or page.is_empty_list,
            parent=self._term(page.parent) if page.parent else None,
            children=self.term_links(page.terms),
            card=self.cards.of(item),
            trail=trail,
            breadcrumbs=self.structured.breadcrumbs(trail.links, here) if trail else "",
        )

    def trail(self, page: Page, title: str) -> TrailView:
        """Return the way from the home page to a page, through the lists that it lies in."""
        above = page.above
        if page.number > 1:
            above = (*above, Term(page.title, page.first_path))
            title = self.words("page_of", number=page.number, last=page.last)
        return TrailView((self._home, *self.term_links(above)), title)

    def article_trail(self, key: str) -> TrailView:
        """Return the way to an article, through its section."""
        section = self.section_of(key)
        return TrailView((self._home, section) if section else (self._home,), self._article)

    def section_of(self, key: str) -> LinkView | None:
        """Return a link to the section that an article is in."""
        return self.views.sections.get(self.views.item(key).article.section or "")

    def listed(self, page: Page) -> tuple[ArticleView, ...]:
        """Return the articles of a page as lists show them."""
        return tuple(map(self.views.listed, page.items))

    def link(self, key: str) -> LinkView | None:
        """Return a link to an article, if one is named and the edition shows it."""
        return self.views.link(self.newsroom.item(key, self.tag) if key else None)

    def term_links(self, terms: tuple[Term, ...]) -> tuple[LinkView, ...]:
        """Return links to lists."""
        return tuple(map(self._term, terms))

    def _url(self, path: str) -> str:
        """Return the address of a file of the site, or of a page: in this edition, where that has it."""
        return self.urls.named(path, self.newsroom.editions_of)

    def _asset(self, path: str) -> str:
        """Return the address of a file in static/; of a style sheet or script by the name that changes with
        its content."""
        path = path.lstrip("/")
        return self.urls.file(self.newsroom.fingerprints.get(path, path))

    def _link(self, term: Term) -> LinkView:
        return LinkView(term.label, self.urls.page(term.path), term.count)
