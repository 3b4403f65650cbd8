"""The whole set of articles -> every page of every edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from newsgen.config import Config
from newsgen.library import Settings
from newsgen.model import Page
from newsgen.pages.contents import Contents, Site, parts_of_series
from newsgen.pages.pagination import Listing
from newsgen.pages.related import Related, find_related
from newsgen.pages.rights_classes import SiteRights
from newsgen.pages.sequence import ArticlePages, PageGroup, PageSequence, SinglePages
from newsgen.pages.shown import Chosen
from newsgen.pages.urls import output_path
from newsgen.records import Entity


class PlannedKind(Protocol):
    """A kind of pages, as far as it says which there are."""

    @property
    def name(self) -> str:
        """What tells it from the others."""

    @property
    def is_indexed(self) -> bool:
        """Whether search engines are told of its pages."""

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give its pages in an edition."""

    def site_pages(self, site: Site) -> Iterable[Page]:
        """Give those of its pages that belong to no edition, though they are written in one."""


class Plan(Struct, frozen=True, array_like=True):
    """Which pages there are.

    `groups` has those that readers see, an edition after the other; `others` are earlier addresses
    and files for machines. `listed` has the keys of each edition's listed articles, the newest first, and
    `related` those that belong to each; `cards` has those that have a card: no edition has any where no cards
    are made. `series` has the parts of each series, in their order, by edition and id. Search engines are not
    told of the articles in `unindexed`, nor of pages of the kinds in `unindexed_kinds`, nor of empty lists.
    """

    groups: tuple[PageGroup, ...]
    others: SinglePages
    listed: Mapping[str, tuple[str, ...]]
    related: Mapping[str, Related]
    unindexed: frozenset[str]
    cards: Mapping[str, frozenset[str]]
    unindexed_kinds: frozenset[str] = frozenset()
    series: Mapping[str, Mapping[str, tuple[str, ...]]] = {}

    @property
    def by_edition(self) -> PageSequence:
        """The pages that readers see."""
        return PageSequence(self.groups)

    @property
    def pages(self) -> PageSequence:
        """Every page."""
        return PageSequence((*self.groups, self.others))

    def articles(self) -> Iterator[ArticlePages]:
        """Give the groups of pages that have an article each, or are the site's own."""
        for group in self.groups:
            if isinstance(group, ArticlePages) and not group.file:
                yield group

    def shown(self) -> Iterator[tuple[str, ...]]:
        """Give the articles of each list, and of each page that is like no other: its day is the newest of
        theirs."""
        for group in self.groups:
            if isinstance(group, Listing):
                yield group.items[:]
            elif isinstance(group, SinglePages):
                yield from (page.items for page in group)

    def outputs(self, config: Config) -> Iterator[tuple[str, str]]:
        """Give each page's file below the output folder, with where the page comes from."""
        for page in self.pages:
            yield output_path(page.path, page.edition, config.default_edition), page.origin

    def indexed(self, start: int, most: int) -> Iterator[Page]:
        """Give the pages that search engines are told of, from a place among them; so many at most."""
        skipped = start
        left = most
        for group in self.groups:
            count = self._count(group)
            if skipped >= count:
                skipped -= count
                continue
            pages = (group[at] for at in range(len(group)))
            for page in islice(filter(self._is_indexed, pages), skipped, skipped + left):
                left -= 1
                yield page
            skipped = 0
            if not left:
                return

    def indexed_count(self) -> int:
        """Return of how many pages search engines are told."""
        return sum(map(self._count, self.groups))

    def showing(self, keys: frozenset[str], kinds: frozenset[str] = frozenset()) -> list[int]:
        """Return the places in `pages` of those that show any of these articles, or link to one as a
        neighbour of theirs, or as related to it; and of the first page of each list of some `kinds`."""
        neighbours = {
            edition: _with_neighbours(keys, listed).union(
                self.related[edition].showing(keys), self._with_parts(keys, edition)
            )
            for edition, listed in self.listed.items()
        }
        found = []
        pages = self.pages
        for number, group in enumerate(pages.groups):
            whole = isinstance(group, ArticlePages) and not group.file
            wanted = neighbours[group.edition] if isinstance(group, ArticlePages) and whole else keys
            start = pages.start(number)
            first = {0} if isinstance(group, Listing) and group.kind in kinds else set()
            found += [start + at for at in sorted(group.showing(wanted) | first)]
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

    def _with_parts(self, keys: frozenset[str], edition: str) -> Iterator[str]:
        """Give the parts of each series that has any of these articles."""
        for parts in self.series.get(edition, {}).values():
            if not keys.isdisjoint(parts):
                yield from parts

    def _is_indexed(self, page: Page) -> bool:
        told = page.kind not in self.unindexed_kinds and page.key not in self.unindexed
        return told and not page.is_empty_list

    def _count(self, group: PageGroup) -> int:
        if isinstance(group, Listing):  # all or none, and there are many
            return len(group) if self._is_indexed(group[0]) else 0
        return sum(self._is_indexed(group[at]) for at in range(len(group)))


