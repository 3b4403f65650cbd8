"""build(options): a site's folder in, a published site out."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from newsgen.cache import Cache, CacheLost
from newsgen.files import CONFIG_FILE
from newsgen.memo import with_cache
from newsgen.parallel import Processes
from newsgen.pipeline.build_state import load_state
from newsgen.pipeline.inputs import scan_inputs
from newsgen.pipeline.options import BuildOptions, BuildResult, Counts
from newsgen.pipeline.version import version_digest
from newsgen.problems import BuildFailed, Problem
from newsgen.publish import OutputRefused, Staging

#: Where a site's cache is, in its folder.
CACHE = ".newsgen"


def build(options: BuildOptions) -> BuildResult:
    """Build and publish a site.

    Raises BuildFailed, with every problem of the run, when anything is wrong; the output folder is
    then as it was before.
    """
    require_site(options)
    kept = options.kept or options.site / CACHE
    try:
        with Staging(options.output, verify=not options.cache, jobs=options.jobs) as staging:
            use = partial(_build, options, staging)
            return with_cache(kept, version_digest(), use, fresh=not options.cache, notice=options.notice)
    except OutputRefused as refused:
        raise BuildFailed([refused.problem(str(options.output))]) from refused
    except CacheLost as lost:
        raise BuildFailed([lost.problem(CACHE)]) from lost


def require_site(options: BuildOptions) -> None:
    """Raise BuildFailed where there is no site in the folder."""
    if not (options.site / CONFIG_FILE).is_file():
        hint = "go to the site's folder, or name it: --site DIR"
        raise BuildFailed([Problem(CONFIG_FILE, 0, "this file is missing", hint)])


def _build(options: BuildOptions, staging: Staging, cache: Cache) -> BuildResult:
    inputs = scan_inputs(options.site)
    state = load_state(cache)
    current = state is not None and state.summary.published == staging.published_id
    same = state is not None and current and options.published is None  # which is the output folder
    if state and same and state.summary.asks(options) and state.had(inputs.stamps):
        summary = state.summary
        if summary.fails(options.strict):
            raise BuildFailed(summary.warnings)
        staging.publish(staging.published)
        return summary.result(Counts(kept=summary.pages))

    # Only what has something to do is loaded: that takes longer than to find that there is nothing.
    from newsgen.pipeline.context import BuildContext
    from newsgen.pipeline.publishing import publish_site

    context = BuildContext(options, inputs, cache, Processes(options.jobs), state)
    if not options.cluster:
        return publish_site(context, staging, current=current)

    from newsgen.pipeline.cluster import ClusterRefused, connected

    try:
        with connected(options.cluster, context.pool) as cluster:
            return publish_site(replace(context, pool=cluster), staging, current=current)
    except ClusterRefused as refused:
        raise BuildFailed([refused.problem("--cluster")]) from refused
