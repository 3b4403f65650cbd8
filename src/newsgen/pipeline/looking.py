"""Every page rendered and thrown away again, as far as it may have changed: what is wrong with it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from newsgen.cache import Cache
from newsgen.images import made_here
from newsgen.parallel import map_in_runs
from newsgen.pipeline.affected_pages import Scope
from newsgen.pipeline.build_state import LastBuild
from newsgen.pipeline.options import BuildOptions
from newsgen.pipeline.page_stage import MANY, NO_JEKYLL, Writing
from newsgen.pipeline.page_task import PageMaker, Written
from newsgen.problems import Problem


class _PageLooker:
    """Makes pages, and keeps of each what a build reports."""

    def __init__(self, make: Callable[[], PageMaker]) -> None:
        self._make = make()

    def __call__(self, place: int) -> Written | None:
        made = self._make(place)
        if made is None:
            return None
        return Written(made.file, made.key, b"", made.path, made.template, made.problems, made.dead)


def look_at_pages(
    options: BuildOptions, scope: Scope, cache: Cache, last: LastBuild | None
) -> Iterator[Problem]:
    """Give everything that is wrong with the pages of a newsroom; those that are as in the last build, which
    published nothing wrong, are believed to be so still."""
    newsroom = scope.newsroom
    writing = Writing()
    if last:
        writing.warnings = {
            path: found for path, found in last.summary.page_warnings.items() if path in newsroom.files
        }
    places = scope.places if last else range(len(newsroom.plan.pages))
    if len(places) > MANY:
        places = newsroom.plan.in_turn(places)
    known = _known_pages(scope, last) if last and scope.is_new else {}
    make = partial(PageMaker, newsroom, scope.shelf, known, draws=False)
    cache.close()
    for at, page in enumerate(map_in_runs(partial(_PageLooker, make), places, options.jobs), 1):
        if page is not None:
            writing.take(page)
        options.progress("rendering", at, len(places))
    cache.close()  # pages made in this process have it held
    yield from writing.problems()


def _known_pages(scope: Scope, last: LastBuild) -> dict[str, bytes]:
    """Return the key of each page of the last build; none where something is gone that pages may lead to."""
    before = {*last.newsroom().files, NO_JEKYLL}
    gone = before - scope.newsroom.files - {NO_JEKYLL}
    if len(before) != last.had_keys() or any(not made_here(path) for path in gone):
        return {}
    return last.page_keys(dict.fromkeys(before, b""))
