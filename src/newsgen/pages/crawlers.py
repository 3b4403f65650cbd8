"""The files that no reader opens: robots.txt, sitemaps, and what is reserved from machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from newsgen.config import Config, MachineUse
from newsgen.library import Registries
from newsgen.model import Indexing, Outline, Page, RightsClass, Term
from newsgen.rights import indexing

#: Addresses in one file of the sitemap. The protocol allows 50,000 and 50 MB; with the alternates of four
#: editions and percent-encoded Chinese, 20,000 stay below both.
SITEMAP_SIZE = 20_000

#: Articles in one file of the news sitemap, and how far back they reach (Google, "News sitemaps").
NEWS_SITEMAP_SIZE = 1_000
NEWS_AGE = timedelta(days=2)

#: The licence document of RSL 1.0, and the file of the W3C's TDM Reservation Protocol.
RSL_PATH = "license.xml"
TDMREP_PATH = ".well-known/tdmrep.json"


def reserves(use: MachineUse | None) -> bool:
    """Whether the operator reserves any use of its own articles: only then there is a licence document."""
    return use is not None and False in (use.search, use.ai_search, use.ai_training)


def machine_pages(addresses: int, owns_articles: bool, config: Config) -> Iterator[Page]:
    """Give robots.txt; the sitemap, in as many files as its addresses need; and what is reserved.

    A reservation is the operator's word on its own articles: there is none where it says nothing, and
    none on a site that has no article of its own.
    """
    edition, title = config.default_edition, config.title.of(config.default_edition)
    yield Page("robots.txt", edition, "robots", "robots.txt", title, origin="robots.txt")
    yield from _sitemaps(addresses, edition, title)
    if owns_articles and reserves(config.machines):
        yield Page(RSL_PATH, edition, "rsl", "license.xml", title, origin="the licence for machines")
    if owns_articles and config.machines and config.machines.ai_training is False:
        yield Page(TDMREP_PATH, edition, "tdmrep", "", title, origin="the reservation of data mining")


def _sitemaps(addresses: int, edition: str, title: str) -> Iterator[Page]:
    count = max(1, -(-addresses // SITEMAP_SIZE))
    parts = [f"sitemap-{number}.xml" for number in range(1, count + 1)] if count > 1 else ["sitemap.xml"]
    for number, path in enumerate(parts, start=1):
        yield Page(
            path, edition, "sitemap", "sitemap.xml", title, number=number, last=count, origin="the sitemap"
        )
    if count > 1:
        terms = tuple(Term(path, path) for path in parts)
        yield Page("sitemap.xml", edition, "sitemap", "sitemap.xml", title, terms=terms, origin="the sitemap")


def news_pages(
    listed: Sequence[Outline],
    classes: Mapping[str, RightsClass],
    unindexed: frozenset[str],
    moment: datetime | None,
    edition: str,
    config: Config,
    registries: Registries,
) -> Iterator[Page]:
    """Give an edition's news sitemap: its newest articles, of those that news search may show.

    Where more appeared than one file may hold there are several; one without articles is right too.
    """
    keys = tuple(
        item.key
        for item in listed
        if item.key not in unindexed
        and _is_news(item.date, moment)
        and indexing(classes[item.key], registries.source_of(item)) is Indexing.ALL
    )
    count = max(1, -(-len(keys) // NEWS_SITEMAP_SIZE))
    for number in range(1, count + 1):
        yield Page(
            "news-sitemap.xml" if number == 1 else f"news-sitemap-{number}.xml",
            edition,
            "news_sitemap",
            "news-sitemap.xml",
            config.title.of(edition),
            items=keys[(number - 1) * NEWS_SITEMAP_SIZE : number * NEWS_SITEMAP_SIZE],
            number=number,
            last=count,
            origin="the news sitemap",
        )


def _is_news(date: datetime | None, moment: datetime | None) -> bool:
    return date is not None and moment is not None and moment - NEWS_AGE <= date <= moment
