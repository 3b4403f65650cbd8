"""build(options): what is to be done, if anything, and with which cache."""

from __future__ import annotations

from newsgen.cache import Cache, CacheLost, CacheRefused, open_cache
from newsgen.files import CONFIG_FILE
from newsgen.pipeline.build_state import last_build
from newsgen.pipeline.inputs import take_stock
from newsgen.pipeline.options import BuildOptions, BuildResult, Counts
from newsgen.pipeline.version import version_digest
from newsgen.problems import BuildFailed, Problem, message
from newsgen.publish import OutputRefused, Staging

#: Where a site's cache is, in its folder.
CACHE = ".newsgen"


def build(options: BuildOptions) -> BuildResult:
    """Build and publish a site.

    Raises BuildFailed, with every problem of the run, when anything is wrong; the output folder is
    then as it was before.
    """
    if not (options.site / CONFIG_FILE).is_file():
        raise BuildFailed(
            [
                Problem(
                    CONFIG_FILE,
                    0,
                    "this file is missing",
                    "go to the site's folder, or name it: --site DIR",
                )
            ]
        )
    try:
        with Staging(options.output, verify=not options.cache, jobs=options.jobs) as staging:
            return _with_cache(options, staging)
    except OutputRefused as refused:
        raise BuildFailed([refused.problem(str(options.output))]) from refused


def _with_cache(options: BuildOptions, staging: Staging) -> BuildResult:
    """Build with the site's cache; with an empty one where it is damaged; where it cannot be used at all,
    with one for this build only."""
    version = version_digest()
    kept = options.kept or options.site / CACHE
    attempts = [(kept, False), (kept, True), (staging.spool, True)]
    if not options.cache:
        del attempts[0]
    said = False
    while True:
        folder, fresh = attempts.pop(0)
        try:
            with open_cache(folder, version, fresh=fresh) as cache:
                return _build(options, staging, cache)
        except CacheLost as lost:
            if not attempts:
                raise BuildFailed([lost.problem(CACHE)]) from lost
            if not said:
                options.notice(
                    message("what earlier builds left cannot be used: {reason}", reason=lost.message)
                )
                said = True
            if isinstance(lost, CacheRefused):
                del attempts[:-1]


def _build(options: BuildOptions, staging: Staging, cache: Cache) -> BuildResult:
    stock = take_stock(options.site)
    last = last_build(cache)
    current = last is not None and last.summary.published == staging.published_id
    if last and current and last.summary.asked == options.digest() and last.had(stock.stamps):
        summary = last.summary
        if summary.fails(options.strict):
            raise BuildFailed(summary.warnings)
        staging.publish(staging.published)
        return summary.result(Counts(kept=summary.pages))

    # Only what has something to do is loaded: that takes longer than to find that there is nothing.
    from newsgen.pipeline.rebuild import rebuild

    if not options.cluster:
        return rebuild(options, staging, cache, stock, last, current)

    from newsgen.pipeline.cluster import ClusterRefused, connected

    try:
        with connected(options.cluster) as cluster:
            return rebuild(options, staging, cache, stock, last, current, cluster)
    except ClusterRefused as refused:
        raise BuildFailed([refused.problem("--cluster")]) from refused
