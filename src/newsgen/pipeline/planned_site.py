"""Every file's result -> the site as it is planned: what is shown, its rights, its pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from newsgen.cache import digest
from newsgen.config import Config
from newsgen.images import card_font_file
from newsgen.library import Registries, Settings
from newsgen.model import ArticleEntry, Indexing, Outline, Picture, RightsClass, Status
from newsgen.pages import (
    Addresses,
    Plan,
    SearchedArticles,
    ahead_of_time,
    classify_articles,
    expired_articles,
    find_collisions,
    is_shown,
    next_due,
    plan_pages,
    refused_names,
    searched_articles,
    shown_articles,
    unchanged_until,
)
from newsgen.pipeline.article_store import ArticleStore, ShownArticles
from newsgen.pipeline.copies import Copies
from newsgen.pipeline.inputs import Inputs, site_path
from newsgen.pipeline.pictures import SitePictures
from newsgen.problems import Problem
from newsgen.publish import MANIFEST_JSON
from newsgen.records import Ledger, StatedRecord, gather_reports
from newsgen.render import KINDS, Newsroom
from newsgen.rights import indexing


class Chosen(Struct, frozen=True):
    """What readers see at the moment that a site is built for.

    `outlines` are those of all articles and pages, `shown` of the articles that are shown, the newest first,
    `expired` of those that are no longer offered, `own` of the site's own pages that are shown; `unpromised`
    are the keys of what is shown with drafts only, `unread` the paths of files that could not be read;
    `record_files` are the files of content/records, `charted` the keys of the texts with charts of records.
    """

    moment: datetime
    outlines: tuple[Outline, ...]
    shown: tuple[Outline, ...]
    expired: tuple[Outline, ...]
    unpromised: frozenset[str]
    own: tuple[Outline, ...]
    unread: tuple[str, ...]
    record_files: tuple[Outline, ...]
    charted: frozenset[str] = frozenset()


class PlannedSite(Struct, frozen=True, array_like=True):
    """What follows from all articles together: data, which the cache keeps, and from which a `Newsroom` is
    made. The fields are those of `Newsroom`; its `entities` are those of the `ledger`.

    `others` are the files that belong to no edition, `copies` those that are published as they are: where
    each goes, and its path; `searched` is what readers can search, if anything. `unpromised` are the keys of
    what only a build with drafts shows; `record_files` those of the files of content/records, `charted`
    those of the texts with charts of records. `problems` are what is wrong in the whole, beside those of the
    ledger.
    """

    moment: datetime
    classes: dict[str, dict[str, RightsClass]]
    unlisted: frozenset[str]
    unindexed: frozenset[str]
    plan: Plan
    files: frozenset[str]
    others: frozenset[str]
    keys: dict[str, str]
    unread: frozenset[str]
    lastmod: dict[str, str]
    whole: bytes
    pictures: dict[str, Picture]
    fingerprints: dict[str, str]
    next_due: datetime | None = None
    unchanged_until: datetime | None = None
    copies: dict[str, str] = {}
    searched: SearchedArticles | None = None
    ledger: Ledger = Ledger()
    record_files: tuple[str, ...] = ()
    charted: frozenset[str] = frozenset()
    unpromised: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    def newsroom(self, settings: Settings, store: ArticleStore) -> Newsroom:
        """Return the site with its settings and its articles."""
        config = settings.config
        shown = {
            (group.edition, group.kind): ShownArticles(store, group.edition, group.keys)
            for group in self.plan.articles()
        }
        return Newsroom(
            config=config,
            moment=self.moment,
            registries=settings.registries,
            articles={tag: shown[tag, "article"] for tag in config.editions},
            classes=self.classes,
            own_pages={tag: shown[tag, "page"] for tag in config.editions},
            record_files={tag: ShownArticles(store, tag, self.record_files) for tag in config.editions},
            expired={tag: shown[tag, "tombstone"] for tag in config.editions},
            unlisted=self.unlisted,
            unindexed=self.unindexed,
            plan=self.plan,
            editions_of=Addresses(self.files, self.others, config.editions, config.default_edition),
            files=self.files,
            keys=self.keys,
            unread=self.unread,
            lastmod=self.lastmod,
            whole=self.whole,
            pictures=self.pictures,
            fingerprints=self.fingerprints,
            entities={entity.id: entity for entity in self.ledger.entities},
        )

    def restated(self, entries: Collection[ArticleEntry]) -> PlannedSite | None:
        """Return the same plan where articles and files state other records, and ask for other charts of
        them; None where other pages follow from that."""
        outlines = [item.outline for item in entries if item.outline]
        keys = frozenset(item.key for item in outlines)
        told = {key for classes in self.classes.values() for key in classes}.difference(self.unlisted)
        told.update(self.record_files)
        ledger = self.ledger.restated(keys, _reports(item for item in outlines if item.key in told))
        if not ledger.has_same_pages(self.ledger):
            return None
        return replace(self, ledger=ledger, charted=(self.charted - keys) | _charted(entries))


def choose_shown(entries: Collection[ArticleEntry], moment: datetime, drafts: bool) -> Chosen:
    """Choose what is shown at a moment."""
    outlines: list[Outline] = []
    unread: list[str] = []
    for item in entries:
        if item.outline is None:
            unread.append(item.path)
        else:
            outlines.append(item.outline)
    articles = [item for item in outlines if item.kind == "article"]
    pages = [item for item in outlines if item.kind == "page"]
    own = tuple(item for item in pages if is_shown(item, moment, drafts))
    shown = shown_articles(articles, moment, drafts)
    promised = (
        *shown_articles([*articles, *pages], moment, False),
        *expired_articles([*articles, *pages], moment, False),
    )
    return Chosen(
        moment,
        tuple(outlines),
        shown,
        expired_articles([*articles, *pages], moment, drafts),
        frozenset(item.key for item in (*shown, *own)) - {item.key for item in promised}
        if drafts
        else frozenset(),
        own,
        tuple(unread),
        tuple(item for item in outlines if item.kind == "records"),
        _charted(entries),
    )


def plan_newsroom(
    config: Config,
    registries: Registries,
    inputs: Inputs,
    chosen: Chosen,
    copies: Copies,
    pictures: SitePictures,
    drafts: bool,
) -> PlannedSite:
    """Put the results of all files together."""
    moment, outlines, shown = chosen.moment, chosen.outlines, chosen.shown
    by_edition = {tag: [item for item in shown if tag in item.editions] for tag in config.editions}
    local = moment.astimezone(config.timezone)
    classes, problems = _classified(by_edition, config, registries, local.date())
    problems = [] if drafts else [*ahead_of_time((*shown, *chosen.own), moment), *problems]
    unlisted = {
        key for by_key in classes.values() for key, value in by_key.items() if value is RightsClass.UNKNOWN
    }
    unindexed = _unindexed(chosen, classes, registries)
    told = [item for item in shown if item.key not in unlisted]
    ledger = gather_reports(_reports((*told, *chosen.record_files)))
    record_files = tuple(item.key for item in chosen.record_files)
    plan = plan_pages(
        tuple(KINDS.values()),
        articles=by_edition,
        own_pages={tag: [item for item in chosen.own if tag in item.editions] for tag in config.editions},
        expired={tag: [item for item in chosen.expired if tag in item.editions] for tag in config.editions},
        unlisted=frozenset(unlisted),
        unindexed=frozenset(unindexed),
        classes=classes,
        moment=moment,
        config=config,
        registries=registries,
        cards=config.cards if card_font_file() else 0,
        entities=ledger.entities,
        record_files=record_files,
    )
    found_by = (item for item in told if item.key not in unindexed)
    searched = searched_articles(found_by, classes, registries) if config.search else None
    index = ((path, "the search index") for path in (searched.files() if searched else ()))
    copied = [*copies.files.items(), *pictures.origins.items(), *index]
    problems += copies.problems
    outputs = list(plan.outputs(config))
    origins = [*outputs, *((path, site_path(source)) for path, source in copied)]
    problems += find_collisions([*origins, *_twins(outlines), (MANIFEST_JSON, MANIFEST_JSON)])
    problems += refused_names(origins)
    in_editions = {path for path, _ in outputs[: len(plan.by_edition)]}
    files = frozenset(path for path, _ in origins)
    # A page that an alias claims, too, is a page.
    others = frozenset(path for path, _ in origins[len(plan.by_edition) :]) - in_editions
    lastmod = {item.key: day for item in outlines if (day := _last_day(item))}
    return PlannedSite(
        moment=local,
        classes=classes,
        unlisted=frozenset(unlisted),
        unindexed=frozenset(unindexed),
        plan=plan,
        files=files,
        others=others,
        keys={item.path: item.key for item in outlines},
        unread=frozenset(chosen.unread),
        lastmod=lastmod,
        whole=_digest([path for path, _ in outputs], lastmod, classes, sorted(unindexed), list(plan.shown())),
        pictures=dict(pictures.shown),
        fingerprints=inputs.fingerprints,
        next_due=next_due(outlines, registries.sources, config.timezone, moment),
        unchanged_until=unchanged_until(outlines, registries.sources, config.timezone, moment),
        copies=copies.files,
        searched=searched,
        ledger=ledger,
        record_files=record_files,
        charted=chosen.charted,
        unpromised=chosen.unpromised,
        problems=tuple(problems),
    )


def _classified(
    by_edition: Mapping[str, Sequence[Outline]], config: Config, registries: Registries, today: date
) -> tuple[dict[str, dict[str, RightsClass]], list[Problem]]:
    """Return the rights class of each article in each edition, and what is wrong with their rights."""
    classes: dict[str, dict[str, RightsClass]] = {}
    problems: list[Problem] = []
    for tag, items in by_edition.items():
        classes[tag], found = classify_articles(items, tag, registries, config.operator, today)
        problems += found
    return classes, problems


def _unindexed(
    chosen: Chosen, classes: Mapping[str, Mapping[str, RightsClass]], registries: Registries
) -> set[str]:
    """Return the keys of drafts, and of what its rights, or its own word, keep from search engines."""
    said = (*chosen.shown, *chosen.own)
    kept = {item.key for item in said if item.status is Status.DRAFT or item.indexing is Indexing.NONE}
    return kept | {
        item.key
        for item in chosen.shown
        for by_key in classes.values()
        if item.key in by_key
        and indexing(by_key[item.key], registries.source_of(item), item.indexing) is Indexing.NONE
    }


def _reports(told: Iterable[Outline]) -> Iterable[StatedRecord]:
    """Give what articles and files of records state; one without a date tells of nothing that happened
    before."""
    for item in told:
        day = item.date.date() if item.date else date.min
        for record in item.records:
            yield StatedRecord(item.key, item.path, record.reported or day, record)


def _digest(*values: object) -> bytes:
    return digest(repr(values).encode("utf-8", "surrogateescape"))


def _charted(entries: Iterable[ArticleEntry]) -> frozenset[str]:
    return frozenset(item.outline.key for item in entries if item.outline and item.charts)


def _twins(outlines: Sequence[Outline]) -> list[tuple[str, str]]:
    """Give the address that each file claims, shown or not: of two with one address only one is kept."""
    return [(f"{item.key}/index.html", item.path) for item in outlines if item.kind != "records"]


def _last_day(item: Outline) -> str:
    moment = item.changed or item.date
    return moment.date().isoformat() if moment else ""
