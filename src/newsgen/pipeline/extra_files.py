"""What is published beside pages and copies: for hosts, for browsers that have older pages, and for the next
build."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

from newsgen.pipeline.affected_pages import SitePlan
from newsgen.publish import MANIFEST_JSON, Published, Staging, digest_of, write_file

#: GitHub Pages is to serve the files as they are.
NO_JEKYLL = ".nojekyll"

#: What every site has beside its pages.
ALWAYS = frozenset((NO_JEKYLL, MANIFEST_JSON))


def earlier_assets(plan: SitePlan, deployed: Published | None) -> tuple[tuple[str, ...], ...]:
    """Return the style sheets and scripts of the two generations before, which older pages ask for: those of
    the site that readers have now; an outer one for each generation, that of the next site first."""
    now = tuple(sorted(plan.newsroom.fingerprints.values()))
    return (now, *(deployed.generations(now) if deployed else ()))


def put_assets(
    generations: tuple[tuple[str, ...], ...],
    deployed: Published,
    plan: SitePlan,
    staging: Staging,
    manifest: MutableMapping[str, bytes],
) -> Iterator[str]:
    """Have the earlier ones in the next site, as far as the deployed one still has them; give those that had
    to be written."""
    same = deployed.is_told_by(staging.published)  # which is known without a look at what it says of files
    for path in dict.fromkeys(path for names in generations[1:] for path in names):
        if path in plan.newsroom.files:
            continue
        known = staging.published.get(path)
        if known and (same or deployed.has(path, known)) and not staging.keep_all({path: known}):
            manifest[path] = known
        elif (content := deployed.asset(path)) is not None:
            manifest[path] = write_file(staging.folder, path, content)
            yield path


def put_file(staging: Staging, manifest: MutableMapping[str, bytes], path: str, content: bytes) -> bool:
    """Have a file in the next site; return whether it had to be written."""
    manifest[path] = digest_of(content)
    if not staging.keep_all({path: manifest[path]}):
        return False
    write_file(staging.folder, path, content, manifest[path])
    return True
