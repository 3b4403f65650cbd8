"""A site -> the articles that are to leave it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from msgspec import Struct

from newsgen.config import Config
from newsgen.export.choose import ArticleNotFound, ExportForbidden, choose, why_not
from newsgen.export.story import Story, story_of
from newsgen.model import Outlet, Outline, RightsClass
from newsgen.pipeline import BuildOptions
from newsgen.pipeline.article_store import ArticleStore
from newsgen.pipeline.excerpts import with_excerpts
from newsgen.pipeline.inputs import scan_inputs
from newsgen.pipeline.inspection import Inspection, inspect_site
from newsgen.pipeline.templates import site_templates
from newsgen.problems import Problem, Severity, nearest
from newsgen.render import Edition, Newsroom, Renderer


class ExportRequest(Struct, frozen=True):
    """What is to go out: one `article`, as an editor names it, or all that came out `since` a moment; to
    which `outlet`, in which `edition` (the first, if empty)."""

    outlet: Outlet
    edition: str = ""
    article: str = ""
    since: datetime | None = None


def take_stories(
    options: BuildOptions, wanted: ExportRequest
) -> tuple[tuple[Story, ...], tuple[Problem, ...], Config]:
    """Return the articles that are wanted, the newest first; with what is to be said of them; and the site.

    `options.drafts` takes in drafts and what is scheduled. Raises ArticleNotFound where one that is named is
    none, ExportForbidden where it is not to leave the site, BuildFailed where the configuration or a registry
    is wrong.
    """
    return inspect_site(options, partial(_taken, options, wanted), renders=False)


def _taken(
    options: BuildOptions, wanted: ExportRequest, site: Inspection
) -> tuple[tuple[Story, ...], tuple[Problem, ...], Config]:
    newsroom, config = site.newsroom, site.newsroom.config
    tag = wanted.edition or config.default_edition
    if tag not in config.editions:
        close = nearest(tag, list(config.editions))
        raise ArticleNotFound(
            "the site has no edition `{edition}`; did you mean `{close}`?"
            if close
            else "the site has no edition `{edition}`; it has {known}",
            edition=tag,
            close="".join(close),
            known=", ".join(config.editions),
        )
    store = site.store
    templates = site_templates(options.site, scan_inputs(options.site).templates_digest(), site.cache)
    edition = Renderer(newsroom, templates, store.body, draws=False).edition(tag)
    if wanted.article:
        outlines = [entry.outline for entry in store.entries.values() if entry.outline]
        outline = choose(wanted.article, outlines, store, config)
        keys = [_shown(outline, newsroom, store, tag, options)]
    else:
        keys = list(_since(wanted, newsroom, tag))
    stories, said = [], []
    for key in keys:
        story = story_of(edition, key, wanted.outlet)
        if story is None:
            said.append(_unknown(key, newsroom, store, tag))
            continue
        stories.append(story)
        if story.excerpt and wanted.article:  # a digest gives no more of any article
            said.append(_excerpted(edition, key))
    if wanted.article and not stories:
        raise ExportForbidden(*with_excerpts(said, options.site))
    return tuple(stories), tuple(with_excerpts(said, options.site)), config


def _shown(outline: Outline, newsroom: Newsroom, store: ArticleStore, tag: str, options: BuildOptions) -> str:
    """Return the key of an article that is named, if the edition shows it."""
    if outline.key in newsroom.articles[tag]:
        return outline.key
    if any(outline.key in articles for articles in newsroom.articles.values()):
        raise ArticleNotFound("the edition {edition} does not have {path}", edition=tag, path=outline.path)
    lines = store.body(outline.key, outline.editions[0])
    raise ExportForbidden(*with_excerpts([why_not(outline, lines, newsroom.moment)], options.site))


def _since(wanted: ExportRequest, newsroom: Newsroom, tag: str) -> Iterator[str]:
    """Give what came out since a moment, but for what no list shows."""
    for key in newsroom.plan.listed[tag]:
        date = newsroom.articles[tag][key].article.date
        if date is not None and (wanted.since is None or date >= wanted.since):
            yield key


def _unknown(key: str, newsroom: Newsroom, store: ArticleStore, tag: str) -> Problem:
    """Return why nothing may be said of whose an article is, and so none of it goes out."""
    outline = store.entries[key].outline
    assert outline is not None, key  # noqa: S101 - what could not be read has no key
    _, found = newsroom.classified(outline, tag)
    return found[0]


def _excerpted(edition: Edition, key: str) -> Problem:
    item = edition.views.item(key)
    rights = edition.views.rights(item)
    reprint = rights.rights_class is RightsClass.REPRINTED
    return Problem(
        item.article.path,
        edition.read_body(key, edition.tag).line("source"),
        "this is a reprint: only its title, its summary and a link go out"
        if reprint
        else "the licence of `{source}` does not let the whole text go there: only its title, its summary and"
        " a link go out",
        "" if reprint else "if it does, name the outlet in content/sources.yaml, at `outlets` of the licence",
        severity=Severity.WARNING,
        values=() if reprint else (("source", rights.source_name),),
    )
