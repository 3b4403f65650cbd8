"""A site as a build would find it, without a build: everything read and gathered, nothing published.

Results of earlier builds are used where the site has any, and what is read anew is left for the next one;
in a site that was never built nothing is written at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from newsgen.cache import Cache, CacheLost, open_cache
from newsgen.files import CONFIG_FILE
from newsgen.pipeline.affected_pages import Scope, edited, whole
from newsgen.pipeline.article_task import Prepared
from newsgen.pipeline.articles import Reading, read_site
from newsgen.pipeline.build import CACHE
from newsgen.pipeline.build_state import KnownFile, LastBuild, Setup, last_build
from newsgen.pipeline.inputs import take_stock
from newsgen.pipeline.looking import look_at_pages
from newsgen.pipeline.options import BuildOptions
from newsgen.pipeline.pictures import make_pictures
from newsgen.pipeline.rebuild import quoted, stop_at_setup
from newsgen.pipeline.version import version_digest
from newsgen.problems import BuildFailed, Problem, in_order
from newsgen.render import Newsroom

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Inspection:
    """A site, and all that a build would say of it.

    `files` has each article and page by its path, with the keys of its results in the `cache`.
    """

    site: Path
    setup: Setup
    newsroom: Newsroom
    problems: tuple[Problem, ...]
    files: Mapping[str, KnownFile]
    cache: Cache
    _reading: Reading

    def prepared(self, path: str) -> Prepared:
        """Return what came of a file."""
        return self._reading.prepared(path, self.cache)


def inspect_site(options: BuildOptions, use: Callable[[Inspection], Result]) -> Result:
    """Read, gather and render a whole site, and return what `use` makes of it; nothing is published.

    `use` is called again where what earlier builds left turns out to be damaged. Raises BuildFailed where
    the configuration or a registry is wrong: then nothing can be gathered.
    """
    for kept in (True, False):
        try:
            with _opened(options.site, kept) as (cache, last):
                return use(_inspected(options, cache, last))
        except CacheLost as lost:
            if not kept:
                raise _failure(lost) from lost
    raise AssertionError("the second way returns or raises")


@contextmanager
def read_newsroom(options: BuildOptions) -> Iterator[tuple[Newsroom, tuple[Problem, ...]]]:
    """Yield a whole site as metadata, and every problem found so far; nothing is rendered or written.

    Raises BuildFailed where the configuration or a registry is wrong: then nothing can be gathered.
    """
    with ExitStack() as stack:
        try:
            cache, last = stack.enter_context(_opened(options.site, kept=True))
            reading, scope = _gathered(options, cache, last)
        except CacheLost:
            stack.close()
            cache, last = stack.enter_context(_opened(options.site, kept=False))
            reading, scope = _gathered(options, cache, last)
        problems = (*reading.problems(), *scope.problems)
        try:
            yield scope.newsroom, in_order(quoted(problems, options.site))
        except CacheLost as lost:
            raise _failure(lost) from lost


def _inspected(options: BuildOptions, cache: Cache, last: LastBuild | None) -> Inspection:
    if not (options.site / CONFIG_FILE).is_file():
        hint = "go to the site's folder, or name it: --site DIR"
        raise BuildFailed([Problem(CONFIG_FILE, 0, "this file is missing", hint)])
    stock = take_stock(options.site)
    templates = stock.templates_digest()
    reading = read_site(options, stock, cache, last)
    stop_at_setup(options, reading)
    scope = edited(options, stock, reading, cache, last, True, templates) if last else None
    if scope is None:
        before = (last.pictures(), last.stamps) if last else None
        there = last.pictures().files if last else {}
        scope = whole(
            options, stock, reading, cache, partial(make_pictures, options, stock, cache, before, there)
        )
    problems = [*reading.problems(), *scope.problems]
    if not scope.is_ambiguous:
        problems += look_at_pages(options, scope, cache, last)
    problems = list(in_order(quoted(problems, options.site)))
    return Inspection(
        options.site, reading.setup, scope.newsroom, tuple(problems), reading.files, cache, reading
    )


def _gathered(options: BuildOptions, cache: Cache, last: LastBuild | None) -> tuple[Reading, Scope]:
    stock = take_stock(options.site)
    reading = read_site(options, stock, cache, last)
    stop_at_setup(options, reading)
    return reading, whole(options, stock, reading, cache)


@contextmanager
def _opened(site: Path, kept: bool) -> Iterator[tuple[Cache, LastBuild | None]]:
    """Open a cache: the site's, with the last build, where it is to be used and can be; else an empty one."""
    with ExitStack() as stack:
        if kept and (site / CACHE / "cache.sqlite").is_file():
            try:
                cache = stack.enter_context(open_cache(site / CACHE, version_digest()))
                last = last_build(cache)
            except CacheLost:
                stack.close()
            else:
                if last is not None:
                    yield cache, last
                    return
                stack.close()
        folder = stack.enter_context(TemporaryDirectory(prefix="newsgen-"))
        empty = Cache(Path(folder) / "cache.sqlite")
        empty.prepare(b"")
        yield empty, None
        empty.close()


def _failure(lost: CacheLost) -> BuildFailed:
    reason = ("reason", str(lost))
    return BuildFailed(
        [
            Problem(
                CACHE, 0, "what earlier builds left cannot be used: {reason}", "remove it", values=(reason,)
            )
        ]
    )
