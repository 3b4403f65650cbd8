"""Every file's result -> the newsroom as a whole: what is shown, its rights, its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from newsgen.config import Config
from newsgen.library import ContentFile, Registries, asset_path
from newsgen.model import Article, EditionArticle, Indexing, Page, RightsClass, Status
from newsgen.pages import build_moment, classify_articles, find_collisions, plan_pages, shown_articles
from newsgen.pipeline.workers import Prepared
from newsgen.problems import Problem
from newsgen.render import Newsroom
from newsgen.rights import indexing
from newsgen.spool import Ticket
from newsgen.theme import theme_folder


class Options(Protocol):
    """What gathering asks of the build's options."""

    @property
    def site(self) -> Path: ...
    @property
    def drafts(self) -> bool: ...
    @property
    def now(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Gathered:
    """The newsroom; its pages; where the texts are; the files to copy; what is wrong in the whole."""

    newsroom: Newsroom
    pages: tuple[Page, ...]
    tickets: Mapping[tuple[str, str], Ticket]
    copies: Mapping[str, Path]
    problems: tuple[Problem, ...]


def gather(
    options: Options,
    config: Config,
    registries: Registries,
    files: Sequence[ContentFile],
    prepared: Sequence[Prepared],
) -> Gathered:
    """Put the results of all files together."""
    problems: list[Problem] = []
    read = [item for item in prepared if item.article is not None]
    articles = [item.article for item in read if item.article and item.file.kind == "article"]
    moment = build_moment(articles, options.now)
    shown = shown_articles(articles, moment, options.drafts)
    forms = {(form.article.key, form.edition): form for item in read for form in item.editions}

    by_edition = {tag: _forms(shown, forms, tag) for tag in config.editions}
    classes: dict[str, dict[str, RightsClass]] = {}
    unlisted: set[str] = set()
    now = (moment or datetime(1970, 1, 1, tzinfo=UTC)).astimezone(config.timezone)
    for tag, items in by_edition.items():
        classes[tag], found = classify_articles(
            (item.article for item in items.values()), tag, registries, config.operator, now.date()
        )
        if not options.drafts:
            problems += found
        unlisted |= {key for key, value in classes[tag].items() if value is RightsClass.UNKNOWN}
    unindexed = {
        article.key
        for article in shown
        if article.status is Status.DRAFT
        or any(
            indexing(by_key[article.key], registries.source_of(article)) is Indexing.NONE
            for by_key in classes.values()
            if article.key in by_key
        )
    }

    own = [item.article for item in read if item.article and item.file.kind == "page"]
    own_pages = {tag: _forms(own, forms, tag) for tag in config.editions}
    plan = plan_pages(
        {tag: tuple(items.values()) for tag, items in by_edition.items()},
        {tag: tuple(items.values()) for tag, items in own_pages.items()},
        frozenset(unlisted),
        frozenset(unindexed),
        classes,
        moment,
        config,
        registries,
    )
    copies, origins = _copies(files, options.site)
    outputs = list(plan.outputs(config))
    problems += find_collisions([*outputs, *origins, *_twins(read)])
    newsroom = Newsroom(
        config=config,
        moment=now,
        registries=registries,
        articles=by_edition,
        classes=classes,
        own_pages=own_pages,
        unlisted=frozenset(unlisted),
        unindexed=frozenset(unindexed),
        editions_of=plan.editions_of,
        indexed=plan.indexed,
        news_sitemaps=tuple((page.path, page.edition) for page in plan.pages if page.kind == "news_sitemap"),
        files=frozenset([*(path for path, _ in outputs), *copies]),
        keys={item.file.path: item.article.key for item in read if item.article},
        unread=frozenset(item.file.path for item in prepared if item.article is None),
        template_folders=(options.site / "templates", theme_folder("templates")),
    )
    tickets = {
        (form.article.key, form.edition): ticket
        for item in read
        for form, ticket in zip(item.editions, item.tickets, strict=True)
    }
    return Gathered(newsroom, plan.pages, tickets, copies, tuple(problems))


def _forms(
    articles: Sequence[Article], forms: Mapping[tuple[str, str], EditionArticle], edition: str
) -> dict[str, EditionArticle]:
    return {
        article.key: forms[article.key, edition] for article in articles if (article.key, edition) in forms
    }


def _twins(read: Sequence[Prepared]) -> list[tuple[str, str]]:
    """Give the address that each file claims, shown or not: of two with one address only one is kept."""
    return [(f"{item.article.key}/index.html", item.file.path) for item in read if item.article]


def _copies(files: Sequence[ContentFile], site: Path) -> tuple[dict[str, Path], list[tuple[str, str]]]:
    """Return what is published as it is, by its place; and where each of those files comes from.

    The theme's static files, the site's own over them, and the files beside the articles.
    """
    copies: dict[str, Path] = {}
    for folder in (theme_folder("static"), site / "static"):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            relative = path.relative_to(folder)
            if path.is_file() and not any(part.startswith(".") for part in relative.parts):
                copies[relative.as_posix()] = path
    origins = [(path, f"static/{path}") for path in copies]
    for file in files:
        if file.kind == "asset":
            copies[asset_path(file.path)] = site / file.path
            origins.append((asset_path(file.path), file.path))
    return copies, origins