def plan_pages(
    kinds: Sequence[PlannedKind],
    chosen: Chosen,
    rights: SiteRights,
    settings: Settings,
    *,
    cards: int,
    entities: Sequence[Entity] = (),
) -> Plan:
    """Return the pages of all kinds, in all editions. So many of the newest articles have a card; `entities`
    are what articles and the files of content/records tell of."""
    config, registries = settings.config, settings.registries
    editions: list[Contents] = []
    series: dict[str, Mapping[str, tuple[str, ...]]] = {}
    related: dict[str, Related] = {}
    for edition in config.editions:
        articles, own, expired = (
            [item for item in items if edition in item.editions]
            for items in (chosen.shown, chosen.own, chosen.expired)
        )
        listed = [item for item in articles if item.key not in rights.unlisted]
        keys = tuple(item.key for item in listed)
        same = next((other for other in related.values() if other.listed == keys), None)  # as a rule all are
        related[edition] = same or find_related(listed, registries)
        contents = Contents(
            edition,
            articles,
            listed,
            own,
            expired,
            rights.unindexed,
            rights.classes[edition],
            chosen.moment,
            cards,
            config,
            registries,
            _told_in(entities, (*keys, *(file.key for file in chosen.record_files))),
        )
        series[edition] = parts_of_series(listed)
        for kind in kinds:
            contents.groups.extend(kind.pages(contents))
        editions.append(contents)
    plan = Plan(
        # The home page is planned after the lists, as it has the heads of them, and stands before them.
        tuple(
            group
            for contents in editions
            for group in sorted(contents.groups, key=lambda group: not group or group[0].path != "")
        ),
        SinglePages(()),
        {edition: found.listed for edition, found in related.items()},
        related,
        rights.unindexed,
        {edition: frozenset(found.listed[:cards]) for edition, found in related.items() if cards},
        frozenset(kind.name for kind in kinds if not kind.is_indexed),
        series,
    )
    site = Site(tuple(editions), plan.indexed_count())
    return replace(plan, others=SinglePages(tuple(page for kind in kinds for page in kind.site_pages(site))))


def _told_in(entities: Sequence[Entity], keys: Sequence[str]) -> tuple[Entity, ...]:
    """Return what any of these articles and files has a record of, with the records of these only."""
    listed = frozenset(keys)
    return tuple(told for entity in entities if (told := entity.told_by(listed)))


def _with_neighbours(keys: frozenset[str], listed: Sequence[str]) -> frozenset[str]:
    """Add to some articles those that stand before and after each of them."""
    near = set(keys)
    for at, key in enumerate(listed):
        if key in keys:
            near.update(listed[max(at - 1, 0) : at + 2])
    return frozenset(near)
