"""Every file's result -> the newsroom as a whole: what is shown, its rights, its pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from newsgen.cache import digest
from newsgen.config import Config
from newsgen.images import card_font_file
from newsgen.library import Registries, asset_path, find_content
from newsgen.model import Indexing, Outline, RightsClass, Status
from newsgen.pages import (
    Addresses,
    build_moment,
    classify_articles,
    find_collisions,
    plan_pages,
    shown_articles,
)
from newsgen.pipeline.article_store import Shelf, ShelfItems
from newsgen.pipeline.article_task import Prepared
from newsgen.pipeline.inputs import Stock
from newsgen.pipeline.pictures import Pictures
from newsgen.problems import Problem
from newsgen.render import KINDS, Newsroom
from newsgen.rights import indexing
from newsgen.theme import theme_folder


@dataclass(frozen=True, slots=True)
class Chosen:
    """What readers see at the moment that a site is built for, `None` where it has no date at all.

    `outlines` are those of all articles and pages, `shown` of the articles, the newest first, `own` of the
    site's own pages; `unread` are the paths of files that could not be read.
    """

    moment: datetime | None
    outlines: tuple[Outline, ...]
    shown: tuple[Outline, ...]
    own: tuple[Outline, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The newsroom, still without its articles and templates; and what is wrong in the whole."""

    newsroom: Newsroom
    problems: tuple[Problem, ...]


def choose(prepared: Iterable[Prepared], now: datetime | None, drafts: bool) -> Chosen:
    """Choose what is shown. `now` is the moment to build for, None for the default."""
    outlines: list[Outline] = []
    unread: list[str] = []
    for item in prepared:
        if item.outline is None:
            unread.append(item.path)
        else:
            outlines.append(item.outline)
    moment = build_moment([item for item in outlines if item.kind == "article"], now)
    shown = shown_articles((item for item in outlines if item.kind == "article"), moment, drafts)
    own = (item for item in outlines if item.kind == "page")
    return Chosen(moment, tuple(outlines), shown, tuple(own), tuple(unread))


def gather(
    config: Config,
    registries: Registries,
    stock: Stock,
    chosen: Chosen,
    pictures: Pictures,
    drafts: bool,
) -> Gathered:
    """Put the results of all files together."""
    problems: list[Problem] = []
    moment, outlines, shown = chosen.moment, chosen.outlines, chosen.shown
    by_edition = {tag: [item for item in shown if tag in item.editions] for tag in config.editions}
    local = (moment or datetime(1970, 1, 1, tzinfo=UTC)).astimezone(config.timezone)

    classes: dict[str, dict[str, RightsClass]] = {}
    for tag, items in by_edition.items():
        classes[tag], found = classify_articles(items, tag, registries, config.operator, local.date())
        if not drafts:
            problems += found
    unlisted = {
        key for by_key in classes.values() for key, value in by_key.items() if value is RightsClass.UNKNOWN
    }
    unindexed = {
        item.key
        for item in shown
        if item.status is Status.DRAFT
        or any(
            indexing(by_key[item.key], registries.source_of(item)) is Indexing.NONE
            for by_key in classes.values()
            if item.key in by_key
        )
    }
    plan = plan_pages(
        tuple(KINDS.values()),
        by_edition,
        {tag: [item for item in chosen.own if tag in item.editions] for tag in config.editions},
        frozenset(unlisted),
        frozenset(unindexed),
        classes,
        moment,
        config,
        registries,
        config.cards if card_font_file() else 0,
    )
    copies = [*copied_files(stock), *pictures.origins.items()]
    outputs = list(plan.outputs(config))
    origins = [(path, _origin(source)) for path, source in copies]
    problems += find_collisions([*outputs, *origins, *_twins(outlines)])
    files = frozenset([*(path for path, _ in outputs), *(path for path, _ in copies)])
    in_editions = len(plan.by_edition)
    others = frozenset([*(path for path, _ in outputs[in_editions:]), *(path for path, _ in copies)])
    lastmod = {item.key: day for item in outlines if (day := _last_day(item))}
    newsroom = Newsroom(
        config=config,
        moment=local,
        registries=registries,
        articles={},
        classes=classes,
        own_pages={},
        unlisted=frozenset(unlisted),
        unindexed=frozenset(unindexed),
        plan=plan,
        editions_of=Addresses(files, others, config.editions, config.default_edition),
        files=files,
        keys={item.path: item.key for item in outlines},
        unread=frozenset(chosen.unread),
        lastmod=lastmod,
        whole=digest(
            *(path.encode("utf-8", "surrogateescape") for path, _ in outputs),
            repr((lastmod, classes, sorted(unindexed))).encode("utf-8", "surrogateescape"),
        ),
        pictures=pictures.shown,
        template_folders=(),
        fingerprints=stock.fingerprints,
    )
    return Gathered(newsroom, tuple(problems))


def template_folders(site: Path) -> tuple[Path, ...]:
    """Return where templates are looked for, one folder after the other."""
    return site / "templates", theme_folder("templates")


def furnished(newsroom: Newsroom, shelf: Shelf, templates: tuple[Path, ...]) -> Newsroom:
    """Return a newsroom with its articles, which are on a shelf, and the folders of its templates."""
    shown = {
        (group.edition, group.kind): ShelfItems(shelf, group.edition, group.keys)
        for group in newsroom.plan.articles()
    }
    return replace(
        newsroom,
        articles={tag: shown[tag, "article"] for tag in newsroom.config.editions},
        own_pages={tag: shown[tag, "page"] for tag in newsroom.config.editions},
        template_folders=templates,
    )


def bare(newsroom: Newsroom) -> Newsroom:
    """Return a newsroom as the cache keeps it: without articles and templates: the next build may find
    the site and the theme elsewhere."""
    return replace(newsroom, articles={}, own_pages={}, template_folders=())


def copied_files(stock: Stock) -> tuple[tuple[str, str], ...]:
    """Return what is published as it is: where each file goes, and its path."""
    assets = [
        (asset_path(file.path), file.path) for file in find_content(stock.stamps) if file.kind == "asset"
    ]
    second = [
        (stock.fingerprints[path], source)
        for path, source in stock.static.items()
        if path in stock.fingerprints
    ]
    return (*stock.static.items(), *second, *assets)


def _origin(path: str) -> str:
    """Return a file's path as an editor knows it: the theme's files are told from the site's by nobody."""
    return path.removeprefix("theme:")


def _twins(outlines: Sequence[Outline]) -> list[tuple[str, str]]:
    """Give the address that each file claims, shown or not: of two with one address only one is kept."""
    return [(f"{item.key}/index.html", item.path) for item in outlines]


def _last_day(item: Outline) -> str:
    moment = item.changed or item.date
    return moment.date().isoformat() if moment else ""
