"""The whole set of articles -> every page of every edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from newsgen.config import Config
from newsgen.library import Registries
from newsgen.model import Outline, Page, RightsClass, Term
from newsgen.pages.crawlers import SITEMAP_SIZE, machine_pages, news_pages
from newsgen.pages.lists import Listing, Lists
from newsgen.pages.related import Related, find_related
from newsgen.pages.sequence import ArticlePages, CardPages, PageGroup, PageSequence, SinglePages, card_path
from newsgen.pages.urls import output_path

#: The list of all corrections, in each edition.
CORRECTIONS = "corrections/"

#: The feeds of each edition, the newest articles in three formats. What has no template is made by code.
FEEDS = {"feed.xml": "feed.xml", "rss.xml": "rss.xml", "feed.json": ""}
CORRECTIONS_FEED = "corrections.xml"

#: What a browser is told that puts the site on a home screen (W3C, "Web Application Manifest").
MANIFEST = "manifest.webmanifest"

#: The page that tells of all feeds, and the feed of a section or region, below its list.
FEEDS_PAGE = "feeds/"
LIST_FEED = "feed.xml"

#: The lists that have a feed of their own, by the kind of their pages.
WITH_FEED = ("section", "region")

_NEWEST = 5  # articles on the page for addresses that do not exist

_NOT_INDEXED = ("not_found", "feed", "corrections_feed", "card", "manifest")


@dataclass(frozen=True, slots=True)
class Plan:
    """Which pages there are.

    `by_edition` has those that readers see, an edition after the other; `others` are earlier addresses
    and files for machines. `listed` has the keys of each edition's listed articles, the newest first, and
    `related` those that belong to each; `cards` has those that have a card: no edition has any where no cards
    are made.
    """

    by_edition: PageSequence
    others: SinglePages
    listed: Mapping[str, tuple[str, ...]]
    related: Mapping[str, Related]
    unindexed: frozenset[str]
    cards: Mapping[str, frozenset[str]]

    @property
    def pages(self) -> PageSequence:
        """Every page."""
        return PageSequence((*self.by_edition.groups, self.others))

    def articles(self) -> Iterator[ArticlePages]:
        """Give the groups of pages that have an article each, or are the site's own."""
        return (group for group in self.by_edition.groups if isinstance(group, ArticlePages))

    def outputs(self, config: Config) -> Iterator[tuple[str, str]]:
        """Give each page's file below the output folder, with where the page comes from."""
        for page in self.pages:
            yield output_path(page.path, page.edition, config.default_edition), page.origin

    def indexed(self, number: int) -> Iterator[Page]:
        """Give the pages that search engines are told of in one file of the sitemap, counted from 1."""
        skipped = (number - 1) * SITEMAP_SIZE
        for group in self.by_edition.groups:
            count = _indexed_count(group, self.unindexed)
            if skipped >= count:
                skipped -= count
                continue
            pages = (group[at] for at in range(len(group)))
            wanted = (page for page in pages if _is_indexed(page, self.unindexed))
            yield from islice(wanted, skipped, None)
            skipped = 0

    def showing(self, keys: frozenset[str]) -> list[int]:
        """Return the places in `pages` of those that show any of these articles, or link to one as a
        neighbour of theirs, or as related to it."""
        neighbours = {
            edition: _with_neighbours(keys, listed).union(self.related[edition].showing(keys))
            for edition, listed in self.listed.items()
        }
        found = []
        pages = self.pages
        for number, group in enumerate(pages.groups):
            wanted = neighbours[group.edition] if isinstance(group, ArticlePages) else keys
            start = pages.start(number)
            found += [start + at for at in sorted(group.showing(wanted))]
        return found

    def in_turn(self, places: Iterable[int]) -> list[int]:
        """Return places in `pages` in the order in which the pages are best made: an edition after the
        other, the newest first. Pages that show the same articles then stand near each other, and nobody
        needs to remember many articles, however large the archive is."""
        ranks = {
            (edition, key): (number, rank)
            for number, (edition, listed) in enumerate(self.listed.items())
            for rank, key in enumerate(listed)
        }
        pages = self.pages
        return sorted(places, key=lambda place: ranks.get(pages.turn(place), (0, 0)))


def plan_pages(
    articles: Mapping[str, Sequence[Outline]],
    own_pages: Mapping[str, Sequence[Outline]],
    unlisted: frozenset[str],
    unindexed: frozenset[str],
    classes: Mapping[str, Mapping[str, RightsClass]],
    moment: datetime | None,
    config: Config,
    registries: Registries,
    cards: int,
) -> Plan:
    """Return the pages of all editions.

    `articles` has each edition's articles, the newest first; `own_pages` what stands in content/pages;
    articles whose key is in `unlisted` have a page but are in no list, those in `unindexed` are not for
    search engines. `classes` has each edition's rights classes, by key; `moment` is the build's. So
    many of the newest articles have a card.
    """
    groups: list[PageGroup] = []
    news: list[Page] = []
    listed: dict[str, tuple[str, ...]] = {}
    related: dict[str, Related] = {}
    for edition in config.editions:
        outlines = [item for item in articles[edition] if item.key not in unlisted]
        keys = tuple(item.key for item in outlines)
        same = next((other for other in related.values() if other.listed == keys), None)  # as a rule all are
        related[edition] = same or find_related(outlines, registries)
        listed[edition] = related[edition].listed
        groups += _edition(edition, articles[edition], outlines, own_pages[edition], config, registries)
        groups += _cards(edition, outlines[:cards], config) if cards else ()
        news += news_pages(outlines, classes[edition], unindexed, moment, edition, config, registries)
    indexed = sum(_indexed_count(group, unindexed) for group in groups)
    owns = any(value is RightsClass.OWN for by_key in classes.values() for value in by_key.values())
    with_card = {edition: frozenset(keys[:cards]) for edition, keys in listed.items() if cards}
    others = (*_redirects(articles, config), *machine_pages(indexed, owns, config), *news)
    return Plan(PageSequence(tuple(groups)), SinglePages(others), listed, related, unindexed, with_card)


