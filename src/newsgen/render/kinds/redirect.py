"""A former address of an article or a page, which leads to the present one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsgen.model import Page
from newsgen.pages import Site, edition_prefix
from newsgen.problems import Problem
from newsgen.render.article_digests import ArticleDigests
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind


class Redirect(PageKind):
    """For each alias one in every edition: what was read there is read there now.

    An alias that begins with an edition's prefix is an address of that edition alone. In an edition that does
    not have the article, it leads to the first one that does; where the article has expired, to what is said
    of that.
    """

    name = "redirect"
    template = "redirect.html"
    is_indexed = False

    def site_pages(self, site: Site) -> Iterable[Page]:
        """Give a page for each former address of an article or a page."""
        config = site.editions[0].config
        prefixes = {tag: edition_prefix(tag, config.default_edition) for tag in config.editions}
        done: set[str] = set()
        for contents in site.editions:
            for item in (*contents.articles, *contents.own_pages, *contents.expired):
                if item.aliases and item.key not in done:
                    done.add(item.key)
                    for path, edition in dict.fromkeys(_addresses(item.aliases, prefixes)):
                        if path != f"{item.key}/" or edition not in item.editions:
                            yield Page(
                                path, edition, self.name, self.template, key=item.key, origin=item.path
                            )

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return the present address."""
        return {"target": _target(page, edition)}

    def depends(self, page: Page, edition: Edition, digests: ArticleDigests) -> object:
        """Return the present address."""
        return _target(page, edition)


def _addresses(aliases: Sequence[str], prefixes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give each former address without its edition, and that edition."""
    for alias in aliases:
        path = alias if alias.endswith("/") or "." in alias.rsplit("/", 1)[-1] else f"{alias}/"
        own = [(tag, prefix) for tag, prefix in prefixes.items() if prefix and path.startswith(prefix)]
        for tag, prefix in own or [(tag, "") for tag in prefixes]:
            yield path.removeprefix(prefix), tag


def _target(page: Page, edition: Edition) -> str:
    return edition.urls.absolute(edition.urls.named(f"{page.key}/", edition.newsroom.editions_of))
