"""The stage that writes: every page of the plan, as far as it has changed, and what is copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.cache import Cache, CacheLost
from newsgen.images import made_here
from newsgen.parallel import map_in_runs
from newsgen.pipeline.affected_pages import Scope
from newsgen.pipeline.build_state import LastBuild
from newsgen.pipeline.gather import copied_files
from newsgen.pipeline.inputs import Stock
from newsgen.pipeline.options import BuildOptions
from newsgen.pipeline.page_task import PageMaker, PageWriter, Written, write_page
from newsgen.pipeline.picture_task import kept_at, pictures_folder
from newsgen.pipeline.pictures import Pictures
from newsgen.problems import Problem
from newsgen.publish import Staging, copy_file, digest_of, write_file

if TYPE_CHECKING:
    from newsgen.pipeline.cluster import Cluster

MANY = 1_000  # pages for which it pays to put them in order, or to send a newsroom to other machines
NO_JEKYLL = ".nojekyll"  # GitHub Pages is to serve the files as they are


@dataclass(slots=True)
class Writing:
    """What was written: the manifest of the new site, the key of each page, and what was copied from where.

    `warnings` are by the page's file; `failures` are of pages that have none, and `dead` has the pages with
    addresses that lead nowhere. `written` are the paths that are new in the folder.
    """

    manifest: dict[str, bytes] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)
    copies: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    warnings: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    failures: list[Problem] = field(default_factory=list)
    dead: list[Written] = field(default_factory=list)
    written: set[str] = field(default_factory=set)
    rendered: int = 0
    copied: int = 0

    def problems(self) -> Iterator[Problem]:
        """Give everything that is wrong with the pages."""
        yield from self.failures
        for problems in self.warnings.values():
            yield from problems
        yield from _dead_addresses(self.dead)

    def take(self, page: Written) -> None:
        """Take note of a page that has been written."""
        if not page.file:
            self.failures += page.problems
            return
        self.rendered += 1
        self.manifest[page.file] = page.digest
        self.keys[page.file] = page.key
        self.written.add(page.file)
        self.warnings.pop(page.file, None)
        if page.problems:
            self.warnings[page.file] = page.problems
        if page.dead:
            self.dead.append(page)


def write_site(
    options: BuildOptions,
    scope: Scope,
    stock: Stock,
    staging: Staging,
    cache: Cache,
    last: LastBuild | None,
    cluster: Cluster | None = None,
) -> Writing:
    """Write what has changed since the last build, whose site is the published one, and keep the rest.

    Without a last build everything is written. A cluster makes the pages where they are many.
    """
    writing = Writing()
    files = scope.newsroom.files
    gone = staging.published.keys() - files - {NO_JEKYLL}
    if last:
        # All is as it was until something else is found: of a large site little is, so the whole is copied.
        writing.manifest = dict(staging.published)
        for path in gone:
            del writing.manifest[path]
        writing.manifest |= dict.fromkeys(files.difference(staging.published), b"")
        writing.keys = last.page_keys(staging.published)
        writing.warnings = {
            path: found for path, found in last.summary.page_warnings.items() if path in writing.manifest
        }
    places = scope.places if last else range(len(scope.newsroom.plan.pages))
    if len(places) > MANY:
        places = scope.newsroom.plan.in_turn(places)
    removed = {path for path in gone if not made_here(path)}
    make = partial(
        PageMaker,
        scope.newsroom,
        scope.shelf,
        dict(writing.keys),
        staging.output if removed else None,
    )
    pages: Iterable[Written | None]
    # What is published lies on this machine only.
    if cluster and len(places) > MANY and not removed:
        from newsgen.pipeline.remote import make_away  # which few builds need

        made = make_away(cluster, scope.newsroom, scope.shelf, writing.keys, places, make)
        pages = (None if page is None else write_page(staging.folder, page) for page in made)
    else:
        cache.close()
        pages = map_in_runs(partial(PageWriter, make, staging.folder), places, options.jobs)
    for at, page in enumerate(pages, 1):
        if page is not None:
            writing.take(page)
        options.progress("writing", at, len(places))
    _copy_files(stock, staging, writing, last)
    _copy_pictures(scope.pictures, pictures_folder(cache), staging, writing, last)
    kept = dict(writing.manifest)
    for path in writing.written:
        del kept[path]
    if staging.keep_all(kept):  # somebody has removed files from the published folder
        return write_site(options, scope, stock, staging, cache, None, cluster)
    return writing


def _copy_files(stock: Stock, staging: Staging, writing: Writing, last: LastBuild | None) -> None:
    """Copy what is published as it is, but for what the published site has, by its stamp."""
    before = last.copies() if last else {}
    stamps = last.stamps if last else {}
    for path, source in copied_files(stock):
        its = stock.stamps[source]
        known = before.get(path)
        if known and known[0] == source and its is not None and stamps.get(source) == its:
            writing.manifest[path] = known[1]
        else:
            writing.manifest[path] = copy_file(staging.folder, path, stock.file(source))
            writing.written.add(path)
            writing.copied += 1
        writing.copies[path] = source, writing.manifest[path]
    writing.manifest[NO_JEKYLL] = digest_of(b"")
    if staging.published.get(NO_JEKYLL) != writing.manifest[NO_JEKYLL] or not last:
        write_file(staging.folder, NO_JEKYLL, b"")
        writing.written.add(NO_JEKYLL)


def _copy_pictures(
    pictures: Pictures, folder: Path, staging: Staging, writing: Writing, last: LastBuild | None
) -> None:
    """Copy the sizes of pictures, but for those that the published site has: their names tell."""
    for path, made in pictures.files.items():
        writing.manifest[path] = made
        if last and staging.published.get(path) == made:
            continue
        try:
            copied = copy_file(staging.folder, path, kept_at(folder, path))
        except OSError:
            copied = b""
        if copied != made:
            raise CacheLost("a picture in it is missing or damaged")
        writing.written.add(path)
        writing.copied += 1


def _dead_addresses(written: Sequence[Written]) -> Iterator[Problem]:
    """Give one problem for each address that leads nowhere, however many pages have it from a template."""
    pages: dict[str, list[Written]] = {}
    for page in written:
        for address in page.dead:
            pages.setdefault(address, []).append(page)
    for address, found in pages.items():
        having = sorted(found, key=lambda page: page.path)
        templates = sorted({page.template for page in having})
        yield Problem(
            f"templates/{templates[0]}" if len(templates) == 1 else "templates",
            0,
            "the link to {address} leads nowhere, on /{path}"
            if len(having) == 1
            else "the link to {address} leads nowhere, on /{path} and other pages ({count} in all)",
            "mend the link, or put the file into static/",
            values=(("address", address), ("count", str(len(having))), ("path", having[0].path)),
        )
