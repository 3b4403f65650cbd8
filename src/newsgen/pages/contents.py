"""What pages are planned from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from newsgen.config import Config
from newsgen.library import Registries
from newsgen.model import Article, Outline, RightsClass, Source
from newsgen.pages.pagination import Listing
from newsgen.pages.sequence import PageGroup
from newsgen.records import Entity

_LAST_PART = 10_000  # beyond every `part` of a series


class Contents(Struct, frozen=True):
    """What one edition shows: its articles and those of them that lists show, the newest first, and the
    site's own pages; and the articles that have `expired`.

    `unindexed` are the keys of articles that are not for search engines; `classes` has the rights class of
    each; `moment` is the build's. So many of the newest articles have a card.
    `entities` are what the listed articles have records of. `groups` are the pages that
    have been planned so far.
    """

    edition: str
    articles: Sequence[Outline]
    listed: Sequence[Outline]
    own_pages: Sequence[Outline]
    expired: Sequence[Outline]
    unindexed: frozenset[str]
    classes: Mapping[str, RightsClass]
    moment: datetime
    cards: int
    config: Config
    registries: Registries
    entities: tuple[Entity, ...] = ()
    groups: list[PageGroup] = []

    @property
    def title(self) -> str:
        """The site's title."""
        return self.config.title.of(self.edition)

    @property
    def newest(self) -> tuple[str, ...]:
        """The keys of the articles in feeds."""
        return tuple(item.key for item in self.listed[: self.config.feed_size])

    def word(self, key: str) -> str:
        """Return a word of strings.yaml."""
        return self.registries.strings[key].of(self.edition)

    def with_feed(self) -> Iterator[Listing]:
        """Give the lists that have a feed of their own, and articles for it."""
        for group in self.groups:
            if isinstance(group, Listing) and group.has_feed and group.items:
                yield group


class Site(Struct, frozen=True):
    """All editions, the default one first, and how many of their pages search engines are told of."""

    editions: tuple[Contents, ...]
    indexed: int

    @property
    def owns_articles(self) -> bool:
        """Whether any article is the operator's own."""
        return any(RightsClass.OWN in contents.classes.values() for contents in self.editions)


def listed_source(article: Article | Outline, registries: Registries) -> Source | None:
    """Return the registered source that an article is listed under, if there is one.

    A label that marks a third party's work names a source, but the work is not that source's.
    """
    return None if article.source.third_party else registries.source_of(article)


def containers_of(region: str, registries: Registries) -> Iterable[str]:
    """Give a region and, by its parents, each region that it lies in."""
    seen: set[str] = set()
    at: str | None = region
    while at is not None and at in registries.regions and at not in seen:
        seen.add(at)
        yield at
        at = registries.regions[at].parent


def parts_of_series(articles: Iterable[Outline]) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of each series' parts by its id: by their numbers, those without one behind by date."""
    found: dict[str, list[Outline]] = {}
    for item in articles:
        if item.series:
            found.setdefault(item.series, []).append(item)
    return {
        series: tuple(item.key for item in sorted(parts, key=_in_series)) for series, parts in found.items()
    }


def _in_series(item: Outline) -> tuple[int, float, str]:
    return item.part or _LAST_PART, item.date.timestamp() if item.date else 0.0, item.key
