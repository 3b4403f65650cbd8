"""The whole program on one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.cache import Cache
from newsgen.pipeline.affected_pages import Scope, edited, whole
from newsgen.pipeline.articles import Reading, read_site
from newsgen.pipeline.build_state import LastBuild, Summary, leave
from newsgen.pipeline.gather import bare
from newsgen.pipeline.inputs import Stock
from newsgen.pipeline.options import BuildOptions, BuildResult, Counts
from newsgen.pipeline.page_stage import Writing, write_site
from newsgen.pipeline.picture_task import pictures_folder
from newsgen.pipeline.pictures import make_pictures
from newsgen.problems import BuildFailed, Problem, in_order, stops
from newsgen.publish import Staging

if TYPE_CHECKING:
    from newsgen.pipeline.cluster import Cluster


def rebuild(
    options: BuildOptions,
    staging: Staging,
    cache: Cache,
    stock: Stock,
    last: LastBuild | None,
    current: bool,
    cluster: Cluster | None = None,
) -> BuildResult:
    """Build and publish a site; `current` tells whether what is published is the last build's.

    Raises BuildFailed where anything is wrong, CacheLost and OutputRefused where the system refuses.
    """
    templates = stock.templates_digest()  # before any is read in earnest: what changes then is seen next time
    # SourceFile -> Article -> EditionArticle: what is new goes into the cache.
    reading = read_site(options, stock, cache, last, cluster)
    stop_at_setup(options, reading)

    # Gather everything, unless it can only be as it was: links, lists and collisions need the whole set.
    scope = edited(options, stock, reading, cache, last, current, templates) if last else None
    if scope is None:
        before = (last.pictures(), last.stamps) if last else None
        make = partial(make_pictures, options, stock, cache, before, staging.published)
        scope = whole(options, stock, reading, cache, make)
    if scope.is_ambiguous:
        raise BuildFailed(quoted([*reading.problems(), *scope.problems], options.site))

    # Page -> Output: what has changed is written, the rest kept.
    writing = write_site(options, scope, stock, staging, cache, last if current else None, cluster)
    problems = [*reading.problems(), *scope.problems, *writing.problems()]
    problems = list(quoted(problems, options.site))
    if stops(problems, options.strict):
        staging.give_up(writing.written)
        raise BuildFailed(problems)
    staging.publish(writing.manifest)

    summary = _summary(options, templates, reading, scope, writing, staging.published_id, in_order(problems))
    more: dict[str, object] = {"setup": reading.setup}
    if scope.is_new:
        more |= {"newsroom": bare(scope.newsroom), "pictures": scope.pictures}
    leave(cache, summary, stock.stamps, reading.files, writing.copies, writing.keys, staging.published, more)
    if scope.is_new:
        scope.pictures.sweep(pictures_folder(cache))
    if cache.crowded(len(reading.files) * (2 + 2 * summary.editions) + len(scope.pictures.keys)):
        cache.sweep(chain(reading.keys(cache), scope.pictures.keys.values()))
    counts = Counts(
        reading.read,
        reading.converted,
        writing.rendered,
        len(scope.newsroom.plan.pages) - writing.rendered,
        writing.copied,
    )
    return summary.result(counts)


def _summary(
    options: BuildOptions,
    templates: bytes,
    reading: Reading,
    scope: Scope,
    writing: Writing,
    published: str,
    warnings: tuple[Problem, ...],
) -> Summary:
    newsroom = scope.newsroom
    return Summary(
        asked=options.digest(),
        setup=reading.setup_digest,
        reading=reading.reading,
        converting=reading.converting,
        templates=templates,
        published=published,
        articles=len({key for articles in newsroom.articles.values() for key in articles}),
        editions=len(newsroom.config.editions),
        files=len(newsroom.files),
        pages=len(newsroom.plan.pages),
        warnings=warnings,
        file_warnings=reading.warnings,
        page_warnings=writing.warnings,
    )


def stop_at_setup(options: BuildOptions, reading: Reading) -> None:
    """Raise BuildFailed where the configuration or a registry is wrong: then nothing can be gathered."""
    if stops(reading.setup.problems, options.strict):
        raise BuildFailed(quoted(reading.problems(), options.site))


def quoted(problems: Iterable[Problem], site: Path) -> Iterable[Problem]:
    """Give each problem the line that it is about, where the stage that found it had no text at hand."""
    lines: dict[str, list[str]] = {}
    for problem in problems:
        if problem.excerpt or not problem.line:
            yield problem
            continue
        if problem.path not in lines:
            try:
                text = (site / problem.path).read_text("utf-8-sig")  # with universal newlines
            except (OSError, UnicodeDecodeError):
                text = ""
            lines[problem.path] = text.split("\n")
        excerpt = lines[problem.path][problem.line - 1 : problem.line]
        yield replace(problem, excerpt=excerpt[0]) if excerpt else problem
