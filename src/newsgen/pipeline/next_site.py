"""The end that publishes writes: what has changed goes into a tree beside the published one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from newsgen.cache import CacheLost
from newsgen.images import close_fonts, made_here
from newsgen.pipeline.affected_pages import SitePlan
from newsgen.pipeline.articles import Articles
from newsgen.pipeline.assets import write_copy
from newsgen.pipeline.context import BuildContext
from newsgen.pipeline.extra_files import ALWAYS, NO_JEKYLL, earlier_assets, put_assets, put_file
from newsgen.pipeline.lineage import manifest_json
from newsgen.pipeline.pages import Pages, render_pages
from newsgen.pipeline.picture_task import kept_at, pictures_folder
from newsgen.problems import Problem
from newsgen.publish import MANIFEST_JSON, Published, Staging, copy_file, write_file


class NextSite(Struct, frozen=True):
    """The next site: what its files hold, where copied ones are from, which are new in the folder, and which
    of these are the search index's; the `generations` of its style sheets and scripts; and what `more` is
    left for the next build."""

    pages: Pages
    generations: tuple[tuple[str, ...], ...]
    manifest: dict[str, bytes] = {}
    keys: dict[str, bytes] = {}
    copies: dict[str, tuple[str, bytes]] = {}
    written: set[str] = set()
    indexed: set[str] = set()
    more: dict[str, object] = {}

    @property
    def copied(self) -> int:
        """How many files were copied."""
        return len(self.written - self.pages.digests.keys() - self.indexed - ALWAYS)


def write_site(
    context: BuildContext, plan: SitePlan, articles: Articles, staging: Staging, deployed: Published | None
) -> NextSite:
    """Write what has changed since the last build, whose site is the published one, and keep the rest.

    Without a last build everything is written. `deployed` is the site that readers have.
    """
    state, files = context.state, plan.newsroom.files
    generations = earlier_assets(plan, deployed)
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
        context,
        plan,
        partial(write_file, staging.folder),
        known,
        warnings,
        everything=state is None,
        published=staging.output if any(not made_here(path) for path in gone) else None,
    )
    site = NextSite(pages, generations, kept | pages.digests, known | pages.keys, written=set(pages.digests))
    _copy_files(context, plan, staging, site)
    _copy_pictures(context, plan, staging, site)
    _put_extra_files(plan, staging, deployed, site)
    _index(context, plan, articles, staging, site)
    if staging.keep_all(site.manifest, site.written):
        # Somebody has removed files from the published folder.
        return write_site(replace(context, state=None), plan, articles, staging, deployed)
    return site


def _copy_files(context: BuildContext, plan: SitePlan, staging: Staging, site: NextSite) -> None:
    """Copy what is published beside pages, but for what the published site has, by its stamp."""
    inputs, state = context.inputs, context.state
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


def _put_extra_files(plan: SitePlan, staging: Staging, deployed: Published | None, site: NextSite) -> None:
    """Have in the site what belongs to no page."""
    site.manifest.pop(MANIFEST_JSON, None)  # it says what the others hold
    for path in {path for names in site.generations for path in names} - plan.newsroom.files:
        site.manifest.pop(path, None)
    if put_file(staging, site.manifest, NO_JEKYLL, b""):
        site.written.add(NO_JEKYLL)
    if deployed:
        site.written.update(put_assets(site.generations, deployed, plan, staging, site.manifest))


def _copy_pictures(context: BuildContext, plan: SitePlan, staging: Staging, site: NextSite) -> None:
    """Copy the sizes of pictures, but for those that the published site has: their names tell."""
    folder = pictures_folder(context.cache)
    for path, made in plan.pictures.files.items():
        site.manifest[path] = made
        if context.state and staging.published.get(path) == made:
            continue
        try:
            copied = copy_file(staging.folder, path, kept_at(folder, path))
        except OSError:
            copied = b""
        if copied != made:
            raise CacheLost("a picture in it is missing or damaged")
        site.written.add(path)


def _index(
    context: BuildContext, plan: SitePlan, articles: Articles, staging: Staging, site: NextSite
) -> None:
    """Write the search index, as far as it is another than the published site's."""
    state, searched = context.state, plan.planned.searched
    if searched is None:
        site.more["search"] = ()
        return
    changed = frozenset(articles.files[path].article for path in articles.changed)
    if state and not plan.is_new and changed.isdisjoint(searched.keys):
        return
    close_fonts()  # what follows needs the room
    from newsgen.pipeline.search_index import IndexFiles, write_index  # with numpy, which takes its time

    files = IndexFiles(staging, site.manifest, site.indexed, is_first=state is None)
    made = write_index(context, plan, searched, changed, files)
    site.written.update(site.indexed)
    site.more["search"] = (made,)


def describe_site(
    context: BuildContext, plan: SitePlan, staging: Staging, site: NextSite, deployed: Published | None
) -> None:
    """Have manifest.json in the next site: what its files hold, and what they were made from.

    `deployed` is the site that readers have, where it is the last build's.
    """
    last = deployed if deployed and deployed.is_told_by(staging.published) else None
    made = manifest_json(context, plan, site.manifest, site.generations, last, staging.published)
    put_file(staging, site.manifest, MANIFEST_JSON, made)
