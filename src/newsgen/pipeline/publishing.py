"""The whole program on one page, with the end that publishes."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from newsgen.cache import Cache, CacheLost
from newsgen.images import close_fonts, made_here
from newsgen.parallel import Pool
from newsgen.pipeline.affected_pages import SitePlan, plan_site
from newsgen.pipeline.articles import Articles, read_articles
from newsgen.pipeline.assets import read_assets, write_copy
from newsgen.pipeline.beside import ALWAYS, NO_JEKYLL, earlier_assets, put, put_assets
from newsgen.pipeline.build_state import BuildState, Summary, leave_state
from newsgen.pipeline.inputs import Inputs
from newsgen.pipeline.made_from import Lineage, SourceDigests, lineage, made_from
from newsgen.pipeline.on_demand import PagesOnDemand
from newsgen.pipeline.options import BuildOptions, BuildResult, Counts
from newsgen.pipeline.pages import Pages, render_pages
from newsgen.pipeline.picture_task import kept_at, pictures_folder
from newsgen.pipeline.present import owing, present_site
from newsgen.pipeline.quoted import quoted
from newsgen.problems import BuildFailed, Problem, in_order, stops
from newsgen.publish import MANIFEST_JSON, Published, Staging, copy_file, size_of, write_file

#: Beside the cache: when an article is due or expires next, in ISO 8601.
NEXT_DUE = "next-due"


def publish_site(
    options: BuildOptions,
    staging: Staging,
    cache: Cache,
    pool: Pool,
    inputs: Inputs,
    state: BuildState | None,
    current: bool,
) -> BuildResult:
    """Build and publish a site; `current` tells whether what is published is the last build's.

    Raises BuildFailed where anything is wrong, CacheLost and OutputRefused where the system refuses.
    """
    # The templates' digest is made before any is read in earnest: what changes then is seen next time.
    templates = inputs.templates_digest()
    inputs = read_assets(inputs, cache)
    # SourceFile -> Article -> EditionArticle: what is new goes into the cache.
    articles = read_articles(options, inputs, cache, state, pool)
    # EditionArticle -> Page: links, lists and collisions need the whole set.
    published = staging.published if current else None
    present = present_site(options, articles.settings.config)
    asked = partial(_ask, options, articles) if options.planned else None
    plan = plan_site(options, inputs, articles, cache, pool, state, templates, published, asked)
    if plan.is_new or published is None or options.published is not None:  # else readers have what they had
        plan = owing(plan, options, inputs, present)
    if plan.is_ambiguous:
        raise BuildFailed(quoted([*articles.problems(), *plan.problems], options.site))
    if asked:
        asked(plan)
    # Page -> Output: what has changed is written, the rest kept.
    site = _write(options, plan, articles, inputs, staging, cache, pool, present, state if current else None)
    problems = list(quoted([*articles.problems(), *plan.problems, *site.pages.problems()], options.site))
    if stops(problems, options.strict):
        staging.give_up(site.written)
        raise BuildFailed(problems)
    digests = SourceDigests(inputs, state)
    origins = state.lineage() if state and not plan.is_new else lineage(plan)
    made = made_from(origins, inputs, digests, site.manifest, site.generations)
    put(staging, site.manifest, MANIFEST_JSON, made)
    staging.publish(site.manifest)
    return _leave(
        *(options, staging, cache, inputs, articles, plan, site, templates, state, digests, origins),
        in_order(problems),
    )


def _ask(options: BuildOptions, articles: Articles, plan: SitePlan) -> None:
    """Let whoever waits for single pages have them by a plan."""
    if options.planned and not stops((*articles.problems(), *plan.problems), options.strict):
        options.planned(PagesOnDemand(plan))


@dataclass(frozen=True, slots=True)
class _Site:
    """The next site: what its files hold, where copied ones are from, which are new in the folder, and which
    of these are the search index's; the `generations` of its style sheets and scripts; and what `more` is
    left for the next build."""

    pages: Pages
    generations: tuple[tuple[str, ...], ...]
    manifest: dict[str, bytes] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)
    copies: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    indexed: set[str] = field(default_factory=set)
    more: dict[str, object] = field(default_factory=dict)

    @property
    def copied(self) -> int:
        """How many files were copied."""
        return len(self.written - self.pages.digests.keys() - self.indexed - ALWAYS)


def _write(
    options: BuildOptions,
    plan: SitePlan,
    articles: Articles,
    inputs: Inputs,
    staging: Staging,
    cache: Cache,
    pool: Pool,
    present: Published | None,
    state: BuildState | None,
) -> _Site:
    """Write what has changed since the last build, whose site is the published one, and keep the rest.

    Without a last build everything is written.
    """
    files = plan.newsroom.files
    generations = earlier_assets(plan, present)
    gone = staging.published.keys() - files - ALWAYS - {path for names in generations for path in names}
    known: dict[str, bytes] = {}
    warnings: Mapping[str, tuple[Problem, ...]] = {}
    kept: dict[str, bytes] = {}
    if state:
        # All is as it was until something else is found: of a large site little is, so the whole is copied.
        kept = dict(staging.published)
        for path in gone:
            del kept[path]
        known = state.page_keys(staging.published)
        warnings = {path: found for path, found in state.summary.page_warnings.items() if path in kept}
    pages = render_pages(
        options,
        plan,
        cache,
        pool,
        partial(write_file, staging.folder),
        known,
        warnings,
        everything=state is None,
        published=staging.output if any(not made_here(path) for path in gone) else None,
    )
    site = _Site(pages, generations, kept | pages.digests, known | pages.keys, written=set(pages.digests))
    _copy_files(plan, inputs, staging, site, state)
    _copy_pictures(plan, pictures_folder(cache), staging, site, state)
    _put_beside(plan, staging, present, site)
    _index(plan, articles, staging, cache, pool, site, state)
    if staging.keep_all(site.manifest, site.written):
        # Somebody has removed files from the published folder.
        return _write(options, plan, articles, inputs, staging, cache, pool, present, None)
    return site


def _copy_files(
    plan: SitePlan, inputs: Inputs, staging: Staging, site: _Site, state: BuildState | None
) -> None:
    """Copy what is published beside pages, but for what the published site has, by its stamp."""
    before = state.copies() if state else {}
    stamps = state.stamps if state else {}
    for path, source in plan.planned.copies.items():
        its = inputs.stamps[source]
        known = before.get(path)
        if known and known[0] == source and its is not None and stamps.get(source) == its:
            site.manifest[path] = known[1]
        else:
            site.manifest[path] = write_copy(inputs, source, staging.folder, path)
            site.written.add(path)
        site.copies[path] = source, site.manifest[path]


def _put_beside(plan: SitePlan, staging: Staging, present: Published | None, site: _Site) -> None:
    """Have in the site what belongs to no page."""
    site.manifest.pop(MANIFEST_JSON, None)  # it says what the others hold
    for path in {path for names in site.generations for path in names} - plan.newsroom.files:
        site.manifest.pop(path, None)
    if put(staging, site.manifest, NO_JEKYLL, b""):
        site.written.add(NO_JEKYLL)
    if present:
        site.written.update(put_assets(site.generations, present, plan, staging, site.manifest))


def _copy_pictures(
    plan: SitePlan, folder: Path, staging: Staging, site: _Site, state: BuildState | None
) -> None:
    """Copy the sizes of pictures, but for those that the published site has: their names tell."""
    for path, made in plan.pictures.files.items():
        site.manifest[path] = made
        if state and staging.published.get(path) == made:
            continue
        try:
            copied = copy_file(staging.folder, path, kept_at(folder, path))
        except OSError:
            copied = b""
        if copied != made:
            raise CacheLost("a picture in it is missing or damaged")
        site.written.add(path)


def _index(
    plan: SitePlan,
    articles: Articles,
    staging: Staging,
    cache: Cache,
    pool: Pool,
    site: _Site,
    state: BuildState | None,
) -> None:
    """Write the search index, as far as it is another than the published site's."""
    searched = plan.planned.searched
    if searched is None:
        site.more["search"] = ()
        return
    changed = frozenset(articles.files[path].article for path in articles.changed)
    if state and not plan.is_new and changed.isdisjoint(searched.keys):
        return
    close_fonts()  # what follows needs the room
    from newsgen.pipeline.search_index import write_index  # with numpy, which takes its time

    made = write_index(plan, searched, cache, pool, changed, state, staging, site.manifest, site.indexed)
    site.written.update(site.indexed)
    site.more["search"] = (made,)


def _leave(
    options: BuildOptions,
    staging: Staging,
    cache: Cache,
    inputs: Inputs,
    articles: Articles,
    plan: SitePlan,
    site: _Site,
    templates: bytes,
    state: BuildState | None,
    digests: SourceDigests,
    origins: Lineage,
    warnings: tuple[Problem, ...],
) -> BuildResult:
    """Leave the build for the next one, without what nothing uses any longer; return what was made."""
    newsroom = plan.newsroom
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
        more |= {"planned": plan.planned, "pictures": plan.pictures, "lineage": origins}
    leave_state(
        cache,
        summary,
        inputs.stamps,
        articles.files,
        site.copies,
        site.keys,
        digests.found,
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
