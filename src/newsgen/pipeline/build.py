"""The whole program on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from newsgen.cache import Cache, CacheLost, open_cache
from newsgen.config import CONFIG_FILE, read_config
from newsgen.pipeline.gather import without_articles
from newsgen.pipeline.last import Summary, last_build, leave
from newsgen.pipeline.options import BuildOptions, BuildResult, Counts
from newsgen.pipeline.reading import Reading, read_site
from newsgen.pipeline.scope import Scope, edited, whole
from newsgen.pipeline.stock import Stock, take_stock
from newsgen.pipeline.version import version_digest
from newsgen.pipeline.writing import Writing, write_site
from newsgen.problems import BuildFailed, Problem, Report, Severity, in_order
from newsgen.publish import OutputRefused, Staging
from newsgen.render import Newsroom

#: Where a site's cache is, in its folder.
CACHE = ".newsgen"


def build(options: BuildOptions) -> BuildResult:
    """Build and publish a site.

    Raises BuildFailed, with every problem of the run, when anything is wrong; the output folder is
    then as it was before.
    """
    if not (options.site / CONFIG_FILE).is_file():
        report = Report(CONFIG_FILE)
        read_config(options.site, report)
        raise BuildFailed(report.problems)
    try:
        with Staging(options.output, verify=not options.cache) as staging:
            return _with_cache(options, staging)
    except OutputRefused as refused:
        raise _failure(str(options.output), str(refused)) from refused


@contextmanager
def read_newsroom(options: BuildOptions) -> Iterator[tuple[Newsroom, tuple[Problem, ...]]]:
    """Yield a whole site as metadata, and every problem found so far; nothing is rendered or written.

    Raises BuildFailed where the configuration or a registry is wrong: then nothing can be gathered.
    """
    with TemporaryDirectory(prefix="newsgen-") as folder:
        cache = Cache(Path(folder) / "cache.sqlite")
        cache.prepare(b"")
        stock = take_stock(options.site)
        reading = read_site(options, stock, cache, None)
        _stop_at_setup(options, reading)
        scope = whole(options, stock, reading, cache)
        problems = (*reading.problems(), *scope.problems)
        yield scope.newsroom, in_order(_quoted(problems, options.site))
        cache.close()


def _with_cache(options: BuildOptions, staging: Staging) -> BuildResult:
    """Build with the site's cache; with an empty one where it turns out to be damaged."""
    version = version_digest()
    fresh = not options.cache
    while True:
        opened = open_cache(options.site / CACHE, version, staging.spool, fresh=fresh)
        with opened as (cache, reason):
            if reason:
                options.notice(f"what earlier builds left cannot be used: {reason}")
            try:
                return _build(options, staging, cache)
            except CacheLost as lost:
                if fresh:
                    raise _failure(CACHE, str(lost)) from lost
                options.notice(f"what earlier builds left cannot be used: {lost}")
                fresh = True


def _build(options: BuildOptions, staging: Staging, cache: Cache) -> BuildResult:
    stock = take_stock(options.site)
    last = last_build(cache)
    current = last is not None and last.summary.published == staging.published_id
    if last and current and last.summary.asked == options.digest() and last.had(stock.stamps):
        return _nothing_new(options, staging, last.summary)

    # SourceFile -> Article -> EditionArticle: what is new goes into the cache.
    reading = read_site(options, stock, cache, last)
    _stop_at_setup(options, reading)

    # Gather everything, unless it can only be as it was: links, lists and collisions need the whole set.
    scope = edited(options, stock, reading, cache, last, current) if last else None
    if scope is None:
        scope = whole(options, stock, reading, cache)

    # Page -> Output: what has changed is written, the rest kept.
    writing = write_site(options, scope, stock, staging, last if current else None)
    problems = [*reading.problems(), *scope.problems, *writing.problems()]
    problems = list(_quoted(problems, options.site))
    if _failed(problems, options):
        staging.give_up(writing.written)
        raise BuildFailed(problems)
    staging.publish(writing.manifest)

    summary = _summary(options, stock, reading, scope, writing, staging.published_id, in_order(problems))
    more: dict[str, object] = {"setup": reading.setup}
    if scope.is_new:
        more["newsroom"] = without_articles(scope.newsroom)
    leave(cache, summary, stock.stamps, reading.files, writing.copies, writing.keys, staging.published, more)
    if cache.crowded(len(reading.files) * (2 + 2 * summary.editions)):
        cache.sweep(reading.keys(cache))
    counts = Counts(
        reading.read,
        reading.converted,
        writing.rendered,
        len(scope.newsroom.plan.pages) - writing.rendered,
        writing.copied,
    )
    return _result(summary, counts)


def _nothing_new(options: BuildOptions, staging: Staging, summary: Summary) -> BuildResult:
    if _failed(summary.warnings, options):
        raise BuildFailed(summary.warnings)
    staging.publish(staging.published)
    return _result(summary, Counts(kept=summary.pages))


def _result(summary: Summary, counts: Counts) -> BuildResult:
    return BuildResult(summary.articles, summary.editions, summary.files, summary.warnings, counts)


def _summary(
    options: BuildOptions,
    stock: Stock,
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
        templates=stock.templates_digest(),
        published=published,
        articles=len({key for articles in newsroom.articles.values() for key in articles}),
        editions=len(newsroom.config.editions),
        files=len(newsroom.files),
        pages=len(newsroom.plan.pages),
        warnings=warnings,
        file_warnings=reading.warnings,
        page_warnings=writing.warnings,
    )


def _stop_at_setup(options: BuildOptions, reading: Reading) -> None:
    if _failed(reading.setup.problems, options):
        raise BuildFailed(_quoted(reading.problems(), options.site))


def _failed(problems: Iterable[Problem], options: BuildOptions) -> bool:
    return any(options.strict or problem.severity is Severity.ERROR for problem in problems)


def _failure(path: str, reason: str) -> BuildFailed:
    return BuildFailed([Problem(path, 0, "{reason}", values=(("reason", reason),))])


def _quoted(problems: Iterable[Problem], site: Path) -> Iterable[Problem]:
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
