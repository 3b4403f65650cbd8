"""What is said at the address of an article that has expired: that it is no longer offered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from newsgen.model import Page, RightsClass
from newsgen.pages import ArticlePages, Contents, PageGroup
from newsgen.problems import Problem
from newsgen.render.article_digests import ArticleDigests
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind
from newsgen.render.views import PageView
from newsgen.rights import classify

_MAY_BE_NAMED = (RightsClass.OWN, RightsClass.LICENSED)


class Tombstone(PageKind):
    """One in each edition that had the article; in no list, feed or sitemap.

    A folder of files cannot answer 410 Gone (RFC 9110, section 15.5.11); the page says the same to readers,
    and `noindex` to search engines. It names the article where that is the operator's own, or where a
    licence holds for it at the moment of the build.
    """

    name = "tombstone"
    template = "tombstone.html"
    is_indexed = False

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give one for each article that has expired."""
        keys = tuple(item.key for item in contents.expired)
        origins = tuple(item.path for item in contents.expired)
        yield ArticlePages(contents.edition, self.name, self.template, keys, origins)

    def view(self, page: Page, edition: Edition) -> PageView:
        """Return the page with a title that says nothing of the article."""
        return replace(super().view(page, edition), title=edition.words("gone"), noindex=True)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return what the article was called, if that may be said, and when it left."""
        item = edition.newsroom.expired[page.edition][page.key]
        expires = item.article.expires
        left = expires.astimezone(edition.newsroom.config.timezone) if expires else None
        return {"named": item.title if _may_be_named(page, edition) else "", "left": left}

    def depends(self, page: Page, edition: Edition, digests: ArticleDigests) -> object:
        """Return the article, and whether it may be named."""
        return digests.item(page.key, page.edition), _may_be_named(page, edition)


def _may_be_named(page: Page, edition: Edition) -> bool:
    newsroom = edition.newsroom
    article = newsroom.expired[page.edition][page.key].article
    source = newsroom.registries.source_of(article)
    operator, day = newsroom.config.operator, newsroom.moment.date()
    found = classify(article.source, source, operator, page.edition, day)
    return found.rights_class in _MAY_BE_NAMED
