"""How much of a site a build has to look at: all of it, or only what an edit can have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsgen.library import Settings
from newsgen.pipeline.article_store import REMEMBERED, ArticleStore, StoredEntries
from newsgen.pipeline.articles import Articles, stored_entry
from newsgen.pipeline.build_state import BuildState
from newsgen.pipeline.context import BuildContext
from newsgen.pipeline.copies import find_copies, names_assets
from newsgen.pipeline.newsroom import PlannedSite, choose, gather
from newsgen.pipeline.pictures import SitePictures, make_pictures, wanted_pictures
from newsgen.pipeline.templates import site_templates
from newsgen.problems import Problem
from newsgen.render import Newsroom
from newsgen.templating import Templates


@dataclass(frozen=True, slots=True)
class SitePlan:
    """The newsroom, its templates and articles, and the places in its plan of the pages to look at; and the
    `planned` site that it was made from.

    `is_new` tells whether the newsroom is another one than that of the last build; `problems` are those
    that it has as a whole. Where two files have one key, so that nobody can say which is meant, it
    `is_ambiguous`, and no page can be rendered.
    """

    newsroom: Newsroom
    templates: Templates
    store: ArticleStore
    places: Sequence[int]
    settings: Settings
    planned: PlannedSite
    is_new: bool
    pictures: SitePictures
    problems: tuple[Problem, ...] = ()
    is_ambiguous: bool = False


def plan_site(
    context: BuildContext,
    articles: Articles,
    template_digest: bytes,
    published: Mapping[str, bytes] | None,
    meanwhile: Callable[[SitePlan], None] | None = None,
) -> SitePlan:
    """Put everything together, unless it can only be as it was: links, lists and collisions need the whole.

    `template_digest` is one of all templates; `published` are the files of the present site, None where that
    is not the last build's. Where edited articles only move to other lists, `meanwhile` is given the last
    plan with what they are now: all but their places.
    """
    options, inputs, cache, state = context.options, context.inputs, context.cache, context.state
    moved = _moved(context, articles, state) if state else None
    if state and moved is not None and (meanwhile or not moved):
        plan = _kept(context, articles, state, template_digest, published)
        if plan is not None and not moved:
            return plan
        if plan is not None and meanwhile:
            meanwhile(plan)
    entries = [articles.entry(path, cache) for path in sorted(articles.files)]
    chosen = choose(entries, options.now, options.drafts)
    shown = {item.path for item in (*chosen.shown, *chosen.own)}
    authors = articles.settings.registries.authors.values()
    portraits = [author.portrait for author in authors if author.portrait]
    copies = find_copies(inputs, entries, lambda entry: entry.path in shown, portraits)
    wanted = wanted_pictures((entry for entry in entries if entry.path in shown), copies.files)
    pictures = make_pictures(context, published or {}, wanted)
    settings = articles.settings
    planned = gather(settings.config, settings.registries, inputs, chosen, copies, pictures, options.drafts)
    by_key = {item.outline.key: item for item in entries if item.outline}
    is_ambiguous = len(by_key) < sum(item.outline is not None for item in entries)
    # Processes share what is in memory only until they look at it; so a large site's stays in the cache.
    large = len(by_key) > REMEMBERED
    store = ArticleStore(cache, StoredEntries(cache, _rows(articles)) if large else by_key)
    newsroom = planned.newsroom(settings, store)
    templates = site_templates(options.site, template_digest, cache)
    places = range(len(newsroom.plan.pages))
    problems = (*planned.problems, *pictures.problems)
    return SitePlan(
        newsroom, templates, store, places, settings, planned, True, pictures, problems, is_ambiguous
    )


def _moved(context: BuildContext, articles: Articles, state: BuildState) -> bool | None:
    """Return whether edited articles stand elsewhere than in the last build's plan; None where more has
    changed than this and their texts."""
    inputs, summary = context.inputs, state.summary
    if not summary.asks(context.options) or summary.setup != articles.setup_digest:
        return None
    if _but_templates(state.stamps) != _but_templates(inputs.stamps):
        return None
    moved = False
    for path in articles.changed:
        before, now = stored_entry(context.cache, articles.before[path].key), articles.fresh[path]
        if before.outline is None or now.outline is None:
            return None
        if before.outline != now.outline:
            moved = True
            if not before.outline.is_moved(now.outline):
                return None
        if (before.pictures, before.image) != (now.pictures, now.image):
            return None
        links = set(before.links) ^ set(now.links)
        if links and names_assets(links, path, inputs):
            return None
    return moved


def _kept(
    context: BuildContext,
    articles: Articles,
    state: BuildState,
    template_digest: bytes,
    published: Mapping[str, bytes] | None,
) -> SitePlan | None:
    """Take over the last build's newsroom, with the articles as they are now; None where its pictures or its
    style are others.

    Only the pages that show an edited article are to be looked at then; all of them, where templates or
    the site's own pages, which every page names, have changed too, or where the site that is published is
    not the last build's.
    """
    inputs, cache = context.inputs, context.cache
    pictures = state.pictures()
    if not pictures.hold(inputs, state.stamps) or (pictures.files and published is None):
        return None  # what was made may be gone with the site
    store = ArticleStore(cache, StoredEntries(cache, _rows(articles)))
    planned = state.planned()
    if planned.fingerprints != inputs.fingerprints:
        return None
    newsroom = planned.newsroom(articles.settings, store)
    own = any(
        newsroom.own_pages[tag].get(articles.files[path].article)
        for tag in newsroom.own_pages
        for path in articles.changed
    )
    if own or published is None or state.summary.templates != template_digest:
        places: Sequence[int] = range(len(newsroom.plan.pages))
    else:
        places = newsroom.plan.showing(frozenset(articles.files[path].article for path in articles.changed))
    templates = site_templates(context.options.site, template_digest, cache)
    problems = (*planned.problems, *pictures.problems)
    return SitePlan(newsroom, templates, store, places, articles.settings, planned, False, pictures, problems)


def _but_templates(paths: Iterable[str]) -> set[str]:
    """Return the files that a plan follows from: which templates there are is told by their digest."""
    return {path for path in paths if not path.startswith("templates/")}


def _rows(articles: Articles) -> dict[str, bytes]:
    """Return where the cache has what came of each article, by the article's key."""
    return {its.article: its.key for its in articles.files.values() if its.article}
