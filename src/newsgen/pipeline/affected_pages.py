"""How much of a site a build has to look at: all of it, or only what an edit can have changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from newsgen.library import Settings
from newsgen.pages import choose_shown
from newsgen.pipeline.article_store import REMEMBERED, ArticleStore, stored_entries
from newsgen.pipeline.articles import Articles, stored_entry
from newsgen.pipeline.build_state import BuildState
from newsgen.pipeline.context import BuildContext
from newsgen.pipeline.copies import find_copies, names_assets
from newsgen.pipeline.pictures import SitePictures, make_pictures, wanted_pictures
from newsgen.pipeline.planned_site import PlannedSite, plan_newsroom
from newsgen.pipeline.templates import site_templates
from newsgen.problems import Problem
from newsgen.render import CHARTED, Newsroom
from newsgen.templating import Templates


class SitePlan(Struct, frozen=True):
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
    edits = _edits(context, articles, state) if state else None
    if state and edits and (meanwhile or not edits.moved):
        plan = _kept(context, articles, state, template_digest, published, edits.restated)
        if plan is not None and not edits.moved:
            return plan
        if plan is not None and meanwhile:
            meanwhile(plan)
    entries = [articles.entry(path, cache) for path in sorted(articles.files)]
    chosen = choose_shown(entries, options.now, options.drafts)
    shown = {item.path for item in (*chosen.shown, *chosen.own)}
    authors = articles.settings.registries.authors.values()
    portraits = [author.portrait for author in authors if author.portrait]
    copies = find_copies(inputs, entries, lambda entry: entry.path in shown, portraits)
    wanted = wanted_pictures((entry for entry in entries if entry.path in shown), copies.files)
    pictures = make_pictures(context, published or {}, wanted)
    settings = articles.settings
    planned = plan_newsroom(settings, inputs, entries, chosen, copies, pictures)
    by_key = {item.outline.key: item for item in entries if item.outline}
    is_ambiguous = len(by_key) < sum(item.outline is not None for item in entries)
    # Processes share what is in memory only until they look at it; so a large site's stays in the cache.
    large = len(by_key) > REMEMBERED
    store = ArticleStore(cache, stored_entries(cache, articles.files) if large else by_key)
    newsroom = planned.newsroom(settings, store)
    templates = site_templates(options.site, template_digest, cache)
    places = range(len(newsroom.plan.pages))
    problems = _problems(planned, pictures)
    return SitePlan(
        newsroom, templates, store, places, settings, planned, True, pictures, problems, is_ambiguous
    )


class _Edits(NamedTuple):
    """Whether edited articles stand elsewhere than in the last build's plan, and which files state other
    records, or ask for other charts of them."""

    moved: bool
    restated: list[str]


def _edits(context: BuildContext, articles: Articles, state: BuildState) -> _Edits | None:
    """Return what edits of articles and records mean for the last build's plan; None where more has changed
    than their texts, their places and what they state."""
    inputs, summary = context.inputs, state.summary
    if not summary.asks(context.options) or summary.setup != articles.setup_digest:
        return None
    if _but_templates(state.stamps) != _but_templates(inputs.stamps):
        return None
    edits = _Edits(moved=False, restated=[])
    for path in articles.changed:
        before, now = stored_entry(context.cache, articles.before[path].key), articles.fresh[path]
        if before.outline is None or now.outline is None:
            return None
        outline = replace(now.outline, records=before.outline.records)
        if before.outline != outline:
            edits = edits._replace(moved=True)
            if not before.outline.is_moved(outline):
                return None
        if (before.outline.records, before.charts) != (now.outline.records, now.charts):
            edits.restated.append(path)
        if (before.pictures, before.image) != (now.pictures, now.image):
            return None
        links = set(before.links) ^ set(now.links)
        if links and names_assets(links, path, inputs):
            return None
    return edits


def _kept(
    context: BuildContext,
    articles: Articles,
    state: BuildState,
    template_digest: bytes,
    published: Mapping[str, bytes] | None,
    restated: Collection[str],
) -> SitePlan | None:
    """Take over the last build's newsroom, with the articles as they are now; None where its pictures or its
    style are others, or other pages follow from the `restated` records.

    Only the pages that show an edited article are to be looked at then; all of them, where templates or
    the site's own pages, which every page names, have changed too, or where the site that is published is
    not the last build's.
    """
    inputs, cache = context.inputs, context.cache
    pictures = state.pictures()
    if not pictures.hold(inputs, state.stamps) or (pictures.files and published is None):
        return None  # what was made may be gone with the site
    store = ArticleStore(cache, stored_entries(cache, articles.files))
    planned = state.planned()
    if planned.fingerprints != inputs.fingerprints:
        return None
    if restated:
        restating = planned.restated([articles.fresh[path] for path in restated])
        if restating is None:
            return None
        planned = restating
    newsroom = planned.newsroom(articles.settings, store)
    own = any(
        newsroom.own_pages[tag].get(articles.files[path].article)
        for tag in newsroom.own_pages
        for path in articles.changed
    )
    if own or published is None or state.summary.templates != template_digest:
        places: Sequence[int] = range(len(newsroom.plan.pages))
    else:
        changed = frozenset(articles.files[path].article for path in articles.changed)
        # Charts of records may be of any.
        charted, kinds = (planned.charted, CHARTED) if restated else (frozenset(), frozenset())
        places = newsroom.plan.showing(changed | charted, kinds)
    templates = site_templates(context.options.site, template_digest, cache)
    problems = _problems(planned, pictures)
    return SitePlan(newsroom, templates, store, places, articles.settings, planned, False, pictures, problems)


def _problems(planned: PlannedSite, pictures: SitePictures) -> tuple[Problem, ...]:
    return (*planned.problems, *planned.ledger.problems, *pictures.problems)


def _but_templates(paths: Iterable[str]) -> set[str]:
    """Return the files that a plan follows from: which templates there are is told by their digest."""
    return {path for path in paths if not path.startswith("templates/")}
