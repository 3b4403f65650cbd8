"""Which sources each file of a site was made from: what manifest.json says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import newsgen
from newsgen.files import CONTENT
from newsgen.library import find_content
from newsgen.pages import output_path
from newsgen.pipeline.affected_pages import SitePlan
from newsgen.pipeline.build_state import BuildState
from newsgen.pipeline.context import BuildContext
from newsgen.pipeline.inputs import Inputs
from newsgen.publish import (
    MANIFEST_JSON,
    Published,
    digest_of_file,
    encode_manifest,
    file_lines,
    hex_digest,
    lines_in,
    origin,
    revised_lines,
)

_NAMES_OTHERS = "article"  # the kind of pages that name the articles before and after, and related ones
# The kinds of pages at an address that an editor has chosen, and readers may count on.
_PROMISED = frozenset(("article", "page", "tombstone", "redirect"))

_OWN = f"{CONTENT}/pages/"  # where the site's own pages are written


class SourceDigests:
    """The digests of sources; those of the last build, whose `published` site tells them, hold where a file's
    stamp has not changed."""

    def __init__(self, inputs: Inputs, state: BuildState | None, published: Published | None) -> None:
        self._inputs = inputs
        self._stamps = state.stamps if state else {}
        self._known = published.head.shared | dict(published.head.sources) if published else {}

    def of(self, path: str) -> str:
        """Return the digest of a source; an empty one where it is gone meanwhile."""
        its, known = self._inputs.stamps.get(path), self._known.get(path)
        if known and its is not None and self._stamps.get(path) == its:
            return known
        try:
            return hex_digest(digest_of_file(self._inputs.file(path)))
        except OSError:  # whoever reads it in earnest says so
            return ""


def manifest_json(
    context: BuildContext,
    plan: SitePlan,
    manifest: Mapping[str, bytes],
    assets: tuple[tuple[str, ...], ...],
    last: Published | None,
    published: Mapping[str, bytes],
) -> bytes:
    """Return manifest.json: what is known of the files in a manifest, the digests of a site that is whole.

    `last` is the last build's site, if it is known, and `published` are the digests of its files: what it
    says holds for all that has not changed.
    """
    digests = SourceDigests(context.inputs, context.state, last)
    if last and not plan.is_new and manifest.keys() == published.keys() - {MANIFEST_JSON}:
        sources = [path for path, _ in last.head.sources]
        lines = revised_lines(lines_in(last.said), published, manifest)
    else:
        sources, origins = _lineage(plan)
        lines = file_lines(manifest, origins)
    return encode_manifest(
        f"newsgen {newsgen.__version__}",
        {path: digests.of(path) for path in _shared(context.inputs)},
        {path: digests.of(path) for path in sources},
        lines,
        assets,
    )


def _lineage(plan: SitePlan) -> tuple[list[str], dict[str, str]]:
    """Return the content files that a plan's pages and copies are made from; and the origin of each page and
    copy, as manifest.json tells it by their places."""
    pages = dict(_pages(plan))
    copies = {**plan.planned.copies, **plan.pictures.origins}
    used = sorted({path for paths, _ in pages.values() for path in paths}.union(copies.values()))
    places = {path: at for at, path in enumerate(used)}
    origins = {
        file: origin(tuple(sorted({places[path] for path in paths})), places.get(its, -1))
        for file, (paths, its) in pages.items()
    }
    return used, origins | {file: origin((places[path],), -1) for file, path in copies.items()}


def _shared(inputs: Inputs) -> Iterator[str]:
    """Give the sources that every page depends on: the site's own pages, too, which every page leads to, and
    what has a name that changes with its content, which every page has."""
    yield from inputs.setup_paths()
    yield from inputs.template_paths()
    own = (path for path in inputs.stamps if path.startswith(_OWN))
    yield from (file.path for file in find_content(own) if file.kind == "page")
    static = inputs.static
    yield from (static[place] for place in inputs.fingerprints)


def _pages(plan: SitePlan) -> Iterator[tuple[str, tuple[list[str], str]]]:
    """Give for each page its file, the content files whose words it has, and the one whose address it is."""
    newsroom = plan.newsroom
    path_of = {key: path for path, key in newsroom.keys.items()}
    named = {tag: dict(_named(plan, tag)) for tag in newsroom.config.editions}
    for page in newsroom.plan.pages:
        keys = (page.key, *page.items)
        if page.kind == _NAMES_OTHERS:
            keys += named[page.edition].get(page.key, ())
        promised = page.kind in _PROMISED and page.key not in plan.planned.unpromised
        file = output_path(page.path, page.edition, newsroom.config.default_edition)
        yield file, ([path_of[key] for key in keys if key in path_of], page.origin if promised else "")


def _named(plan: SitePlan, edition: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give for each listed article those that its page names."""
    made = plan.newsroom.plan
    listed, related = made.listed[edition], made.related[edition]
    for at, key in enumerate(listed):
        yield key, (*listed[max(at - 1, 0) : at + 2], *related.of(at))
