"""The addresses that search engines are told of."""

from __future__ import annotations

from itertools import islice

from newsgen.model import Page
from newsgen.pages import SITEMAP_SIZE
from newsgen.render.newsroom import Newsroom
from newsgen.render.urls import Urls
from newsgen.render.views import AlternateView, UrlView


def sitemap_urls(page: Page, newsroom: Newsroom, urls: Urls) -> tuple[UrlView, ...]:
    """Return the addresses of one sitemap file, each with its other editions; absolute, as the protocol asks.

    Google: each version lists itself and all others. A site with more addresses than one file may
    hold has several; the first file is then an index of them, and has their addresses.
    """
    if page.terms:
        return tuple(UrlView(urls.absolute(urls.file(term.path)), "") for term in page.terms)
    entries = islice(newsroom.plan.indexed(page.number), SITEMAP_SIZE)
    return tuple(_url(entry, newsroom, urls) for entry in entries)


def _url(page: Page, newsroom: Newsroom, urls: Urls) -> UrlView:
    editions = newsroom.editions_of[page.path]
    alternates = tuple(
        AlternateView(tag, urls.absolute(urls.page(page.path, tag))) for tag in editions if len(editions) > 1
    )
    return UrlView(urls.absolute(urls.page(page.path, page.edition)), _lastmod(page, newsroom), alternates)


def _lastmod(page: Page, newsroom: Newsroom) -> str:
    """Return the day that a page last changed: an article's own, or that of the newest one in a list."""
    return max((newsroom.lastmod.get(key, "") for key in (page.key, *page.items) if key), default="")
