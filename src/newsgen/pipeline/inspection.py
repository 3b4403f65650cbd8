"""A site as a build would find it, with the end that throws away: nothing is published.

Results of earlier builds are used where the site has any, and what is read anew is left for the next one;
in a site that was never built nothing is written at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from msgspec import Struct

from newsgen.cache import CACHE_FILE, Cache, CacheLost
from newsgen.images import made_here
from newsgen.library import Settings
from newsgen.memo import with_cache
from newsgen.parallel import Processes
from newsgen.pipeline.affected_pages import SitePlan, plan_site
from newsgen.pipeline.article_store import ArticleStore
from newsgen.pipeline.articles import Articles, read_articles
from newsgen.pipeline.assets import read_assets
from newsgen.pipeline.build import CACHE, require_site
from newsgen.pipeline.build_state import BuildState, KnownFile, load_state
from newsgen.pipeline.context import BuildContext
from newsgen.pipeline.deployed_site import deployed_site, with_lost_addresses
from newsgen.pipeline.excerpts import with_excerpts
from newsgen.pipeline.inputs import scan_inputs
from newsgen.pipeline.options import BuildOptions
from newsgen.pipeline.pages import Pages, render_pages
from newsgen.pipeline.version import version_digest
from newsgen.problems import BuildFailed, Problem, in_order
from newsgen.render import Newsroom

Result = TypeVar("Result")


class Inspection(Struct, frozen=True):
    """A site, and all that a build would say of it.

    `articles` has what came of each file, with the keys of the results in the `cache`; `store` gives them.
    """

    settings: Settings
    newsroom: Newsroom
    problems: tuple[Problem, ...]
    articles: Articles
    cache: Cache
    store: ArticleStore

    @property
    def files(self) -> Mapping[str, KnownFile]:
        """Each article and page by its path, with the keys of its results in the cache."""
        return self.articles.files


def inspect_site(
    options: BuildOptions, use: Callable[[Inspection], Result], *, renders: bool = True
) -> Result:
    """Read, plan and render a whole site, and return what `use` makes of it; nothing is published.

    Where it `renders` nothing, problems of pages are not found. `use` is called again where what earlier
    builds left turns out to be damaged. Raises BuildFailed where the configuration or a registry is wrong:
    then nothing can be planned.
    """
    require_site(options)
    kept = options.site / CACHE
    folder = kept if (kept / CACHE_FILE).is_file() else None
    try:
        return with_cache(
            folder, version_digest(), lambda cache: use(_inspected(options, cache, renders=renders))
        )
    except CacheLost as lost:
        raise BuildFailed([lost.problem(CACHE)]) from lost


def _inspected(options: BuildOptions, cache: Cache, *, renders: bool) -> Inspection:
    inputs = read_assets(scan_inputs(options.site), cache)
    state = load_state(cache)
    context = BuildContext(options, inputs, cache, Processes(options.jobs), state)
    templates = inputs.templates_digest()
    articles = read_articles(context)
    published = state.pictures().files if state else None
    plan = plan_site(context, articles, templates, published)
    if not options.allow_removed:
        plan = with_lost_addresses(plan, options, inputs, deployed_site(options, articles.settings.config))
    problems = [*articles.problems(), *plan.problems]
    if renders and not plan.is_ambiguous:
        problems += _rendered(context, plan).problems()
    found = in_order(with_excerpts(problems, options.site))
    return Inspection(articles.settings, plan.newsroom, found, articles, cache, plan.store)


def _rendered(context: BuildContext, plan: SitePlan) -> Pages:
    """Render every page and throw it away; those that are as in the last build, which published nothing
    wrong, are believed to be so still."""
    state = context.state
    before = state.summary.page_warnings if state else {}
    warnings = {path: found for path, found in before.items() if path in plan.newsroom.files}
    known = _known_pages(plan, state) if state and plan.is_new else {}
    sink = partial(_thrown_away)
    return render_pages(context, plan, sink, known, warnings, everything=state is None, draws=False)


def _thrown_away(_path: str, _content: bytes) -> bytes:
    return b""


def _known_pages(plan: SitePlan, state: BuildState) -> dict[str, bytes]:
    """Return the key of each page of the last build; none where something is gone that pages may lead to."""
    before = {*state.planned().files, *state.summary.beside}
    gone = before - plan.newsroom.files - {*state.summary.beside}
    if len(before) != state.had_keys() or any(not made_here(path) for path in gone):
        return {}
    return state.page_keys(dict.fromkeys(before, b""))
