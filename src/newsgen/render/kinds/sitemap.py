"""The addresses that search engines are told of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.model import Page, Term
from newsgen.pages import Site
from newsgen.pages.paths import SITEMAP
from newsgen.problems import Problem, sentence
from newsgen.render.article_digests import ArticleDigests
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind
from newsgen.render.views import AlternateView, UrlView

#: Addresses in one file. The protocol allows 50,000 and 50 MB; with the alternates of four editions and
#: percent-encoded Chinese, 20,000 stay below both.
SITEMAP_SIZE = 20_000


class Sitemap(PageKind):
    """One for all editions, in as many files as it needs; where these are several, with an index of them."""

    name = "sitemap"
    template = "sitemap.xml"

    def site_pages(self, site: Site) -> Iterable[Page]:
        """Give the files."""
        edition, title = site.editions[0].edition, site.editions[0].title
        count = max(1, -(-site.indexed // SITEMAP_SIZE))
        parts = [f"sitemap-{number}.xml" for number in range(1, count + 1)] if count > 1 else [SITEMAP]

        def file(path: str, number: int = 1, last: int = 1, terms: tuple[Term, ...] = ()) -> Page:
            return Page(
                path,
                edition,
                self.name,
                self.template,
                title,
                number=number,
                last=last,
                terms=terms,
                origin=sentence("the sitemap"),
            )

        for number, path in enumerate(parts, start=1):
            yield file(path, number, count)
        if count > 1:
            yield file(SITEMAP, terms=tuple(Term(path, path) for path in parts))

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return the addresses of a file, each with its other editions; absolute, as the protocol asks.

        Google: each version lists itself and all others.
        """
        urls = edition.urls
        if page.terms:
            return {"urls": [UrlView(urls.absolute(urls.file(term.path)), "") for term in page.terms]}
        indexed = edition.newsroom.plan.indexed((page.number - 1) * SITEMAP_SIZE, SITEMAP_SIZE)
        return {"urls": [_url(entry, edition) for entry in indexed]}

    def depends(self, page: Page, edition: Edition, digests: ArticleDigests) -> object:
        """Return a digest of all pages."""
        return edition.newsroom.whole


def _url(page: Page, edition: Edition) -> UrlView:
    editions = edition.newsroom.editions_of[page.path]
    urls = edition.urls
    alternates = tuple(
        AlternateView(tag, urls.absolute(urls.page(page.path, tag))) for tag in editions if len(editions) > 1
    )
    # The day that a page last changed: an article's own, or that of the newest one in a list.
    lastmod = edition.newsroom.lastmod
    day = max((lastmod.get(key, "") for key in (page.key, *page.items) if key), default="")
    return UrlView(urls.absolute(urls.page(page.path, page.edition)), day, alternates)
