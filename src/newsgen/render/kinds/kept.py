"""The page of what a reader has kept, and the service worker by which pages are read without a network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from newsgen.cache import digest
from newsgen.model import Page
from newsgen.pages import Contents, PageGroup, Site
from newsgen.pages.paths import KEPT, WORKER
from newsgen.problems import Problem, sentence
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind
from newsgen.render.views import PageView

# What every article page loads, and the page of what was kept.
_SHELL = ("assets/style.css", "assets/site.js", "assets/reading.js", "assets/kept.js", "assets/custom.css")


class KeptPage(PageKind):
    """One in each edition. What is on it is in the reader's browser only."""

    name = "kept"
    template = "kept.html"
    is_indexed = False
    has_trail = True

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the page."""
        title = contents.word("kept_page")
        yield self.single(contents, KEPT, title, sentence("the page of what readers keep"))

    def view(self, page: Page, edition: Edition) -> PageView:
        """Return the page as its template sees it."""
        return replace(super().view(page, edition), noindex=True)


class ServiceWorker(PageKind):
    """One for the whole site. Where there is to be none, it takes away what an earlier one has left."""

    name = "service_worker"
    template = "service-worker.js"
    is_indexed = False

    def site_pages(self, site: Site) -> Iterable[Page]:
        """Give the file."""
        contents = site.editions[0]
        origin = sentence("the service worker")
        yield Page(WORKER, contents.edition, self.name, self.template, contents.title, origin=origin)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return where it works, what it has from the beginning, and a version that changes with style and
        scripts: pages with the names of earlier ones are of no use then."""
        newsroom, urls = edition.newsroom, edition.urls
        prints = newsroom.fingerprints
        return {
            "worker": {
                "works": bool(edition.site.worker_url),
                "base": urls.file(""),
                "version": digest(*(name.encode() for name in sorted(prints.values()))).hex()[:10],
                "shell": [urls.file(prints[path]) for path in _SHELL if path in prints],
                "shelves": [
                    {"below": urls.page("", tag), "page": urls.page(KEPT, tag)}
                    for tag in newsroom.config.editions
                ],
            }
        }
