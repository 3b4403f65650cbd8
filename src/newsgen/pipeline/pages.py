"""The stage that renders: every page of the plan, as far as it may have changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newsgen.parallel import Remote
from newsgen.pipeline.affected_pages import SitePlan
from newsgen.pipeline.context import BuildContext
from newsgen.pipeline.page_task import PageResult, PageStage, Sink
from newsgen.problems import Problem
from newsgen.render import TEMPLATES

MANY = 1_000  # pages for which it pays to put them in order, or to send a newsroom to other machines


class Pages(Struct):
    """What came of pages: the digest and the key of each file.

    `warnings` are by the page's file; `failures` are of pages that have none, and `dead` has the pages with
    addresses that lead nowhere.
    """

    digests: dict[str, bytes] = {}
    keys: dict[str, bytes] = {}
    warnings: dict[str, tuple[Problem, ...]] = {}
    failures: list[Problem] = []
    dead: list[PageResult] = []

    def problems(self) -> Iterator[Problem]:
        """Give everything that is wrong with the pages."""
        yield from self.failures
        for problems in self.warnings.values():
            yield from problems
        yield from _dead_addresses(self.dead)

    def take(self, page: PageResult) -> None:
        """Take note of a page that was made."""
        if not page.file:
            self.failures += page.problems
            return
        self.digests[page.file] = page.digest
        self.keys[page.file] = page.key
        self.warnings.pop(page.file, None)
        if page.problems:
            self.warnings[page.file] = page.problems
        if page.dead:
            self.dead.append(page)


def render_pages(
    context: BuildContext,
    plan: SitePlan,
    sink: Sink,
    known: Mapping[str, bytes],
    warnings: Mapping[str, tuple[Problem, ...]],
    *,
    everything: bool = False,
    published: Path | None = None,
    draws: bool = True,
) -> Pages:
    """Render the pages that may have changed, or `everything`; their files go to the sink.

    Those whose key is among the `known` ones stay as they are, with the `warnings` that they had. `published`
    and `draws` are as in `PageStage`.
    """
    pages = Pages(warnings=dict(warnings))
    newsroom = plan.newsroom
    places: Sequence[int] = range(len(newsroom.plan.pages)) if everything else plan.places
    many = len(places) > MANY
    if many:
        places = newsroom.plan.in_turn(places)
        plan.templates.load(TEMPLATES)
    make = partial(PageStage, newsroom, plan.templates, plan.store, sink, dict(known), published, draws)
    context.cache.close()
    # What is published lies on this machine only; and few pages are not worth to send a newsroom for.
    remote = partial(_remote, plan, known) if many and not published else None
    for at, page in enumerate(context.pool.map_in_runs(make, places, remote=remote), 1):
        if page is not None:
            pages.take(_received(page, sink))
        context.options.progress("writing" if draws else "rendering", at, len(places))
    context.cache.close()  # pages made in this process have it held
    return pages


def _received(page: PageResult, sink: Sink) -> PageResult:
    """Hand over the content that came from another machine."""
    if page.content is None:
        return page
    return replace(page, digest=sink(page.file, page.content), content=None)


def _remote(plan: SitePlan, known: Mapping[str, bytes]) -> Remote[int, PageResult | None]:
    from newsgen.pipeline.remote import remote_pages  # which few builds need

    return remote_pages(plan, known)


def _dead_addresses(pages: Sequence[PageResult]) -> Iterator[Problem]:
    """Give one problem for each address that leads nowhere, however many pages have it from a template."""
    by_address: dict[str, list[PageResult]] = {}
    for page in pages:
        for address in page.dead:
            by_address.setdefault(address, []).append(page)
    for address, found in by_address.items():
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
