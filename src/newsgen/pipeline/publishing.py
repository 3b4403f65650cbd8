"""The whole program on one page, with the end that publishes."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from itertools import chain

from msgspec.structs import replace

from newsgen.cache import Cache
from newsgen.pipeline.affected_pages import SitePlan, plan_site
from newsgen.pipeline.articles import Articles, read_articles
from newsgen.pipeline.assets import read_assets
from newsgen.pipeline.build_state import BuildState, Summary, leave_state
from newsgen.pipeline.context import BuildContext
from newsgen.pipeline.deployed_site import deployed_site, with_lost_addresses
from newsgen.pipeline.excerpts import with_excerpts
from newsgen.pipeline.next_site import NextSite, describe_site, write_site
from newsgen.pipeline.on_demand import PagesOnDemand
from newsgen.pipeline.options import BuildOptions, BuildResult, Counts
from newsgen.pipeline.picture_task import pictures_folder
from newsgen.problems import BuildFailed, Problem, in_order, stops
from newsgen.publish import Staging, size_of

#: Beside the cache: when an article is due or expires next, in ISO 8601.
NEXT_DUE = "next-due"


def publish_site(context: BuildContext, staging: Staging, *, current: bool) -> BuildResult:
    """Build and publish a site; `current` tells whether what is published is the last build's.

    Raises BuildFailed where anything is wrong, CacheLost and OutputRefused where the system refuses.
    """
    options = context.options
    # The templates' digest is made before any is read in earnest: what changes then is seen next time.
    templates = context.inputs.templates_digest()
    context = replace(context, inputs=read_assets(context.inputs, context.cache))
    # SourceFile -> Article -> EditionArticle: what is new goes into the cache.
    articles = read_articles(context)
    # EditionArticle -> Page: links, lists and collisions need the whole set.
    published = staging.published if current else None
    deployed = deployed_site(options, articles.settings.config)
    asked = partial(_ask, options, articles) if options.planned else None
    plan = plan_site(context, articles, templates, published, asked)
    if plan.is_new or published is None or options.published is not None:  # else readers have what they had
        plan = with_lost_addresses(plan, options, context.inputs, deployed)
    if plan.is_ambiguous:
        raise BuildFailed(with_excerpts([*articles.problems(), *plan.problems], options.site))
    if asked:
        asked(plan)
    # Page -> Output: what has changed is written, the rest kept.
    site = write_site(context if current else replace(context, state=None), plan, articles, staging, deployed)
    problems = list(
        with_excerpts([*articles.problems(), *plan.problems, *site.pages.problems()], options.site)
    )
    if stops(problems, options.strict):
        staging.give_up(site.written)
        raise BuildFailed(problems)
    describe_site(context, plan, staging, site, deployed if current else None)
    staging.publish(site.manifest)
    return _leave(context, plan, articles, templates, staging, site, in_order(problems))


def _ask(options: BuildOptions, articles: Articles, plan: SitePlan) -> None:
    """Let whoever waits for single pages have them by a plan."""
    if options.planned and not stops((*articles.problems(), *plan.problems), options.strict):
        options.planned(PagesOnDemand(plan))


def _leave(
    context: BuildContext,
    plan: SitePlan,
    articles: Articles,
    templates: bytes,
    staging: Staging,
    site: NextSite,
    warnings: tuple[Problem, ...],
) -> BuildResult:
    """Leave the build for the next one, without what nothing uses any longer; return what was made."""
    options, cache, state, newsroom = context.options, context.cache, context.state, plan.newsroom
    summary = Summary(
        asked=options.digest(),
        setup=articles.setup_digest,
        reading=articles.reading,
        converting=articles.converting,
        templates=templates,
        published=staging.published_id,
        moment=options.now if plan.is_new or not state else state.summary.moment,
        unchanged_until=plan.planned.unchanged_until,
        next_due=plan.planned.next_due,
        articles=len({key for shown in newsroom.articles.values() for key in shown}),
        editions=len(newsroom.config.editions),
        files=len(newsroom.files),
        pages=len(newsroom.plan.pages),
        size=size_of(site.manifest),
        beside=tuple(sorted(site.manifest.keys() - newsroom.files)),
        warnings=warnings,
        file_warnings=articles.warnings,
        page_warnings=site.pages.warnings,
    )
    settings = articles.settings
    more = site.more | {"settings": (settings.config, settings.registries, settings.problems)}
    if plan.is_new:
        more["pictures"] = plan.pictures
    if plan.is_new or not state or plan.planned is not state.planned():
        more["planned"] = plan.planned
    leave_state(
        cache,
        summary,
        context.inputs.stamps,
        articles.files,
        site.copies,
        site.keys,
        staging.published,
        more,
    )
    _tell_next_due(cache, summary)
    if plan.is_new:
        plan.pictures.sweep(pictures_folder(cache))
    if cache.crowded(len(articles.files) * (3 + 2 * summary.editions) + len(plan.pictures.keys)):
        searched = BuildState(cache, summary).search()
        texts = searched.rows if searched else ()
        cache.sweep(chain(articles.keys(cache), plan.pictures.keys.values(), texts))
    rendered = len(site.pages.digests)
    kept = len(newsroom.plan.pages) - rendered
    counts = Counts(articles.read, articles.converted, rendered, kept, site.copied)
    return summary.result(counts)


def _tell_next_due(cache: Cache, summary: Summary) -> None:
    """Leave beside the cache when the next build has something new to show, for whoever starts it; a file
    without text where nothing is due."""
    with suppress(OSError):
        text = f"{summary.next_due.isoformat()}\n" if summary.next_due else ""
        (cache.path.parent / NEXT_DUE).write_text(text, encoding="ascii")
