"""The page that searches, and what a browser is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from msgspec.structs import replace

from newsgen.model import Page
from newsgen.pages import Contents, PageGroup
from newsgen.pages.paths import OPEN_SEARCH, SEARCH
from newsgen.problems import Problem, sentence
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind
from newsgen.render.views import PageView

# A search engine of the web that can be told to keep to one site, wherever its readers are.
_OF_THE_WEB = "https://www.bing.com/search?q="


class SearchPage(PageKind):
    """One in each edition. What is found is up to the reader, so no search engine is told of it."""

    name = "search"
    template = "search.html"
    is_indexed = False
    has_trail = True

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the page."""
        if not contents.config.search:
            return
        title = contents.word("search")
        yield self.single(contents, SEARCH, title, sentence("the search page"))

    def view(self, page: Page, edition: Edition) -> PageView:
        """Return the page as its template sees it."""
        return replace(super().view(page, edition), noindex=True)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return where the site can be searched without scripts; nowhere, if no machine may read it."""
        home = edition.urls.absolute(edition.site.home_url).partition("://")[2]
        of_the_web = _OF_THE_WEB + quote(f"site:{home}", safe="")
        return {"web_search_url": "" if edition.newsroom.config.noindex else of_the_web}


class OpenSearch(PageKind):
    """The description by which a browser offers the search page (OpenSearch 1.1)."""

    name = "open_search"
    template = "opensearch.xml"
    is_indexed = False

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the file."""
        if not contents.config.search:
            return
        origin = sentence("the description of the search")
        yield self.single(contents, OPEN_SEARCH, contents.title, origin)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return the whole address of the search page, and of the icon."""
        urls = edition.urls
        return {
            "search_url": urls.absolute(edition.site.search_url),
            "icon_url": urls.absolute(urls.file("/favicon.svg")),
        }