def _cards(edition: str, newest: Sequence[Outline], config: Config) -> Iterator[PageGroup]:
    title = config.title.of(edition)
    yield SinglePages((Page(card_path(), edition, "card", "", title, origin="the card of the site"),))
    yield CardPages(edition, tuple(item.key for item in newest), tuple(item.path for item in newest))


def _redirects(articles: Mapping[str, Sequence[Outline]], config: Config) -> Iterator[Page]:
    """Give a page for each former address of an article, in the first edition that has it."""
    done: set[str] = set()
    for edition in config.editions:
        for item in articles[edition]:
            for alias in item.aliases if item.key not in done else ():
                path = alias if "." in alias.rsplit("/", 1)[-1] else f"{alias}/"
                if path != f"{item.key}/":
                    yield Page(path, edition, "redirect", "redirect.html", key=item.key, origin=item.path)
            done.add(item.key)


def _edition(
    edition: str,
    articles: Sequence[Outline],
    listed: Sequence[Outline],
    own_pages: Sequence[Outline],
    config: Config,
    registries: Registries,
) -> Iterator[PageGroup]:
    newest = tuple(item.key for item in listed[: config.feed_size])
    # Also where there is no correction yet, so that links to the list and its feed last.
    corrected = tuple(item.key for item in listed if item.corrected)

    def single(path: str, kind: str, template: str, title: str, origin: str, *items: str) -> Page:
        return Page(path, edition, kind, template, title, items=items, origin=origin)

    title = config.title.of(edition)
    words = {key: forms.of(edition) for key, forms in registries.strings.items() if key in _TITLES}
    yield SinglePages((single("", "home", "home.html", title, "the home page", *newest),))
    yield _article_pages(edition, "article", articles)
    yield _article_pages(edition, "page", own_pages)
    feeds: list[Page] = []
    for listing in Lists(edition, listed, config, registries).all():
        yield listing
        if listing.kind in WITH_FEED and listing.items:
            feeds.append(_feed_of(listing, config.feed_size))
    yield SinglePages(
        (
            *feeds,
            replace(
                single(FEEDS_PAGE, "feeds", "feeds.html", words["feeds_page"], "the page of all feeds"),
                terms=tuple(Term(feed.title, feed.path) for feed in feeds),
            ),
            single(
                "404.html",
                "not_found",
                "not_found.html",
                words["not_found"],
                "the 404 page",
                *newest[:_NEWEST],
            ),
            single(
                CORRECTIONS,
                "corrections",
                "corrections.html",
                words["corrections_page"],
                "the list of corrections",
                *corrected,
            ),
            single(
                CORRECTIONS_FEED,
                "corrections_feed",
                "corrections.xml",
                words["corrections_page"],
                "the feed of corrections",
                *corrected,
            ),
            single(MANIFEST, "manifest", "manifest.webmanifest", title, "the web app manifest"),
            *(single(path, "feed", template, title, "the feed", *newest) for path, template in FEEDS.items()),
        )
    )


_TITLES = ("not_found", "corrections_page", "feeds_page")


def _feed_of(listing: Listing, size: int) -> Page:
    """Return the feed of the newest articles in a list."""
    return Page(
        f"{listing.path}{LIST_FEED}",
        listing.edition,
        "feed",
        "feed.xml",
        listing.title,
        items=listing.items[:size],
        above=(Term(listing.title, listing.path),),
        origin=f"the feed of {listing.title}",
    )


def _article_pages(edition: str, kind: str, items: Sequence[Outline]) -> ArticlePages:
    keys = tuple(item.key for item in items)
    return ArticlePages(edition, kind, f"{kind}.html", keys, tuple(item.path for item in items))


def _is_indexed(page: Page, unindexed: frozenset[str]) -> bool:
    return page.kind not in _NOT_INDEXED and page.key not in unindexed


def _indexed_count(group: PageGroup, unindexed: frozenset[str]) -> int:
    if isinstance(group, Listing):  # all or none, and there are many
        return len(group)
    return sum(_is_indexed(group[at], unindexed) for at in range(len(group)))


def _with_neighbours(keys: frozenset[str], listed: Sequence[str]) -> frozenset[str]:
    """Add to some articles those that stand before and after each of them."""
    near = set(keys)
    for at, key in enumerate(listed):
        if key in keys:
            near.update(listed[max(at - 1, 0) : at + 2])
    return frozenset(near)
