"""The list of a source."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from newsgen.model import Page, Term
from newsgen.pages import Contents, PageGroup, listed_source
from newsgen.pages.paths import SOURCES, source_path
from newsgen.render.article_digests import ArticleDigests
from newsgen.render.edition import Edition
from newsgen.render.kinds.lists import ListKind
from newsgen.render.views import PageView


class SourceList(ListKind):
    """The articles of a registered source, with a link to its home page."""

    name = "source"

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give a list for each registered source that has articles, and the index."""
        members: dict[str, list[str]] = {}
        for item in contents.listed:
            source = listed_source(item, contents.registries)
            if source is not None:
                members.setdefault(source.id, []).append(item.key)
        sources = contents.registries.sources
        terms = {
            Term(sources[source].name.of(contents.edition), source_path(source), len(keys)): keys
            for source, keys in members.items()
        }
        return self.indexed(contents, Term(contents.word("sources"), SOURCES), terms)

    def view(self, page: Page, edition: Edition) -> PageView:
        """Return a page of the list with its first page, and the source's home page."""
        source_url = edition.urls.page(page.first_path)
        return replace(super().view(page, edition), source_url=source_url, homepage=_homepage(page, edition))

    def depends(self, page: Page, edition: Edition, digests: ArticleDigests) -> object:
        """Return what it shows of its articles, and the home page."""
        return super().depends(page, edition, digests), _homepage(page, edition)


def _homepage(page: Page, edition: Edition) -> str:
    sources = edition.newsroom.registries.sources
    return sources[page.first_path.removeprefix(SOURCES).removesuffix("/")].homepage
