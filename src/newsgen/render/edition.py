"""What the pages of one edition have in common."""

from __future__ import annotations

from functools import lru_cache

from newsgen.model import EditionArticle, Page, Term
from newsgen.pages import LIST_FEED, WITH_FEED, source_path
from newsgen.render.articles import ArticleViews
from newsgen.render.cards import Cards
from newsgen.render.fragments import Fragments
from newsgen.render.links import Links
from newsgen.render.newsroom import Newsroom
from newsgen.render.site import LOCALES, edition_views, site_view
from newsgen.render.structured import StructuredData
from newsgen.render.templates import Templates
from newsgen.render.urls import Urls
from newsgen.render.views import LinkView, PageView, PaginationView, TrailView
from newsgen.render.words import Words

_REMEMBERED = 4_096  # links to lists
_WITHOUT_TRAIL = ("home", "not_found", "redirect")  # kinds of pages that lie nowhere


class Edition:
    """The words, addresses, views and frame that an edition's pages share."""

    def __init__(self, newsroom: Newsroom, edition: str, templates: Templates) -> None:
        self._newsroom = newsroom
        self._edition = edition
        self.words = Words(newsroom.registries.strings, edition)
        self.urls = Urls(newsroom.config, edition)
        self.links = Links(newsroom, self.urls, edition)
        self.views = ArticleViews(newsroom, edition, self.urls, self.words, self.links)
        self.cards = Cards(newsroom, edition, self.urls, self.views)
        self.site = site_view(newsroom, edition, self.urls, self.words)
        self.structured = StructuredData(self.site, self.urls.absolute)
        shared = {"t": self.words, "url": self.urls.file, "asset": self._asset, "site": self.site}
        self.frame = {**shared, "fragment": Fragments(templates, shared)}
        self._homepages = {
            source_path(source.id): source.homepage for source in newsroom.registries.sources.values()
        }
        self._term = lru_cache(_REMEMBERED)(self._link)
        self._listed = newsroom.plan.listed[edition]
        self._places = {key: at for at, key in enumerate(self._listed)}
        self._related = newsroom.plan.related[edition]
        self._home = LinkView(self.words("home"), self.site.home_url)
        article = self.words("crumb_article")
        self._trails = {
            section: TrailView((self._home, link), article) for section, link in self.views.sections.items()
        }
        self._trails[""] = TrailView((self._home,), article)

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

    def page_view(self, page: Page) -> PageView:
        """Return a page as its template sees it."""
        address = self.urls.page(page.path)
        item = self._newsroom.item(page.key, self._edition) if page.kind in ("article", "page") else None
        title = item.title if item else page.title
        trail = self._trail(page, title, item)
        return PageView(
            kind=page.kind,
            title=title,
            url=address,
            absolute_url=self.urls.absolute(address),
            lang=self._edition,
            locale=LOCALES[self._edition],
            edition=self._edition,
            editions=edition_views(page.path, self._edition, self._newsroom, self.urls),
            noindex=page.key in self._newsroom.unindexed,
            parent=self._term(page.parent) if page.parent else None,
            children=self.term_links(page.terms),
            section_url=self._section_url(page, item),
            homepage=self._homepages.get(page.first_path, ""),
            card=self.cards.of(item),
            feed_url=self.urls.page(page.first_path + LIST_FEED)
            if page.items and page.kind in WITH_FEED
            else "",
            trail=trail,
            breadcrumbs=self.structured.breadcrumbs(trail.links, title if item else trail.here)
            if trail
            else "",
        )

    def items(self, page: Page) -> list[EditionArticle]:
        """Return the articles that a list shows."""
        return [self._newsroom.articles[self._edition][key] for key in page.items]

    def term_links(self, terms: tuple[Term, ...]) -> tuple[LinkView, ...]:
        """Return links to lists."""
        return tuple(map(self._term, terms))

    def pagination(self, page: Page) -> PaginationView:
        """Return a list page's place among its pages."""
        return PaginationView(
            page.number,
            page.last,
            self._numbered(page, page.number - 1),
            self._numbered(page, page.number + 1),
        )

    def _asset(self, path: str) -> str:
        """Return the address of a file in static/; of a style sheet or script by the name that changes with
        its content."""
        path = path.lstrip("/")
        return self.urls.file(self._newsroom.fingerprints.get(path, path))

    def _trail(self, page: Page, title: str, item: EditionArticle | None) -> TrailView | None:
        """Return the way from the home page to a page; none to what is not for readers."""
        if page.kind in _WITHOUT_TRAIL or not page.template.endswith(".html"):
            return None
        if item and page.kind == "article":
            return self._trails.get(item.article.section or "", self._trails[""])
        above = page.above
        if page.number > 1:
            above = (*above, Term(page.title, page.first_path))
            title = self.words("page_of", number=page.number, last=page.last)
        return TrailView((self._home, *self.term_links(above)), title)

    def _section_url(self, page: Page, item: EditionArticle | None) -> str:
        if page.kind == "section":
            return self.urls.page(page.first_path)
        if page.kind != "article" or item is None:
            return ""
        section = self.views.sections.get(item.article.section or "")
        return section.url if section else ""

    def _link(self, term: Term) -> LinkView:
        return LinkView(term.label, self.urls.page(term.path), term.count)

    def _numbered(self, page: Page, number: int) -> str:
        if not 1 <= number <= page.last:
            return ""
        return self.urls.page(page.first_path if number == 1 else f"{page.first_path}page/{number}/")
