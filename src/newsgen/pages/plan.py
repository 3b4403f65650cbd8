"""The whole set of articles -> every page of every edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsgen.config import Config
from newsgen.library import Registries
from newsgen.model import EditionArticle, Page, RightsClass
from newsgen.pages.lists import Listing, archive, authors, regions, sections, sources, tags
from newsgen.pages.machines import machine_pages, news_pages
from newsgen.pages.urls import output_path

#: The list of all corrections, in each edition.
CORRECTIONS = "corrections/"

#: The feeds of each edition, the newest articles in three formats. What has no template is made by code.
FEEDS = {"feed.xml": "feed.xml", "rss.xml": "rss.xml", "feed.json": ""}
CORRECTIONS_FEED = "corrections.xml"

_WORDS = ("not_found", "archive", "regions", "tags", "sources", "authors", "corrections_page")
_NOT_INDEXED = ("not_found", "feed", "corrections_feed")


@dataclass(frozen=True, slots=True)
class Plan:
    """Every page; in which editions each path exists, in the order of the configuration; and the pages
    that search engines are told of."""

    pages: tuple[Page, ...]
    editions_of: Mapping[str, tuple[str, ...]]
    indexed: tuple[Page, ...]

    def outputs(self, config: Config) -> Iterator[tuple[str, str]]:
        """Give each page's file below the output folder, with where the page comes from."""
        for page in self.pages:
            yield output_path(page.path, page.edition, config.default_edition), page.origin


def plan_pages(
    articles: Mapping[str, Sequence[EditionArticle]],
    own_pages: Mapping[str, Sequence[EditionArticle]],
    unlisted: frozenset[str],
    unindexed: frozenset[str],
    classes: Mapping[str, Mapping[str, RightsClass]],
    moment: datetime | None,
    config: Config,
    registries: Registries,
) -> Plan:
    """Return the pages of all editions.

    `articles` has each edition's articles, the newest first; `own_pages` what stands in content/pages;
    articles whose key is in `unlisted` have a page but are in no list, those in `unindexed` are not for
    search engines. `classes` has each edition's rights classes, by key; `moment` is the build's.
    """
    pages: list[Page] = []
    news: list[Page] = []
    for edition in config.editions:
        listed = [item for item in articles[edition] if item.article.key not in unlisted]
        pages += _edition(edition, articles[edition], listed, own_pages[edition], config, registries)
        news += news_pages(listed, classes[edition], unindexed, moment, edition, config, registries)
    editions_of: dict[str, list[str]] = {}
    for page in pages:
        editions_of.setdefault(page.path, []).append(page.edition)
    indexed = tuple(page for page in pages if page.kind not in _NOT_INDEXED and page.key not in unindexed)
    owns = any(value is RightsClass.OWN for by_key in classes.values() for value in by_key.values())
    pages += (*_redirects(articles, config), *machine_pages(len(indexed), owns, config), *news)
    return Plan(tuple(pages), {path: tuple(tags) for path, tags in editions_of.items()}, indexed)


def _redirects(articles: Mapping[str, Sequence[EditionArticle]], config: Config) -> Iterator[Page]:
    """Give a page for each former address of an article, in the first edition that has it."""
    done: set[str] = set()
    for edition in config.editions:
        for item in articles[edition]:
            article = item.article
            for alias in article.aliases if article.key not in done else ():
                path = alias if "." in alias.rsplit("/", 1)[-1] else f"{alias}/"
                if path != f"{article.key}/":
                    yield Page(
                        path,
                        edition,
                        "redirect",
                        "redirect.html",
                        item.title,
                        key=article.key,
                        origin=article.path,
                    )
            done.add(article.key)


def _edition(
    edition: str,
    articles: Sequence[EditionArticle],
    listed: Sequence[EditionArticle],
    own_pages: Sequence[EditionArticle],
    config: Config,
    registries: Registries,
) -> Iterator[Page]:
    words = {key: registries.strings[key].of(edition) for key in _WORDS}
    keys = tuple(item.article.key for item in listed)
    yield Page(
        "",
        edition,
        "home",
        "home.html",
        config.title.of(edition),
        items=keys[: config.feed_size],
        origin="the home page",
    )
    for item in articles:
        yield Page(
            f"{item.article.key}/",
            edition,
            "article",
            "article.html",
            item.title,
            key=item.article.key,
            origin=item.article.path,
        )
    for item in own_pages:
        yield Page(
            f"{item.article.key}/",
            edition,
            "page",
            "page.html",
            item.title,
            key=item.article.key,
            origin=item.article.path,
        )
    for listing in (
        *sections(listed, edition, config),
        *regions(listed, edition, registries, words["regions"]),
        *tags(listed, words["tags"]),
        *sources(listed, edition, registries, words["sources"]),
        *authors(listed, words["authors"]),
        *archive(listed, edition, registries, words["archive"]),
    ):
        yield from _paginated(listing, edition, config.page_size)
    yield Page("404.html", edition, "not_found", "not_found.html", words["not_found"], origin="the 404 page")
    yield from _corrections(listed, edition, words["corrections_page"])
    for path, template in FEEDS.items():
        yield Page(
            path,
            edition,
            "feed",
            template,
            config.title.of(edition),
            items=keys[: config.feed_size],
            origin="the feed",
        )


def _corrections(listed: Sequence[EditionArticle], edition: str, title: str) -> Iterator[Page]:
    """Give the list of all corrections and its feed; also where there is none yet, so that links last."""
    keys = tuple(item.article.key for item in listed if item.corrections)
    yield Page(
        CORRECTIONS,
        edition,
        "corrections",
        "corrections.html",
        title,
        items=keys,
        origin="the list of corrections",
    )
    yield Page(
        CORRECTIONS_FEED,
        edition,
        "corrections_feed",
        "corrections.xml",
        title,
        items=keys,
        origin="the feed of corrections",
    )


def _paginated(listing: Listing, edition: str, size: int) -> Iterable[Page]:
    last = max(1, -(-len(listing.items) // size))
    for number in range(1, last + 1):
        yield Page(
            path=listing.path if number == 1 else f"{listing.path}page/{number}/",
            edition=edition,
            kind=listing.kind,
            template=listing.template,
            title=listing.title,
            items=listing.items[(number - 1) * size : number * size],
            number=number,
            last=last,
            first_path=listing.path,
            parent=listing.parent,
            terms=listing.terms,
            origin=f"the list {listing.title}",
        )
