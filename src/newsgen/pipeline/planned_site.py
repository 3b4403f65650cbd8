"""Every file's result -> the site as it is planned: what is shown, its rights, its pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from newsgen.cache import digest
from newsgen.images import card_font_file
from newsgen.library import Settings
from newsgen.model import ArticleEntry, Outline, Picture, RightsClass
from newsgen.pages import (
    Addresses,
    Chosen,
    Plan,
    SearchedArticles,
    ahead_of_time,
    classify_site,
    find_collisions,
    next_due,
    plan_pages,
    refused_names,
    searched_articles,
    unchanged_until,
)
from newsgen.pipeline.article_store import ArticleStore, ShownArticles
from newsgen.pipeline.copies import Copies
from newsgen.pipeline.inputs import Inputs, site_path
from newsgen.pipeline.pictures import SitePictures
from newsgen.problems import Problem, sentence
from newsgen.publish import MANIFEST_JSON
from newsgen.records import Ledger, StatedRecord, gather_reports
from newsgen.render import KINDS, Newsroom


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


def plan_newsroom(
    settings: Settings,
    inputs: Inputs,
    entries: Collection[ArticleEntry],
    chosen: Chosen,
    copies: Copies,
    pictures: SitePictures,
) -> PlannedSite:
    """Put the results of all files together."""
    config, registries = settings.config, settings.registries
    moment, outlines = chosen.moment, chosen.outlines
    rights, problems = classify_site(chosen, settings)
    problems = [] if chosen.drafts else [*ahead_of_time((*chosen.shown, *chosen.own), moment), *problems]
    told = [item for item in chosen.shown if item.key not in rights.unlisted]
    ledger = gather_reports(_reports((*told, *chosen.record_files)))
    cards = config.cards if card_font_file() else 0
    plan = plan_pages(tuple(KINDS.values()), chosen, rights, settings, cards=cards, entities=ledger.entities)
    found_by = (item for item in told if item.key not in rights.unindexed)
    searched = searched_articles(found_by, rights.classes, registries) if config.search else None
    index = ((path, sentence("the search index")) for path in (searched.files() if searched else ()))
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
        moment=moment.astimezone(config.timezone),
        classes=rights.classes,
        unlisted=rights.unlisted,
        unindexed=rights.unindexed,
        plan=plan,
        files=files,
        others=others,
        keys={item.path: item.key for item in outlines},
        unread=frozenset(chosen.unread),
        lastmod=lastmod,
        whole=_digest(
            [path for path, _ in outputs],
            lastmod,
            rights.classes,
            sorted(rights.unindexed),
            list(plan.shown()),
        ),
        pictures=dict(pictures.shown),
        fingerprints=inputs.fingerprints,
        next_due=next_due(outlines, registries.sources, config.timezone, moment),
        unchanged_until=unchanged_until(outlines, registries.sources, config.timezone, moment),
        copies=copies.files,
        searched=searched,
        ledger=ledger,
        record_files=tuple(item.key for item in chosen.record_files),
        charted=_charted(entries),
        unpromised=chosen.unpromised,
        problems=tuple(problems),
    )


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
