"""What news search is told of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from newsgen.model import Indexing, Page
from newsgen.pages import NEWS_AGE, Contents, Site
from newsgen.problems import Problem, sentence
from newsgen.render.edition import Edition
from newsgen.render.feeds import FEED_LANGUAGES
from newsgen.render.kinds.kind import PageKind
from newsgen.rights import indexing

#: Articles in one file (Google, "News sitemaps").
NEWS_SITEMAP_SIZE = 1_000


class NewsSitemap(PageKind):
    """The newest articles of each edition, of those that news search may show.

    Where more appeared than one file may hold there are several; one without articles is right too.
    """

    name = "news_sitemap"
    template = "news-sitemap.xml"

    def site_pages(self, site: Site) -> Iterable[Page]:
        """Give the files of each edition."""
        for contents in site.editions:
            keys = tuple(_news(contents))
            count = max(1, -(-len(keys) // NEWS_SITEMAP_SIZE))
            for number in range(1, count + 1):
                yield Page(
                    "news-sitemap.xml" if number == 1 else f"news-sitemap-{number}.xml",
                    contents.edition,
                    self.name,
                    self.template,
                    contents.title,
                    items=keys[(number - 1) * NEWS_SITEMAP_SIZE : number * NEWS_SITEMAP_SIZE],
                    number=number,
                    last=count,
                    origin=sentence("the news sitemap"),
                )

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return the articles, and their language."""
        return {"articles": edition.listed(page), "language": FEED_LANGUAGES[page.edition]}


def _news(contents: Contents) -> Iterable[str]:
    for item in contents.listed:
        if item.key not in contents.unindexed and _is_new(item.date, contents.moment):
            source = contents.registries.source_of(item)
            if indexing(contents.classes[item.key], source, item.indexing) is Indexing.ALL:
                yield item.key


def _is_new(date: datetime | None, moment: datetime) -> bool:
    return date is not None and moment - NEWS_AGE <= date <= moment
