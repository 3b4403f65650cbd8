"""The site that readers have now, and what the next one keeps of it."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from newsgen.config import Config
from newsgen.pipeline.affected_pages import SitePlan
from newsgen.pipeline.inputs import Inputs
from newsgen.pipeline.options import BuildOptions
from newsgen.problems import BuildFailed, message
from newsgen.publish import Published, published_in

#: What a problem is with where the site that readers have cannot be read.
UNREACHABLE = "--published"


def deployed_site(options: BuildOptions, config: Config) -> Published | None:
    """Return the site that readers have; None before the first one.

    Raises BuildFailed where it has an address and cannot be read, unless addresses may be removed anyway.
    """
    if options.published is None:
        return published_in(options.output)
    where = options.published or config.base_url
    if not where.startswith(("https://", "http://")):
        found = published_in(Path(where))
        if found is None:
            options.notice(
                message("there is no site of newsgen at {address}: it is owed nothing", address=where)
            )
        return found

    from newsgen.publish.fetch import SiteUnreachable, published_at  # which most builds do without

    try:
        return published_at(f"{where.removesuffix('/')}/", options.notice)
    except SiteUnreachable as unreachable:
        if not options.allow_removed:
            raise BuildFailed([unreachable.problem(UNREACHABLE)]) from unreachable
        options.notice(unreachable.message)
        return None


def with_lost_addresses(
    plan: SitePlan, options: BuildOptions, inputs: Inputs, deployed: Published | None
) -> SitePlan:
    """Return a plan with a problem for each address that readers have now and would lose."""
    if deployed is None or deployed.manifest is None or options.allow_removed or plan.is_ambiguous:
        return plan

    from newsgen.pipeline.lost_addresses import lost_addresses  # with git, which asks for what is gone

    lost = lost_addresses(deployed.manifest, plan, inputs)
    return replace(plan, problems=(*plan.problems, *lost))
