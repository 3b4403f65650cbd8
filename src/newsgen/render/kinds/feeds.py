"""The feeds of the newest articles; a format is a class with its path, and what renders it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from newsgen.model import Page, Term
from newsgen.pages import Contents, PageGroup
from newsgen.pages.paths import ATOM_FEED, JSON_FEED, RSS_FEED, list_feed_path
from newsgen.problems import Problem, sentence
from newsgen.render.article_digests import ArticleDigests
from newsgen.render.article_view import ArticleView
from newsgen.render.edition import Edition
from newsgen.render.feeds import feed_view, in_full, json_feed, key_figures, licence_link, stated_records
from newsgen.render.kinds.kind import PageKind, as_json
from newsgen.render.views import FeedView


class Feed(PageKind):
    """A feed of each edition's newest articles, at `path`: so many as `feed_size` in newsgen.yaml says."""

    path = ""
    is_indexed = False

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the edition's feed."""
        yield self.single(contents, self.path, contents.title, sentence("the feed"), contents.newest)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return the articles, in full where their source allows it."""
        articles = _articles(page, edition)

        def licence(article: ArticleView) -> str:
            return licence_link(article, edition.site)

        return {"feed": _feed(page, edition, articles), "articles": articles, "licence": licence}

    def texts(self, page: Page) -> tuple[str, ...]:
        """Return the keys of all its articles."""
        return page.items

    def depends(self, page: Page, edition: Edition, digests: ArticleDigests) -> object:
        """Return the articles with their texts."""
        return [digests.text(key, page.edition) for key in page.items]


class Atom(Feed):
    """Atom (RFC 4287): the newest articles, and those of each list that has a feed."""

    name = "feed"
    path = ATOM_FEED
    template = "feed.xml"

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the edition's feed, and those of lists."""
        yield from super().pages(contents)
        for listing in contents.with_feed():
            yield self.single(
                contents,
                list_feed_path(listing.path),
                listing.title,
                f"the feed of {listing.title}",
                listing.items[: contents.config.feed_size],
                above=(Term(listing.title, listing.path),),
            )


class Rss(Feed):
    """RSS 2.0."""

    name = "rss"
    path = RSS_FEED
    template = "rss.xml"


class JsonFeed(Feed):
    """JSON Feed 1.1, made by code."""

    name = "json_feed"
    path = JSON_FEED

    def content(self, page: Page, edition: Edition, problems: list[Problem]) -> bytes:
        """Return the feed."""
        articles = _articles(page, edition)
        feed = _feed(page, edition, articles)
        return as_json(json_feed(feed, articles, edition.site, page.edition, edition.urls.absolute))


def _feed(page: Page, edition: Edition, articles: Iterable[ArticleView]) -> FeedView:
    moments = [moment for article in articles if (moment := article.updated or article.date)]
    return feed_view(page.path, page.parent.path if page.parent else "", moments, edition.urls)


def _articles(page: Page, edition: Edition) -> tuple[ArticleView, ...]:
    return tuple(_article(key, edition) for key in page.items)


def _article(key: str, edition: Edition) -> ArticleView:
    listed = edition.views.listed(key)
    if not in_full(listed):
        return listed
    body = edition.read_body(key, edition.tag)
    html = edition.charts.as_tables(edition.players.as_links(body.html))
    html = edition.links.for_feed(html, edition.views.item(key).article)
    records = tuple(map(edition.records.view, edition.views.item(key).records))
    content = (
        key_figures(listed)
        + Markup(html)  # noqa: S704 - sanitized by the markup stage
        + stated_records(records, edition.words("record_box"), edition.urls.absolute)
    )
    return ArticleView(key, edition.views, content=content)
